"""Facts for the papers of talks and meetings, and for the rights sheet."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.assistant import Employment, EmploymentKind
from bpa_desk.domain.meeting import (
    AgreedPoint,
    Meeting,
    MeetingFacts,
    MeetingKind,
    Reading,
    Talk,
    TalkFacts,
    Topic,
)
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.rights_paper import RightsFacts


def talk(count: int = 4, name: str = "Kari Eksempel") -> TalkFacts:
    """Return a talk about so many topics, signed by the leader alone, with a point done and one open."""
    topics = tuple(Topic(f"Tema {at}: {name}", "Godt.\nIngenting å endre." * (at % 2)) for at in range(count))
    points = (
        AgreedPoint("Oppfriskning i forflytning", name, "2026-05-01", "2026-04-20"),
        AgreedPoint("Vite helgene tidligere", "Eva Nes", "2026-12-01"),
    )
    held = Talk(
        "t", "k", date(2026, 2, 10), topics, points * bool(count), "Rolig samtale." * bool(count),
        date(2026, 2, 17) if count else None,
    )  # fmt: skip
    return TalkFacts("Nes", "Fjord Assistanse AS", "Eva Nes", name, held)


def minutes(count: int = 4, name: str = "Kari Eksempel") -> MeetingFacts:
    """Return the minutes of a staff meeting with so many topics, what was agreed, and one who has read."""
    one = talk(count, name).talk
    readers = (Reading(name, "2026-02-12"),) * bool(count)
    held = Meeting(
        "m", MeetingKind.STAFF, "Personalmøte", one.day, ("Eva Nes", name), one.topics, one.points, readers,
        one.note,
    )  # fmt: skip
    return MeetingFacts("Nes", "Fjord Assistanse AS", "Eva Nes", held)


def rights(name: str = "Kari Eksempel", bare: bool = False, private: bool = False) -> RightsFacts:
    """Return the rights of one in a temporary half position; or of one without terms and figures."""
    day = date(2026, 11, 24)
    model = EmployerModel.PRIVATPERSON if private else EmployerModel.LEVERANDOR
    if bare:
        return RightsFacts("Nes", "", model, "", name, "1", day, None, None, 1)
    terms = Employment(
        "e", "k", date(2026, 9, 1), date(2027, 8, 31), EmploymentKind.MIDLERTIDIG, minutes_per_week=1065
    )
    return RightsFacts(
        "Nes", "Fjord Assistanse AS", model, "Eva Nes", name, "1042", day, terms, 2130, 1, date(2027, 2, 28),
        25, 7,
    )  # fmt: skip
