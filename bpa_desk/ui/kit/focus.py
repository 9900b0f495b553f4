"""Where the focus is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def holds_focus(widget: QWidget) -> bool:
    """Return whether something inside the widget has the focus."""
    held = QApplication.focusWidget()
    return held is not None and widget.isAncestorOf(held)
