"""The recovery sheet on screen: shown once, printed or saved by choice, and two groups typed back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import _
from bpa_desk.services import lifecycle
from bpa_desk.services.lifecycle import DataKey
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import Announcer, announce
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.locking import lock_by_key
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Card, Heading, words
from bpa_desk.ui.start.sheet_paper import advice, sheet_document, sheet_text
from bpa_desk.ui.start.step import Step

if TYPE_CHECKING:
    from bpa_desk.ui.start.gate import Gate

COLUMNS = 4


class SheetView(QWidget):
    """The groups, the ways to keep them, and the two that are asked for. Signal ``confirmed``."""

    confirmed = Signal()

    def __init__(
        self, file_name: str, groups: Sequence[str], asked: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._groups = file_name, tuple(groups)
        self._asked = tuple(asked) or _two_of(len(self._groups))
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(now.gap(4))
        card = Card()
        grid = QGridLayout()
        grid.setSpacing(now.gap(3))
        for at, group in enumerate(self._groups):
            cell = words(f"{at + 1}.  {group}", "label", wrap=False)
            # Letter by letter, or a screen reader makes a word of it.
            cell.setAccessibleName(f"{at + 1}: {' '.join(group)}")
            grid.addWidget(cell, at // COLUMNS, at % COLUMNS)
        card.body.addLayout(grid)
        box.addWidget(card)
        for text in advice():
            box.addWidget(words(text, "soft"))
        ways = QWidget()
        row = FlowLayout(ways, now.gap(2))
        self.first = button(_("Print…"), self._print)
        row.addWidget(self.first)
        row.addWidget(button(_("Save as PDF…"), self.save_pdf))
        row.addWidget(button(_("Save as text…"), self.save_text))
        box.addWidget(ways)
        self.told = Notice("", "good")
        self.told.hide()
        box.addWidget(self.told)
        box.addWidget(Heading(_("Check that you have it"), 2))
        self.form = Form()
        self.fields = [
            self.form.row(_("Group {number} on the sheet", number=at + 1), TextField(), field=f"group{at}")
            for at in self._asked
        ]
        box.addWidget(self.form)
        self.form.submitted.connect(self._next)

    def check(self) -> bool:
        """Compare what is typed with the sheet; point at the first group that differs."""
        for at, field in zip(self._asked, self.fields, strict=True):
            if not lifecycle.same_group(self._groups[at], field.value()):
                self.form.show_error(
                    DomainError(
                        Message(
                            N_("That is not group {number}. Look at the sheet you printed or saved."),
                            {"number": at + 1},
                        ),
                        f"group{at}",
                    )
                )
                return False
        self.confirmed.emit()
        return True

    def save_pdf(self) -> None:
        """Write the sheet as PDF where the user says."""
        place = self._place(_("Save as PDF…"), "pdf")
        if place is not None:
            self._write(place, self._pdf())

    def save_text(self) -> None:
        """Write the sheet as plain text where the user says."""
        place = self._place(_("Save as text…"), "txt")
        if place is not None:
            self._write(place, sheet_text(self._name, self._groups, _today()).encode("utf-8"))

    def _pdf(self) -> bytes:
        from bpa_desk.export.papers import Format, Paper, render

        document = sheet_document(self._name, self._groups, _today())
        return render([Paper(("recovery",), document)], Format.PDF, title=document.title)

    def _print(self) -> None:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asked = QPrintDialog(printer, self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            text = QTextDocument()
            text.setDefaultFont(self.font())
            text.setPlainText(sheet_text(self._name, self._groups, _today()))
            text.print_(printer)
            self._tell(_("The sheet is sent to the printer."))

    def _place(self, title: str, suffix: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = _("recovery-sheet")
        start = str(Path(folder) / f"{name}.{suffix}")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, start, f"*.{suffix}")
        return Path(chosen) if chosen else None

    def _write(self, place: Path, content: bytes) -> None:
        from PySide6.QtCore import QFile, QSaveFile

        file = QSaveFile(str(place))
        private = QFile.Permission.ReadOwner | QFile.Permission.WriteOwner
        written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.setPermissions(private) is not None
        if written and file.write(QByteArray(content)) == len(content) and file.commit():
            self._tell(_("Saved as {file}. Move it to a memory stick or a safe place.", file=place.name))
        else:
            self._tell(_("The sheet could not be saved there. Choose another folder."), "error")

    def _tell(self, text: str, tone: str = "good") -> None:
        self.told.show_text(text, tone)
        self.told.show()
        announce(text, beside=self)

    def _next(self) -> None:
        empty = next((each for each in self.fields if not each.value()), None)
        if empty is None:
            self.check()
        else:
            empty.setFocus()


class SheetStep(Step):
    """Shows the sheet of a file that was just made, before one goes in."""

    def __init__(self, gate: Gate, file: Path, key: DataKey) -> None:
        super().__init__(
            gate,
            _("Your recovery sheet"),
            _(
                "The file is made. This sheet is the only other way in if the passphrase is forgotten. Print "
                "it or save it now."
            ),
        )
        self.view = SheetView(file.name, lifecycle.groups(key), gate.state.asked)
        self.add(self.view)
        self.go_on = self.offer(_("I have it, go on"), self.view.check, "primary")
        self.later = self.offer(
            _("Later"), lambda: gate.enter(file, key), explain=_("The program reminds you until it is done.")
        )
        self.view.confirmed.connect(lambda: gate.enter(file, key, sheet_kept=True))

    def first_focus(self) -> QWidget | None:
        """Begin where the sheet can be kept."""
        return self.view.first


class SheetDialog(QDialog):
    """The sheet of the open file, after the passphrase was asked for once more. Signal ``confirmed``."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None, file_name: str, groups: Sequence[str]) -> None:
        super().__init__(parent)
        from PySide6.QtWidgets import QScrollArea

        self.setWindowTitle(_("Recovery sheet"))
        lock_by_key(self)
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(5),) * 4)
        box.setSpacing(now.gap(3))
        box.addWidget(Heading(_("Recovery sheet"), 1))
        area = QScrollArea()
        area.setWidgetResizable(True)
        self.view = SheetView(file_name, groups)
        area.setWidget(self.view)
        box.addWidget(area, 1)
        self.announcer = Announcer()
        box.addWidget(self.announcer)
        self.announcer.hide()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.reject))
        row.addWidget(button(_("I have it"), self.view.check, kind="primary"))
        box.addLayout(row)
        self.view.confirmed.connect(self.confirmed.emit)
        self.view.confirmed.connect(self.accept)
        self.resize(min(640 * now.percent // 100, 960), min(640 * now.percent // 100, 700))


def _two_of(count: int) -> tuple[int, int]:
    """Return two groups to ask for, drawn anew each time, in the sheet's order."""
    first = secrets.randbelow(count)
    second = (first + 1 + secrets.randbelow(count - 1)) % count
    return min(first, second), max(first, second)


def _today() -> date:
    return datetime.now().astimezone().date()


