"""The handover book and who leads meanwhile: begun, written, verified, moved, told when due, and erased."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Assistant, Contact
from bpa_desk.domain.handover import BookPart, Deputy, HandoverEntry
from bpa_desk.domain.internal_control import Caller, EmergencyCard, Equipment, EquipmentKind
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.responsibility import Party
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.domain.trepartsavtale import Member, TrepartState
from bpa_desk.services import (
    attachments,
    clock,
    deputies,
    due,
    handover,
    handover_guide,
    handover_papers,
    in_order,
    internal_control,
    meetings,
    ordning,
    people,
    person_papers,
    search,
    trepartsavtale,
)
from bpa_desk.services.privacy import erasing
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)
NATIONAL_ID = "11877940022"
"""Looks like one, and is nobody’s."""


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    ordning.change(store, leader="Lise Leder", co_leaders=("Mons Medleder",))
    phone = (Contact("phone", "000 00 501"),)
    people.save_assistant(store, Assistant("kari", "Kari Ødegård", contacts=phone))
    people.save_assistant(store, Assistant("ola", "Ola Nes"))
    with on(store, DAY):
        yield


@contextmanager
def on(store: Store, day: date) -> Iterator[None]:
    with clock.fixed(store.zone.at(day, 600)):
        yield


def add(store: Store, heading: str, part: BookPart = BookPart.KEYS, **said: object) -> HandoverEntry:
    fresh = replace(handover.new_entry(store, part), heading=heading, text="Hos naboen")
    return handover.save(store, replace(fresh, **said))  # type: ignore[arg-type]


def told(store: Store, first: date = DAY - timedelta(days=900)) -> list[tuple[date, str, str]]:
    return [
        (each.day, str(each.text), each.subject.partition(":")[0])
        for each in due.due(store, first, DAY + timedelta(days=900))
        if each.page == "handover"
    ]


def headings(store: Store) -> list[str]:
    return [each.heading for each in handover.entries(store)]


def test_the_templates_are_alike_in_all_languages() -> None:
    shapes = [
        [
            (each.key, each.part, each.months, bool(each.text), each.phone)
            for each in handover_guide.guides(code)
        ]
        for code in handover_guide.LANGUAGES
    ]
    assert shapes[0] == shapes[1] == shapes[2]
    assert len({each[0] for each in shapes[0]}) == len(shapes[0])
    assert {each[1] for each in shapes[0]} == set(BookPart) - {BookPart.OTHER}
    points = [handover_guide.deputy_points(code) for code in handover_guide.LANGUAGES]
    assert len({tuple(map(len, each)) for each in points}) == 1
    with pytest.raises(DomainError):
        handover_guide.guides("sv")


def test_the_book_is_begun_once_and_keeps_what_is_written(store: Store) -> None:
    count = handover.begin(store, "nb")
    assert count == len(handover.entries(store)) == len(handover_guide.guides("nb"))
    gone, kept = handover.entries(store)[:2]
    handover.remove(store, [gone.id])
    handover.save(store, replace(kept, text="Alt"))
    assert handover.begin(store, "nn") == 1
    assert {each.key: each.text for each in handover.entries(store)}[kept.key] == "Alt"
    assert handover.begin(store, "nn") == 0
    store.undo()
    assert len(handover.entries(store)) == count - 1


def test_the_order_of_the_book_is_its_parts_and_then_as_one_moves_them(store: Store) -> None:
    for heading in "bcad":
        add(store, heading, BookPart.DECISIONS if heading == "a" else BookPart.KEYS)
    assert headings(store) == ["a", "b", "c", "d"]
    last = handover.entries(store)[-1]
    handover.move(store, last.id, -1)
    assert headings(store) == ["a", "b", "d", "c"]
    handover.move(store, last.id, -5)
    assert headings(store) == ["a", "d", "b", "c"]
    handover.move(store, last.id, -1)  # it is at the top: no step, so that the next undo takes the one before
    store.undo()
    store.undo()
    assert headings(store) == ["a", "b", "c", "d"]
    handover.save(store, replace(handover.entries(store)[1], part=BookPart.DECISIONS))
    assert headings(store) == ["a", "b", "c", "d"]
    assert handover.entries(store)[1].part is BookPart.DECISIONS


def test_what_is_written_anew_counts_as_verified_today_and_what_is_emptied_does_not(store: Store) -> None:
    held = add(store, "Nøkler", verified_on=date(2026, 1, 1), verified_by="Ola")
    assert (held.verified_on, held.verified_by) == (date(2026, 1, 1), "Ola")
    moved = handover.save(store, replace(held, months=3))
    assert (moved.verified_on, moved.verified_by) == (date(2026, 1, 1), "Ola")
    changed = handover.save(store, replace(moved, text="Hos søsteren"))
    assert (changed.verified_on, changed.verified_by) == (DAY, "Lise Leder")
    said = handover.save(store, replace(changed, phone="000 00 1", verified_on=date(2026, 5, 1)))
    assert said.verified_on == date(2026, 5, 1)
    emptied = handover.save(store, replace(said, text="", phone=""))
    assert (emptied.verified_on, emptied.verified_by) == (None, "")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"heading": " "}, "heading"), ({"months": 61}, "months"), ({"months": -1}, "months"),
        ({"verified_on": DAY + timedelta(days=1)}, "verified_on"), ({"text": "kode 4711"}, "text"),
        ({"restricted": "passord: hemmelig1"}, "restricted"), ({"phone": "pin 1234"}, "phone"),
        ({"heading": "koden er 4711"}, "heading"), ({"heading": f"Om {NATIONAL_ID}"}, "heading"),
    ],
)  # fmt: skip
def test_bad_input_is_told_beside_its_field_and_nothing_is_kept(
    store: Store, said: dict[str, object], field: str
) -> None:
    held = add(store, "Nøkler")
    with pytest.raises(DomainError) as error:
        handover.save(store, replace(held, **said))  # type: ignore[arg-type]
    assert error.value.field == field
    assert handover.found(store, held.id) == held


def test_one_several_or_all_are_verified_and_it_can_be_undone(store: Store) -> None:
    with on(store, date(2025, 6, 1)):
        first, second = add(store, "Nøkler"), add(store, "Alarm")
    empty = add(store, "Bil", text="")
    assert handover.old(store) == [first, second]
    handover.verify(store, [first.id, empty.id])
    assert [each.heading for each in handover.old(store)] == ["Alarm"]
    assert [each.heading for each in handover.verify_all(store)] == ["Nøkler", "Alarm"]
    assert handover.old(store) == []
    store.undo()
    store.undo()
    assert handover.old(store) == [first, second]
    with pytest.raises(DomainError):
        handover.verify(store, [empty.id])
    handover.remove(store, [first.id, second.id])
    with pytest.raises(DomainError):
        handover.verify_all(store)
    store.undo()
    assert headings(store) == ["Nøkler", "Alarm", "Bil"]


def test_the_files_of_an_entry_go_with_it_and_come_back(store: Store) -> None:
    held = add(store, "Sikringsskapet")
    attachments.attach(store, handover.ENTRY, held.id, "skap.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 60, DAY)
    handover.remove(store, [held.id])
    assert attachments.attachments(store, handover.ENTRY, held.id) == []
    store.undo()
    assert [each.name for each in attachments.attachments(store, handover.ENTRY, held.id)] == ["skap.png"]
    handover.remove(store, [])
    assert handover.found(store, held.id) == held


def test_what_is_old_is_told_as_one_thing_and_what_comes_day_by_day(store: Store) -> None:
    with on(store, date(2025, 6, 1)):
        add(store, "Nøkler")
    with on(store, date(2025, 11, 1)):
        add(store, "Alarm")
        add(store, "Brannboks", months=0)
    with on(store, date(2026, 4, 1)):
        add(store, "Bil", months=12)
    add(store, "Ikke skrevet", text="")
    assert told(store) == [
        (date(2025, 12, 1), "Verify 2 parts of the handover book", "old"),
        (date(2027, 4, 1), "Verify “Bil” in the handover book", "old"),
    ]
    handover.verify_all(store)
    assert [each[0] for each in told(store)] == [date(2026, 11, 12), date(2027, 5, 12)]
    handover.remove(store, [each.id for each in handover.entries(store)])
    handover.begin(store, "nb")
    assert [each[0] for each in told(store)] == [DAY]
    assert told(store, DAY + timedelta(days=1)) == []


def test_the_page_is_all_in_order_says_what_the_book_lacks(store: Store) -> None:
    def lacks() -> list[str]:
        (here, *_people) = in_order.standings(store, DAY)
        return [str(each.text) for each in here.lacks if each.page == "handover"]

    assert lacks() == ["There is no handover book."]
    with on(store, date(2025, 6, 1)):
        add(store, "Nøkler", text="Ola Nes har en nøkkel")
    add(store, "Bil", text="")
    assert lacks() == ["Not written in the handover book: 1.", "To be verified in the handover book: 1."]
    people.archive(store, "ola")
    assert lacks()[2:] == ["“Nøkler” in the handover book names Ola Nes, who has left."]
    assert all(
        each.optional for each in in_order.standings(store, DAY)[0].lacks if each.page == "handover"
    )


def test_a_deputy_is_proposed_from_those_named_already_and_nobody_twice(store: Store) -> None:
    assert deputies.named(store) == [("Mons Medleder", "settings")]
    made = trepartsavtale.new_from_template(store, "nb")
    members = tuple(
        Member(each.party, each.name or "Noen", "", who)
        for each in made.members
        for who in ("Nina Nestleder" if each.party == Party.LEADER else "mons medleder",)
    )
    draft = trepartsavtale.save_members(store, made.id, members)
    assert [each.name for each in deputies.named(store)] == ["Mons Medleder"]
    with store.change(Message("Sign")) as changes:
        changes.put(replace(draft, state=TrepartState.SIGNED, starts_on=DAY))
    assert deputies.named(store) == [("Mons Medleder", "settings"), ("Nina Nestleder", "trepartsavtale")]
    fresh = deputies.new_deputy(store, "nb")
    assert (fresh.name, fresh.start) == ("Mons Medleder", DAY)
    assert fresh.may == handover_guide.deputy_points("nb")[0]


def test_who_leads_is_dated_told_and_never_two_at_once(store: Store) -> None:
    fresh = deputies.new_deputy(store, "nb")
    held = deputies.save(store, replace(fresh, end=DAY + timedelta(days=5), phone=" 1 "))
    assert (held.phone, deputies.leading(store)) == ("1", held)
    assert deputies.instead(store) == held
    assert handover.who_verifies(store) == "Mons Medleder"
    assert told(store) == [
        (DAY, "Tell the employer that Mons Medleder leads from this day", "deputy"),
        (held.end, "The last day Mons Medleder leads: take over, or write a new day", "deputy"),
    ]
    for start, end in ((DAY - timedelta(days=9), DAY), (DAY + timedelta(days=5), None)):
        with pytest.raises(DomainError) as error:
            deputies.save(store, Deputy("other", "Nina", start, end))
        assert error.value.field == "start"
    later = deputies.save(store, Deputy("later", "Nina", DAY + timedelta(days=6)))
    assert deputies.standing(store) == [held, later]
    deputies.save(store, replace(held, told_on=DAY))
    assert [each[0] for each in told(store)] == [held.end, later.start]
    assert deputies.end_today(store, held.id).end == DAY
    with on(store, DAY + timedelta(days=1)):
        assert deputies.leading(store) is deputies.instead(store) is None
        assert handover.who_verifies(store) == "Lise Leder"
        assert [each[2] for each in told(store)] == ["deputy"]
    deputies.remove(store, later.id)
    assert [each.name for each in deputies.deputies(store)] == ["Mons Medleder"]
    store.undo()
    assert deputies.found(store, "later") == later


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": ""}, "name"), ({"end": DAY - timedelta(days=1)}, "end"),
        ({"told_on": DAY + timedelta(days=1)}, "told_on"), ({"may": ("Ringe", NATIONAL_ID)}, "may"),
    ],
)  # fmt: skip
def test_a_deputy_that_cannot_be_is_refused(store: Store, said: dict[str, object], field: str) -> None:
    with pytest.raises(DomainError) as error:
        deputies.save(store, replace(deputies.new_deputy(store, "nb"), **said))  # type: ignore[arg-type]
    assert error.value.field == field


def test_a_deputys_paper_tells_what_falls_due_but_nothing_of_one_assistant(store: Store) -> None:
    with on(store, date(2025, 11, 14)):
        add(store, "Nøkler")
    internal_control.save_equipment(
        store, Equipment("lift", "Takheis", EquipmentKind.LIFT, next_on=DAY + timedelta(days=3))
    )
    talk = meetings.begin_talk(store, "kari", DAY + timedelta(days=4), "nb")
    soon = DAY + timedelta(days=5)
    paper = PersonPaper("pp", "kari", PaperKind.CONTRACT, "Fast", signed_on=DAY, remind_on=soon)
    person_papers.save_paper(store, paper)
    known = due.due(store, DAY, DAY + timedelta(days=9))
    assert ("paper", "kari") in {(each.kind, each.assistant) for each in known}
    assert talk.id in {each.subject.partition(":")[2] for each in known}
    held = deputies.save(store, replace(deputies.new_deputy(store, "nb"), end=DAY + timedelta(days=20)))
    lines = [str(each.text) for each in deputies.facts(store, held.id).due]
    assert lines == ["Verify “Nøkler” in the handover book", "“Takheis” is to be controlled"]


def test_a_deputys_paper_quotes_what_the_agreement_in_force_says_of_those_who_lead(store: Store) -> None:
    held = deputies.save(store, deputies.new_deputy(store, "nb"))
    draft = trepartsavtale.new_from_template(store, "nb")
    assert (deputies.facts(store, held.id).tasks, deputies.facts(store, held.id).agreed_from) == ((), None)
    with store.change(Message("Sign")) as changes:
        changes.put(replace(draft, state=TrepartState.SIGNED, starts_on=DAY))
    facts = deputies.facts(store, held.id)
    quoted = {each.key for each in facts.tasks}
    assert {"plan", "stand_in", "timesheet", "leader_training"} <= quoted
    assert quoted.isdisjoint({"vedtak", "employment", "police", "conflict", "annual_report"})
    assert facts.tasks == tuple(each for each in draft.tasks if each.key in quoted)
    assert facts.agreed_from == DAY


def test_the_facts_of_the_book_hold_the_chosen_telephones_and_what_is_written(store: Store) -> None:
    add(store, "Nøkler")
    add(store, "Bil", text="")
    assert [each.id for each in handover_papers.reachable(store)] == ["kari"]
    facts = handover_papers.facts(store)
    assert [each.heading for each in facts.entries] == ["Nøkler"]
    assert [(each.name, each.phones) for each in facts.people] == [("Kari Ødegård", ("000 00 501",))]
    assert facts.rota is not None
    assert (facts.rota.span.first, facts.rota.span.last) == (DAY, DAY + timedelta(days=13))
    bare = handover_papers.facts(store, (), rota=False)
    assert (bare.people, bare.rota) == ((), None)


def test_the_box_for_everything_finds_entries(store: Store) -> None:
    held = add(store, "Nøkler", text="Reserven er hos naboen Tuva Tenkt")
    found = search.search(store, "tuva")
    assert [(each.table, each.key) for each in found] == [("handover_entry", held.id)]


def test_a_person_who_is_erased_is_named_nowhere_and_their_number_is_gone(store: Store) -> None:
    held = add(store, "Først", text="Spør Kari Ødegård.", phone="000 00 501", restricted="Kari Ødegård vet")
    fresh = deputies.new_deputy(store, "nb")
    deputy = deputies.save(store, replace(fresh, name="Kari Ødegård", phone="000 00 501"))
    caller = Caller("Vakt", "Kari Ødegård", "000 00 501")
    internal_control.save_card(store, EmergencyCard("", callers=(caller,)))
    phone = (Contact("phone", "000 00 777"),)
    shared = people.save_assistant(store, Assistant("eva", "Eva", contacts=phone))
    both = add(store, "Bilen", phone="000 00 777")
    people.save_assistant(store, replace(people.assistant(store, "ola"), contacts=shared.contacts))
    spots = {(each.table, each.column) for each in erasing.plan(store, "kari", "Assistent {n}").names}
    assert {("handover_entry", "phone"), ("handover_entry", "text"), ("deputy", "phone")} <= spots
    erasing.erase(store, "kari", "Assistent {n}")
    erasing.erase(store, "eva", "Assistent {n}")
    after = handover.found(store, held.id)
    assert after is not None
    assert (after.text, after.phone) == ("Spør Assistent 1.", "–")
    assert after.restricted == "Assistent 1 vet"
    led = deputies.found(store, deputy.id)
    assert led is not None
    assert (led.name, led.phone) == ("Assistent 1", "–")
    assert internal_control.card(store).callers == (Caller("Vakt", "Assistent 1", "–"),)
    # Somebody who is still here has the same number: it is theirs too.
    kept = handover.found(store, both.id)
    assert kept is not None
    assert kept.phone == "000 00 777"
