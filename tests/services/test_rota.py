"""Single shifts: added, moved, filled, settled, and left alone once their timesheet is sealed."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus, ShiftType
from bpa_desk.domain.text import DomainError, Message, NotFoundError
from bpa_desk.domain.time import Period
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.services import rota
from bpa_desk.storage.store import Store

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def store() -> Store:
    made = Store.in_memory()
    with made.change(Message("start")) as changes:
        changes.put(Ordning("o", "Nes"))
        changes.put(Assistant("kari", "Kari Nordmann"))
        changes.put(Assistant("ola", "Ola Ås"))
    return made


def at(store: Store, clock: str, day: date = TUESDAY) -> int:
    hour, minute = clock.split(":")
    return store.zone.at(day, int(hour) * 60 + int(minute))


def add(store: Store, start: str = "14:00", end: str = "22:00", who: str | None = "kari") -> Shift:
    return rota.add(store, who, at(store, start), at(store, end))


def test_an_added_shift_is_read_back_on_its_day_and_undone_by_name(store: Store) -> None:
    made = add(store)
    assert rota.shifts(store, TUESDAY, TUESDAY) == [made]
    assert rota.shifts(store, date(2026, 11, 25), date(2026, 11, 25)) == []
    assert store.undo_label == Message("Add shift for {name}", {"name": "Kari"})
    store.undo()
    assert rota.shifts(store, TUESDAY, TUESDAY) == []


def test_a_night_is_read_on_both_its_days(store: Store) -> None:
    made = add(store, "22:00", "30:00")
    assert rota.shifts(store, date(2026, 11, 25), date(2026, 11, 26)) == [made]


def test_shifts_in_the_repeated_hour_are_found(store: Store) -> None:
    sunday = date(2026, 10, 25)
    start = store.zone.at(sunday, 150, fold=1)
    made = rota.add(store, "kari", start, start + 30)
    assert rota.shifts(store, sunday, sunday) == [made]


def test_a_shift_must_end_after_it_starts_and_belong_to_someone_known(store: Store) -> None:
    with pytest.raises(DomainError) as refused:
        rota.add(store, "kari", at(store, "10:00"), at(store, "10:00"))
    assert refused.value.field == "end"
    with pytest.raises(NotFoundError):
        rota.add(store, "nobody", at(store, "10:00"), at(store, "11:00"))
    assert store.all(Shift) == []


def test_moving_keeps_passive_time_inside_and_can_change_the_person(store: Store) -> None:
    made = rota.add(
        store, "kari", at(store, "22:00"), at(store, "31:00"), kind=ShiftKind.RESTING,
        passive=[(at(store, "23:00"), at(store, "30:00"))],
    )
    moved = rota.move(store, made.id, at(store, "21:00"), at(store, "28:00"), "ola")
    assert moved.assistant == "ola"
    assert moved.passive == (Period(at(store, "22:00"), at(store, "28:00")),)
    assert rota.move(store, made.id, at(store, "20:00"), at(store, "28:00")).assistant == "ola"


def test_lengthening_moves_one_edge_only(store: Store) -> None:
    made = add(store)
    rota.set_breaks(store, made.id, [Break(at(store, "18:00"), at(store, "18:30"))])
    (longer,) = rota.shift_by(store, [made.id], 0, 15)
    assert longer.period == (at(store, "14:00"), at(store, "22:15"))
    (shorter,) = rota.shift_by(store, [made.id], 4 * 60 + 15, 0)
    assert shorter.breaks == (Break(at(store, "18:15"), at(store, "18:30")),)
    (moved,) = rota.shift_by(store, [made.id], 15, 15)
    assert moved.breaks == (Break(at(store, "18:30"), at(store, "18:45")),)


def test_assign_swap_and_open(store: Store) -> None:
    one, other = add(store), add(store, "08:00", "14:00", "ola")
    rota.swap(store, one.id, other.id)
    assert (rota.shift(store, one.id).assistant, rota.shift(store, other.id).assistant) == ("ola", "kari")
    assert rota.assign(store, one.id, None).assistant is None
    assert store.undo_label == Message("Make shift open")


def test_a_cancelled_shift_stays_with_its_code_until_restored(store: Store) -> None:
    made = add(store)
    (gone,) = rota.cancel(store, [made.id], "egenmelding", "rang kl. 7")
    assert (gone.status, gone.code, gone.note) == (ShiftStatus.CANCELLED, "egenmelding", "rang kl. 7")
    (back,) = rota.restore(store, [made.id])
    assert (back.status, back.code) == (ShiftStatus.PLANNED, "")
    with pytest.raises(DomainError) as refused:
        rota.cancel(store, [made.id], "")
    assert refused.value.field == "code"


def test_actual_times_make_a_shift_worked_and_equal_ones_are_not_kept(store: Store) -> None:
    made = add(store)
    worked = rota.set_actual(store, made.id, Period(at(store, "14:00"), at(store, "23:10")))
    assert (worked.status, worked.effective.minutes) == (ShiftStatus.WORKED, 550)
    assert rota.set_actual(store, made.id, made.period).actual is None


def test_another_type_is_another_plan_and_what_happened_stays(store: Store) -> None:
    made = add(store)
    rota.set_breaks(store, made.id, [Break(made.start + 60, made.start + 90, True)])
    held = rota.set_actual(store, made.id, Period(made.start, made.end + 30))
    with store.change(Message("type")) as changes:
        changes.put(ShiftType("k", "K", "Kveld", ShiftKind.EVENING, 16 * 60, 22 * 60))
    typed = rota.set_type(store, made.id, "k")
    assert (typed.kind, typed.actual, typed.breaks) == (ShiftKind.EVENING, held.actual, held.breaks)


def test_who_left_before_the_break_had_none(store: Store) -> None:
    made = add(store)
    half = made.start + 240
    rota.set_breaks(store, made.id, [Break(half, half + 30, True), Break(made.end - 30, made.end)])
    cut = rota.set_actual(store, made.id, Period(made.start, half + 15))
    assert cut.breaks == (Break(half, half + 15, True),)


def test_marking_as_worked_leaves_cancelled_shifts_alone(store: Store) -> None:
    one, other = add(store), add(store, "08:00", "12:00")
    rota.cancel(store, [other.id], "user_away")
    assert [each.id for each in rota.mark_worked(store, [one.id, other.id])] == [one.id]
    assert rota.mark_worked(store, [one.id], worked=False)[0].status is ShiftStatus.PLANNED


def test_a_type_brings_its_times_and_passive_span(store: Store) -> None:
    night = ShiftType("n", "N", "Natt", ShiftKind.RESTING, 22 * 60, 31 * 60, ((23 * 60, 30 * 60),))
    with store.change(Message("type")) as changes:
        changes.put(night)
    changed = rota.set_type(store, add(store).id, "n")
    assert changed.period == (at(store, "22:00"), at(store, "31:00"))
    assert changed.kind is ShiftKind.RESTING
    assert changed.passive == (Period(at(store, "23:00"), at(store, "30:00")),)


def test_note_reason_calls_and_passive_time_are_kept(store: Store) -> None:
    made = add(store)
    rota.set_note(store, made.id, "  nøkkel hos Ola ")
    rota.set_reason(store, made.id, "ingen andre kunne")
    rota.set_passive(store, made.id, [(at(store, "20:00"), at(store, "22:00"))])
    kept = rota.set_calls(store, made.id, [(at(store, "21:00"), at(store, "21:20"))])
    assert (kept.note, kept.reason) == ("nøkkel hos Ola", "ingen andre kunne")
    assert kept.calls[0].minutes == 20
    with pytest.raises(DomainError):
        rota.set_calls(store, made.id, [(at(store, "23:00"), at(store, "23:20"))])


def test_removing_several_is_one_step(store: Store) -> None:
    keys = [add(store).id, add(store, "08:00", "12:00").id]
    rota.remove(store, keys)
    assert store.all(Shift) == []
    store.undo()
    assert {each.id for each in store.all(Shift)} == set(keys)


def test_a_sealed_timesheet_holds_its_shifts_fast(store: Store) -> None:
    made = add(store)
    free = add(store, "08:00", "12:00", None)
    after = date(2026, 12, 1)
    later = rota.add(store, "kari", at(store, "10:00", after), at(store, "12:00", after))
    with store.change(Message("seal")) as changes:
        changes.put(Timesheet("s", "kari", date(2026, 11, 1), date(2026, 11, 30), TimesheetState.SEALED))
    start, end = made.period
    for refused in (
        lambda: rota.move(store, made.id, start, end + 15),
        lambda: rota.remove(store, [made.id]),
        lambda: rota.assign(store, made.id, "ola"),
        lambda: rota.assign(store, free.id, "kari"),
        lambda: rota.set_note(store, made.id, "x"),
        lambda: rota.move(store, later.id, start, end),
        lambda: rota.cancel(store, [made.id], "ferie"),
    ):
        with pytest.raises(DomainError) as error:
            refused()
        assert error.value.message.values["name"] == "Kari Nordmann"
    with pytest.raises(DomainError):  # the first hours would be on neither sheet
        rota.set_actual(store, later.id, Period(later.start - 720, later.end))
    assert rota.move(store, later.id, later.start, later.end + 30).end == later.end + 30
    assert rota.assign(store, free.id, "ola").assistant == "ola"


def test_an_unchanged_shift_leaves_no_step(store: Store) -> None:
    made = add(store)
    label = store.undo_label
    rota.put(store, made)
    assert store.undo_label == label
