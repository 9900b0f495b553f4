"""Work elsewhere and what is agreed with one person: written, undone, judged by; readings and their log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import Assistant, Employment, HoursClass
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.text import DomainError
from bpa_desk.services import (
    arrangements,
    elsewhere,
    employments,
    ordning,
    people,
    rota,
    situation,
    terms_advice,
)
from bpa_desk.storage.store import Store

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 29)


@pytest.fixture
def store(store: Store) -> Store:
    """A store with one assistant."""
    people.save_assistant(store, Assistant("kari", "Kari"))
    return store


def test_it_is_judged_by_and_can_be_undone(store: Store) -> None:
    start = store.zone.at(MONDAY, (24 + 7) * 60)
    rota.add(store, "kari", start, start + 240)
    judge = situation.Judge(store)
    assert judge.findings(MONDAY, SUNDAY) == ()
    each = Elsewhere("w", "kari", 0, 0, note="  natt \n borte ")
    saved = elsewhere.save_times(store, each, MONDAY, 15 * 60, 23 * 60)
    assert (saved.note, store.zone.text(saved.end)) == ("natt borte", "2026-11-23T23:00")
    assert [found.rule for found in judge.findings(MONDAY, SUNDAY)] == ["HVILE-1"]
    assert judge.figures(MONDAY, SUNDAY)["kari"].hours == 240
    store.undo()
    assert judge.findings(MONDAY, SUNDAY) == ()
    store.redo()
    assert elsewhere.elsewhere(store, MONDAY, MONDAY, "kari") == [saved]
    assert elsewhere.elsewhere(store, MONDAY, MONDAY) == [saved]
    assert elsewhere.save_elsewhere(store, saved) == saved
    elsewhere.remove_elsewhere(store, "w")
    assert elsewhere.elsewhere(store, MONDAY, MONDAY) == []


def test_an_end_before_the_start_is_the_next_day_and_nonsense_is_refused(store: Store) -> None:
    saved = elsewhere.save_times(store, Elsewhere("w", "kari", 0, 0), MONDAY, 22 * 60, 6 * 60)
    assert saved.end - saved.start == 8 * 60
    with pytest.raises(DomainError) as error:
        elsewhere.save_elsewhere(store, replace(saved, end=saved.start))
    assert error.value.field == "end"
    with pytest.raises(DomainError):
        elsewhere.save_elsewhere(store, replace(saved, end=saved.start + 9 * 1440))


def test_who_works_elsewhere_cannot_be_deleted(store: Store) -> None:
    assert not people.refers(store, "kari")
    elsewhere.save_times(store, Elsewhere("w", "kari", 0, 0), MONDAY, 0, 60)
    assert people.refers(store, "kari")


def test_what_is_agreed_reaches_the_rules(store: Store) -> None:
    start = store.zone.at(MONDAY, 18 * 60)
    rota.add(store, "kari", start, start + 240)
    judge = situation.Judge(store)
    assert judge.findings(MONDAY, SUNDAY) == ()
    each = Arrangement("g", "kari", ArrangementKind.NO_NIGHTS, MONDAY)
    arrangements.save_arrangement(store, each)
    assert arrangements.save_arrangement(store, each) == each
    assert [found.rule for found in judge.findings(MONDAY, SUNDAY)] == ["PLAN-3"]
    assert arrangements.arrangements(store, "kari") == arrangements.arrangements(store) == [each]
    arrangements.remove_arrangement(store, "g")
    assert judge.findings(MONDAY, SUNDAY) == ()


def test_own_days_need_a_day_and_other_kinds_keep_none(store: Store) -> None:
    own = Arrangement("g", "kari", ArrangementKind.OWN_DAYS, MONDAY)
    with pytest.raises(DomainError) as error:
        arrangements.save_arrangement(store, own)
    assert error.value.field == "days"
    days = arrangements.as_days([SUNDAY, MONDAY])
    saved = arrangements.save_arrangement(store, replace(own, days=days))
    assert saved.dates == (MONDAY, SUNDAY)
    assert arrangements.save_arrangement(store, replace(saved, kind=ArrangementKind.FLEXITIME)).days == ()
    with pytest.raises(DomainError):
        arrangements.save_arrangement(store, replace(saved, end=date(2026, 1, 1)))


def test_measures_and_readings_are_logged_with_why(store: Store) -> None:
    held = ordning.current(store)
    fewer = replace(held.readings, days_in_a_row=5)
    ordning.change_because(store, " som i tariffavtalen ", {"day_start": 360, "readings": fewer})
    logged = {(each.field, each.before, each.after, each.why) for each in ordning.measure_changes(store)}
    assert logged == {
        ("day_start", "0", "360", "som i tariffavtalen"),
        ("days_in_a_row", "6", "5", "som i tariffavtalen"),
    }
    ordning.change(store, leader="Åse")
    assert len(ordning.measure_changes(store)) == 2
    store.undo()
    store.undo()
    assert ordning.measure_changes(store) == []


def test_a_reading_beyond_its_bounds_is_refused(store: Store) -> None:
    held = ordning.current(store)
    with pytest.raises(DomainError) as error:
        ordning.change(store, readings=replace(held.readings, passive_per_hour=61))
    assert error.value.field == "passive_per_hour"


def test_a_class_is_suggested_from_the_shifts(store: Store) -> None:
    assert terms_advice.suggested_class(store, "kari", MONDAY) is None
    for week in range(-3, 3):
        start = store.zone.at(date.fromordinal(SUNDAY.toordinal() + 7 * week), 10 * 60)
        rota.add(store, "kari", start, start + 240)
    found = terms_advice.suggested_class(store, "kari", MONDAY)
    assert found is not None
    assert (found.hours_class, found.share.worked, found.share.sundays) == (HoursClass.T38C, 6, 6)
    assert terms_advice.suggested_class(store, "nobody", MONDAY) is None


def test_the_position_as_a_percentage_and_hours_beyond_it(store: Store) -> None:
    terms = Employment("e", "kari", date(2025, 1, 1), minutes_per_week=1065)
    assert terms_advice.position_percent(terms) == 50
    assert terms_advice.position_percent(replace(terms, hours_class=HoursClass.DAG40, full_time=2130)) == 50
    assert terms_advice.position_percent(replace(terms, minutes_per_week=None)) is None
    assert terms_advice.hours_beyond(store, "kari", MONDAY) is None
    employments.save_employment(store, replace(terms, minutes_per_week=240))
    start = store.zone.at(date(2026, 11, 16), 8 * 60)
    rota.add(store, "kari", start, start + 300)
    found = terms_advice.hours_beyond(store, "kari", MONDAY)
    assert found is not None
    assert (found.months[-1], found.position, found.full_time) == (60, 240, 2130)


def test_a_yes_to_overtime_is_kept_with_the_shift(store: Store) -> None:
    start = store.zone.at(MONDAY, 8 * 60)
    shift = rota.add(store, "kari", start, start + 240)
    assert rota.set_consent(store, shift.id, " ja  på telefon ").consent == "ja på telefon"
