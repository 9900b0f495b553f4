"""One step of the way in: heading, words, fields, buttons; slow work leaves the window free."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from bpa_desk.domain.text import DomainError
from bpa_desk.language import current
from bpa_desk.services.store import StorageError
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import Announcer, announce
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.tall import Tall

if TYPE_CHECKING:
    from bpa_desk.ui.start.gate import Gate

T = TypeVar("T")
WIDTH = 640
"""Pixels at 100 % that lines of text may be long, so that they can be read."""


class Step(QWidget):
    """A column in the middle of the window. Subclasses fill ``body`` and add buttons with :meth:`offer`."""

    def __init__(self, gate: Gate, title: str, lead: str = "") -> None:
        super().__init__()
        self.gate = gate
        self.title = title
        self.setAccessibleName(title)
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)
        held = Tall()
        held.setObjectName("body")
        across = QHBoxLayout(held)
        across.setContentsMargins(*(now.gap(6),) * 4)
        column = QWidget()
        column.setMaximumWidth(round(WIDTH * now.scale))
        across.addStretch(1)
        across.addWidget(column, 100)
        across.addStretch(1)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(now.gap(4))
        box.addWidget(Heading(title, 1))
        if lead:
            box.addWidget(words(lead))
        self.body = QVBoxLayout()
        self.body.setSpacing(now.gap(4))
        box.addLayout(self.body)
        self.problem = Notice("", "error")
        self.problem.hide()
        box.addWidget(self.problem)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.hide()
        self._busy_words = words("", "soft")
        self._busy_words.hide()
        box.addWidget(self._busy_words)
        box.addWidget(self.busy)
        self._buttons = QWidget()
        self._row = FlowLayout(self._buttons, now.gap(2))
        box.addWidget(self._buttons)
        self.announcer = Announcer()
        # Spoken only: what it says stands on the screen already, beside what it is about.
        self.announcer.setProperty("role", "unseen")
        self.announcer.setWordWrap(True)
        box.addWidget(self.announcer)
        self.announcer.hide()
        box.addStretch(1)
        area.setWidget(held)

    def add(self, widget: QWidget) -> QWidget:
        """Put the widget below what is there and return it."""
        self.body.addWidget(widget)
        return widget

    def offer(self, text: str, run: Callable[[], object], kind: str = "plain", explain: str = "") -> Button:
        """Add a button at the foot of the column."""
        made = button(text, run, kind=kind, explain=explain)
        self._row.addWidget(made)
        return made

    def first_focus(self) -> QWidget | None:
        """Return what takes the focus when the step comes."""
        return None

    def step_back(self) -> None:
        """Go one step back (Esc); the first step has nowhere to go."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc for one step back, unless work is under way."""
        if event.key() == Qt.Key.Key_Escape and not self.is_busy():
            self.step_back()
            return
        super().keyPressEvent(event)

    def is_busy(self) -> bool:
        """Return whether work is under way."""
        return bool(self.gate.jobs.running)

    def work(
        self,
        title: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        form: Form | None = None,
        failed: Callable[[StorageError], None] | None = None,
    ) -> None:
        """Do slow work off the window's thread; a user's error comes beside its field, a machine's in words.

        ``failed`` takes a machine error in place of the notice.
        """
        if self.is_busy():
            return
        self.show_problem("")
        self._set_busy(title)

        def ended(value: T) -> None:
            self._set_busy("")
            done(value)

        def fell(error: BaseException) -> None:
            self._set_busy("")
            if isinstance(error, DomainError):
                if form is None or not form.show_error(error):
                    self.show_problem(current().message(error.message))
            elif isinstance(error, StorageError):
                if failed is not None:
                    failed(error)
                else:
                    self.show_problem(current().message(error.message))
            else:
                raise error

        job = self.gate.jobs.run(title, lambda _progress: work(), ended, fell)
        # Told only when it takes long: a flash of a bar disturbs more than it says.
        job.slow.connect(self._show_busy)

    def show_problem(self, text: str, tone: str = "error") -> None:
        """Show what is wrong above the buttons, and say it; an empty text takes it away."""
        self.problem.setVisible(bool(text))
        if text:
            self.problem.show_text(text, tone)
            announce(text, urgent=True, beside=self)

    def _set_busy(self, title: str) -> None:
        self._buttons.setEnabled(not title)
        self._busy_words.setText(title)
        self.busy.setAccessibleName(title)
        if not title:
            self.busy.hide()
            self._busy_words.hide()

    def _show_busy(self) -> None:
        if self.is_busy():
            self.busy.show()
            self._busy_words.show()
            announce(self._busy_words.text(), beside=self)
