"""A field for the file to bring in: typed, pasted, or chosen in the system's own window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bpa_desk import paths
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.section import words


class FileField(QWidget):
    """A path in a line with a button beside it; ``chosen`` tells of a file that is to be read (Path)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        gap = theme.current().gap
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(1))
        label = words(_("File"), "label")
        explain = _("A spreadsheet (XLSX, ODS or CSV), an address book (vCard) or a rota file (JSON).")
        box.addWidget(label)
        box.addWidget(words(explain, "soft"))
        row = QHBoxLayout()
        row.setSpacing(gap(2))
        self.line = QLineEdit()
        self.line.setMinimumWidth(gap(50))
        self.line.setAccessibleName(_("File"))
        self.line.setAccessibleDescription(explain)
        self.line.setPlaceholderText(_("Write the path, then Enter"))
        self.line.returnPressed.connect(self._take)
        label.setBuddy(self.line)
        self.browse = button(_("Choose file…"), self._choose, icon="import")
        row.addWidget(self.browse)
        row.addWidget(self.line, 1)
        box.addLayout(row)
        self.setFocusProxy(self.browse)

    def take(self, path: Path) -> None:
        """Show the path and tell of it."""
        self.line.setText(str(path))
        self.chosen.emit(path)

    def _take(self) -> None:
        text = self.line.text().strip().strip('"')
        if text:
            self.chosen.emit(paths.written(text))

    def _choose(self) -> None:
        kinds = "*.xlsx *.xlsm *.ods *.csv *.tsv *.txt *.vcf *.vcard *.json"
        # Not inside the braces of an f-string: what stands there is not found for translation.
        plans, everything = _("Plans and address books"), _("All files")
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            _("Choose file"),
            str(Path(self.line.text()).parent if self.line.text() else Path.home()),
            f"{plans} ({kinds});;{everything} (*)",
        )
        if chosen:
            self.take(Path(chosen))
