"""Many shifts at once: cells, copies, swaps and times away are one step each and keep what is not theirs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.domain.time import DAY, Period
from bpa_desk.services import rota, rota_spans
from bpa_desk.services.rota_spans import CellEdit, Draft, draft_of, kind_of
from bpa_desk.storage.store import Store

MONDAY = date(2026, 11, 23)


def fresh() -> Store:
    made = Store.in_memory()
    with made.change(Message("start")) as changes:
        changes.put(Ordning("o", "Nes"))
        changes.put(Assistant("kari", "Kari Nordmann"))
        changes.put(Assistant("ola", "Ola Ås"))
    return made


@pytest.fixture
def store() -> Store:
    return fresh()


def add(store: Store, day: date, start: int, end: int, who: str | None = "kari", **more: object) -> Shift:
    zone = store.zone
    return rota.add(store, who, zone.at(day, start * 60), zone.at(day, end * 60), **more)  # type: ignore[arg-type]


def test_filling_a_cell_moves_what_is_there_and_keeps_its_note(store: Store) -> None:
    made = add(store, MONDAY, 8, 16, note="nøkkel")
    change = rota_spans.fill_cells(store, [CellEdit("kari", MONDAY, (Draft(600, 1080), Draft(1200, 1320)))])
    assert [each.id == made.id for each in change.put] == [True, False]
    kept = rota.shift(store, made.id)
    assert (kept.note, kept.end - kept.start) == ("nøkkel", 480)
    store.undo()
    assert rota.shifts(store, MONDAY, MONDAY) == [made]


def test_filling_a_cell_with_what_it_holds_changes_nothing(store: Store) -> None:
    made = add(store, MONDAY, 8, 16, kind=ShiftKind.TRAINING)
    label = store.undo_label
    change = rota_spans.fill_cells(store, [CellEdit("kari", MONDAY, (Draft(480, 960, named=False),))])
    assert (change.put, change.removed, store.undo_label) == ((), (), label)
    assert rota.shift(store, made.id) == made


def test_the_first_new_shift_of_a_cell_has_the_id_it_was_tried_with(store: Store) -> None:
    edit = CellEdit("kari", MONDAY, (Draft(480, 720), Draft(780, 960)), fresh="tried")
    tried = rota_spans.planned_cells([], [edit], store.zone)
    saved = rota_spans.fill_cells(store, [edit])
    assert [each.id == "tried" for each in saved.put] == [True, False]
    assert tried.put[0] == saved.put[0] == rota.shift(store, "tried")
    assert len({each.id for each in (*tried.put, *saved.put)}) == 3


def test_new_times_keep_a_training_a_training_and_turn_day_into_evening(store: Store) -> None:
    training = add(store, MONDAY, 8, 16, kind=ShiftKind.TRAINING)
    day = add(store, MONDAY, 8, 16, "ola")
    later = (Draft(15 * 60, 22 * 60, kind_of(900, 1320), named=False),)
    rota_spans.fill_cells(store, [CellEdit("kari", MONDAY, later), CellEdit("ola", MONDAY, later)])
    assert rota.shift(store, training.id).kind is ShiftKind.TRAINING
    assert rota.shift(store, day.id).kind is ShiftKind.EVENING


def test_what_really_happened_stays_when_the_plan_is_carried_on(store: Store) -> None:
    made = add(store, MONDAY, 8, 16)
    rota.set_breaks(store, made.id, [Break(made.start + 60, made.start + 90, True)])
    held = rota.set_actual(store, made.id, Period(made.start, made.end + 30))
    (moved,) = rota_spans.carry(store, [made.id], 1, "ola")
    assert (moved.start, moved.actual, moved.breaks) == (made.start + DAY, held.actual, held.breaks)


def test_clearing_a_cell_leaves_cancelled_and_carried_shifts(store: Store) -> None:
    cancelled = add(store, MONDAY, 8, 12)
    rota.cancel(store, [cancelled.id], "user_away")
    night = add(store, MONDAY - timedelta(days=1), 22, 30)
    gone = add(store, MONDAY, 14, 20)
    change = rota_spans.fill_cells(store, [CellEdit("kari", MONDAY)])
    assert [each.id for each in change.removed] == [gone.id]
    assert {each.id for each in rota.shifts(store, MONDAY, MONDAY)} == {cancelled.id, night.id}


def test_a_copied_week_keeps_wall_times_over_the_clock_change_and_is_made_once(store: Store) -> None:
    saturday = date(2026, 10, 17)
    made = add(store, saturday, 22, 31, kind=ShiftKind.RESTING)
    zone = store.zone
    rota.set_breaks(store, made.id, [Break(zone.at(saturday, 1380), zone.at(saturday, 1410), True)])
    rota.set_reason(store, made.id, "avtalt")
    monday = saturday - timedelta(days=5)
    copied = rota_spans.copy_span(store, monday, monday + timedelta(days=6), monday + timedelta(days=7))
    assert (copied.made, copied.there) == (1, 0)
    (copy,) = rota.shifts(store, saturday + timedelta(days=7), saturday + timedelta(days=7))
    assert copy.end - copy.start == 10 * 60  # 22 to 07 over the night with two hours between 02 and 03
    assert draft_of(copy, zone) == draft_of(rota.shift(store, made.id), zone)
    assert (copy.reason, copy.breaks[0].free) == ("", True)
    again = rota_spans.copy_span(store, monday, monday + timedelta(days=6), monday + timedelta(days=7))
    assert (again.made, again.there) == (0, 1)


def test_a_shift_left_open_shows_both_lines_and_is_one_step(store: Store) -> None:
    made = add(store, MONDAY, 22, 31, note="nøkkel")
    (left,) = rota_spans.leave_open(store, [made.id], "swapped")
    assert (left.assistant, left.period, left.note, left.code) == (None, made.period, "nøkkel", "")
    assert rota.shift(store, made.id).code == "swapped"
    assert rota_spans.leave_open(store, [made.id], "swapped") == []
    store.undo()
    assert rota.shifts(store, MONDAY, MONDAY) == [made]


def test_swapping_people_moves_only_the_span(store: Store) -> None:
    one, other = add(store, MONDAY, 8, 12), add(store, MONDAY, 12, 16, "ola")
    outside = add(store, MONDAY + timedelta(days=7), 8, 12)
    assert rota_spans.swap_people(store, "kari", "ola", MONDAY, MONDAY + timedelta(days=6)) == 2
    people = [rota.shift(store, each.id).assistant for each in (one, other, outside)]
    assert people == ["ola", "kari", "kari"]
    with pytest.raises(DomainError) as refused:
        rota_spans.swap_people(store, "kari", "kari", MONDAY, MONDAY)
    assert refused.value.field == "other"


def test_a_time_away_settles_planned_shifts_in_one_step(store: Store) -> None:
    planned, worked = add(store, MONDAY, 8, 12, note="nøkkel"), add(store, MONDAY, 12, 16, "ola")
    rota.mark_worked(store, [worked.id])
    assert rota_spans.user_away(store, MONDAY, MONDAY, note="sykehus") == 1
    gone = rota.shift(store, planned.id)
    assert (gone.status, gone.code, gone.note) == (ShiftStatus.CANCELLED, "user_away", "nøkkel\nsykehus")
    store.undo()
    assert rota.shift(store, planned.id) == planned


@pytest.mark.parametrize("last", [MONDAY - timedelta(days=1), MONDAY + timedelta(days=500)])
def test_a_span_is_in_order_and_not_endless(store: Store, last: date) -> None:
    with pytest.raises(DomainError) as refused:
        rota_spans.user_away(store, MONDAY, last)
    assert refused.value.field == "last"


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [(480, 960, ShiftKind.DAY), (900, 1380, ShiftKind.EVENING), (1320, 1860, ShiftKind.NIGHT),
     (600, 2040, ShiftKind.DAY), (0, 420, ShiftKind.NIGHT), (780, 1260, ShiftKind.EVENING)],
)
def test_the_kind_is_told_from_the_times(start: int, end: int, kind: ShiftKind) -> None:
    assert kind_of(start, end) is kind
    assert kind_of(start, end, [(start, end)]) is ShiftKind.RESTING


_drafts = st.lists(
    st.tuples(st.integers(0, 95), st.integers(1, 60)).map(lambda it: Draft(it[0] * 15, (it[0] + it[1]) * 15)),
    max_size=3,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["kari", "ola", None]), st.integers(0, 6), _drafts), max_size=8))
def test_cells_hold_exactly_what_was_filled_in_and_undo_brings_all_back(
    edits: list[tuple[str | None, int, list[Draft]]],
) -> None:
    store = fresh()
    monday = date(2026, 10, 19)  # the week whose last night is an hour longer
    steps = [store.all(Shift)]
    wanted = {}
    for who, day, drafts in edits:
        edit = CellEdit(who, monday + timedelta(days=day), tuple(drafts))
        change = rota_spans.fill_cells(store, [edit])
        wanted[who, edit.day] = sorted((draft.start, draft.end) for draft in drafts)
        if change.put or change.removed:
            steps.append(store.all(Shift))
    zone = store.zone
    for (who, there), times in wanted.items():
        held = [
            (draft.start, draft.end)
            for each in rota.shifts(store, there, there)
            if each.assistant == who and zone.day(each.start) == there
            for draft in [draft_of(each, zone)]
        ]
        hidden = [Period(zone.at(there, low), zone.at(there, high)) for low, high in times]
        shown = [Period(zone.at(there, low), zone.at(there, high)) for low, high in held]
        assert sorted(shown) == sorted(hidden)
    for before in reversed(steps[:-1]):
        store.undo()
        assert store.all(Shift) == before
