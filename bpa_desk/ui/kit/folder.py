"""Fields for a path and for a folder: typed, or chosen in the system's own window."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from bpa_desk import paths
from bpa_desk.domain.text import N_, Message
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import button


class PathField(QWidget):
    """A path in a line with a button beside it that asks in the system's own window (``choose``)."""

    changed = Signal()

    def __init__(self, text: str, browse: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().gap(2))
        self.line = QLineEdit(text)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.browse = button(browse, self._choose)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's spelling
        """Name the line too: it is what takes the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> Path | None:
        """Return the path, or None when none is written."""
        text = self.line.text().strip()
        return paths.written(text) if text else None

    def set_value(self, value: Path | None) -> None:
        """Show the path."""
        self.line.setText("" if value is None else str(value))

    def typed(self) -> object:
        """Return what is written, for a form that is kept."""
        return self.line.text()

    def retype(self, value: object) -> None:
        """Write it again."""
        if isinstance(value, str):
            self.line.setText(value)

    def choose(self) -> str:
        """Ask in the system's window; empty when nothing was chosen."""
        raise NotImplementedError

    def _choose(self) -> None:
        chosen = self.choose()
        if chosen:
            self.line.setText(chosen)


class FolderField(PathField):
    """A folder; it is made when something is written there."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(str(folder), _("Choose folder…"), parent)

    def problem(self) -> Message | None:
        """Say why nothing can be written there."""
        folder = self.value()
        if folder is None:
            return Message(N_("Choose the folder to write in."))
        if not folder.is_absolute():
            # It would lie wherever the program happened to be started from, and nobody would find it.
            return Message(N_("Write the folder with all the folders it lies in, or choose it."))
        # Not by the path's own methods: they raise where one may not look.
        if os.path.exists(folder) and not os.path.isdir(folder):
            return Message(N_("That is a file; choose a folder."))
        return None

    def choose(self) -> str:
        """Ask for the folder."""
        return QFileDialog.getExistingDirectory(self, _("Choose folder"), self.line.text())
