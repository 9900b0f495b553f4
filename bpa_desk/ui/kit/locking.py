"""The key that locks the file, also where a dialog keeps the window's own keys away."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

KEY = "Ctrl+L"


def lock_by_key(dialog: QDialog) -> None:
    """Let the window's key for locking work in the dialog as well."""
    QShortcut(QKeySequence(KEY), dialog).activated.connect(lambda: _ask_near(dialog))


def _ask_near(dialog: QDialog) -> None:
    at: QWidget | None = dialog
    while at is not None:
        if getattr(at, "can_lock", False):
            at.lock_asked.emit()  # type: ignore[attr-defined]
            return
        at = at.parentWidget()
