"""The order in which the Tab key goes, where it is not the order in which things were made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QRadioButton, QScrollArea, QSplitter, QWidget


def put_behind(before: QWidget, made: QWidget) -> None:
    """Let Tab come to ``made`` after ``before``, of the same window; by itself Qt puts it at the end."""
    # Qt puts nothing behind, and nowhere, what cannot have the focus, as a heading or what holds the rest.
    lent = [each for each in (before, made) if each.focusPolicy() == Qt.FocusPolicy.NoFocus]
    for each in lent:
        each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QWidget.setTabOrder(before, made)
    for each in lent:
        each.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class LaidOut(QWidget):
    """A widget through which Tab goes as its layouts run, also where a part of it has been built anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab_order: list[QWidget] = []

    def event(self, event: QEvent) -> bool:
        """Look at the order again when something inside has come, gone or moved."""
        done = super().event(event)
        # Qt also sends this before __init__ is through.
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "_tab_order"):
            self._put_in_order()
        return done

    def _put_in_order(self) -> None:
        """Put what Tab stops at in the order of the layouts, if that has changed since the last time."""
        order = list(_placed(self))
        if order == self._tab_order:
            return
        self._tab_order = order
        proxies = [(each, proxy) for each in order if (proxy := _proxy_inside(each)) is not None]
        for each, _proxy in proxies:
            each.setFocusProxy(None)  # type: ignore[arg-type]
        before: QWidget = self
        for each in order:
            put_behind(before, each)
            before = each
        for each, proxy in proxies:
            each.setFocusProxy(proxy)


def laid_out(root: QWidget) -> Iterator[QWidget]:
    """Yield everything in the layouts of ``root``, as they run."""
    for each in _parts(root):
        yield each
        yield from laid_out(each)


def _parts(held: QWidget) -> Iterator[QWidget]:
    if isinstance(held, QScrollArea):
        # Asked for its widget, an empty one would give None.
        yield from filter(None, [held.widget()])
    elif isinstance(held, QSplitter):
        yield from filter(None, map(held.widget, range(held.count())))
    elif (layout := held.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        inner = item.layout()
        if (widget := item.widget()) is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    found = [(at, item) for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
    if isinstance(layout, QGridLayout):
        # Items of a grid come as they were added: row by row they are as one reads them.
        found.sort(key=lambda each: cast("tuple[int, ...]", layout.getItemPosition(each[0])))
    return [item for _at, item in found]


def _placed(root: QWidget, whole: bool = False) -> Iterator[QWidget]:
    """Yield what has a place in Tab's order.

    What keeps an order of its own inside has one: its parts are put behind it. Of a field that hands the
    focus on to one of its parts all of it has, for Qt keeps it before the first of them and stops at it.
    """
    for each in _parts(root):
        field = whole or _proxy_inside(each) is not None
        if field or _stops(each) or isinstance(each, LaidOut):
            yield each
        yield from _placed(each, field)


def _proxy_inside(widget: QWidget) -> QWidget | None:
    proxy = widget.focusProxy()
    return proxy if proxy is not None and widget.isAncestorOf(proxy) else None


def _stops(widget: QWidget) -> bool:
    if isinstance(widget, QRadioButton):
        # Tab stops at the chosen one of several, and each of them has its place for when it is.
        return True
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None

