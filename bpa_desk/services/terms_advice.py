"""What the worked and planned shifts say about somebody's terms: class, position and hours beyond it.

Advice with its figures; the user confirms, and the employer decides (working-time.md TID-5, TID-6, DELT-3).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain import extra_hours as extra
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind, HoursClass
from bpa_desk.domain.extra_hours import ExtraHours
from bpa_desk.domain.position_paper import ExtraHoursFacts, ExtraMonth
from bpa_desk.domain.rules.check import situations
from bpa_desk.domain.rules.classes import LEAST_SUNDAYS, Share, share, suggested
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.limits import CLASS_WEEK
from bpa_desk.services import absences, employments, ordning, situation

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

WEEKS = 12
"""How far back and ahead shifts are looked at for a suggestion."""
TARIFF_FULL_TIME = {40 * 60: 2250, 38 * 60: 2130, 36 * 60: 2016}
"""What full time usually is under a tariff agreement for each legal week (A.3): 37.5, 35.5 and 33.6 hours."""


class Suggestion(NamedTuple):
    """The weekly limit the shifts from ``first`` to ``last`` point to, and the counts behind it."""

    hours_class: HoursClass
    share: Share
    first: date
    last: date


def suggested_class(store: Store, assistant: str, today: date) -> Suggestion | None:
    """Return the class the shifts of half a year point to; None with too few Sundays to tell."""
    first, last = today - timedelta(weeks=WEEKS), today + timedelta(weeks=WEEKS)
    found = _share(store, assistant, first, last)
    if found is None or found.sundays < LEAST_SUNDAYS:
        return None
    return Suggestion(suggested(found), found, first, last)


def usual_full_time(hours_class: HoursClass) -> int:
    """Return the minutes a week that are usually full time under the class (TID-4)."""
    return TARIFF_FULL_TIME[CLASS_WEEK[hours_class]]


def full_time(terms: Employment) -> int:
    """Return what full time is under these terms: as written, else as is usual for the class."""
    return terms.full_time or usual_full_time(terms.hours_class)


def position_percent(terms: Employment) -> Fraction | None:
    """Return the agreed hours as percent of full time (TID-6), or None without a position."""
    if terms.minutes_per_week is None:
        return None
    return Fraction(100 * terms.minutes_per_week, full_time(terms))


def hours_beyond(store: Store, assistant: str, claimed: date) -> ExtraHours | None:
    """Return the hours beyond the position in the twelve months before the day; None without a position."""
    terms = employments.employment_on(employments.employments(store, assistant), claimed)
    if terms is None or terms.minutes_per_week is None:
        return None
    first = extra.twelve_months(claimed)[0][0]
    rota = situation.rota(store, first, claimed, context_weeks=1)
    return extra.extra_hours(rota, assistant, claimed, full_time(terms))


def extra_hours_facts(store: Store, assistant: str, claimed: date) -> ExtraHoursFacts | None:
    """Return what the paper by aml. § 14-4 a shows, counted back from the day; None without a position."""
    found = hours_beyond(store, assistant, claimed)
    if found is None:
        return None
    here, spans = ordning.current(store), extra.twelve_months(claimed)
    away = absences.whole_days(store, assistant, spans[0][0], spans[-1][1])
    months = tuple(
        ExtraMonth(first, last, minutes, sum(first <= day <= last for day in away))
        for (first, last), minutes in zip(spans, found.months, strict=True)
    )
    person = store.get(Assistant, assistant)
    return ExtraHoursFacts(
        here.name, here.employer, here.leader, person.name, person.employee_number, claimed, found, months,
        _permanent_part_time(store, assistant, spans[0][0], spans[-1][1]),
    )  # fmt: skip


def _permanent_part_time(store: Store, assistant: str, first: date, last: date) -> bool:
    """True when each of the days has permanent terms with a position of less than full time."""
    covered = 0
    for each in employments.employments(store, assistant):
        if each.kind is not EmploymentKind.FAST or each.minutes_per_week is None:
            continue
        if each.minutes_per_week < full_time(each):
            begins, ends = max(each.start, first), min(each.end or last, last)
            covered += max(0, (ends - begins).days + 1)
    return covered == (last - first).days + 1


def _share(store: Store, assistant: str, first: date, last: date) -> Share | None:
    rota = situation.rota(store, first, last, context_weeks=0)
    own = tuple(each for each in rota.shifts if each.assistant == assistant)
    people = tuple(each for each in rota.people if each.id == assistant)
    alone = replace(rota, shifts=own, people=people, needs=(), elsewhere=())
    return next((share(each) for each in situations(Frame(alone))), None)
