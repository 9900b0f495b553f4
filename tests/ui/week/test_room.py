"""The week on a small screen: what one came for is in sight without scrolling."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.pages.week import WeekPage


def test_only_the_view_in_front_asks_for_room(qtbot: QtBot, desk: Desk, people: Store) -> None:
    page = WeekPage(desk)
    page.resize(1024, 640)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_view("year")
    page.show_view("grid")
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    # The coverage strip stands at the bottom of what is seen, whatever the other views would need.
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    strip = page.coverage
    bottom = strip.mapTo(page, strip.rect().bottomLeft()).y()
    assert strip.isVisible()
    assert bottom <= page.height()
