"""What a turnus comes to: sums per person and week, what is missing, and what the rules say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from bpa_desk.domain.assistant import Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.turnus import Turnus
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, needs, people, turnus, turnus_summary, vedtak
from bpa_desk.services.identity import new_id
from bpa_desk.services.turnus import Cell, PatternShift
from bpa_desk.storage.store import Store

START = date(2026, 1, 5)
DAY = PatternShift(480, 960)
STANDBY = PatternShift(960, 1380, ShiftKind.STANDBY)
NIGHT = PatternShift(1320, 1800, ShiftKind.NIGHT)


def hired(store: Store, name: str, minutes: int | None = None) -> str:
    key = people.save_assistant(store, people.new_assistant(store, name)).id
    if minutes is not None:
        people.save_employment(store, Employment(new_id(), key, date(2025, 1, 1), minutes_per_week=minutes))
    return key


def made(store: Store, weeks: int = 2) -> Turnus:
    return turnus.save_turnus(store, Turnus(new_id(), "Turnus", weeks, START, START))


def summed(store: Store, pattern: Turnus) -> turnus_summary.Summary:
    with clock.fixed(store.zone.at(START, 600)):
        return turnus_summary.summary(store, pattern.id)


def test_each_person_is_measured_against_the_position(store: Store) -> None:
    kari, ola, pattern = hired(store, "Kari", 840), hired(store, "Ola"), made(store)
    turnus.fill_cells(
        store,
        pattern.id,
        {Cell(kari, 0, day): [DAY] for day in range(3)}
        | {Cell(kari, 1, 6): [DAY], Cell(ola, 0, 5): [NIGHT, STANDBY]},
    )
    turnus.set_phase(store, pattern.id, ola, 1)
    sums = {each.assistant: each for each in summed(store, pattern).people}
    assert sums[kari].weekly == (1440, 480)
    assert sums[kari].mean == 960
    assert sums[kari].balance == 120
    assert (sums[kari].sundays, sums[kari].nights) == (1, 0)
    assert sums[ola].weekly == (0, 540)
    assert sums[ola].agreed is None
    assert sums[ola].balance is None
    assert (sums[ola].sundays, sums[ola].nights) == (1, 1)


def test_each_week_is_measured_against_vedtak_and_needs(store: Store) -> None:
    kari, pattern = hired(store, "Kari"), made(store)
    vedtak.save_vedtak(store, Vedtak(new_id(), date(2026, 1, 1), 2400))
    needs.save_need(store, Need(new_id(), date(2026, 1, 1), 480, 1020, weekdays=(1, 2)))
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 0): [DAY], Cell(None, 0, 1): [DAY]})
    first, second = summed(store, pattern).weeks
    assert (first.first, second.first) == (START, date(2026, 1, 12))
    assert (first.planned, first.open, first.granted, first.needed) == (960, 480, 2400, 1080)
    assert first.uncovered == 60 + 540
    assert first.balance == 960 - 2400
    assert (second.planned, second.uncovered) == (0, 1080)


def test_a_phase_moves_hours_to_the_week_they_are_worked(store: Store) -> None:
    kari, pattern = hired(store, "Kari"), made(store, 3)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 1, 0): [DAY]})
    turnus.set_phase(store, pattern.id, kari, 1)
    assert [each.planned for each in summed(store, pattern).weeks] == [480, 0, 0]


def test_the_sample_begins_where_the_cycle_of_today_does(store: Store) -> None:
    pattern = made(store, 3)
    with clock.fixed(store.zone.at(date(2026, 1, 29))):
        assert turnus_summary.sample_start(store, pattern) == date(2026, 1, 26)
    with clock.fixed(store.zone.at(date(2025, 1, 1))):
        assert turnus_summary.sample_start(store, pattern) == START


def test_the_rules_judge_the_pattern_where_it_meets_itself(store: Store) -> None:
    kari, pattern = hired(store, "Kari"), made(store, 1)
    # Sunday evening to Monday morning: the quick return shows only across the edge of the cycle.
    late, early = PatternShift(900, 1380), PatternShift(420, 900)
    turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 6): [late], Cell(kari, 0, 0): [early]})
    with clock.fixed(store.zone.at(START, 600)):
        assert "HVILE-1" in {each.rule for each in turnus_summary.findings(store, pattern.id)}
        turnus.fill_cells(store, pattern.id, {Cell(kari, 0, 6): []})
        assert "HVILE-1" not in {each.rule for each in turnus_summary.findings(store, pattern.id)}


def test_an_empty_turnus_sums_to_nothing(store: Store) -> None:
    pattern = made(store, 1)
    empty = summed(store, pattern)
    assert empty.people == ()
    assert [each.planned for each in empty.weeks] == [0]
    assert isinstance(turnus_summary.PersonSum("x", (1, 2), None, 0, 0).mean, Fraction)
