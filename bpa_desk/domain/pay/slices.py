"""One person's shifts as slices: what each stretch is paid as, with how many minutes and why.

Readings where no source decides ([P]): overtime for pay is counted by the day and week a shift begins in,
from the minutes that are paid; passive time counts as converted and never becomes overtime; standby, call-
outs from standby and absences neither count nor become. With an averaging agreement overtime is what lies
beyond the planned shift. A shift follows the edition in force on the day it begins. This is never the law's
overtime, which is counted elsewhere and shown beside (OT-10).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from bpa_desk.domain.pay import category, consequence
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.pay.pieces import NONE, ONE, Piece, Sort, active_share, pieces
from bpa_desk.domain.pay.profile import Edition, Supplement, TariffProfile, Window
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.text import N_, Clock, Message, Minutes
from bpa_desk.domain.time import Period, Zone

_FREE = Message(N_("A break in which the assistant may leave: not paid."))
_HOUR_FOR_HOUR = Message(N_("Paid hour for hour."))
_AWAY = Message(N_("The shift fell away."))
_TWICE = Message(N_("The hour that comes twice is paid once, by the clock."))
_SKIPPED = Message(N_("The hour the clock skips is paid too, by the clock."))
_USUAL = {ShiftKind.TRAINING: category.KURS, ShiftKind.MEETING: category.MOTE}
_BEYOND_PLAN = Message(N_("Beyond the planned shift; hours are averaged by agreement."))


class Role(StrEnum):
    """Base slices cover a shift exactly; extra time and supplements lie on top of them."""

    BASE = "base"
    EXTRA = "extra"
    SUPPLEMENT = "supplement"


class PayTerms(NamedTuple):
    """What a person is paid on, on one day; ``position`` is minutes a week, ``years`` full seniority.

    ``consequences`` are choices by cancellation code, ``journeys`` the shift types that are journeys.
    """

    profile: TariffProfile
    hours_class: str
    position: int | None = None
    averaged: bool = False
    years: int | None = None
    consequences: Mapping[str, Consequence] = MappingProxyType({})
    journeys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch paid as one category; ``minutes`` are paid minutes, ``began`` the day its shift began.

    ``settled`` says of a stretch that fell away whether it is paid; None for all that was worked.
    """

    shift: str
    period: Period
    day: date
    category: str
    role: Role
    minutes: Fraction
    factor: Fraction
    why: Message
    began: date
    settled: Consequence | None = None

    @property
    def paid(self) -> bool:
        """True when its minutes are hours of work to be paid, or paid as if they were.

        Supplements and standby come on top, and what fell away only counts once it is settled as paid.
        """
        on_top = self.role is Role.SUPPLEMENT or self.category == category.BEREDSKAP
        return not on_top and self.settled in (None, Consequence.PAID)


class _Account:
    """Paid minutes so far of one day and one week, and the thresholds they are held against."""

    def __init__(self) -> None:
        self.days: dict[date, Fraction] = {}
        self.weeks: dict[date, Fraction] = {}

    def add(self, day: date, week: date, minutes: Fraction, overtime: bool = False) -> None:
        self.days[day] = self.days.get(day, NONE) + minutes
        if not overtime:
            self.weeks[week] = self.weeks.get(week, NONE) + minutes

    def left(self, day: date, week: date, day_limit: int | None, week_limit: int | None) -> int | None:
        """Return whole minutes until a limit is reached, 0 once it is, None without limits."""
        left = [
            limit - counts.get(key, NONE)
            for limit, counts, key in ((day_limit, self.days, day), (week_limit, self.weeks, week))
            if limit is not None
        ]
        return max(0, ceil(min(left))) if left else None


def slices(
    shifts: Iterable[Shift], terms: Callable[[date], PayTerms], zone: Zone, week_start: int = 1
) -> tuple[Slice, ...]:
    """Return the slices of one person's shifts, in order; whole weeks must be given for right overtime."""
    account = _Account()
    on_journeys: dict[date, Fraction] = {}
    found: list[Slice] = []
    for shift in sorted(shifts, key=lambda each: (*each.effective, each.id)):
        on = terms(zone.day(shift.effective.start))
        made = _of_shift(shift, on, zone, week_start, account)
        journey = on.profile.on(zone.day(shift.effective.start)).journey
        if journey is not None and journey.day_most is not None and shift.type in on.journeys:
            made = _capped(made, journey.day_most, on_journeys)
        found += _merged(made)
    return tuple(found)


def _capped(found: Iterable[Slice], most: int, used: dict[date, Fraction]) -> Iterator[Slice]:
    """Let no more than so many minutes of a day be paid on journeys (B.5), with what lies on top of them."""
    why = _beyond(N_("Beyond the {hours} a day that are paid on a journey."), most)
    unpaid: list[Period] = []
    for each in found:
        if each.role is Role.SUPPLEMENT:
            yield from _kept(each, unpaid)
            continue
        paid = min(each.minutes, max(NONE, most - used.get(each.day, NONE)))
        used[each.day] = used.get(each.day, NONE) + paid
        if paid == each.minutes or each.settled is not None:
            yield each
            continue
        upto = each.period.start + int(paid / each.factor)
        if upto > each.period.start:
            yield replace(each, period=Period(each.period.start, upto), minutes=paid)
        unpaid.append(Period(upto, each.period.end))
        yield replace(each, period=unpaid[-1], minutes=NONE, factor=NONE, why=why)


