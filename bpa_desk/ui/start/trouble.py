"""The step for a file that cannot be opened: what happened, what is safe, and what to do."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.text import N_
from bpa_desk.language import _, current
from bpa_desk.services import lifecycle
from bpa_desk.services.lifecycle import Backup, DataKey, Trouble
from bpa_desk.services.store import StorageError
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.start.step import Step

if TYPE_CHECKING:
    from bpa_desk.ui.start.gate import Gate

TITLES = {
    Trouble.MISSING: N_("The file is not there"),
    Trouble.EXISTING: N_("There is already a file there"),
    Trouble.EMPTY: N_("The file is empty"),
    Trouble.FOREIGN: N_("This is not a file of this program"),
    Trouble.NEWER: N_("The file needs a newer version of the program"),
    Trouble.KEYS: N_("The key file is missing or damaged"),
    Trouble.WRONG_KEY: N_("The file cannot be read"),
    Trouble.DAMAGED: N_("The file is damaged"),
    Trouble.READ_ONLY: N_("The file is write-protected"),
    Trouble.IN_USE: N_("The file is open elsewhere"),
    Trouble.PLACE: N_("The file lies where it is not safe"),
    Trouble.FULL: N_("There is no room on the disk"),
    Trouble.DISK: N_("The disk does not answer as it should"),
    Trouble.CIPHER: N_("The encryption does not work on this machine"),
    Trouble.BACKUP: N_("The backup cannot be used"),
}
SAFE = {
    Trouble.MISSING: N_("Nothing has been deleted by the program. Backups lie in a folder of their own."),
    Trouble.EMPTY: N_("There is nothing to read in it, and it has not been touched. Your backups are safe."),
    Trouble.FOREIGN: N_("It has not been changed."),
    Trouble.NEWER: N_("Nothing is wrong with it, and it has not been changed."),
    Trouble.KEYS: N_("Your records are whole; only the way to open them by passphrase is gone."),
    Trouble.WRONG_KEY: N_("It has not been changed. Your backups are safe."),
    Trouble.DAMAGED: N_("It has not been changed, and it will be kept. Your backups are safe."),
    Trouble.READ_ONLY: N_("It has not been changed."),
    Trouble.IN_USE: N_("Nothing is wrong with it; only one window at a time may write in it."),
    Trouble.PLACE: N_("It has not been changed."),
    Trouble.FULL: N_("Everything saved before is safe."),
    Trouble.DISK: N_("What was saved before is probably safe. Do not try many times on a failing disk."),
    Trouble.CIPHER: N_("Nothing has been written, so nothing lies unencrypted."),
    Trouble.BACKUP: N_("The file itself has not been changed."),
}
NEXT = {
    Trouble.MISSING: N_(
        "Plug in the disk and try again, choose where the file is now, or bring back a backup."
    ),
    Trouble.EMPTY: N_("Bring back the newest backup."),
    Trouble.FOREIGN: N_("Choose another file."),
    Trouble.NEWER: N_("Install the newest version of the program, then open the file again."),
    Trouble.KEYS: N_("Open it with the recovery sheet, and choose a new passphrase."),
    Trouble.WRONG_KEY: N_(
        "The passphrase was right, so the beginning of the file is probably damaged. Bring back the newest "
        "backup."
    ),
    Trouble.DAMAGED: N_("Bring back the newest backup that is whole. The damaged file is set aside."),
    Trouble.READ_ONLY: N_("Give yourself permission to change the file and its folder, then try again."),
    Trouble.IN_USE: N_("Close it in the other window or for the other user, then try again."),
    Trouble.PLACE: N_("Move the file and its key file to a folder on this machine, then open it there."),
    Trouble.FULL: N_("Make room on the disk, then try again."),
    Trouble.DISK: N_("Check the cable and the disk, then try again. If it goes on, bring back a backup."),
    Trouble.CIPHER: N_("Install the program anew, or start it without libraries of other programs."),
    Trouble.BACKUP: N_("Choose another backup."),
}
_TRY_AGAIN = {Trouble.MISSING, Trouble.READ_ONLY, Trouble.IN_USE, Trouble.FULL, Trouble.DISK, Trouble.CIPHER}
_BACKUP = {Trouble.MISSING, Trouble.EMPTY, Trouble.DAMAGED, Trouble.WRONG_KEY, Trouble.DISK}
_OFFERED = {Trouble.DAMAGED, Trouble.WRONG_KEY, Trouble.EMPTY}


class TroubleStep(Step):
    """Says in three short parts what stands in the way; one button for each thing that can help."""

    def __init__(self, gate: Gate, file: Path, error: StorageError, passphrase: str = "") -> None:
        self.kind = lifecycle.trouble(error)
        super().__init__(gate, _(TITLES.get(self.kind, N_("The file cannot be opened"))))
        self.path = file
        self._passphrase = passphrase
        self._copy: Backup | None = None
        self._key: DataKey | None = None
        self.add(words(current().message(error.message)))
        for title, texts in ((_("What is safe"), SAFE), (_("What you can do"), NEXT)):
            if self.kind in texts:
                section = Section(title)
                section.add(words(_(texts[self.kind])))
                self.add(section)
        self.found = Notice("", "good")
        self.found.hide()
        self.add(self.found)
        self.first: Button | None = None
        self._offer_help()
        if self.kind in _OFFERED and passphrase:
            self._look_for_backup()

    def first_focus(self) -> QWidget | None:
        """Begin at the most likely help."""
        return self.first

    def step_back(self) -> None:
        """Go back to the ways in."""
        self.gate.show_choose()

    def bring_back(self) -> None:
        """Put the backup that was found in the file's place, and go in."""
        if self._copy is None or self._key is None:
            return
        key = self._key
        self.work(
            _("Bringing back the backup…"),
            partial(lifecycle.replace_by_backup, self.path, self._copy.path, key),
            lambda _aside: self.gate.enter(self.path, key),
        )

    def _offer_help(self) -> None:
        if self.kind is Trouble.KEYS:
            self._help(_("Open with the recovery sheet"), lambda: self.gate.show_recover(self.path))
        if self.kind in _TRY_AGAIN:
            self._help(_("Try again"), lambda: self.gate.show_unlock(self.path))
        if self.kind in _BACKUP:
            self._help(_("Bring back a backup…"), self.gate.show_bring)
        self._help(_("Another file…"), self.gate.show_choose)

    def _help(self, text: str, run: object) -> None:
        assert callable(run)
        made = self.offer(text, run, "primary" if self.first is None else "plain")
        self.first = self.first or made

    def _look_for_backup(self) -> None:
        path, typed = self.path, self._passphrase
        self._passphrase = ""

        def work() -> tuple[Backup | None, DataKey | None]:
            return lifecycle.find_good(path, typed)

        self.work(_("Looking for a backup that is whole…"), work, self._found, failed=lambda _error: None)

    def _found(self, found: tuple[Backup | None, DataKey | None]) -> None:
        self._copy, self._key = found
        if self._copy is None:
            return
        local = self._copy.made_at.astimezone()
        when = f"{current().date_year(local)} {current().time(local)}"
        self.found.show_text(_("A whole backup from {when} lies beside the file.", when=when))
        self.found.show()
        self.first = self.found.offer(_("Bring it back"), self.bring_back, "primary")
        self.first.setFocus()
