"""A form field for several things of a kind, such as phone numbers: a line each, added and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bpa_desk.domain.text import Message
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.buttons import Button, IconButton, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.kept import retype_in, typed_in


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a line: its words, what makes its editor, and how wide it is beside the others."""

    label: str
    make: Callable[[], Any]
    stretch: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of line that can be added: what ``Add`` says, what the line is called, and its parts."""

    key: str
    add: str
    name: str
    parts: tuple[Part, ...]


class _Line(QWidget):
    def __init__(self, kind: Kind, values: Sequence[object] | None, remove: Callable[[], object]) -> None:
        super().__init__()
        self.kind = kind
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().gap(1))
        self.editors: list[Any] = []
        for at, part in enumerate(kind.parts):
            editor = part.make()
            # An empty line is as its fields are made: what is empty differs from a word to a day.
            if values is not None:
                editor.set_value(values[at])
            if isinstance(editor, QLineEdit):
                editor.setPlaceholderText(part.label)
            row.addWidget(editor, part.stretch)
            self.editors.append(editor)
        self.gone = IconButton("close", "")
        self.gone.clicked.connect(lambda: remove())
        row.addWidget(self.gone)

    def number(self, at: int) -> None:
        """Name the line's fields by its place, so that each is known apart."""
        for part, editor in zip(self.kind.parts, self.editors, strict=True):
            editor.setAccessibleName(
                _("{name} {number}: {part}", name=self.kind.name, number=at, part=part.label)
            )
        self.gone.rename(_("Remove {name} {number}", name=self.kind.name, number=at))

    def values(self) -> tuple[str, tuple[object, ...]]:
        return self.kind.key, tuple(editor.value() for editor in self.editors)


class RepeatField(QWidget):
    """Lines of the given kinds; its value is ``(kind key, (part values…))`` for each line, in order."""

    changed = Signal()

    def __init__(self, kinds: Sequence[Kind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = {kind.key: kind for kind in kinds}
        self._lines: list[_Line] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(1))
        self._held = QVBoxLayout()
        self._held.setSpacing(theme.current().gap(1))
        box.addLayout(self._held)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.current().gap(1))
        self.add_buttons: list[Button] = []
        for kind in kinds:
            made = button(kind.add, partial(self.add, kind.key), icon="plus")
            flow.addWidget(made)
            self.add_buttons.append(made)
        box.addWidget(buttons)
        self.setFocusProxy(self.add_buttons[0])

    def value(self) -> tuple[tuple[str, tuple[object, ...]], ...]:
        """Return every line as it stands."""
        return tuple(line.values() for line in self._lines)

    def set_value(self, value: Sequence[tuple[str, Sequence[object]]]) -> None:
        """Show these lines."""
        while self._lines:
            self._take(self._lines[-1])
        for key, values in value:
            self._put(key, values)
        self.changed.emit()

    def typed(self) -> object:
        """Return every line as it is typed, read or not."""
        return [[line.kind.key, [typed_in(editor) for editor in line.editors]] for line in self._lines]

    def retype(self, value: object) -> None:
        """Show lines as they were typed."""
        self.set_value(())
        for key, parts in value if isinstance(value, list) else ():
            kind = self._kinds.get(key)
            if kind is not None and len(parts) == len(kind.parts):
                for editor, part in zip(self._put(key).editors, parts, strict=True):
                    retype_in(editor, part)
        self.changed.emit()

    def problem(self) -> Message | None:
        """Return the first thing that cannot be read."""
        for line in self._lines:
            for editor in line.editors:
                wrong: Message | None = editor.problem()
                if wrong is not None:
                    return wrong
        return None

    def add(self, key: str) -> None:
        """Add an empty line and move to it."""
        line = self._put(key)
        line.editors[0].setFocus()
        self.changed.emit()

    def remove(self, at: int) -> None:
        """Take a line away, say so, and stay near."""
        line = self._lines[at]
        said = _("Removed {what}", what=_("{name} {number}", name=line.kind.name, number=at + 1))
        self._take(line)
        near = self._lines[min(at, len(self._lines) - 1)].editors[0] if self._lines else self.add_buttons[0]
        near.setFocus()
        announce(said, beside=self)
        self.changed.emit()

    def _put(self, key: str, values: Sequence[object] | None = None) -> _Line:
        kind = self._kinds[key]
        line = _Line(kind, values, lambda: self.remove(self._lines.index(line)))
        for editor in line.editors:
            editor.changed.connect(self.changed.emit)
        self._lines.append(line)
        self._held.addWidget(line)
        self._number()
        return line

    def _take(self, line: _Line) -> None:
        self._lines.remove(line)
        self._held.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._number()

    def _number(self) -> None:
        counts: dict[str, int] = {}
        for line in self._lines:
            counts[line.kind.key] = counts.get(line.kind.key, 0) + 1
            line.number(counts[line.kind.key])
