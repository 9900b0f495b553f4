"""The actions beside a heading: two lines at most, and nothing that cannot be reached."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.ui.actions import action
from bpa_desk.ui.kit.action_row import ActionRow

pytestmark = pytest.mark.usefixtures("look")
WORDS = ("Ta imot", "Gi fra deg", "Gå gjennom på nytt", "Skriv ut alt", "Legg bort")


class _Room(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.row = ActionRow(QLabel("Papirer"))
        self.acts = [self._act(words) for words in WORDS]
        box = QVBoxLayout(self)
        box.addWidget(self.row)
        box.addStretch(1)
        for each in self.acts:
            self.row.add_action(each, "primary" if each is self.acts[-1] else "plain")

    def _act(self, words: str) -> QAction:
        return action(self, words, lambda: self.done.append(words))

    def at(self, width: int) -> list[str]:
        self.resize(width, 500)
        QApplication.processEvents()
        QApplication.processEvents()
        return [each.text() for each in self.row.findChildren(QPushButton) if each.isVisible()]

    def menu(self) -> list[str]:
        return [each.text() for each in self.row.more().menu().actions() if each.isVisible()]


@pytest.fixture
def room(qtbot: QtBot) -> _Room:
    made = _Room()
    qtbot.addWidget(made)
    made.show()
    return made


def test_where_there_is_room_all_stand_as_buttons(room: _Room) -> None:
    assert room.at(1400) == list(WORDS)


@pytest.mark.parametrize("width", [240, 280, 330, 380])
def test_what_finds_no_room_stands_in_the_menu(room: _Room, width: int) -> None:
    shown = room.at(width)
    assert shown[-1] == "Mer"
    assert "Legg bort" in shown, "the first choice of the page never goes away"
    assert sorted([*shown[:-1], *room.menu()]) == sorted(WORDS)
    lines = {each.geometry().center().y() for each in room.row.findChildren(QPushButton) if each.isVisible()}
    assert len(lines) <= 2
    assert room.row.height() <= room.row.heightForWidth(room.row.width())


def test_it_comes_back_with_the_room(room: _Room) -> None:
    assert len(room.at(330)) < len(WORDS)
    assert room.at(1400) == list(WORDS)


def test_an_action_that_is_not_for_now_takes_no_room(room: _Room) -> None:
    room.at(330)
    for each in room.acts[:3]:
        each.setVisible(False)
    assert room.at(480) == list(WORDS[3:])
    room.acts[0].setVisible(True)
    assert room.at(1400) == [WORDS[0], *WORDS[3:]]


def test_the_menu_does_it(room: _Room) -> None:
    room.at(330)
    first = room.row.more().menu().actions()[0]
    first.trigger()
    assert room.done == [first.text()]


def test_acts_one_needs_less_often_are_always_in_the_menu(room: _Room) -> None:
    room.row.add_later(action(room, "Sjelden", lambda: None))
    assert room.at(1600) == [*WORDS, "Mer"]
    assert room.menu() == ["Sjelden"]


def test_buttons_made_after_the_content_come_before_it_with_the_tab_key(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    row, content = ActionRow(QLabel("Uke")), QLineEdit()
    box.addWidget(row)
    box.addWidget(content)
    made = [QPushButton("En"), QPushButton("To")]
    for button in made:
        row.add(button)
    order: list[QWidget] = []
    at = page.nextInFocusChain()
    while at is not None and at is not page:
        order += [at] if at in (*made, content) else []
        at = at.nextInFocusChain()
    assert order == [*made, content]


def test_the_menu_has_no_line_of_its_own(room: _Room) -> None:
    room.row.add_later(room._act("Sjelden"))
    alone = []
    for width in range(500, 1000, 20):
        room.at(width)
        tops = [each.y() for each in room.row.findChildren(QPushButton) if each.isVisible()]
        alone.append(room.row.more().y() > 0 and tops.count(room.row.more().y()) == 1)
    assert not any(alone)


def test_views_that_have_no_room_are_one_choice_and_then_in_the_menu(room: _Room) -> None:
    views = [room._act(words) for words in ("Ukeplan", "Måneden", "Hele året")]
    choice = QLineEdit()
    room.row.add_views(views, ["week", "month", "person"], choice)
    room.row.most_lines = 1
    words = [each.text() for each in views]
    assert room.at(1800) == [*WORDS, *words]
    assert not choice.isVisible()
    for width in range(1200, 300, -60):
        shown = [each for each in room.at(width) if each in words]
        assert shown in ([], words), "all of them, or none"
        ways = (bool(shown), choice.isVisible(), set(words) <= set(room.menu()))
        assert ways.count(True) == 1, "there is always one way to them"
    assert ways == (False, False, True)


def test_one_row_has_what_it_folds_in_the_menu_of_another(room: _Room) -> None:
    below = ActionRow(QLabel("Uke 48"), most_lines=1, menu_of=room.row)
    box = room.layout()
    assert isinstance(box, QVBoxLayout)
    box.insertWidget(1, below)
    words = ("Kunngjør vaktplanen", "Kopier forrige uke", "Si fra om endringer")
    for each in words:
        below.add_action(room._act(each))
    for width in (1600, 700, 500):
        room.at(width)
        shown = [each.text() for each in below.findChildren(QPushButton) if each.isVisible()]
        assert [*shown, *(each for each in room.menu() if each in words)] == list(words)
    assert len(shown) < len(words)
    room.at(1600)
    assert room.menu() == [], "with the room they come back"
