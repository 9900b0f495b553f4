"""Jobs, faults, the idle lock, one window a file, Qt's words and the window's own settings."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk import language, paths
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui import crash_log, single
from bpa_desk.ui.application import Application
from bpa_desk.ui.crash import FaultWatch
from bpa_desk.ui.crash_dialog import CrashDialog
from bpa_desk.ui.fuzzy import score
from bpa_desk.ui.idle import Idle
from bpa_desk.ui.jobs import Jobs, Progress
from bpa_desk.ui.qt_language import Translator, qt_words
from bpa_desk.ui.single import OneWindow
from tests.ui.audit import problems
from tests.ui.frame.rooms import PAGES

pytestmark = pytest.mark.usefixtures("look")


# Jobs


def test_work_is_done_elsewhere_and_its_value_comes_home(qtbot: QtBot) -> None:
    jobs = Jobs()
    homes: list[object] = []

    def work(progress: Progress) -> int:
        homes.append(threading.current_thread())
        progress.report(1, 1)
        return 42

    def done(value: int) -> None:
        homes.append(value)
        homes.append(threading.current_thread())

    job = jobs.run("Regner", work, done)
    with qtbot.waitSignal(job.ended):
        pass
    qtbot.waitUntil(lambda: len(homes) == 3)
    assert homes[0] is not threading.main_thread()
    assert homes[1:] == [42, threading.main_thread()]
    assert jobs.running == ()


def test_slow_work_is_shown_and_can_be_stopped(qtbot: QtBot) -> None:
    jobs = Jobs()
    waiting = threading.Event()
    values: list[object] = []

    def work(progress: Progress) -> None:
        waiting.wait(10)
        progress.report(1, 2)

    with qtbot.waitSignal(jobs.slow_job) as told:
        job = jobs.run("Venter", work, values.append, values.append)
    assert told.args == [job]
    job.cancel()
    with qtbot.waitSignal(job.ended):
        waiting.set()
    assert values == []


def test_failed_work_gives_its_error(qtbot: QtBot) -> None:
    jobs = Jobs()
    errors: list[BaseException] = []

    def work(_progress: Progress) -> None:
        raise OSError("full")

    job = jobs.run("Feiler", work, lambda _value: None, errors.append)
    with qtbot.waitSignal(job.ended):
        pass
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], OSError)


# Faults


def _fault(secret: str = "Kari Nordmann") -> Exception:
    try:
        raise ValueError(secret)
    except ValueError as error:
        return error


def _shown(watch: FaultWatch) -> CrashDialog | None:
    return watch.dialog


def test_one_dialog_for_many_faults_and_a_log_without_words(qtbot: QtBot) -> None:
    now = [0.0]
    watch = FaultWatch(clock=lambda: now[0])
    error = _fault()
    for _again in range(20):
        watch.take(error)
    dialog = watch.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert problems(dialog) == []
    seen = " ".join(label.text() for label in dialog.findChildren(QLabel))
    seen += "".join(each.toPlainText() for each in dialog.findChildren(QPlainTextEdit))
    assert "Kari" not in seen
    dialog.accept()
    watch.take(error)
    assert _shown(watch) is None
    now[0] = 100.0
    watch.take(error)
    again = _shown(watch)
    assert again is not None
    again.accept()
    log = paths.log_folder() / "faults.jsonl"
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 22
    assert "Kari" not in log.read_text(encoding="utf-8")
    assert lines[0]["kind"] == "builtins.ValueError"
    assert lines[0]["places"][0].startswith("tests/ui/frame/test_running.py:")
    if os.name != "nt":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_faults_in_slots_and_threads_are_taken(qtbot: QtBot) -> None:
    watch = FaultWatch()
    before = sys.excepthook
    watch.install()
    try:
        sys.excepthook(ValueError, _fault(), None)
        assert watch.dialog is not None
        watch.dialog.accept()
        qtbot.waitUntil(lambda: watch.dialog is None)

        def broken() -> None:
            raise LookupError("Kari")

        thread = threading.Thread(target=broken)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: watch.dialog is not None)
        assert watch.dialog is not None
        watch.dialog.accept()
    finally:
        watch.remove()
        sys.excepthook = before


def test_the_log_turns_over(tmp_path: Path) -> None:
    found = crash_log.Fault("ABC", "x.Y", ("a.py:1 f",))
    path = tmp_path / "faults.jsonl"
    for _number in range(7):
        path.write_bytes(b"x" * crash_log.LARGEST)
        assert crash_log.record(found, "test", tmp_path)
    assert len(list(tmp_path.glob("faults*.jsonl"))) == crash_log.KEPT


def test_a_log_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert not crash_log.record(crash_log.Fault("A", "b", ()), "test", blocked)


# Idle


class _Clocks:
    def __init__(self) -> None:
        self.steady = self.wall = 1000.0

    def pass_by(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds


@pytest.fixture
def clocks() -> _Clocks:
    return _Clocks()


@pytest.fixture
def idle(qapp: QApplication, clocks: _Clocks) -> Iterator[Idle]:
    made = Idle(qapp, lambda: clocks.steady, lambda: clocks.wall)
    made.start(10)
    yield made
    made.stop()


def test_ten_minutes_without_a_touch(qtbot: QtBot, idle: Idle, clocks: _Clocks) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    for _step in range(299):
        clocks.pass_by(2)
        idle.tick()
    with qtbot.assertNotEmitted(idle.due):
        QTest.keyClick(field, Qt.Key.Key_A)
        for _step in range(299):
            clocks.pass_by(2)
            idle.tick()
    with qtbot.waitSignal(idle.due):
        clocks.pass_by(2)
        idle.tick()


def test_sleep_locks_at_once(qtbot: QtBot, idle: Idle, clocks: _Clocks) -> None:
    clocks.pass_by(2)
    idle.tick()
    clocks.wall += 60
    with qtbot.waitSignal(idle.due):
        idle.tick()


def test_the_system_can_ask_for_the_lock(qtbot: QtBot, idle: Idle) -> None:
    with qtbot.assertNotEmitted(idle.due):
        idle.system_said(False)
    with qtbot.waitSignal(idle.due):
        idle.system_said(True)
    with qtbot.assertNotEmitted(idle.due):
        idle.system_said(True)


# One window


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = OneWindow(tmp_path / "a.bpa"), OneWindow(tmp_path / "a.bpa")
    other = OneWindow(tmp_path / "b.bpa")
    assert first.claim()
    assert other.claim()
    qtbot.waitUntil(lambda: first.listening)
    with qtbot.waitSignal(first.raise_asked):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()
    other.release()


def test_a_second_start_waits_until_the_first_listens(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneWindow(tmp_path / "a.bpa")
    assert first.claim()
    assert not first.listening
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "qt = QCoreApplication([]); from bpa_desk.ui.single import OneWindow\n"
        "sys.exit(OneWindow(Path(sys.argv[1])).claim())\n"
    )
    with qtbot.waitSignal(first.raise_asked, timeout=30_000):
        second = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "a.bpa")])
    assert second.wait(30) == 0
    first.release()


def test_a_claim_that_was_let_go_never_listens(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "LISTENS_AFTER", 0)
    first, other = OneWindow(tmp_path / "a.bpa"), OneWindow(tmp_path / "b.bpa")
    assert first.claim()
    assert other.claim()
    first.release()
    qtbot.waitUntil(lambda: other.listening)
    assert not first.listening
    other.release()


# Application


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_opening_and_locking(qtbot: QtBot, qapp: QApplication, store: Store) -> None:
    gates: list[QWidget] = []

    def gate(_application: Application) -> QWidget:
        gates.append(QLabel("Lås opp"))
        return gates[-1]

    application = Application(qapp, Settings(), PAGES, gate)
    qtbot.addWidget(application.window)
    application.show_gate()
    with qtbot.waitActive(application.window):
        application.raise_window()
    still_open: list[int] = []
    application.closing.connect(lambda session: still_open.append(session.store.generation))
    application.open(store)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Kari")
    # Only what is ours may be thrown away; the offscreen platform never says that anything is.
    ours = clipboard.ownsClipboard()
    with qtbot.waitSignal(application.locked):
        QTest.keyClick(application.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert still_open
    assert application.session is None
    assert application.window.centralWidget() is gates[-1]
    assert len(gates) == 2
    assert not ours or clipboard.text() == ""
    application.lock()
    assert len(gates) == 2
    application.window.close()


# Words and settings


def test_qt_speaks_our_languages(qapp: QApplication) -> None:
    translator = Translator()
    for code in ("nb", "nn"):
        language.use(code)
        assert all(qt_words())
        assert translator.translate("QShortcut", "Shift")
        assert translator.translate("QLineEdit", "&Copy") not in ("", "&Copy")
        assert translator.translate("QLineEdit", "No such words") is None
    language.use("en")
    assert translator.translate("QLineEdit", "&Copy") is None


def test_qt_keeps_its_words_where_we_have_none(qapp: QApplication) -> None:
    translator = Translator()
    qapp.installTranslator(translator)
    try:
        for code, copied in (("nb", "&Kopier"), ("en", "&Copy")):
            language.use(code)
            assert QCoreApplication.translate("QLineEdit", "&Copy") == copied
            assert QCoreApplication.translate("QColorDialog", "Hu&e:") == "Hu&e:"
    finally:
        qapp.removeTranslator(translator)


def test_settings_come_back_and_nonsense_does_not(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings.load(path)
    settings.language, settings.text_percent, settings.places = "nn", 150, {"week": {"day": "2026-11-24"}}
    assert settings.save()
    assert Settings.load(path) == settings
    for broken in (
        "",
        "[]",
        "{",
        '{"language": "xx", "text_percent": 900, "rail_folded": 1, "palette": null}',
        "9" * 5000,
    ):
        path.write_text(broken, encoding="utf-8")
        loaded = Settings.load(path)
        assert loaded.language == "nb"
        assert loaded.text_percent in (100, 200)
        assert loaded.rail_folded is False
        assert loaded.palette == "light"


def test_settings_never_stop_the_work(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings = Settings.load(blocked / "settings.json")
    assert not settings.save()


@pytest.mark.parametrize(
    ("typed", "best"),
    [("uke", "Uke"), ("ase", "Åse Berg"), ("berg", "Åse Berg"), ("tim okt", "Timeliste oktober"),
     ("innst", "Innstillinger"), ("tmlst", "Timeliste oktober"), ("oystein", "Øystein")],
)  # fmt: skip
def test_few_letters_are_enough(typed: str, best: str) -> None:
    texts = [
        "Uke",
        "Åse Berg",
        "Timeliste oktober",
        "Innstillinger",
        "Øystein",
        "Kari syk på lørdag",
        "Angre",
    ]
    scores = {text: points for text in texts if (points := score(typed, text)) is not None}
    assert max(scores, key=lambda text: scores[text]) == best


def test_what_is_not_there_is_not_found() -> None:
    assert score("xyz", "Uke") is None
    assert score("uke xyz", "Uke") is None
    assert score("", "Uke") is not None
