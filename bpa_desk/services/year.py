"""One person's year in figures: each with what it is measured against and the lines behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import Zone
from bpa_desk.domain.year_rests import RestDebt, RestKind
from bpa_desk.domain.year_weeks import (
    FOUR_WEEKS,
    MEAN_WEEKS,
    PersonYear,
    WeekHours,
    YearDay,
    YearWeek,
    person_year,
)
from bpa_desk.services import situation

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


class Unit(StrEnum):
    """What a figure counts."""

    MINUTES = "minutes"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing behind a figure: the day it lies on, what it is, how much, and its shifts."""

    day: date
    text: Message
    amount: int | None
    shifts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the year; ``limit`` None means that it is measured against nothing.

    ``total`` None means that there is nothing to say. ``least`` is True where less than the limit is wrong.
    """

    key: str
    label: Message
    total: int | None
    limit: int | None
    unit: Unit
    lines: tuple[Line, ...] = ()
    least: bool = False

    @property
    def over(self) -> bool:
        """True when the figure is on the wrong side of its limit."""
        if self.total is None or self.limit is None:
            return False
        return self.total < self.limit if self.least else self.total > self.limit


def year(store: Store, assistant: str, number: int) -> PersonYear | None:
    """Return the person's weeks of that calendar year, planned ones included."""
    return person_year(situation.rota(store, date(number, 1, 1), date(number, 12, 31)), assistant)


def figures(held: PersonYear, zone: Zone) -> tuple[Figure, ...]:
    """Return the figures of the year, each with the lines it is made of."""
    return (
        *_hours(held),
        *_averages(held),
        *_overtime(held),
        *_days(held),
        _weekly_rests(held, zone),
        _debts(held, zone),
    )


def _hours(held: PersonYear) -> Iterable[Figure]:
    days = held.days
    lines = tuple(_week_line(each, sum(day.minutes for day in each.days)) for each in held.weeks)
    yield Figure(
        "hours", Message(N_("Hours in the year")), sum(day.minutes for day in days), None, Unit.MINUTES, lines
    )
    if held.weeks:
        span = (held.weeks[-1].first - held.weeks[0].first).days // 7 + 1
        mean = round(sum(each.minutes for each in held.weeks) / span)
        limit = held.weeks[-1].limits.week
        label = Message(N_("Hours a week on average, over {weeks} weeks"), {"weeks": span})
        whole = tuple(_week_line(each, each.minutes) for each in held.weeks)
        yield Figure("mean", label, mean, limit, Unit.MINUTES, whole)
    yield Figure(
        "additional",
        Message(N_("Extra hours beyond the position")),
        held.additional,
        None,
        Unit.MINUTES,
        tuple(_day_line(day, day.additional) for day in days if day.additional),
    )


def _averages(held: PersonYear) -> Iterable[Figure]:
    if held.weeks:
        worst = max(held.weeks, key=lambda each: (each.mean, each.first))
        limits = worst.limits
        limit = limits.mean if limits.averaging else limits.total_week
        label = Message(
            N_("Hours a week over the {weeks} heaviest weeks in a row, to week {week}"),
            {"weeks": MEAN_WEEKS, "week": worst.number},
        )
        near = held.back_from(worst.first, MEAN_WEEKS)
        lines = tuple(_week_line(each, each.minutes) for each in near)
        yield Figure("eight", label, worst.mean, limit, Unit.MINUTES, lines)
    for number, each in enumerate(held.averages):
        label = Message(
            N_("Hours a week in the agreed period from {day} {year}, over {weeks} weeks"),
            {"day": each.first, "year": str(each.first.year), "weeks": each.weeks},
        )
        lines = tuple(_week_line(week, week.minutes) for week in each.parts)
        yield Figure(
            f"agreed-{number}",
            label,
            round(each.minutes / each.weeks),
            each.allowed // each.weeks,
            Unit.MINUTES,
            lines,
        )


