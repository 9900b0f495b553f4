"""A value in a JSON file that knows its place, so that every refusal can say where and what was expected."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from bpa_desk.domain.given import Given
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import FIRST_YEAR, LAST_YEAR, Zone, known_year
from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.strict_json import member_place

LONGEST_TEXT = 500
MOST_ITEMS = 100_000


@dataclass(frozen=True, slots=True)
class Node(Given):
    """One value and its place; each reading method returns the value or raises ImportFileError."""

    def refuse(self, problem: Message) -> NoReturn:
        """Raise ImportFileError for this place."""
        raise ImportFileError(problem, self.place)

    @property
    def is_null(self) -> bool:
        """True for JSON null."""
        return self.value is None

    def members(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Node]:
        """Return the object's members; unknown and missing keys are refused with their place."""
        if not isinstance(self.value, dict):
            self.refuse(Message(N_("Expected an object in braces.")))
        known = [*required, *optional]
        for key in self.value:
            if key not in known:
                Node(None, member_place(self.place, key)).refuse(
                    Message(N_("Unknown key; the known keys here are: {keys}."), {"keys": ", ".join(known)})
                )
        for key in required:
            if key not in self.value:
                Node(None, member_place(self.place, key)).refuse(Message(N_("This key is missing.")))
        return {key: Node(value, member_place(self.place, key)) for key, value in self.value.items()}

    def items(self, most: int = MOST_ITEMS) -> list[Node]:
        """Return the list's items."""
        if not isinstance(self.value, list):
            self.refuse(Message(N_("Expected a list in square brackets.")))
        if len(self.value) > most:
            self.refuse(Message(N_("Expected at most {most} items."), {"most": most}))
        return [Node(each, f"{self.place}[{index}]") for index, each in enumerate(self.value)]

    def text(self, empty: bool = False) -> str:
        """Return the text, without spaces around it; empty only where that is allowed."""
        if not isinstance(self.value, str):
            self.refuse(Message(N_("Expected text in quotation marks.")))
        text = self.value.strip()
        if not text and not empty:
            self.refuse(Message(N_("Expected text that is not empty.")))
        if len(text) > LONGEST_TEXT:
            self.refuse(Message(N_("Expected at most {most} characters."), {"most": LONGEST_TEXT}))
        return text

    def key(self) -> str:
        """Return an id as it is written, spaces and all: other programs look for it in what we write."""
        self.text()
        return str(self.value)

    def texts(self) -> tuple[str, ...]:
        """Return a list of texts, in order and without repetition."""
        return tuple(dict.fromkeys(each.text() for each in self.items(1000)))

    def number(self, low: float, high: float) -> float:
        """Return a number from low to high, both included."""
        number = self.value
        if isinstance(number, bool) or not isinstance(number, int | float) or not low <= number <= high:
            self.refuse(Message(N_("Expected a number from {low} to {high}."), {"low": low, "high": high}))
        return number

    def hours(self, low: float, high: float) -> int:
        """Return minutes for hours from low to high, rounded to the nearest minute."""
        return round(self.number(low, high) * 60)

    def day(self) -> date:
        """Return the date written as 2026-10-24, from 1900 to 2199."""
        # A class with slots is made twice, and a bare super() would ask the first.
        day = super(Node, self).day()
        self._year_in_range(day.year)
        return day

    def instant(self, zone: Zone) -> int:
        """Return the instant of a local time written as 2026-10-24T22:00."""
        if not isinstance(self.value, str):
            self.refuse(Message(N_("Expected a local time in quotation marks, written as 2026-10-24T22:00.")))
        if self.value[:4].isascii() and self.value[:4].isdecimal():
            self._year_in_range(int(self.value[:4]))
        try:
            return zone.parse(self.value)
        except DomainError as error:
            self.refuse(error.message)

    def time_of_day(self) -> int:
        """Return minutes after midnight of a time written as 07:30; 24:00 is midnight."""
        return super(Node, self).time_of_day() % 1440

    def _year_in_range(self, year: int) -> None:
        if not known_year(year):
            # The years go out as text: a number would be worded as 2 199.
            values = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            self.refuse(Message(N_("Expected a year from {first} to {last}."), values))
