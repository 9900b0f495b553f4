"""One person's weeks over a stretch of days: hours, overtime and their running sums, nights, red days, rests.

Every number is the rules' own (``domain/rules``): legal hours, elapsed, one to one. Running sums look back
over all the weeks that are known, also those before the stretch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.alone import situation_of
from bpa_desk.domain.rules.averaging import agreed_weeks
from bpa_desk.domain.rules.check import figures_of
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.limits import Limits
from bpa_desk.domain.rules.nights import NIGHT_HOURS
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import DaySum, WeekSum
from bpa_desk.domain.year_rests import RestDebt, WeekRest, rest_debts, week_rests

MEAN_WEEKS = 8
FOUR_WEEKS = 4
YEAR_WEEKS = 52
SATURDAY = 6


@dataclass(frozen=True, slots=True)
class YearDay:
    """One day with work; minutes. ``red`` are the Sundays and holidays whose share of time it lies in."""

    day: date
    minutes: int
    overtime: int
    additional: int
    night: int
    sunday: int
    standby: int
    shifts: tuple[str, ...]
    rolled_out: bool = False
    red: tuple[date, ...] = ()

    @property
    def at_night(self) -> bool:
        """True when more than three hours lie at night (aml. § 10-11)."""
        return self.night > NIGHT_HOURS

    @property
    def at_weekend(self) -> bool:
        """True on a Saturday or Sunday with work other than standby."""
        return self.day.isoweekday() >= SATURDAY and self.minutes > self.standby


@dataclass(frozen=True, slots=True)
class YearWeek:
    """One week with work: its days, its ordinary limit, and the running sums that end in it.

    ``mean`` is minutes a week over eight weeks, ``four_weeks`` and ``long`` the overtime of the last four
    and of the last 52 weeks (or 26, by ``limits.overtime_long_weeks``).
    """

    first: date
    number: int
    days: tuple[YearDay, ...]
    minutes: int
    limit: int
    overtime: int
    mean: int
    four_weeks: int
    long: int
    limits: Limits
    rest: WeekRest

    @property
    def shifts(self) -> tuple[str, ...]:
        """The ids of the shifts with work in the week."""
        return tuple(dict.fromkeys(each for day in self.days for each in day.shifts))


class WeekHours(NamedTuple):
    """A week's hours and overtime in minutes, with its shifts; also of weeks around the stretch."""

    first: date
    number: int
    minutes: int
    overtime: int
    shifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgreedAverage:
    """Hours over one period of an averaging agreement: all ``minutes`` known, what they may be, its weeks."""

    first: date
    weeks: int
    minutes: int
    allowed: int
    law: str
    parts: tuple[WeekHours, ...]


@dataclass(frozen=True, slots=True)
class PersonYear:
    """One person's working time from first to last.

    ``known`` are the weeks around it too; ``additional`` counts extra hours over averaged weeks as a whole.
    """

    person: str
    name: str
    first: date
    last: date
    weeks: tuple[YearWeek, ...] = ()
    known: tuple[WeekHours, ...] = ()
    averages: tuple[AgreedAverage, ...] = ()
    debts: tuple[RestDebt, ...] = ()
    red_days: int = 0
    additional: int = 0
    hours_class: HoursClass = HoursClass.T38C

    @property
    def days(self) -> tuple[YearDay, ...]:
        """All days with work, in order."""
        return tuple(day for week in self.weeks for day in week.days)

    def back_from(self, week: date, many: int) -> tuple[WeekHours, ...]:
        """Return the weeks with work among the ``many`` that end with the one that begins on ``week``."""
        return tuple(each for each in self.known if 0 <= (week - each.first).days < 7 * many)


