"""What the system says to the running program: that it must leave."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QWidget


class Signals(QObject):
    """Closes the window in good order when the system asks: Python hears a signal only when Qt lets it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        if sys.platform == "win32":
            return  # there the system closes the window itself, and a pipe cannot be watched
        self._inside, outside = os.pipe()
        for end in (self._inside, outside):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._inside, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._leave)
        signal.set_wakeup_fd(outside)
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda _number, _frame: None)

    def _leave(self) -> None:
        os.read(self._inside, 64)
        self._window.close()
