"""Backups that nobody has to think of: every half hour with changes, on locking and on closing."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from bpa_desk.language import _, current
from bpa_desk.services import backup_record, clock, opening
from bpa_desk.services.store import StorageError
from bpa_desk.ui.application import Application
from bpa_desk.ui.session import Session

if TYPE_CHECKING:
    from bpa_desk.services.backups import Backup, Task

TOLD = frozenset({"backup"})
"""The kind that pages about backups watch; it stands for no table."""


class BackupKeeper(QObject):
    """Makes the backups of whatever file is open, and keeps the line at the foot of the window true."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._application = application
        self._session: Session | None = None
        self._failed = ""
        self._timer = QTimer(self)
        self._timer.setInterval(backup_record.EVERY_MINUTES * 60_000)
        self._timer.timeout.connect(self.look)
        application.opened.connect(self._opened)
        application.closing.connect(self._closing)
        application.window.told.connect(self.tell)

    def look(self) -> None:
        """Make a backup off the window's thread if anything has changed since the last one."""
        session, desk = self._session, self._application.window.desk
        if session is None or desk is None or not session.read(backup_record.behind):
            return
        # The first backup is half an hour off; loading what makes one can wait as long.
        from bpa_desk.services import backups
        from bpa_desk.services.backups import Reason

        try:
            work = session.read(backups.task, Reason.INTERVAL)
        except StorageError as error:
            self._fell(error)
            return
        desk.jobs.run(
            _("Making a backup"), lambda _progress: backups.run(work), partial(self._made, work), self._fell
        )

    def tell(self) -> None:
        """Say at the foot when a backup was last found whole, and what is missing."""
        session, window = self._session, self._application.window
        if session is None:
            return
        kept = session.read(backup_record.kept)
        last = kept.last_checked()
        text = self._failed or (_("Backup checked {when}", when=moment(last)) if last else _("No backup yet"))
        window.set_status("backup", text)
        due = kept.reminder_due(datetime.now(UTC))
        window.set_status("elsewhere", _("Time for a copy outside this machine") if due else "")
        last = session.read(clock.set_back)
        window.set_status("clock", _clock_words(last) if last is not None else "")
        sheet = session.read(opening.sheet_kept)
        window.set_status("sheet", "" if sheet else _("Recovery sheet not kept yet"))

    def _opened(self, session: Session) -> None:
        self._session = session
        try:
            session.read(backup_record.begin, datetime.now(UTC))
        except StorageError as error:  # a full disk must not keep anybody out
            session.failed.emit(current().message(error.message))
        session.changed.connect(self._changed)
        self._timer.start()
        self.tell()

    def _closing(self, session: Session) -> None:
        self._timer.stop()
        self._session = None
        try:
            if session.read(backup_record.behind):
                from bpa_desk.services import backups
                from bpa_desk.services.backups import Reason

                session.read(backups.before, Reason.CLOSE)
            self._failed = ""
        except StorageError as error:
            # Closing goes on: the records are safe in the file. It is said when the file is opened again.
            self._failed = _("The last backup failed: {reason}", reason=current().message(error.message))

    def _changed(self, kinds: frozenset[str]) -> None:
        if TOLD & kinds:
            self.tell()

    def _made(self, work: Task, made: Backup) -> None:
        if self._session is None:
            return
        self._failed = ""
        from bpa_desk.services import backups

        self._session.run(backups.note, work, made)
        self._session.changed.emit(TOLD)

    def _fell(self, error: BaseException) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._failed = _("The last backup failed: {reason}", reason=current().message(error.message))
        self.tell()


def _clock_words(last: datetime) -> str:
    return _(
        "The clock of this machine says {now}, but something was written here {then}. Is the clock right? "
        "Deadlines and today’s shifts follow it.",
        now=moment(datetime.now(UTC)),
        then=moment(last),
    )


def moment(at: datetime) -> str:
    """Return an instant (UTC) as this machine's date and time in words."""
    local = at.astimezone()
    return f"{current().date_year(local)} {current().time(local)}"
