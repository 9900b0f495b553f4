"""The numbers behind a finding, laid out: on a line of time, or as a sum of parts against its limit.

Nothing is judged here. What a rule found is shown again from the same days, weeks and rests it was found
in, so that one can see where the minutes lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.alone import situation_of
from bpa_desk.domain.rules.check import open_minutes, situations
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.rest import longest_off
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.rules.sums import WeekSum
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import DAY, WEEK, Period, union
from bpa_desk.domain.vedtak import VedtakUnit

LONGEST_LINE = 9 * DAY
"""Longer stretches are told in weeks; on a line of time nothing in them could be seen."""
_REST_RULES = frozenset({"HVILE-1", "HVILE-2", "HVILE-3"})
YOUNG, YOUNG_REST, YOUNG_HOURS = "UNG-2", "aml. § 11-5", "aml. § 11-2"
"""Under eighteen one rule speaks of rests and of sums; its paragraph tells them apart."""
_SUMMED = frozenset({"CAP", "NATT-4"})
"""Rules about a sum whose findings name only how much it is over."""


class Lane(StrEnum):
    """What a piece on the line of time is."""

    WORK = "work"
    PASSIVE = "passive"
    STANDBY = "standby"
    REST = "rest"
    MISSING = "missing"
    RED = "red"
    FOUND = "found"


class Piece(NamedTuple):
    """One stretch on the line of time, in instants; ``who`` is set where several people are shown."""

    lane: Lane
    start: int
    end: int
    shift: str = ""
    who: str = ""


class Grain(StrEnum):
    """What each part of a sum is; of PERSON the part's ``who`` says whose hours (empty: open shifts)."""

    SHIFT = "shift"
    DAY = "day"
    WEEK = "week"
    PERSON = "person"


