"""The jobs about backups that one asks for: make one here or elsewhere, and check one."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bpa_desk.language import _, current
from bpa_desk.services import backups
from bpa_desk.services.backups import Backup, Reason, Task
from bpa_desk.services.store import StorageError
from bpa_desk.ui.backup.keeper import TOLD
from bpa_desk.ui.desk import Desk


def back_up_now(desk: Desk, folder: Path | None = None) -> None:
    """Make and check a backup as a job, in the usual folder or another; what came of it is said."""
    if not desk.session.read(backups.possible):
        desk.say(_("This ordning lies in memory only, so there is nothing to back up."))
        return
    try:
        work = desk.session.read(backups.task, Reason.ASKED, folder)
    except StorageError as error:
        _fell(desk, error)
        return
    desk.jobs.run(
        _("Making a backup"),
        lambda _progress: backups.run(work),
        partial(_made, desk, work),
        partial(_fell, desk),
    )


def check(desk: Desk, copy: Backup) -> None:
    """Check every byte of a backup as a job; what was found is said."""
    key = desk.session.store.key
    desk.jobs.run(
        _("Checking the backup"),
        lambda _progress: backups.verify(copy.path, key),
        partial(_checked, desk),
        partial(_fell, desk),
    )


def _made(desk: Desk, work: Task, made: Backup) -> None:
    if desk.session.run(backups.note, work, made):
        desk.say(_("The backup is made and checked: {file}", file=made.path.name))
    desk.session.changed.emit(TOLD)


def _checked(desk: Desk, copy: Backup) -> None:
    desk.session.run(backups.note_checked, copy.path, datetime.now(UTC))
    desk.say(_("The backup is whole."))
    desk.session.changed.emit(TOLD)


def _fell(desk: Desk, error: BaseException) -> None:
    if not isinstance(error, StorageError):
        raise error
    desk.session.failed.emit(current().message(error.message))
