"""A keyboard and nothing else: where the focus is, keys into it, and Tab until one is where one will be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bpa_desk.language import _
from bpa_desk.ui.page import numbered
from bpa_desk.ui.pages import PAGES

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
MOST_TABS = 80
_NUMBERS = numbered(PAGES)


def focus() -> QWidget:
    """Return what has the focus; one must never be nowhere."""
    if QApplication.activeWindow() is None:
        # Every desktop gives the focus back when a dialog closes; Qt's offscreen platform never does.
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.parentWidget() is None:
                window.activateWindow()
        QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None, "the focus is nowhere"
    return widget


def name() -> str:
    """Return what a screen reader calls the thing in focus."""
    return QAccessible.queryAccessibleInterface(focus()).text(QAccessible.Text.Name)


class Count:
    """How many keys were pressed, and apart from them how many letters and digits were typed."""

    def __init__(self) -> None:
        self.keys = 0
        self.letters = 0


_counting: list[Count] = []


@contextmanager
def counted() -> Iterator[Count]:
    """Count what is pressed and typed inside."""
    made = Count()
    _counting.append(made)
    try:
        yield made
    finally:
        _counting.remove(made)


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key where the focus is, and let the window answer."""
    for _time in range(times):
        for each in _counting:
            each.keys += 1
        QTest.keyClick(focus(), key, held)
        QApplication.processEvents()


def write(text: str) -> None:
    """Type letter by letter: the first may open an editor that takes the rest."""
    for letter in text:
        for each in _counting:
            each.letters += 1
        QTest.keyClicks(focus(), letter)


def go(page: str) -> None:
    """Go to the page by its number in the rail, or by its name where the numbers have come to an end."""
    if page in _NUMBERS:
        press(Qt.Key(Qt.Key.Key_0 + _NUMBERS[page]), CONTROL)
    else:
        ask(_(next(spec.title for spec in PAGES if spec.key == page)))


def ask(text: str) -> None:
    """Open the command box, write in it, and do what stands first."""
    press(Qt.Key.Key_K, CONTROL)
    write(text)
    press(Qt.Key.Key_Return)


def tab_to(words: str) -> None:
    """Press Tab until the thing in focus has the words in its name; fail when that never comes."""
    met = []
    for _time in range(MOST_TABS):
        if words in name():
            return
        met.append(name())
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to “{words}”, only to {met}")


def fill(words: str, text: str) -> None:
    """Go by Tab to the field with the words in its name, and write over what stands there."""
    tab_to(words)
    press(Qt.Key.Key_A, CONTROL)
    write(text)


def save() -> None:
    """Save the dialog in front."""
    press(Qt.Key.Key_Return, CONTROL)
