"""One shift cut wherever what is paid for it may change: the bare material of its slices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from bpa_desk.domain.pay.profile import ClockChange, Edition, Window
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DAY, EPOCH_ORDINAL, Period, Zone, union

ONE = Fraction(1)
NONE = Fraction(0)


class Sort(StrEnum):
    """What a piece of a shift is before any tariff says what it is paid as."""

    ACTIVE = "active"
    PASSIVE = "passive"
    CALL = "call"
    STANDBY = "standby"
    CALLED_OUT = "called_out"
    FREE = "free"


class Call(NamedTuple):
    """One call in passive time or standby, and the minutes it is paid as."""

    period: Period
    paid: int

    @property
    def scale(self) -> Fraction:
        """Paid minutes for each minute it lasted."""
        return Fraction(self.paid, self.period.minutes)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without any edge inside; ``minutes`` are those that count, elapsed or by the clock."""

    period: Period
    day: date
    sort: Sort
    minutes: int
    call: Call | None = None


def pieces(shift: Shift, zone: Zone, edition: Edition, windows: Iterable[Window]) -> list[Piece]:
    """Return the pieces of the shift in order; together they cover it exactly."""
    whole = shift.effective
    free = _inside(((each.start, each.end) for each in shift.breaks if each.free), whole)
    passive = [] if shift.standby else _without(_inside(shift.passive, whole), free)
    calls = _calls(shift, edition, [whole] if shift.standby else passive)
    turn = _turn(whole, zone)
    edges = {whole.start, whole.end, shift.start, shift.end, *_unpaid(whole, turn), turn[0]}
    for each in (*free, *passive, *(call.period for call in calls)):
        edges.update(each)
    days = list(_days(whole, zone))
    edges.update(zone.at(day) for day in days)
    edges.update(edge for window in windows for day in days for edge in window.on(day, zone) or ())
    ordered = sorted(edge for edge in edges if whole.start <= edge <= whole.end)
    found = []
    for start, end in pairwise(ordered):
        call = next((each for each in calls if each.period.start <= start < each.period.end), None)
        period = Period(start, end)
        minutes = period.minutes
        if edition.clock_change is ClockChange.CLOCK:
            minutes = _by_clock(period, whole, turn)
        sort = _sort(shift, start, free, passive, call)
        found.append(Piece(period, zone.day(start), sort, minutes, None if sort is Sort.FREE else call))
    return found


def active_share(found: Iterable[Piece]) -> Fraction:
    """Return how much of the working time was active: planned active time and calls, by elapsed minutes."""
    active = worked = 0
    for piece in found:
        if piece.sort is not Sort.FREE:
            worked += piece.period.minutes
            active += piece.period.minutes * (piece.sort in (Sort.ACTIVE, Sort.CALL))
    return Fraction(active, worked) if worked else NONE


def _sort(
    shift: Shift, start: int, free: list[Period], passive: list[Period], call: Call | None
) -> Sort:
    if _holds(free, start):
        return Sort.FREE
    if shift.standby:
        return Sort.STANDBY if call is None else Sort.CALLED_OUT
    if _holds(passive, start):
        return Sort.PASSIVE if call is None else Sort.CALL
    return Sort.ACTIVE


def _calls(shift: Shift, edition: Edition, where: list[Period]) -> list[Call]:
    rule = edition.standby if shift.standby else edition.passive
    found = []
    for call in union(shift.calls):
        for each in where:
            if not call.touches(each):
                continue
            period = Period(max(call.start, each.start), min(call.end, each.end))
            paid = period.minutes
            if rule is not None:
                step = max(1, rule.call_step)
                paid = max(rule.call_minimum, -(-paid // step) * step)
            found.append(Call(period, paid))
    return found


def _turn(whole: Period, zone: Zone) -> tuple[int, int]:
    """Return the instant the clock changes after the start and by how many minutes; (start, 0) if never."""
    before = _offset(whole.start, zone)
    by = _offset(whole.end, zone) - before
    if by == 0:
        return whole.start, 0
    low, high = whole
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(middle, zone) == before:
            low = middle
        else:
            high = middle
    return high, by


def _offset(instant: int, zone: Zone) -> int:
    wall = zone.wall(instant)
    return (wall.toordinal() - EPOCH_ORDINAL) * DAY + wall.hour * 60 + wall.minute - instant


def _unpaid(whole: Period, turn: tuple[int, int]) -> Period:
    """Return the minutes of the repeated hour that the same shift has already passed on the clock."""
    at, by = turn
    first = max(at, whole.start - by)
    return Period(first, max(first, at - by)) if by < 0 else Period(whole.start, whole.start)


def _by_clock(period: Period, whole: Period, turn: tuple[int, int]) -> int:
    """Count every minute of the clock once: none twice in autumn, the skipped hour too in spring (C.4)."""
    at, by = turn
    if by > 0 and period.end == at:
        return period.minutes + by
    return period.minutes - _unpaid(whole, turn).overlap(period)


def _days(whole: Period, zone: Zone) -> Iterable[date]:
    # A window over midnight may have begun the day before the shift did.
    day = zone.day(whole.start) - timedelta(days=1)
    while zone.at(day) <= whole.end:
        yield day
        day += timedelta(days=1)


def _inside(periods: Iterable[tuple[int, int]], whole: Period) -> list[Period]:
    return union((max(whole.start, start), min(whole.end, end)) for start, end in periods)


def _without(periods: list[Period], gaps: list[Period]) -> list[Period]:
    found = periods
    for gap in gaps:
        found = [
            Period(*part)
            for each in found
            for part in ((each.start, min(each.end, gap.start)), (max(each.start, gap.end), each.end))
            if part[1] > part[0]
        ]
    return found


def _holds(periods: list[Period], instant: int) -> bool:
    return any(each.start <= instant < each.end for each in periods)
