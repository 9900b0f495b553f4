"""A dialog for a draft that is saved once or dropped as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bpa_desk.domain.text import DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import Announcer, announce
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.kept import Drafts, KeptDraft
from bpa_desk.ui.kit.locking import lock_by_key
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Heading

WIDE, LOW, USUAL = 640, 200, 640
"""Pixels at 100 %: how wide a dialog is, how high at least, and how high it may be beside a small window."""
BESIDE = 2
"""Steps between what is filled in and the edge; the buttons keep to the same line."""


class Outcome(Protocol):
    """What saving came to: true when it worked, else why not."""

    @property
    def error(self) -> DomainError | None:
        """Why it did not work, where the user can mend it."""

    def __bool__(self) -> bool:
        """Return whether it worked."""


class DraftDialog(QDialog):
    """A form in its own window. ``save`` is called with nothing and returns an outcome
    (``session.run(...)``). ``about`` tells what it is written about, where title and fields are alike for
    several: what is half written is offered again there and nowhere else.

    Esc drops at once when nothing is changed, and asks in place otherwise. Ctrl+Enter saves.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        form: Form,
        save: Callable[[], Outcome],
        *,
        save_text: str = "",
        about: str = "",
        final: bool = False,
    ) -> None:
        """Make the dialog; ``final`` marks what cannot be undone, and its button looks like it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = form
        self._save = save
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(5),) * 4)
        box.setSpacing(now.gap(3))
        box.addWidget(Heading(title, 1))
        self.earlier = Notice(_("You began on this earlier and did not finish."), "note")
        self.earlier.offer(_("Go on with it"), self._bring_back)
        box.addWidget(self.earlier)
        self._box, self._inside, self._area = box, QWidget(), QScrollArea()
        _scroll(self._area, self._inside, form)
        box.addWidget(self._area, 1)
        self.problem = Notice("", "error")
        self.problem.hide()
        box.addWidget(self.problem)
        self.question = Notice(_("You have changes that are not saved."), "warning")
        self._stay_button = self.question.offer(_("Keep editing"), self._stay)
        self.question.offer(_("Drop the changes"), self.reject, kind="danger")
        self.question.hide()
        box.addWidget(self.question)
        self.announcer = Announcer()
        box.addWidget(self.announcer)
        self.announcer.hide()
        self.cancel_button = button(_("Cancel"), self.leave)
        self.save_button = button(save_text or _("Save"), self.save, kind="danger" if final else "primary")
        box.addLayout(_row(self.cancel_button, self.save_button))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save)
        lock_by_key(self)
        form.submitted.connect(self._next_or_save)
        form.settle()
        drafts = _drafts_near(parent)
        self.kept = KeptDraft(form, title, drafts, about) if drafts is not None else None
        self.earlier.setVisible(self.kept is not None and self.kept.earlier)
        self.accepted.connect(self._let_go)
        self.rejected.connect(self._let_go)
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._growing.timeout.connect(self._grow)
        form.changed.connect(self._growing.start)
        self.resize(min(WIDE * now.percent // 100, 960), min(LOW * now.percent // 100, 680))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what there is to fill in."""
        self._grow()
        super().showEvent(event)

    def save(self) -> None:
        """Check the form, save, and close if it worked; else say why by the field or above the buttons."""
        self.problem.hide()
        if not self.form.check():
            return
        outcome = self._save()
        if outcome:
            self.accept()
        elif outcome.error is not None:
            if not self.form.show_error(outcome.error):
                self._say(outcome.error.message)
        elif (failure := getattr(outcome, "failure", None)) is not None:
            # It was said at the foot of the window too, which lies behind this.
            self._say(failure)

    def leave(self) -> None:
        """Drop an unchanged draft; ask in place about a changed one."""
        if not self.form.is_changed():
            self.reject()
            return
        self.question.show()
        self._stay_button.setFocus()
        announce(self.question.label.text(), urgent=True, beside=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc; Enter alone never saves by accident."""
        if event.key() == Qt.Key.Key_Escape:
            if self.question.isVisible():
                self._stay()
            else:
                self.leave()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:
        """Closing by the title bar asks as Esc does."""
        event.ignore()  # type: ignore[attr-defined]
        self.leave()

    def _say(self, problem: Message) -> None:
        text = current().message(problem)
        self.problem.show_text(text)
        self.problem.show()
        announce(text, urgent=True, beside=self)

    def _grow(self) -> None:
        """Give a longer form more height, within the window it was opened from; never less than it has."""
        held = self._inside.layout()
        if held is None:
            return
        self._box.activate()
        around = self.height() - self._area.height()
        inside = held.totalHeightForWidth(self._area.viewport().width())
        parent = self.parentWidget()
        near = parent.window().height() if parent is not None else 0
        screen = self.screen().availableGeometry().height()
        most = min(max(near, USUAL * theme.current().percent // 100) - theme.current().gap(8), screen)
        self.resize(self.width(), max(self.height(), min(around + inside + theme.current().gap(2), most)))

    def _bring_back(self) -> None:
        if self.kept is not None:
            self.kept.bring_back()
        self.earlier.hide()
        self._stay()

    def _let_go(self) -> None:
        if self.kept is not None:
            self.kept.let_go()

    def _stay(self) -> None:
        self.question.hide()
        self.form.setFocus()
        self.focusNextChild()

    def _next_or_save(self) -> None:
        # Enter in a field moves on, as many are used to from spreadsheets; from the last field it saves.
        self.focusNextChild()
        if self.focusWidget() in (self.cancel_button, self.save_button):
            self.save()


def _drafts_near(widget: QWidget | None) -> Drafts | None:
    """Return the session behind the page the dialog was opened from, if there is one."""
    at = widget
    while at is not None:
        desk = getattr(at, "desk", None)
        if desk is not None:
            found: Drafts = desk.session
            return found
        at = at.parentWidget()
    return None


def _row(*buttons: QWidget) -> QHBoxLayout:
    now = theme.current()
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, now.gap(BESIDE), 0)
    row.setSpacing(now.gap(2))
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    return row


def _scroll(scroll: QScrollArea, held: QWidget, form: Form) -> None:
    """Put the form in an area that scrolls when text is large."""
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inner = QVBoxLayout(held)
    inner.setContentsMargins(0, 0, theme.current().gap(BESIDE), 0)
    inner.addWidget(form)
    inner.addStretch(1)
    scroll.setWidget(held)
