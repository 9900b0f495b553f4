"""What stands at the foot of the page: the last change with its undo, and work under way with its cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.jobs import Job
from bpa_desk.ui.kit.announce import Announcer
from bpa_desk.ui.kit.buttons import IconButton, button
from bpa_desk.ui.kit.icons import IconLabel
from bpa_desk.ui.kit.section import restyle, words


class UndoBar(QFrame):
    """Says what was done, or why it was not, until the next thing or until closed: nothing times out."""

    undo_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo")
        self.setAccessibleName(_("Last change"))
        gap = theme.current().gap(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap * 2, 0, gap, 0)
        row.setSpacing(gap)
        self._icon = IconLabel()
        self.label = Announcer()
        # Its own announcer: announce() must not take it for the window's.
        self.label.setObjectName("")
        self.label.setProperty("role", "")
        self.label.setWordWrap(True)
        self.undo_button = button(_("Undo"), self.undo_asked.emit, kind="quiet", icon="undo")
        self.close_button = IconButton("close", _("Close this line"), "Esc")
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.close_button)
        self.hide()

    def show_done(self, text: str, undoable: bool) -> None:
        """Say what was done."""
        self._show(text, "good", undoable)

    def show_refused(self, text: str) -> None:
        """Say why it was not done."""
        self._show(text, "error", False)

    def show_note(self, text: str) -> None:
        """Say something worth knowing that changed nothing."""
        self._show(text, "note", False)

    def dismiss(self) -> bool:
        """Close the line; False when it was not there."""
        if self.isHidden():
            return False
        self.hide()
        self.closed.emit()
        return True

    def _show(self, text: str, tone: str, undoable: bool) -> None:
        if tone != self.property("tone"):
            self._icon.show_icon(tone, tone)
            self.setProperty("tone", tone)
            restyle(self)
        if not undoable and self.undo_button.hasFocus():
            self.close_button.setFocus()
        self.undo_button.setVisible(undoable)
        self.show()
        self.label.say(text, urgent=tone == "error")


class ProgressBar(QFrame):
    """Shows one piece of slow work, with a way to stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo")
        gap = theme.current().gap(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap * 2, 0, gap, 0)
        self._title = words("", wrap=False)
        self._bar = QProgressBar()
        self._cancel = button(_("Cancel"))
        self._cancel.clicked.connect(self._stop)
        row.addWidget(self._title)
        row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._cancel)
        self._job: Job | None = None
        self.hide()

    def show_job(self, job: Job) -> None:
        """Follow the work until it ends."""
        self._job = job
        self._title.setText(job.title)
        self._bar.setAccessibleName(job.title)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        job.progressed.connect(self._advance)
        job.ended.connect(lambda: self._finish(job))
        self.show()

    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)

    def _stop(self) -> None:
        if self._job is not None:
            self._cancel.setEnabled(False)
            self._job.cancel()

    def _finish(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.hide()
