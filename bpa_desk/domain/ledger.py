"""The account of a vedtak: granted, used, planned and left, and the day it runs out (hms-and-papers.md G.6).

Granted minutes fall evenly on the days (a seventh of a week each). A shift is used when it has ended, planned
until then; open shifts count, because somebody will work them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.time import DateSpan, Period, Zone, days
from bpa_desk.domain.vedtak import Vedtak


@dataclass(frozen=True, slots=True)
class CountingFactors:
    """How much of each kind of time is drawn from the vedtak; each kommune has its own practice."""

    passive: Fraction = Fraction(1)
    training: Fraction = Fraction(1)
    meeting: Fraction = Fraction(1)
    standby: Fraction = Fraction(1, 7)


@dataclass(frozen=True, slots=True)
class AccountLine:
    """Granted, used and planned minutes of one stretch of days."""

    span: DateSpan
    granted: Fraction
    used: Fraction
    planned: Fraction

    @property
    def left(self) -> Fraction:
        """Granted minutes that are neither used nor planned; negative when there are too few."""
        return self.granted - self.used - self.planned


@dataclass(frozen=True, slots=True)
class Account:
    """The sum of a span, its months, and ``runs_out``: the first day without hours left at this pace."""

    total: AccountLine
    months: tuple[AccountLine, ...]
    granted_so_far: Fraction
    runs_out: date | None

    @property
    def ahead(self) -> Fraction:
        """Minutes used beyond what was granted up to now; negative when hours have been saved."""
        return self.total.used - self.granted_so_far


def account(
    vedtak: Sequence[Vedtak],
    shifts: Iterable[Shift],
    span: DateSpan,
    now: int,
    zone: Zone,
    factors: CountingFactors | None = None,
) -> Account:
    """Return the account of the span as it stands at the instant ``now``; ``span.last`` must be a day."""
    assert span.last is not None
    factors = factors or CountingFactors()
    standing = [(each.effective, each) for each in shifts if each.counts]
    months = tuple(
        _line(vedtak, standing, month, now, zone, factors) for month in months_of(span.first, span.last)
    )
    total = AccountLine(
        span,
        sum((each.granted for each in months), Fraction()),
        sum((each.used for each in months), Fraction()),
        sum((each.planned for each in months), Fraction()),
    )
    today = zone.day(now)
    so_far = granted(vedtak, span.first, min(span.last, today - timedelta(days=1)))
    return Account(total, months, so_far, _runs_out(total, span, today))


def granted(vedtak: Sequence[Vedtak], first: date, last: date) -> Fraction:
    """Return the granted minutes from first to last, both included; 0 where no vedtak is in force."""
    # Days that are granted alike are counted first and multiplied once: fractions are slow to add.
    alike: Counter[tuple[Vedtak, int]] = Counter()
    for day in days(first, last):
        held = next((each for each in vedtak if each.covers(day)), None)
        if held is not None:
            alike[held, day.year] += 1
    grants = (held.per_day(date(year, 1, 1)) * count for (held, year), count in alike.items())
    return sum(grants, Fraction())


def drawn(shift: Shift, edge: Period, factors: CountingFactors) -> Fraction:
    """Return the minutes the shift draws from the vedtak inside the edge."""
    whole = Fraction(shift.effective.overlap(edge))
    if shift.standby:
        called = sum(call.overlap(edge) for call in shift.calls)
        return (whole - called) * factors.standby + called
    free = sum(edge.overlap((each.start, each.end)) for each in shift.breaks if each.free)
    if shift.kind is ShiftKind.TRAINING:
        return (whole - free) * factors.training
    if shift.kind is ShiftKind.MEETING:
        return (whole - free) * factors.meeting
    passive = sum(each.overlap(edge) for each in shift.passive)
    inside = [(max(each.start, edge.start), min(each.end, edge.end)) for each in shift.passive]
    active = sum(call.overlap(each) for call in shift.calls for each in inside)
    resting = max(0, passive - active)
    return whole - free - resting + resting * factors.passive


def _line(
    vedtak: Sequence[Vedtak],
    shifts: list[tuple[Period, Shift]],
    span: DateSpan,
    now: int,
    zone: Zone,
    factors: CountingFactors,
) -> AccountLine:
    assert span.last is not None
    edge = Period(zone.at(span.first), zone.at(span.last + timedelta(days=1)))
    first, last = edge
    used, planned = Fraction(), Fraction()
    for (start, end), shift in shifts:
        if start >= last or end <= first:
            continue
        if end <= now:
            used += drawn(shift, edge, factors)
        else:
            planned += drawn(shift, edge, factors)
    return AccountLine(span, granted(vedtak, span.first, span.last), used, planned)


def _runs_out(total: AccountLine, span: DateSpan, today: date) -> date | None:
    """The first day on which used hours, going on at the pace so far, pass what the whole span grants."""
    assert span.last is not None
    gone = (min(today, span.last + timedelta(days=1)) - span.first).days
    if gone <= 0 or total.used <= 0 or total.granted <= 0:
        return None
    lasts = int(total.granted * gone / total.used)
    day = span.first + timedelta(days=lasts)
    return day if day <= span.last else None


def months_of(first: date, last: date) -> Iterable[DateSpan]:
    """Yield the months from first to last, the outer ones cut to those days."""
    start = first
    while start <= last:
        following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield DateSpan(start, min(last, following - timedelta(days=1)))
        start = following
