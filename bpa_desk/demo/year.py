"""A year wheel in each invented ordning: laid out in January, ticked off as the year went, one thing late."""

from __future__ import annotations

from datetime import date, timedelta

from bpa_desk.domain.time import zone
from bpa_desk.services import clock, year_tasks
from bpa_desk.services.store import Store

LANGUAGE = "nb"
LAID_OUT = date(2026, 1, 5)
FORGOTTEN = frozenset({"christmas", "staff-meeting-3"})
"""What nobody got round to."""
EARLY = timedelta(days=4)
"""How long before its last day a duty was done."""


def year_of_duties(store: Store, today: date) -> None:
    """Lay the wheel out and tick off what lies before today, all but what was forgotten."""
    with clock.fixed(zone().at(LAID_OUT, 12 * 60)):
        made = year_tasks.lay_out(store, LAID_OUT.year, LANGUAGE)
    for each in made:
        if each.due < today and each.key not in FORGOTTEN:
            with clock.fixed(zone().at(max(LAID_OUT, each.due - EARLY), 12 * 60)):
                year_tasks.set_done(store, each.id)
