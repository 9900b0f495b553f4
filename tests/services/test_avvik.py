"""Avvik: reported, told, handled, answered before it is closed, counted without names, and told when due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.avvik import Avvik, AvvikState, AvvikType, Receiver, months_back
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.text import DomainError
from bpa_desk.services import avvik, clock, due, hms, people, remedies, rota
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        yield


def reported(store: Store, what: str = "Falt i trappa", **values: object) -> Avvik:
    return avvik.save_avvik(store, replace(avvik.proposed(store, what), **values))  # type: ignore[arg-type]


def test_what_happened_is_needed_and_the_day_has_come(store: Store) -> None:
    fresh = avvik.proposed(store, " ")
    for wrong, field in (
        (fresh, "what"),
        (replace(fresh, what="x", happened_on=date(2026, 5, 13)), "happened_on"),
        (replace(fresh, what="x", deadline=date(2026, 5, 11)), "deadline"),
        (replace(fresh, what="Kari, 118779 40022, falt"), "what"),
    ):
        with pytest.raises(DomainError) as error:
            avvik.save_avvik(store, wrong)
        assert error.value.field == field
    saved = reported(store, " Falt i\ntrappa ", place=" ute\n her")
    assert (saved.what, saved.place, saved.state) == ("Falt i\ntrappa", "ute her", AvvikState.REPORTED)
    assert avvik.title(saved) == "Falt i trappa"
    assert len(avvik.title(replace(saved, what="x" * 80))) == avvik.LONGEST_TITLE


def test_it_is_closed_only_with_an_answer_and_may_be_opened_again(store: Store) -> None:
    each = reported(store)
    handled = avvik.handle(store, each.id, "is", "Eva", date(2026, 5, 20), "strødde")
    assert handled.state is AvvikState.HANDLED
    assert handled.late(date(2026, 5, 21))
    assert not handled.late(date(2026, 5, 20))
    with pytest.raises(DomainError) as error:
        avvik.close(store, each.id, "  ")
    assert error.value.field == "feedback"
    closed = avvik.close(store, each.id, "Takk, det er strødd.")
    assert (closed.state, closed.closed_on, closed.late(date(2027, 1, 1))) == (AvvikState.CLOSED, DAY, False)
    with pytest.raises(DomainError, match="closed"):
        avvik.handle(store, each.id, "noe annet", "", None, "")
    assert avvik.reopen(store, each.id).feedback == "Takk, det er strødd."
    store.undo()
    assert avvik.found(store, each.id) == closed


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"kind": AvvikType.SERVICE}, ["leverandor"]),
        ({"kind": AvvikType.ENVIRONMENT}, ["leverandor", "verneombud"]),
        ({"kind": AvvikType.HOURS, "injury": True}, ["leverandor", "verneombud", "nav"]),
        ({"kind": AvvikType.SERVICE, "serious": True},
         ["arbeidstilsynet", "police", "leverandor", "verneombud", "nav"]),
    ],
)  # fmt: skip
def test_who_is_to_be_told(store: Store, values: dict[str, object], expected: list[str]) -> None:
    each = avvik.save_avvik(store, replace(avvik.proposed(store, "x"), **values))  # type: ignore[arg-type]
    assert [str(one) for one in each.untold] == expected
    assert each.injury == ("injury" in values or "serious" in values)


def test_that_somebody_was_told_is_kept_with_its_time_and_can_be_taken_back(store: Store) -> None:
    each = reported(store)
    avvik.tell(store, each.id, Receiver.EMPLOYER, " telefon ")
    earlier = store.zone.at(DAY, 540)
    told = avvik.tell(store, each.id, Receiver.EMPLOYER, "e-post", earlier)
    assert [(one.to, one.at, one.how) for one in told.told] == [("leverandor", "2026-05-12T07:00Z", "e-post")]
    assert told.untold == (Receiver.VERNEOMBUD,)
    with pytest.raises(DomainError) as error:
        avvik.tell(store, each.id, Receiver.NAV, at=store.zone.at(DAY, 601))
    assert error.value.field == "at"
    assert avvik.untell(store, each.id, Receiver.EMPLOYER).told == ()


def test_deadlines_and_those_not_told_are_told_of(store: Store) -> None:
    each = reported(store, serious=True, happened_on=date(2026, 5, 11))
    found = [
        (one.day, one.subject, one.binding) for one in due.due(store, date(2026, 5, 1), date(2026, 6, 30))
    ]
    assert found == [
        (date(2026, 5, 11), each.id, True), (DAY, each.id, False), (date(2026, 5, 26), each.id, False)
    ]  # fmt: skip
    for to in each.untold:
        avvik.tell(store, each.id, to)
    avvik.handle(store, each.id, "", "Eva", date(2026, 5, 20), "")
    assert [one.day for one in due.due(store, DAY, date(2026, 6, 30))] == [date(2026, 5, 20)]
    avvik.close(store, each.id, "svar")
    assert due.due(store, date(2026, 5, 1), date(2026, 6, 30)) == []


def test_one_from_a_shift_has_its_day_time_and_person(store: Store) -> None:
    person = people.save_assistant(store, Assistant("kari", "Kari"))
    start = store.zone.at(date(2026, 5, 11), 8 * 60)
    shift = rota.add(store, person.id, start, start + 480)
    fresh = avvik.proposed(store, "For lang vakt", "shift", shift.id)
    assert (fresh.happened_on, fresh.minute, fresh.reporter) == (date(2026, 5, 11), 480, "Kari")
    saved = avvik.save_avvik(store, fresh)
    assert avvik.origin(store, saved) == shift
    rota.remove(store, [shift.id])
    assert avvik.origin(store, saved) is None
    assert avvik.found(store, saved.id) == saved


def test_one_from_a_shift_to_come_is_of_today(store: Store) -> None:
    start = store.zone.at(date(2026, 5, 20), 8 * 60)
    shift = rota.add(store, None, start, start + 480)
    fresh = avvik.proposed(store, "x", "shift", shift.id)
    assert (fresh.happened_on, fresh.minute, fresh.reporter) == (DAY, None, "")


def test_one_from_a_round_points_at_its_line(store: Store) -> None:
    held = hms.begin(store, "home", "nb")
    each = avvik.save_avvik(store, avvik.proposed(store, held.lines[2].text, hms.KIND, held.id, "2"))
    assert avvik.origin(store, each) == held
    assert each.part == "2"


def test_removing_one_takes_its_measures_along_in_one_step(store: Store) -> None:
    each = reported(store)
    measure = remedies.proposed(store, "Strø", avvik.KIND, each.id)
    remedies.save_remedy(store, measure)
    assert remedies.origins(store, [measure])["avvik", each.id] == "Falt i trappa"
    assert [one.what for one in avvik.facts(store, each.id).remedies] == ["Strø"]
    assert [one.what for one in avvik.report(store).remedies] == ["Strø"]
    avvik.remove(store, each.id)
    assert (store.all(Avvik), store.all(Remedy)) == ([], [])
    store.undo()
    assert (store.all(Avvik), store.all(Remedy)) == ([each], [measure])


def test_they_are_counted_by_type_and_month(store: Store) -> None:
    reported(store, kind=AvvikType.HOURS, happened_on=date(2026, 4, 30))
    reported(store, kind=AvvikType.HOURS, happened_on=date(2026, 4, 1), injury=True)
    reported(store, happened_on=date(2025, 5, 31))
    reported(store)
    counted = avvik.trend(store)
    assert [each.month for each in counted] == list(months_back(DAY))
    assert (counted[0].month, counted[-1].month) == (date(2025, 6, 1), date(2026, 5, 1))
    april = counted[-2]
    assert (april.count(AvvikType.HOURS), april.injuries, april.total) == (2, 1, 2)
    assert sum(each.total for each in counted) == 3


def test_the_open_ones_stand_first_and_then_the_newest(store: Store) -> None:
    old = reported(store, "a", happened_on=date(2026, 1, 1))
    new = reported(store, "b")
    closed = reported(store, "c")
    avvik.close(store, closed.id, "svar")
    assert [each.what for each in avvik.all_avvik(store)] == ["b", "a", "c"]
    assert {old.id, new.id} < {each.id for each in avvik.all_avvik(store)}
