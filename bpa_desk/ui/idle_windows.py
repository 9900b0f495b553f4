"""Hears from Windows that the machine is about to sleep or that the session is locked."""

from __future__ import annotations

import ctypes
import ctypes.wintypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtWidgets import QApplication

_POWER, _SUSPEND = 0x0218, 0x0004
_SESSION, _LOCKED = 0x02B1, 0x0007


class _Listener(QAbstractNativeEventFilter):
    def __init__(self, tell: Callable[[bool], None]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(  # noqa: N802 - Qt's spelling
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if QByteArray(kind).data() == b"windows_generic_MSG":
            said = ctypes.wintypes.MSG.from_address(int(message))
            if (said.message, said.wParam) in ((_POWER, _SUSPEND), (_SESSION, _LOCKED)):
                self._tell(True)
        return False, 0


def listen(application: QApplication, tell: Callable[[bool], None]) -> None:
    """Call ``tell(True)`` on sleep and on session lock, for as long as the application lives."""
    listener = _Listener(tell)
    application.installNativeEventFilter(listener)
    application.setProperty("idle_listener", listener)
    for window in application.topLevelWidgets():
        # Without asking, Windows tells only of sleep.
        ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(int(window.winId()), 0)  # type: ignore[attr-defined]
