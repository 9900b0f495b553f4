"""Walks a page or dialog as it stands and tells what someone would stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from bpa_desk.ui.tokens import TARGET
from bpa_desk.ui.undo_bar import UndoBar

# Parts that Qt makes inside its own widgets and that nobody reaches by themselves.
_INNER = ("qt_", "ScrollLeftButton", "ScrollRightButton")


_BUTTONS = (QPushButton, QToolButton, QCheckBox, QRadioButton)


def problems(root: QWidget) -> list[str]:
    """Return all that is found in the visible tree: unnamed, cut off, too small, a Tab trap, out of turn."""
    return [*unnamed(root), *cut_off(root), *small_targets(root), *tab_traps(root), *out_of_turn(root)]


def unnamed(root: QWidget) -> list[str]:
    """Return the focusable widgets a screen reader has no name for."""
    found = []
    for widget in _visible(root):
        if not _focusable(widget) or _named(widget):
            continue
        found.append(f"no name: {_where(widget, root)}")
    return found


def cut_off(root: QWidget) -> list[str]:
    """Return labels and buttons whose words do not fit in the room they have."""
    found = []
    for widget in _visible(root):
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                short = widget.heightForWidth(widget.width()) - widget.height()
            else:
                short = widget.minimumSizeHint().width() - widget.width()
        elif isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton) and _shows_words(
            widget
        ):
            # Layouts may shave a few pixels off a button's own height; words are cut only below their own.
            high = widget.fontMetrics().height() + 4 - widget.height()
            short = max(widget.sizeHint().width() - widget.width(), high)
        else:
            continue
        if short > 2:
            found.append(f"cut off by {short} px: {_where(widget, root)}")
    return found


def small_targets(root: QWidget, least: int = TARGET) -> list[str]:
    """Return what one points at that is lower or narrower than ``least`` pixels."""
    found = []
    for widget in _visible(root):
        if isinstance(widget, QTableView):
            rows = [widget.rowHeight(row) for row in range(min(widget.model().rowCount(), 50))]
            if rows and min(rows) < least:
                found.append(f"rows of {min(rows)} px: {_where(widget, root)}")
        elif isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox):
            if isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QTableView | QLineEdit):
                continue
            if min(widget.width(), widget.height()) < least:
                found.append(f"{widget.width()}×{widget.height()} px: {_where(widget, root)}")
    return found


def tab_traps(root: QWidget) -> list[str]:
    """Return what Tab cannot leave, and what Tab never comes to."""
    found = []
    for widget in _visible(root):
        if not _focusable(widget):
            continue
        if isinstance(widget, QAbstractItemView) and widget.tabKeyNavigation():
            found.append(f"keeps Tab: {_where(widget, root)}")
        if isinstance(widget, QPlainTextEdit | QTextEdit) and not (
            widget.tabChangesFocus() or widget.isReadOnly()
        ):
            found.append(f"keeps Tab: {_where(widget, root)}")
    chain = _focus_chain(root.window())
    for widget in _visible(root):
        if bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget not in chain:
            found.append(f"Tab never comes to: {_where(widget, root)}")
    return [*found, *_led_back(root, list(chain))]


def _led_back(root: QWidget, chain: list[QWidget]) -> list[str]:
    """Return the fields that lead Tab elsewhere than on: forwards, Qt stops at what hands the focus on."""
    found, seen = [], set(_visible(root))
    for at, widget in enumerate(chain):
        proxy = widget.focusProxy()
        if widget not in seen or proxy is None or not widget.isAncestorOf(proxy) or not _focusable(proxy):
            continue
        following = next((each for each in chain[at + 1 :] if each in seen and _focusable(each)), None)
        if following is not proxy:
            found.append(f"Tab is led astray at: {_where(widget, root)}")
    return found


def out_of_turn(root: QWidget) -> list[str]:
    """Return what Tab comes to after something that stands below it, or to its right in the same line.

    Two are compared as parts of the nearest thing that holds both; a column at the right may begin higher.
    """
    seen = set(_visible(root))
    stops = [each for each in _focus_chain(root.window()) if each in seen and _focusable(each)]
    found = []
    for before, after in pairwise(stops):
        first, second = _parted(before, after)
        # The line that offers to undo lies at the foot of the window, but is come to before the page.
        if first is None or second is None or isinstance(first, UndoBar):
            continue
        here, there = first.geometry(), second.geometry()
        above = there.bottom() <= here.top() and there.left() < here.right()
        beside = there.right() <= here.left() and there.top() < here.bottom() and here.top() < there.bottom()
        if above or beside:
            found.append(f"Tab comes to {_where(after, root)} only after {_where(before, root)}")
    return found


def _parted(one: QWidget, other: QWidget) -> tuple[QWidget | None, QWidget | None]:
    """Return the two parts of the nearest common holder that hold the one and the other."""
    over: dict[QWidget, QWidget | None] = {}
    part: QWidget | None = None
    at: QWidget | None = one
    while at is not None:
        over[at] = part
        part, at = at, None if at.isWindow() else at.parentWidget()
    part, at = None, other
    while at is not None and at not in over:
        part, at = at, at.parentWidget()
    return (over[at] if at is not None else None), part


def _focus_chain(window: QWidget) -> dict[QWidget, None]:
    """Return what Tab goes through, in order, without asking Qt for the window itself.

    From then on PySide would hold it for Qt's own: it would live on when Python has let go of it and of all
    it knew, and be painted and styled as half a thing until the program falls.
    """
    chain: dict[QWidget, None] = {window: None}
    if window.findChild(QWidget) is not None:
        at, last = window.nextInFocusChain(), window.previousInFocusChain()
        while at is not None and at not in chain:
            chain[at] = None
            at = at.nextInFocusChain() if at is not last else None
    return chain


def _visible(root: QWidget) -> Iterator[QWidget]:
    for widget in (root, *root.findChildren(QWidget)):
        inner = isinstance(widget, QScrollBar | QHeaderView) or widget.objectName().startswith(_INNER)
        if not inner and (widget is root or widget.isVisibleTo(root)):
            yield widget


def _focusable(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea) or not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    if isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _named(widget: QWidget) -> bool:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip() != ""


def _shows_words(widget: QAbstractButton) -> bool:
    if isinstance(widget, QToolButton):
        return widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
    return bool(widget.text())


def _where(widget: QWidget, root: QWidget) -> str:
    words = ""
    if isinstance(widget, QLabel | QAbstractButton):
        words = widget.text()
    name = words or widget.accessibleName() or widget.objectName()
    steps = [f"{type(widget).__name__} “{name[:40]}”" if name else type(widget).__name__]
    above: QObject | None = widget
    while above is not None and above is not root and len(steps) < 4:
        above = above.parent()
        steps.append(type(above).__name__)
    return " in ".join(steps)
