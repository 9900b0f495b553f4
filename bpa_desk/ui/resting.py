"""Which pages may be let go and made anew: those where nothing one did would be missed."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from bpa_desk.ui.page import Page

MOST = 2
"""How many pages stay built, the one in sight among them, besides those that are never let go."""


class Seen(NamedTuple):
    """What can be seen of a page: what its fields hold, what is open, and where the cursors are."""

    held: tuple[object, ...]
    cursors: tuple[tuple[int, int], ...]
    place: dict[str, object]


def seen(page: Page) -> Seen:
    """Return what can be seen of the page now."""
    held: list[tuple[str, bool, object]] = []
    cursors: list[tuple[int, int]] = []
    for each in page.findChildren(QWidget):
        # Scroll bars come and go with the room there is.
        fixed = not isinstance(each, QScrollBar) and not each.objectName().startswith("qt_scrollarea")
        held.append((type(each).__name__, fixed and each.isVisibleTo(page), _value(each)))
        if isinstance(each, QAbstractItemView) and not isinstance(each, QHeaderView):
            at = each.currentIndex()
            cursors.append((at.row(), at.column()))
    # In which order Qt names those of different kinds is its own affair, and may change.
    held.sort(key=itemgetter(0))
    return Seen(tuple(held), tuple(cursors), dict(page.place()))


def may_go(page: Page, before: Seen | None) -> bool:
    """Return whether the page, made anew at its place, would be as one left it.

    ``before`` is what was seen of it when it was first shown; since then only one cursor may have moved, and
    the page's own place must say where to.
    """
    if before is None or not page.made_anew or page.isVisible() or page.desk.jobs.running:
        return False
    if page.findChildren(QDialog) or any(_written(each) for each in page.findChildren(QWidget)):
        return False
    now = seen(page)
    moved = [each for each in zip(before.cursors, now.cursors, strict=False) if each[0] != each[1]]
    return now.held == before.held and (not moved or (len(moved) == 1 and now.place != before.place))


def _value(held: QWidget) -> Any:
    match held:
        case QLineEdit():
            return held.text()
        case QPlainTextEdit() | QTextEdit():
            return held.toPlainText()
        case QComboBox() | QTabBar():
            return held.currentIndex()
        case QAbstractSpinBox():
            return held.text()
        case QAbstractSlider():
            return held.value()
        case QAbstractButton():
            return held.isChecked()
        case QHeaderView():
            return held.sortIndicatorSection(), held.sortIndicatorOrder()
        case QAbstractItemView():
            # A view without a model has no selection to ask.
            chosen: list[Any] = getattr(held.selectionModel(), "selectedIndexes", list)()
            # Where cells are chosen and not lines, several of one line are more than the cursor as well.
            by_line = held.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
            return len({each.row() for each in chosen} if by_line else chosen) > 1
    return None


def _written(held: QWidget) -> bool:
    match held:
        case QLineEdit():
            return held.isModified() and bool(held.text())
        case QPlainTextEdit() | QTextEdit():
            return not held.isReadOnly() and held.document().isModified()
    return False
