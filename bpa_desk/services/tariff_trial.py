"""A week to try a tariff profile on: invented ones that show each supplement, or a real one from the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.assistant import Assistant, HoursClass
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.slices import PayTerms, slices
from bpa_desk.domain.pay.sums import CategorySum, sums
from bpa_desk.domain.rota import Person
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import N_
from bpa_desk.domain.time import DateSpan, Period, Zone, monday, zone
from bpa_desk.services import pay, situation

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


class Piece(NamedTuple):
    """One shift of an example: days after the Monday, clock hours, and its passive time and calls."""

    day: int
    start: float
    end: float
    passive: tuple[float, float] | None = None
    calls: tuple[tuple[float, float], ...] = ()
    kind: ShiftKind = ShiftKind.DAY


@dataclass(frozen=True, slots=True)
class Example:
    """An invented week; ``position`` is the minutes a week of the invented person, where it matters."""

    key: str
    title: str
    pieces: tuple[Piece, ...]
    monday: Callable[[date], date]
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the invented person works on; ``years`` is seniority, ``position`` minutes a week."""

    hours_class: HoursClass = HoursClass.T38C
    years: int = 0
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """Shifts of one person to be paid, with those around them, and what the person works on each day."""

    span: DateSpan
    shifts: tuple[Shift, ...]
    terms: Callable[[TariffProfile, date], PayTerms]
    zone: Zone
    week_start: int = 1


@dataclass(frozen=True, slots=True)
class Trial:
    """A week as the profile pays it: sums by category; ``money`` is what is known of it in kroner."""

    week: Week
    profile: TariffProfile
    sums: tuple[CategorySum, ...]
    money: Decimal
    complete: bool

    def terms(self, day: date) -> PayTerms:
        """Return what the person is paid on, on the day."""
        return self.week.terms(self.profile, day)


def _next_monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _christmas(day: date) -> date:
    eve = date(day.year, 12, 24)
    return monday(eve if eve >= day else date(day.year + 1, 12, 24))


def _clock_change(day: date) -> date:
    """Return the Monday of the week that ends with the next last Sunday of October (C.4)."""
    year = day.year if _last_sunday(day.year) >= day else day.year + 1
    return monday(_last_sunday(year))


def _last_sunday(year: int) -> date:
    last = date(year, 10, 31)
    return last - timedelta(days=last.isoweekday() % 7)


_LONG = tuple(Piece(day, 8, 18) for day in range(5))
_EVENING = tuple(Piece(day, 15, 22.5, kind=ShiftKind.EVENING) for day in range(3))
_RESTING = Piece(1, 22, 32, (23, 31), ((25, 25 + 1 / 6), (27, 27 + 35 / 60)), ShiftKind.RESTING)

EXAMPLES = (
    Example("evenings", N_("Three evenings"), _EVENING, _next_monday),
    Example("night", N_("An awake night"), (Piece(1, 22, 32, kind=ShiftKind.NIGHT),), _next_monday),
    Example("resting", N_("A resting night with two calls"), (_RESTING,), _next_monday),
    Example("weekend", N_("Saturday and Sunday"), (Piece(5, 14, 23), Piece(6, 9, 17)), _next_monday),
    Example("holiday", N_("Christmas Eve and Christmas Day"), (), _christmas),
    Example("overtime", N_("Long days: overtime"), _LONG, _next_monday),
    Example(
        "additional",
        N_("More than the position: extra hours"),
        tuple(Piece(day, 8, 14) for day in range(5)),
        _next_monday,
        position=20 * 60,
    ),
    Example(
        "clock", N_("The night when the clock is put back"),
        (Piece(5, 22, 32, kind=ShiftKind.NIGHT),), _clock_change,
    ),
    Example(
        "standby", N_("Standby at home with a call-out"),
        (Piece(4, 16, 24, calls=((20, 20.75),), kind=ShiftKind.STANDBY),), _next_monday,
    ),
)  # fmt: skip
"""One week for each thing an agreement pays for; the dates are the next that fit."""


def example(key: str) -> Example:
    """Return the example with the key; the first for one that is not known."""
    return next((each for each in EXAMPLES if each.key == key), EXAMPLES[0])


def invented(chosen: Example, day: date, conditions: Conditions) -> Week:
    """Return the example in the first week that fits on or after the day."""
    where, first = zone(), chosen.monday(day)
    pieces = chosen.pieces or _over_christmas(first)
    shifts = tuple(_shift(number, each, first, where) for number, each in enumerate(pieces))
    position = chosen.position if conditions.position is None else conditions.position

    def terms(profile: TariffProfile, _day: date) -> PayTerms:
        return PayTerms(profile, conditions.hours_class.value, position, years=conditions.years)

    return Week(DateSpan(first, first + timedelta(days=13)), shifts, terms, where)


def real(store: Store, assistant: str, day: date) -> Week:
    """Return the person's week (Monday to Sunday) round the day, as planned or worked, by their own terms."""
    first = monday(day)
    span = DateSpan(first, first + timedelta(days=6))
    near = situation.rota(store, first, first + timedelta(days=6), pay.WEEKS_BEFORE)
    person = next((each for each in near.people if each.id == assistant), Person(assistant, assistant))
    shifts = pay.shifts_by_assistant(near, span, store.zone).get(assistant, [])
    by = pay.in_store(store)

    def terms(profile: TariffProfile, on: date) -> PayTerms:
        return pay.terms_by_day(near, person, replace(by, profile_of=lambda _who, _day: profile))(on)

    return Week(span, tuple(shifts), terms, store.zone, near.ordning.week_start)


def count(week: Week, profile: TariffProfile) -> Trial:
    """Return the week as the profile pays it."""

    def terms(day: date) -> PayTerms:
        return week.terms(profile, day)

    cut = slices(week.shifts, terms, week.zone, week.week_start)
    found = sums(cut, terms, week.span)
    amounts = [each.amount for each in found]
    known = sum((each for each in amounts if each is not None), Decimal(0))
    # What fell away has no kroner here: it is the employer’s to work out.
    complete = all(each.amount is not None or each.settled is not None for each in found)
    return Trial(week, profile, found, known, complete)


def by_one_table(profile: TariffProfile, number: int) -> TariffProfile:
    """Return the profile as if one of its tables had always held, so that it can be tried on any day."""
    return replace(profile, editions=(replace(profile.editions[number], valid_from=date.min),))


def people(store: Store) -> list[tuple[str, str]]:
    """Return id and name of everybody who can be tried on, in the order of the register."""
    return [(each.id, each.name) for each in store.all(Assistant) if not each.archived]


def _over_christmas(first: date) -> tuple[Piece, ...]:
    eve = date(first.year, 12, 24)
    at = (eve - first).days
    return (Piece(at, 14, 22), Piece(at + 1, 9, 17))


def _shift(number: int, piece: Piece, first: date, where: Zone) -> Shift:
    day = first + timedelta(days=piece.day)

    def at(hours: float) -> int:
        return where.at(day, round(hours * 60))

    return Shift(
        id=f"example-{number}",
        start=at(piece.start),
        end=at(piece.end),
        assistant="example",
        kind=piece.kind,
        passive=(Period(at(piece.passive[0]), at(piece.passive[1])),) if piece.passive else (),
        calls=tuple(Period(at(start), at(end)) for start, end in piece.calls),
    )