def person_year(rota: Rota, person: str) -> PersonYear | None:
    """Return the person's weeks over the judged days of the rota; None for somebody it does not know."""
    situation = situation_of(rota, person)
    if situation is None:
        return None
    frame = situation.frame
    first, last = frame.date_of(frame.first_day), frame.date_of(frame.last_day)
    rests = week_rests(situation)
    red = _red_by_day(situation)
    weeks = [week for week in situation.weeks if frame.judges_week(week.week)]
    made = tuple(_week(situation, week, rests[week.week], red) for week in weeks)
    return PersonYear(
        person=person,
        name=situation.person.name,
        first=first,
        last=last,
        weeks=made,
        known=tuple(_hours(frame, week) for week in situation.weeks),
        averages=tuple(_averages(situation)),
        debts=tuple(rest_debts(situation)),
        additional=figures_of(situation).additional,
        red_days=sum(first <= share.day <= last for share in frame.red),
        hours_class=situation.person.terms_on(last).hours_class,
    )


def _week(situation: Situation, week: WeekSum, rest: WeekRest, red: dict[int, tuple[date, ...]]) -> YearWeek:
    frame, limits = situation.frame, week.limits
    days = [day for day in week.days if frame.first_day <= day.day <= frame.last_day]
    return YearWeek(
        first=frame.date_of(frame.first_day_of(week.week)),
        number=frame.week_number(week.week),
        days=tuple(_day(frame, day, red) for day in days),
        minutes=week.minutes,
        limit=week.base,
        overtime=week.overtime,
        mean=round(sum(each.minutes for each in _back(situation, week, MEAN_WEEKS)) / MEAN_WEEKS),
        four_weeks=sum(each.overtime for each in _back(situation, week, FOUR_WEEKS)),
        long=sum(each.overtime for each in _back(situation, week, limits.overtime_long_weeks)),
        limits=limits,
        rest=rest,
    )


def _back(situation: Situation, week: WeekSum, many: int) -> Iterable[WeekSum]:
    return (each for each in situation.weeks if week.week - many < each.week <= week.week)


def _day(frame: Frame, day: DaySum, red: dict[int, tuple[date, ...]]) -> YearDay:
    return YearDay(
        day=frame.date_of(day.day),
        minutes=day.minutes,
        overtime=day.overtime,
        additional=day.additional,
        night=day.night,
        sunday=day.sunday,
        standby=day.standby,
        shifts=tuple(each.id for each in day.shifts),
        rolled_out=any(each.turnus is not None for each in day.shifts),
        red=red.get(day.day, ()),
    )


def _red_by_day(situation: Situation) -> dict[int, tuple[date, ...]]:
    """Return the red days worked, by the day their work begins on."""
    found: defaultdict[int, list[date]] = defaultdict(list)
    for index, block in sorted(situation.red_work.items()):
        found[block.day].append(situation.frame.red[index].day)
    return {day: tuple(each) for day, each in found.items()}


def _hours(frame: Frame, week: WeekSum) -> WeekHours:
    return WeekHours(
        frame.date_of(frame.first_day_of(week.week)),
        frame.week_number(week.week),
        week.minutes,
        week.overtime,
        tuple(each.id for each in week.shifts),
    )


def _averages(situation: Situation) -> Iterable[AgreedAverage]:
    frame = situation.frame
    grouped: defaultdict[tuple[int, int], list[WeekSum]] = defaultdict(list)
    for week in situation.weeks:
        if week.limits.averaging:
            first, last, _limits = agreed_weeks(situation, week)
            grouped[first, last].append(week)
    for (first, last), weeks in sorted(grouped.items()):
        if last < frame.first_week or first > frame.last_week:
            continue
        known = min(last, max(frame.last_week, weeks[-1].week)) - first + 1
        limits = weeks[-1].limits
        yield AgreedAverage(
            first=frame.date_of(frame.first_day_of(first)),
            weeks=known,
            minutes=sum(week.minutes for week in weeks),
            allowed=sum(week.base for week in weeks) + limits.week * (known - len(weeks)),
            law=limits.average_law,
            parts=tuple(_hours(frame, week) for week in weeks),
        )
