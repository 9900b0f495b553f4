"""The inspector of a shift: each field a step of its own, the rules, and the way to who else could come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.services import rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.stepping_in.panel import StandInPanel
from bpa_desk.ui.week.panel import ShiftPanel
from tests.ui.week.conftest import MONDAY, Fill


def only(store: Store) -> Shift:
    (shift,) = store.all(Shift)
    return shift


@pytest.fixture
def panels(page: WeekPage) -> list[ShiftPanel]:
    """Give the panels the page asks the inspector to show."""
    shown: list[ShiftPanel] = []

    def keep(panel: Panel | None) -> None:
        if isinstance(panel, ShiftPanel) and panel not in shown:
            panel.setParent(page)
            page.desk.session.changed.connect(lambda _kinds: panel.refresh())
            shown.append(panel)

    page.desk.inspect_asked.connect(keep)
    return shown


def test_the_inspector_saves_each_field_as_one_step(
    page: WeekPage, people: Store, fill: Fill, panels: list[ShiftPanel], qtbot: QtBot
) -> None:
    (shift,) = fill("kari", 1, "14-22")
    page.grid.select_shift(shift.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    (panel,) = panels
    panel.show()
    assert panel.title == "Kari Nordmann, Tue 24 Nov"
    panel.end.setText("23.30")
    panel.end.editingFinished.emit()
    assert only(people).end - only(people).start == 9 * 60 + 30
    panel.person.set_value("ola")
    assert only(people).assistant == "ola"
    panel.actual.setText("14-23:45")
    panel.actual.editingFinished.emit()
    assert only(people).status is ShiftStatus.WORKED
    panel.breaks.setText("18-18:30")
    panel.breaks.editingFinished.emit()
    assert only(people).breaks[0].free is False
    panel.note.set_value("nøkkel")
    panel.note.left.emit()
    assert only(people).note == "nøkkel"
    # Half written when the program is ended, it stands there the next time and is saved on leaving it.
    panel.note.set_value("nøkkel hos naboen")
    panel._pause.over.emit()
    again = ShiftPanel(panel.desk, panel.hand, panel.shift)
    qtbot.addWidget(again)
    assert (again.note.value(), only(people).note) == ("nøkkel hos naboen", "nøkkel")
    again.leave()
    assert only(people).note == "nøkkel hos naboen"
    assert people.drafts() == {}
    panel.breaks.setText("3-4")
    panel.breaks.editingFinished.emit()
    assert "inside the shift" in panel.parts.error_text("breaks")
    assert only(people).breaks[0].end - only(people).breaks[0].start == 30
    for _step in range(6):
        page.desk.session.undo()
    assert only(people) == shift
    assert panel.end.value() == 22 * 60


def test_the_inspector_changes_type_kind_passive_time_and_calls(
    page: WeekPage, people: Store, fill: Fill, panels: list[ShiftPanel]
) -> None:
    (shift,) = fill("kari", 1, "14-22")
    page.grid.select_shift(shift.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    (panel,) = panels
    panel.kind.set_value("type:n")
    assert (only(people).type, people.zone.minute_of_day(only(people).start)) == ("n", 22 * 60)
    panel.kind.set_value("kind:night")
    assert (only(people).type, only(people).kind.value) == (None, "night")
    panel.passive.setText("1-5")
    panel.passive.editingFinished.emit()
    (passive,) = only(people).passive
    assert (passive.minutes, people.zone.minute_of_day(passive.start)) == (240, 60)
    panel.calls.setText("02:10-02:40")
    panel.calls.editingFinished.emit()
    assert only(people).calls[0].minutes == 30
    panel.actual.setText("22-01")
    panel.actual.editingFinished.emit()
    assert only(people).actual is None
    assert panel.parts.error_text("calls")
    assert panel.more.toggle.isChecked()
    panel.actual.clear()
    panel.free.setText("23-23:30")
    panel.free.editingFinished.emit()
    assert only(people).breaks[0].free is True
    panel.worked.setChecked(True)
    assert only(people).status is ShiftStatus.WORKED
    panel.worked.setChecked(False)
    assert only(people).status is ShiftStatus.PLANNED
    panel.emergency.setChecked(True)
    assert only(people).emergency
    panel.start.setText("23:00")
    panel.start.editingFinished.emit()
    assert only(people).end - only(people).start == 8 * 60
    panel.remove_button.click()
    assert people.all(Shift) == []
    assert panel.refresh() is False


def test_a_finding_stands_with_law_and_amount_and_the_reason_is_kept(
    page: WeekPage, people: Store, fill: Fill, panels: list[ShiftPanel]
) -> None:
    fill("kari", 0, "15-23")
    (late,) = fill("kari", 1, "7-15")
    page.grid.setFocus()
    page.next_finding()
    assert page.grid.current_cell() is not None
    page.grid.select_shift(late.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    (panel,) = panels
    panel.show()
    texts = [label.text() for label in panel.judgement.findChildren(type(page.bar.state))]
    assert any("10-8" in text for text in texts)
    assert any("What would mend it" in text for text in texts)
    assert panel.reason.isVisibleTo(panel)
    panel.reason.setText("ingen andre kunne")
    panel.reason.editingFinished.emit()
    assert people.get(Shift, late.id).reason == "ingen andre kunne"
    assert "Planned anyway, because: ingen andre kunne" in page.board.sentence(people.get(Shift, late.id))


def test_who_else_puts_the_rested_first_and_gives_the_shift(
    page: WeekPage, people: Store, fill: Fill, panels: list[ShiftPanel]
) -> None:
    fill("ola", 1, "14-22")
    (shift,) = fill("kari", 1, "16-23")
    page.grid.select_shift(shift.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    (panel,) = panels
    asked: list[Panel] = []
    page.desk.inspect_asked.connect(asked.append)
    panel.who_button.click()
    (who,) = asked
    assert isinstance(who, StandInPanel)
    who.setParent(page)
    assert list(who.people.boxes) == ["ailu", "ola"]
    who.people.boxes["ailu"].setChecked(True)
    who.yes_button.click()
    assert people.get(Shift, shift.id).assistant == "ailu"
    page.desk.session.undo()
    assert people.get(Shift, shift.id) == shift


def test_cancel_and_restore_from_the_inspector(
    page: WeekPage, people: Store, fill: Fill, panels: list[ShiftPanel]
) -> None:
    (shift,) = fill("kari", 1, "14-22")
    page.grid.select_shift(shift.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    (panel,) = panels
    panel.code.set_value("user_ill")
    panel.cancel_button.click()
    assert only(people).code == "user_ill"
    assert page.grid.current_cell().blocks[0].cancelled == "User ill"  # type: ignore[union-attr]
    panel.restore_button.click()
    assert only(people).counts


@pytest.mark.parametrize(("code", "absences"), [("egenmelding", 1), ("user_cancelled", 0)])
def test_somebody_cannot_come_and_others_are_offered_the_shift(
    page: WeekPage, people: Store, fill: Fill, panels: list[ShiftPanel], code: str, absences: int
) -> None:
    (shift,) = fill("kari", 1, "14-22")
    page.grid.select_shift(shift.id)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    (panel,) = panels
    asked: list[Panel] = []
    page.desk.inspect_asked.connect(asked.append)
    panel.code.set_value(code)
    panel.open_button.click()
    assert people.get(Shift, shift.id).code == code
    assert len(people.all(Absence)) == absences
    who = asked[-1]
    assert isinstance(who, StandInPanel)
    who.setParent(page)
    left = people.get(Shift, who.shift)
    assert (left.assistant, left.period) == (None, shift.period)
    assert "ailu" in who.people.boxes


def test_the_right_button_offers_what_is_done_with_the_shift_under_the_pointer(
    page: WeekPage, people: Store, fill: Fill
) -> None:
    fill("kari", 0, "8-12")
    at = people.zone.at(MONDAY, 14 * 60)
    later = page.desk.session.run(rota.add, "kari", at, at + 240).value
    assert later is not None
    grid = page.grid
    place = grid.visualRect(grid.week_model.index(1, 0))
    spot = QPoint(place.left() + 30, place.bottom() - 20)
    QTest.mousePress(grid.viewport(), Qt.MouseButton.RightButton, pos=spot)
    assert page.chosen_shift() == later.id
    offered = {each.objectName() for each in page.actions_here()} & set(page.at_pointer)
    assert offered == set(page.at_pointer)
    next(each for each in page.actions_here() if each.objectName() == "details").trigger()
    assert page.chosen_shift() == later.id
