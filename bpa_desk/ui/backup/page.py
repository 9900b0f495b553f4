"""The page of backups: what there is, how old, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from bpa_desk.language import _
from bpa_desk.services import backup_record, backups
from bpa_desk.services.backups import Copy, Reason
from bpa_desk.ui.actions import action
from bpa_desk.ui.backup.keeper import moment
from bpa_desk.ui.backup.making import back_up_now, check
from bpa_desk.ui.backup.restoring import RestoreDialog
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.sizes import file_size
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.page import Page
from bpa_desk.ui.start.passphrase import backup_kinds


class BackupPage(Page):
    """Lists the backups beside the file, and makes, checks, copies and brings back."""

    watches = frozenset({"backup"})
    help_topic = "backup"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Backups"))
        self._build_actions()
        self.show_actions(
            self.now, self.elsewhere, self.check, self.back, self.from_file, primary=self.now,
            icons={
                "now": "plus", "elsewhere": "copy", "check": "check", "restore": "undo",
                "restore-file": "import",
            },
        )  # fmt: skip
        self.state = words("")
        self.body.addWidget(self.state)
        self.reminder = Notice(
            _("Keep a copy outside this machine too, on a memory stick or in a folder that is synced. It is "
              "encrypted."),
            "warning",
        )
        self.reminder.offer(_("Copy to another folder…"), self.copy_elsewhere)
        self.body.addWidget(self.reminder)
        self.reminder.hide()
        self.table: Table[Copy] = Table(
            _("Backups"),
            [
                Column(
                    _("Made"),
                    lambda each: moment(each.backup.made_at),
                    sort=lambda each: each.backup.made_at,
                ),
                Column(_("Why"), lambda each: why(each.backup.reason), stretch=True),
                Column(
                    _("Found whole"),
                    lambda each: moment(each.checked),
                    sort=lambda each: each.checked,
                    icon=lambda _each: "good",
                ),
                Column(
                    _("Size"),
                    lambda each: file_size(each.backup.size),
                    sort=lambda each: each.backup.size,
                    figures=True,
                ),
            ],
            key=lambda each: each.backup.path.name,
            empty=_(
                "No backups yet. They are made by themselves every half hour with changes, and on closing."
            ),
        )
        self.table.chosen.connect(lambda _row: self._suit())
        self.table.opened.connect(lambda _row: self.bring_back())
        self.body.addWidget(Listing(self.table), 1)
        self.place_words = words("", "soft")
        self.body.addWidget(self.place_words)

    def refresh(self) -> None:
        """Show what lies in the folder now."""
        session = self.desk.session
        self.table.show_rows(list(session.read(backups.copies)))
        file = session.read(backups.possible)
        kept = session.read(backup_record.kept)
        sentences = []
        last = kept.last_checked()
        if last is not None:
            sentences.append(_("Last found whole: {when}.", when=moment(last)))
        if file and session.read(backup_record.behind):
            sentences.append(_("There are changes since the last backup; one is made by itself."))
        if kept.elsewhere is not None:
            sentences.append(
                _(
                    "Last copy elsewhere: {when}, in {folder}.",
                    when=moment(kept.elsewhere),
                    folder=kept.folder,
                )
            )
        self.state.setText(" ".join(sentences))
        self.state.setVisible(bool(sentences))
        self.reminder.setVisible(kept.reminder_due(datetime.now(UTC)))
        place = str(session.read(backups.folder)) if file else ""
        self.place_words.setText(
            _(
                "They lie in {folder}. All of the last two days are kept, then one a day, a week and a "
                "month, for a year. What you delete is therefore gone from every backup after twelve months.",
                folder=place,
            )
        )
        self.place_words.setVisible(file)
        for each in (self.now, self.elsewhere, self.from_file):
            each.setEnabled(file)
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what can be done here."""
        return (self.now, self.elsewhere, self.check, self.back, self.from_file)

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self.table

    def copy_elsewhere(self) -> None:
        """Make a backup in a folder one chooses; a synced one will do."""
        start = self.desk.session.read(backup_record.kept).folder or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, _("Copy to another folder…"), start)
        if chosen:
            back_up_now(self.desk, Path(chosen))

    def check_chosen(self) -> None:
        """Check the chosen backup."""
        row = self.table.current_row()
        if row is not None:
            check(self.desk, row.backup)

    def bring_back(self) -> None:
        """Ask before the chosen backup takes the place of what is there now."""
        row = self.table.current_row()
        if row is not None:
            RestoreDialog(self, self.desk, row.backup.path).open()

    def bring_back_file(self) -> None:
        """Bring back a backup that lies somewhere else."""
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose file"), "", backup_kinds())
        if chosen:
            RestoreDialog(self, self.desk, Path(chosen)).open()

    def _build_actions(self) -> None:
        self.now = action(
            self,
            _("Make a backup now"),
            lambda: back_up_now(self.desk),
            key="Ctrl+N",
            explain=_("Make an encrypted backup and check it."),
            name="now",
        )
        self.elsewhere = action(
            self,
            _("Copy to another folder…"),
            self.copy_elsewhere,
            explain=_("A memory stick, another disk, or a folder that is synced."),
            name="elsewhere",
        )
        self.check = action(
            self,
            _("Check the chosen"),
            self.check_chosen,
            explain=_("Read every byte and page of the backup."),
            name="check",
        )
        self.back = action(
            self,
            _("Bring back the chosen…"),
            self.bring_back,
            explain=_("Put it in place of what is there now, which is backed up first."),
            name="restore",
        )
        self.from_file = action(
            self,
            _("Bring back from a file…"),
            self.bring_back_file,
            explain=_("A backup that lies in another folder."),
            name="restore-file",
        )

    def _suit(self) -> None:
        chosen = self.table.current_row() is not None
        self.check.setEnabled(chosen)
        self.back.setEnabled(chosen)


def why(reason: Reason) -> str:
    """Return in words why a backup was made."""
    return {
        Reason.ASKED: _("You asked for it"),
        Reason.CLOSE: _("On closing or locking"),
        Reason.INTERVAL: _("By itself, after changes"),
        Reason.MIGRATION: _("Before the file was brought up to date"),
        Reason.IMPORT: _("Before something was imported"),
        Reason.RESTORE: _("Before a backup was brought back"),
        Reason.ERASE: _("Before somebody was erased"),
    }[reason]
