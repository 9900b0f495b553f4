"""What the inspector of a shift offers: ways out that were tried, and rules in plain words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.storage.store import Store
from bpa_desk.ui.explain.ways import WaysOut
from bpa_desk.ui.frame import INSPECTOR_LEAST
from bpa_desk.ui.inspector import Inspector
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.week import dialogs
from bpa_desk.ui.week.panel import ShiftPanel
from tests.ui.audit import problems
from tests.ui.conftest import Look
from tests.ui.week.conftest import Fill


def told(widget: QWidget) -> str:
    parts = [each.text() for each in widget.findChildren(QLabel) if not each.isHidden()]
    return " ".join(parts).replace("\N{NO-BREAK SPACE}", " ")


def opened(page: WeekPage, shift: Shift) -> ShiftPanel:
    panel = ShiftPanel(page.desk, page.hand, shift.id)
    panel.setParent(page)
    page.desk.session.changed.connect(lambda _kinds: panel.refresh())
    return panel


def the_way_out_of(panel: ShiftPanel, rule: str) -> WaysOut:
    for each in panel.findChildren(WaysOut):
        each.toggle.click()
        if rule in told(each):
            return each
        each.toggle.click()
    pytest.fail(f"nothing is said about {rule}")


def test_a_way_out_mends_the_finding_as_one_step(page: WeekPage, people: Store, fill: Fill) -> None:
    (late,) = fill("kari", 1, "15-23")
    (early,) = fill("kari", 2, "7-15")
    before = people.all(Shift)
    panel = opened(page, early)
    ways = the_way_out_of(panel, "Daily rest")
    assert "eleven hours off in one piece" in told(ways)
    assert "Partly our reading of the law." in told(ways)
    assert "Shorten the shift Wed 25 Nov 07:00 to 10:00 – 15:00." in told(ways)
    first = next(each for each in ways.findChildren(Button) if each.text() == "Do this")
    assert first.accessibleName().startswith("Do this: ")
    first.click()
    assert not [each for each in page.board.findings() if each.rule == "HVILE-1"]
    assert people.get(Shift, late.id) == late
    page.desk.session.undo()
    assert people.all(Shift) == before


def test_a_way_out_that_no_longer_fits_changes_nothing(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 1, "15-23")
    (early,) = fill("kari", 2, "7-15")
    panel = ShiftPanel(page.desk, page.hand, early.id)  # and it does not hear of changes
    panel.setParent(page)
    ways = the_way_out_of(panel, "Daily rest")
    made = next(each for each in ways.findChildren(Button) if each.text() == "Do this")
    fill("kari", 1, "9-17")
    before = people.all(Shift)
    said: list[str] = []
    page.desk.say_asked.connect(lambda text, _urgent: said.append(text))
    made.click()
    assert people.all(Shift) == before
    assert said == ["The plan has changed meanwhile. Look at the ways out again."]


def test_a_range_of_cells_is_cancelled_in_one_go(page: WeekPage, people: Store, fill: Fill) -> None:
    for day in (0, 1, 2):
        fill("kari", day, "8-12 16-20")
    (other,) = fill("ola", 1, "12-16")
    page.grid.select_row("kari")
    page.grid.put_cursor(page.grid.currentIndex().siblingAtColumn(0))
    QTest.keyClick(page.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    dialog = dialogs.cancel_shift(page)
    assert dialog is not None
    assert "It concerns 4 shifts." in told(dialog)
    dialog.form.set_values({"code": "ferie"})
    dialog.save()
    cancelled = [each for each in people.all(Shift) if each.status is ShiftStatus.CANCELLED]
    assert [each.code for each in cancelled] == ["ferie"] * 4
    assert people.get(Shift, other.id).counts
    page.desk.session.undo()
    assert all(each.counts for each in people.all(Shift))


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 200)])
def test_all_that_unfolds_is_named_and_whole(
    qtbot: QtBot, page: WeekPage, people: Store, fill: Fill, look: Look, palette: str, percent: int
) -> None:
    look(palette, percent)
    fill("kari", 1, "15-23")
    (early,) = fill("kari", 2, "7-15")
    inspector = Inspector(page)
    inspector.resize(round(INSPECTOR_LEAST * percent / 100), 900)
    panel = ShiftPanel(page.desk, page.hand, early.id)
    inspector.show_panel(panel)
    inspector.show()
    for each in panel.findChildren(WaysOut):
        each.toggle.click()
    qtbot.waitUntil(lambda: problems(inspector) == [])
    assert panel.minimumSizeHint().width() <= inspector.width()
