"""A change of leverandør: written, ticked off, its dates told, and exactly what goes along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Contact, Employment, EmploymentKind, NextOfKin
from bpa_desk.domain.avvik import AvvikType
from bpa_desk.domain.meeting import AgreedPoint, MeetingKind
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.transfer import PackageFacts, Part, Transfer
from bpa_desk.export.transfer import line_words
from bpa_desk.language import Language
from bpa_desk.services import (
    avvik,
    clock,
    due,
    meetings,
    ordning,
    remedies,
    transfer_package,
    transfers,
)
from bpa_desk.storage.store import Store

TODAY, FIRST_DAY = date(2026, 11, 24), date(2027, 3, 1)


@pytest.fixture(autouse=True)
def november(store: Store) -> Iterator[None]:
    ordning.change(store, leader="Lise", employer="Fjord AS")
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


@pytest.fixture
def held(store: Store) -> Transfer:
    fresh = replace(transfers.proposed(store, "nb"), id="t", new_employer="Ny AS", day=FIRST_DAY)
    return transfers.save_transfer(store, fresh)


def told(store: Store, last: date = FIRST_DAY + timedelta(days=60)) -> list[tuple[date, str]]:
    found = due.due(store, TODAY - timedelta(days=60), last)
    return [(each.day, each.law) for each in found if (each.page, each.subject) == ("transfer", "t")]


def test_the_checklist_is_the_books_and_keeps_its_words(store: Store, held: Transfer) -> None:
    assert [each.key for each in held.points] == [f"change.{at}" for at in range(9)]
    assert held.points[4].text == "Tariffavtalen er avklart (frist på tre uker, aml. §\u00a016-2)."
    assert held.old_employer == "Fjord AS"
    assert transfers.transfers(store) == [held]
    store.undo()
    assert transfers.found(store, "t") is None


def test_points_are_ticked_dropped_and_remarked(store: Store, held: Transfer) -> None:
    transfers.tick(store, "t", 0)
    transfers.set_needless(store, "t", 1)
    after = transfers.remark(store, "t", 1, " gjøres\nav den gamle ")
    assert (after.points[0].done_on, after.points[0].by) == ("2026-11-24", "Lise")
    assert (after.points[1].needless, after.points[1].note) == (True, "gjøres\nav den gamle")
    assert after.settled == 2
    assert transfers.tick(store, "t", 0, done=False).points[0].done_on == ""
    transfers.remove(store, "t")
    assert transfers.transfers(store) == []
    store.undo()
    assert transfers.found(store, "t") is not None


def test_the_dates_of_the_law_are_told_until_they_are_seen_to(store: Store, held: Transfer) -> None:
    # Four weeks before is ours; three weeks after is the law's.
    ours, tariff = FIRST_DAY - timedelta(weeks=4), date(2027, 3, 22)
    assert told(store) == [(ours, ""), (FIRST_DAY, ""), (tariff, "aml. § 16-2")]
    no = FIRST_DAY - timedelta(weeks=2)
    held = transfers.save_transfer(store, replace(held, informed_on=TODAY, reserve_by=no))
    assert told(store) == [(no, "aml. § 16-3"), (FIRST_DAY, ""), (tariff, "aml. § 16-2")]
    for at in range(9):
        transfers.tick(store, "t", at)
    assert told(store) == [(no, "aml. § 16-3")]
    with clock.fixed(store.zone.at(tariff, 600)):
        said = transfers.save_transfer(store, replace(held, tariff_told_on=tariff))
        assert tariff not in [day for day, _text, _law in transfers.dates(said)]
    with clock.fixed(store.zone.at(tariff + timedelta(days=1), 600)):
        # Once the weeks are over the tariff binds: there is nothing left to wait for.
        transfers.save_transfer(store, held)
        assert told(store) == [(FIRST_DAY, "")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"new_employer": "  "}, "new_employer"),
        ({"informed_on": TODAY + timedelta(days=1)}, "informed_on"),
        ({"tariff_told_on": TODAY + timedelta(days=1)}, "tariff_told_on"),
        ({"day": TODAY - timedelta(days=30), "tariff_told_on": TODAY}, "tariff_told_on"),
    ],
)
def test_bad_input_is_said_beside_its_field(
    store: Store, held: Transfer, change: dict[str, object], field: str
) -> None:
    with pytest.raises(DomainError) as caught:
        transfers.save_transfer(store, replace(held, **change))  # type: ignore[arg-type]
    assert caught.value.field == field
    assert transfers.found(store, "t") == held


def fill(store: Store) -> None:
    """Write what goes along, and beside each a secret that must not."""
    start = date(2024, 1, 1)
    records: list[object] = [
        Assistant(
            "kari", "Kari", employee_number="17", contacts=(Contact("phone", "555 01 234"),),
            next_of_kin=(NextOfKin("HEMMELIG bror"),), notes="HEMMELIG notat",
        ),
        Assistant("ola", "Ola"),
        Assistant("borte", "Borte"),
        Employment("e0", "kari", date(2020, 1, 1), date(2023, 12, 31), minutes_per_week=600),
        Employment("e", "kari", start, minutes_per_week=1560, seniority_from=date(2020, 1, 1)),
        Employment("f", "ola", start, date(2027, 6, 30), EmploymentKind.MIDLERTIDIG, "HEMMELIG grunn"),
        Employment("g", "borte", start, date(2025, 1, 1)),
        PersonPaper("p", "kari", PaperKind.CONTRACT, signed_on=start, start=start, note="HEMMELIG"),
        PersonPaper("q", "kari", PaperKind.OTHER, "Utgått", signed_on=start, start=start, end=start),
        Course("c", "Forflytning", months=48), Course("h", "HEMMELIG sonde", CourseKind.HEALTH),
        Training("x", "kari", "c", TrainingState.GIVEN, date(2026, 1, 5), note="HEMMELIG"),
        Training(
            "y", "kari", "h", TrainingState.CONFIRMED, date(2026, 1, 5), "Siri", confirmed_on=start,
            ends=date(2027, 1, 5),
        ),
        Training("z", "ola", "c", TrainingState.DECLINED, date(2026, 1, 5), reason="HEMMELIG"),
        Agreement("a", "10-5-1", start, None, ("kari",), note="HEMMELIG"),
        Agreement("b", "10-5-2", start, None, ("borte",)),
    ]  # fmt: skip
    with store.change(Message("fill")) as changes:
        changes.put_all(records)
    remedies.save_remedy(store, replace(remedies.proposed(store, "Ny lampe"), id="m", note="HEMMELIG"))


def said(facts: PackageFacts, part: Part, person: str = "Kari") -> list[str]:
    language = Language("nb")
    return [
        line_words(each, language) for each in facts.lines if (each.person, each.part) == (person, part)
    ]


def test_exactly_what_is_to_go_along_goes_along(store: Store, held: Transfer) -> None:
    fill(store)
    facts = transfer_package.package(store, "t")
    assert facts.people == ("Kari", "Ola")
    assert said(facts, Part.TERMS) == [
        "Fast, på disse vilkårene siden 01.01.2024", "26\N{NO-BREAK SPACE}t i uka",
        "Ansienniteten regnes fra 01.01.2020", "Tidligere arbeidsforhold her: 01.01.2020 til 31.12.2023",
    ]  # fmt: skip
    assert said(facts, Part.CONTACT) == ["Ansattnummer 17", "555 01 234"]
    assert said(facts, Part.PAPERS) == ["Arbeidsavtale: 01.01.2024"]
    assert said(facts, Part.TRAINING) == ["Forflytning, 05.01.2026, gjelder til 05.01.2030"]
    assert said(facts, Part.MEASURES, "") == ["Ny lampe, innen 22.12.2026"]
    (agreed,) = said(facts, Part.AGREEMENTS, "")
    assert agreed.endswith("fra 01.01.2024: Kari")
    assert said(facts, Part.TRAINING, "Ola") == []
    assert "til 30.06.2027" in said(facts, Part.TERMS, "Ola")
    everything = " ".join(line_words(each, Language("nb")) for each in facts.lines)
    assert "HEMMELIG" not in everything
    assert "Utgått" not in everything


def test_only_the_people_and_kinds_that_are_ticked(store: Store, held: Transfer) -> None:
    fill(store)
    facts = transfer_package.package(store, "t", ["ola"], (Part.TERMS, Part.AGREEMENTS))
    assert {(each.person, each.part) for each in facts.lines} == {("Ola", Part.TERMS)}
    assert transfer_package.package(store, "t", [], (Part.TERMS,)).lines == ()


def test_open_avvik_and_what_is_agreed_go_along_without_names(store: Store, held: Transfer) -> None:
    fill(store)
    hurt = replace(avvik.proposed(store, "Kari falt i trappa"), kind=AvvikType.HOURS, reporter="Ola")
    avvik.save_avvik(store, hurt)
    done = replace(avvik.proposed(store, "Lukket sak"), reporter="Ola")
    avvik.save_avvik(store, done)
    avvik.close(store, done.id, "Takk")
    met = meetings.begin_meeting(store, MeetingKind.STAFF, None, "nb")
    meetings.save_point(store, met.id, None, AgreedPoint("Gi Karis nøkkel til Ola", "Ola", "2026-12-01"))
    meetings.save_point(store, met.id, None, AgreedPoint("Ny dusjstol", done_on=TODAY.isoformat()))
    talk = meetings.begin_talk(store, "kari", None, "nb")
    meetings.save_point(store, talk.id, None, AgreedPoint("HEMMELIG kurs"))
    facts = transfer_package.package(store, "t")
    (told,) = said(facts, Part.AVVIK, "")
    assert told.startswith("Arbeidstid, ")
    day = Language("nb").date_numeric(TODAY)
    assert said(facts, Part.FOLLOW_UPS, "") == [f"Gi …s nøkkel til … (avtalt {day}), innen 01.12.2026"]
    everything = " ".join(line_words(each, Language("nb")) for each in facts.lines if not each.person)
    assert "trappa" not in everything
    assert "HEMMELIG" not in everything
    only = transfer_package.package(store, "t", None, (Part.FOLLOW_UPS,))
    assert {each.part for each in only.lines} == {Part.FOLLOW_UPS}
