"""Unfinished forms, kept in the encrypted file while one types, so that an interruption costs nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from bpa_desk.ui.kit.choices import DaysField, TagsField
from bpa_desk.ui.kit.digest import digest
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.session import BEGUN

PAUSE = 1000
"""Milliseconds without typing before what is typed is kept."""
LONGEST = 5000
"""Milliseconds after which it is kept though one goes on typing."""
SECRETS = ("password", "passphrase")
"""Fields that are never kept."""


class Drafts(Protocol):
    """Where unfinished forms are kept: the session."""

    def kept(self, key: str) -> object:
        """Return what is kept under the key, or None."""

    def keep(self, key: str, value: object) -> None:
        """Keep a JSON value under the key."""

    def let_go(self, key: str) -> None:
        """Forget what is kept under the key."""


class Pause(QObject):
    """Told of every letter, it says that it is time to keep what is typed. Signal ``over``."""

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timers = [QTimer(self, singleShot=True, interval=each) for each in (PAUSE, LONGEST)]
        for timer in self._timers:
            timer.timeout.connect(self._tell)

    def start(self) -> None:
        """Wait for the end of what is being typed."""
        pause, longest = self._timers
        pause.start()
        if not longest.isActive():
            longest.start()

    def stop(self) -> None:
        """Wait no more."""
        for timer in self._timers:
            timer.stop()

    def _tell(self) -> None:
        self.stop()
        self.over.emit()


class KeptDraft(QObject):
    """Keeps one form under a key made of its title, of what it started with and of what it is about.

    So a half-written change to Kari is never offered in a form for Ola, nor once Kari's record has changed.
    """

    def __init__(self, form: Form, title: str, drafts: Drafts, about: str = "") -> None:
        super().__init__(form)
        self._form = form
        self._title = title
        self._drafts = drafts
        told = [title, typed(form), about] if about else [title, typed(form)]
        start = json.dumps(told, sort_keys=True)
        self.key = "form:" + digest(start)
        self._pause = Pause(self)
        self._pause.over.connect(self.keep_now)
        found = drafts.kept(self.key)
        self._earlier = found if isinstance(found, dict) else None
        form.changed.connect(self._pause.start)

    @property
    def earlier(self) -> bool:
        """Whether something unfinished is kept from before."""
        return self._earlier is not None

    def bring_back(self) -> None:
        """Put what was kept into the form."""
        if self._earlier is not None:
            retype(self._form, self._earlier)
        self._earlier = None

    def keep_now(self) -> None:
        """Keep the form as it stands, if anything in it is changed."""
        self._pause.stop()
        if self._form.is_changed():
            self._drafts.keep(self.key, typed(self._form))
            mark_begun(self._drafts, self._title)

    def let_go(self) -> None:
        """Forget the draft: it is saved, or dropped by choice."""
        self._pause.stop()
        self._earlier = None
        if self._drafts.kept(self.key) is not None:
            self._drafts.let_go(self.key)
        mark_begun(self._drafts, self._title, False)


def mark_begun(drafts: Drafts, title: str, begun: bool = True) -> None:
    """Remember that one is writing in the form of that title, or no longer is."""
    found = drafts.kept(BEGUN)
    titles = found if isinstance(found, list) else []
    if begun and title not in titles:
        drafts.keep(BEGUN, [*titles, title])
    elif not begun and title in titles:
        left = [each for each in titles if each != title]
        if left:
            drafts.keep(BEGUN, left)
        else:
            drafts.let_go(BEGUN)


def typed(form: Form) -> dict[str, object]:
    """Return what stands in the form's fields as JSON values, as typed, read or not."""
    return {name: typed_in(form.editor(name)) for name in form.values() if name not in SECRETS}


def retype(form: Form, values: Mapping[str, object]) -> None:
    """Put typed values back; fields that no longer exist or are of another kind are left alone."""
    for name in form.values():
        if name in values:
            retype_in(form.editor(name), values[name])


def typed_in(editor: QWidget) -> object:
    """Return what stands in a field as a JSON value; None for one that keeps nothing."""
    own: Callable[[], object] | None = getattr(editor, "typed", None)
    if own is not None:
        return own()
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QComboBox):
        return editor.currentText()
    return list(editor.value()) if isinstance(editor, DaysField | TagsField) else None


def retype_in(editor: QWidget, value: object) -> None:
    """Put what :func:`typed_in` returned back into a field; what does not fit is left alone."""
    own: Callable[[object], None] | None = getattr(editor, "retype", None)
    if own is not None:
        own(value)
    elif isinstance(editor, QLineEdit) and isinstance(value, str):
        editor.setText(value)
    elif isinstance(editor, QPlainTextEdit) and isinstance(value, str):
        editor.setPlainText(value)
    elif isinstance(editor, QCheckBox) and isinstance(value, bool):
        editor.setChecked(value)
    elif isinstance(editor, QComboBox) and isinstance(value, str) and editor.findText(value) >= 0:
        editor.setCurrentIndex(editor.findText(value))
    elif isinstance(editor, DaysField) and isinstance(value, list):
        editor.set_value([day for day in value if isinstance(day, int)])
    elif isinstance(editor, TagsField) and isinstance(value, list):
        editor.set_value([tag for tag in value if isinstance(tag, str)])
