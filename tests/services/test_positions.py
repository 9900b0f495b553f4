"""Wishes for larger positions, part-time positions before they are filled, and who was asked first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.domain.text import DomainError
from bpa_desk.services import absences, clock, due, employments, people, positions, rota, terms_advice, today
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.storage.store import Store

DAY = date(2026, 11, 24)
START = date(2027, 1, 4)
HELD = PartTimePosition("p", "Helger", START, 600, 2130)


@pytest.fixture
def store(store: Store) -> Iterator[Store]:
    """A store with Kari on ten hours a week, Ola on full time and Ida on call."""
    for key, name, minutes, kind in (
        ("kari", "Kari", 600, EmploymentKind.FAST),
        ("ola", "Ola", 2130, EmploymentKind.FAST),
        ("ida", "Ida", None, EmploymentKind.TILKALLING),
    ):
        people.save_assistant(store, Assistant(key, name))
        terms = Employment(f"e-{key}", key, date(2025, 1, 1), kind=kind, minutes_per_week=minutes)
        employments.save_employment(store, terms)
    with clock.fixed(store.zone.at(DAY, 600)):
        yield store


def wish(store: Store, minutes: int = 1200, answer: WishAnswer = WishAnswer.WAITING) -> PositionWish:
    return positions.save_wish(store, PositionWish("w", "kari", date(2026, 11, 2), minutes, answer=answer))


def texts(store: Store, first: date = DAY, last: date = date(2027, 3, 1)) -> list[str]:
    return [each.text.template[:7] for each in due.due(store, first, last) if each.kind == "position"]


def test_a_new_wish_begins_with_the_position_one_has(store: Store) -> None:
    assert positions.new_wish(store, "kari").minutes == 600
    assert positions.new_wish(store, "ida").minutes == 2130


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minutes", 0),
        ("wished_on", DAY + timedelta(days=1)),
        ("discussed_on", date(2026, 11, 1)),
        ("answered_on", date(2026, 11, 1)),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused_beside_its_field(
    store: Store, field: str, value: Any
) -> None:
    wished = PositionWish("w", "kari", date(2026, 11, 2), 900)
    with pytest.raises(DomainError) as error:
        positions.save_wish(store, replace(wished, **{field: value}))
    assert error.value.field == field
    assert positions.wishes(store) == []


def test_an_answer_has_a_day_and_a_wish_that_waits_has_none(store: Store) -> None:
    assert wish(store, answer=WishAnswer.NO).answered_on == DAY
    assert wish(store, answer=WishAnswer.WAITING).answered_on is None
    assert wish(store).stands
    assert not wish(store, answer=WishAnswer.YES).stands
    assert positions.standing_wish(store, "kari") is None


def test_a_wish_is_undone_and_removed_and_saved_again_without_a_step(store: Store) -> None:
    first = wish(store)
    label = store.undo_label
    assert positions.save_wish(store, first) == first
    assert store.undo_label == label
    store.undo()
    assert positions.wishes(store, "kari") == []
    wish(store)
    positions.remove_wish(store, "w")
    assert positions.wishes(store) == []
    store.undo()
    assert len(positions.wishes(store)) == 1


@pytest.mark.parametrize(
    ("field", "value"), [("title", " "), ("minutes", 0), ("minutes", 2130), ("full_time", 30)]
)
def test_a_part_time_position_is_less_than_full_time_and_has_a_name(
    store: Store, field: str, value: Any
) -> None:
    with pytest.raises(DomainError) as error:
        positions.save_position(store, replace(HELD, **{field: value}))
    assert error.value.field == field


def test_what_comes_before_a_part_time_position_falls_due_on_its_first_day(store: Store) -> None:
    positions.save_position(store, HELD)
    assert texts(store) == ["Discuss"]
    wish(store)
    assert texts(store) == ["Discuss", "Ask {na"]
    assert texts(store, last=START - timedelta(days=1)) == []
    assert texts(store, first=START, last=START) == ["Discuss", "Ask {na"]
    found = [each for each in due.due(store, DAY, START) if each.kind == "position"]
    assert {(each.day, each.page, each.subject, each.law) for each in found} == {
        (START, "assistants", "position:p", "aml. § 14-1 b"),
        (START, "assistants", "position:p", "aml. § 14-3"),
    }
    assert all(each.binding for each in found)
    positions.save_position(store, replace(HELD, discussed_on=DAY))
    positions.save_offer(store, PositionOffer("o", "p", "kari", DAY))
    assert texts(store) == []
    assert any(each.subject == "position:p" for each in today.duties(store, (), DAY)) is False


def test_who_has_what_they_wish_for_or_a_filled_position_is_not_asked_for(store: Store) -> None:
    positions.save_position(store, replace(HELD, discussed_on=DAY))
    wish(store, minutes=600)
    assert texts(store) == []
    wish(store, minutes=601)
    assert texts(store) == ["Ask {na"]
    wish(store, minutes=601, answer=WishAnswer.YES)
    assert texts(store) == []
    wish(store, minutes=601)
    positions.save_position(store, replace(HELD, discussed_on=DAY, assistant="ola"))
    assert texts(store) == []


def test_only_part_timers_come_first(store: Store) -> None:
    positions.save_position(store, HELD)
    assert [each.id for each in positions.part_timers(store, "p")] == ["kari"]
    assert positions.new_offer(store, "p").assistant == "kari"
    positions.save_position(store, replace(HELD, assistant="kari"))
    assert positions.part_timers(store, "p") == []
    assert positions.new_offer(store, "p").assistant == ""
    with pytest.raises(DomainError, match="whom to ask"):
        positions.save_offer(store, positions.new_offer(store, "p"))


def test_an_answer_to_an_offer_is_dated_and_can_be_taken_back(store: Store) -> None:
    positions.save_position(store, HELD)
    offer = positions.save_offer(store, PositionOffer("o", "p", "kari", DAY))
    assert offer.answered_on is None
    said = positions.save_offer(store, replace(offer, answer=OfferAnswer.NO, note=" har nok "))
    assert (said.answered_on, said.note) == (DAY, "har nok")
    assert positions.save_offer(store, said) == said
    with pytest.raises(DomainError) as error:
        positions.save_offer(store, replace(said, answered_on=DAY - timedelta(days=1)))
    assert error.value.field == "answered_on"
    assert [(each.id, held.title) for each, held in positions.offered_to(store, "kari")] == [("o", "Helger")]
    positions.remove_offer(store, "o")
    assert positions.offers(store, "p") == []


def test_a_position_goes_with_its_offers_in_one_step(store: Store) -> None:
    positions.save_position(store, HELD)
    positions.save_offer(store, PositionOffer("o", "p", "kari", DAY))
    positions.remove_position(store, "p")
    assert positions.positions(store) == []
    assert positions.offered_to(store, "kari") == []
    store.undo()
    assert [each.id for each in positions.offers(store, "p")] == ["o"]


def test_who_is_named_here_is_not_deleted(store: Store) -> None:
    people.save_assistant(store, Assistant("per", "Per"))
    assert not people.refers(store, "per")
    positions.save_position(store, replace(HELD, assistant="per"))
    assert people.refers(store, "per")
    with pytest.raises(DomainError):
        people.remove(store, "per")


def test_the_paper_has_the_wishes_for_more_that_stand(store: Store) -> None:
    positions.save_position(store, replace(HELD, assistant="ola"))
    wish(store, minutes=599)
    assert positions.facts(store, "p").wishes == ()
    wish(store, minutes=1200)
    found = positions.facts(store, "p")
    assert [(each.name, each.minutes, each.wish.minutes) for each in found.wishes] == [("Kari", 600, 1200)]
    assert (found.ordning, found.filled_by, found.position.title) == ("Nes", "Ola", "Helger")


def test_extra_hours_come_with_days_away_and_whether_the_position_was_permanent(store: Store) -> None:
    for day in (date(2026, 10, 19), date(2026, 10, 23)):
        start = store.zone.at(day, 480)
        rota.add(store, "kari", start, start + 7 * 60)
    whole = Absence("a", "kari", 0, 0, "ferie")
    absences.save_days(store, whole, AbsenceDays(date(2026, 10, 20), date(2026, 10, 22)))
    some = Absence("b", "kari", 0, 0, "other")
    absences.save_days(store, some, AbsenceDays(date(2026, 10, 27), date(2026, 10, 27), 600, 720))
    found = terms_advice.extra_hours_facts(store, "kari", date(2026, 11, 24))
    assert found is not None
    filled = [each for each in found.months if each.extra or each.days_away]
    assert [(each.first, each.extra, each.days_away) for each in filled] == [(date(2026, 9, 24), 4 * 60, 3)]
    assert found.months[-1].last == date(2026, 11, 23)
    assert found.permanent
    full = terms_advice.extra_hours_facts(store, "ola", DAY)
    assert full is not None
    assert not full.permanent
    assert terms_advice.extra_hours_facts(store, "ida", DAY) is None


def test_a_day_without_permanent_terms_is_enough_to_say_so(store: Store) -> None:
    first = store.get(Employment, "e-kari")
    employments.save_employment(store, replace(first, end=date(2026, 1, 31)))
    employments.save_employment(store, replace(first, id="e2", start=date(2026, 2, 1)))
    found = terms_advice.extra_hours_facts(store, "kari", DAY)
    assert found is not None
    assert found.permanent
    employments.save_employment(store, replace(first, id="e2", start=date(2026, 2, 2)))
    found = terms_advice.extra_hours_facts(store, "kari", DAY)
    assert found is not None
    assert not found.permanent
