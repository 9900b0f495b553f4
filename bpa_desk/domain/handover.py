"""The handover book, and who leads while the arbeidsleder cannot (needs.md § 4; hms-and-papers.md G.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.text import N_


class BookPart(StrEnum):
    """The parts of the book, in the order one who comes in needs them."""

    DECISIONS = "decisions"
    CONTACTS = "contacts"
    ABSENT = "absent"
    ROUTINES = "routines"
    NEVER = "never"
    EQUIPMENT = "equipment"
    KEYS = "keys"
    CAR = "car"
    PAPERS = "papers"
    ACCESS = "access"
    OTHER = "other"


PART_WORDS = {
    BookPart.DECISIONS: N_("Who decides what"),
    BookPart.CONTACTS: N_("Contacts"),
    BookPart.ABSENT: N_("When an assistant does not come"),
    BookPart.ROUTINES: N_("Routines of day and night"),
    BookPart.NEVER: N_("What is never to be done"),
    BookPart.EQUIPMENT: N_("Equipment and where things are"),
    BookPart.KEYS: N_("Keys and alarm"),
    BookPart.CAR: N_("Car"),
    BookPart.PAPERS: N_("Where the papers lie"),
    BookPart.ACCESS: N_("Where passwords are kept"),
    BookPart.OTHER: N_("Other"),
}
"""What the parts are called on paper."""
PART_SHORT = {
    BookPart.DECISIONS: N_("Who decides"),
    BookPart.CONTACTS: N_("Contacts"),
    BookPart.ABSENT: N_("Not coming"),
    BookPart.ROUTINES: N_("Routines"),
    BookPart.NEVER: N_("Never"),
    BookPart.EQUIPMENT: N_("Equipment"),
    BookPart.KEYS: N_("Keys"),
    BookPart.CAR: N_("Car"),
    BookPart.PAPERS: N_("Papers"),
    BookPart.ACCESS: N_("Passwords"),
    BookPart.OTHER: N_("Other"),
}
"""What they are called in a narrow column."""


@dataclass(frozen=True, slots=True)
class HandoverEntry:
    """One entry of the book; ``restricted`` holds health details, which only the restricted appendix prints.

    ``position`` orders the entries of a part; ``key`` ties it to its template. It is to be verified every
    ``months`` months (0: once is enough).
    """

    id: str
    part: BookPart
    heading: str
    text: str = ""
    phone: str = ""
    restricted: str = ""
    position: int = 0
    months: int = 6
    key: str = ""
    verified_on: date | None = None
    verified_by: str = ""

    @property
    def written(self) -> bool:
        """True when something stands in it."""
        return bool(self.text or self.phone or self.restricted)

    @property
    def verify_on(self) -> date | None:
        """The day it is to be verified again; None where it never was, or once is enough."""
        if self.verified_on is None or not self.months:
            return None
        return months_after(self.verified_on, self.months)

    def old(self, today: date) -> bool:
        """Return whether what is written was never verified, or not for longer than it should be."""
        if not self.written:
            return False
        again = self.verify_on
        return self.verified_on is None or (again is not None and again <= today)


@dataclass(frozen=True, slots=True)
class Deputy:
    """Who leads in the arbeidsleder's place from a day, what they may decide, and what they may not.

    ``end`` None means until the arbeidsleder takes over again; ``told_on`` is when the employer was told.
    """

    id: str
    name: str
    start: date
    end: date | None = None
    phone: str = ""
    may: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()
    told_on: date | None = None
    note: str = ""

    def leads(self, day: date) -> bool:
        """Return whether they lead on the day."""
        return self.start <= day and (self.end is None or day <= self.end)


_SECRET = re.compile(
    r"\b(?:passord\w*|password\w*|passfrase\w*|passphrase|pin|pin-?kod\w*|pin-?code|kode|koden|code|"
    r"nøkkelkod\w*|dørkod\w*|alarmkod\w*)\b\W{0,3}(?:er\b|is\b|nr\b)?\W{0,3}"
    r"(?:\d[\d ]{1,}\d|(?=\S*\d)(?=\S*[^\W\d])\S{6,})",
    re.IGNORECASE,
)


def tells_secret(text: str) -> bool:
    """Return whether a code or a password seems to be written out, as in “kode 4711”."""
    return _SECRET.search(text) is not None
