"""The program as a process: it opens, leaves in good order when told to, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bpa_desk import app
from bpa_desk.settings import Settings

LEAVES_BY_ITSELF = """
import signal, sys
from PySide6.QtCore import QTimer
from bpa_desk import app
from bpa_desk.ui.application import Application
run = Application.run
def shown(self):
    QTimer.singleShot(200, lambda: signal.raise_signal(signal.SIGTERM))
    frame = self.window.frame
    print(frame.key if frame is not None else type(self.window.centralWidget()).__name__, flush=True)
    return run(self)
Application.run = shown
sys.exit(app.window({demo!r}))
"""


def left(demo: str | None, home: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    """Run the window until it is told to leave, and return what it said."""
    environment = {
        **os.environ,
        "BPA_DESK_HOME": str(home),
        "TMPDIR": str(temporary),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*=false",
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", LEAVES_BY_ITSELF.format(demo=demo)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_an_invented_ordning_opens_on_today_and_leaves_nothing(tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    temporary.mkdir()
    done = left("solli", home, temporary)
    assert (done.returncode, done.stdout.strip()) == (0, "today"), done.stderr
    assert list(temporary.glob("bpa_desk-*")) == []
    assert not (home / "settings.json").exists()
    assert list(home.rglob("*.bpa")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_without_a_file_the_way_in_is_shown(tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    temporary.mkdir()
    done = left(None, home, temporary)
    assert (done.returncode, done.stdout.strip()) == (0, "Gate"), done.stderr


def test_the_program_begins_at_today_and_remembers_where_one_was() -> None:
    settings = Settings(last_page="week", places={"week": {"day": "2026-11-24"}, "assistants": {}})
    app.begin_at_today(settings)
    assert settings.last_page == ""
    assert list(settings.places) == ["assistants", "week"]
    app.begin_at_today(settings)
    assert list(settings.places) == ["assistants", "week"]


def test_backups_stand_in_the_rail_once() -> None:
    keys = [spec.key for spec in app.pages()]
    assert keys.count("backup") == 1
    assert len(keys) == len(set(keys))


def test_a_crash_writes_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    asked: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda which, limits: asked.append((which, limits)))
    app._no_core_dump()
    assert asked == [(resource.RLIMIT_CORE, (0, 0))]
