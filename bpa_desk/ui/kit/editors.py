"""Fields for text, numbers, times and dates: typed freely, read on leaving, stepped by the arrow keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from bpa_desk.domain.text import N_, DomainError, Message, Minutes
from bpa_desk.language import _, current
from bpa_desk.ui.kit import reading

V = TypeVar("V")


class TextField(QLineEdit):
    """One line of text; ``value`` is stripped."""

    changed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> str:
        """Return the text without spaces at its ends."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show the text."""
        self.setText(value)

    def problem(self) -> Message | None:
        """Any text will do."""
        return None


class TypedField(QLineEdit, Generic[V]):
    """A line read as a value, empty as None; what cannot be read stays as typed and is a ``problem``."""

    changed = Signal()

    def __init__(self, value: V | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.set_value(value)
        self.textChanged.connect(lambda _text: self.changed.emit())
        self.editingFinished.connect(self.tidy)

    def value(self) -> V | None:
        """Return what is typed, or None when nothing is or it cannot be read."""
        try:
            return self._read()
        except DomainError:
            return None

    def set_value(self, value: V | None) -> None:
        """Show the value in its usual form."""
        self.setText("" if value is None else self.shown(value))

    def problem(self) -> Message | None:
        """Return why what is typed cannot be read."""
        try:
            self._read()
        except DomainError as error:
            return error.message
        return None

    def tidy(self) -> None:
        """Write what was typed in its usual form, if it can be read."""
        value = self.value()
        if value is not None and self.shown(value) != self.text():
            self.setText(self.shown(value))

    def shown(self, value: V) -> str:
        """Return the usual form of a value."""
        return str(value)

    def parsed(self, text: str) -> V:
        """Return the value of a text that is not empty; DomainError if it has none."""
        raise NotImplementedError

    def stepped(self, value: V | None, steps: int) -> V | None:
        """Return the value ``steps`` away (arrows 1, Page keys 10), or None to leave it."""
        return None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tidy on leaving, also where Qt does not call the editing finished."""
        super().focusOutEvent(event)
        self.tidy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by the arrow and Page keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        by = steps.get(Qt.Key(event.key()), 0)
        if by and not event.modifiers() and not self.isReadOnly():
            value = self.stepped(self.value(), by)
            if value is not None:
                self.set_value(value)
                self.selectAll()
                return
        super().keyPressEvent(event)

    def _read(self) -> V | None:
        text = self.text().strip()
        return self.parsed(text) if text else None


def for_example(value: str) -> str:
    """Return what stands faintly in an empty field, so that nobody takes it for what is written there."""
    return _("for example {value}", value=value)


class TimeField(TypedField[int]):
    """A time of day as minutes after midnight; accepts ``07:30 730 7.30 7``; arrows step a quarter."""

    def __init__(
        self, value: int | None = None, *, ends: bool = False, parent: QWidget | None = None
    ) -> None:
        self._ends = ends
        super().__init__(value, parent)
        self.setPlaceholderText(for_example("07:30"))

    def shown(self, value: int) -> str:
        """Return ``07:30``."""
        return f"{value // 60:02d}:{value % 60:02d}"

    def parsed(self, text: str) -> int:
        """Return minutes after midnight."""
        return reading.time_of_day(text, self._ends)

    def stepped(self, value: int | None, steps: int) -> int | None:
        """Step a quarter of an hour, or an hour with the Page keys."""
        if value is None:
            return 8 * 60
        return (value + (15 * steps if abs(steps) == 1 else 60 * (1 if steps > 0 else -1))) % 1440


class DateField(TypedField[date]):
    """A date; accepts ``24.11``, ``24.11.2026`` and ISO; arrows step a day, Page keys a week.

    ``today`` gives the day that short dates are near; ``past`` is for dates that have been, such as a birth.
    """

    def __init__(
        self,
        value: date | None = None,
        *,
        today: Callable[[], date] = date.today,
        past: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._today = today
        self._past = past
        super().__init__(value, parent)
        self.setPlaceholderText(for_example("24.11.2026"))

    def shown(self, value: date) -> str:
        """Return ``24.11.2026`` in every language: that is also what may be typed."""
        return f"{value.day:02d}.{value.month:02d}.{value.year}"

    def parsed(self, text: str) -> date:
        """Return the date."""
        return reading.day(text, self._today(), self._past)

    def stepped(self, value: date | None, steps: int) -> date | None:
        """Step a day, or a week with the Page keys."""
        if value is None:
            return self._today()
        return value + timedelta(days=steps if abs(steps) == 1 else 7 * (1 if steps > 0 else -1))


class HoursField(TypedField[Minutes]):
    """A length of time typed as hours (``35,5``, ``7:30``, ``90 min``) and kept as Minutes; arrows step a
    half.
    """

    def __init__(
        self,
        value: int | None = None,
        *,
        least: int = 0,
        most: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._least = least
        self._most = most
        super().__init__(None if value is None else Minutes(value), parent)

    def shown(self, value: Minutes) -> str:
        """Return ``35,5``; hours and minutes where decimals would round."""
        return (
            current().hours(value, unit=False) if value * 100 % 60 == 0 else f"{value // 60}:{value % 60:02d}"
        )

    def parsed(self, text: str) -> Minutes:
        """Return the minutes, within the field's own bounds."""
        minutes = Minutes(reading.length(text))
        if minutes < self._least:
            raise DomainError(Message(N_("This must be at least {least}."), {"least": Minutes(self._least)}))
        if self._most is not None and minutes > self._most:
            raise DomainError(Message(N_("This can be at most {most}."), {"most": Minutes(self._most)}))
        return minutes

    def stepped(self, value: Minutes | None, steps: int) -> Minutes | None:
        """Step half an hour, or five hours with the Page keys; stays within the bounds."""
        minutes = max(self._least, (value or 0) + 30 * steps)
        return Minutes(minutes if self._most is None else min(self._most, minutes))


class NumberField(TypedField[float]):
    """A number within bounds; ``whole`` refuses decimals; arrows step one."""

    def __init__(
        self,
        value: float | None = None,
        *,
        least: float = 0,
        most: float | None = None,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._least, self._most, self._whole = least, most, whole
        super().__init__(value, parent)

    def shown(self, value: float) -> str:
        """Return the number as it is written in the language."""
        return current().number(value).replace("\u00a0", "")

    def parsed(self, text: str) -> float:
        """Return the number, within the field's own bounds."""
        value = reading.figure(text)
        if self._whole and value != int(value):
            raise DomainError(Message(N_("This must be a whole number.")))
        if value < self._least:
            raise DomainError(Message(N_("This must be at least {least}."), {"least": self._least}))
        if self._most is not None and value > self._most:
            raise DomainError(Message(N_("This can be at most {most}."), {"most": self._most}))
        return value

    def whole(self) -> int | None:
        """Return the value as an int."""
        value = self.value()
        return None if value is None else int(value)

    def stepped(self, value: float | None, steps: int) -> float | None:
        """Step one, or ten with the Page keys; stays within the bounds."""
        number = max(self._least, (value or 0) + steps)
        return number if self._most is None else min(self._most, number)


class NotesField(QPlainTextEdit):
    """Several lines of text; Tab moves on, Ctrl+Enter says the form is done."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, text: str = "", rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * rows + 24)
        self.textChanged.connect(self.changed.emit)

    def sizeHint(self) -> QSize:
        """Ask for the lines it was made for; it may still be given more."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def value(self) -> str:
        """Return the text without spaces at its ends."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show the text."""
        self.setPlainText(value)

    def problem(self) -> Message | None:
        """Any text will do."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter for "done"."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            return
        super().keyPressEvent(event)
