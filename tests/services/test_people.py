"""Assistants and their terms: what is kept, in which order, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant, Contact, Employment, NextOfKin
from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.candidate import Candidate
from bpa_desk.domain.handover import Deputy
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import DomainError, Message, NotFoundError
from bpa_desk.domain.training import Course, CourseKind
from bpa_desk.domain.turnus import Turnus, TurnusPhase
from bpa_desk.services import clock, people, rota
from bpa_desk.services.identity import new_id
from bpa_desk.services.turnus import save_turnus
from bpa_desk.storage.store import Store

DAY = date(2026, 1, 1)


def hired(store: Store, name: str = "Kari Nordmann") -> Assistant:
    return people.save_assistant(store, people.new_assistant(store, name))


def terms(person: Assistant, start: date, end: date | None = None, minutes: int | None = 1200) -> Employment:
    return Employment(id=new_id(), assistant=person.id, start=start, end=end, minutes_per_week=minutes)


def test_only_a_name_is_required(store: Store) -> None:
    person = hired(store, "  Kari \n Nordmann ")
    assert people.assistant(store, person.id).name == "Kari Nordmann"
    for empty in ("", "  ", "\u0007"):
        with pytest.raises(DomainError) as refused:
            people.save_assistant(store, people.new_assistant(store, empty))
        assert refused.value.field == "name"


def test_names_sort_the_norwegian_way(store: Store) -> None:
    for name in ("Åse", "Øystein", "Ærlend", "Zoe", "ada", "Čohkka", "Émile", "Dag"):
        hired(store, name)
    assert [each.name for each in people.assistants(store)] == [
        "ada",
        "Čohkka",
        "Dag",
        "Émile",
        "Zoe",
        "Ærlend",
        "Øystein",
        "Åse",
    ]


def test_archive_hides_and_brings_back(store: Store) -> None:
    person = hired(store)
    people.archive(store, person.id)
    assert people.assistants(store) == []
    assert [each.id for each in people.assistants(store, archived=True)] == [person.id]
    assert len(people.assistants(store, archived=None)) == 1
    people.unarchive(store, person.id)
    assert [each.id for each in people.assistants(store)] == [person.id]


def test_what_was_planned_for_who_is_archived_becomes_open(store: Store) -> None:
    person, zone = hired(store), store.zone
    now = zone.at(date(2026, 11, 24), 600)

    def planned(day: int) -> str:
        start = zone.at(date(2026, 11, day), 480)
        return rota.add(store, person.id, start, start + 480).id

    past, present, cancelled, to_come = (planned(day) for day in (23, 24, 25, 26))
    rota.cancel(store, [cancelled], "user_away")
    with clock.fixed(now):
        people.archive(store, person.id)
    assert [rota.shift(store, each).assistant for each in (past, present, cancelled)] == [person.id] * 3
    assert rota.shift(store, to_come).assistant is None
    store.undo()
    assert rota.shift(store, to_come).assistant == person.id
    assert not people.assistant(store, person.id).archived


def test_the_least_used_colour_comes_next(store: Store) -> None:
    colours = [hired(store, f"Assistent {number}").hue for number in range(13)]
    assert colours == [*range(12), 0]
    people.archive(store, people.assistants(store)[3].id)
    assert people.next_hue(store) == people.assistants(store, archived=True)[0].hue


def test_empty_contacts_and_kin_are_dropped_and_labels_made_one(store: Store) -> None:
    person = replace(
        people.new_assistant(store, "Kari"),
        contacts=(
            Contact("phone", " 900 00 000 ", "mobil"),
            Contact("email", "  "),
            Contact("phone", "22 00 00 00"),
        ),
        next_of_kin=(NextOfKin("", "", ""), NextOfKin("Ola", "bror", "911")),
        skills=("Medisin", "medisin ", "", "Forflytning"),
    )
    saved = people.save_assistant(store, person)
    assert saved.contacts == (Contact("phone", "900 00 000", "mobil"), Contact("phone", "22 00 00 00"))
    assert saved.next_of_kin == (NextOfKin("Ola", "bror", "911"),)
    assert saved.skills == ("Medisin", "Forflytning")
    assert people.skills(store) == ["Forflytning", "Medisin"]


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("contacts", {"contacts": (Contact("email", "ikke epost"),)}),
        ("contacts", {"contacts": (Contact("fax", "1"),)}),
        ("next_of_kin", {"next_of_kin": (NextOfKin("", "mor", "911"),)}),
        ("hue", {"hue": 12}),
        ("weekly_cap", {"weekly_cap": -1}),
        ("weekly_cap", {"weekly_cap": 10081}),
        ("birth_date", {"birth_date": date(2999, 1, 1)}),
        ("name", {"name": "x" * 201}),
        ("notes", {"notes": "x" * 100_001}),
        ("notes", {"notes": "fnr 11877940022?"}),
        ("employee_number", {"employee_number": "118779 40022"}),
    ],
)
def test_a_wrong_field_is_named_and_nothing_written(
    store: Store, field: str, change: dict[str, object]
) -> None:
    person = hired(store)
    with pytest.raises(DomainError) as refused:
        people.save_assistant(store, replace(person, **change))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert people.assistant(store, person.id) == person


@pytest.mark.parametrize("text", ["11877940023", "12345678901", "kontonummer 1234.56.78903", "411877940022"])
def test_other_numbers_are_not_taken_for_a_national_id(text: str) -> None:
    assert not people.holds_national_id(text)


@pytest.mark.parametrize("text", ["11877940022", "fnr: 118779 40022.", "118779-40022", "51877940016"])
def test_a_national_id_is_seen_in_text(text: str) -> None:
    assert people.holds_national_id(text)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Course("k", "Kurs for 118779 40022", CourseKind.COURSE), "name"),
        (Deputy("d", "Nina 11877940022", DAY), "name"),
        (Candidate("c", "v", "Kari", email="11877940022@eksempel.no"), "email"),
        (Turnus("t", "118779-40022", 1, DAY, DAY), "name"),
        (Assistant("a", "Kari", skills=("Kjøre", "11877940022")), "skills"),
    ],
    ids=lambda each: type(each).__name__,
)
def test_no_field_of_any_record_keeps_a_national_id(store: Store, record: object, field: str) -> None:
    with pytest.raises(DomainError) as refused, store.change(Message("Write")) as changes:
        changes.put(record)
    assert (refused.value.field, "fødselsnummer" in str(refused.value)) == (field, True)


def test_what_only_looks_like_a_national_id_is_kept(store: Store) -> None:
    # A telephone number, the name of a file and the program's own ids may have the same digits.
    key = "a11877940022b" + "0" * 19
    person = Assistant(key, "Kari", contacts=(Contact("phone", "11877940022"),))
    with store.change(Message("Write")) as changes:
        changes.put(person)
        changes.put(Attachment("f", "assistant", key, "11877940022.pdf", "application/pdf", 1, "0" * 64, DAY))
    assert people.assistant(store, key) == person


def test_saving_the_same_again_is_no_step(store: Store) -> None:
    person = hired(store)
    label = store.undo_label
    people.save_assistant(store, person)
    assert store.undo_label == label
    people.save_assistant(store, replace(person, notes="ny"))
    store.undo()
    assert people.assistant(store, person.id).notes == ""


def test_terms_must_not_meet(store: Store) -> None:
    person = hired(store)
    first = people.save_employment(store, terms(person, date(2026, 1, 1), date(2026, 6, 30)))
    for start, end in [
        (date(2026, 6, 30), None),
        (date(2025, 1, 1), date(2026, 1, 1)),
        (date(2026, 2, 1), date(2026, 2, 2)),
        (date(2025, 1, 1), None),
    ]:
        with pytest.raises(DomainError) as refused:
            people.save_employment(store, terms(person, start, end))
        assert refused.value.field == "start"
    second = people.save_employment(store, terms(person, date(2026, 7, 1), minutes=900))
    other = hired(store, "Ola")
    people.save_employment(store, terms(other, date(2026, 3, 1)))
    found = people.employments(store, person.id)
    assert [each.id for each in found] == [first.id, second.id]
    assert people.agreed_minutes(store, person.id, date(2026, 6, 30)) == 1200
    assert people.agreed_minutes(store, person.id, date(2026, 7, 1)) == 900
    assert people.agreed_minutes(store, person.id, date(2025, 12, 31)) is None


def test_terms_out_of_order_or_for_nobody_are_refused(store: Store) -> None:
    person = hired(store)
    with pytest.raises(DomainError) as refused:
        people.save_employment(store, terms(person, date(2026, 2, 1), date(2026, 1, 31)))
    assert refused.value.field == "end"
    with pytest.raises(DomainError):
        people.save_employment(store, terms(person, date(2026, 2, 1), minutes=10081))
    with pytest.raises(NotFoundError):
        people.save_employment(store, terms(Assistant("nobody", "X"), date(2026, 1, 1)))


def test_changing_own_terms_does_not_meet_themselves(store: Store) -> None:
    person = hired(store)
    first = people.save_employment(store, terms(person, date(2026, 1, 1)))
    people.save_employment(store, replace(first, minutes_per_week=600))
    assert people.employments(store, person.id)[0].minutes_per_week == 600
    people.remove_employment(store, first.id)
    assert people.employments(store, person.id) == []


def test_removing_takes_terms_along_and_undo_brings_both_back(store: Store) -> None:
    person = hired(store)
    people.save_employment(store, terms(person, date(2026, 1, 1)))
    people.remove(store, person.id)
    assert people.assistants(store, archived=None) == []
    store.undo()
    assert [each.id for each in people.assistants(store)] == [person.id]
    assert len(people.employments(store, person.id)) == 1


def test_somebody_with_shifts_or_a_phase_is_not_removed(store: Store) -> None:
    kari, ola = hired(store), hired(store, "Ola")
    start = store.zone.at(date(2026, 11, 23), 480)
    with store.change(Message("test")) as changes:
        changes.put(Shift(id=new_id(), start=start, end=start + 60, assistant=kari.id))
    save_turnus(
        store,
        Turnus(
            new_id(), "Seks uker", 6, date(2026, 1, 5), date(2026, 1, 5), phases=(TurnusPhase(ola.id, 2),)
        ),
    )
    for person in (kari, ola):
        assert people.refers(store, person.id)
        with pytest.raises(DomainError):
            people.remove(store, person.id)
    assert len(people.assistants(store)) == 2
