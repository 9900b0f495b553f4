"""By when the timesheets of each pay period are to be handed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.services import clock, timesheets
from bpa_desk.services.due import Due

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "timesheets"
AFTER = timedelta(days=5)
"""How long after the last day of a period its sheets are expected; ours, not the law's."""


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the last whole period while sheets of it wait, and the periods to come, in the span."""
    now = timesheets.period_of(store, clock.today(store))
    before = timesheets.period_before(store, now)
    if first <= _expected(before) <= last and (waiting := timesheets.waiting(store, before)):
        text = Message(
            N_("Timesheets {first}–{last} not sealed: {count}."),
            {"first": before.first, "last": before.last, "count": waiting},
        )
        yield _due(before, text, before.first)
    if not store.all(Assistant, "archived = ?", (0,)):
        return
    while _expected(now) <= last:
        if first <= _expected(now):
            text = Message(
                N_("Timesheets {first}–{last} are to be sealed."), {"first": now.first, "last": now.last}
            )
            # The first screen speaks of it once the period is over; then it is the last whole one.
            yield _due(now, text, _expected(now))
        now = timesheets.period_after(store, now)


def _due(span: DateSpan, text: Message, tell_from: date) -> Due:
    return Due(
        _expected(span), text, "timesheets", span.first.isoformat(), KIND, tell_from=tell_from,
    )  # fmt: skip


def _expected(span: DateSpan) -> date:
    assert span.last is not None
    return span.last + AFTER
