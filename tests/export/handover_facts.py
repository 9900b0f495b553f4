"""Facts for the papers of the handover book and of one who leads meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.handover import BookPart, Deputy, HandoverEntry
from bpa_desk.domain.handover_paper import DeputyFacts, DueLine, HandoverFacts, PersonLine
from bpa_desk.domain.internal_control import Caller, EmergencyCard
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.responsibility import Task
from bpa_desk.domain.rota_paper import PaperGap, PaperShift
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DateSpan
from tests.export import facts

DAY = date(2026, 11, 24)
HERE = Ordning(
    "o", "Nes", "Lise Leder", ("Mons Medleder",), employer="Fjord Assistanse AS",
    employer_email="post@fjord.invalid", employer_phone="000 00 200", municipality="Nesland kommune",
)  # fmt: skip
ENTRIES = (
    HandoverEntry(
        "a", BookPart.DECISIONS, "Hvem leder", "Mons.\n\nSvarer han ikke, ring arbeidsgiveren.",
        verified_on=DAY, verified_by="Lise Leder",
    ),
    HandoverEntry("b", BookPart.CONTACTS, "Fastlegen", phone="000 00 401", verified_on=date(2026, 5, 1)),
    HandoverEntry(
        "c", BookPart.ROUTINES, "Natt", restricted="Maske fra midnatt.\n\nSnus klokka to.", verified_on=DAY
    ),
    HandoverEntry("d", BookPart.KEYS, "Nøkler", "Hos naboen", "000 00 402"),
)  # fmt: skip


def deputy(may: int = 2) -> Deputy:
    """Return one who leads for two weeks in December, with so many points of what they may decide."""
    points = ("Finne vikar.", "Si ja eller nei til bytter.")[:may]
    return Deputy(
        "d", "Mons Medleder", date(2026, 12, 7), date(2026, 12, 20) if may else None,
        "000 00 410" * bool(may), points, ("Ansette eller si opp.",) * bool(may), DAY if may else None,
        "Ring om kvelden." * bool(may),
    )  # fmt: skip


def book(count: int = 4, name: str = "Kari Eksempel") -> HandoverFacts:
    """Return a book of so many entries with its contacts and two weeks of rota; 0 is a book of nothing."""
    if not count:
        return HandoverFacts(Ordning("o", "Nes"), DAY, (), EmergencyCard("emergency"))
    entries = tuple(
        replace(each, id=str(at), heading=f"{each.heading} {name}" if at > 3 else each.heading)
        for at, each in enumerate(ENTRIES * (count // 4))
    )
    card = EmergencyCard(
        "emergency", "Storgata 1", "", "Ring på hos naboen.",
        (Caller("Verneombud", "Eva Vern", "000 00 403"), Caller("Lege", "", "00000 401")),
    )  # fmt: skip
    people = tuple(PersonLine(f"{name} {at}", (f"000 00 5{at:02d}",)) for at in range(count // 4))
    shown = facts.rota(3)
    eight = facts.at(date(2026, 11, 26), 8 * 60)
    span = DateSpan(DAY, date(2026, 12, 7))
    rota = replace(
        shown, span=span, gaps=(PaperGap(eight, eight + 120, 2),),
        open_shifts=(PaperShift("open", eight + 120, eight + 480, note="Ta med nøkkel"),),
        assistants=tuple(
            replace(each, name=f"{name} {at}", shifts=(PaperShift(f"s{at}", eight - 1440 + at * 60, eight),))
            for at, each in enumerate(shown.assistants)
        ),
    )  # fmt: skip
    return HandoverFacts(HERE, DAY, entries, card, people, (deputy(),), rota)


def leads(count: int = 2) -> DeputyFacts:
    """Return the paper's facts with so many things that fall due, each on a day of its own."""
    due = tuple(
        DueLine(date(2026, 12, 7 + at % 14), Message("Verify {n} parts of the handover book", {"n": at + 2}))
        for at in range(count)
    )
    tasks = (
        Task("plan", "Arbeidsplan og drøfting", ("", "A", "U", "M", "M"), law="Drøftes før bruk (§ 10-3)."),
        Task("stand_in", "Vikar ved fravær", ("", "A", "U", "U", "M")),
    )
    agreed = date(2026, 1, 1) if count else None
    return DeputyFacts(HERE, deputy(2 if count else 0), due, tasks if count else (), agreed)
