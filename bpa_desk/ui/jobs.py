"""Long work on a thread of its own: it gets frozen facts, gives back a value, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

PATIENCE = 300
"""Milliseconds before progress is shown."""

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the work."""


class Progress:
    """What the work tells about itself; made for the worker's thread."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; raises Cancelled when it is to stop."""
        self.check()
        self._tell(done, total)

    def check(self) -> None:
        """Raise Cancelled when the work is to stop."""
        if self._stop.is_set():
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        """Whether the work is to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()


class Job(QObject):
    """One piece of work; its signals come in the window's thread, ``slow`` once after 300 ms."""

    slow = Signal()
    progressed = Signal(int, int)
    ended = Signal()
    _finished = Signal(object)
    _failed = Signal(object)

    def __init__(self, title: str, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress(self.progressed.emit)
        self._work = work
        self._done: Callable[[Any], None] | None = None
        self._on_error: Callable[[BaseException], None] | None = None
        # A Python thread, not a QThread: deleting a QThread with its parent has aborted the process here.
        self._thread = threading.Thread(target=self.work_now, name="job", daemon=True)
        self._finished.connect(self._succeed)
        self._failed.connect(self._fail)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.slow.emit)

    def start(self, done: Callable[[Any], None], failed: Callable[[BaseException], None] | None) -> None:
        """Begin; ``done`` gets the value, ``failed`` the exception (without it, it is raised as a bug)."""
        self._done, self._on_error = done, failed
        self._patience.start()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; neither ``done`` nor ``failed`` is called then."""
        self.progress.cancel()

    def wait(self) -> None:
        """Block until the thread has ended, for closing down."""
        self._thread.join()

    def work_now(self) -> None:
        """Do the work on the calling thread and post what came of it."""
        try:
            value = self._work(self.progress)
            self.progress.check()
        except BaseException as error:
            self._failed.emit(error)
        else:
            self._finished.emit(value)

    def _succeed(self, value: Any) -> None:
        self._end()
        if self._done is not None and not self.progress.cancelled:
            self._done(value)

    def _fail(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, Cancelled):
            return
        if self._on_error is None:
            raise error
        self._on_error(error)

    def _end(self) -> None:
        self._patience.stop()
        self._thread.join()
        self.ended.emit()


class Jobs(QObject):
    """All work under way; ``slow_job`` gives a Job that has passed 300 ms, for its progress to be shown."""

    slow_job = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._gone: list[Job] = []

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Run ``work`` on a thread. It may touch neither the store nor a widget: give it frozen facts."""
        job = Job(title, work)
        self._running.append(job)
        job.slow.connect(lambda: self.slow_job.emit(job))
        job.ended.connect(lambda: self._forget(job))
        job.start(done, failed)
        return job

    @property
    def running(self) -> tuple[Job, ...]:
        """The work under way."""
        return tuple(self._running)

    def stop_all(self) -> None:
        """Ask all work to stop and wait for it."""
        for job in self.running:
            job.cancel()
            job.wait()

    def _forget(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
            # The job is in the middle of telling that it ended: it may go only after that.
            self._gone.append(job)
            QTimer.singleShot(0, self, self._gone.clear)
