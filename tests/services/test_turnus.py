"""The grunnturnus: weeks, cells, copying, phases and changing from a day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import DomainError, Message, NotFoundError
from bpa_desk.domain.turnus import Turnus, TurnusLine, TurnusPhase
from bpa_desk.services import people, turnus
from bpa_desk.services.identity import new_id
from bpa_desk.services.turnus import Cell, PatternShift
from bpa_desk.storage.store import Store

DAY = PatternShift(480, 960)
NIGHT = PatternShift(22 * 60, 30 * 60, ShiftKind.NIGHT)


def made(store: Store, weeks: int = 6, **change: object) -> Turnus:
    pattern = Turnus(new_id(), "Seks uker", weeks, date(2026, 1, 7), date(2026, 1, 5))
    return turnus.save_turnus(store, replace(pattern, **change))  # type: ignore[arg-type]


def hired(store: Store, name: str = "Kari") -> str:
    return people.save_assistant(store, people.new_assistant(store, name)).id


def cells(store: Store, pattern: Turnus) -> dict[Cell, list[PatternShift]]:
    found: dict[Cell, list[PatternShift]] = {}
    for line in turnus.lines(store, pattern.id):
        found.setdefault(turnus.cell_of(line), []).append(turnus.pattern_shift(line))
    return found


def test_a_turnus_begins_on_a_monday(store: Store) -> None:
    pattern = made(store)
    assert pattern.anchor == date(2026, 1, 5)
    assert turnus.turnuses(store) == [pattern]
    assert turnus.turnus_on(store, date(2026, 1, 4)) is None
    assert turnus.turnus_on(store, date(2030, 1, 1)) == pattern


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("weeks", {"weeks": 0}),
        ("weeks", {"weeks": 27}),
        ("name", {"name": " "}),
        ("end", {"end": date(2026, 1, 4)}),
    ],
)
def test_a_wrong_turnus_is_refused(store: Store, field: str, change: dict[str, object]) -> None:
    with pytest.raises(DomainError) as refused:
        made(store, **change)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert turnus.turnuses(store) == []


def test_a_cell_holds_exactly_what_was_typed(store: Store) -> None:
    kari, pattern = hired(store), made(store)
    monday = Cell(kari, 0, 0)
    turnus.fill_cells(store, pattern.id, {monday: [NIGHT, DAY], Cell(None, 5, 6): [DAY]})
    assert cells(store, pattern) == {monday: [DAY, NIGHT], Cell(None, 5, 6): [DAY]}
    first, second = (line.id for line in turnus.lines(store, pattern.id)[:2])
    longer = replace(DAY, end=1000)
    turnus.fill_cells(store, pattern.id, {monday: [longer]})
    assert cells(store, pattern)[monday] == [longer]
    assert first in {line.id for line in turnus.lines(store, pattern.id)}
    assert second not in {line.id for line in turnus.lines(store, pattern.id)}
    store.undo()
    assert cells(store, pattern)[monday] == [DAY, NIGHT]
    turnus.fill_cells(store, pattern.id, {monday: []})
    assert monday not in cells(store, pattern)


@pytest.mark.parametrize(
    ("field", "cell", "shift"),
    [
        ("week", Cell(None, 6, 0), DAY),
        ("week", Cell(None, -1, 0), DAY),
        ("weekday", Cell(None, 0, 7), DAY),
        ("end", Cell(None, 0, 0), PatternShift(480, 480)),
        ("start", Cell(None, 0, 0), PatternShift(1440, 1500)),
        ("passive", Cell(None, 0, 0), PatternShift(480, 960, passive=((470, 500),))),
    ],
)
def test_a_wrong_line_is_refused_and_nothing_is_written(
    store: Store, field: str, cell: Cell, shift: PatternShift
) -> None:
    pattern = made(store)
    with pytest.raises(DomainError) as refused:
        turnus.fill_cells(store, pattern.id, {Cell(None, 1, 1): [DAY], cell: [shift]})
    assert refused.value.field == field
    assert turnus.lines(store, pattern.id) == []


def test_lines_can_be_put_and_removed_by_id(store: Store) -> None:
    kari, pattern = hired(store), made(store)
    line = turnus.put_line(store, TurnusLine(new_id(), pattern.id, 0, 0, 480, 960, kari))
    turnus.remove_lines(store, [line.id, "gone"])
    assert turnus.lines(store, pattern.id) == []
    with pytest.raises(NotFoundError):
        turnus.put_line(store, replace(line, assistant="nobody"))


def test_a_week_is_copied_whole(store: Store) -> None:
    kari, pattern = hired(store), made(store, 3)
    turnus.fill_cells(
        store, pattern.id, {Cell(kari, 0, 0): [DAY], Cell(None, 0, 6): [NIGHT], Cell(kari, 1, 3): [DAY]}
    )
    turnus.copy_week(store, pattern.id, 0, [0, 1, 2])
    assert set(cells(store, pattern)) == {
        Cell(who, week, day) for week in range(3) for who, day in ((kari, 0), (None, 6))
    }
    with pytest.raises(DomainError):
        turnus.copy_week(store, pattern.id, 0, [3])


def test_a_phase_wraps_round_the_cycle(store: Store) -> None:
    kari, pattern = hired(store), made(store, 6)
    assert turnus.set_phase(store, pattern.id, kari, 8).phase(kari) == 2
    assert turnus.set_phase(store, pattern.id, kari, -1).phase(kari) == 5
    assert turnus.set_phase(store, pattern.id, kari, 6).phases == ()
    with pytest.raises(NotFoundError):
        turnus.set_phase(store, pattern.id, "nobody", 1)


def test_weeks_with_shifts_are_not_cut_off(store: Store) -> None:
    pattern = made(store, 6)
    turnus.fill_cells(store, pattern.id, {Cell(None, 3, 0): [DAY]})
    with pytest.raises(DomainError) as refused:
        turnus.save_turnus(store, replace(pattern, weeks=3))
    assert refused.value.field == "weeks"
    assert turnus.save_turnus(store, replace(pattern, weeks=4)).weeks == 4


def test_shortening_brings_phases_within_the_cycle(store: Store) -> None:
    kari, ola = hired(store), hired(store, "Ola")
    pattern = made(store, 6, phases=(TurnusPhase(kari, 4), TurnusPhase(ola, 5)))
    assert turnus.save_turnus(store, replace(pattern, weeks=4)).phases == (TurnusPhase(ola, 1),)


def test_changing_from_a_day_keeps_the_cycle_running(store: Store) -> None:
    kari, old = hired(store), made(store, 6)
    turnus.fill_cells(store, old.id, {Cell(kari, 2, 4): [DAY]})
    day = date(2026, 3, 4)
    new = turnus.change_from(store, old.id, day, "Vår")
    assert turnus.turnus(store, old.id).end == date(2026, 3, 3)
    assert (new.start, new.name, new.week_of(day)) == (day, "Vår", old.week_of(day))
    assert cells(store, new) == cells(store, old)
    assert turnus.turnus_on(store, date(2026, 3, 3)) == turnus.turnus(store, old.id)
    assert turnus.turnus_on(store, day) == new
    store.undo()
    assert turnus.turnuses(store) == [old]


def test_changing_outside_the_turnus_is_refused(store: Store) -> None:
    old = made(store, 6, end=date(2026, 6, 30))
    for day in (old.start, date(2025, 1, 1), date(2026, 7, 1)):
        with pytest.raises(DomainError):
            turnus.change_from(store, old.id, day)


def test_only_a_turnus_never_rolled_out_is_deleted(store: Store) -> None:
    pattern = made(store)
    turnus.fill_cells(store, pattern.id, {Cell(None, 0, 0): [DAY]})
    start = store.zone.at(date(2026, 11, 23), 480)
    with store.change(Message("test")) as changes:
        changes.put(Shift(id="x", start=start, end=start + 60, turnus=pattern.id))
    with pytest.raises(DomainError):
        turnus.remove_turnus(store, pattern.id)
    with store.change(Message("test")) as changes:
        changes.remove(Shift, "x")
    turnus.remove_turnus(store, pattern.id)
    assert turnus.turnuses(store) == []
    assert turnus.lines(store, pattern.id) == []
