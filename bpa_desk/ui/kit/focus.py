"""Where the focus is, and what can be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def holds_focus(widget: QWidget) -> bool:
    """Return whether something inside the widget has the focus."""
    held = QApplication.focusWidget()
    return held is not None and widget.isAncestorOf(held)


def bring_in_sight(wanted: QWidget, beside: QWidget) -> None:
    """Scroll to what comes next, unless what one is at would be scrolled away by it."""
    area: QWidget | None = wanted
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    held = area.widget() if area is not None else None
    if area is None or held is None:
        return
    top, bottom = beside.mapTo(held, QPoint()), wanted.mapTo(held, QPoint(0, wanted.height()))
    if bottom.y() - top.y() <= area.viewport().height():
        area.ensureWidgetVisible(wanted, 0, 0)
