"""Facts of the papers about people over time: what is reached, what is left out, and whom it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.person_checklist import Passage
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.person_record_paper import PointsOf
from bpa_desk.services import (
    absences,
    agreement_papers,
    agreements,
    clock,
    employments,
    people,
    person_checklists,
    person_papers,
    person_record_papers,
    sick_leave,
)
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def kari(store: Store) -> Iterator[None]:
    for key, name in (("kari", "Kari Eksempel"), ("ola", "Ola Ås")):
        people.save_assistant(store, Assistant(key, name, employee_number="10" if key == "kari" else ""))
        employments.save_employment(store, Employment(f"e-{key}", key, date(2025, 1, 1)))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def away(store: Store, first: date, last: date) -> None:
    made = Absence(f"{first}", "kari", 0, 0, "sykmelding")
    absences.save_days(store, made, AbsenceDays(first, last))


def test_a_short_absence_has_nothing_to_follow_up_and_a_long_one_what_it_reached(store: Store) -> None:
    away(store, date(2026, 1, 12), date(2026, 1, 14))
    away(store, date(2026, 3, 2), date(2026, 4, 5))
    away(store, date(2026, 9, 28), date(2026, 12, 20))
    talk = FollowUp("s", "kari", FollowUpKind.CONTACT, date(2026, 10, 2), "Lise", "Ringte.")
    sick_leave.save_step(store, talk)
    facts = person_record_papers.follow_up(store, "kari")
    assert (facts.assistant, facts.number) == ("Kari Eksempel", "10")
    now, before = facts.cases
    assert (now.open, len(now.milestones), [each.text for each in now.steps]) == (True, 5, ["Ringte."])
    # Five weeks away reach the plan of the fourth week, and no meeting.
    assert (before.open, [each.kind for each in before.milestones]) == (False, [FollowUpKind.PLAN])


def test_a_point_is_settled_by_its_paper_on_paper_too(store: Store) -> None:
    held = person_checklists.begin(store, "ola", Passage.STARTING, TODAY, "nb")
    shown = PersonPaper("p", "ola", PaperKind.POLICE, signed_on=date(2026, 11, 20), by="Lise Leder")
    person_papers.save_paper(store, shown)
    person_checklists.set_needless(store, held.id, 1)
    (facts,) = person_record_papers.checklists(store, "ola")
    assert facts == person_record_papers.checklist(store, held.id)
    assert (facts.of, facts.number, facts.day) == (PointsOf.STARTING, "2", TODAY)
    first, second, third = facts.lines[:3]
    assert (first.settled, first.done_on, first.by) == (True, date(2026, 11, 20), "Lise Leder")
    assert (second.settled, second.needless, third.settled) == (True, True, False)
    assert person_record_papers.checklist(store, "gone") is None


def test_the_register_of_agreements_is_everybodys_or_what_holds_for_one(store: Store) -> None:
    agreements.save_agreement(store, Agreement("a", "10-8-4", date(2026, 1, 1)))
    agreements.save_agreement(
        store, Agreement("b", "10-5-1", date(2027, 1, 1), assistants=("ola",), limits={"day_hours": 9})
    )
    lines = agreement_papers.register(store).lines
    assert [(each.law, each.names, each.state) for each in lines] == [
        ("aml. § 10-5 (1)", ("Ola Ås",), "Begins later"), ("aml. § 10-8 (4)", (), "In force"),
    ]
    assert 9 in [value for _name, value in lines[0].limits]
    assert [each.agreement.id for each in agreement_papers.register(store, "kari").lines] == ["a"]
