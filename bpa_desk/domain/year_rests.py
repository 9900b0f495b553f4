"""The rests of one person over a stretch of days: each week's weekly rest, and rest that is owed."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.rules.limits import DAILY_REST
from bpa_desk.domain.rules.rest import weekly_rest
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.time import Period


class RestKind(StrEnum):
    """How a week came by its weekly rest (aml. § 10-8 second paragraph)."""

    INSIDE = "inside"
    EDGE = "edge"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class WeekRest:
    """The rest a week is credited with, or the longest there was where it is missing."""

    kind: RestKind
    period: Period


@dataclass(frozen=True, slots=True)
class RestDebt:
    """A daily rest under eleven hours that an agreement allowed: what was owed and what came back.

    ``rest`` is the shortened rest, ``following`` the one it is made up for in (None while it has not come).
    """

    rest: Period
    owed: int
    following: Period | None
    given: int
    shifts: tuple[str, ...]

    @property
    def left(self) -> int:
        """Minutes that were not given back in the very next rest; nothing while that has not come."""
        return 0 if self.following is None else self.owed - self.given


def week_rests(situation: Situation) -> dict[int, WeekRest]:
    """Return the weekly rest of each judged week with work; the rule itself says which lack one."""
    frame = situation.frame
    told = {(each.start, each.end): each for each in weekly_rest(situation) if "rest" in each.details}
    found: dict[int, WeekRest] = {}
    for week in situation.weeks:
        if not frame.judges_week(week.week):
            continue
        period = frame.week_period(week.week)
        finding = told.get((period.start, period.end))
        longest = max((_inside(each, period) for each in situation.gaps), key=_length, default=period)
        if finding is None:
            found[week.week] = WeekRest(RestKind.INSIDE, longest)
        elif finding.severity is Severity.INFO:
            minutes = finding.details["rest"]
            over = (each for each in situation.gaps if each.minutes == minutes and each.touches(period))
            found[week.week] = WeekRest(RestKind.EDGE, next(over, longest))
        else:
            found[week.week] = WeekRest(RestKind.MISSING, longest)
    return found


def rest_debts(situation: Situation) -> list[RestDebt]:
    """Return each shortened daily rest and what the next one gave back (aml. § 10-8 third, HVILE-3)."""
    frame, mains = situation.frame, situation.mains
    found = []
    for number, (before, main) in enumerate(itertools.pairwise(mains)):
        rest = Period(before.end, main.start)
        limits = situation.limits(before.day)
        short = DAILY_REST - rest.minutes
        if short <= 0 or not limits.compensated or not frame.judges(*rest):
            continue
        following = None
        if number + 2 < len(mains):
            following = Period(main.end, mains[number + 2].start)
        given = 0 if following is None else max(0, min(short, following.minutes - DAILY_REST))
        shifts = tuple(dict.fromkeys((before.last.id, main.first.id)))
        found.append(RestDebt(rest, short, following, given, shifts))
    return found


def _inside(rest: Period, week: Period) -> Period:
    return Period(max(rest.start, week.start), max(min(rest.end, week.end), max(rest.start, week.start)))


def _length(period: Period) -> int:
    return period.minutes
