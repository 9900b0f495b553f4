"""Knows when nobody has touched the program for a while, or when the machine sleeps or is locked."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

TICK = 2000
"""Milliseconds between looks at the clock; so the lock comes at most this late."""
SLEPT = 30.0
"""Seconds by which wall time may outrun the tick before it must have been sleep."""

_TOUCHES = {
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress, QEvent.Type.InputMethod,
}  # fmt: skip


class Idle(QObject):
    """Signal ``due`` when it is time to lock: nobody there for some minutes, sleep, or the screen locked."""

    due = Signal()

    def __init__(
        self,
        application: QApplication,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._clock, self._wall = clock, wall
        self._limit = 0.0
        self._touched = self._ticked = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)
        self._listening = False

    def start(self, minutes: int) -> None:
        """Begin to watch; ``minutes`` without a touch are allowed."""
        self._limit = minutes * 60.0
        self._touched, self._ticked = self._clock(), self._wall()
        self._timer.start()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Change the limit."""
        self._limit = minutes * 60.0

    def tick(self) -> None:
        """Look at the clocks, and listen for touches and to the system from the first time on."""
        self._listen()
        wall = self._wall()
        # The steady clock stands still in sleep on some systems, the wall clock never does.
        slept = wall - self._ticked > TICK / 1000 + SLEPT
        self._ticked = wall
        if slept or self._clock() - self._touched >= self._limit:
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of each touch, and let it pass."""
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        return super().eventFilter(watched, event)

    @Slot(bool)
    def system_said(self, on: bool) -> None:
        """Lock when the system says it is about to sleep, or that its screen is locked."""
        if on and self._timer.isActive():
            self._tell()

    def _listen(self) -> None:
        # Not before the first tick: what it takes (each kind of object made known to Python, the bus) would
        # come before the first picture, and nobody leaves in those two seconds.
        self._application.installEventFilter(self)  # once more does no harm
        if not self._listening:
            self._listening = True
            self._listen_to_the_system()

    def _tell(self) -> None:
        self.stop()
        self.due.emit()

    def _listen_to_the_system(self) -> None:
        if sys.platform == "win32":
            from bpa_desk.ui.idle_windows import listen

            listen(self._application, self.system_said)
        elif sys.platform != "darwin":
            self._listen_to_dbus()

    def _listen_to_dbus(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        slot = SLOT("system_said(bool)").encode()
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            login = "org.freedesktop.login1"
            system.connect(
                login, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", self, slot
            )
        if session.isConnected():
            for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
                session.connect("", "", name, "ActiveChanged", self, slot)
