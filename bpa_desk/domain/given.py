"""A value that came from outside and knows its place, so that a refusal says where and what was expected."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import clock


@dataclass(frozen=True, slots=True)
class Given(ABC):
    """One value of a file and its place; each reading method returns what was meant or refuses."""

    value: Any
    place: str = "$"

    @abstractmethod
    def refuse(self, problem: Message) -> NoReturn:
        """Raise the error of this kind of file for this place."""

    def choice(self, choices: Collection[str]) -> str:
        """Return the text if it is one of the choices."""
        if not isinstance(self.value, str) or self.value not in choices:
            self.refuse(Message(N_("Expected one of: {choices}."), {"choices": ", ".join(choices)}))
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            self.refuse(Message(N_("Expected true or false.")))
        return self.value

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        number = self.value
        if isinstance(number, bool) or not isinstance(number, int) or not low <= number <= high:
            values = {"low": low, "high": high}
            self.refuse(Message(N_("Expected a whole number from {low} to {high}."), values))
        return number

    def day(self) -> date:
        """Return the date written as 2026-10-24."""
        # fromisoformat also takes 20261024 and 2026-W43-6.
        text = self.value if isinstance(self.value, str) else ""
        shaped = len(text) == 10 and text[4] == text[7] == "-"
        try:
            return date.fromisoformat(text if shaped else "")
        except ValueError:
            self.refuse(Message(N_("Expected a date that exists, written as 2026-10-24.")))

    def time_of_day(self) -> int:
        """Return minutes after midnight of a time written as 07:30; 24:00 is the end of the day, 1440."""
        if not isinstance(self.value, str):
            self.refuse(Message(N_("Expected a time of day in quotation marks, written as 07:30.")))
        try:
            return clock(self.value)
        except DomainError as error:
            self.refuse(error.message)
