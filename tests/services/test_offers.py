"""Asking around for an open shift: what is noted, a yes that gives it, a record that outlives it."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans, Turn
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import DomainError
from bpa_desk.services import clock, offers, people, rota
from bpa_desk.storage.store import Store

SATURDAY = date(2026, 11, 28)


@pytest.fixture
def store(store: Store) -> Store:
    for key, name in (("kari", "Kari Eksempel"), ("ola", "Ola Prøve"), ("mari", "Mari Tilkalt")):
        people.save_assistant(store, Assistant(key, name))
    first = date(2025, 1, 1)
    people.save_employment(store, Employment("e1", "kari", first, minutes_per_week=1200))
    people.save_employment(store, Employment("e2", "ola", first, minutes_per_week=38 * 60))
    people.save_employment(store, Employment("e3", "mari", first, kind=EmploymentKind.TILKALLING))
    return store


@pytest.fixture
def shift(store: Store) -> Shift:
    zone = store.zone
    return rota.add(store, None, zone.at(SATURDAY, 15 * 60), zone.at(SATURDAY, 23 * 60))


def asked(store: Store, shift: Shift, who: str = "kari", **more: str) -> Offer:
    return offers.ask(store, shift.id, [who], **more)[0]  # type: ignore[arg-type]


def test_who_was_asked_how_and_when_is_kept_as_one_step(store: Store, shift: Shift) -> None:
    with clock.fixed(store.zone.at(SATURDAY, 600)):
        made = offers.ask(store, shift.id, ["kari", "ola"], OfferMeans.EMAIL, note="sendt begge")
    assert [(each.assistant, each.means, each.asked_at, each.answer) for each in made] == [
        (who, OfferMeans.EMAIL, "2026-11-28T09:00Z", OfferAnswer.ASKED) for who in ("kari", "ola")
    ]
    kept = (shift.start, shift.end, "sendt begge")
    assert [(each.start, each.end, each.note) for each in made] == [kept] * 2
    assert sorted(offers.offers_of(store, shift.id), key=lambda each: each.assistant) == made
    assert store.undo_label is not None
    assert str(store.undo_label) == "Note that ['Kari', 'Ola'] are asked"
    store.undo()
    assert offers.offers_of(store, shift.id) == []


def test_a_yes_gives_the_shift_and_one_undo_takes_both_back(store: Store, shift: Shift) -> None:
    offer = asked(store, shift)
    with clock.fixed(store.zone.at(SATURDAY, 660)):
        said = offers.answer(store, offer.id, OfferAnswer.YES, "på vei")
    assert (said.answer, said.answered_at, said.note) == (OfferAnswer.YES, "2026-11-28T10:00Z", "på vei")
    assert rota.shift(store, shift.id).assistant == "kari"
    store.undo()
    assert offers.offers_of(store, shift.id) == [offer]
    assert rota.shift(store, shift.id) == shift


@pytest.mark.parametrize("said", [OfferAnswer.NO, OfferAnswer.NO_ANSWER])
def test_other_answers_leave_the_shift_open(store: Store, shift: Shift, said: OfferAnswer) -> None:
    offer = asked(store, shift)
    after = offers.answer(store, offer.id, said)
    assert after.answer is said
    assert after.answered_at
    assert rota.shift(store, shift.id).assistant is None
    back = offers.answer(store, offer.id, OfferAnswer.ASKED)
    assert (back.answer, back.answered_at) == (OfferAnswer.ASKED, "")


def test_the_record_outlives_a_shift_that_is_moved_or_removed(store: Store, shift: Shift) -> None:
    offer = asked(store, shift)
    rota.move(store, shift.id, shift.start + 60, shift.end + 60)
    rota.remove(store, [shift.id])
    assert offers.offers_of(store, shift.id) == [offer]
    assert offers.offers_to(store, "kari") == [offer]
    assert (offer.start, offer.end) == (shift.start, shift.end)
    with pytest.raises(DomainError, match="no longer in the plan"):
        offers.answer(store, offer.id, OfferAnswer.YES)
    assert offers.answer(store, offer.id, OfferAnswer.NO).answer is OfferAnswer.NO


def test_a_cancelled_shift_is_given_to_nobody(store: Store, shift: Shift) -> None:
    offer = asked(store, shift)
    rota.cancel(store, [shift.id], "user_away")
    with pytest.raises(DomainError, match="no longer in the plan"):
        offers.answer(store, offer.id, OfferAnswer.YES)


def test_a_second_yes_is_refused_with_the_name_of_the_first(store: Store, shift: Shift) -> None:
    first, second = asked(store, shift), asked(store, shift, "ola")
    offers.answer(store, first.id, OfferAnswer.YES)
    with pytest.raises(DomainError) as refused:
        offers.answer(store, second.id, OfferAnswer.YES)
    assert refused.value.message.values == {"name": "Kari Eksempel"}
    assert store.get(Offer, second.id).answer is OfferAnswer.ASKED


def test_a_yes_relieves_only_whom_it_is_said_to_relieve(store: Store, shift: Shift) -> None:
    offer = asked(store, shift)
    rota.assign(store, shift.id, "ola")
    assert offers.taken_by(store, rota.shift(store, shift.id)) is None
    with pytest.raises(DomainError):
        offers.answer(store, offer.id, OfferAnswer.YES, instead_of="mari")
    said = offers.answer(store, offer.id, OfferAnswer.YES, instead_of="ola")
    held = rota.shift(store, shift.id)
    assert held.assistant == "kari"
    assert offers.taken_by(store, held) == said


def test_a_yes_to_a_shift_one_has_already_is_only_noted(store: Store, shift: Shift) -> None:
    offer = asked(store, shift)
    rota.assign(store, shift.id, "kari")
    assert offers.answer(store, offer.id, OfferAnswer.YES).answer is OfferAnswer.YES


def test_somebody_on_call_needs_a_ground_and_nobody_else_keeps_one(store: Store, shift: Shift) -> None:
    with pytest.raises(DomainError) as refused:
        offers.ask(store, shift.id, ["kari", "mari"])
    assert refused.value.field == "ground"
    assert offers.offers_of(store, shift.id) == []
    made = offers.ask(store, shift.id, ["kari", "mari"], ground=" vikar  for Ola ")
    assert [each.ground for each in made] == ["", "vikar for Ola"]


def test_a_yes_on_the_telephone_is_one_step(store: Store, shift: Shift) -> None:
    made = offers.ask_and_give(store, shift.id, "mari", ground="vikar for Ola")
    assert (made.means, made.answer, made.ground) == (OfferMeans.CALL, OfferAnswer.YES, "vikar for Ola")
    assert rota.shift(store, shift.id).assistant == "mari"
    store.undo()
    assert offers.offers_of(store, shift.id) == []
    assert rota.shift(store, shift.id) == shift


def test_nobody_chosen_is_said(store: Store, shift: Shift) -> None:
    with pytest.raises(DomainError, match="Choose whom to ask"):
        offers.ask(store, shift.id, [])


def test_part_timers_come_first_and_those_on_call_last(store: Store) -> None:
    assert [offers.turn_on(store, who, SATURDAY) for who in ("kari", "ola", "mari")] == [
        Turn.PART_TIME, Turn.FULL_TIME, Turn.ON_CALL,
    ]
    assert offers.turn_on(store, "kari", date(2024, 1, 1)) is Turn.OTHER
    contractor = Employment("x", "kari", SATURDAY, kind=EmploymentKind.OPPDRAG, minutes_per_week=60)
    assert offers.turn_by(contractor) is Turn.OTHER
    assert offers.turn_by(Employment("x", "kari", SATURDAY)) is Turn.OTHER
    reduced = Employment("x", "kari", SATURDAY, minutes_per_week=2130, full_time=2130)
    assert offers.turn_by(reduced) is Turn.FULL_TIME


def test_who_was_asked_is_not_deleted_as_if_nothing_named_them(store: Store, shift: Shift) -> None:
    asked(store, shift)
    assert people.refers(store, "kari")
