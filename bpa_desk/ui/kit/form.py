"""Forms whose every field is born with label, accessible name, help and a place for its error."""

from __future__ import annotations

from typing import Protocol, TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bpa_desk.domain.text import DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.icons import IconLabel
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.tab_order import LaidOut

E = TypeVar("E", bound=QWidget)
_EDGES = 7
"""Pixels of the edges about a box to tick and the whole it stands in."""


class Editor(Protocol):
    """What a form asks of a field: its value, whether it can be read, and to hear of changes."""

    changed: Signal

    def value(self) -> object:
        """Return the value; None when nothing is there or it cannot be read."""

    def set_value(self, value: object) -> None:
        """Show the value."""

    def problem(self) -> Message | None:
        """Return why what stands there cannot be read."""


class ErrorLine(QWidget):
    """The error beside a field: icon and words, hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._icon = IconLabel("error", "error")
        self.text = words("", tone="error")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show the error, or hide the line when there is none."""
        self.text.setText(text)
        self.setVisible(bool(text))


class Row:
    """One field of a form with what belongs to it."""

    def __init__(
        self, editor: QWidget, label: QLabel | None, explain: str, error: ErrorLine, holder: QWidget
    ) -> None:
        self.editor = editor
        self.label = label
        self.explain = explain
        self.error = error
        self.holder = holder

    def show_error(self, text: str) -> None:
        """Show why the field is not accepted (empty: it is), beside it and to screen readers."""
        self.error.show_text(text)
        target = self.editor.focusProxy() or self.editor
        target.setAccessibleDescription(" ".join(part for part in (text, self.explain) if part))
        for each in {self.editor, target}:
            each.setProperty("wrong", "true" if text else "false")
            each.style().unpolish(each)
            each.style().polish(each)


class Form(LaidOut):
    """Rows of fields, one below the other, so that it fits at any width and text size."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, Row] = {}
        self._clean: dict[str, object] = {}
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.current().gap(4))

    def row(self, label: str, editor: E, *, field: str = "", help: str = "", need: bool = False) -> E:  # noqa: A002
        """Add a field and return it; ``field`` is the name errors use (DomainError.field), ``need`` marks it
        needed. A box to tick is called what stands beside it, and what explains it stands below.
        """
        if isinstance(editor, QCheckBox):
            return self._hold(None, editor.text(), editor, field, help)
        return self._hold(_("{label} (needed)", label=label) if need else label, label, editor, field, help)

    def question(self, label: str, box: E, *, field: str, help: str = "") -> E:  # noqa: A002
        """Add a question with its box below, which says yes; the words above wrap where the box's cannot."""
        return self._hold(label, label, box, field, help)

    def _hold(self, above: str | None, name: str, editor: E, field: str, explain: str) -> E:
        key = field or f"field{len(self._rows)}"
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(1))
        shown = None if above is None else words(above, "label")
        if shown is not None:
            shown.setBuddy(editor.focusProxy() or editor)
            box.addWidget(shown)
        if explain and shown is not None:
            box.addWidget(words(explain, "soft"))
        box.addWidget(editor)
        if explain and shown is None:
            below = words(explain, "soft")
            below.setIndent(_beside_tick())
            box.addWidget(below)
        error = ErrorLine()
        box.addWidget(error)
        self.body.addWidget(holder)
        target = editor.focusProxy() or editor
        for each in (editor, target):
            if not (each is target and target is not editor and target.accessibleName()):
                each.setAccessibleName(name)
        row = self._rows[key] = Row(editor, shown, explain, error, holder)
        row.show_error("")
        self._watch(row, key)
        return editor

    def heading(self, text: str, level: int = 2) -> Heading:
        """Add a heading between rows."""
        made = Heading(text, level)
        self.body.addWidget(made)
        return made

    def add(self, widget: QWidget) -> QWidget:
        """Add anything else between rows."""
        self.body.addWidget(widget)
        return widget

    def editor(self, field: str) -> QWidget:
        """Return the field's editor; KeyError if there is none."""
        return self._rows[field].editor

    def relabel(self, field: str, label: str) -> None:
        """Call a field something else, where what it means follows another field."""
        row = self._rows[field]
        if row.label is not None:
            row.label.setText(label)
        for each in (row.editor, row.editor.focusProxy()):
            if each is not None:
                each.setAccessibleName(label)

    def show_row(self, field: str, visible: bool) -> None:
        """Show or hide a whole row."""
        self._rows[field].holder.setVisible(visible)

    def row_shown(self, field: str) -> bool:
        """Return whether the row is meant to be seen, whatever the form around it is."""
        return not self._rows[field].holder.isHidden()

    def values(self) -> dict[str, object]:
        """Return every field's value by field name."""
        return {name: _editor(row).value() for name, row in self._rows.items()}

    def set_values(self, values: dict[str, object]) -> None:
        """Show values by field name, and take them as unchanged."""
        for name, value in values.items():
            if name in self._rows:
                _editor(self._rows[name]).set_value(value)
        self.settle()

    def settle(self) -> None:
        """Take what stands in the form now as its unchanged state."""
        self._clean = self._typed()
        self.clear_errors()

    def is_changed(self) -> bool:
        """Return whether anything differs from the last :meth:`settle`."""
        return self._typed() != self._clean

    def check(self) -> bool:
        """Show what cannot be read, move to the first such field; return whether all can be read."""
        wrong = None
        for row in self._rows.values():
            problem = None if row.holder.isHidden() else _editor(row).problem()
            row.show_error(current().message(problem) if problem else "")
            wrong = wrong or (row if problem else None)
        if wrong is not None:
            self._point_at(wrong)
        return wrong is None

    def show_error(self, error: DomainError) -> bool:
        """Show the error beside its field and move there; False when the form has no such field."""
        row = self._rows.get(error.field)
        if row is None:
            return False
        row.show_error(current().message(error.message))
        self._point_at(row)
        return True

    def clear_errors(self) -> None:
        """Take all errors away."""
        for row in self._rows.values():
            row.show_error("")

    def error_text(self, field: str) -> str:
        """Return the error shown beside a field, or an empty text."""
        error = self._rows[field].error
        return "" if error.isHidden() else error.text.text()

    def _typed(self) -> dict[str, object]:
        # What cannot be read has no value, but is a change all the same.
        return {
            name: (_editor(row).value(), _editor(row).problem() is None) for name, row in self._rows.items()
        }

    def _watch(self, row: Row, name: str) -> None:
        changed = getattr(row.editor, "changed", None)
        if changed is not None:
            changed.connect(self.changed.emit)
            # An error stays until the field is touched: then the reason may be gone.
            changed.connect(lambda: row.show_error("") if not row.error.isHidden() else None)
        for signal in ("returnPressed", "submitted"):
            if hasattr(row.editor, signal):
                getattr(row.editor, signal).connect(self.submitted.emit)
        finished = getattr(row.editor, "editingFinished", None)
        if finished is not None:
            finished.connect(lambda: self._judge(row))

    def _judge(self, row: Row) -> None:
        problem = _editor(row).problem()
        if problem is not None and row.error.isHidden():
            text = current().message(problem)
            row.show_error(text)
            announce(text, beside=self)

    def _point_at(self, row: Row) -> None:
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        name = row.label.text() if row.label is not None else row.editor.accessibleName()
        announce(f"{name}: {row.error.text.text()}", urgent=True, beside=self)


def _beside_tick() -> int:
    """Return where the words of a box to tick begin: after its edge, the box and the air about it."""
    now = theme.current()
    return _EDGES + now.icon_size() + now.gap(3)


def _editor(row: Row) -> Editor:
    return cast(Editor, row.editor)
