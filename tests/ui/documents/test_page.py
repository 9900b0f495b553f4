"""Stillingsbeskrivelser from the keyboard: new, edited, moved about, approved, compared, and on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.services import clock, ordning, papers, people
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.documents.page import DocumentsPage
from bpa_desk.ui.documents.versions import VersionsPanel
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.dialog import DraftDialog
from tests.export.reading import spoken
from tests.ui.audit import problems

TODAY = date(2026, 11, 20)
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def a_day(store: Store) -> Iterator[None]:
    ordning.establish(store, "Nes", leader="Lise Leder", employer="Assistanse AS")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", skills=("Forflytning",)))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def shown(qtbot: QtBot, desk: Desk) -> DocumentsPage:
    made = DocumentsPage(desk)
    desk.session.changed.connect(made.note_change)
    made.resize(1100, 800)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> DocumentsPage:
    return shown(qtbot, desk)


@pytest.fixture
def draft(page: DocumentsPage, store: Store) -> Stillingsbeskrivelse:
    made = papers.new_from_template(store, "nb")
    page.open_version(made.id)
    return made


def press(widget: QWidget | None, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def dialog(page: QWidget) -> DraftDialog:
    found = [each for each in page.findChildren(DraftDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def write(page: DocumentsPage, part: str, field: str, value: object) -> None:
    assert page.editor.choose(part)
    editor = page.editor._forms[page.editor._form_key()].form.editor(field)
    editor.set_value(value)  # type: ignore[attr-defined]


def the_paper(store: Store) -> Stillingsbeskrivelse:
    (only,) = papers.stillingsbeskrivelser(store)
    return only


def test_from_nothing_to_a_pdf_by_the_keyboard_alone(
    page: DocumentsPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    page.table.setFocus()
    press(page.table, Qt.Key.Key_N, CTRL)
    asked = dialog(page)
    qtbot.waitUntil(asked.isActiveWindow)
    press(focused(), Qt.Key.Key_Return, CTRL)
    page.activateWindow()  # a window system does this when a dialog closes; the bare platform does not
    qtbot.waitUntil(page.isActiveWindow)
    assert page.in_front.isVisible()
    assert focused() is page.editor.parts
    for _step in range(3):
        press(focused(), Qt.Key.Key_Down)
    press(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused(), "Hvem som leder")
    press(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
    QTest.keyClicks(focused(), "Spør Lise først.")
    press(focused(), Qt.Key.Key_E, CTRL)
    assert the_paper(store).sections[2].heading == "Hvem som leder"
    asked = dialog(page)
    assert isinstance(asked, ExportDialog)
    qtbot.waitUntil(asked.isActiveWindow)
    asked.folder.line.setFocus()
    QTest.keyClick(asked.folder.line, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(asked.folder.line, str(tmp_path / "ut"))
    press(asked.folder.line, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.desk.jobs.running)
    (path,) = (tmp_path / "ut").iterdir()
    assert path.name == "stillingsbeskrivelse-1-v1.pdf"
    text = spoken(path.read_bytes())
    assert "Hvem som leder" in text
    assert "Spør Lise først." in text
    assert "Utkast" in text


def test_a_part_is_saved_as_one_step_when_one_leaves_it(
    page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse
) -> None:
    said: list[str] = []
    page.desk.session.did.connect(said.append)
    write(page, "meals", "bullets", ("Lage graut", "Dekke på"))
    assert the_paper(store) == draft
    page.editor.choose("housework")
    assert next(each for each in the_paper(store).sections if each.key == "meals").bullets == (
        "Lage graut", "Dekke på",
    )
    assert said == ["Lagret «Stillingsbeskrivelse for BPA-assistent»"]
    page.desk.session.undo()
    assert the_paper(store) == draft
    assert page.editor.part == "housework"
    page.editor.choose("meals")
    assert page.editor._forms["section"].form.values()["bullets"] != ("Lage graut", "Dekke på")


def test_looking_through_the_parts_saves_nothing(
    page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse
) -> None:
    label = store.undo_label
    for row in told.parts(draft):
        assert page.editor.choose(row.id)
        assert page.editor.part == row.id
    assert page.step_back()
    assert store.undo_label is label
    assert the_paper(store) == draft


def test_what_is_typed_survives_an_interruption(
    page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse, desk: Desk, qtbot: QtBot
) -> None:
    write(page, told.APPENDIX, "appendix", "Trenger hjelp med pusten.")
    page.editor.keep_now()
    assert the_paper(store).appendix == ""
    later = shown(qtbot, desk)
    later.open_version(draft.id)
    assert later.editor.restored.isVisible()
    assert later.editor.part == told.APPENDIX
    assert later.editor._forms[told.APPENDIX].form.values() == {"appendix": "Trenger hjelp med pusten."}
    later.editor.drop.click()
    assert later.editor.paper == draft
    assert desk.session.kept(f"paper:{draft.id}") is None


def test_leaving_the_page_saves(page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse) -> None:
    write(page, told.ABOUT, "title", "Nattassistent")
    page.hide()
    assert the_paper(store).title == "Nattassistent"
    assert page.desk.session.kept(f"paper:{draft.id}") is None


def test_a_paper_without_a_title_is_not_left(
    page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse, qtbot: QtBot
) -> None:
    write(page, told.ABOUT, "title", " ")
    page.editor.choose("meals")
    qtbot.waitUntil(lambda: page.editor.parts.current_row().id == told.ABOUT)  # type: ignore[union-attr]
    form = page.editor._forms[told.ABOUT].form
    assert form.error_text("title")
    assert page.step_back()
    assert page.in_front.isVisible()
    assert the_paper(store) == draft
    write(page, told.ABOUT, "title", "Vikar")
    page.step_back()
    assert not page.in_front.isVisible()
    assert the_paper(store).title == "Vikar"


def test_sections_are_added_moved_and_removed_by_keys(
    page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse
) -> None:
    keys = [each.key for each in draft.sections]
    page.editor.choose("purpose")
    press(page.editor.parts, Qt.Key.Key_A, CTRL | SHIFT)
    QTest.keyClicks(focused(), "Båten")
    page.editor.parts.setFocus()
    press(page.editor.parts, Qt.Key.Key_Up, ALT)
    sections = the_paper(store).sections
    assert [each.heading for each in sections][1:3] == ["Båten", draft.sections[1].heading]
    assert page.editor.parts.current_row().name.startswith("Båten")  # type: ignore[union-attr]
    press(page.editor.parts, Qt.Key.Key_Down, ALT)
    assert the_paper(store).sections[2].heading == "Båten"
    press(page.editor.parts, Qt.Key.Key_Delete)
    assert [each.key for each in the_paper(store).sections] == keys
    page.desk.session.undo()
    assert the_paper(store).sections[2].heading == "Båten"
    page.editor.choose("employer")
    press(page.editor.parts, Qt.Key.Key_Up, ALT)
    assert the_paper(store).sections[0].key == "employer"
    for own in (told.ABOUT, told.APPENDIX):
        page.editor.choose(own)
        assert not page.drop_action.isEnabled()
        press(page.editor.parts, Qt.Key.Key_Delete)
    assert len(the_paper(store).sections) == len(keys) + 1


def test_approved_versions_are_read_only_and_followed_by_new_ones(
    page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse
) -> None:
    write(page, told.REQUIRES, "requires", ("Forflytning",))
    press(page.editor.parts, Qt.Key.Key_Return, CTRL)
    asked = dialog(page)
    asked.form.set_values({"next_review": date(2026, 11, 1)})
    asked.save()
    assert asked.form.error_text("next_review")
    asked.form.set_values({"next_review": date(2027, 3, 1)})
    asked.save()
    approved = the_paper(store)
    assert (approved.state, approved.valid_from) == (DocumentState.APPROVED, TODAY)
    assert approved.requires == ("Forflytning",)
    assert page.editor.fixed.isVisible()
    assert not page.section_action.isVisible()
    assert not page.approve_action.isEnabled()
    page.editor.choose("meals")
    editor = page.editor._forms["section"].form.editor("body")
    editor.setFocus()
    QTest.keyClicks(editor, "x")
    assert page.editor.commit()
    assert the_paper(store) == approved
    press(page.editor.parts, Qt.Key.Key_N, CTRL | SHIFT)
    assert the_paper(store).version == 2
    assert page.editor.paper == the_paper(store)
    page.step_back()
    assert [told.version_word(row) for row in page.table.rows_model.rows] == ["2 (Utkast)"]
    page.remove_action.trigger()
    assert the_paper(store) == approved
    page.desk.session.undo()
    assert the_paper(store).version == 2


def test_a_copy_for_another_person(page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse) -> None:
    page.copy_action.trigger()
    asked = dialog(page)
    asked.form.set_values({"assistant": "kari"})
    asked.save()
    copied = page.editor.paper
    assert copied is not None
    assert (copied.assistant, copied.document) == ("kari", copied.id)
    assert "Kari Eksempel" in page.editor.state.text()
    page.step_back()
    assert {row.name for row in page.table.rows_model.rows} == {"", "Kari Eksempel"}
    assert page.table.current_row().paper == copied  # type: ignore[union-attr]


def test_the_versions_panel_tells_what_changed(
    page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse
) -> None:
    panels: list[Panel] = []
    page.desk.inspect_asked.connect(panels.append)
    page.versions_action.trigger()
    (panel,) = panels
    assert isinstance(panel, VersionsPanel)
    assert panel.refresh()
    assert len(panel.lines) == 1
    papers.approve(store, draft.id, TODAY)
    second = papers.new_version(store, draft.id)
    papers.save(store, replace(second, not_included=("Båt",), sections=second.sections[1:]))
    panel = VersionsPanel(page.desk, draft.document, page.open_version)
    assert panel.refresh()
    assert f"{draft.sections[0].heading}: tatt ut" in panel.lines
    assert "Inn: Båt" in panel.lines
    assert f"Ut: {draft.not_included[0]}" in panel.lines
    panel.newer.set_value(draft.id)
    panel.older.set_value(second.id)
    assert "Inn: Båt" in panel.lines
    panel.opener.click()
    assert page.editor.paper is not None
    assert page.editor.paper.id == draft.id
    assert problems(panel) == []
    for each in (second.id, draft.id):
        papers.remove(store, each)
    assert not panel.refresh()
    assert not page.in_front.isVisible()


def test_the_restricted_appendix_leaves_only_by_itself(
    page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not page.appendix_action.isEnabled()
    write(page, told.APPENDIX, "appendix", "Trenger hjelp med pusten.")
    page.save_action.trigger()
    for act, folder in ((page.export_action, "alle"), (page.appendix_action, "noen")):
        assert act.isEnabled()
        act.trigger()
        asked = dialog(page)
        assert isinstance(asked, ExportDialog)
        asked.folder.set_value(tmp_path / folder)
        asked.save()
        qtbot.waitUntil(lambda: not page.desk.jobs.running)
    (open_file,) = (tmp_path / "alle").iterdir()
    (restricted,) = (tmp_path / "noen").iterdir()
    assert "pusten" not in spoken(open_file.read_bytes())
    assert "pusten" in spoken(restricted.read_bytes())
    assert restricted.name != open_file.name


def test_the_paper_is_written_in_its_own_language_unless_another_is_asked_for(
    page: DocumentsPage, store: Store
) -> None:
    made = papers.new_from_template(store, "nn", "kari")
    page.restore({"document": made.document})
    page.export_action.trigger()
    asked = dialog(page)
    assert isinstance(asked, ExportDialog)
    assert asked.language.value() == "nn"
    asked.reject()


def test_it_remembers_where_one_was(page: DocumentsPage, draft: Stillingsbeskrivelse, desk: Desk) -> None:
    page.editor.choose(told.REQUIRES)
    place = page.place()
    assert "\0" not in str(place)
    page.step_back()
    assert not page.step_back()
    page.restore(place)
    assert page.editor.part == told.REQUIRES
    page.step_back()
    page.restore({"document": "gone"})
    assert not page.in_front.isVisible()
    page.restore({"document": draft.document})
    assert page.in_front.isVisible()


def test_a_new_paper_that_is_undone_goes_away_from_the_screen(
    page: DocumentsPage, draft: Stillingsbeskrivelse
) -> None:
    page.desk.session.undo()
    assert not page.in_front.isVisible()
    assert page.table.rows_model.rows == ()


def test_the_models_keep_qts_rules(page: DocumentsPage, store: Store, draft: Stillingsbeskrivelse) -> None:
    testers = [
        QAbstractItemModelTester(each.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for each in (page.table, page.editor.parts)
    ]
    page.editor.choose("meals")
    page.editor.add_section()
    page.editor.move_section(-1)
    page.editor.remove_section()
    page.step_back()
    papers.copy_for(store, draft.id, "kari")
    assert testers
