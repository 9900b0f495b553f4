"""The program over one's own file: the way in, the file's menu, its backups, and one window a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from bpa_desk import paths
from bpa_desk.services import opening
from bpa_desk.services.opening import DataKey, Stretching
from bpa_desk.settings import Settings
from bpa_desk.ui.application import Application
from bpa_desk.ui.page import PageSpec
from bpa_desk.ui.single import OneWindow
from bpa_desk.ui.start.state import GateState

if TYPE_CHECKING:
    from bpa_desk.ui.start.gate import Gate


class FileClaim(QObject):
    """The right of this window to a file. Signal ``raise_asked`` when another start wanted the same one."""

    raise_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._held: OneWindow | None = None

    @property
    def listening(self) -> bool:
        """True once another start can ask this one to raise its window."""
        return self._held is not None and self._held.listening

    def take(self, file: Path) -> bool:
        """Claim the file and let go of the one before; False, and that one kept, if it is taken."""
        if self._held is not None and self._file == file.resolve():
            return True
        wanted = OneWindow(file, self)
        if not wanted.claim():
            wanted.deleteLater()
            return False
        self.release()
        self._file, self._held = file.resolve(), wanted
        wanted.raise_asked.connect(self.raise_asked.emit)
        return True

    def release(self) -> None:
        """Let another window have the file."""
        if self._held is not None:
            self._held.release()
            self._held.deleteLater()
            self._held = None


class Program(QObject):
    """Joins window, gate, backups and the file menu; ``stretching`` is measured unless a test gives it."""

    def __init__(
        self,
        qt: QApplication,
        settings: Settings,
        pages: Sequence[PageSpec],
        stretching: Stretching | None = None,
    ) -> None:
        super().__init__(qt)
        self.settings = settings
        self.file: Path | None = None
        self.stretching = stretching
        known = Path(settings.last_file) if settings.last_file else None
        self._state = GateState(file=known)
        self.claims = FileClaim(self)
        self.application = Application(qt, settings, pages, gate=self._gate)
        self.claims.raise_asked.connect(self.application.raise_window)
        self.application.locked.connect(self._locked)
        self._join()

    def begin(self) -> bool:
        """Show the way in; False if another window has the file, which has come to the front."""
        known = self._state.file
        if not self.claims.take(known if known is not None else paths.default_file()):
            return False
        self.application.show_gate()
        return True

    def claim(self, file: Path) -> bool:
        """Return True unless another window has the file; that one comes to the front."""
        return self.claims.take(file)

    def enter(self, file: Path, key: DataKey, sheet_kept: bool = False) -> None:
        """Open the file and show the desk; StorageError if it cannot be."""
        self.claim(file)
        store = opening.open_store(file, key)
        if sheet_kept:
            opening.keep_sheet(store)
        if self.file != file and self._state.file != file:
            # Places of another file mean nothing in this one.
            self.settings.places.clear()
            self.settings.last_page = ""
        self.file = file
        if self.settings.last_file != str(file):
            # Writing waits for the disk; mostly it is the same file as last time.
            self.settings.last_file = str(file)
            self.settings.save()
        self._state = GateState(file=file)
        self.application.open(store)

    def leave_file(self) -> None:
        """Close the file and show the ways in."""
        from bpa_desk.ui.start.gate import Gate

        self._state.show = Gate.show_choose
        if self.application.session is not None:
            self.application.lock()
        else:
            self.application.show_gate()

    def gate(self) -> Gate | None:
        """Return the gate while it stands in the window."""
        from bpa_desk.ui.start.gate import Gate  # with a file that opens at once, it is never seen

        shown = self.application.window.centralWidget()
        return shown if isinstance(shown, Gate) else None

    def _join(self) -> None:
        from bpa_desk.ui.backup.keeper import BackupKeeper
        from bpa_desk.ui.start.file_menu import FileMenu

        self.keeper = BackupKeeper(self.application)
        self.menu = FileMenu(self)

    def _gate(self, _application: Application) -> QWidget:
        from bpa_desk.ui.start.gate import Gate

        before = self.gate()
        if before is not None:
            before.jobs.stop_all()
            if self._state.pending is not None and self._state.pending[0].exists():
                # It was made while the language was changed: its sheet must not be passed by.
                self._state.show = Gate.show_sheet
        return Gate(self, self._state, self.stretching)

    def _locked(self) -> None:
        self.application.window.setWindowTitle("bpa_desk")