def _overtime(held: PersonYear) -> Iterable[Figure]:
    if not held.weeks:
        return
    week = max(held.weeks, key=lambda each: each.overtime)
    over = tuple(_week_line(each, each.overtime) for each in held.weeks if each.overtime)
    label = Message(N_("Overtime in one week, at most"))
    limits = week.limits
    yield Figure("overtime-week", label, week.overtime, limits.overtime_week, Unit.MINUTES, over)
    four = max(held.weeks, key=lambda each: each.four_weeks)
    label = Message(N_("Overtime in four weeks in a row, at most"))
    lines = _overtime_lines(held, four, FOUR_WEEKS)
    limit = four.limits.overtime_four_weeks
    yield Figure("overtime-four", label, four.four_weeks, limit, Unit.MINUTES, lines)
    longest = max(held.weeks, key=lambda each: each.long)
    many = longest.limits.overtime_long_weeks
    label = Message(N_("Overtime in {weeks} weeks in a row, at most"), {"weeks": many})
    lines = _overtime_lines(held, longest, many)
    yield Figure(
        "overtime-long", label, longest.long, longest.limits.overtime_long, Unit.MINUTES, lines
    )


def _overtime_lines(held: PersonYear, week: YearWeek, many: int) -> tuple[Line, ...]:
    return tuple(
        _week_line(each, each.overtime) for each in held.back_from(week.first, many) if each.overtime
    )


def _days(held: PersonYear) -> Iterable[Figure]:
    red = [(each, day) for day in held.days for each in day.red if held.first <= each <= held.last]
    yield Figure(
        "red",
        Message(N_("Sundays and holidays with work, of {days}"), {"days": held.red_days}),
        len(red),
        None,
        Unit.TIMES,
        tuple(Line(each, Message("{day}", {"day": each}), day.sunday, day.shifts) for each, day in red),
    )
    nights = [day for day in held.days if day.at_night]
    yield Figure(
        "nights",
        Message(N_("Nights with more than three hours of work")),
        len(nights),
        None,
        Unit.TIMES,
        tuple(_day_line(day, day.night) for day in nights),
    )
    weekends: dict[date, list[YearDay]] = {}
    for day in held.days:
        if day.at_weekend:
            weekends.setdefault(day.day - timedelta(days=day.day.weekday()), []).append(day)
    planned = sum(any(day.rolled_out for day in each) for each in weekends.values())
    yield Figure(
        "weekends",
        Message(N_("Weekends with work, {count} of them in the grunnturnus"), {"count": planned}),
        len(weekends),
        None,
        Unit.TIMES,
        tuple(
            Line(
                days[0].day,
                Message(N_("Week {week}"), {"week": monday.isocalendar().week}),
                sum(day.minutes for day in days),
                tuple(each for day in days for each in day.shifts),
            )
            for monday, days in sorted(weekends.items())
        ),
    )


def _weekly_rests(held: PersonYear, zone: Zone) -> Figure:
    texts = {
        RestKind.INSIDE: N_("Week {week}: off from {start} to {end}"),
        RestKind.EDGE: N_("Week {week}: off over the edge of the week, from {start} to {end}"),
        RestKind.MISSING: N_("Week {week}: missing; the longest is from {start} to {end}"),
    }
    lines = tuple(
        Line(
            each.first,
            Message(
                texts[each.rest.kind],
                {
                    "week": each.number,
                    "start": zone.wall(each.rest.period.start),
                    "end": zone.wall(each.rest.period.end),
                },
            ),
            each.rest.period.minutes,
            each.shifts,
        )
        for each in held.weeks
    )
    held_rest = sum(each.rest.kind is not RestKind.MISSING for each in held.weeks)
    return Figure(
        "weekly-rest",
        Message(N_("Weeks with their weekly rest")),
        held_rest,
        len(held.weeks),
        Unit.TIMES,
        lines,
        least=True,
    )


def _debts(held: PersonYear, zone: Zone) -> Figure:
    return Figure(
        "rest-owed",
        Message(N_("Compensating rest that was not given")),
        sum(each.left for each in held.debts),
        0 if held.debts else None,
        Unit.MINUTES,
        tuple(_debt_line(each, zone) for each in held.debts),
    )


def _debt_line(debt: RestDebt, zone: Zone) -> Line:
    values: dict[str, object] = {"start": zone.wall(debt.rest.start), "owed": Minutes(debt.owed)}
    text = N_("Short rest {start}: {owed} owed, {given} given back in the next rest")
    if debt.following is None:
        text = N_("Short rest {start}: {owed} owed in the next rest")
    else:
        values["given"] = Minutes(debt.given)
    return Line(zone.day(debt.rest.start), Message(text, values), debt.left, debt.shifts)


def _week_line(week: YearWeek | WeekHours, minutes: int) -> Line:
    return Line(week.first, Message(N_("Week {week}"), {"week": week.number}), minutes, week.shifts)


def _day_line(day: YearDay, minutes: int) -> Line:
    return Line(day.day, Message("{day}", {"day": day.day}), minutes, day.shifts)
