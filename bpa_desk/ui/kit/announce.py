"""Saying something to a screen reader without moving the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from bpa_desk.ui.kit.speech import SpeakingLabel


class Announcer(SpeakingLabel):
    """A notification label at the window's foot: what it shows is also spoken, by event and by role.

    Some readers heed the event, others (Orca 43) only a notification label that appears; so both are done.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QAccessible.Role.Notification, parent=parent)
        self.setObjectName("announcer")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "soft")

    def say(self, text: str, urgent: bool = False) -> None:
        """Show and speak the text; ``urgent`` interrupts what the reader is saying."""
        self.hide()
        self.setText(text)
        self.setAccessibleName(text)
        if not text:
            return
        self.show()
        event = QAccessibleAnnouncementEvent(self, text)
        levels = QAccessible.AnnouncementPoliteness
        event.setPoliteness(levels.Assertive if urgent else levels.Polite)
        QAccessible.updateAccessibility(event)


def announce(text: str, urgent: bool = False, beside: QWidget | None = None) -> None:
    """Speak the text through the announcer of the window ``beside`` stands in (default: the active one)."""
    window = beside.window() if beside is not None else QApplication.activeWindow()
    while window is not None:
        found = window.findChild(Announcer, "announcer")
        if found is not None:
            found.say(text, urgent)
            return
        parent = window.parentWidget()
        window = parent.window() if parent is not None else None
