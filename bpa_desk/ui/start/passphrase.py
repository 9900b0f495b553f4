"""Fields for a passphrase (hidden or shown, with its strength in words) and for a file."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bpa_desk.domain.text import N_, Message
from bpa_desk.language import _
from bpa_desk.paths import FILE_SUFFIX
from bpa_desk.services import lifecycle
from bpa_desk.services.lifecycle import Strength
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.folder import PathField
from bpa_desk.ui.kit.section import words

STRENGTHS = {
    Strength.WEAK: N_("Weak: could be guessed by somebody who steals the machine. Add a word or two."),
    Strength.FAIR: N_("Fair: holds against most. One more word makes it good."),
    Strength.GOOD: N_("Good: very hard to guess."),
    Strength.STRONG: N_("Strong: cannot be guessed in practice."),
}


class PassphraseField(QWidget):
    """A line that hides what is typed until one asks to see it; ``rated`` says how strong it is."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, rated: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(1))
        row = QHBoxLayout()
        row.setSpacing(theme.current().gap(2))
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        # Word lists and helpful keyboards must not learn it.
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )
        self.show_button = Button(_("Show"), "plain")
        self.show_button.setCheckable(True)
        self.show_button.setAccessibleName(_("Show what is typed"))
        self.show_button.toggled.connect(self._reveal)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        box.addLayout(row)
        self.rating = words("", "soft")
        self.rating.setVisible(False)
        self._rated = rated
        box.addWidget(self.rating)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self.submitted.emit)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's spelling
        """Name the line too: it is what takes the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> str:
        """Return what is typed, spaces and all."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Put text in the line."""
        self.line.setText(value)

    def problem(self) -> Message | None:
        """Any passphrase will do; an empty one is refused where it is used."""
        return None

    def shown(self) -> bool:
        """Return whether the text can be read on the screen."""
        return self.show_button.isChecked()

    def wipe(self) -> None:
        """Leave nothing in the line, nor in what can be undone in it."""
        self.line.clear()
        self.show_button.setChecked(False)

    def _reveal(self, on: bool) -> None:
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if on else modes.Password)
        self.show_button.setText(_("Hide") if on else _("Show"))
        self.changed.emit()

    def _typed(self, text: str) -> None:
        if self._rated:
            rated = lifecycle.strength(text)
            self.rating.setVisible(bool(text))
            self.rating.setText(_(STRENGTHS[rated]))
            # A screen reader hears it with the field, without being interrupted at each letter.
            self.line.setAccessibleDescription(self.rating.text() if text else "")
        self.changed.emit()


class FileField(PathField):
    """A path of a new or existing file; ``submitted`` tells of Enter in the line."""

    submitted = Signal()

    def __init__(self, file: Path, kinds: str = "", new: bool = True, parent: QWidget | None = None) -> None:
        browse = _("Choose place…") if new else _("Choose file…")
        super().__init__(str(file) if str(file) != "." else "", browse, parent)
        self._kinds, self._new = kinds or file_kinds(), new
        self.line.returnPressed.connect(self.submitted.emit)

    def value(self) -> Path | None:
        """Return the path, with our suffix where a new one has none; None when nothing is written."""
        path = super().value()
        # "/" and ".", which one types on the way to a path, have no name to put it behind.
        if path is None or not self._new or path.suffix or not path.name:
            return path
        return path.with_name(path.name + FILE_SUFFIX)

    def problem(self) -> Message | None:
        """Say why the file cannot lie there, or that there is none."""
        file = self.value()
        if file is None:
            return Message(N_("Choose a file."))
        if self._new:
            # Not by the path's own methods: they raise where one may not look.
            if not file.is_absolute() or os.path.isdir(file):
                return Message(N_("Write the whole path of the file, or choose a place."))
            return lifecycle.place_problem(file)
        return None if os.path.isfile(file) else Message(N_("There is no such file."))

    def choose(self) -> str:
        """Ask for the place of a new file, or for one that is there."""
        ask = QFileDialog.getSaveFileName if self._new else QFileDialog.getOpenFileName
        chosen, _kind = ask(self, self.browse.text(), self.line.text(), self._kinds)
        return chosen


def file_kinds() -> str:
    """Return the filter for the system's file window."""
    return _("Files of this program (*.bpa)") + ";;" + _("All files (*)")


def backup_kinds() -> str:
    """Return the filter for backups in the system's file window."""
    return _("Backups (*.bpabackup)") + ";;" + _("All files (*)")
