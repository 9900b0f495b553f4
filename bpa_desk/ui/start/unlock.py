"""The step that opens a file: by passphrase, by the recovery sheet, and with a new passphrase after that."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.services import lifecycle
from bpa_desk.services.lifecycle import DataKey, Trouble
from bpa_desk.services.store import StorageError
from bpa_desk.ui.kit.editors import NotesField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.start.passphrase import FileField, PassphraseField, backup_kinds
from bpa_desk.ui.start.step import Step

if TYPE_CHECKING:
    from bpa_desk.ui.start.gate import Gate


class UnlockStep(Step):
    """Asks for the passphrase; a wrong one costs nothing but another try."""

    def __init__(self, gate: Gate, file: Path) -> None:
        super().__init__(gate, _("Open {file}", file=file.name))
        self.path = file
        self.form = Form()
        self.passphrase = self.form.row(_("Passphrase"), PassphraseField(), field="passphrase")
        self.add(self.form)
        self.open = self.offer(_("Open"), self.unlock, "primary")
        self.forgotten = self.offer(_("Forgotten the passphrase?"), lambda: gate.show_recover(file))
        self.other = self.offer(_("Another file…"), gate.show_choose, "quiet")
        self.form.submitted.connect(self.unlock)

    def first_focus(self) -> QWidget:
        """Type at once."""
        return self.passphrase.line

    def unlock(self) -> None:
        """Try the passphrase off the window's thread."""
        typed = self.passphrase.value()
        if not typed:
            self.form.show_error(DomainError(Message(N_("Write the passphrase of the file.")), "passphrase"))
            return
        if not self.gate.claim(self.path):
            self.show_problem(
                _("This file is already open in another window, which has come to the front."), "note"
            )
            return
        work = partial(lifecycle.unlock, self.path, typed)
        self.work(_("Opening the file…"), work, self._opened, self.form, self._refused)

    def _opened(self, key: DataKey) -> None:
        self.passphrase.wipe()
        self.gate.enter(self.path, key)

    def _refused(self, error: StorageError) -> None:
        if lifecycle.trouble(error) is not Trouble.PASSPHRASE:
            self.gate.show_trouble(self.path, error, self.passphrase.value())
            return
        self.form.show_error(DomainError(error.message, "passphrase"))
        self.passphrase.line.selectAll()


class RecoverStep(Step):
    """Opens the file by its recovery sheet and gives it a new passphrase."""

    def __init__(self, gate: Gate, file: Path) -> None:
        super().__init__(
            gate,
            _("Open {file} with the recovery sheet", file=file.name),
            _(
                "Write the 14 groups from the sheet, then choose a new passphrase. Your records stay as they "
                "are; the sheet goes on being valid."
            ),
        )
        self.path = file
        self.form = Form()
        self.sheet = self.form.row(
            _("The groups on the sheet"),
            NotesField(rows=3),
            field="sheet",
            help=_("Capital or small letters, with or without spaces, all on one line or several."),
            need=True,
        )
        self.passphrase = self.form.row(
            _("New passphrase"), PassphraseField(rated=True), field="passphrase", need=True
        )
        self.again = self.form.row(_("The new passphrase once more"), PassphraseField(), field="again")
        self.add(self.form)
        self.open = self.offer(_("Open with a new passphrase"), self.recover, "primary")
        self.offer(_("Back"), self.step_back)
        self.passphrase.changed.connect(
            lambda: self.form.show_row("again", not self.passphrase.shown())
        )
        self.form.submitted.connect(self.focusNextChild)

    def first_focus(self) -> QWidget:
        """Begin with the sheet."""
        return self.sheet

    def step_back(self) -> None:
        """Go back to the passphrase."""
        self.gate.show_unlock(self.path)

    def recover(self) -> None:
        """Open with the sheet, write the new key file, and go in."""
        error = problem_of_two(self.passphrase, self.again)
        if not self.sheet.value():
            error = DomainError(Message(N_("Write the groups from the sheet.")), "sheet")
        if error is not None:
            self.form.show_error(error)
            return
        if not self.gate.claim(self.path):
            self.show_problem(
                _("This file is already open in another window, which has come to the front."), "note"
            )
            return
        sheet, typed = self.sheet.value(), self.passphrase.value()
        path, stretching = self.path, self.gate.stretching

        def work() -> DataKey:
            key = lifecycle.unlock_by_sheet(path, sheet)
            lifecycle.renew_passphrase(path, key, typed, stretching)
            return key

        self.work(_("Opening the file…"), work, self._opened, self.form, self._refused)

    def _opened(self, key: DataKey) -> None:
        self.sheet.set_value("")
        self.passphrase.wipe()
        self.again.wipe()
        self.gate.enter(self.path, key)

    def _refused(self, error: StorageError) -> None:
        if lifecycle.trouble(error) is Trouble.WRONG_KEY:
            self.form.show_error(
                DomainError(
                    Message(
                        N_("This sheet is not for this file, or the file is damaged. Look at the name of the "
                           "file on the sheet.")
                    ),
                    "sheet",
                )
            )
            return
        self.gate.show_trouble(self.path, error)


class BringStep(Step):
    """Makes a live file of a backup, for a new machine or after a loss."""

    def __init__(self, gate: Gate, copy: Path | None = None) -> None:
        super().__init__(
            gate,
            _("Bring back a backup"),
            _("The backup is checked and becomes a file you can work in. The backup itself is not changed."),
        )
        self.form = Form()
        self.copy = self.form.row(
            _("The backup"), FileField(copy or Path(), backup_kinds(), new=False), field="copy", need=True
        )
        self.secret = self.form.row(
            _("Its passphrase"),
            PassphraseField(),
            field="passphrase",
            help=_("The one you had when the backup was made. The groups of the recovery sheet will do too."),
            need=True,
        )
        self.file = self.form.row(
            _("Where the file is to lie"), FileField(lifecycle.suggested_file()), field="file", need=True
        )
        self.add(self.form)
        self.bring = self.offer(_("Bring back"), self.bring_back, "primary")
        self.offer(_("Back"), self.step_back)
        self.form.submitted.connect(self.focusNextChild)

    def first_focus(self) -> QWidget:
        """Begin with which backup."""
        return self.copy.line

    def step_back(self) -> None:
        """Go back to the ways in."""
        self.gate.show_choose()

    def bring_back(self) -> None:
        """Check the backup, make the file, and go in."""
        if not self.form.check():
            return
        copy, file = self.copy.value(), self.file.value()
        assert copy is not None
        assert file is not None
        work = partial(lifecycle.bring_back, copy, file, self.secret.value())
        self.work(
            _("Checking the backup…"), work, lambda key: self._brought(file, key), self.form, self._refused
        )

    def _brought(self, file: Path, key: DataKey) -> None:
        self.secret.wipe()
        self.gate.enter(file, key)

    def _refused(self, error: StorageError) -> None:
        if lifecycle.trouble(error) is Trouble.PASSPHRASE:
            self.form.show_error(DomainError(error.message, "passphrase"))
        else:
            self.show_problem(current().message(error.message))


def problem_of_two(first: PassphraseField, again: PassphraseField) -> DomainError | None:
    """Return what is wrong with a new passphrase written twice; once is enough where it is shown."""
    if not first.value():
        return DomainError(Message(N_("Choose a passphrase.")), "passphrase")
    if not first.shown() and again.value() != first.value():
        return DomainError(
            Message(N_("The two passphrases differ. Write it once more, or press Show to read it.")), "again"
        )
    return None
