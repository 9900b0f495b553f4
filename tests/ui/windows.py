"""The whole window on a file, shown at a page while the clock stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.services import clock
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.session import Session


@contextmanager
def window_at(qtbot: QtBot, store: Store, day: date, page: str) -> Iterator[MainWindow]:
    """Yield the active window at the page, at ten in the morning of the day."""
    with clock.fixed(store.zone.at(day, 600)):
        made = MainWindow(Settings(), PAGES)
        qtbot.addWidget(made)
        made.show_session(Session(store))
        made.resize(1280, 860)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.go(page)
        yield made
        made.drop_desk()


def in_sight(widget: QWidget) -> bool:
    """Return whether all of the widget can be seen, nothing of it scrolled away."""
    return widget.visibleRegion().boundingRect() == widget.rect()
