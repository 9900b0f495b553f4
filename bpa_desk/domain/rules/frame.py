"""What all people of a rota are judged by together: the judged days, weeks, red days and limits.

A *day* is an int: days since 1970-01-01 of the ordning's døgn, which begins at ``day_start`` local time. A
*week* is an int that grows by one each ``week_start``. Working periods belong to the day they start in
(DEF-4, DEF-5).
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime
from functools import lru_cache

from bpa_desk.domain.calendar import RedShare, red_shares
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.limits import LimitBook
from bpa_desk.domain.text import Clock
from bpa_desk.domain.time import DAY, EPOCH_ORDINAL, Period, Zone, zone

NIGHT_START = 21 * 60
NIGHT_END = 6 * 60
_NIGHT = DAY - NIGHT_START + NIGHT_END


class LocalClock:
    """Offsets of one zone by UTC day, so that most instants turn local with one addition."""

    def __init__(self, clock: Zone) -> None:
        self.zone = clock
        self._offsets: dict[int, int | None] = {}

    def offset(self, instant: int) -> int:
        """Return minutes east of UTC at the instant."""
        day = instant // DAY
        offset = self._offsets.get(day)
        if offset is not None:
            return offset
        if day not in self._offsets:
            first, last = self._exact(day * DAY), self._exact(day * DAY + DAY - 1)
            self._offsets[day] = offset = first if first == last else None
            if offset is not None:
                return offset
        return self._exact(instant)

    def _exact(self, instant: int) -> int:
        wall = self.zone.wall(instant)
        return (wall.toordinal() - EPOCH_ORDINAL) * DAY + wall.hour * 60 + wall.minute - instant

    def night(self, start: int, end: int) -> int:
        """Return the elapsed minutes between two instants that lie within 21–06 local time (aml. § 10-11)."""
        first, last = self.offset(start), self.offset(end)
        if first == last:
            # Night minutes up to each end, by local minute: a day has 360 before 06 and 180 after 21.
            days, early = divmod(start + first, DAY)
            more, late = divmod(end + first, DAY)
            return (
                (more - days) * _NIGHT
                + (late if late < NIGHT_END else NIGHT_END)
                + (late - NIGHT_START if late > NIGHT_START else 0)
                - (early if early < NIGHT_END else NIGHT_END)
                - (early - NIGHT_START if early > NIGHT_START else 0)
            )
        turn = _turn(self, start, end)
        before = turn - 1
        return self.night(start, before) + self.night(turn, end) + self._in_night(before)

    def _in_night(self, instant: int) -> int:
        minute = (instant + self.offset(instant)) % DAY
        return int(minute < NIGHT_END or minute >= NIGHT_START)


def _turn(clock: LocalClock, start: int, end: int) -> int:
    """Return the first instant after ``start`` whose offset differs from the one at ``start``."""
    before = clock.offset(start)
    low, high = start, end
    while high - low > 1:
        middle = (low + high) // 2
        if clock.offset(middle) == before:
            low = middle
        else:
            high = middle
    return high


class Moments(dict[int, tuple[int, int, int]]):
    """Each instant's day, night minutes up to it by its local clock, and offset; found once, then looked up.

    Between two instants of one offset lie as many night minutes as their second numbers differ by.
    """

    def __init__(self, clock: LocalClock, day_start: int) -> None:
        super().__init__()
        self._clock = clock
        self._day_start = day_start

    def __missing__(self, instant: int) -> tuple[int, int, int]:
        offset = self._clock.offset(instant)
        local = instant + offset
        days, minute = divmod(local, DAY)
        dark = days * _NIGHT + min(minute, NIGHT_END) + max(minute - NIGHT_START, 0)
        found = self[instant] = (local - self._day_start) // DAY, dark, offset
        return found


@lru_cache(maxsize=16)
def local_clock(name: str) -> LocalClock:
    """Return the one LocalClock of that zone."""
    return LocalClock(zone(name))


class Frame:
    """Everything about a rota that does not depend on one person's shifts."""

    def __init__(self, rota: Rota) -> None:
        self.rota = rota
        ordning = rota.ordning
        self.ordning = ordning
        self.readings = ordning.readings
        self.elsewhere = frozenset(each.id for each in rota.elsewhere)
        self.clock = local_clock(ordning.timezone)
        self.zone = self.clock.zone
        self.book = LimitBook(ordning, rota.agreements)
        self.private = ordning.employer_model is EmployerModel.PRIVATPERSON
        self.day_start = ordning.day_start
        self._week_shift = 4 - ordning.week_start
        self._starts: dict[int, int] = {}
        self._weeks: dict[int, Period] = {}
        self._numbers: dict[int, int] = {}
        self._calendar: dict[int, Period] = {}
        self.moments = Moments(self.clock, self.day_start)
        first, last = judged_days(rota, self)
        self.first_day, self.last_day = first, last
        self.judged = Period(self.day_at(first), self.day_at(last + 1))
        self.first_week, self.last_week = self.week_of(first), self.week_of(last)
        self.red = self._red()
        self.red_starts = [share.period.start for share in self.red]
        self.red_ends = [share.period.end for share in self.red]

    @property
    def key(self) -> tuple[object, ...]:
        """What a person's findings depend on besides the person: equal keys, equal judgements."""
        return self.rota.ordning, self.first_day, self.last_day, self.red[:1], len(self.red)

    def day_of(self, instant: int) -> int:
        """Return the day the instant lies in."""
        return (instant + self.clock.offset(instant) - self.day_start) // DAY

    def week_of(self, day: int) -> int:
        """Return the week the day lies in."""
        return (day + self._week_shift) // 7

    def day_at(self, day: int) -> int:
        """Return the instant the day begins."""
        start = self._starts.get(day)
        if start is None:
            ordinal = day + EPOCH_ORDINAL
            if not 1 < ordinal < date.max.toordinal():
                return day * DAY + self.day_start  # beyond the calendar there are no clock changes to know of
            start = self._starts[day] = self.zone.at(date.fromordinal(ordinal), self.day_start)
        return start

    def first_day_of(self, week: int) -> int:
        """Return the first day of the week."""
        return 7 * week - self._week_shift

    def week_period(self, week: int) -> Period:
        """Return the instants the week begins and ends."""
        period = self._weeks.get(week)
        if period is None:
            first = self.first_day_of(week)
            period = self._weeks[week] = Period(self.day_at(first), self.day_at(first + 7))
        return period

    def calendar_day(self, day: int) -> Period:
        """Return the calendar day of that number, midnight to midnight, whenever the døgn begins."""
        period = self._calendar.get(day)
        if period is None:
            period = self._calendar[day] = self.zone.day_period(self.date_of(day))
        return period

    def date_of(self, day: int) -> date:
        """Return the calendar date of the day."""
        return date.fromordinal(min(max(day + EPOCH_ORDINAL, 1), date.max.toordinal()))

    def week_number(self, week: int) -> int:
        """Return the ISO week that holds most of the week."""
        number = self._numbers.get(week)
        if number is None:
            number = self._numbers[week] = self.date_of(self.first_day_of(week) + 3).isocalendar().week
        return number

    def judges_week(self, week: int) -> bool:
        """True when some of the week is judged."""
        return self.first_week <= week <= self.last_week

    def judges(self, start: int, end: int) -> bool:
        """True when something from start to end, edges included, is judged."""
        return start <= self.judged.end and end >= self.judged.start

    def moment(self, instant: int) -> datetime:
        """Return the wall time, to be worded."""
        return self.zone.wall(instant)

    def date(self, instant: int) -> date:
        """Return the calendar day of the instant, to be worded."""
        return self.zone.day(instant)

    def time(self, instant: int) -> Clock:
        """Return the time of day of the instant, to be worded."""
        return Clock(self.zone.minute_of_day(instant))

    def red_after(self, instant: int) -> int:
        """Return the index of the first red share that begins after the instant."""
        return bisect_right(self.red_starts, instant)

    def _red(self) -> list[RedShare]:
        edges = [self.judged.start, self.judged.end]
        if self.rota.shifts:
            edges += [
                min(each.start for each in self.rota.shifts),
                max(each.start for each in self.rota.shifts),
            ]
        # A year more at each end: what was worked may differ from the plan, and runs reach over New Year.
        low = self.zone.wall(min(edges)).year - 1
        high = self.zone.wall(max(edges)).year + 1
        mode = self.ordning.sunday_mode
        return [
            share
            for year in range(max(low, 2), min(high, 9998) + 1)
            for share in red_shares(year, self.ordning.timezone, mode)
        ]


def judged_days(rota: Rota, frame: Frame) -> tuple[int, int]:
    """Return the first and last judged day: the rota's period, or all that shifts and needs speak of."""
    low = high = None
    period = rota.period
    if period is not None:
        low = period.first.toordinal() - EPOCH_ORDINAL
        high = None if period.last is None else period.last.toordinal() - EPOCH_ORDINAL
        if high is not None:
            return low, max(low, high)
    known: list[int] = []
    if rota.shifts:
        known.append(frame.day_of(min(min(each.effective) for each in rota.shifts)))
        known.append(frame.day_of(max(max(each.effective) for each in rota.shifts) - 1))
    for need in rota.needs:
        if need.end is not None and need.end >= need.start:
            known += [need.start.toordinal() - EPOCH_ORDINAL, need.end.toordinal() - EPOCH_ORDINAL]
    if not known:
        day = low if low is not None else 0
        return day, day
    first = min(known) if low is None else low
    return first, max(first, *known)
