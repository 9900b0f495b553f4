"""What stands in the window while no file is open: one step at a time, built anew with each language."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.services.opening import DataKey, Stretching
from bpa_desk.services.store import StorageError
from bpa_desk.ui.jobs import Jobs
from bpa_desk.ui.start.state import GateState
from bpa_desk.ui.start.step import Step

if TYPE_CHECKING:
    from bpa_desk.ui.start.trouble import TroubleStep


class Door(Protocol):
    """What the gate opens: it claims a file for this window, and shows the desk over it."""

    def claim(self, file: Path) -> bool:
        """Return True unless another window has the file; that one comes to the front."""

    def enter(self, file: Path, key: DataKey, sheet_kept: bool = False) -> None:
        """Open the file and show the desk; StorageError if it cannot be."""


class Gate(QWidget):
    """Shows a step and leads to the next. ``stretching`` None lets a new file measure this machine."""

    def __init__(self, door: Door, state: GateState, stretching: Stretching | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._door = door
        self.state = state
        self.stretching = stretching
        self.jobs = Jobs(self)
        self.step: Step | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        begin = state.show or Gate.show_first
        begin(self)

    def show_first(self) -> None:
        """Show the file that is known, or the ways in."""
        if self.state.file is not None:
            self.show_unlock(self.state.file)
        else:
            self.show_choose()

    def show_choose(self) -> None:
        """Show the three ways in."""
        from bpa_desk.ui.start.choose import ChooseStep

        self.state.show = Gate.show_choose
        self._show(ChooseStep(self))

    def show_create(self) -> None:
        """Show the form for a new ordning."""
        from bpa_desk.ui.start.create import CreateStep

        self.state.show = Gate.show_create
        self._show(CreateStep(self))

    def show_sheet(self) -> None:
        """Show the recovery sheet of the file that was just made."""
        from bpa_desk.ui.start.sheet import SheetStep

        if self.state.pending is None:
            self.show_choose()
            return
        self.state.show = Gate.show_sheet
        self._show(SheetStep(self, *self.state.pending))

    def show_unlock(self, file: Path) -> None:
        """Ask for the passphrase of the file, or say that there is no file."""
        from bpa_desk.ui.start.unlock import UnlockStep

        self.state.show = partial(_show_unlock, file=file)
        self._show(UnlockStep(self, file))

    def show_recover(self, file: Path) -> None:
        """Ask for the recovery sheet of the file."""
        from bpa_desk.ui.start.unlock import RecoverStep

        self.state.show = partial(_show_recover, file=file)
        self._show(RecoverStep(self, file))

    def show_bring(self) -> None:
        """Ask which backup to bring back."""
        from bpa_desk.ui.start.unlock import BringStep

        self.state.show = Gate.show_bring
        self._show(BringStep(self))

    def show_trouble(self, file: Path, error: StorageError, passphrase: str = "") -> TroubleStep:
        """Say why the file cannot be opened, and what helps."""
        from bpa_desk.ui.start.trouble import TroubleStep

        self.state.show = partial(_show_trouble, file=file, error=error)
        made = TroubleStep(self, file, error, passphrase)
        self._show(made)
        return made

    def claim(self, file: Path) -> bool:
        """Return True unless another window has the file; that one comes to the front."""
        return self._door.claim(file)

    def enter(self, file: Path, key: DataKey, sheet_kept: bool = False) -> None:
        """Go in, or say why not."""
        try:
            self._door.enter(file, key, sheet_kept)
        except StorageError as error:
            self.show_trouble(file, error)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on; a focus proxy to something inside would keep Tab from moving."""
        super().focusInEvent(event)
        self._enter()

    def _enter(self) -> None:
        target = self.step.first_focus() if self.step is not None else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, step: Step) -> None:
        old, self.step = self.step, step
        self._box.addWidget(step)
        if old is not None:
            old.hide()
            self._box.removeWidget(old)
            old.deleteLater()
        # Now, not when Qt comes round to it: Tab passes by what is not yet in sight.
        step.show()
        self._enter()


def _show_unlock(gate: Gate, file: Path) -> None:
    gate.show_unlock(file)


def _show_recover(gate: Gate, file: Path) -> None:
    gate.show_recover(file)


def _show_trouble(gate: Gate, file: Path, error: StorageError) -> None:
    gate.show_trouble(file, error)
