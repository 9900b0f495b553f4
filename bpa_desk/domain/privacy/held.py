"""How one table is described in the register: whom it concerns, and what each column says of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bpa_desk.domain.privacy.retention import Keep


class Reader(StrEnum):
    """Who may see it in what leaves the program; the arbeidsleder sees all of it on the screen."""

    MEDARBEIDSLEDER = "medarbeidsleder"
    ASSISTANTS = "assistants"
    SELF = "self"
    EMPLOYER = "employer"
    MUNICIPALITY = "municipality"


class Erased(StrEnum):
    """What becomes of one's rows when one is erased.

    A row is removed; or it stays without what it said of the person, for the sums it is part of; or it
    stays as nobody's.
    """

    REMOVED = "removed"
    EMPTIED = "emptied"
    NOBODYS = "nobodys"


@dataclass(frozen=True, slots=True)
class Held:
    """One table: why it is kept, by which rule, and its columns by how much they say of a person.

    ``about`` is the column with the assistant's id, empty where no row concerns one person alone.
    ``special`` columns are of the kinds in GDPR Article 9 and leave only for those who must have them.
    ``stays`` are the personal columns an emptied row keeps, since sums are counted from them.
    """

    table: str
    purpose: str
    keep: Keep
    about: str
    plain: str
    personal: str = ""
    special: str = ""
    readers: frozenset[Reader] = frozenset()
    erased: Erased = Erased.REMOVED
    stays: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, in the order of how much it says."""
        return (*self.plain.split(), *self.personal.split(), *self.special.split())
