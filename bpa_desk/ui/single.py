"""One window a file: a second start raises the first window in place of opening another."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from bpa_desk import paths
from bpa_desk.services.opening import FileLock
from bpa_desk.services.store import StorageError
from bpa_desk.ui.kit.digest import digest

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LISTENS_AFTER = 2000
"""Milliseconds from the claim until the first window listens for others: its own picture comes first."""
PATIENCE = 3000
"""Milliseconds a second start waits for the first to answer."""
_BETWEEN = 0.05


class OneWindow(QObject):
    """Claims a file for this process. Signal ``raise_asked`` when another start wanted the same file."""

    raise_asked = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The name must not tell which file it is: other users can list local sockets.
        self._name = "bpa_desk-" + digest(str(file.resolve()))
        # The system lets go of it however the program ends. Qt's own kind waits for the disk.
        self._lock = FileLock(paths.private_folder(paths.app_folder()) / self._name)
        self._server: QLocalServer | None = None
        # The lock alone keeps others out; listening loads QtNetwork, which the first picture does without.
        self._wait = QTimer(self, singleShot=True, interval=LISTENS_AFTER)
        self._wait.timeout.connect(self._listen)

    def claim(self) -> bool:
        """Return True when this process is the first; otherwise ask the first to raise its window."""
        try:
            self._lock.take()
        except StorageError:
            return not self._call_the_first()
        self._wait.start()
        return True

    @property
    def listening(self) -> bool:
        """True once another start can ask this one to raise its window."""
        return self._server is not None

    def release(self) -> None:
        """Let another process have the file."""
        self._wait.stop()
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.release()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # left behind by a crash
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def _call_the_first(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket, last = QLocalSocket(), monotonic() + PATIENCE / 1000
        while True:
            socket.connectToServer(self._name)
            reached = socket.waitForConnected(PATIENCE)
            socket.abort()
            # The first may not listen yet; then there is nobody to wait for, and the answer comes at once.
            if reached or monotonic() >= last:
                return reached
            sleep(_BETWEEN)

    def _answer(self) -> None:
        if self._server is None:
            return
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.raise_asked.emit()
