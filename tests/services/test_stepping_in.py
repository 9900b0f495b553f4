"""Who can step in: the order to ask in, and every reason behind it."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.absence import Wish, WishKind
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.stepping_in import Burden
from bpa_desk.domain.text import Message
from bpa_desk.services import offers, people, rota, stepping_in
from bpa_desk.services.situation import Judge
from bpa_desk.services.stepping_in import Candidate
from bpa_desk.storage.store import Store

MONDAY, SATURDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 28), date(2026, 11, 29)
HOURS = {"aud": 20, "bo": 20, "cat": 38, "dag": None}


@pytest.fixture
def store(store: Store) -> Store:
    for key, hours in HOURS.items():
        people.save_assistant(store, Assistant(key, key.capitalize(), skills=("medisin",)))
        kind = EmploymentKind.TILKALLING if hours is None else EmploymentKind.FAST
        minutes = None if hours is None else hours * 60
        terms = Employment(f"e-{key}", key, date(2025, 1, 1), kind=kind, minutes_per_week=minutes)
        people.save_employment(store, terms)
    return store


def work(store: Store, who: str | None, day: int, start: int, end: int, **more: object) -> Shift:
    zone, date_ = store.zone, date(2026, 11, day)
    return rota.add(store, who, zone.at(date_, start * 60), zone.at(date_, end * 60), **more)  # type: ignore[arg-type]


def listed(store: Store, shift: Shift) -> list[Candidate]:
    judge = Judge(store)
    held = judge.rota(MONDAY, SUNDAY)
    found = stepping_in.candidates(store, held, shift, judge.stand_ins(MONDAY, SUNDAY, shift))
    judge.close()
    return found


def names(store: Store, shift: Shift) -> list[str]:
    return [each.person.id for each in listed(store, shift)]


def of(store: Store, shift: Shift, who: str) -> Candidate:
    return next(each for each in listed(store, shift) if each.person.id == who)


def test_part_timers_with_most_left_come_first_and_those_on_call_last(store: Store) -> None:
    shift = work(store, None, 28, 15, 23)
    work(store, "aud", 23, 8, 16)
    assert names(store, shift) == ["bo", "aud", "cat", "dag"]
    assert (of(store, shift, "aud").had, of(store, shift, "aud").left) == (480, 720)
    assert of(store, shift, "dag").left == 0


def test_whoever_may_not_comes_after_all_who_may(store: Store) -> None:
    shift = work(store, None, 28, 15, 23, requires=("medisin",))
    work(store, "bo", 28, 22, 30)
    work(store, "aud", 29, 7, 15)
    people.save_assistant(store, Assistant("cat", "Cat"))
    found = listed(store, shift)
    assert [each.person.id for each in found] == ["dag", "aud", "cat", "bo"]
    assert [each.lawful for each in found] == [True, False, False, False]
    assert [each.rule for each in of(store, shift, "aud").grave if each.rule == "HVILE-1"] == ["HVILE-1"]
    assert [each.rule for each in of(store, shift, "cat").grave] == ["SKILL"]


def test_free_time_on_both_sides_is_told(store: Store) -> None:
    shift = work(store, None, 28, 15, 23)
    work(store, "aud", 27, 8, 16)
    work(store, "aud", 29, 15, 18)
    work(store, "aud", 29, 8, 9, kind=ShiftKind.STANDBY)
    each = of(store, shift, "aud")
    assert (each.free_before, each.free_after) == (23 * 60, 16 * 60)
    other = of(store, shift, "bo")
    assert (other.free_before, other.free_after) == (None, None)


def test_hours_beyond_the_position_and_overtime_are_told_and_overtime_comes_later(store: Store) -> None:
    for day in (23, 24, 25, 26):
        work(store, "aud", day, 8, 13)
        work(store, "cat", day, 8, 17)
    shift = work(store, None, 28, 15, 19)
    assert of(store, shift, "aud").burden == Burden(additional=240)
    assert of(store, shift, "bo").burden == Burden()
    assert of(store, shift, "cat").burden.overtime == 120
    assert names(store, shift) == ["bo", "aud", "dag", "cat"]


def test_wishes_count_and_who_cannot_is_put_last_of_those_who_may(store: Store) -> None:
    shift = work(store, None, 28, 15, 23)
    with store.change(Message("wishes")) as changes:
        changes.put(Wish("w1", "bo", shift.start - 60, shift.start + 60, WishKind.CANNOT))
        changes.put(Wish("w2", "bo", shift.start, shift.end, WishKind.WANT))
        changes.put(Wish("w3", "cat", shift.end, shift.end + 60, WishKind.WANT))
    assert names(store, shift) == ["aud", "cat", "dag", "bo"]
    assert of(store, shift, "bo").wish is WishKind.CANNOT
    assert of(store, shift, "cat").wish is None


def test_the_last_time_one_was_asked_is_told_and_a_no_goes_to_the_end(store: Store) -> None:
    earlier, shift = work(store, None, 25, 15, 23), work(store, None, 28, 15, 23)
    (first,) = offers.ask(store, earlier.id, ["bo"])
    (now,) = offers.ask(store, shift.id, ["aud"])
    said = offers.answer(store, now.id, OfferAnswer.NO)
    assert (of(store, shift, "bo").before, of(store, shift, "bo").asked) == (first, None)
    assert (of(store, shift, "aud").before, of(store, shift, "aud").asked) == (None, said)
    assert names(store, shift) == ["bo", "cat", "dag", "aud"]
    assert [each.person.id for each in stepping_in.part_timers_not_asked(listed(store, shift))] == ["bo"]


def test_the_archived_are_not_asked(store: Store) -> None:
    shift = work(store, None, 28, 15, 23)
    people.archive(store, "bo")
    assert "bo" not in names(store, shift)
