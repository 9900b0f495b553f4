"""Dialogs over the open file: change the passphrase, and show the recovery sheet once more."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.services import lifecycle, opening
from bpa_desk.services.lifecycle import DataKey, Stretching, Trouble
from bpa_desk.services.store import StorageError
from bpa_desk.ui import theme
from bpa_desk.ui.backup.keeper import TOLD
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.announce import Announcer, announce
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.locking import lock_by_key
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.tall import Tall
from bpa_desk.ui.start.passphrase import PassphraseField
from bpa_desk.ui.start.sheet import SheetDialog
from bpa_desk.ui.start.unlock import problem_of_two


class SecretDialog(QDialog):
    """A form with passphrases whose work is slow by design; it closes itself when the work is done."""

    def __init__(self, parent: QWidget | None, desk: Desk, title: str, lead: str, go_on: str) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(title)
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(now.gap(5),) * 4)
        outer.setSpacing(now.gap(3))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._held = Tall()
        area.setWidget(self._held)
        outer.addWidget(area, 1)
        box = QVBoxLayout(self._held)
        box.setContentsMargins(0, 0, now.gap(2), 0)
        box.setSpacing(now.gap(3))
        box.addWidget(Heading(title, 1))
        box.addWidget(words(lead))
        self.form = Form()
        box.addWidget(self.form)
        self.problem = Notice("", "error")
        self.problem.hide()
        box.addWidget(self.problem)
        self.announcer = Announcer()
        box.addWidget(self.announcer)
        self.announcer.hide()
        box.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Cancel"), self.reject))
        self.go_on = button(go_on, self.submit, kind="primary")
        row.addWidget(self.go_on)
        outer.addLayout(row)
        lock_by_key(self)
        self.form.submitted.connect(self._next)
        self.finished.connect(lambda _how: self._wipe())

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need, now that every row is there; beyond that it scrolls."""
        super().showEvent(event)
        now = theme.current()
        wide = min(600 * now.percent // 100, 960)
        layout = self._held.layout()
        high = layout.totalHeightForWidth(wide - now.gap(14)) if layout is not None else 0
        self.resize(wide, min(high + now.target() + now.gap(20), self.screen().availableGeometry().height()))

    def submit(self) -> None:
        """Begin the work, if the form is in order."""
        error = self.wrong()
        if error is not None:
            self.form.show_error(error)
            return
        self.go_on.setEnabled(False)
        work = self.work()
        self.desk.jobs.run(self.windowTitle(), lambda _progress: work(), self._ended, self._fell)

    def wrong(self) -> DomainError | None:
        """Return what is wrong with the form."""
        return None

    def work(self) -> Callable[[], object]:
        """Return the work, which knows neither widgets nor the store."""
        raise NotImplementedError

    def done_with(self, value: object) -> None:
        """Go on with what the work gave, after the dialog is closed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone moves on in the form; Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _ended(self, value: object) -> None:
        self.accept()
        self.done_with(value)

    def _fell(self, error: BaseException) -> None:
        self.go_on.setEnabled(True)
        if isinstance(error, DomainError) and self.form.show_error(error):
            return
        if not isinstance(error, DomainError | StorageError):
            raise error
        text = current().message(error.message)
        self.problem.show_text(text)
        self.problem.show()
        announce(text, urgent=True, beside=self)

    def _next(self) -> None:
        fields = self.findChildren(PassphraseField)
        if self.focusWidget() is [each for each in fields if each.isVisible()][-1].line:
            self.submit()
        else:
            self.focusNextChild()

    def _wipe(self) -> None:
        for each in self.findChildren(PassphraseField):
            each.wipe()


class ChangeDialog(SecretDialog):
    """Asks for the old passphrase and a new one; only the key file is written."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, file: Path, stretching: Stretching | None = None
    ) -> None:
        super().__init__(
            parent,
            desk,
            _("Change passphrase"),
            _("Backups made before keep the old passphrase. The recovery sheet goes on being valid."),
            _("Change it"),
        )
        self._file, self._stretching = file, stretching
        self.old = self.form.row(_("The passphrase now"), PassphraseField(), field="old")
        self.new = self.form.row(_("New passphrase"), PassphraseField(rated=True), field="passphrase")
        self.again = self.form.row(_("The new passphrase once more"), PassphraseField(), field="again")
        self.new.changed.connect(lambda: self.form.show_row("again", not self.new.shown()))
        self.old.line.setFocus()

    def wrong(self) -> DomainError | None:
        """Return what is wrong with the new passphrase."""
        return problem_of_two(self.new, self.again)

    def work(self) -> Callable[[], object]:
        """Return the writing of the key file."""
        return partial(
            lifecycle.change_passphrase, self._file, self.old.value(), self.new.value(), self._stretching
        )

    def done_with(self, value: object) -> None:
        """Say that it is done."""
        self.desk.say(_("The passphrase is changed."))


class AskForSheet(SecretDialog):
    """Asks for the passphrase once more before the recovery sheet is shown to whoever sits there."""

    def __init__(self, parent: QWidget | None, desk: Desk, file: Path) -> None:
        super().__init__(
            parent,
            desk,
            _("Recovery sheet"),
            _("The sheet opens the file, so the passphrase is asked for once more."),
            _("Show the sheet"),
        )
        self._file = file
        self.passphrase = self.form.row(_("Passphrase"), PassphraseField(), field="old")
        self.passphrase.line.setFocus()

    def wrong(self) -> DomainError | None:
        """Return that a passphrase is needed."""
        if self.passphrase.value():
            return None
        return DomainError(Message(N_("Write the passphrase of the file.")), "old")

    def work(self) -> Callable[[], object]:
        """Return the check of the passphrase."""
        return partial(_key_of, self._file, self.passphrase.value())

    def done_with(self, value: object) -> None:
        """Show the sheet, and remember when it is confirmed."""
        assert isinstance(value, DataKey)
        shown = SheetDialog(self.parentWidget(), self._file.name, lifecycle.groups(value))
        shown.confirmed.connect(self._confirmed)
        shown.open()

    def _confirmed(self) -> None:
        self.desk.session.run(opening.keep_sheet)
        self.desk.session.changed.emit(TOLD)
        self.desk.say(_("The recovery sheet is noted as kept."))


def _key_of(file: Path, passphrase: str) -> DataKey:
    try:
        return lifecycle.key_of(file, passphrase)
    except StorageError as error:
        if lifecycle.trouble(error) is Trouble.PASSPHRASE:
            raise DomainError(error.message, "old") from error
        raise
