"""What a timesheet says: one person's lines in a pay period, and their sums per kind.

Minutes here are hours worked as the law counts them (elapsed, free breaks out); how a tariff pays them is a
calculation of its own (``pay``), shown beside. The evening, night and weekend columns show *when* the work
was, by windows the user can change, because the windows belong to the tariff (working-time.md B.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from bpa_desk.domain.pay.statement import Statement
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.time import DAY, DateSpan, Period, Zone, union


@dataclass(frozen=True, slots=True)
class ClockWindows:
    """Clock minutes between which work is shown as evening and as night; night runs past midnight.

    Law's night is 21–06 (aml. § 10-11); evening 17–21 is a proposal to be checked with the employer.
    """

    evening_start: int = 17 * 60
    night_start: int = 21 * 60
    night_end: int = 6 * 60


@dataclass(frozen=True, slots=True)
class Split:
    """Minutes of work, and how many of them were passive, called out, evening, night, weekend and holiday."""

    worked: int = 0
    passive: int = 0
    called: int = 0
    evening: int = 0
    night: int = 0
    weekend: int = 0
    holiday: int = 0
    standby: int = 0

    def __add__(self, other: Split) -> Split:
        sums = (getattr(self, each.name) + getattr(other, each.name) for each in fields(self))
        return Split(*sums)


@dataclass(frozen=True, slots=True)
class TimesheetLine:
    """One shift as it stands on the timesheet; times are instants, ``planned`` only where it differs.

    A cancelled shift keeps its line with a ``code`` and no worked minutes; ``absent`` is what fell away.
    """

    shift: str
    day: date
    start: int
    end: int
    kind: ShiftKind
    split: Split
    planned: Period | None = None
    absent: int = 0
    code: str = ""
    comment: str = ""
    clock_change: bool = False
    calls: tuple[Period, ...] = ()

    @property
    def changed(self) -> bool:
        """True when what was worked differs from what was planned."""
        return self.planned is not None and self.planned != (self.start, self.end)


@dataclass(frozen=True, slots=True)
class TimesheetFacts:
    """Everything one timesheet shows; position and full time are minutes per week.

    ``pay`` is None only on sheets that were sealed before the program counted paid hours. ``reopened_at`` is
    when the version before this one was opened again.
    """

    ordning: str
    employer: str
    leader: str
    span: DateSpan
    timezone: str
    assistant: str
    name: str
    employee_number: str = ""
    position: int | None = None
    full_time: int | None = None
    lines: tuple[TimesheetLine, ...] = ()
    state: str = "draft"
    version: int = 0
    comment: str = ""
    approved_by: str = ""
    approved_at: str = ""
    sealed_at: str = ""
    reopened_at: str = ""
    reopened_by: str = ""
    reopened_why: str = ""
    sha256: str = ""
    pay: Statement | None = None

    @property
    def total(self) -> Split:
        """The sum of all lines."""
        return sum((line.split for line in self.lines), Split())

    @property
    def per_kind(self) -> dict[ShiftKind, int]:
        """Worked minutes of each kind of shift that occurs, in the order of ShiftKind."""
        sums = dict.fromkeys(ShiftKind, 0)
        for line in self.lines:
            sums[line.kind] += line.split.worked
        return {kind: minutes for kind, minutes in sums.items() if minutes}

    @property
    def absences(self) -> dict[str, int]:
        """Planned minutes that fell away, per code."""
        sums: dict[str, int] = {}
        for line in self.lines:
            if line.code and line.absent:
                sums[line.code] = sums.get(line.code, 0) + line.absent
        return sums


def lines(
    shifts: Iterable[Shift],
    span: DateSpan,
    zone: Zone,
    red: Callable[[date], bool],
    windows: ClockWindows = ClockWindows(),
) -> tuple[TimesheetLine, ...]:
    """Return a line for each shift, in order; one that crosses the end of the span is cut at midnight.

    ``red(day)`` is True on public holidays that are not ordinary Sundays' weekends.
    """
    assert span.last is not None
    edge = Period(zone.at(span.first), zone.at(span.last + timedelta(days=1)))
    found = [_line(shift, edge, zone, red, windows) for shift in shifts if shift.effective.touches(edge)]
    return tuple(sorted(found, key=lambda line: (line.start, line.end, line.shift)))


def _line(
    shift: Shift, edge: Period, zone: Zone, red: Callable[[date], bool], windows: ClockWindows
) -> TimesheetLine:
    period = _cut(shift.effective, edge)
    free = union((each.start, each.end) for each in shift.breaks if each.free)
    work = _without(period, free)
    worked = sum(piece.minutes for piece in work)
    cancelled = shift.status is ShiftStatus.CANCELLED
    planned = _cut(shift.period, edge) if shift.actual is not None else None
    day = zone.day(period.start)
    return TimesheetLine(
        shift=shift.id,
        day=day,
        start=period.start,
        end=period.end,
        kind=shift.kind,
        split=Split() if cancelled else _split(shift, work, zone, red, windows),
        planned=planned if planned and planned.end > planned.start else None,
        absent=worked if cancelled else 0,
        code=shift.code,
        comment=shift.note,
        clock_change=_clock_changes(period, zone),
        calls=tuple(_cut(call, edge) for call in shift.calls if call.touches(edge)),
    )


def _split(
    shift: Shift, work: list[Period], zone: Zone, red: Callable[[date], bool], windows: ClockWindows
) -> Split:
    worked = sum(piece.minutes for piece in work)
    called = _within(shift.calls, work)
    if shift.standby:
        # Standby is not work on the spot: only the call-outs are, and only they lie in the windows.
        work = [piece for call in union(shift.calls) for piece in _meet(call, work)]
    evening = night = weekend = holiday = 0
    for piece in work:
        for day in _days(piece, zone):
            whole = Period(zone.at(day), zone.at(day, DAY))
            evening += piece.overlap((zone.at(day, windows.evening_start), zone.at(day, windows.night_start)))
            night += piece.overlap((zone.at(day), zone.at(day, windows.night_end)))
            night += piece.overlap((zone.at(day, windows.night_start), zone.at(day, DAY)))
            weekend += piece.overlap(whole) if day.isoweekday() >= 6 else 0
            holiday += piece.overlap(whole) if red(day) else 0
    passive = 0 if shift.standby else _within(shift.passive, work) - _passive_called(shift, work)
    return Split(
        worked=called if shift.standby else worked,
        passive=passive,
        called=called,
        evening=evening,
        night=night,
        weekend=weekend,
        holiday=holiday,
        standby=worked if shift.standby else 0,
    )


def _passive_called(shift: Shift, work: list[Period]) -> int:
    passive = [piece for each in union(shift.passive) for piece in _meet(each, work)]
    return _within(shift.calls, passive)


def _within(pieces: Iterable[Period], work: list[Period]) -> int:
    return sum(each.overlap(piece) for each in union(pieces) for piece in work)


def _meet(one: Period, others: list[Period]) -> list[Period]:
    return [_cut(each, one) for each in others if one.touches(each)]


def _without(period: Period, free: list[Period]) -> list[Period]:
    pieces, start = [], period.start
    for gap in free:
        if gap.touches(period):
            pieces.append(Period(start, max(start, gap.start)))
            start = min(period.end, gap.end)
    pieces.append(Period(start, period.end))
    return [piece for piece in pieces if piece.end > piece.start]


def _cut(period: Period, edge: Period) -> Period:
    return Period(max(period.start, edge.start), min(period.end, edge.end))


def _days(period: Period, zone: Zone) -> list[date]:
    first, last = zone.day(period.start), zone.day(period.end - 1)
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def _clock_changes(period: Period, zone: Zone) -> bool:
    clock = zone.wall(period.end) - zone.wall(period.start)
    return clock != timedelta(minutes=period.minutes)
