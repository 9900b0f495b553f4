"""What one person's hours in a span can be paid as, and by which tariff table that was worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.slices import PayTerms, Slice
from bpa_desk.domain.pay.sums import CategorySum, paid_minutes, sums
from bpa_desk.domain.time import DateSpan

Key = tuple[str, int]
"""What a line of a timesheet is known by: its shift and the instant it begins."""


class Line(Protocol):
    """The part of a timesheet's line that says which slices are its own."""

    @property
    def shift(self) -> str:
        """The shift it shows."""

    @property
    def start(self) -> int:
        """The instant it begins."""

    @property
    def end(self) -> int:
        """The instant it ends."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A tariff table that was used: its profile, the date it holds from, and if the days came before it.

    ``wanted`` is the tariff the terms name where it is not known, so that plain hours had to do.
    """

    profile: str
    valid_from: date
    early: bool = False
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Sums by category with the slices behind them; ``money`` says whether kroner were asked for."""

    bases: tuple[Basis, ...]
    sums: tuple[CategorySum, ...]
    money: bool = False

    @property
    def minutes(self) -> Fraction:
        """Minutes to be paid in all, rounded as the sums are; supplements and standby come on top."""
        return paid_minutes(self.sums)

    @property
    def undecided(self) -> Fraction:
        """Minutes that fell away and that the leverandør decides on."""
        return sum((each.minutes for each in self.sums if each.settled is Consequence.EMPLOYER), Fraction(0))

    @property
    def amount(self) -> Decimal | None:
        """Kroner for all that was worked, or None while the rate of any of it is unknown."""
        known = [each.amount for each in self.sums if each.settled is None]
        if not self.money or None in known:
            return None
        return sum((each for each in known if each is not None), Decimal(0))

    def behind(self, key: str) -> tuple[Slice, ...]:
        """Return the slices behind the sum with the key (``CategorySum.key``), in order."""
        return next((each.slices for each in self.sums if each.key == key), ())

    def by_line(self, lines: Iterable[Line]) -> dict[Key, tuple[Slice, ...]]:
        """Return the slices of each line of a timesheet, in the order of the codes."""
        pieces: dict[str, list[Slice]] = {}
        for total in self.sums:
            for each in total.slices:
                pieces.setdefault(each.shift, []).append(each)
        return {
            (line.shift, line.start): tuple(
                each
                for each in pieces.get(line.shift, ())
                if line.start <= each.period.start < line.end
            )
            for line in lines
        }


def minutes_paid(slices: Iterable[Slice]) -> Fraction:
    """Return the exact minutes of the slices that are hours to be paid."""
    return sum((each.minutes for each in slices if each.paid), Fraction(0))


def by_category(slices: Iterable[Slice]) -> dict[str, Fraction]:
    """Return the exact minutes of the slices by category, in the order they come."""
    found: dict[str, Fraction] = {}
    for each in slices:
        found[each.category] = found.get(each.category, Fraction(0)) + each.minutes
    return found


def statement(
    slices: Iterable[Slice],
    terms: Callable[[date], PayTerms],
    span: DateSpan,
    wanted: Callable[[date], str] = lambda _day: "",
    money: bool = False,
) -> Statement:
    """Return the statement of what lies in the span; ``wanted`` names a tariff that is not known on a day."""
    inside = [each for each in slices if span.covers(each.day)]
    bases: dict[Basis, None] = {}
    for began in dict.fromkeys(each.began for each in inside):
        bases[_basis(terms(began).profile, began, wanted(began))] = None
    return Statement(tuple(bases), sums(inside, terms), money)


def _basis(profile: TariffProfile, day: date, wanted: str) -> Basis:
    held = [each.valid_from for each in profile.editions if each.valid_from <= day]
    return Basis(profile.name, held[-1] if held else profile.editions[0].valid_from, not held, wanted)
