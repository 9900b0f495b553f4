"""Legal minutes per day and week, and which of them are overtime (working-time.md A.3, A.5: OT-2).

``OT = Σ max(0, h − D) + max(0, Σ min(h, D) − W)``, so nothing counts twice. With an averaging agreement D
and W are the averaged plan's own day and week where those are longer, within the agreement's maxima.
Overtime over the week falls on the hours that come last, so the sums of any stretch of days add up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.limits import DAY, PASSIVE_DAY, PASSIVE_WEEK, TOTAL_WEEK, Limits
from bpa_desk.domain.shift import Shift

SLIDING_TOP = 40 * 60
SLIDING_FLOOR = 36 * 60


class DaySum:
    """One day's legal minutes; ``limit`` is the ordinary day (D), ``over`` what lies beyond it.

    ``passive`` is passive time in essentially passive shifts, ``standby`` the standby already counted in
    ``minutes``, ``both`` Sunday hours that are at night too, ``elsewhere`` what of ``minutes`` is work at
    another workplace, ``unplanned`` how much longer the day became than its plan, ``overtime`` the day's
    share; the work of the day goes from ``start`` to ``end``.
    """

    __slots__ = (
        "additional",
        "both",
        "day",
        "elsewhere",
        "end",
        "limit",
        "minutes",
        "night",
        "over",
        "overtime",
        "passive",
        "shifts",
        "standby",
        "start",
        "sunday",
        "unplanned",
    )

    def __init__(self, day: int, start: int, end: int) -> None:
        self.day = day
        self.start = start
        self.end = end
        self.minutes = self.night = self.sunday = self.passive = self.standby = self.unplanned = 0
        self.both = self.elsewhere = 0
        self.limit = DAY
        self.over = self.overtime = self.additional = 0
        self.shifts: Sequence[Shift] = ()

    @property
    def span(self) -> tuple[int, int]:
        """The instants between which the day's work lies."""
        return self.start, self.end


class WeekSum:
    """One week's days and sums; ``limit`` is the ordinary week (W), ``over`` the weekly part of the overtime.

    ``base`` is the ordinary week before an averaged plan widens it; ``even``: every day is an ordinary one,
    without passive time.
    """

    __slots__ = ("base", "days", "even", "limit", "limits", "minutes", "over", "overtime", "standby", "week")

    def __init__(self, week: int, limits: Limits) -> None:
        self.week = week
        self.limits = limits
        self.days: list[DaySum] = []
        self.limit = self.base = limits.week
        self.minutes = self.over = self.overtime = self.standby = 0
        self.even = True

    @property
    def shifts(self) -> list[Shift]:
        """All shifts with work in the week."""
        return list({shift.id: shift for day in self.days for shift in day.shifts}.values())


def weeks_of(days: list[DaySum], frame: Frame, limits: Callable[[int], Limits]) -> list[WeekSum]:
    """Return the weeks that have work, in order, with overtime worked out; ``days`` must be in order."""
    weeks: list[WeekSum] = []
    current: WeekSum | None = None
    after = -1 << 40
    for day in days:
        number = day.day
        if current is None or number >= after:
            week = frame.week_of(number)
            current = WeekSum(week, limits(number))
            after = frame.first_day_of(week + 1)
            weeks.append(current)
        current.days.append(day)
        minutes = day.minutes
        current.minutes += minutes
        if minutes > DAY or day.passive:
            current.even = False
        if day.standby:
            current.standby += day.standby
    sliding = 0
    if any(each.limits.hours_class is HoursClass.TRE for each in weeks):
        sliding = _sliding(weeks, frame.readings.sliding_cumulative)
    for each in weeks:
        _measure(each, sliding)
    return weeks


def _sliding(weeks: list[WeekSum], cumulative: bool) -> int:
    """Return the week under § 10-4 (6): 40 hours less 10 min a Sunday hour, 15 a night hour (TID-3).

    Whether an hour that is both gives both reductions is a reading of the ordning; else the night's counts.
    """
    sunday = sum(day.sunday - (0 if cumulative else day.both) for week in weeks for day in week.days)
    night = sum(day.night for week in weeks for day in week.days)
    reduced = SLIDING_TOP - (2 * sunday + 3 * night) / (12 * len(weeks))
    return max(SLIDING_FLOOR, int(reduced))


def _measure(week: WeekSum, sliding: int) -> None:
    limits = week.limits
    base, position = limits.week, limits.position
    averaging = bool(limits.averaging)
    if limits.hours_class is HoursClass.TRE:
        base = min(base, sliding)
    elif week.even and not averaging and week.minutes <= (base if position is None else min(base, position)):
        return  # nothing is beyond anything
    passive = sum(day.passive for day in week.days)
    if passive:  # TID-7: half of it, at most ten hours, and never past 48 in all
        base = max(base, min(base + min(passive // 2, PASSIVE_WEEK), TOTAL_WEEK))
    week.base = base
    if averaging:
        planned = sum(day.minutes - day.unplanned for day in week.days)
        base = max(base, planned if limits.week_max is None else min(planned, limits.week_max))
    week.limit = base
    ordinary = elsewhere = 0
    for day in week.days:
        limit = DAY + min(day.passive // 2, PASSIVE_DAY)
        if averaging:
            limit = max(limit, min(day.minutes - day.unplanned, limits.day))
        day.limit = limit
        day.over = over = max(0, day.minutes - limit)
        within = day.minutes - over
        late = max(0, min(within, ordinary + within - base))
        # The position is this ordning's: work at another workplace is no merarbeid here (SCOPE-5).
        elsewhere += day.elsewhere
        if position is not None and not averaging:
            beyond = ordinary + within - late - position - elsewhere
            day.additional = max(0, min(within - late - day.elsewhere, beyond))
        ordinary += within
        day.overtime = over + late
        week.over += late
        week.overtime += day.overtime
