"""The notebook by keyboard: a note, and the draft from the notes one ticks, copied or written."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import need_notes, ordning, vedtak
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import ChoiceField, TicksField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, NumberField
from bpa_desk.ui.notebook.dialogs import COPY, FILE
from bpa_desk.ui.notebook.page import NotebookPage, NotePanel
from tests.ui.audit import problems

DAY = date(2026, 10, 1)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store) -> NotebookPage:
    ordning.establish(store, "Nes", leader="Lise")
    made = NotebookPage(desk)
    desk.session.changed.connect(made.note_change)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(page: NotebookPage) -> DraftDialog:
    (dialog,) = [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    assert problems(dialog) == []
    return dialog


def test_the_first_note_is_written_and_undone(page: NotebookPage, store: Store) -> None:
    assert page.first_focus() is page.empty.step
    page.new_action.trigger()
    dialog = shown(page)
    dialog.save()
    assert dialog.form.error_text("text")
    text, hours = dialog.form.editor("text"), dialog.form.editor("hours")
    assert isinstance(text, NotesField)
    assert isinstance(hours, NumberField)
    text.setPlainText("Vil på kor")
    hours.setText("-1,5")
    dialog.save()
    (note,) = need_notes.notes(store)
    assert (note.text, note.minutes, note.voice) == ("Vil på kor", -90, Voice.VIEW)
    assert page.table.current_row() == note
    assert problems(page) == []
    page.remove_action.trigger()
    assert need_notes.notes(store) == []
    page.desk.session.undo()
    assert need_notes.notes(store) == [note]


def test_the_draft_has_the_notes_that_are_ticked(page: NotebookPage, store: Store) -> None:
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 600))
    for key, day, text in (("old", date(2025, 3, 1), "Gammelt"), ("new", DAY, "Nytt"), ("x", DAY, "Annet")):
        page.desk.session.run(need_notes.save_note, NeedNote(key, day, Voice.VIEW, text))
    page.letter_action.trigger()
    dialog = shown(page)
    ticks, way = dialog.form.editor("notes"), dialog.form.editor("way")
    assert isinstance(ticks, TicksField)
    assert isinstance(way, ChoiceField)
    assert set(ticks.value()) == {"new", "x"}
    ticks.boxes["x"].setChecked(False)
    way.set_value(COPY)
    dialog.save()
    said = QGuiApplication.clipboard().text()
    assert ("Nytt" in said, "Annet" in said, "Gammelt" in said) == (True, False, False)
    page.letter_action.trigger()
    dialog = shown(page)
    way = dialog.form.editor("way")
    assert isinstance(way, ChoiceField)
    way.set_value(FILE)
    dialog.save()
    (writing,) = [each for each in QApplication.topLevelWidgets()
                  if isinstance(each, ExportDialog) and each.isVisible()]  # fmt: skip
    assert problems(writing) == []
    writing.done(0)


def test_the_panel_follows_the_note_until_it_is_gone(page: NotebookPage, store: Store, qtbot: QtBot) -> None:
    note = NeedNote("n", DAY, Voice.OBSERVATION, "Tok to timer", "Morgen", "Kari")
    need_notes.save_note(store, note)
    page.note_change(frozenset({"need_note"}))
    panel = page.panel_of(note)
    assert isinstance(panel, NotePanel)
    qtbot.addWidget(panel)
    assert panel.refresh()
    need_notes.remove(store, "n")
    assert not panel.refresh()


def test_the_list_is_a_sound_model(page: NotebookPage, store: Store) -> None:
    tester = QAbstractItemModelTester(
        page.table.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for key in ("a", "b"):
        page.desk.session.run(need_notes.save_note, NeedNote(key, DAY, Voice.VIEW, key))
    page.desk.session.run(need_notes.remove, "a")
    assert tester.model() is page.table.rows_model
    assert [each.id for each in page.table.rows_model.rows] == ["b"]
