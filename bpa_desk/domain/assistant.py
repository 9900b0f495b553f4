"""The people who work in the ordning, and the terms they work on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bpa_desk.domain.quick import dataclass


class HoursClass(StrEnum):
    """The weekly limit a person works under (working-time.md A.3, aml. § 10-4)."""

    DAG40 = "DAG40"
    T38A = "T38a"
    T38B = "T38b"
    T38C = "T38c"
    T38D = "T38d"
    H36 = "H36"
    TRE = "TRE"


class EmploymentKind(StrEnum):
    """How a person is engaged; the program stores who decided, it never decides (needs.md § 4)."""

    FAST = "fast"
    MIDLERTIDIG = "midlertidig"
    TILKALLING = "tilkalling"
    OPPDRAG = "oppdrag"


@dataclass(frozen=True, slots=True)
class Contact:
    """One labelled way to reach somebody: ``kind`` is phone, email or address."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class NextOfKin:
    """Whom to call when something happens to the assistant at work."""

    name: str
    relation: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Assistant:
    """One assistant; nothing but the name is required. ``hue`` 0–11 picks a colour, ``weekly_cap`` is
    minutes, ``roles`` what part of the work is theirs (night, travels …), in the ordning's own words.

    Fødselsnummer and health are deliberately not stored (privacy-and-exports.md GDPR-2, GDPR-3).
    """

    id: str
    name: str
    hue: int = 0
    employee_number: str = ""
    birth_date: date | None = None
    contacts: tuple[Contact, ...] = ()
    next_of_kin: tuple[NextOfKin, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    weekly_cap: int | None = None
    near_family: bool = False
    regular_night: bool | None = None
    strenuous_night: bool = False
    notes: str = ""
    archived: bool = False
    roles: tuple[str, ...] = ()

    @property
    def initials(self) -> str:
        """Two letters that stand for the person beside the colour (first letters of first and last name)."""
        words = [word for word in self.name.replace("-", " ").split() if word[:1].isalpha()]
        if not words:
            return "?"
        if len(words) == 1:
            return words[0][:2].capitalize()
        return (words[0][0] + words[-1][0]).upper()

    @property
    def first_name(self) -> str:
        """The name people use in a sentence."""
        return self.name.split()[0] if self.name.split() else self.name

    def reach(self, kind: str) -> tuple[str, ...]:
        """Return the phone numbers, e-mail or postal addresses, in the order written."""
        return tuple(contact.value for contact in self.contacts if contact.kind == kind)


@dataclass(frozen=True, slots=True)
class Employment:
    """Terms of one assistant in a span of days; ``minutes_per_week`` None means no fixed position.

    ``full_time`` is the minutes per week a full position has (TID-5); None means what the class says.
    """

    id: str
    assistant: str
    start: date
    end: date | None = None
    kind: EmploymentKind = EmploymentKind.FAST
    ground: str = ""
    ground_person: str = ""
    decided_by: str = ""
    minutes_per_week: int | None = None
    hours_class: HoursClass = HoursClass.T38C
    full_time: int | None = None
    tariff: str = ""
    seniority_from: date | None = None

    def covers(self, day: date) -> bool:
        """True when the employment is in force on the day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def years_on(self, day: date) -> int | None:
        """Return full years of seniority on the day; None while it is not written from when it counts."""
        since = self.seniority_from
        if since is None:
            return None
        return max(0, day.year - since.year - ((day.month, day.day) < (since.month, since.day)))
