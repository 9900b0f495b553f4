"""A trepartsavtale in each invented ordning; Fjell has a second version, talked through again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bpa_desk.domain.responsibility import Party, Way
from bpa_desk.domain.time import zone
from bpa_desk.domain.trepartsavtale import Trepartsavtale
from bpa_desk.services import clock, trepart_matrix, trepart_signing, trepartsavtale
from bpa_desk.services.store import Store

LANGUAGE = "nb"


@dataclass(frozen=True, slots=True)
class Invented:
    """The people of one agreement, the day it was made, and how the tasks are shared."""

    made: date
    starts: date
    contact: str
    deputy: str
    employer_contact: str
    employer_deputy: str
    leader_deputy: str
    ways: tuple[tuple[str, Way], ...] = ()


ALONE, HELP, TOGETHER, EMPLOYER = Way.ALONE, Way.HELP, Way.TOGETHER, Way.EMPLOYER
AGREEMENTS = {
    "solli": Invented(
        date(2025, 11, 17), date(2025, 12, 1), "Berit Bestiller", "Stein Stedfortreder", "Arne Arbeidsgiver",
        "Vera Vararbeidsgiver", "Nina Nestleder",
        (
            ("interview", HELP), ("description", ALONE), ("site_training", HELP), ("plan", ALONE),
            ("timesheet", ALONE), ("hours", HELP), ("stand_in", HELP), ("holiday", ALONE), ("hms", HELP),
            ("talk", HELP), ("expenses", EMPLOYER), ("annual_report", EMPLOYER),
        ),
    ),
    "nes": Invented(
        date(2026, 1, 12), date(2026, 2, 1), "Siv Saksbehandler", "Bo Bestiller", "Rita Rådgiver",
        "Ole Oppfølger", "Nils Nestleder",
        (
            ("interview", ALONE), ("description", ALONE), ("site_training", ALONE), ("plan", ALONE),
            ("timesheet", ALONE), ("hours", ALONE), ("stand_in", HELP), ("holiday", HELP), ("hms", ALONE),
            ("talk", HELP), ("expenses", ALONE), ("annual_report", EMPLOYER),
        ),
    ),
    "fjell": Invented(
        date(2025, 12, 8), date(2026, 1, 1), "Kåre Koordinator", "Sara Stedfortreder", "Dina Driftsleder",
        "Roy Rådgiver", "Mor Medleder",
        (
            ("interview", HELP), ("description", HELP), ("site_training", HELP), ("plan", HELP),
            ("timesheet", ALONE), ("hours", EMPLOYER), ("stand_in", EMPLOYER), ("holiday", HELP),
            ("hms", HELP), ("talk", EMPLOYER), ("expenses", EMPLOYER), ("annual_report", EMPLOYER),
        ),
    ),
}  # fmt: skip
AGAIN = date(2026, 11, 16)
"""The day Fjell began on the second version, after a year with stand-ins left to the employer."""


def agree(store: Store, name: str) -> None:
    """Make, talk through and sign the agreement; Fjell has the next version as a draft."""
    invented = AGREEMENTS[name]
    with clock.fixed(zone().at(invented.made, 12 * 60)):
        held = _named(store, trepartsavtale.new_from_template(store, LANGUAGE), invented)
        for task, way in invented.ways:
            trepart_matrix.answer(store, held.id, task, way)
        trepart_signing.send(store, held.id)
    with clock.fixed(zone().at(invented.starts, 12 * 60)):
        days = {Party(each.party): invented.starts for each in held.signers}
        trepart_signing.sign(store, held.id, days)
    with clock.fixed(zone().at(_spring(invented.starts), 12 * 60)):
        note = "Alle er fornøyde. Arbeidsgiveren skal tilby kurs i forflytning."
        trepart_signing.evaluated(store, held.id, _spring(invented.starts), note)
    if name == "fjell":
        with clock.fixed(zone().at(AGAIN, 12 * 60)):
            again = trepartsavtale.new_version(store, held.id)
            trepart_matrix.answer(store, again.id, "stand_in", Way.HELP)
            trepart_matrix.answer(store, again.id, "hours", Way.ALONE)
            trepart_matrix.add_task(store, again.id, "Nøkler og alarm")


def _named(store: Store, held: Trepartsavtale, invented: Invented) -> Trepartsavtale:
    people = {
        Party.KOMMUNE: (invented.contact, invented.deputy),
        Party.EMPLOYER: (invented.employer_contact, invented.employer_deputy),
        Party.LEADER: ("", invented.leader_deputy),
    }
    members = tuple(
        replace(each, contact=people[Party(each.party)][0], deputy=people[Party(each.party)][1])
        if Party(each.party) in people
        else each
        for each in held.members
    )
    trepartsavtale.save_members(store, held.id, members)
    first = _spring(invented.starts)
    return trepartsavtale.describe(
        store, held.id, {"starts_on": invented.starts, "evaluate_on": first}
    )


def _spring(starts: date) -> date:
    return date(starts.year + (starts.month > 9), (starts.month + 2) % 12 + 1, 10)
