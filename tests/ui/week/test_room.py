"""The week on a small screen: what one came for is in sight without scrolling."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QScrollArea
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


@pytest.mark.parametrize("width", [976, 720])
def test_the_buttons_over_the_week_take_two_lines(
    qtbot: QtBot, desk: Desk, people: Store, width: int
) -> None:
    page = WeekPage(desk)
    page.resize(width, 640)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    buttons = [
        each for row in (page.button_row, page.bar) for each in row.findChildren(QAbstractButton)
        if each.isVisible()
    ]  # fmt: skip
    lines = {each.mapTo(page, each.rect().center()).y() // page.bar.before.height() for each in buttons}
    assert len(lines) == 2
    offered = {each.text() for each in page.button_row.more().menu().actions()}
    shown = {each.text() for each in buttons}
    assert {"Publish"} <= shown
    assert shown & {"Copy last week"} or offered & {"Copy last week here"}
