"""The running program: Qt set up once, the window, opening and locking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from bpa_desk import __version__, language
from bpa_desk.settings import Settings
from bpa_desk.ui import theme
from bpa_desk.ui.crash import FaultWatch
from bpa_desk.ui.idle import Idle
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.page import PageSpec
from bpa_desk.ui.qt_language import Translator
from bpa_desk.ui.session import Session

if TYPE_CHECKING:
    from bpa_desk.services.store import Store


def make(settings: Settings, arguments: Sequence[str] = ()) -> QApplication:
    """Return the Qt application with our style, fonts, look, language and names; call once a process."""
    language.use(settings.language)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    # Named here, the style is made without Python meeting its class, which has six hundred names to load.
    style = ("-style", theme.STYLE)
    made = QApplication([sys.argv[0] if sys.argv else "bpa_desk", *style, *arguments])
    QCoreApplication.setApplicationName("bpa_desk")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("bpa_desk")
    made.installTranslator(Translator(made))
    theme.prepare(made, styled=True)
    theme.apply(made, theme.named(settings.palette, settings.text_percent))
    return made


class Application(QObject):
    """Holds the one window and what is open in it.

    ``gate`` makes the widget to show while nothing is open (create, unlock); it calls :meth:`open` with a
    store. Signals: ``opened`` (Session), ``closing`` (Session, still open: save drafts, make the backup),
    ``locked``.
    """

    opened = Signal(object)
    closing = Signal(object)
    locked = Signal()

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        pages: Sequence[PageSpec],
        gate: Callable[[Application], QWidget],
    ) -> None:
        super().__init__(application)
        self.settings = settings
        self.faults = FaultWatch(parent=self)
        self.session: Session | None = None
        self._gate = gate
        self._qt = application
        self.window = MainWindow(settings, pages)
        self.window.lock_asked.connect(self.lock)
        self.window.left.connect(self._leave)
        self.window.told.connect(self._retell)
        self.idle = Idle(application)
        self.idle.due.connect(self.lock)

    def open(self, store: Store, can_lock: bool = True) -> Session:
        """Show the desk for an open store; ``can_lock`` False for a throw-away one without passphrase."""
        self.session = Session(store, self)
        self.window.show_session(self.session, can_lock)
        if can_lock:
            self.idle.start(self.settings.idle_minutes)
        self.opened.emit(self.session)
        return self.session

    def lock(self) -> None:
        """Close the file, forget its key, leave no text of it in the window, and show the gate."""
        if self.session is None:
            return
        self.idle.stop()
        self.settings.save()
        self._close_session()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self.show_gate()
        self.locked.emit()

    def show_gate(self) -> None:
        """Show the gate in place of the desk."""
        self.window.show_gate(self._gate(self))

    def raise_window(self) -> None:
        """Bring the window to the front, and the keys to the dialog that stands open in it, if one does."""
        window = self.window
        window.setWindowState(
            (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        window.show()
        for each in (window, QApplication.activeModalWidget() or window):
            each.raise_()
        each.activateWindow()

    def run(self) -> int:
        """Show the window and live until it is closed; return the exit code."""
        self.faults.install()
        self.window.show()
        try:
            return self._qt.exec()
        finally:
            self.faults.remove()

    def _close_session(self) -> None:
        session, self.session = self.session, None
        if session is not None:
            self.window.keep_drafts()
            self.closing.emit(session)
            self.window.remember_place()
            self.window.drop_desk()
            session.close()
            session.deleteLater()

    def _leave(self) -> None:
        self.idle.stop()
        self._close_session()

    def _retell(self) -> None:
        if self.session is None:
            self.show_gate()
