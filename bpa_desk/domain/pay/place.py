"""A value in a tariff profile that knows its place, so that a refusal says where and what was expected."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from bpa_desk.domain.given import Given
from bpa_desk.domain.text import N_, DomainError, Message

LONGEST_TEXT = 2000
LONGEST_NUMBER = 20


class ProfileError(DomainError):
    """A tariff profile that cannot be used; ``field`` is the place in it (``$.edition[0].base[2].kr``)."""

    def __init__(self, problem: Message, place: str) -> None:
        super().__init__(Message(N_("{place}: {problem}"), {"place": place, "problem": problem}), place)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Place(Given):
    """One value of TOML or JSON and its place; each reading method returns it or raises ProfileError."""

    def refuse(self, problem: Message) -> NoReturn:
        """Raise ProfileError for this place."""
        raise ProfileError(problem, self.place)

    def members(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Place]:
        """Return the table's members; unknown and missing keys are refused with their place."""
        if not isinstance(self.value, dict):
            self.refuse(Message(N_("Expected a table of keys and values.")))
        known = [*required, *optional]
        for key in self.value:
            if key not in known:
                Place(None, f"{self.place}.{key}").refuse(
                    Message(N_("Unknown key; the known keys here are: {keys}."), {"keys": ", ".join(known)})
                )
        for key in required:
            if key not in self.value:
                Place(None, f"{self.place}.{key}").refuse(Message(N_("This key is missing.")))
        return {key: Place(value, f"{self.place}.{key}") for key, value in self.value.items()}

    def items(self, least: int = 0, most: int = 200) -> list[Place]:
        """Return the list's items."""
        if not isinstance(self.value, list) or not least <= len(self.value) <= most:
            values = {"least": least, "most": most}
            self.refuse(Message(N_("Expected a list of {least} to {most} items."), values))
        return [Place(each, f"{self.place}[{index}]") for index, each in enumerate(self.value)]

    def text(self, empty: bool = False) -> str:
        """Return the text without spaces around it; empty only where that is allowed."""
        if not isinstance(self.value, str) or not (empty or self.value.strip()):
            self.refuse(Message(N_("Expected text that is not empty.")))
        if len(self.value) > LONGEST_TEXT:
            self.refuse(Message(N_("Expected at most {most} characters."), {"most": LONGEST_TEXT}))
        return self.value.strip()

    def number(self, low: int, high: int) -> Fraction:
        """Return an exact number from low to high; text such as ``"1/3"`` or ``"206.38"`` is a number too."""
        number = self._exact()
        if number is None or not low <= number <= high:
            self.refuse(Message(N_("Expected a number from {low} to {high}."), {"low": low, "high": high}))
        return number

    def minutes(self, low: int, high: int) -> int:
        """Return minutes for hours from low to high that come to whole minutes."""
        exact = self.number(low, high) * 60
        if exact.denominator != 1:
            self.refuse(Message(N_("Expected hours that come to whole minutes.")))
        return int(exact)

    def day(self) -> date:
        """Return a date, or the date written as 2026-10-24."""
        if isinstance(self.value, date) and not isinstance(self.value, datetime):
            return self.value
        # A class with slots is made twice, and a bare super() would ask the first.
        return super(Place, self).day()

    def _exact(self) -> Fraction | None:
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
            return None
        text = str(value)
        # An exponent or a mile of digits would cost memory, and no rate is written like that.
        if len(text) > LONGEST_NUMBER or not set(text) <= set("0123456789.-/"):
            return None
        try:
            return Fraction(text)
        except (ValueError, ZeroDivisionError):
            return None
