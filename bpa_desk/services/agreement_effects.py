"""What would change if an agreement ended or came: the plan read once, to be compared on another thread."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.rules.agreement_effects import Comparison, comparison
from bpa_desk.domain.shift import Shift
from bpa_desk.services import clock, situation

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LEAST = timedelta(weeks=4)
MOST = timedelta(weeks=53)


def span(store: Store, agreement: Agreement) -> tuple[date, date]:
    """Return the days an agreement matters for now: from today (or its own first day) to the last planned
    shift; of one that has ended, the days it was in force.
    """
    today = clock.today(store)
    if agreement.end is not None and agreement.end < today:
        return max(agreement.start, agreement.end - MOST), agreement.end
    first = max(agreement.start, today)
    latest = store.all(Shift, order="start DESC LIMIT 1")
    planned = store.zone.day(latest[0].start) if latest else first
    last = min(max(planned, first + LEAST), first + MOST)
    return first, last if agreement.end is None else max(first, min(last, agreement.end))


def compared(store: Store, agreement: Agreement) -> Comparison:
    """Return the plan with and without the agreement as it is written, saved or not."""
    first, last = span(store, agreement)
    return comparison(situation.rota(store, first, last), agreement, first)
