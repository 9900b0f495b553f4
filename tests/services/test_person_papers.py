"""Papers: expected by the law, told in time, lacking points named, and never a copy of a certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.person_paper import (
    BY_REFERENCE,
    LETTERS,
    ContractPoint,
    PaperKind,
    PaperState,
    PersonPaper,
)
from bpa_desk.domain.text import DomainError
from bpa_desk.services import attachments, clock, due, employment_duties, people, person_papers
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        people.save_assistant(store, Assistant("kari", "Kari"))
        yield


def terms(store: Store, key: str, start: date, end: date | None = None, **told: object) -> Employment:
    made = Employment(key, "kari", start, end, **told)  # type: ignore[arg-type]
    return people.save_employment(store, made)


def missing(store: Store) -> list[tuple[PaperKind, date | None]]:
    listed = person_papers.register(store)
    return [(each.kind, each.due) for each in listed if each.state is PaperState.MISSING]


def test_the_points_are_the_laws_in_every_language() -> None:
    for code in person_papers.LANGUAGES:
        points = person_papers.law_points(code)
        assert tuple(each.letter for each in points) == LETTERS
        assert {each.letter for each in points if each.reference} == set("ghijkmpq")
        assert all(each.text.endswith(".") and each.title for each in points)
    with pytest.raises(DomainError):
        person_papers.law_points("de")


def test_what_is_expected_follows_the_person(store: Store) -> None:
    first = [PaperKind.CONTRACT, PaperKind.CONFIDENTIALITY, PaperKind.POLICE]
    assert [kind for kind, _due in missing(store)] == first
    start = date(2026, 6, 1)
    terms(store, "e", start)
    assert missing(store) == [(kind, start) for kind in first]
    people.save_assistant(store, replace(people.assistant(store, "kari"), near_family=True))
    assert (PaperKind.NEAR_FAMILY, start) in missing(store)
    # Nobody employed before 2017 can be asked for a politiattest (hol § 5-4), to the day.
    for since, asked in ((date(2016, 12, 31), False), (date(2017, 1, 1), True)):
        terms(store, "e", start, seniority_from=since)
        assert (PaperKind.POLICE in [kind for kind, _due in missing(store)]) is asked
    terms(store, "e", date(2026, 1, 1), DAY - timedelta(days=1))
    assert missing(store) == []
    people.archive(store, "kari")
    assert person_papers.register(store) == []


def test_who_comes_back_after_a_time_shows_a_certificate_anew(store: Store) -> None:
    terms(store, "old", date(2022, 1, 1), date(2024, 12, 31))
    shown = PersonPaper("p", "kari", PaperKind.POLICE, signed_on=date(2021, 12, 20), by="Åse")
    person_papers.save_paper(store, shown)
    again, police = date(2026, 6, 1), PaperKind.POLICE
    terms(store, "new", again)
    assert (police, again) in missing(store)
    # Two weeks between two jobs are no time away, and what was shown with the offer counts.
    for last, counted in ((date(2026, 5, 18), True), (date(2026, 5, 1), False)):
        terms(store, "old", date(2022, 1, 1), last)
        assert ((police, again) not in missing(store)) is counted
    person_papers.save_paper(store, replace(shown, signed_on=date(2026, 3, 2)))
    assert police not in [kind for kind, _due in missing(store)]


def test_the_signed_contract_ends_its_deadline_and_a_change_has_one_of_its_own(store: Store) -> None:
    terms(store, "e", date(2026, 5, 4), date(2026, 5, 31))
    terms(store, "f", date(2026, 6, 1))
    told = [
        (each.rule, each.due) for each in employment_duties.all_deadlines(store) if each.rule[:3] == "AVT"
    ]
    # Less than a month alone would be at once; both are lasting, so the second is a change (§ 14-8).
    assert told == [("AVT-1", date(2026, 5, 4)), ("AVT-3", date(2026, 6, 1))]
    first = person_papers.proposed(store, "kari", PaperKind.CONTRACT)
    assert (first.start, first.points) == (date(2026, 5, 4), (ContractPoint("e", "not_relevant"),))
    person_papers.save_paper(store, replace(first, signed_on=DAY))
    assert [each.rule for each in employment_duties.all_deadlines(store) if each.rule[:3] == "AVT"] == [
        "AVT-3"
    ]
    second = person_papers.proposed(store, "kari", PaperKind.CONTRACT)
    assert second.start == date(2026, 6, 1)
    person_papers.save_paper(store, second)
    # A draft is in the register, and the deadline stands until it is signed.
    assert PaperKind.CONTRACT not in [kind for kind, _due in missing(store)]
    assert [each.rule for each in employment_duties.all_deadlines(store) if each.rule[:3] == "AVT"] == [
        "AVT-3"
    ]
    person_papers.mark_signed(store, second.id)
    assert not [each for each in employment_duties.all_deadlines(store) if each.rule[:3] == "AVT"]


def test_a_temporary_position_after_another_is_a_contract_of_its_own(store: Store) -> None:
    for key, start, end in (
        ("e", date(2026, 1, 1), date(2026, 5, 31)),
        ("f", date(2026, 6, 1), date(2026, 12, 31)),
    ):
        terms(store, key, start, end, kind=EmploymentKind.MIDLERTIDIG, ground="vikariat")
    told = [
        (each.rule, each.due) for each in employment_duties.all_deadlines(store) if each.rule[:3] == "AVT"
    ]
    assert told == [("AVT-1", date(2026, 1, 8)), ("AVT-1", date(2026, 6, 8))]
    assert person_papers.proposed(store, "kari", PaperKind.CONTRACT).points == ()


def test_what_a_contract_lacks_is_named_and_told(store: Store) -> None:
    terms(store, "e", DAY)
    made = person_papers.proposed(store, "kari", PaperKind.CONTRACT)
    points = tuple(ContractPoint(each, "referred" if each in BY_REFERENCE else "written") for each in LETTERS)
    saved = person_papers.save_paper(store, replace(made, signed_on=DAY, points=points[::-1]))
    assert (saved.lacking, saved.points) == ((), points)
    saved = person_papers.save_paper(store, replace(saved, points=points[:4] + points[6:]))
    assert saved.lacking == ("e", "f")
    (told,) = [
        each for each in due.due(store, DAY, DAY + timedelta(days=60)) if "§ 14-6" in each.text.template
    ]
    assert (told.day, told.subject, told.text.values["points"]) == (DAY + timedelta(days=7), saved.id, "e, f")
    assert told.binding
    with pytest.raises(DomainError) as error:
        person_papers.save_paper(
            store, replace(saved, points=(ContractPoint("j", "referred"), ContractPoint("a", "referred")))
        )
    assert error.value.field == "point_a"
    with pytest.raises(DomainError):
        person_papers.save_paper(store, replace(saved, points=(ContractPoint("r", "written"),)))
    with pytest.raises(DomainError) as error:
        person_papers.save_paper(store, replace(saved, start=None, signed_on=None))
    assert error.value.field == "start"


def test_of_a_certificate_nothing_but_the_day_and_who_checked_it_is_kept(store: Store) -> None:
    shown = PersonPaper(
        "p", "kari", PaperKind.POLICE, "ren", DAY, DAY, DAY, DAY, " Åse ", (ContractPoint("a", "written"),),
        DAY, "uten merknader",
    )  # fmt: skip
    assert person_papers.save_paper(store, shown) == PersonPaper(
        "p", "kari", PaperKind.POLICE, signed_on=DAY, by="Åse"
    )
    for field, wrong in (("by", replace(shown, by=" ")), ("signed_on", replace(shown, signed_on=None))):
        with pytest.raises(DomainError) as error:
            person_papers.save_paper(store, wrong)
        assert error.value.field == field
    with pytest.raises(DomainError, match="only shown"):
        attachments.attach(store, person_papers.KIND, "p", "attest.png", PNG, DAY)
    other = PersonPaper("q", "kari", PaperKind.KEYS, signed_on=DAY)
    person_papers.save_paper(store, other)
    attachments.attach(store, person_papers.KIND, "q", "kvittering.png", PNG, DAY)
    # Nor by the back door: a receipt with its picture never turns into a certificate.
    with pytest.raises(DomainError, match="another kind"):
        person_papers.save_paper(store, replace(other, kind=PaperKind.POLICE, by="Åse"))
    person_papers.remove_paper(store, "q")
    assert attachments.attachments(store, person_papers.KIND, "q") == []
    store.undo()
    assert len(attachments.attachments(store, person_papers.KIND, "q")) == 1


def test_a_paper_that_ends_is_told_of_unless_another_follows(store: Store) -> None:
    end = DAY + timedelta(days=40)
    made = PersonPaper("c", "kari", PaperKind.CAR, signed_on=date(2025, 1, 1), end=end)
    person_papers.save_paper(store, replace(made, remind_on=DAY + timedelta(days=3)))
    told = [each for each in due.due(store, DAY, end) if each.page == "papers"]
    assert [(each.day, each.subject) for each in told] == [(DAY + timedelta(days=3), "c"), (end, "c")]
    next_one = PersonPaper("d", "kari", PaperKind.CAR, signed_on=DAY, start=end + timedelta(days=1))
    person_papers.save_paper(store, next_one)
    assert [each.day for each in due.due(store, DAY, end) if each.page == "papers"] == [
        DAY + timedelta(days=3)
    ]
    person_papers.save_paper(store, replace(next_one, start=end + timedelta(days=2)))
    assert end in [each.day for each in due.due(store, DAY, end)]


@pytest.mark.parametrize(
    ("paper", "state"),
    [
        (PersonPaper("x", "kari", PaperKind.CAR), PaperState.DRAFT),
        (PersonPaper("x", "kari", PaperKind.CAR, sent_on=DAY), PaperState.SENT),
        (PersonPaper("x", "kari", PaperKind.CAR, signed_on=DAY, start=DAY + timedelta(1)), PaperState.COMING),
        (PersonPaper("x", "kari", PaperKind.CAR, signed_on=DAY, start=DAY), PaperState.IN_FORCE),
        (
            PersonPaper("x", "kari", PaperKind.CAR, signed_on=DAY, end=DAY + timedelta(42)),
            PaperState.EXPIRING,
        ),
        (
            PersonPaper("x", "kari", PaperKind.CAR, signed_on=DAY, end=DAY + timedelta(43)),
            PaperState.IN_FORCE,
        ),
        (PersonPaper("x", "kari", PaperKind.CAR, signed_on=DAY, end=DAY), PaperState.EXPIRING),
        (PersonPaper("x", "kari", PaperKind.CAR, signed_on=DAY, end=DAY - timedelta(1)), PaperState.ENDED),
    ],
)
def test_the_state_follows_the_dates(paper: PersonPaper, state: PaperState) -> None:
    assert paper.state(DAY) is state


def test_a_paper_is_checked_and_undone(store: Store) -> None:
    own = PersonPaper("o", "kari", PaperKind.OTHER, title="  Avtale om\nhund ", note="x")
    saved = person_papers.save_paper(store, own)
    assert saved.title == "Avtale om hund"
    assert person_papers.save_paper(store, saved) == saved
    for field, wrong in (
        ("title", replace(own, title="")),
        ("signed_on", replace(own, signed_on=DAY + timedelta(days=1))),
        ("end", replace(own, signed_on=DAY, end=DAY - timedelta(days=1))),
        ("note", replace(own, note="21057912345 nei, 01010750160 ja")),
    ):
        with pytest.raises(DomainError) as error:
            person_papers.save_paper(store, wrong)
        assert error.value.field == field
    with pytest.raises(DomainError, match="cannot be deleted"):
        people.remove(store, "kari")
    store.undo()
    assert person_papers.found(store, "o") is None
    assert person_papers.lines(store).lines[0].name == "Kari"
    people.remove(store, "kari")
