"""The account of a vedtak: granted, used, planned and left, and the day it runs out (hms-and-papers.md G.6).

Granted minutes fall evenly on the days (a seventh of a week each). A shift is used when it has ended, planned
until then; open shifts count, because somebody will work them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.time import DateSpan, Period, Zone, days, month_end
from bpa_desk.domain.vedtak import Vedtak


class CountingFactors(NamedTuple):
    """How much of each kind of time is drawn from the vedtak; each kommune has its own practice."""

    passive: Fraction = Fraction(1)
    training: Fraction = Fraction(1)
    meeting: Fraction = Fraction(1)
    standby: Fraction = Fraction(1, 7)


class AccountLine(NamedTuple):
    """Granted, used and planned minutes of one stretch of days."""

    span: DateSpan
    granted: Fraction
    used: Fraction
    planned: Fraction

    @property
    def left(self) -> Fraction:
        """Granted minutes that are neither used nor planned; negative when there are too few."""
        return self.granted - self.used - self.planned


class Summed(NamedTuple):
    """The minutes of undivided shifts of one kind in the month of a day: all over, or all still to come."""

    day: date
    kind: ShiftKind
    over: bool
    minutes: int


class Account(NamedTuple):
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
    summed: Iterable[Summed] = (),
) -> Account:
    """Return the account of the span as it stands at the instant ``now``; ``span.last`` must be a day.

    ``summed`` are shifts besides ``shifts``, each wholly in the span.
    """
    assert span.last is not None
    factors = factors or CountingFactors()
    spans = list(months_of(span.first, span.last))
    edges = [
        Period(zone.at(each.first), zone.at((each.last or each.first) + timedelta(days=1))) for each in spans
    ]
    used, planned = [_Minutes() for _edge in edges], [_Minutes() for _edge in edges]
    for shift in shifts:
        if shift.counts:
            held = shift.effective
            _share(shift, held, edges, used if held.end <= now else planned)
    for each in summed:
        at = bisect_right(spans, each.day, key=itemgetter(0)) - 1
        (used if each.over else planned)[at].add_whole(each.kind, each.minutes)
    months = tuple(
        AccountLine(
            each,
            granted(vedtak, each.first, each.last or each.first),
            gone.weighed(factors),
            coming.weighed(factors),
        )
        for each, gone, coming in zip(spans, used, planned, strict=True)
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
    alike: Counter[tuple[int, int]] = Counter()
    for day in days(first, last):
        held = next((at for at, each in enumerate(vedtak) if each.covers(day)), None)
        if held is not None:
            alike[held, day.year] += 1
    grants = (vedtak[held].per_day(date(year, 1, 1)) * count for (held, year), count in alike.items())
    return sum(grants, Fraction())


def drawn(shift: Shift, edge: Period, factors: CountingFactors) -> Fraction:
    """Return the minutes the shift draws from the vedtak inside the edge."""
    minutes = _Minutes()
    minutes.add(shift, shift.effective, edge)
    return minutes.weighed(factors)


_NEVER_PASSIVE = frozenset({ShiftKind.TRAINING, ShiftKind.MEETING})


class _Minutes:
    """Whole minutes by what they count as; fractions are slow, so they come in once for many shifts."""

    def __init__(self) -> None:
        self.full = self.passive = self.training = self.meeting = self.standby = 0

    def add(self, shift: Shift, held: Period, edge: Period) -> None:
        """Add what the shift, which really lasts for ``held``, has inside the edge."""
        whole = min(held[1], edge[1]) - max(held[0], edge[0])
        if whole <= 0:
            return
        kind = shift.kind
        if kind is ShiftKind.STANDBY:
            called = sum(call.overlap(edge) for call in shift.calls)
            self.standby += whole - called
            self.full += called
            return
        if shift.breaks:
            whole -= sum(edge.overlap((each.start, each.end)) for each in shift.breaks if each.free)
        if shift.passive and kind not in _NEVER_PASSIVE:
            resting = _resting(shift, edge)
            self.passive += resting
            whole -= resting
        self.add_whole(kind, whole)

    def add_whole(self, kind: ShiftKind, minutes: int) -> None:
        """Add minutes without breaks, calls or passive time among them."""
        if kind is ShiftKind.STANDBY:
            self.standby += minutes
        elif kind is ShiftKind.TRAINING:
            self.training += minutes
        elif kind is ShiftKind.MEETING:
            self.meeting += minutes
        else:
            self.full += minutes

    def weighed(self, factors: CountingFactors) -> Fraction:
        """Return what all of it draws from the vedtak."""
        return (
            self.full
            + self.passive * factors.passive
            + self.training * factors.training
            + self.meeting * factors.meeting
            + self.standby * factors.standby
        )


def _resting(shift: Shift, edge: Period) -> int:
    passive = sum(each.overlap(edge) for each in shift.passive)
    inside = [(max(each.start, edge.start), min(each.end, edge.end)) for each in shift.passive]
    active = sum(call.overlap(each) for call in shift.calls for each in inside)
    return max(0, passive - active)


def _share(shift: Shift, held: Period, edges: Sequence[Period], months: Sequence[_Minutes]) -> None:
    """Give each month what the shift has in it; most shifts lie in one, and few in more than two."""
    at = max(0, bisect_right(edges, held.start, key=itemgetter(0)) - 1)
    while at < len(edges) and edges[at].start < held.end:
        months[at].add(shift, held, edges[at])
        at += 1


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
        end = month_end(start)
        yield DateSpan(start, min(last, end))
        start = end + timedelta(days=1)
