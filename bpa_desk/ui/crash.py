"""What happens when the program itself is at fault: one calm dialog, a log line, and the work goes on."""

from __future__ import annotations

import contextlib
import faulthandler
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bpa_desk import paths
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.crash_log import Fault, fault, record
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import Heading, words

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
        found = fault(kind, trace)
        record(found, where)
        self._met.emit(found, where)

    def _log_only(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        record(fault(kind, trace), "cleanup")

    def _show(self, found: Fault, _where: str) -> None:
        now = self._clock()
        last = self._shown.get(found.code)
        if self.dialog is not None or (last is not None and now - last < QUIET):
            return
        self._shown[found.code] = now
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
        # Qt's words may quote what is on screen; its category and our place in the code do not.
        category = str(getattr(context, "category", "") or "default")
        record(Fault("QT", f"Qt {level.name} {category}", ()), "qt")


class CrashDialog(QDialog):
    """Says in plain words what happened, what is safe and what to do; no trace in anyone's face."""

    def __init__(self, parent: QWidget | None, found: Fault) -> None:
        super().__init__(parent)
        self._fault = found
        self.setWindowTitle(_("Something went wrong in the program"))
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(6),) * 4)
        box.setSpacing(now.gap(3))
        box.addWidget(Heading(_("Something went wrong in the program"), 1))
        box.addWidget(
            words(_("It is the program's fault, not yours. Everything you saved before this is safe."))
        )
        box.addWidget(words(_("You can go on. Look at what you did last: it may not have been saved.")))
        box.addWidget(
            words(_("If it happens again, save an error report and send it to those who make the program."))
        )
        box.addWidget(words(_("Code: {code}", code=found.code), "soft"))
        details = Details(_("Show what the report holds"))
        report = QPlainTextEdit(found.report)
        report.setAccessibleName(_("Error report"))
        report.setReadOnly(True)
        report.setTabChangesFocus(True)
        report.setMinimumHeight(round(160 * now.scale))
        details.add(report)
        box.addWidget(details)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(_("Save error report …"), self._save))
        go_on = button(_("Go on"), self.accept, kind="primary")
        row.addWidget(go_on)
        box.addLayout(row)
        go_on.setFocus()
        self.resize(round(560 * now.scale), self.sizeHint().height())

    def _save(self) -> None:
        name = f"bpa_desk-{self._fault.code}.txt"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save error report"), name)
        if chosen:
            with contextlib.suppress(OSError):
                Path(chosen).write_text(self._fault.report, encoding="utf-8")
