"""What every test of the window may count on: our look, an empty ordning and a desk without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk.storage.store import Store
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.session import Session

Look = Callable[[str, int], theme.Theme]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """Put a palette and a text size on the application; afterwards it is light and 100 % again."""

    def put(palette: str = "light", percent: int = 100) -> theme.Theme:
        wanted = theme.named(palette, percent)
        # Putting on what is worn already would style every window anew, those on their way out as well.
        if theme.current() != wanted:
            theme.apply(qapp, wanted)
        return theme.current()

    if not qapp.property("prepared"):
        theme.prepare(qapp)
        theme.apply(qapp, theme.named("light", 100))
        qapp.setProperty("prepared", True)
    put()
    QAccessible.setActive(True)
    yield put
    QAccessible.setActive(False)
    put()


@pytest.fixture
def store() -> Iterator[Store]:
    """Give an empty store of memory."""
    made = Store.in_memory()
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, look: Look, store: Store) -> Iterator[Desk]:
    """Give a desk over the empty store, with nobody listening."""
    made = Desk(Session(store))
    yield made
    made.jobs.stop_all()
