"""A mouse and nothing else: clicks on what can be seen, where a hand would put them, and how many."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLineEdit, QMenu, QWidget

from tests.journeys.keyboard import Count

_counting: list[Count] = []


@contextmanager
def counted_clicks() -> Iterator[Count]:
    """Count the clicks inside, as ``keys``."""
    made = Count()
    _counting.append(made)
    try:
        yield made
    finally:
        _counting.remove(made)


def front() -> QWidget:
    """Return the window a click can reach: the dialog in front, or the window itself."""
    modal = QApplication.activeModalWidget()
    if modal is not None:
        return modal
    (window,) = (each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow())
    return window


def spoken(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def in_sight() -> list[tuple[str, QWidget]]:
    """Return every button and choice one can see the middle of, with its name, as one reads them."""
    held = front()
    found = []
    for each in (*held.findChildren(QAbstractButton), *held.findChildren(QComboBox)):
        middle = each.rect().center()
        if each.isVisible() and each.isEnabled() and each.visibleRegion().contains(middle):
            found.append((each.mapTo(held, middle), spoken(each), each))
    found.sort(key=lambda one: (one[0].y(), one[0].x()))
    return [(name, each) for _place, name, each in found]


def click(words: str) -> None:
    """Click the first button in sight that has the words in its name; fail when there is none."""
    seen = in_sight()
    for name, each in seen:
        if words in name:
            middle = each.rect().center()
            # One clicks on a box or on the words behind it; the rest of a wide line is not it.
            click_at(each, QPoint(min(middle.x(), 20), middle.y()) if isinstance(each, QCheckBox) else middle)
            return
    raise AssertionError(f"“{words}” is not in sight, only {[name for name, _each in seen]}")


def click_into(words: str) -> None:
    """Click into the field in sight that has the words in its name."""
    for each in front().findChildren(QLineEdit):
        if each.isVisible() and words in spoken(each):
            click_at(each, each.rect().center())
            return
    raise AssertionError(f"no field “{words}”")


def click_at(widget: QWidget, place: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Click there, on whatever really lies there, and let the window answer."""
    held = widget.window()
    assert held is front(), f"{spoken(widget)} lies behind"
    assert widget.visibleRegion().contains(place), f"{spoken(widget)} is not in sight"
    _count()
    # To the window, as the system gives it: Qt finds out by itself what lies there, and opens menus.
    QTest.mouseClick(held.windowHandle(), button, Qt.KeyboardModifier.NoModifier, widget.mapTo(held, place))
    QApplication.processEvents()


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Take hold of what lies at the one place and let go of it at the other; it counts as one click."""
    for place in (start, end):
        assert widget.visibleRegion().contains(place), f"{spoken(widget)} is not in sight"
    _count()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for place in ((start + end) / 2, end):
        QTest.mouseMove(widget, place)
        QApplication.processEvents()
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()


def click_in_menu(words: str) -> None:
    """Click the entry with the words in the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    (entry,) = (each for each in menu.actions() if words in each.text())
    _count()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    QApplication.processEvents()


def _count() -> None:
    for each in _counting:
        each.keys += 1
