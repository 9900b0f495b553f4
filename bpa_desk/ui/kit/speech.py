# ruff: noqa: N802 - Qt calls these by its own spelling
"""Roles that Qt's own widgets do not have for screen readers: headings with a level, and notifications."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget
from shiboken6 import Shiboken

_alive: dict[int, QAccessibleInterface] = {}
_installed = False


class SpeakingLabel(QLabel):
    """A label with a role of its own for screen readers; its name is its text unless one is set."""

    def __init__(self, role: QAccessible.Role, level: int = 0, parent: QWidget | None = None) -> None:
        # No text in the base constructor: Qt would make the ordinary interface before our role is known.
        self.spoken_role = role
        self.spoken_level = level
        install()
        super().__init__(parent)


class _Level(QAccessibleAttributesInterface):
    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """Name the one attribute there is."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        """Return the heading's level."""
        return self._level


class _Spoken(QAccessibleWidget):
    def __init__(self, label: SpeakingLabel) -> None:
        super().__init__(label, label.spoken_role, "")
        self._label = label
        self._level = _Level(label.spoken_level) if label.spoken_level else None

    def text(self, kind: QAccessible.Text) -> str:
        """Return the label's own text as its name."""
        if kind == QAccessible.Text.Name and Shiboken.isValid(self._label):
            return self._label.accessibleName() or self._label.text()
        return super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """Offer the level beside what every widget offers."""
        if kind == QAccessible.InterfaceType.AttributesInterface and self._level is not None:
            # The stubs say int, but Qt wants the pointer itself here: anything else crashes.
            return Shiboken.VoidPtr(self._level)  # type: ignore[arg-type, return-value]
        offered: int | None = super().interface_cast(kind)
        # Nothing offered comes as None, which crashes PySide on its way to Qt: hand on a null pointer.
        return Shiboken.VoidPtr(0) if offered is None else offered  # type: ignore[return-value]


def install() -> None:
    """Tell Qt, once, where the interfaces of our labels come from."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface)


def _interface(_name: str, subject: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(subject, SpeakingLabel):
        return None
    # Qt deletes the interface with its widget; until then Python must not collect it.
    key = id(subject)
    made = _alive[key] = _Spoken(subject)
    subject.destroyed.connect(lambda: _alive.pop(key, None))
    return made
