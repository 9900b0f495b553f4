"""Erasing: no value that told of the person is left anywhere, and the sums are what they were."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bpa_desk.demo import NOW, open_demo
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Contact, Employment
from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.hms_round import Round
from bpa_desk.domain.privacy.held import Erased
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.domain.timesheet_snapshot import digest, read_snapshot, write_snapshot
from bpa_desk.domain.turnus import Turnus, TurnusLine
from bpa_desk.services import attachments, clock, hours_account, search
from bpa_desk.services.privacy import about, erasing, schedule
from bpa_desk.storage.cipher import sqlite
from bpa_desk.storage.records import by_name
from bpa_desk.storage.store import Store
from tests.services.privacy.conftest import CALLED, KARI, everything
from tests.storage.samples import OSLO

CANARY = "Kanarifugl"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def planted(store: Store) -> int:
    """Put a canary in every text of every personal column about Kari that takes one, and count them."""
    connection = store._database.connection
    connection.execute("PRAGMA query_only = OFF")
    count = 0
    for held in HELD:
        kept = {*held.stays.split(), held.about, "assistant", "shift"}
        for row in store.kept(held.table, f'"{held.about}" = ?', (KARI,)) if held.about else ():
            for column in {*held.personal.split(), *held.special.split()} - kept:
                value = row.values[column]
                if not isinstance(value, str):
                    continue
                try:
                    connection.execute(
                        f'UPDATE {held.table} SET "{column}" = ? WHERE id = ?', (_with_canary(value), row.key)
                    )
                    count += 1
                except sqlite.IntegrityError:
                    pass  # a date or one of a few words: no room for text of the user's
    connection.execute("PRAGMA query_only = ON")
    return count


def _with_canary(value: str) -> str:
    if value.startswith(("[", "{")):
        return json.dumps(_inside(json.loads(value)), ensure_ascii=False)
    return f"{CANARY} {value}"


def _inside(value: Any) -> Any:
    if isinstance(value, str):
        return f"{CANARY} {value}"
    if isinstance(value, list):
        return [_inside(each) for each in value]
    return {name: _inside(each) for name, each in value.items()} if isinstance(value, dict) else value


def _at(year: int, month: int) -> int:
    return OSLO.at(date(year, month, 1), 12 * 60)


def test_no_personal_value_is_left_in_any_table(full: Store) -> None:
    assert planted(full) > 25
    assert CANARY in everything(full)
    # Some of what was planted can no longer be read as a record; erasing must take it all the same.
    about_kari = {(row.table, row.key) for row in about.rows_about(full, KARI)}
    assert about_kari
    erasing.erase(full, KARI, CALLED)
    assert CANARY not in everything(full)


def test_the_name_is_nowhere_afterwards(full: Store) -> None:
    with full.change(Message("Change the record of {name}", {"name": "Kari Ødegård"})) as changes:
        changes.put(replace(full.get(Assistant, KARI), weekly_cap=60))
    with full.change(Message("Write")) as changes:
        changes.put(replace(full.get(Round, "hr"), participants=("Åse", "Kari Ødegård")))
        changes.put(replace(full.get(Agreement, "a"), note="«Kari Ødegård» leste. Karis Ødegårds hus."))
    with full.change(Message("Move {who} and {name}", {"who": "Kari Ødegård", "name": "Ola"})) as changes:
        changes.put(replace(full.get(Assistant, "ola"), notes="Kari Ødegårds venn"))
    full.save_draft("message", {"text": "Hei Kari Ødegård"})
    full.save_draft("employment:e", {"note": "x"})
    full.save_draft("other", {"text": "Hei"})
    full.set_setting("seen", {KARI: 3, "ola": 4, "who": "Kari Ødegård"})
    full.set_setting(f"plan:{KARI}", 1)
    assert erasing.erase(full, KARI, CALLED) == "Slettet person 1"
    left = everything(full)
    assert "Kari Ødegård" not in left
    assert "Kari \\u00d8deg\\u00e5rd" not in left
    assert full.get(Round, "hr").participants == ("Åse", "Slettet person 1")
    assert full.get(Agreement, "a").note == "«Slettet person 1» leste. Karis Ødegårds hus."
    assert full.get(Assistant, "ola").notes == "Slettet person 1s venn"
    assert set(full.drafts()) == {"other"}
    assert full.setting("seen") == {"ola": 4, "who": "Slettet person 1"}
    assert full.setting(f"plan:{KARI}") is None
    assert [str(line.label) for line in full.journal()] == [
        "Fill", "Write", "Move Slettet person 1 and Ola", "Erase a person",
    ]  # fmt: skip


def test_what_becomes_of_each_kind(full: Store) -> None:
    before = full.get(Shift, "s")
    erasing.erase(full, KARI, CALLED)
    assert full.get(Assistant, KARI) == Assistant(KARI, "Slettet person 1", 3, archived=True)
    after = full.get(Shift, "s")
    assert (after.start, after.end, after.actual, after.calls) == (
        before.start, before.end, before.actual, before.calls,
    )  # fmt: skip
    assert (after.note, after.reason, after.consent, after.code) == ("", "", "", "")
    line = full.get(TurnusLine, "l")
    assert (line.assistant, line.note, line.weekday) == (None, "", 6)
    assert full.get(Turnus, "u").phases == ()
    # An agreement with nobody named would hold for all: the person stays in it as a number.
    assert full.get(Agreement, "a").assistants == (KARI,)
    for held in HELD:
        if held.about and held.erased is Erased.REMOVED:
            assert full.kept(held.table, f'"{held.about}" = ?', (KARI,)) == [], held.table
    assert full.sound()
    assert full.undo_label is None


def test_preview_says_what_is_done(full: Store) -> None:
    attachments.attach(full, "employment", "e", "Kontrakt.png", PNG, date(2026, 11, 1))
    with full.change(Message("Write")) as changes:
        changes.put(replace(full.get(Round, "hr"), participants=("Kari Ødegård",), note="Kari ringte"))
    plan = erasing.plan(full, KARI, CALLED)
    assert (plan.name, plan.becomes, plan.first_name) == ("Kari Ødegård", "Slettet person 1", "Kari")
    assert {each.table for each in plan.emptied} == {
        "assistant", "turnus_line", "shift", "timesheet", "part_time_position",
    }  # fmt: skip
    assert ("attachment", 1) in {(each.table, each.count) for each in plan.removed}
    assert plan.files == ("Kontrakt.png",)
    assert plan.other_files == ("side 1.png",)
    assert [(each.table, each.column) for each in plan.names] == [("hms_round", "participants")]
    # "Kari" alone is also the owner of a measure, and others' reporter; the round is told of already.
    assert sorted((each.table, each.column) for each in plan.first_names) == [
        ("avvik", "reporter"), ("hms_round", "note"), ("meeting", "participants"), ("meeting", "points"),
            ("meeting", "readers"), ("need_note", "by"), ("remedy", "owner"),
    ]  # fmt: skip
    assert not plan.shared_first_name
    assert plan.backups_until is None
    rows = sum(each.count for each in plan.removed)
    known = about.rows_about(full, KARI)
    assert rows + sum(each.count for each in plan.emptied) == len(known)


def test_first_name_goes_only_when_asked(full: Store) -> None:
    with full.change(Message("Write")) as changes:
        changes.put(replace(full.get(Round, "hr"), note="Kari ringte", participants=("Kari",)))
    erasing.erase(full, KARI, CALLED)
    assert full.get(Round, "hr").note == "Kari ringte"
    with full.change(Message("Write")) as changes:
        changes.put(Assistant("per", "Kari Ås"))
    assert erasing.plan(full, "per", CALLED).first_name == "Kari"
    assert erasing.erase(full, "per", CALLED, first_name=True) == "Slettet person 2"
    assert full.get(Round, "hr").note == "Slettet person 2 ringte"
    assert full.get(Round, "hr").participants == ("Slettet person 2",)


def test_shifts_to_come_become_open(full: Store) -> None:
    with clock.fixed(_at(2026, 10)), full.change(Message("Plan")) as changes:
        changes.put(
            replace(full.get(Shift, "s"), status=ShiftStatus.PLANNED, actual=None, calls=(), breaks=())
        )
    with clock.fixed(_at(2026, 10)):
        assert erasing.plan(full, KARI, CALLED).opened == 1
        erasing.erase(full, KARI, CALLED)
    shift = full.get(Shift, "s")
    assert (shift.assistant, shift.note, shift.consent) == (None, "", "")


def test_with_the_first_name_nothing_of_the_whole_name_is_left_either(full: Store) -> None:
    with full.change(Message("Write")) as changes:
        changes.put(replace(full.get(Round, "hr"), participants=("Åse", "Kari Ødegård"), note="Kari så det."))
    erasing.erase(full, KARI, CALLED, first_name=True)
    assert full.get(Round, "hr").participants == ("Åse", "Slettet person 1")
    assert full.get(Round, "hr").note == "Slettet person 1 så det."
    assert "Ødegård" not in everything(full)


def test_an_address_that_is_the_persons_alone_goes_from_shared_texts_too(full: Store) -> None:
    mine, shared = Contact("email", "kari@eksempel.invalid"), Contact("email", "huset@eksempel.invalid")
    with full.change(Message("Write")) as changes:
        changes.put(replace(full.get(Assistant, KARI), contacts=(mine, shared)))
        changes.put(replace(full.get(Assistant, "ola"), contacts=(shared,)))
        note = "Skriv til kari@eksempel.invalid eller huset@eksempel.invalid."
        changes.put(replace(full.get(Agreement, "a"), note=note))
    told = erasing.plan(full, KARI, CALLED)
    assert [each.table for each in told.names if "kari@" in each.text] == ["agreement"]
    erasing.erase(full, KARI, CALLED)
    assert full.get(Agreement, "a").note == "Skriv til – eller huset@eksempel.invalid."


def test_files_go_with_their_bytes(full: Store) -> None:
    with full.change(Message("Tidy")) as changes:
        for row in full.kept("attachment"):
            changes.remove(Attachment, row.key)
    attachments.attach(full, "assistant", KARI, "Bilde.png", PNG, date(2026, 11, 1))
    erasing.erase(full, KARI, CALLED)
    assert full.kept("attachment") == []
    assert full._database.connection.execute("SELECT count(*) FROM content").fetchone() == (0,)


def test_sealed_hours_stay_and_their_checksum_is_true() -> None:
    with open_demo("nes") as store, clock.fixed(NOW):
        sealed = [each for each in store.all(Timesheet) if each.state is TimesheetState.SEALED]
        person = sealed[0].assistant
        name = store.get(Assistant, person).name
        before = {each.id: read_snapshot(each.snapshot) for each in sealed if each.assistant == person}
        year = hours_account.year_of(clock.today(store))
        used = [each.account for each in hours_account.account(store, year).vedtak]
        erasing.erase(store, person, CALLED, first_name=True)
        assert before
        for key, facts in before.items():
            sheet = store.get(Timesheet, key)
            assert (sheet.state, sheet.sha256) == (TimesheetState.SEALED, digest(sheet.snapshot))
            after = read_snapshot(sheet.snapshot)
            assert [each.split for each in after.lines] == [each.split for each in facts.lines]
            assert (after.name, after.employee_number, after.pay) == ("Slettet person 1", "", facts.pay)
        assert [each.account for each in hours_account.account(store, year).vedtak] == used
        assert name not in everything(store)
        assert search.search(store, name) == []


def test_a_sheet_nobody_can_read_loses_its_figures_rather_than_keeping_a_name(full: Store) -> None:
    with full.change(Message("Write")) as changes:
        changes.put(replace(full.get(Timesheet, "h"), snapshot='{"name":"Kari Ødegård"}'))
    erasing.erase(full, KARI, CALLED)
    sheet = full.get(Timesheet, "h")
    assert (sheet.snapshot, sheet.sha256, sheet.comment) == ("", "", "")
    assert [each.reason for each in sheet.events] == [""]


def test_deleting_what_is_due_takes_exactly_what_was_shown(full: Store) -> None:
    with clock.fixed(_at(2032, 1)):
        today = clock.today(full)
        shown = {each.table: each.count for each in erasing.due_counts(full, today)}
        before = {held.table: full.count(by_name()[held.table].kind) for held in HELD}
        assert erasing.delete_due(full, CALLED) == sum(shown.values())
        after = {held.table: full.count(by_name()[held.table].kind) for held in HELD}
        left = {table: before[table] - after[table] for table in before if before[table] != after[table]}
        assert left == shown
        assert {"shift", "timesheet", "absence", "employment", "assistant"} <= set(left)
        assert full.find(Assistant, KARI) is None or full.get(Assistant, KARI).name.startswith("Slettet")
        assert schedule.due_items(full, today) == []
        assert full.sound()
        with pytest.raises(DomainError):
            erasing.delete_due(full, CALLED)


def test_nobody_at_work_is_deleted(full: Store) -> None:
    with full.change(Message("Go on")) as changes:
        changes.put(replace(full.get(Employment, "e"), end=None))
    with clock.fixed(_at(2040, 1)):
        erasing.delete_due(full, CALLED)
    assert full.get(Assistant, KARI).name == "Kari Ødegård"
    assert full.get(Employment, "e").end is None


def test_another_ones_sealed_sheet_keeps_a_true_checksum_and_a_false_one_stays_false() -> None:
    with open_demo("nes") as store, clock.fixed(NOW):
        sealed = [each for each in store.all(Timesheet) if each.state is TimesheetState.SEALED]
        one = sealed[0]
        other = next(each for each in sealed if each.assistant != one.assistant)
        name = store.get(Assistant, one.assistant).name
        facts = read_snapshot(other.snapshot)
        snapshot = write_snapshot(replace(facts, comment=f"Byttet med {name}."))
        with store.change(Message("Seal")) as changes:
            changes.put(replace(other, snapshot=snapshot, sha256=digest(snapshot)))
            changes.put(replace(other, id="odd", snapshot=snapshot, sha256="0" * 64))
            changes.put(replace(other, id="torn", snapshot="{", sha256="0" * 64))
        erasing.erase(store, one.assistant, CALLED)
        after = store.get(Timesheet, other.id)
        assert read_snapshot(after.snapshot) == replace(facts, comment="Byttet med Slettet person 1.")
        assert after.sha256 == digest(after.snapshot)
        # A sheet somebody has tampered with is not made good by the way.
        assert store.get(Timesheet, "odd").sha256 == "0" * 64
        assert store.get(Timesheet, "torn").snapshot == "{"


def test_an_id_that_is_counted_from_nothing_goes_whole(full: Store) -> None:
    with full.change(Message("Come and go")) as changes:
        changes.put(Assistant("kort", "Kort Opphold"))
        changes.put(Employment("k", "kort", date(2020, 1, 1), date(2020, 3, 31)))
    with clock.fixed(_at(2026, 10)):
        assert ("assistant", 1) in {
            (each.table, each.count) for each in erasing.due_counts(full, clock.today(full))
        }
        erasing.delete_due(full, CALLED)
    assert full.find(Assistant, "kort") is None
    assert full.get(Assistant, KARI).name == "Kari Ødegård"
    assert "Kort Opphold" not in everything(full)
