"""Unfinished forms, kept in the encrypted file while one types, so that an interruption costs nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from bpa_desk.ui.kit.choices import DaysField, TagsField
from bpa_desk.ui.kit.form import Form

PAUSE = 1000
"""Milliseconds without typing before the form is kept."""
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


class KeptDraft(QObject):
    """Keeps one form under a key made of its title and of what it started with.

    So a half-written change to Kari is never offered in a form for Ola, nor once Kari's record has changed.
    """

    def __init__(self, form: Form, title: str, drafts: Drafts) -> None:
        super().__init__(form)
        self._form = form
        self._drafts = drafts
        start = json.dumps([title, typed(form)], sort_keys=True)
        self.key = "form:" + hashlib.sha256(start.encode()).hexdigest()[:24]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.keep_now)
        found = drafts.kept(self.key)
        self._earlier = found if isinstance(found, dict) else None
        form.changed.connect(self._timer.start)

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
        self._timer.stop()
        if self._form.is_changed():
            self._drafts.keep(self.key, typed(self._form))

    def let_go(self) -> None:
        """Forget the draft: it is saved, or dropped by choice."""
        self._timer.stop()
        self._earlier = None
        if self._drafts.kept(self.key) is not None:
            self._drafts.let_go(self.key)


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
