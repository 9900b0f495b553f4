"""What a page may ask of the window it lies in; also all a page needs in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bpa_desk.settings import Settings
from bpa_desk.ui.jobs import Jobs

if TYPE_CHECKING:
    from bpa_desk.ui.inspector import Panel
    from bpa_desk.ui.page import Place
    from bpa_desk.ui.session import Session


class Desk(QObject):
    """Session, settings and jobs, and the way to other pages, the inspector and the screen reader.

    The window listens to ``go_asked`` (key, place), ``inspect_asked`` (Panel or None) and ``say_asked``
    (text, urgent).
    """

    go_asked = Signal(str, object)
    inspect_asked = Signal(object)
    say_asked = Signal(str, bool)
    look_changed = Signal()

    def __init__(
        self,
        session: Session,
        settings: Settings | None = None,
        jobs: Jobs | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.settings = settings or Settings()
        self.jobs = jobs or Jobs(self)

    def go(self, key: str, place: Place | None = None) -> None:
        """Show the page with the key, at a place in it."""
        self.go_asked.emit(key, place or {})

    def inspect(self, panel: Panel | None) -> None:
        """Show the panel in the inspector, or empty it."""
        self.inspect_asked.emit(panel)

    def say(self, text: str, urgent: bool = False) -> None:
        """Say something to a screen reader and in the status line, where it stands until one leaves the page;
        nothing takes it away.
        """
        self.say_asked.emit(text, urgent)
