"""What the first picture of *I dag* does without; nothing is timed, so that a busy machine is no fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from bpa_desk.demo.build import NOW, build
from bpa_desk.services import opening
from bpa_desk.services.opening import DataKey
from tests.house import tree

MOST_DATACLASSES = 25
"""Each takes half a millisecond to define; see docs/performance.md before this grows."""
MOST_DEAR = 3
"""How many of them the library defines all by itself, in three times that."""

LATER = (
    "PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtPrintSupport",
    "bpa_desk.demo", "bpa_desk.export", "bpa_desk.planner", "bpa_desk.services.exchange",
    "bpa_desk.domain.agreement", "bpa_desk.domain.pay", "bpa_desk.domain.rules", "bpa_desk.domain.turnus",
    "bpa_desk.domain.stillingsbeskrivelse", "bpa_desk.domain.timesheet_record",
    "bpa_desk.services.backups", "bpa_desk.services.due", "bpa_desk.services.lifecycle",
    "bpa_desk.services.situation", "bpa_desk.services.timesheets",
    "bpa_desk.storage.backup", "bpa_desk.storage.container", "bpa_desk.storage.slots",
    "bpa_desk.ui.command_box", "bpa_desk.ui.crash_log", "bpa_desk.ui.help",
    "bpa_desk.ui.kit.dialog", "bpa_desk.ui.kit.form", "bpa_desk.ui.kit.table", "bpa_desk.ui.start.gate",
    "argon2", "babel", "icalendar", "openpyxl", "ortools", "pypdf", "python_calamine", "reportlab",
    "sqlite_utils", "_hashlib", "ast", "calendar", "ctypes", "dis", "locale",
)  # fmt: skip
NAMES = ("QGradient", "QTableView", "QStyle", "QLocalServer")
"""Classes of Qt that cost by the names they carry, and that the first picture has no use for."""

START = f"""
import bpa_desk.domain.quick, dataclasses, json, linecache, sys
made, dear, process = [], [], dataclasses._process_class
def noted(cls, *rest):
    # For constructors made late the library is asked again, with a class of its own module.
    if cls.__module__.startswith("bpa_desk"):
        made.append(cls.__module__ + "." + cls.__qualname__)
    dear.extend((cls.__qualname__,) if rest[1] else ())
    return process(cls, *rest)
dataclasses._process_class = noted
from pathlib import Path
from bpa_desk import app
from bpa_desk.settings import Settings
from bpa_desk.ui import application, idle, qt_start, single
from bpa_desk.ui.start.program import Program
from bpa_desk.services import clock
from bpa_desk.services.opening import DataKey
from PySide6.QtCore import QEvent, QObject, QTimer
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
class Paint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is page:
            page.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False
def tell():
    qt_modules = (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)
    known = [name for name in {NAMES!r} for module in qt_modules if name in vars(module)]
    seen = dict(modules=sorted(sys.modules), made=list(made), known=known, words=page.hours_words.text())
    seen.update(dear=list(dear), asleep=len(qt_start.asleep()), read=sorted(linecache.cache))
    # What was put off must come all the same.
    program.claims._held._wait.start(0)
    def settle():
        if page.duties.buttons and program.claims.listening:
            seen["after"] = sorted(sys.modules)
            print(json.dumps(seen), flush=True)
            program.application.window.close()
            qt.quit()
        else:
            QTimer.singleShot(20, settle)
    settle()
file, key, now = Path(sys.argv[1]), DataKey(bytes.fromhex(sys.argv[2])), int(sys.argv[3])
settings = Settings(last_file=str(file))
# Put off by the clock, which is no measure on a busy machine: here it waits for the picture itself.
single.LISTENS_AFTER = idle.TICK = 600_000
with clock.fixed(now):
    qt = application.make(settings)
    program = Program(qt, settings, app.pages())
    program.enter(file, key)
    page, paint = program.application.window.page(), Paint()
    page.installEventFilter(paint)
    program.application.window.show()
    qt.exec()
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a start over the invented ordning had loaded when *I dag* was painted, and what soon after."""
    home = tmp_path_factory.mktemp("first")
    file, key = home / "nes.bpa", DataKey.new()
    store = opening.Store.create(file, key)
    build("nes", store)
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", START, str(file), key.raw.hex(), str(NOW)],
        cwd=tree.ROOT,
        env={**os.environ, "BPA_DESK_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def loaded(modules: list[str], name: str) -> list[str]:
    return [each for each in modules if each == name or each.startswith(name + ".")]


@pytest.mark.parametrize("name", LATER)
def test_it_is_painted_without(start: dict[str, Any], name: str) -> None:
    assert loaded(start["modules"], name) == []


def test_only_the_page_in_sight_is_loaded(start: dict[str, Any]) -> None:
    rooms = {"agreements", "attachments", "documents", "ordning", "people", "preferences", "timesheets",
             "turnus", "week"}  # fmt: skip
    assert [each for room in rooms for each in loaded(start["modules"], f"bpa_desk.ui.{room}")] == []
    assert loaded(start["modules"], "bpa_desk.ui.pages") == ["bpa_desk.ui.pages"]


def test_few_dataclasses_are_made(start: dict[str, Any]) -> None:
    assert "bpa_desk.domain.shift.Shift" in start["made"]
    assert len(start["made"]) <= MOST_DATACLASSES, start["made"]
    assert len(start["dear"]) <= MOST_DEAR, start["dear"]


def test_qt_is_not_asked_for_classes_with_many_names(start: dict[str, Any]) -> None:
    assert start["known"] == []


def test_qt_has_neither_run_its_seldom_parts_nor_read_our_source(start: dict[str, Any]) -> None:
    assert start["asleep"] == 8
    assert [each for each in start["read"] if "bpa_desk" in each] == []


def test_it_shows_the_hours_and_what_was_put_off_comes(start: dict[str, Any]) -> None:
    assert "brukt" in start["words"]
    for name in ("bpa_desk.domain.rules", "bpa_desk.services.situation", "PySide6.QtNetwork"):
        assert loaded(start["after"], name)
