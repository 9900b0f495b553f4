"""Innsyn: every table with a row about the person is there, and nobody else's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Contact
from bpa_desk.domain.meeting import Talk, Topic
from bpa_desk.domain.privacy.access import MASK
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.text import Message, NotFoundError
from bpa_desk.services import attachments, search
from bpa_desk.services.privacy import about, access
from bpa_desk.storage.store import Store
from tests.services.privacy.conftest import KARI

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def test_every_table_about_the_person_is_in_the_report(full: Store) -> None:
    report = access.access(full, KARI)
    found = {table.table: table for table in report.tables}
    for held in HELD:
        if held.about:
            rows = full.kept(held.table, f'"{held.about}" = ?', (KARI,))
            assert rows, f"the samples have no {held.table} about {KARI}"
            assert {row.key for row in rows} <= {row.key for row in found[held.table].rows}
            for row in found[held.table].rows:
                assert sorted(row.cells) == sorted(held.columns)


@pytest.mark.parametrize(
    "table", [held.table for held in HELD if not held.about and held.table not in about.OWN and held.personal]
)
def test_whoever_is_named_in_a_shared_record_is_told_of_it(full: Store, table: str) -> None:
    column = search.searched_columns(table)[-1]
    connection = full._database.connection
    connection.execute("PRAGMA query_only = OFF")
    named = '["Kari Ødegård"]' if str(full.kept(table)[0].values[column])[:1] == "[" else "Se Kari Ødegård."
    connection.execute(f'UPDATE {table} SET "{column}" = ?', (named,))
    found = {each.table: each.rows for each in access.access(full, KARI).tables}
    assert [row.about for row in found[table]] == [False] * len(full.kept(table))


def test_what_is_shared_shows_the_person_and_nobody_else(full: Store) -> None:
    with full.change(Message("Share")) as changes:
        changes.put(Assistant("ola", "Ola Ås"))
        changes.put(replace(full.get(Assistant, KARI), notes="Bytter med Ola Ås. Olas bil."))
    with full.change(Message("Share")) as changes:
        agreed = full.get(Agreement, "a")
        changes.put(replace(agreed, assistants=("kari", "ola")))
    report = {table.table: table.rows for table in access.access(full, KARI).tables}
    assert report["agreement"][0].cells["assistants"] == ["kari", MASK]
    assert not report["agreement"][0].about
    assert report["assistant"][0].cells["notes"] == f"Bytter med {MASK}. {MASK}s bil."
    assert [row.key for row in report["assistant"]] == ["kari"]


def test_of_what_is_written_about_another_only_the_sentence_with_the_name_is_shown(full: Store) -> None:
    said = "Sover dårlig. Kari Ødegård er streng.\nVil slutte."
    with full.change(Message("Talk")) as changes:
        changes.put(Assistant("ola", "Ola Ås", contacts=(Contact("phone", "99 99 99 99"),), notes=said))
        changes.put(Talk("o", "ola", date(2026, 11, 1), (Topic("Trivsel", said), Topic("Annet", "Trives."))))
    full.save_draft("form:1", {"name": "Ola Ås", "notes": said})
    full.save_draft("form:2", {"name": "Kari Ødegård", "weekly_cap": "20"})
    report = access.access(full, KARI)
    rows = {table.table: [each for each in table.rows if not each.about] for table in report.tables}
    assert [each.cells for each in rows["talk"]] == [{"topics": [{"note": "Kari Ødegård er streng."}]}]
    assert [(each.cells, each.when) for each in rows["assistant"]] == [
        ({"notes": "Kari Ødegård er streng."}, "")
    ]
    assert report.forms == {
        "form:1": {"notes": "Kari Ødegård er streng."},
        "form:2": {"name": "Kari Ødegård", "weekly_cap": "20"},
    }


def test_lines_forms_and_files_of_the_person_come_along(full: Store) -> None:
    with full.change(Message("Change the record of {name}", {"name": "Kari Ødegård"})) as changes:
        changes.put(replace(full.get(Assistant, KARI), weekly_cap=60))
    with full.change(Message("Change the record of {name}", {"name": "Ola"})) as changes:
        changes.put(replace(full.get(Assistant, "ola"), weekly_cap=60))
    full.save_draft("absence:kari", {"note": "til fredag, sier Ola"})
    full.save_draft("absence:ola", {"note": "til mandag"})
    attachments.attach(full, "employment", "e", "Kontrakt.png", PNG, date(2026, 11, 1))
    report = access.access(full, KARI)
    assert [str(each.label) for each in report.lines][1:] == [
        "Change the record of Kari Ødegård", "Attach “Kontrakt.png”",
    ]  # fmt: skip
    assert report.forms == {"absence:kari": {"note": f"til fredag, sier {MASK}"}}
    assert [(each.name, each.content) for each in report.files] == [("Kontrakt.png", PNG)]


def test_a_stranger_has_no_report(full: Store) -> None:
    with pytest.raises(NotFoundError):
        access.access(full, "nobody")


def test_a_name_inside_another_word_is_no_mention(full: Store) -> None:
    with full.change(Message("Rename")) as changes:
        changes.put(Assistant("ola", "Kar"))
    known = about.rows_about(full, "ola")
    assert {row.table for row in about.mentions(full, "ola", "Kar", known)} == set()


def test_yes_and_no_are_told_as_such(full: Store) -> None:
    (person,) = (table.rows[0] for table in access.access(full, KARI).tables if table.table == "assistant")
    assert (person.cells["near_family"], person.cells["regular_night"]) == (True, False)
    assert person.cells["hue"] == 3
