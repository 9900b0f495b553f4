"""The order in which the Tab key goes, where it is not the order in which things were made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_behind(before: QWidget, made: QWidget) -> None:
    """Let Tab come to ``made`` after ``before``, of the same window; by itself Qt puts it at the end."""
    policy = before.focusPolicy()
    # Qt puts nothing behind what cannot have the focus, as a heading.
    before.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QWidget.setTabOrder(before, made)
    before.setFocusPolicy(policy)
