"""What the holiday list of a year shows: who is away when and with whom, and what is uncovered then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.holiday_days import virkedager


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """One unbroken stretch of holiday of one person in the year.

    ``together`` are the names of the others away on some of the same days, ``shifts`` how many standing
    shifts the person still has then, ``uncovered`` the minutes in which somebody is missing.
    """

    assistant: str
    name: str
    days: Stretch
    told_on: date | None = None
    agreed_on: date | None = None
    together: tuple[str, ...] = ()
    shifts: int = 0
    uncovered: int = 0

    @property
    def id(self) -> str:
        """What tells this line from the others."""
        return f"{self.assistant}:{self.days.first.isoformat()}"

    @property
    def virkedager(self) -> int:
        """How many virkedager it is."""
        return virkedager(*self.days)


@dataclass(frozen=True, slots=True)
class HolidayBalance:
    """One person's sums of the year, in virkedager."""

    assistant: str
    name: str
    hue: int
    entitled: int
    carried_in: int
    taken: int
    booked: int
    left: int


@dataclass(frozen=True, slots=True)
class HolidayListFacts:
    """The holiday list of a year; nothing but holiday is in it, whatever else somebody is away for."""

    ordning: str
    leader: str
    year: int
    as_of: date
    balances: tuple[HolidayBalance, ...] = ()
    lines: tuple[HolidayLine, ...] = ()

    def days_of(self, assistant: str, month: int) -> list[Stretch]:
        """Return the parts of the person's holidays that lie in the month."""
        first = date(self.year, month, 1)
        following = date(self.year + month // 12, month % 12 + 1, 1)
        last = date.fromordinal(following.toordinal() - 1)
        parts = (each.days.within(first, last) for each in self.lines if each.assistant == assistant)
        return [part for part in parts if part is not None]
