"""The question before a backup takes the place of what is in the open file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.text import DomainError
from bpa_desk.language import _
from bpa_desk.services import backups, lifecycle
from bpa_desk.services.lifecycle import Trouble
from bpa_desk.services.store import StorageError, Store
from bpa_desk.ui.backup.keeper import TOLD
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome
from bpa_desk.ui.start.passphrase import PassphraseField


class RestoreDialog(DraftDialog):
    """Says what will happen, asks for the passphrase of a backup of another file, and brings it back."""

    def __init__(self, parent: QWidget | None, desk: Desk, copy: Path) -> None:
        self._desk, self._copy = desk, copy
        form = Form()
        form.add(words(_("Backup: {file}", file=copy.name), "label"))
        form.add(
            words(
                _(
                    "Everything in the file becomes as it was then. What is there now is backed up first, so "
                    "you can come back to it. This cannot be undone with Ctrl+Z."
                )
            )
        )
        self.passphrase = PassphraseField()
        form.row(
            _("The passphrase of that backup"),
            self.passphrase,
            field="passphrase",
            help=_("It is of another file, so it has its own."),
        )
        form.show_row("passphrase", _foreign(desk, copy))
        super().__init__(parent, _("Bring back a backup"), form, self._restore, save_text=_("Bring it back"))
        self.save_button.setFocus()
        self.finished.connect(lambda _how: self.passphrase.wipe())

    def _restore(self) -> Outcome[object]:
        typed = self.passphrase.value()
        outcome: Outcome[object] = self._desk.session.attempt(_bring_back, self._copy, typed)
        if outcome:
            self._desk.session.changed.emit(TOLD)
            self._desk.say(_("The backup is brought back."))
        return outcome


def _foreign(desk: Desk, copy: Path) -> bool:
    try:
        return not desk.session.read(backups.same_file, copy)
    except StorageError:
        return False


def _bring_back(store: Store, copy: Path, passphrase: str) -> object:
    try:
        return backups.restore(store, copy, passphrase)
    except StorageError as error:
        if lifecycle.trouble(error) is Trouble.PASSPHRASE:
            raise DomainError(error.message, "passphrase") from error
        # Said in the dialog itself: the undo bar lies behind it.
        raise DomainError(error.message) from error
