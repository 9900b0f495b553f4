"""The window for bringing something along: choose a file, see what would come of it, and nod."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bpa_desk.language import _, current
from bpa_desk.services import clock, ordning, people
from bpa_desk.services.exchange import people_import, plan_import, rota_import
from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.people_import import PeoplePreview
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.safety import backup_before_import
from bpa_desk.services.exchange.workbook import Workbook
from bpa_desk.services.store import StorageError
from bpa_desk.ui import theme
from bpa_desk.ui.importing import source as work
from bpa_desk.ui.importing.bench import SheetBench
from bpa_desk.ui.importing.file_field import FileField
from bpa_desk.ui.importing.outcome import Preview, is_empty
from bpa_desk.ui.importing.result import ResultSection
from bpa_desk.ui.importing.source import Guess, Source
from bpa_desk.ui.jobs import Job, Progress
from bpa_desk.ui.kit.announce import Announcer, announce
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.locking import lock_by_key
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.tab_order import put_behind
from bpa_desk.ui.kit.tall import Tall
from bpa_desk.ui.undo_bar import ProgressBar

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk

CODES = "import.codes"
PAUSE = 200
"""Milliseconds after the last key before the sheet is read anew."""


class ImportDialog(QDialog):
    """Reads on another thread and writes once, as one change that can be undone; Esc leaves all as it was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._source: Source | None = None
        self._known: Known | None = None
        self._preview: Preview | None = None
        self._job: Job | None = None
        self._asked = ""
        self.setWindowTitle(_("Bring an old plan along"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        lock_by_key(self)
        self._build()
        self._pause.timeout.connect(self._read)
        self.file.chosen.connect(self.open_file)
        self.bench.sheet_chosen.connect(self._guess)
        self.bench.edited.connect(self._read_soon)
        self.coming.rejects.chosen.connect(lambda each: self.bench.point_at(each) if each else None)
        desk.session.failed.connect(self._show_problem)

    def open_file(self, path: Path) -> None:
        """Read the file on another thread and show what it holds."""
        self._clear()
        self._run(_("Reading {file}", file=path.name), partial(work.open_source, path), self._opened)

    def reject(self) -> None:
        """Leave without bringing anything in; work under way is stopped."""
        self._pause.stop()
        self._stop()
        super().reject()

    def _build(self) -> None:
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(5),) * 4)
        box.setSpacing(now.gap(3))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = Tall()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, now.gap(2), 0)
        inner.setSpacing(now.gap(4))
        inner.addWidget(Heading(self.windowTitle(), 1))
        promise = _("You see what will come before anything is changed, and it can all be undone at once.")
        inner.addWidget(words(promise, "soft"))
        self.file, self.coming = FileField(), ResultSection()
        self.bench = SheetBench(partial(self._desk.session.read, clock.today))
        # What is asked stands above what the answers change, for the eye and for the Tab key.
        self.bench.codes.before = self.bench.first_day.field
        asked = (self.bench.first_day, self.bench.codes, self.bench.who)
        for each in (self.file, *asked, self.coming, self.bench):
            inner.addWidget(each)
        inner.addStretch(1)
        scroll.setWidget(held)
        box.addWidget(scroll, 1)
        self.progress = ProgressBar()
        self.problem = Notice("", "error")
        self.announcer = Announcer()
        self.announcer.setWordWrap(True)
        for hidden in (self.progress, self.problem, self.announcer, self.bench, self.coming):
            hidden.hide()
        for line in (self.progress, self.problem, self.announcer):
            box.addWidget(line)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel_button = button(_("Cancel"), self.reject)
        self.accept_button = button(_("Bring it in"), self.bring_in, kind="primary")
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        box.addLayout(row)
        put_behind(self.file.line, self.bench.first_day.field)
        self.accept_button.setEnabled(False)
        self.resize(min(860 * now.percent // 100, 1180), min(700 * now.percent // 100, 760))

    # Reading

    def _opened(self, found: Source) -> None:
        session = self._desk.session
        self._source = found
        self._known = session.read(plan_import.known)
        if found.rota is not None:
            self._show(session.read(rota_import.preview_rota, found.rota))
        elif found.cards:
            present = tuple(session.read(people.assistants, archived=None))
            self._show(people_import.read_address_book(list(found.cards), present))
        elif len(found.sheets) == 1:
            self._sorted_out(Workbook())
        else:
            task = partial(work.sort_out, found.sheets, session.read(clock.today), self._known)
            self._run(_("Reading the sheets"), task, self._sorted_out)

    def _sorted_out(self, book: Workbook) -> None:
        assert self._source is not None
        self.bench.show_sheets(self._source.sheets, book)
        self._guess()

    def _guess(self) -> None:
        self._forget()
        if self.bench.together:
            self.bench.show_together(self._remembered())
            self.bench.show()
            self._read()
            return
        today = self._desk.session.read(clock.today)
        task = partial(work.guess, self.bench.sheet, self.bench.others, today)
        self._run(_("Reading the sheet"), task, self._guessed)

    def _guessed(self, guess: Guess) -> None:
        self.bench.show_guess(guess, self._remembered())
        self.bench.show()
        self._asked = self.bench.first_day.spoken()
        self._read()

    def _read_soon(self) -> None:
        self._forget()
        self._pause.start()

    def _read(self) -> None:
        if self._known is None or self._source is None or not self._source.sheets:
            return
        bench, known = self.bench, self._known
        if bench.waiting:
            self.coming.hide()
            return
        task: Callable[[Progress], Preview]
        if bench.together:
            task = partial(work.read_all, bench.workbook(), known)
        elif bench.lists_people:
            task = partial(work.read_people, bench.sheet, bench.people_mapping(), known.assistants)
        else:
            task = partial(work.read_plan, bench.sheet, bench.plan_mapping(), known)
        self._run(_("Reading the sheet"), task, self._show)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        named = len(self.bench.who.fields)
        self.bench.show_preview(preview)
        self.coming.show_preview(preview)
        self.coming.show()
        self.accept_button.setEnabled(not is_empty(preview))
        who = self.bench.who.spoken() if len(self.bench.who.fields) > named else ""
        announce(" ".join(filter(None, (self._asked, self.coming.spoken(), who))), beside=self)
        self._asked = ""

    # Bringing in

    def bring_in(self) -> None:
        """Make a verified backup, then add everything as one change; without the backup nothing is added."""
        if self._preview is None or is_empty(self._preview):
            return
        self.accept_button.setEnabled(False)
        self.problem.hide()
        make = self._desk.session.read(backup_before_import)
        if make is None:
            self._apply(None)
        else:
            self._run(_("Making a backup first"), lambda _progress: make(), self._apply)

    def _apply(self, _backup: object) -> None:
        session, preview = self._desk.session, self._preview
        assert preview is not None
        if isinstance(preview, ImportPreview):
            outcome = session.attempt(plan_import.apply, preview)
        elif isinstance(preview, PeoplePreview):
            outcome = session.attempt(people_import.apply_people, preview)
        else:
            outcome = session.attempt(rota_import.apply_rota, preview)
        if not outcome:
            self.accept_button.setEnabled(True)
            if outcome.error is not None:
                self._show_problem(current().message(outcome.error.message))
            return
        self._remember()
        self.accept()
        key, place = _where(self._desk, preview)
        self._desk.go(key, place)

    def _remembered(self) -> dict[str, str]:
        found = self._desk.session.read(ordning.setting, CODES, {})
        types = {each.code.casefold() for each in self._known.types} if self._known else set()
        if not isinstance(found, dict):
            return {}
        return {str(code): str(told) for code, told in found.items() if str(code).casefold() not in types}

    def _remember(self) -> None:
        told = self.bench.codes.meanings()
        if told:
            self._desk.session.attempt(ordning.set_setting, CODES, {**self._remembered(), **told})

    # Work under way, and what went wrong

    def _run(self, title: str, task: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        self._stop()
        job = self._job = self._desk.jobs.run(title, task, done, self._failed)
        job.slow.connect(lambda: self.progress.show_job(job))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, ImportFileError):
            self._show_problem(current().message(error.message))
        elif isinstance(error, StorageError):
            self._show_problem(
                _("{problem} Nothing has been brought in.", problem=current().message(error.message))
            )
            self.accept_button.setEnabled(self._preview is not None and not is_empty(self._preview))
        elif isinstance(error, OSError):
            self._show_problem(_("The file cannot be read. Is it still there, and may you open it?"))
        else:
            raise error

    def _show_problem(self, text: str) -> None:
        self.problem.show_text(text)
        self.problem.show()
        announce(text, urgent=True, beside=self)

    def _clear(self) -> None:
        self._source = None
        self._forget()
        self.problem.hide()
        self.bench.hide()
        self.bench.first_day.hide()
        self.bench.codes.hide()
        self.bench.who.hide()
        self.coming.hide()

    def _forget(self) -> None:
        self._stop()
        self._preview = None
        self.accept_button.setEnabled(False)


def open_import(desk: Desk, parent: QWidget | None) -> ImportDialog:
    """Open the window for bringing an old plan, assistants or a rota file along, and return it."""
    dialog = ImportDialog(desk, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    dialog.file.setFocus()
    return dialog


def _where(desk: Desk, preview: Preview) -> tuple[str, dict[str, object]]:
    """Return the page that shows what was brought in."""
    if isinstance(preview, PeoplePreview) or not preview.shifts:
        return "assistants", {}
    first = min(each.start for each in preview.shifts)
    day = desk.session.read(lambda store: store.zone.day(first))
    return "week", {"day": day.isoformat()}