class Part(NamedTuple):
    """One part of a sum: the day it lies on (of a week its first), its minutes, and the shifts behind it."""

    day: date
    start: int
    minutes: int
    shifts: tuple[str, ...] = ()
    who: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A finding's numbers: ``pieces`` on a line over ``period``, and ``parts`` that make ``total``.

    ``limit`` is what the total is measured against (None without one); ``counted`` means that total and
    limit count days instead of minutes. ``figures`` are the same in words, label and value.
    """

    period: Period
    pieces: tuple[Piece, ...] = ()
    grain: Grain = Grain.DAY
    parts: tuple[Part, ...] = ()
    total: int = 0
    limit: int | None = None
    counted: bool = False
    figures: tuple[tuple[Message, object], ...] = ()


def laid_out(rota: Rota, finding: Finding) -> Layout:
    """Return the numbers behind a finding of the rota; at least its period, where there is nothing to add."""
    if finding.assistant is None:
        return _without_person(rota, finding)
    situation = situation_of(rota, finding.assistant)
    if situation is None:
        return Layout(Period(finding.start, finding.end), figures=_figures(finding))
    details = finding.details
    if "rest" in details and finding.rule in _REST_RULES:
        return _rest(situation, finding)
    if finding.rule == YOUNG and finding.law.startswith(YOUNG_REST) and len(finding.shifts) != 1:
        return _rest(situation, finding)
    if "worked" in details and "red" in details:
        return _red_days(situation, finding)
    total = details.get("overtime", details.get("minutes"))
    limit = details.get("limit")
    if isinstance(total, int) and isinstance(limit, int):
        return _sum(situation, finding, total, limit, "overtime" in details)
    if finding.rule in _SUMMED or (finding.rule == YOUNG and finding.law.startswith(YOUNG_HOURS)):
        return _inferred_sum(situation, finding)
    return _line(situation, finding)


def _rest(situation: Situation, finding: Finding) -> Layout:
    """Lay out a rest that is too short, with what was needed of it."""
    needed, had = finding.details.get("needed"), finding.details.get("rest")
    if not isinstance(needed, int) and isinstance(had, int):
        return _over_the_edge(situation, finding, had)
    if finding.end - finding.start >= WEEK - 60:  # a week, an hour shorter in spring
        week = Period(finding.start, finding.end)
        rest = longest_off(situation.blocks_in(week), week)
        needed = rest.minutes + finding.amount
        window = week
    else:
        rest = Period(finding.start, finding.end)
        needed = rest.minutes + finding.amount
        involved = [each for each in situation.shifts if each.id in finding.shifts]
        first = min((each.effective.start for each in involved), default=rest.start)
        window = Period(first, max([rest.end, *(each.effective.end for each in involved)]))
    missing = Period(rest.end, rest.start + needed)
    if rest.end == window.start + DAY and finding.rule == "HVILE-1":
        # The rest must fit before 24 hours are over, so what is missing lies before it.
        missing = Period(rest.end - needed, rest.start)
    window = Period(window.start, max(window.end, missing.end))
    pieces = [*_work(situation.shifts, window), Piece(Lane.REST, *rest)]
    if missing.minutes > 0:
        pieces.append(Piece(Lane.MISSING, *missing))
    return Layout(window, _ordered(pieces), figures=_figures(finding, rest=(rest.minutes, needed)))


def _over_the_edge(situation: Situation, finding: Finding, minutes: int) -> Layout:
    week = Period(finding.start, finding.end)
    rest = next((each for each in situation.gaps if each.touches(week) and each.minutes == minutes), None)
    if rest is None:
        return Layout(week, _ordered(_work(situation.shifts, week)), figures=_figures(finding))
    window = Period(min(week.start, rest.start), max(week.end, rest.end))
    pieces = [*_work(situation.shifts, window), Piece(Lane.REST, *rest)]
    return Layout(window, _ordered(pieces), figures=_figures(finding))


def _red_days(situation: Situation, finding: Finding) -> Layout:
    """Lay out how many Sundays and holidays of a period are worked, against half of them."""
    frame = situation.frame
    period = Period(finding.start, finding.end)
    parts = []
    for index, block in sorted(situation.red_work.items()):
        share = frame.red[index]
        if period.start < share.period.end <= period.end:
            shifts = tuple(dict.fromkeys(each.id for each in block.shifts))
            parts.append(Part(share.day, share.period.start, 1, shifts))
    red = finding.details["red"]
    half = red // 2 if isinstance(red, int) else None
    return Layout(period, (), Grain.DAY, tuple(parts), len(parts), half, True, _figures(finding))


def _sum(situation: Situation, finding: Finding, total: int, limit: int, overtime: bool) -> Layout:
    period = Period(finding.start, finding.end)
    weeks = _weeks(situation, period)
    days = [day for week in weeks for day in week.days]
    one = next((day for day in days if day.span == (finding.start, finding.end)), None)
    if one is not None and one.minutes == total:
        grain, parts = Grain.SHIFT, _shift_parts(situation, one.shifts, one.minutes, one.start)
    elif period.minutes <= WEEK + 60:
        grain = Grain.DAY
        parts = [
            Part(
                situation.frame.date_of(day.day),
                day.start,
                day.overtime if overtime else day.minutes,
                tuple(each.id for each in day.shifts),
            )
            for day in days
        ]
    else:
        grain, parts = Grain.WEEK, _week_parts(situation, weeks, total, overtime)
    pieces: tuple[Piece, ...] = ()
    if period.minutes <= WEEK + 60:
        pieces = _ordered(_work(situation.shifts, period))
    kept = tuple(each for each in parts if each.minutes)
    return Layout(period, pieces, grain, kept, total, limit, figures=_figures(finding, summed=(total, limit)))


def _inferred_sum(situation: Situation, finding: Finding) -> Layout:
    """Lay out a sum whose rule says only how much it is over: the rest follows."""
    period = Period(finding.start, finding.end)
    for week in _weeks(situation, period):
        for day in week.days:
            if day.span == tuple(period):
                return _sum(situation, finding, day.minutes, day.minutes - finding.amount, False)
        if situation.frame.week_period(week.week) == period:
            return _sum(situation, finding, week.minutes, week.minutes - finding.amount, False)
    return _line(situation, finding)


def _weeks(situation: Situation, period: Period) -> list[WeekSum]:
    frame = situation.frame
    first, last = frame.week_of(frame.day_of(period.start)), frame.week_of(frame.day_of(period.end - 1))
    return [week for week in situation.weeks if first <= week.week <= last]


def _week_parts(situation: Situation, weeks: list[WeekSum], total: int | None, overtime: bool) -> list[Part]:
    def value(week: WeekSum) -> int:
        return week.overtime if overtime else week.minutes

    # A mean is taken over the weeks that are averaged, or over those that are not.
    for some in (
        weeks,
        [week for week in weeks if week.limits.averaging],
        [week for week in weeks if not week.limits.averaging],
    ):
        if sum(map(value, some)) == total:
            weeks = some
            break
    frame = situation.frame
    return [
        Part(
            frame.date_of(frame.first_day_of(week.week)),
            frame.week_period(week.week).start,
            value(week),
            tuple(each.id for each in week.shifts),
        )
        for week in weeks
    ]


def _shift_parts(situation: Situation, shifts: Sequence[Shift], total: int, start: int) -> list[Part]:
    day_of = situation.frame.zone.day
    parts = [
        Part(day_of(each.effective.start), each.effective.start, _worked(each), (each.id,)) for each in shifts
    ]
    if sum(each.minutes for each in parts) != total:
        # Shifts that lie over each other, or over more than a day, count once and are told together.
        return [Part(day_of(start), start, total, tuple(each.id for each in shifts))]
    return parts


def _worked(shift: Shift) -> int:
    period = shift.effective
    free = union((each.start, each.end) for each in shift.breaks if each.free)
    return period.minutes - sum(period.overlap(each) for each in free)


def _line(situation: Situation, finding: Finding) -> Layout:
    """Lay out the shifts around what was found."""
    involved = [each for each in situation.shifts if each.id in finding.shifts]
    edges = [each.effective for each in involved]
    window = Period(
        min([finding.start, *(each.start for each in edges)]),
        max([finding.end, *(each.end for each in edges)]),
    )
    if window.minutes > LONGEST_LINE:
        weeks = _weeks(situation, Period(finding.start, finding.end))
        held = set(finding.shifts)
        parts = [
            each for each in _week_parts(situation, weeks, None, False) if not held or held & set(each.shifts)
        ]
        return Layout(window, (), Grain.WEEK, tuple(parts), sum(each.minutes for each in parts))
    pieces = _work(situation.shifts, window)
    if window != (finding.start, finding.end):
        pieces.append(Piece(Lane.FOUND, finding.start, finding.end))
    if finding.rule == "HVILE-4":
        red = (share.period for share in situation.frame.red if share.period.touches(window))
        pieces += [Piece(Lane.RED, max(each.start, window.start), min(each.end, window.end)) for each in red]
    return Layout(window, _ordered(pieces), figures=_figures(finding))


def _without_person(rota: Rota, finding: Finding) -> Layout:
    """Lay out who is there around a need that is not covered, or hours against what is granted."""
    total, granted = finding.details.get("minutes"), finding.details.get("granted")
    period = Period(finding.start, finding.end)
    if isinstance(total, int) and isinstance(granted, int):
        parts = _people_parts(rota, finding, total)
        told = _figures(finding, summed=(total, granted))
        return Layout(period, (), Grain.PERSON, parts, total, granted, figures=told)
    if period.minutes > LONGEST_LINE:
        return Layout(period)
    names: dict[str | None, str] = {person.id: person.name for person in rota.people}
    window = Period(period.start - 4 * 60, period.end + 4 * 60)
    pieces = [
        piece._replace(who=names.get(shift.assistant, ""))
        for shift in rota.shifts
        for piece in _work([shift], window)
    ]
    return Layout(window, _ordered([*pieces, Piece(Lane.FOUND, *period)]), figures=_figures(finding))


def _people_parts(rota: Rota, finding: Finding, total: int) -> tuple[Part, ...]:
    """Return everybody's hours on the days something is granted for; none where they are not all of the
    total.
    """
    frame = Frame(rota)
    first, last = frame.day_of(finding.start), frame.day_of(finding.end - 1)
    unit = VedtakUnit.WEEK if (last - first) * DAY < WEEK else VedtakUnit.YEAR
    grants = [each for each in rota.vedtak if each.unit is unit]
    granted = {
        day for day in range(first, last + 1) if any(each.covers(frame.date_of(day)) for each in grants)
    }
    parts = []
    for situation in situations(frame):
        # What is worked elsewhere is nothing of this vedtak.
        days = [day for day in situation.days if day.day in granted and day.minutes > day.elsewhere]
        found = dict.fromkeys(each.id for day in days for each in day.shifts)
        shifts = tuple(each for each in found if each not in frame.elsewhere)
        if days:
            minutes = sum(day.minutes - day.elsewhere for day in days)
            parts.append(
                Part(frame.date_of(days[0].day), days[0].start, minutes, shifts, situation.person.name)
            )
    unmanned = [each for each in rota.shifts if each.assistant is None]
    opened = {day: each for day, each in open_minutes(frame, unmanned).items() if day in granted}
    if opened:
        day = frame.date_of(min(opened))
        parts.append(Part(day, frame.day_at(min(opened)), sum(opened.values())))
    return tuple(parts) if sum(each.minutes for each in parts) == total else ()


def _work(shifts: Iterable[Shift], window: Period) -> list[Piece]:
    pieces = []
    for shift in shifts:
        if not shift.counts or not shift.effective.touches(window):
            continue
        start, end = max(shift.effective.start, window.start), min(shift.effective.end, window.end)
        pieces.append(Piece(Lane.STANDBY if shift.standby else Lane.WORK, start, end, shift.id))
        for each in shift.passive:
            if each.touches((start, end)):
                pieces.append(Piece(Lane.PASSIVE, max(each.start, start), min(each.end, end), shift.id))
    return pieces


def _ordered(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda each: (each.start, each.end, each.lane.value, each.shift)))


def _figures(
    finding: Finding,
    summed: tuple[int, int] | None = None,
    rest: tuple[int, int] | None = None,
) -> tuple[tuple[Message, object], ...]:
    details = finding.details
    found: list[tuple[str, object]] = []
    if summed is not None:
        total, limit = summed
        found = [(N_("Counted here"), Minutes(total)), (N_("The limit"), Minutes(limit))]
        if total > limit:
            found.append((N_("Over the limit"), Minutes(total - limit)))
    elif "worked" in details and "red" in details:
        found = [
            (N_("Sundays and holidays in the period"), details["red"]),
            (N_("Worked of these"), details["worked"]),
        ]
    elif rest is not None:
        found = [(N_("Time off there is"), Minutes(rest[0]))]
        owed = details.get("owed")
        if isinstance(owed, int):
            found.append((N_("Owed from the shorter rest before"), Minutes(owed)))
        found.append((N_("Time off that is needed"), Minutes(rest[1])))
        found.append((N_("Missing"), Minutes(finding.amount)))
    elif isinstance(details.get("rest"), int):
        found = [(N_("Time off there is"), Minutes(int(str(details["rest"]))))]
    elif finding.amount:
        found = [(N_("How much it is about"), Minutes(finding.amount))]
    return tuple((Message(label), value) for label, value in found)