def _kept(supplement: Slice, unpaid: list[Period]) -> Iterator[Slice]:
    """Yield the supplement up to where the work it lies on is no longer paid."""
    period = supplement.period
    upto = min([max(period.start, each.start) for each in unpaid if each.overlap(period)], default=period.end)
    if upto > period.start:
        share = Fraction(upto - period.start, period.minutes)
        yield replace(
            supplement, period=Period(period.start, upto), minutes=supplement.minutes * share
        )


def _of_shift(
    shift: Shift, terms: PayTerms, zone: Zone, week_start: int, account: _Account
) -> Iterator[Slice]:
    began = zone.day(shift.effective.start)
    week = began - timedelta(days=(began.isoweekday() - week_start) % 7)
    edition = terms.profile.on(began)
    if shift.type in terms.journeys:
        edition = edition.on_journey()
    away = category.OF_ABSENCE.get(shift.code) if shift.status is ShiftStatus.CANCELLED else None
    if shift.status is ShiftStatus.CANCELLED and (away is None or shift.standby):
        return
    cut = pieces(shift, zone, edition, _windows(edition))
    rule = edition.passive
    all_active = (
        away is None
        and rule is not None
        and rule.active_share is not None
        and any(each.sort in (Sort.PASSIVE, Sort.CALL) for each in cut)
        and active_share(cut) >= rule.active_share
    )
    for piece in cut:
        if piece.sort is Sort.FREE:
            yield _slice(shift, piece, category.PAUSE, Role.BASE, NONE, _FREE, began)
            continue
        if away is not None:
            factor = rule.factor if rule and piece.sort in (Sort.PASSIVE, Sort.CALL) else ONE
            gone = _slice(shift, piece, away, Role.BASE, factor, _AWAY, began)
            yield replace(gone, settled=consequence.of(shift.code, terms.consequences))
            continue
        active = piece.sort is Sort.ACTIVE or (all_active and piece.sort in (Sort.PASSIVE, Sort.CALL))
        if active:
            plain = _all_active(edition) if all_active else _HOUR_FOR_HOUR
            yield from _active(shift, piece, terms, edition, (began, week), account, plain, zone)
        else:
            yield from _converted(shift, piece, edition, (began, week), account, zone)


def _active(
    shift: Shift,
    piece: Piece,
    terms: PayTerms,
    edition: Edition,
    when: tuple[date, date],
    account: _Account,
    plain: Message,
    zone: Zone,
) -> Iterator[Slice]:
    """Yield active work as ordinary, extra or overtime, cut where a threshold is passed."""
    began, week = when
    start, end = piece.period
    usual = category.REISE if shift.type in terms.journeys else _USUAL.get(shift.kind, category.ORD)
    # A repeated hour that is not paid again runs past without filling anything up.
    unpaid = piece.minutes == 0
    while start < end:
        code, why, left = _standing(shift, start, terms, edition, when, account)
        upto = end if left is None or unpaid else min(end, start + left)
        counted = upto - start + (piece.minutes - piece.period.minutes if upto == end else 0)
        part = replace(piece, period=Period(start, upto), minutes=counted)
        if category.is_overtime(code):
            code = category.overtime(_percent(edition, piece, zone))
        why = why or plain
        yield _slice(shift, part, code or usual, Role.BASE, ONE, why, began)
        account.add(began, week, Fraction(counted), category.is_overtime(code))
        yield from _supplements(shift, part, edition, ONE, began, zone, category.is_overtime(code))
        start = upto


def _standing(
    shift: Shift, start: int, terms: PayTerms, edition: Edition, when: tuple[date, date], account: _Account
) -> tuple[str, Message | None, int | None]:
    """Return what active work is from here on, why, and for how many minutes (None: the rest)."""
    began, week = when
    rule = edition.overtime
    if rule is None:
        return "", None, None
    if terms.averaged:
        beyond = not shift.start <= start < shift.end
        return (category.OVERTIME, _BEYOND_PLAN, None) if beyond else ("", None, None)
    full_week = edition.week_of(terms.hours_class)
    left = account.left(began, week, rule.day, full_week)
    if left == 0:
        if account.left(began, week, rule.day, None) == 0:
            return category.OVERTIME, _beyond(N_("Beyond {hours} in a day."), rule.day), None
        return category.OVERTIME, _beyond(N_("Beyond {hours} in a week."), full_week), None
    if terms.position is None:
        return "", None, left
    until = account.left(began, week, None, terms.position)
    if until == 0:
        return category.MERTID, _beyond(N_("Beyond the position of {hours} a week."), terms.position), left
    return "", None, min(each for each in (left, until) if each is not None)


