"""When temporary employments end, and the deadlines every employment sets running."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.urgency import Urgency
from bpa_desk.services import clock, employment_duties, people
from bpa_desk.services.due import Due

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "employment"
NEAR = timedelta(days=7)
"""How long before a deadline it must be seen to at once."""


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the ends and the deadlines in the span."""
    yield from _ends(store, first, last)
    yield from _beyond(store, first, last)
    found = [each for each in employment_duties.all_deadlines(store) if first <= each.due <= last]
    today = clock.today(store)
    looming = employment_duties.standing_on_call(store, today)
    told = {each.assistant for each in found} | {each.assistant for each in looming}
    names = people.names(store, told)
    for each in found:
        text = Message(N_("{name}: {what}"), {"name": names[each.assistant], "what": each.text})
        stays = each.rule in employment_duties.UNTIL_DONE
        yield Due(
            each.due, text, "assistants", each.assistant, KIND, each.assistant, binding=True,
            law=each.law, tell_from=each.remind, near=NEAR,
            tell_until=None if stays else each.due + employment_duties.AFTER,
        )  # fmt: skip
    # What already looks like a standing need has no day of its own; I dag says so every day.
    for standing in looming:
        if standing.found.since > today and first <= standing.found.since <= last:
            text = employment_duties.standing_text(names[standing.assistant], standing, today)
            yield Due(
                standing.found.since, text, "assistants", standing.assistant, KIND, standing.assistant,
                tell_from=today, advice=True,
            )  # fmt: skip


def _beyond(store: Store, first: date, last: date) -> Iterator[Due]:
    today = clock.today(store)
    for person, held in employment_duties.beyond_terms(store, today):
        day = store.zone.day(held[0].start)
        if first <= day <= last:
            text = Message(
                N_("Shifts of {name} after the last day of the terms: {count}, the first {day}."),
                {"name": store.get(Assistant, person).name, "count": len(held), "day": day},
            )
            yield Due(day, text, "week", day.isoformat(), KIND, person, tell_from=today)


def _ends(store: Store, first: date, last: date) -> Iterator[Due]:
    for each in store.all(Employment, '"end" BETWEEN ? AND ?', (first.isoformat(), last.isoformat())):
        if each.end is None or each.kind is EmploymentKind.FAST:
            continue
        text = Message(
            N_("The temporary employment of {name} ends on {day}."),
            {"name": store.get(Assistant, each.assistant).name, "day": each.end},
        )
        yield Due(
            each.end, text, "assistants", each.assistant, KIND, each.assistant, tell_until=each.end,
            weighs=Urgency.SOON,
        )  # fmt: skip
