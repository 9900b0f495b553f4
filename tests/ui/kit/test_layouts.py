"""Things beside each other keep to columns; what comes in is seen when it has its height, not before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.tall import Tall

pytestmark = pytest.mark.usefixtures("look")
NAMES = ("Ola", "Kari Eksempel", "Åse Tenkt", "Kjærsti Bjørnåsdatter Langnavn-Oppdiktet", "Per", "Liv Prøve")


def test_what_stands_below_each_other_begins_at_the_same_place(qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    flow = FlowLayout(held, 8, columns=True)
    labels = [QLabel(each) for each in NAMES]
    for each in labels:
        flow.addWidget(each)
    for width in (330, 500, 700):
        held.resize(width, flow.heightForWidth(width))
        held.show()
        QApplication.processEvents()
        middle = sorted(each.sizeHint().width() for each in labels)[len(labels) // 2] + 8
        column = (width + 8) // max(1, (width + 8) // middle)
        assert {each.x() % column for each in labels} == {0}
        assert all(each.geometry().right() <= width for each in labels)


def test_what_comes_in_is_seen_when_it_has_its_height(qtbot: QtBot) -> None:
    area, tall = QScrollArea(), Tall()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(tall)
    box = QVBoxLayout(tall)
    inner = QWidget()
    within = QVBoxLayout(inner)
    box.addWidget(inner)
    area.resize(240, 200)
    area.show()
    qtbot.waitExposed(area)
    QApplication.processEvents()
    tall.hold()
    assert not tall.updatesEnabled(), "nothing is painted until it has its height"
    for number in range(12):
        label = QLabel(f"{number}: En lang setning som ikke får plass på en linje, og må brytes.")
        label.setWordWrap(True)
        within.addWidget(label)
    qtbot.waitUntil(tall.updatesEnabled)
    assert tall.height() >= sum(each.heightForWidth(each.width()) for each in inner.findChildren(QLabel))
