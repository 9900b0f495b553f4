"""The window, joined together once: settings, the file that is open, its pages, and the way in and out."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_
from bpa_desk.settings import Settings
from bpa_desk.ui import application
from bpa_desk.ui.application import Application
from bpa_desk.ui.page import Page, PageSpec
from bpa_desk.ui.pages import PAGES
from bpa_desk.ui.signals import Signals

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bpa_desk.ui.desk import Desk


def window(demo: str | None = None) -> int:
    """Open the window on one's own file, or on an invented ordning; return the exit code when it is left."""
    _no_core_dump()
    settings = Settings.load()
    return _own(settings) if demo is None else _invented(settings, demo)


def pages() -> tuple[PageSpec, ...]:
    """Return the pages of the rail, the backups among those at its foot."""
    if any(spec.key == "backup" for spec in PAGES):
        return PAGES
    return (*PAGES, PageSpec("backup", "backup", N_("Backups"), _backup, settings=True))


def begin_at_today(settings: Settings) -> None:
    """Let the program open on its first page; where one was becomes what *I dag* offers to go back to."""
    last, settings.last_page = settings.last_page, ""
    if last and last != PAGES[0].key:
        # *I dag* takes the place that was written last.
        settings.places[last] = settings.places.pop(last, {})


def _own(settings: Settings) -> int:
    from bpa_desk.ui.start.program import Program

    qt = application.make(settings)
    program = Program(qt, settings, pages())
    begin_at_today(settings)
    if not program.begin():
        return 0  # the first window has come to the front
    Signals(program.application.window)
    return program.application.run()


def _invented(settings: Settings, name: str) -> int:
    from bpa_desk.demo.build import build, standing_still
    from bpa_desk.storage.keys import DataKey
    from bpa_desk.storage.store import Store

    # Looks are the user's own, but nothing of the invented ordning is remembered.
    settings.path, settings.last_page, settings.last_file, settings.places = None, "", "", {}
    with tempfile.TemporaryDirectory(prefix="bpa_desk-", ignore_cleanup_errors=True) as folder:
        store = Store.create(Path(folder) / f"{name}.bpa", DataKey.new())
        try:
            build(name, store)
            with standing_still():
                qt = application.make(settings)
                joined = Application(qt, settings, pages(), gate=_no_gate)
                joined.open(store, can_lock=False)
                Signals(joined.window)
                return joined.run()
        finally:
            store.close()


def _no_gate(_application: Application) -> QWidget:
    from PySide6.QtWidgets import QWidget

    return QWidget()


def _backup(desk: Desk) -> Page:
    from bpa_desk.ui.backup.page import BackupPage

    return BackupPage(desk)


def _no_core_dump() -> None:
    """Keep the memory of the program, with key and names in it, from being written out when it crashes."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
