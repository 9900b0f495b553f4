"""The page Handover book by keyboard: begun, written, moved, verified, undone; and who leads meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.assistant import Assistant, Contact
from bpa_desk.domain.handover import BookPart, Deputy, HandoverEntry
from bpa_desk.services import clock, deputies, handover, handover_guide, ordning, people
from bpa_desk.storage.store import Store
from bpa_desk.ui.handover.page import HandoverPage
from bpa_desk.ui.handover.panel import DeputyPanel, EntryPanel
from bpa_desk.ui.handover.papers import BookDialog
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.main_window import MainWindow
from tests.journeys.keyboard import ALT, CONTROL, SHIFT, focus, press, save
from tests.ui.windows import window_at

DAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder", co_leaders=("Mons Medleder",))
    for key, name in (("kari", "Kari Ødegård"), ("ola", "Ola Nes")):
        people.save_assistant(store, Assistant(key, name, contacts=(Contact("phone", f"000 00 {name[:3]}"),)))
    store.barrier()
    with window_at(qtbot, store, DAY, "handover") as made:
        yield made


def page_of(window: MainWindow) -> HandoverPage:
    page = window.page()
    assert isinstance(page, HandoverPage)
    return page


def dialog() -> DraftDialog:
    shown = QApplication.topLevelWidgets()
    (found,) = [each for each in shown if isinstance(each, DraftDialog) and each.isVisible()]
    return found


def fill(**values: object) -> None:
    dialog().form.set_values(values)
    save()


def test_the_book_is_begun_written_moved_verified_and_undone(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    assert page.empty.step is not None
    assert page.first_focus() is page.empty.step
    page.empty.step.setFocus()
    press(Qt.Key.Key_Space)
    assert page.table.hasFocus()
    assert page.table.rows_model.rowCount() == len(handover_guide.guides("nb"))
    assert "Bør sjekkes: 3." in page.standing.label.text()

    press(Qt.Key.Key_F2)
    assert dialog().form.values()["heading"] == "Hvem leder når arbeidslederen ikke kan"
    fill(text="Mons. Koden er 4711")
    assert "aldri en kode" in dialog().form.error_text("text")
    fill(text="Mons", phone="000 00 410")
    held = handover.entries(store)[0]
    assert (held.text, held.verified_on, held.verified_by) == ("Mons", DAY, "Lise Leder")
    assert page.table.current_row() == held

    press(Qt.Key.Key_Down, ALT)
    assert handover.entries(store)[1].id == held.id
    assert page.table.current_row() == handover.entries(store)[1]
    press(Qt.Key.Key_N, CONTROL)
    assert dialog().form.values()["part"] is BookPart.DECISIONS
    fill(heading="Naboen", text="Bor i første", part=BookPart.OTHER)
    row = page.table.current_row()
    assert row is not None
    assert (row.heading, row.part) == ("Naboen", BookPart.OTHER)
    press(Qt.Key.Key_Delete)
    assert "Naboen" not in {each.heading for each in handover.entries(store)}
    press(Qt.Key.Key_Z, CONTROL)
    assert "Naboen" in {each.heading for each in handover.entries(store)}

    press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert handover.old(store) == []
    assert page.standing.label.text().startswith("Alt som er skrevet, er sjekket.")
    press(Qt.Key.Key_Z, CONTROL)
    assert len(handover.old(store)) == 3


def test_several_are_verified_at_once_and_what_is_empty_cannot_be(window: MainWindow, store: Store) -> None:
    handover.begin(store, "nb")
    page = page_of(window)
    old = handover.old(store)
    page.restore({"section": f"old:{old[0].id}"})
    row = page.table.current_row()
    assert row == old[0]
    assert page.table.hasFocus()
    page.table.select(handover.entries(store)[0].id)
    assert not page.verify_action.isEnabled()
    page.table.setFocus()
    press(Qt.Key.Key_A, CONTROL)
    assert page.verify_action.isEnabled()
    press(Qt.Key.Key_D, CONTROL)
    assert handover.old(store) == []
    # The way from the first screen is older than the verification: it still leads to where it said.
    page.restore({"section": f"old:{old[1].id}"})
    row = page.table.current_row()
    assert row is not None
    assert row.id == old[1].id
    assert page.place() == {"entry": old[1].id}


def test_what_is_chosen_stands_beside_with_its_steps(window: MainWindow, store: Store) -> None:
    handover.begin(store, "nb")
    page, frame = page_of(window), window.frame
    assert frame is not None
    page.show_details()
    panel = frame.inspector.panel
    assert isinstance(panel, EntryPanel)
    assert panel.asks.text().startswith("Hvem leder")
    assert not panel.buttons[0].isEnabled()
    page.restore({"section": f"old:{handover.old(store)[0].id}"})
    panel = frame.inspector.panel
    assert isinstance(panel, EntryPanel)
    assert panel.asks.isHidden()
    panel.buttons[0].setFocus()
    press(Qt.Key.Key_Space)
    assert panel.buttons[0].hasFocus()
    assert "Bør sjekkes igjen" in panel.verified.text()
    handover.save(store, _with_health(handover.entries(store)[0]))
    page.table.select(handover.entries(store)[0].id)
    panel = frame.inspector.panel
    assert isinstance(panel, EntryPanel)
    assert panel.restricted.text() == "maske"
    assert not panel.health.isHidden()
    handover.remove(store, [handover.entries(store)[0].id])
    assert frame.inspector.panel is not panel


def test_who_leads_meanwhile_is_written_linked_and_ended(window: MainWindow, store: Store) -> None:
    page, frame = page_of(window), window.frame
    assert frame is not None
    press(Qt.Key.Key_N, CONTROL | SHIFT)
    said = dialog().form.values()
    assert (said["name"], said["start"]) == ("Mons Medleder", DAY)
    fill(end=date(2026, 11, 20))
    assert dialog().form.error_text("end")
    fill(end=date(2026, 12, 4), may=("Finne vikar", "Bytte vakter"))
    (held,) = deputies.deputies(store)
    assert held.may == ("Finne vikar", "Bytte vakter")
    assert page.meanwhile.now.text().startswith("Mons Medleder leder")
    assert page.deputies.isVisible()
    page.restore({"section": f"deputy:{held.id}"})
    assert focus() is page.deputies
    panel = frame.inspector.panel
    assert isinstance(panel, DeputyPanel)
    assert "Finne vikar" in panel.points[0].text()
    press(Qt.Key.Key_P, CONTROL | SHIFT)
    dialog().done(0)
    page.deputy_end_action.trigger()
    assert deputies.deputies(store)[0].end == DAY
    assert not page.deputy_end_action.isEnabled()
    page.deputy_edit_action.trigger()
    dialog().form.set_values({"told_on": DAY})
    dialog().save()
    assert deputies.deputies(store)[0].told_on == DAY
    page.deputy_remove_action.trigger()
    assert deputies.deputies(store) == []
    assert page.first_focus() is page.empty.step


def test_the_links_lead_to_where_a_leader_is_named(window: MainWindow, store: Store) -> None:
    handover.begin(store, "nb")
    page = page_of(window)
    (link,) = [each for each in page.meanwhile.links if "Mons Medleder" in each.text()]
    link.click()
    assert window.frame is not None
    assert window.frame.key == "settings"


def test_the_book_is_written_for_those_one_chooses(
    window: MainWindow, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    handover.begin(store, "nb")
    handover.save(store, _with_health(handover.entries(store)[0]))
    page_of(window)
    press(Qt.Key.Key_P, CONTROL)
    shown = dialog()
    assert isinstance(shown, BookDialog)
    assert shown.people.value() == ("kari", "ola")
    assert not shown.appendix.value()
    shown.form.set_values({"format": "html", "folder": tmp_path, "people": ("ola",), "rota": False})
    save()
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.html")))
    (paper,) = tmp_path.glob("*.html")
    said = paper.read_text(encoding="utf-8")
    assert "Ola Nes" in said
    assert "Kari Ødegård" not in said
    assert "maske" not in said
    assert "Hvem som kommer når" not in said


def test_the_lists_are_sound_models(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(each.rows_model, mode) for each in (page.table, page.deputies)]
    handover.begin(store, "nb")
    handover.move(store, handover.entries(store)[0].id, 1)
    deputies.save(store, Deputy("d", "Mons", DAY))
    deputies.save(store, Deputy("e", "Nina", date(2026, 1, 1), date(2026, 2, 1)))
    assert [page.deputies.rows_model.row_at(at).name for at in range(2)] == ["Mons", "Nina"]
    handover.remove(store, [each.id for each in handover.entries(store)[3:]])
    store.undo()
    assert page.table.rows_model.rowCount() == len(handover_guide.guides("nb"))
    assert len(testers) == 2
    assert clock.today(store) == DAY


def _with_health(entry: HandoverEntry) -> HandoverEntry:
    return replace(entry, restricted="maske")
