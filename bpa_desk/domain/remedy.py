"""What is to be put right, by whom and when: a measure (tiltak) after a round, an avvik or a risk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Remedy:
    """One measure. It points at the record ``about`` of the kind ``about_kind`` (a table's name).

    ``part`` names a piece of that record, such as the line of a round; all three are empty for a measure
    that stands by itself. ``owner`` is whoever sees to it, in words; ``done_on`` is None while it is open.
    """

    id: str
    what: str
    made_on: date
    owner: str = ""
    deadline: date | None = None
    done_on: date | None = None
    about_kind: str = ""
    about: str = ""
    part: str = ""
    note: str = ""

    @property
    def open(self) -> bool:
        """True until it is done."""
        return self.done_on is None

    def late(self, today: date) -> bool:
        """Return whether it is open past its deadline."""
        return self.open and self.deadline is not None and self.deadline < today
