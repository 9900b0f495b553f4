"""A half typed cell outlives the program: it is kept while one rests, and offered when one comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bpa_desk.domain.shift import Shift
from bpa_desk.storage.store import Store
from bpa_desk.ui.kit.kept import Pause
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.session import BEGUN
from tests.ui.week.test_grid import focused, go


def rest(page: WeekPage) -> None:
    """Let the pause after the last letter be over."""
    pause = page.unfinished.findChild(Pause)
    assert isinstance(pause, Pause)
    waiting = [timer.isActive() for timer in pause.findChildren(QTimer)]
    assert any(waiting), "each letter begins it, and so does the end"
    pause.over.emit()


def cells(store: Store) -> list[str]:
    return [key for key in store.drafts() if key.startswith("cell:")]


def begin(page: WeekPage, who: str, day: int, text: str) -> None:
    page.grid.setFocus()
    go(page, who, day)
    for letter in text:
        QTest.keyClicks(focused(), letter)
    rest(page)


def test_it_is_offered_by_the_program_started_anew(page: WeekPage, people: Store, qtbot: QtBot) -> None:
    begin(page, "kari", 1, "14-2")
    begin(page, "ola", 3, "klokka")  # the first one is saved as one goes on to the other
    assert [each.assistant for each in people.all(Shift)] == ["kari"]
    assert len(cells(people)) == 1
    assert people.draft(BEGUN) == [page.title]
    again = WeekPage(page.desk)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert again.unfinished.isVisible()
    assert "klokka" in again.unfinished.label.text()
    # What one writes meanwhile in another cell takes the place of nothing.
    begin(again, "kari", 2, "9-1")
    assert len(cells(people)) == 2
    again.unfinished.go_on.click()
    assert again.grid.half_typed() is not None
    assert again.grid.current_cell().assistant == "ola"  # type: ignore[union-attr]
    assert focused().text() == "klokka"  # type: ignore[attr-defined]
    assert not again.unfinished.isVisible()


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_it_is_forgotten_once_it_is_saved_or_dropped(page: WeekPage, people: Store, leave: Qt.Key) -> None:
    begin(page, "kari", 1, "14-22")
    assert len(cells(people)) == 1
    QTest.keyClick(focused(), leave)
    rest(page)
    assert people.drafts() == {}
    assert not page.unfinished.isVisible()
