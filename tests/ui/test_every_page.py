"""Every page and every dialog, full and empty, in each language and look: named, whole, and left by Tab."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bpa_desk import language
from bpa_desk.app import pages
from bpa_desk.demo import NOW, open_demo
from bpa_desk.language import CODES
from bpa_desk.services import clock, ordning
from bpa_desk.settings import Settings
from bpa_desk.storage.store import Store
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.session import Session
from tests.ui.audit import problems
from tests.ui.conftest import Look

LOOKS = (("light", 100), ("contrast", 200))
LONG = bool(os.environ.get("BPA_NIGHTLY"))
WALKS = (
    [(filled, code, *look) for filled in (True, False) for code in CODES for look in LOOKS]
    if LONG
    else [
        (True, "nb", "light", 100), (True, "nn", "contrast", 200), (True, "en", "light", 100),
        (False, "nb", "contrast", 200), (False, "en", "light", 100),
    ]
)  # fmt: skip
"""A run walks full and empty pages, each language and each look; a night all of them together."""
DIALOG_WALKS = [("nb", "light", 100), ("nn", "dark", 200), *([("en", "light", 100)] if LONG else [])]
LEAST_DIALOGS = 15
"""How many different dialogs there are at the very least; fewer means the walk no longer finds them."""


@pytest.fixture(scope="module")
def nes() -> Iterator[Store]:
    with open_demo("nes") as store:
        yield store


@pytest.fixture(scope="module")
def empty() -> Iterator[Store]:
    store = Store.in_memory()
    ordning.establish(store, "Ny ordning")
    yield store
    store.close()


@pytest.fixture(autouse=True)
def standing_still(nes: Store, empty: Store) -> Iterator[None]:
    with clock.fixed(NOW):
        yield
    for store in (nes, empty):
        # The windows of one test must not hear of the changes of the next.
        store.observers.clear()


@pytest.fixture(autouse=True)
def no_file_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own file window is not ours to walk, and would wait for an answer."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_named: "")


def opened(qtbot: QtBot, store: Store, look: Look, palette: str, percent: int, code: str) -> MainWindow:
    language.use(code)
    look(palette, percent)
    settings = Settings(language=code, palette=palette, text_percent=percent)
    window = MainWindow(settings, pages())
    qtbot.addWidget(window)
    window.show_session(Session(store))
    window.resize(1280, 860)
    with qtbot.waitExposed(window):
        window.show()
    return window


def lasting(qtbot: QtBot, widget: QWidget) -> list[str]:
    """Return the problems that are still there when all that comes later (findings, heights) has come."""
    found = problems(widget)
    for _turn in range(40):
        if not found:
            break
        qtbot.wait(25)
        found = problems(widget)
    return found


@pytest.mark.parametrize(("filled", "code", "palette", "percent"), WALKS)
def test_every_page_is_named_and_whole(
    qtbot: QtBot, look: Look, nes: Store, empty: Store, filled: bool, code: str, palette: str, percent: int
) -> None:
    window = opened(qtbot, nes if filled else empty, look, palette, percent, code)
    found = []
    for spec in window.pages:
        window.go(spec.key)
        assert window.frame is not None
        assert window.frame.key == spec.key
        found += [f"{spec.key}: {each}" for each in lasting(qtbot, window)]
    window.drop_desk()
    assert found == []


@pytest.mark.parametrize(("code", "palette", "percent"), DIALOG_WALKS)
def test_every_dialog_opens_and_is_named_and_whole(
    qtbot: QtBot, look: Look, nes: Store, code: str, palette: str, percent: int
) -> None:
    window = opened(qtbot, nes, look, palette, percent, code)
    titles: set[str] = set()
    found: list[str] = []
    for spec in window.pages:
        window.go(spec.key)
        qtbot.wait(50)
        for number in range(len(_triggers(window))):
            at = _triggers(window)
            if number >= len(at):
                break
            _press(at[number])
            for dialog in _dialogs():
                titles.add(dialog.windowTitle())
                found += [f"{spec.key}, {dialog.windowTitle()}: {each}" for each in lasting(qtbot, dialog)]
                dialog.done(0)
            _undo_all(nes)
            if window.frame is not None and window.frame.key != spec.key:
                window.go(spec.key)
    window.drop_desk()
    assert found == []
    assert len(titles) >= LEAST_DIALOGS, titles


def test_no_dialog_is_forgotten() -> None:
    """Each dialog of the package is opened by the walk above or has a test of its own named here."""
    own = {
        "ui/crash_dialog.py": "tests/ui/frame/test_running.py",
        "ui/start/sheet.py": "tests/ui/start",
        "ui/start/change.py": "tests/ui/start",
        "ui/backup/restoring.py": "tests/ui/backup",
        "ui/command_box.py": "tests/ui/frame/test_main_window.py",
        "ui/attachments/viewing.py": "tests/ui/attachments",
    }
    package = Path(language.__file__).parents[1]
    walked = {
        "ui/importing/dialog.py", "ui/about.py", "ui/kit/dialog.py", "ui/exporting.py",
        "ui/timesheets/package.py",
    }  # fmt: skip
    classes = {
        each.relative_to(package).as_posix()
        for each in package.glob("ui/**/*.py")
        if re.search(r"^class \w+\((?:QDialog|DraftDialog)\)", each.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert classes - walked - own.keys() == set()


def _triggers(window: MainWindow) -> list[QAction | QPushButton]:
    page = window.page()
    assert page is not None
    bar = window.menus
    leaving = bar.file.actions()[-2:]  # lock and quit
    actions = [
        each for each in (*page.actions_here(), *bar.file.actions(), *bar.help.actions())
        if each.isEnabled() and not each.isSeparator() and each not in leaving
    ]  # fmt: skip
    buttons = [
        each for each in page.findChildren(QPushButton)
        if each.isVisible() and each.isEnabled() and each.menu() is None and not each.isCheckable()
    ]  # fmt: skip
    return [*actions, *buttons]


def _press(each: QAction | QPushButton) -> None:
    if not isValid(each):
        return
    if isinstance(each, QAction):
        each.trigger()
    else:
        each.setFocus(Qt.FocusReason.TabFocusReason)
        each.click()


def _dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def _undo_all(store: Store) -> None:
    while store.undo_label is not None:
        store.undo()
