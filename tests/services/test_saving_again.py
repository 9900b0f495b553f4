"""Saving what already stands is no step to undo; small answers the pages build on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.turnus import Turnus
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import (
    absences,
    agreements,
    employments,
    needs,
    ordning,
    people,
    rollout,
    shift_types,
    turnus,
    vedtak,
)
from bpa_desk.services.turnus import Cell, PatternShift
from bpa_desk.storage.store import Store

DAY = date(2026, 1, 5)
SAVES: dict[str, Callable[[Store], object]] = {
    "assistant": lambda store: people.save_assistant(store, Assistant("kari", "Kari")),
    "terms": lambda store: people.save_employment(store, Employment("e", "kari", DAY)),
    "vedtak": lambda store: vedtak.save_vedtak(store, Vedtak("v", DAY, 600)),
    "need": lambda store: needs.save_need(store, Need("n", DAY, 480, 960)),
    "type": lambda store: shift_types.save_shift_type(
        store, ShiftType("s", "D", "Dag", ShiftKind.DAY, 480, 960)
    ),
    "agreement": lambda store: agreements.save_agreement(store, Agreement("a", "10-5-1", DAY)),
    "absence": lambda store: absences.save_absence(store, Absence("f", "kari", 0, 1440, "ferie")),
    "turnus": lambda store: turnus.save_turnus(store, Turnus("t", "T", 2, DAY, DAY)),
    "archived": lambda store: people.archive(store, "kari"),
    "ordning": lambda store: ordning.change(store, leader="Anne"),
}


@pytest.mark.parametrize("what", list(SAVES))
def test_saving_the_same_twice_is_one_step(store: Store, what: str) -> None:
    people.save_assistant(store, Assistant("kari", "Kari"))
    SAVES[what](store)
    mark = store.journal_mark()
    SAVES[what](store)
    assert store.journal_mark() == mark


def test_new_terms_begin_after_the_last_ones(store: Store) -> None:
    ended = Employment("e", "kari", DAY, date(2026, 6, 30))
    assert employments.next_start([], DAY) == DAY
    assert employments.next_start([ended], DAY) == date(2026, 7, 1)
    assert employments.next_start([ended, Employment("f", "kari", date(2026, 7, 1))], DAY) == DAY


def test_how_far_a_turnus_is_rolled_out(store: Store) -> None:
    turnus.save_turnus(store, Turnus("t", "T", 2, DAY, DAY))
    turnus.fill_cells(store, "t", {Cell(None, 1, 6): [PatternShift(480, 960)]})
    assert rollout.rolled_out_until(store, "t") is None
    rollout.roll_out(store, "t", DAY, date(2026, 3, 1))
    assert rollout.rolled_out_until(store, "t") == date(2026, 3, 1)


def test_a_line_moves_to_another_place(store: Store) -> None:
    people.save_assistant(store, Assistant("kari", "Kari"))
    turnus.save_turnus(store, Turnus("t", "T", 2, DAY, DAY))
    turnus.fill_cells(store, "t", {Cell(None, 0, 0): [PatternShift(480, 960)]})
    line = turnus.lines(store, "t")[0]
    assert turnus.cell_of(turnus.move_line(store, line.id, Cell("kari", 1, 3))) == Cell("kari", 1, 3)
    assert len(turnus.lines(store, "t")) == 1