def _converted(
    shift: Shift, piece: Piece, edition: Edition, when: tuple[date, date], account: _Account, zone: Zone
) -> Iterator[Slice]:
    """Yield passive time, standby and the calls in them by the profile's conversion (B.4)."""
    began, week = when
    passive, standby = edition.passive, edition.standby
    call = piece.call
    factor, extra, code, why = ONE, NONE, category.PASSIV, _HOUR_FOR_HOUR
    if piece.sort is Sort.STANDBY:
        factor = standby.factor if standby else ONE
        code, why = category.BEREDSKAP, _share(factor)
    elif call is None or (passive is not None and passive.in_addition and piece.sort is Sort.CALL):
        factor = passive.factor if passive else ONE
        why = _share(factor)
        extra = call.scale if call else NONE
    else:
        factor, code, why = call.scale, category.UTRYKN, _called(call.period.minutes, call.paid)
    yield _slice(shift, piece, code, Role.BASE, factor, why, began)
    if extra and call:
        why = _called(call.period.minutes, call.paid)
        yield _slice(shift, piece, category.UTRYKN, Role.EXTRA, extra, why, began)
    if not shift.standby:
        account.add(began, week, piece.minutes * (factor + extra))
    if piece.sort is not Sort.STANDBY:
        by_clock = passive is not None and not passive.supplements_on_converted and not shift.standby
        total = ONE if by_clock else factor + extra
        yield from _supplements(shift, piece, edition, total, began, zone, False)


def _supplements(
    shift: Shift, piece: Piece, edition: Edition, factor: Fraction, began: date, zone: Zone, overtime: bool
) -> Iterator[Slice]:
    taken: list[Supplement] = []
    for each in edition.supplements:
        window = _matching(each.windows, piece, zone)
        if window is None or (overtime and not each.on_overtime):
            continue
        if all(each.stands_beside(other) for other in taken):
            taken.append(each)
            hours = {"start": Clock(window.start), "end": Clock(window.end)}
            why = Message(N_("Between {start} and {end}."), hours)
            yield _slice(shift, piece, each.code, Role.SUPPLEMENT, factor, why, began)


def _matching(windows: Iterable[Window], piece: Piece, zone: Zone) -> Window | None:
    for window in windows:
        for back in (0, 1):
            period = window.on(piece.day - timedelta(days=back), zone)
            if period is not None and period.start <= piece.period.start < period.end:
                return window
    return None


def _percent(edition: Edition, piece: Piece, zone: Zone) -> Fraction | None:
    rules = edition.overtime.windows if edition.overtime else ()
    return max((each.percent for each in rules if _matching((each.window,), piece, zone)), default=None)


def _windows(edition: Edition) -> list[Window]:
    found = [window for each in edition.supplements for window in each.windows]
    return found + [each.window for each in (edition.overtime.windows if edition.overtime else ())]


def _slice(
    shift: Shift, piece: Piece, code: str, role: Role, factor: Fraction, why: Message, began: date
) -> Slice:
    if piece.minutes != piece.period.minutes and factor:
        why = _TWICE if piece.minutes < piece.period.minutes else _SKIPPED
    return Slice(
        shift.id, piece.period, piece.day, code, role, piece.minutes * factor, factor, why, began
    )


def _merged(found: Iterable[Slice]) -> list[Slice]:
    """Join neighbours that differ in nothing; the midnight between two days stays an edge."""
    merged: list[Slice] = []
    last: dict[tuple[Role, str], int] = {}
    for each in found:
        key = (each.role, each.category)
        before = merged[last[key]] if key in last else None
        if (
            before is not None
            and before.period.end == each.period.start
            and (before.day, before.factor, before.why) == (each.day, each.factor, each.why)
            and before.settled == each.settled
        ):
            period = Period(before.period.start, each.period.end)
            merged[last[key]] = replace(before, period=period, minutes=before.minutes + each.minutes)
        else:
            last[key] = len(merged)
            merged.append(each)
    return merged


def _beyond(text: str, minutes: int | None) -> Message:
    return Message(text, {"hours": Minutes(minutes or 0)})


def _share(factor: Fraction) -> Message:
    if factor == 1:
        return _HOUR_FOR_HOUR
    return Message(N_("Each hour is paid as {minutes} minutes."), {"minutes": _figure(60 * factor)})


def _all_active(edition: Edition) -> Message:
    share = edition.passive.active_share if edition.passive else None
    return Message(
        N_("Active for at least {share} of the shift, so all of it is paid as active."),
        {"share": str(share)},
    )


def _called(lasted: int, paid: int) -> Message:
    return Message(
        N_("Called for {lasted} minutes, paid as {paid}."), {"lasted": str(lasted), "paid": str(paid)}
    )


def _figure(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else f"{float(value):.1f}"
