"""Only what changed is painted, and yet the screen is always what painting everything anew would give."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from bpa_desk.domain.need import Need
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.tokens import RADIUS
from tests.ui.week.conftest import Fill
from tests.ui.week.test_grid import CONTROL, SHIFT, focused, go, write


class Painted(QObject):
    """Sums the pixels of a widget that were painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.pixels = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint event and let it pass."""
        if isinstance(event, QPaintEvent):
            region: QRegion = event.region()
            self.pixels += sum(each.width() * each.height() for each in region)  # type: ignore[attr-defined]
        return False


def on_screen(page: WeekPage) -> QImage:
    """Return what stands in the window, as it was painted bit by bit, once all is laid out."""
    for _round in range(4):  # what is laid out anew lays out what stands in it in the next round
        QApplication.processEvents()
    return page.screen().grabWindow(page.winId()).toImage()


def anew(page: WeekPage) -> QImage:
    """Return the window after everything in it was painted again."""
    for each in page.findChildren(QWidget):
        each.update()
    return on_screen(page)


def write_times(page: WeekPage) -> None:
    write(page, "9-17")


def write_a_clash(page: WeekPage) -> None:
    go(page, "kari", 2)
    write(page, "22-9")
    go(page, "kari", 3)
    write(page, "8-20", Qt.Key.Key_Tab)


def leave_with_escape(page: WeekPage) -> None:
    QTest.keyClicks(focused(), "9")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)


def choose_a_range(page: WeekPage) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(page.grid, key, SHIFT)


def copy_down(page: WeekPage) -> None:
    choose_a_range(page)
    QTest.keyClick(page.grid, Qt.Key.Key_D, CONTROL)


def take_back(page: WeekPage) -> None:
    write(page, "9-17")
    page.desk.session.undo()


def leave_the_grid(page: WeekPage) -> None:
    choose_a_range(page)
    page.bar.today.setFocus()


def leave_and_come_back(page: WeekPage) -> None:
    page.bar.today.setFocus()
    QApplication.processEvents()
    page.grid.setFocus()


def a_refused_text(page: WeekPage) -> None:
    write(page, "99-1")


COMES_BACK = (leave_with_escape, leave_and_come_back)


@pytest.mark.parametrize(
    "act",
    [
        write_times,
        write_a_clash,
        leave_with_escape,
        choose_a_range,
        copy_down,
        take_back,
        leave_the_grid,
        leave_and_come_back,
        a_refused_text,
    ],
)
def test_the_screen_is_what_painting_it_all_would_give(
    page: WeekPage, need: Need, fill: Fill, act: Callable[[WeekPage], None]
) -> None:
    fill("kari", 1, "8-15")
    fill("ola", 1, "22-07")
    go(page, "kari", 1)
    before = on_screen(page)
    act(page)
    seen = on_screen(page)
    assert (seen == before) is (act in COMES_BACK)
    for line in page.findChildren(QLineEdit):
        line.setCursorPosition(len(line.text()))
    assert seen == anew(page)


def test_saving_a_cell_paints_its_surroundings_only(page: WeekPage, fill: Fill) -> None:
    fill("kari", 1, "8-15")
    go(page, "kari", 1)
    for letter in "8-14":
        QTest.keyClicks(focused(), letter)
    QApplication.processEvents()
    cells, people = page.grid.viewport(), page.grid.verticalHeader().viewport()
    painted, beside, hours = Painted(cells), Painted(people), Painted(page.hours)
    above = Painted(page.grid.horizontalHeader().viewport())
    below = Painted(page.coverage.viewport())
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert 0 < painted.pixels < cells.width() * cells.height() // 2
    assert beside.pixels < people.width() * people.height()
    # At most a corner of the frame of focus.
    assert above.pixels + below.pixels < RADIUS * RADIUS
    assert 0 < hours.pixels < page.hours.width() * page.hours.height() // 2


def test_the_frame_of_focus_is_drawn_when_one_comes_and_goes(page: WeekPage) -> None:
    with_focus = on_screen(page)
    page.bar.today.setFocus()
    without = on_screen(page)
    edge = page.grid.mapTo(page, QPoint(1, page.grid.height() // 2))
    assert with_focus.pixelColor(edge) != without.pixelColor(edge)
    assert page.grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
