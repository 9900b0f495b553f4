"""Somebody is ill: one step leaves the absence, the cancelled shifts and the open ones."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.shift import Shift
from bpa_desk.services import illness, people, rota, situation
from bpa_desk.storage.store import Store

SATURDAY = date(2026, 11, 28)


def work(store: Store, day: date, start: int, end: int) -> Shift:
    zone = store.zone
    return rota.add(store, "kari", zone.at(day, start * 60), zone.at(day, end * 60), note="husk seil")


def test_the_hours_stand_open_and_one_undo_takes_it_all_back(store: Store) -> None:
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    before = date(2026, 11, 27)
    night = work(store, before, 22, 30)
    evening = work(store, SATURDAY, 18, 26)
    other = work(store, date(2026, 11, 30), 8, 12)
    everything = store.all(Shift)
    (opened,) = illness.report_ill(store, "kari", SATURDAY)
    assert opened.assistant is None
    assert (opened.period, opened.note) == (evening.period, "husk seil")
    assert not rota.shift(store, evening.id).counts
    assert rota.shift(store, evening.id).code == "egenmelding"
    assert rota.shift(store, night.id).counts
    assert rota.shift(store, other.id).counts
    (absence,) = store.all(Absence)
    assert (absence.start, absence.end) == (night.end, evening.end)
    assert not [each for each in check(situation.rota(store, before, SATURDAY)) if each.rule == "ABSENT"]
    store.undo()
    assert store.all(Absence) == []
    assert sorted(store.all(Shift), key=str) == sorted(everything, key=str)


def test_a_day_off_only_needs_the_absence(store: Store) -> None:
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    assert illness.report_ill(store, "kari", SATURDAY) == []
    (absence,) = store.all(Absence)
    assert absence.end - absence.start == 24 * 60
