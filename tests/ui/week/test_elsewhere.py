"""Work elsewhere in the week: grey, spoken, written by key; and a yes to overtime on the shift."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.shift import Shift
from bpa_desk.services import elsewhere
from bpa_desk.storage.store import Store
from bpa_desk.ui.explain.ways import WaysOut
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.law import LawPanel
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.week.panel import ShiftPanel
from tests.ui.audit import problems
from tests.ui.week.conftest import MONDAY, Fill


def editor(form: Form, field: str) -> Any:
    """Return the field as what it is: each kind has its own way of being filled."""
    return form.editor(field)


@pytest.fixture
def panels(page: WeekPage) -> list[Panel]:
    shown: list[Panel] = []

    def keep(panel: Panel | None) -> None:
        if panel is not None:
            panel.setParent(page)
            panel.refresh()
            shown.append(panel)

    page.desk.inspect_asked.connect(keep)
    return shown


def row_of(page: WeekPage) -> int:
    return next(at for at in range(3) if page.grid.week_model.row_at(at).assistant == "kari")


def dialog_of(page: WeekPage) -> DraftDialog:
    return next(each for each in page.findChildren(DraftDialog) if each.isVisible())


def test_it_stands_in_the_cell_and_is_spoken(page: WeekPage, people: Store) -> None:
    row = row_of(page)
    low = page.grid.rowHeight(row)
    for number in range(4):
        begins = 60 * number
        elsewhere.save_times(people, Elsewhere(f"w{number}", "kari", 0, 0), MONDAY, begins, begins + 30)
    page.refresh()
    cell = page.grid.week_model.cell(page.grid.week_model.index(row, 0))
    assert cell is not None
    assert len(cell.elsewhere) == 4
    assert cell.elsewhere[1] == "01–01:30 elsewhere"
    assert "works elsewhere 01–01:30" in cell.spoken
    assert cell.typed == ""
    assert page.grid.rowHeight(row) > low
    page.grab()
    assert problems(page) == []


def test_it_is_written_and_changed_by_keyboard(page: WeekPage, people: Store) -> None:
    row = row_of(page)
    page.grid.put_cursor(page.grid.week_model.index(row, 1))
    act = next(each for each in page.actions_here() if each.objectName() == "elsewhere")
    act.trigger()
    dialog = dialog_of(page)
    editor(dialog.form, "start").setText("15")
    dialog.save()
    assert dialog.isVisible()  # the end is missing, and nothing is lost
    editor(dialog.form, "end").setText("23")
    assert problems(dialog) == []
    dialog.save()
    assert not dialog.isVisible()
    (held,) = people.all(Elsewhere)
    assert people.zone.text(held.end) == "2026-11-24T23:00"
    act.trigger()
    again = dialog_of(page)
    editor(again.form, "end").setText("22:30")
    again.save()
    assert people.get(Elsewhere, held.id).end == held.end - 30
    open_row = page.grid.week_model.rowCount() - 1
    page.grid.put_cursor(page.grid.week_model.index(open_row, 1))
    act.trigger()
    assert not [each for each in page.findChildren(DraftDialog) if each.isVisible()]


def test_a_yes_to_overtime_is_written_on_the_shift(
    page: WeekPage, people: Store, fill: Fill, panels: list[Panel]
) -> None:
    (shift,) = fill("kari", 1, "08-18")
    page.refresh()
    page.grid.select_shift(shift.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    panel = panels[0]
    assert isinstance(panel, ShiftPanel)
    panel.show()
    QApplication.processEvents()
    assert panel.consent.isVisibleTo(panel)
    panel.consent.setText("ja 23.11. på telefon")
    panel.consent.editingFinished.emit()
    assert people.get(Shift, shift.id).consent == "ja 23.11. på telefon"


def test_how_we_count_opens_at_the_rule(page: WeekPage, fill: Fill, panels: list[Panel]) -> None:
    (shift,) = fill("kari", 1, "08-18")
    page.refresh()
    found = next(each for each in page.board.findings_of(shift.id) if each.rule == "TID-1")
    ways = WaysOut(page.desk, page.board, found)
    ways.setParent(page)
    ways.toggle.setChecked(True)
    next(each for each in ways.findChildren(Button) if each.text() == "How we count").click()
    panel = panels[-1]
    assert isinstance(panel, LawPanel)
    assert panel.reader.textCursor().block().text() == "Ordinary hours (TID-1)"
    assert not panel.open_at("NONE-1")
