"""What happens when the program itself is at fault: one calm dialog, a log line, and the work goes on."""

from __future__ import annotations

import contextlib
import faulthandler
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from bpa_desk import paths

if TYPE_CHECKING:
    from bpa_desk.ui.crash_dialog import CrashDialog
    from bpa_desk.ui.crash_log import Fault

QUIET = 60.0
"""Seconds in which the same fault is only logged: a paint event can fail sixty times a second."""


class FaultWatch(QObject):
    """Takes every exception nobody caught, in any thread, and shows at most one dialog at a time."""

    # Queued to the window's thread by Qt when another thread is at fault.
    _met = Signal(object, str)

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._shown: dict[str, float] = {}
        self.dialog: CrashDialog | None = None
        self._file: TextIO | None = None
        self._met.connect(self._show)

    def install(self) -> None:
        """Take over the hooks of Python and Qt; the low-level crash trace goes to a file of its own."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_traceback, "thread")
        sys.unraisablehook = lambda args: self._log_only(args.exc_type, args.exc_traceback)
        qInstallMessageHandler(self._qt_said)
        with contextlib.suppress(OSError):
            folder = paths.private_folder(paths.log_folder())
            self._file = (folder / "fatal.txt").open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None

    def take(self, error: BaseException, where: str = "work") -> None:
        """Treat an exception as a fault of the program."""
        self._take(type(error), error.__traceback__, where)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._take(kind, trace, "window")

    def _take(self, kind: type[BaseException], trace: TracebackType | None, where: str) -> None:
        from bpa_desk.ui.crash_log import fault, record  # not needed in a good start

        found = fault(kind, trace)
        record(found, where)
        self._met.emit(found, where)

    def _log_only(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        from bpa_desk.ui.crash_log import fault, record

        record(fault(kind, trace), "cleanup")

    def _show(self, found: Fault, _where: str) -> None:
        now = self._clock()
        last = self._shown.get(found.code)
        if self.dialog is not None or (last is not None and now - last < QUIET):
            return
        self._shown[found.code] = now
        from bpa_desk.ui.crash_dialog import CrashDialog

        self.dialog = CrashDialog(QApplication.activeWindow(), found)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _qt_said(self, level: QtMsgType, context: object, _message: str) -> None:
        if level in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        from bpa_desk.ui.crash_log import Fault, record

        # Qt's words may quote what is on screen; its category and our place in the code do not.
        category = str(getattr(context, "category", "") or "default")
        record(Fault("QT", f"Qt {level.name} {category}", ()), "qt")
