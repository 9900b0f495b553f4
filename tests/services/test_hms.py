"""Checklists, rounds and measures: answered, paused, compared, signed for good, and told when due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.hms_round import Answer, Checklist, Round, RoundState, next_day
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.text import DomainError
from bpa_desk.services import attachments, checklists, clock, due, hms, people, remedies
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        yield


def answered(store: Store, *refused: int, checklist: str = "home") -> Round:
    held = hms.begin(store, checklist, "nb")
    for at in range(len(held.lines)):
        held = hms.answer(store, held.id, at, Answer.NO if at in refused else Answer.YES)
    return held


def test_the_templates_are_alike_in_all_languages() -> None:
    shapes = [
        [(each.id, each.months, len(each.lines)) for each in checklists.templates(code)]
        for code in checklists.LANGUAGES
    ]
    assert shapes[0] == shapes[1] == shapes[2]
    # The talk with one assistant is not among them: it concerns two people, and a round is for everybody.
    assert [key for key, _months, _lines in shapes[0]] == [
        "home", "fire", "moving", "alone", "infection", "car", "electric", "medicine", "new", "year",
        "change", "leaving",
    ]  # fmt: skip
    for code in checklists.LANGUAGES:
        for each in checklists.templates(code):
            assert len(set(each.lines)) == len(each.lines)
            assert all(line == line.strip() and line[-1] in ".?" for line in each.lines), each.id


def test_a_round_is_paused_and_gone_on_with_another_day(store: Store) -> None:
    begun = hms.begin(store, "home", "nb")
    hms.answer(store, begun.id, 0, Answer.NO)
    with clock.fixed(store.zone.at(date(2026, 5, 14), 600)):
        again = hms.begin(store, "home", "nn")
    assert (again.id, again.answered, again.refused) == (begun.id, 1, (0,))
    with pytest.raises(DomainError, match="Questions not answered"):
        hms.finish(store, begun.id)


def test_a_signed_round_stays_whatever_happens_to_its_checklist(store: Store) -> None:
    held = answered(store, 1)
    with pytest.raises(DomainError):
        hms.sign(store, held.id)
    hms.finish(store, held.id)
    with pytest.raises(DomainError) as error:
        hms.sign(store, held.id, ())
    assert error.value.field == "participants"
    signed = hms.sign(store, held.id, ("Eva", " Kari ", "Eva"))
    assert (signed.state, signed.signed_on, signed.participants) == (RoundState.SIGNED, DAY, ("Eva", "Kari"))
    assert store.undo() is None
    own = replace(checklists.checklist(store, "home", "nb"), title="Vår", lines=("Nytt?",))
    checklists.save_checklist(store, own)
    assert hms.found(store, held.id) == signed
    for act in (
        lambda: hms.answer(store, held.id, 0, Answer.NO),
        lambda: hms.remark(store, held.id, 0, "x"),
        lambda: hms.describe(store, held.id, DAY, ("Ola",)),
        lambda: hms.remove(store, held.id),
    ):
        with pytest.raises(DomainError, match="signed"):
            act()


def test_taking_an_answer_back_reopens_a_round_that_is_done(store: Store) -> None:
    held = answered(store)
    assert hms.finish(store, held.id).state is RoundState.DONE
    assert hms.answer(store, held.id, 3, "").state is RoundState.ONGOING


def test_a_round_is_compared_with_the_one_before(store: Store) -> None:
    first = answered(store, 1, 2)
    remedies.save_remedy(store, remedies.proposed(store, "Fest ledningen", hms.KIND, first.id, "1"))
    hms.finish(store, first.id)
    with clock.fixed(store.zone.at(date(2026, 11, 10), 600)):
        second = answered(store, 2, 4)
        told = hms.facts(store, second.id)
    assert told.last_held_on == DAY
    assert [(each.before, each.after) for each in told.changes] == [("no", "yes"), ("yes", "no")]
    assert [each.what for each in told.left] == ["Fest ledningen"]
    assert hms.facts(store, first.id).last_held_on is None
    before = hms.answered_before(store, second.id)
    assert [before[each.text] for each in second.lines[:4]] == ["yes", "no", "no", "yes"]
    assert hms.answered_before(store, first.id) == {}


def test_the_next_round_and_deadlines_are_told(store: Store) -> None:
    assert due.due(store, DAY, date(2027, 5, 1)) == []
    held = answered(store, 0)
    hms.finish(store, held.id)
    made = remedies.save_remedy(store, hms.proposed_remedy(store, held.id, 0).__class__(
        "r", "Strø trappa", DAY, "Kari", date(2026, 6, 1), None, hms.KIND, held.id, "0"))  # fmt: skip
    assert hms.proposed_remedy(store, held.id, 0) == made
    found = due.due(store, DAY, date(2026, 12, 1))
    assert [(each.day, each.subject) for each in found] == [
        (date(2026, 6, 1), "remedy:r"), (date(2026, 11, 12), "round:home")
    ]  # fmt: skip
    remedies.set_done(store, "r")
    own = replace(checklists.checklist(store, "home", "nb"), months=0)
    checklists.save_checklist(store, own)
    assert due.due(store, DAY, date(2027, 5, 1)) == []
    assert hms.overview(store).remedies == ()
    store.undo()
    store.undo()
    assert len(due.due(store, DAY, date(2026, 12, 1))) == 2


def test_a_round_that_is_paused_is_not_forgotten(store: Store) -> None:
    begun = hms.begin(store, "change", "nb")
    (found,) = due.due(store, DAY, date(2026, 12, 1))
    assert (found.day, found.subject) == (DAY + timedelta(days=7), f"open:{begun.id}")
    assert (found.told(DAY), found.told(found.day)) == (False, True)
    for at in range(len(begun.lines)):
        hms.answer(store, begun.id, at, Answer.YES)
    assert len(due.due(store, DAY, date(2026, 12, 1))) == 1
    hms.finish(store, begun.id)
    assert due.due(store, DAY, date(2026, 12, 1)) == []


def test_a_checklist_of_ones_own_that_is_deleted_asks_for_no_more_rounds(store: Store) -> None:
    checklists.save_checklist(store, Checklist("pool", "Bassenget", 1, ("Er det rent?",)))
    held = hms.begin(store, "pool", "nb")
    checklists.remove_checklist(store, "pool")
    hms.answer(store, held.id, 0, Answer.YES)
    hms.finish(store, held.id)
    assert due.due(store, DAY, date(2026, 12, 1)) == []
    store.undo()
    store.undo()
    store.undo()
    hms.answer(store, held.id, 0, Answer.YES)
    hms.finish(store, held.id)
    assert [each.subject for each in due.due(store, DAY, date(2026, 12, 1))] == ["round:pool"]


def test_the_keys_of_the_shipped_checklists_are_those_of_their_texts() -> None:
    for code in checklists.LANGUAGES:
        assert {each.id for each in checklists.templates(code)} == checklists.SHIPPED


def test_the_first_round_is_due_from_the_first_day_at_work_until_it_is_done(store: Store) -> None:
    spring = (DAY - timedelta(days=60), DAY + timedelta(days=60))
    people.save_assistant(store, Assistant("kari", "Kari"))
    terms = people.save_employment(store, Employment("e", "kari", DAY + timedelta(days=20)))
    asked = [each for each in due.due(store, *spring) if each.kind == "hms"]
    assert [(each.day, each.page, each.subject) for each in asked] == [
        (DAY + timedelta(days=20), "hms", "round:home")
    ]
    people.save_employment(store, replace(terms, start=date(2020, 1, 1)))

    def told() -> list[date]:
        return [each.day for each in due.due(store, *spring) if each.subject == "round:home"]

    assert told() == [DAY]
    held = answered(store)
    assert told() == [DAY]
    hms.finish(store, held.id)
    assert told() == []
    store.undo()
    checklists.save_checklist(store, replace(checklists.checklist(store, "home", "nb"), months=0))
    assert told() == []


def test_a_photo_lies_beside_a_single_line_and_goes_with_the_round(store: Store) -> None:
    held, other = answered(store, 2), answered(store, checklist="fire")
    for at, key in ((2, held.id), (2, held.id), (11, held.id), (2, other.id)):
        name = f"{len(store.all(Attachment))}.png"
        picture = b"\x89PNG\r\n\x1a\n" + name.encode()
        attachments.attach(store, hms.LINE_KIND, hms.line_owner(key, at), name, picture, DAY)
    assert hms.line_files(store, held.id) == {2: 2, 11: 1}
    hms.remove(store, held.id)
    assert [each.owner for each in store.all(Attachment)] == [hms.line_owner(other.id, 2)]
    store.undo()
    assert hms.line_files(store, held.id) == {2: 2, 11: 1}


def test_measures_of_a_signed_round_go_on_and_the_round_stays(store: Store) -> None:
    held = answered(store, 3)
    made = remedies.save_remedy(
        store, replace(remedies.proposed(store, "Ny lampe", hms.KIND, held.id, "3"), id="m")
    )
    hms.finish(store, held.id)
    signed = hms.sign(store, held.id, ("Lise",))
    remedies.set_done(store, "m")
    later = remedies.save_remedy(store, replace(made, deadline=DAY + timedelta(days=90), done_on=None))
    assert hms.facts(store, held.id).remedies == (later,)
    assert store.get(Round, held.id) == signed
    with pytest.raises(DomainError) as caught:
        remedies.save_remedy(store, replace(later, done_on=DAY + timedelta(days=1)))
    assert caught.value.field == "done_on"


def test_measures_are_checked_changed_and_removed(store: Store) -> None:
    fresh = remedies.proposed(store)
    assert fresh.deadline == date(2026, 6, 9)
    with pytest.raises(DomainError) as error:
        remedies.save_remedy(store, fresh)
    assert error.value.field == "what"
    with pytest.raises(DomainError) as error:
        remedies.save_remedy(store, replace(fresh, what="x", deadline=date(2026, 5, 1)))
    assert error.value.field == "deadline"
    saved = remedies.save_remedy(store, replace(fresh, what=" Ny\nlampe "))
    assert saved.what == "Ny lampe"
    assert remedies.save_remedy(store, saved) == saved
    assert saved.late(date(2026, 6, 10))
    assert not remedies.set_done(store, saved.id).late(date(2026, 6, 10))
    assert remedies.set_done(store, saved.id, done=False).open
    remedies.remove_remedy(store, saved.id)
    assert store.all(Remedy) == []


def test_removing_a_round_takes_its_measures_along_in_one_step(store: Store) -> None:
    held = answered(store, 0)
    remedies.save_remedy(store, replace(hms.proposed_remedy(store, held.id, 0), what="Strø"))
    hms.remove(store, held.id)
    assert (store.all(Round), store.all(Remedy)) == ([], [])
    store.undo()
    assert (len(store.all(Round)), len(store.all(Remedy))) == (1, 1)


def test_a_checklist_of_ones_own_and_back_to_the_shipped_one(store: Store) -> None:
    shipped = checklists.checklist(store, "fire", "nb")
    for wrong, field in (
        (replace(shipped, title=" "), "title"),
        (replace(shipped, months=61), "months"),
        (replace(shipped, lines=(" ",)), "lines"),
        (replace(shipped, lines=("a", "a ")), "lines"),
    ):
        with pytest.raises(DomainError) as error:
            checklists.save_checklist(store, wrong)
        assert error.value.field == field
    checklists.save_checklist(store, replace(shipped, title="Brann hos oss"))
    checklists.save_checklist(store, Checklist("own", "Hytta", 12, ("Er pipa feid?",)))
    titles = [each.title for each in checklists.checklists(store, "en")]
    assert (titles[1], titles[-1], len(titles)) == ("Brann hos oss", "Hytta", 13)
    checklists.remove_checklist(store, "fire")
    assert checklists.checklist(store, "fire", "nb") == shipped
    checklists.remove_checklist(store, "own")
    with pytest.raises(DomainError):
        checklists.checklist(store, "own", "nb")
    with pytest.raises(DomainError):
        checklists.templates("de")


def test_what_is_begun_stands_first_and_then_by_day(store: Store) -> None:
    hms.finish(store, answered(store, checklist="moving").id)
    hms.finish(store, answered(store, checklist="fire").id)
    hms.begin(store, "car", "nb")
    found = [(each.id, each.due) for each in hms.standings(store, "nb")[:3]]
    assert found == [("car", None), ("fire", date(2026, 11, 12)), ("moving", date(2027, 5, 12))]


def test_particulars_and_the_end_of_short_months(store: Store) -> None:
    held = hms.begin(store, "new", "nb")
    told = hms.describe(store, held.id, date(2026, 5, 1), ("Eva", ""), "regn")
    assert (told.held_on, told.participants, told.note) == (date(2026, 5, 1), ("Eva",), "regn")
    with pytest.raises(DomainError) as error:
        hms.describe(store, held.id, date(2026, 5, 13), ())
    assert error.value.field == "held_on"
    assert hms.remark(store, held.id, 2, "senere").lines[2].note == "senere"
    assert next_day(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert next_day(DAY, 0) is None
