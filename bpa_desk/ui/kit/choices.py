"""Fields where one picks: from a list, yes or no, days of the week, labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bpa_desk.domain.text import Message
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import words

V = TypeVar("V")


class ChoiceField(QComboBox, Generic[V]):
    """One value out of (value, words) pairs; typing the first letters picks."""

    changed = Signal()

    def __init__(
        self, options: Iterable[tuple[V, str]] = (), value: V | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[V] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.setMinimumContentsLength(8)
        self.offer(options)
        if value is not None:
            self.set_value(value)
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def offer(self, options: Iterable[tuple[V, str]]) -> None:
        """Replace the choices, keeping the chosen value where it is still offered."""
        kept = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        self._values.clear()
        for value, text in options:
            self._values.append(value)
            self.addItem(text)
        if kept is not None:
            self.set_value(kept)
        self.blockSignals(blocked)

    def value(self) -> V | None:
        """Return the chosen value; None when there is nothing to choose from."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: V | None) -> None:
        """Choose the value if it is offered."""
        for at, each in enumerate(self._values):
            if each == value:
                self.setCurrentIndex(at)

    def problem(self) -> Message | None:
        """Every choice is a good one."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a choice must not change because the wheel passed over it."""
        event.ignore()


class CheckField(QCheckBox):
    """Yes or no, with the words beside the box."""

    changed = Signal()

    def __init__(self, text: str, value: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(value)
        self.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Return whether the box is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick the box or not."""
        self.setChecked(bool(value))

    def problem(self) -> Message | None:
        """Both are good."""
        return None


class DaysField(QWidget):
    """Days of the week as ISO numbers 1–7; a button each."""

    changed = Signal()

    def __init__(self, value: Iterable[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, theme.current().gap(1))
        self._days: list[QToolButton] = []
        for short, name in zip(current().weekday_names(short=True), current().weekday_names(), strict=True):
            day = QToolButton()
            day.setText(short)
            day.setAccessibleName(name)
            day.setCheckable(True)
            day.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            day.toggled.connect(lambda _on: self.changed.emit())
            row.addWidget(day)
            self._days.append(day)
        self.setFocusProxy(self._days[0])
        self.set_value(tuple(value))

    def value(self) -> tuple[int, ...]:
        """Return the chosen days, Monday (1) first."""
        return tuple(number for number, day in enumerate(self._days, 1) if day.isChecked())

    def set_value(self, value: Sequence[int]) -> None:
        """Choose the days."""
        for number, day in enumerate(self._days, 1):
            day.setChecked(number in value)

    def problem(self) -> Message | None:
        """Any set of days can be read."""
        return None


class TicksField(QWidget):
    """Boxes to tick, one for each (value, words); its value is those ticked, in the order they are offered.

    ``across`` puts them beside each other; ``nothing`` is what stands there while there is nothing to tick.
    """

    changed = Signal()

    def __init__(
        self,
        options: Iterable[tuple[str, str]],
        across: bool = False,
        nothing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        gap = theme.current().gap
        box: QLayout = FlowLayout(self, gap(3), columns=True) if across else QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        if not across:
            box.setSpacing(gap(1))
        self.boxes: dict[str, CheckField] = {}
        for key, text in options:
            made = self.boxes[key] = CheckField(text)
            made.setAccessibleName(text)
            made.changed.connect(self.changed.emit)
            box.addWidget(made)
        if not self.boxes:
            box.addWidget(words(nothing, "soft"))

    def value(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(key for key, made in self.boxes.items() if made.value())

    def set_value(self, value: Iterable[object]) -> None:
        """Tick these."""
        ticked = set(value)
        for key, made in self.boxes.items():
            made.set_value(key in ticked)

    def problem(self) -> Message | None:
        """Any choice will do."""
        return None

    def typed(self) -> object:
        """Return what is ticked as a JSON value, for a draft."""
        return list(self.value())

    def retype(self, value: object) -> None:
        """Tick what a draft says."""
        if isinstance(value, list):
            self.set_value(each for each in value if isinstance(each, str))


class TagsField(QWidget):
    """Labels such as skills: type one and press Enter or comma; Backspace in the empty field takes the last
    away.
    """

    changed = Signal()

    def __init__(
        self, value: Iterable[str] = (), known: Iterable[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tags: list[str] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(1))
        self._shown = QWidget()
        self._flow = FlowLayout(self._shown, theme.current().gap(1))
        self._line = _TagLine(self)
        self._line.setPlaceholderText(_("Type, then Enter"))
        self._line.returnPressed.connect(self._take)
        self._line.taken_back.connect(lambda: self.remove(self._tags[-1]) if self._tags else None)
        self._line.editingFinished.connect(self._take)
        box.addWidget(self._shown)
        box.addWidget(self._line)
        self.setFocusProxy(self._line)
        completer = QCompleter(QStringListModel(list(known)), self._line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(completer)
        self.set_value(tuple(value))

    @property
    def line(self) -> QLineEdit:
        """The line one types in."""
        return self._line

    def value(self) -> tuple[str, ...]:
        """Return the labels in the order they were added, with what is half typed as the last."""
        typed = self._line.text().strip()
        return (*self._tags, typed) if typed and typed not in self._tags else tuple(self._tags)

    def set_value(self, value: Sequence[str]) -> None:
        """Show the labels."""
        self._tags = list(dict.fromkeys(value))
        self._line.clear()
        self._rebuild()

    def problem(self) -> Message | None:
        """Any label will do."""
        return None

    def remove(self, tag: str) -> None:
        """Take the label away and say so."""
        self._tags.remove(tag)
        self._rebuild()
        announce(_("Removed {tag}", tag=tag), beside=self)
        self._line.setFocus()
        self.changed.emit()

    def _take(self) -> None:
        added = [part.strip() for part in self._line.text().split(",") if part.strip()]
        new = [tag for tag in dict.fromkeys(added) if tag not in self._tags]
        if added:
            self._line.clear()
        if new:
            self._tags += new
            self._rebuild()
            self.changed.emit()

    def _rebuild(self) -> None:
        self._flow.empty()
        for tag in self._tags:
            made = QToolButton()
            made.setObjectName("tag")
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setText(f"{tag}  ×")
            made.setAccessibleName(_("Remove {tag}", tag=tag))
            made.setToolTip(_("Remove {tag}", tag=tag))
            made.clicked.connect(lambda _on=False, gone=tag: self.remove(gone))
            self._flow.addWidget(made)
        self._shown.setVisible(bool(self._tags))
        self.setAccessibleDescription(current().list(self._tags))


class _TagLine(QLineEdit):
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
            return
        if event.text() == ",":
            self.returnPressed.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
