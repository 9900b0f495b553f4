"""What the menu File offers over one's own file: other files, backups, the passphrase, the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from bpa_desk.language import _
from bpa_desk.ui.actions import action

if TYPE_CHECKING:
    from bpa_desk.ui.start.program import Program


class FileMenu:
    """Keeps the actions of the menu worded in the language in force, and off while nothing is open."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._window = program.application.window
        self.other = self._made(program.leave_file, "other")
        self.back_up = self._made(self._back_up, "back-up")
        self.backups = self._made(partial(self._window.go, "backup"), "backups")
        self.passphrase = self._made(self._change_passphrase, "passphrase")
        self.sheet = self._made(self._show_sheet, "sheet")
        self._window.file_actions += [self.other, self.back_up, self.backups, self.passphrase, self.sheet]
        self._word()
        self._open(False)
        self._window.told.connect(self._word)
        program.application.opened.connect(lambda _session: self._open(True))
        program.application.locked.connect(lambda: self._open(False))

    def _made(self, run: Callable[[], object], name: str) -> QAction:
        return action(self._window, name, run, name=name, everywhere=True)

    def _word(self) -> None:
        for made, text, explain in (
            (self.other, _("New or other file…"), _("Lock this file, and start or open another.")),
            (self.back_up, _("Back up now"), _("Make an encrypted backup and check it.")),
            (self.backups, _("Backups…"), _("See, check and bring back backups.")),
            (self.passphrase, _("Change passphrase…"), _("Choose another passphrase for the file.")),
            (self.sheet, _("Recovery sheet…"), _("Print or save the sheet that opens the file.")),
        ):
            made.setText(text)
            made.setToolTip(explain)
            made.setStatusTip(explain)

    def _open(self, on: bool) -> None:
        for made in (self.back_up, self.backups, self.passphrase, self.sheet):
            made.setEnabled(on)

    def _back_up(self) -> None:
        from bpa_desk.ui.backup.making import back_up_now

        if self._window.desk is not None:
            back_up_now(self._window.desk)

    def _change_passphrase(self) -> None:
        from bpa_desk.ui.start.change import ChangeDialog

        program = self._program
        if self._window.desk is not None and program.file is not None:
            ChangeDialog(self._window, self._window.desk, program.file, program.stretching).open()

    def _show_sheet(self) -> None:
        from bpa_desk.ui.start.change import AskForSheet

        if self._window.desk is not None and self._program.file is not None:
            AskForSheet(self._window, self._window.desk, self._program.file).open()
