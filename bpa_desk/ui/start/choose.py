"""The first step: begin anew, open a file there is, or bring a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from bpa_desk.language import _
from bpa_desk.paths import app_folder
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.section import Card, Heading, words
from bpa_desk.ui.start.passphrase import file_kinds
from bpa_desk.ui.start.step import Step

if TYPE_CHECKING:
    from bpa_desk.ui.start.gate import Gate


class ChooseStep(Step):
    """Says what the program is for, and offers the three ways in."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            _("Welcome to bpa_desk"),
            _(
                "For you who lead a BPA ordning: turnus, weeks, timesheets and papers. Everything stays in "
                "one encrypted file on this machine; nothing is sent anywhere."
            ),
        )
        self.new = self._way(
            _("Start a new ordning"),
            _("For the first time here. It takes a few minutes."),
            _("Start"),
            gate.show_create,
            "primary",
        )
        self.open = self._way(
            _("Open a file you have"),
            _("If you have used the program before, or somebody has given you the file."),
            _("Choose file…"),
            self._open,
        )
        self.bring = self._way(
            _("Bring back a backup"),
            _("If the machine is new or the file is lost, but you have a backup."),
            _("Bring back…"),
            gate.show_bring,
        )
        if gate.state.file is not None:
            self.offer(_("Back to {file}", file=gate.state.file.name), self.step_back, "quiet")

    def first_focus(self) -> QWidget:
        """Begin at the new ordning."""
        return self.new

    def step_back(self) -> None:
        """Go back to the file one came from."""
        if self.gate.state.file is not None:
            self.gate.show_unlock(self.gate.state.file)

    def _way(self, title: str, text: str, step: str, run: object, kind: str = "plain") -> QWidget:
        card = Card()
        card.add(Heading(title, 2))
        card.add(words(text, "soft"))
        assert callable(run)
        made = button(step, run, kind=kind, explain=title)
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(card)
        return made

    def _open(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose file"), str(app_folder()), file_kinds()
        )
        if chosen:
            self.gate.show_unlock(Path(chosen))
