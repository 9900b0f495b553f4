"""What every test may count on: its own home, bokmål, no network, the same random numbers each time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from bpa_desk import language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Before any test imports Qt: without a platform named, a machine without a display would abort.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_SLOW = [HealthCheck.too_slow]  # a busy machine is not a fault in the code
settings.register_profile("run", deadline=None, derandomize=True, suppress_health_check=_SLOW)
settings.register_profile("nightly", deadline=None, max_examples=2000, suppress_health_check=_SLOW)
settings.load_profile("nightly" if os.environ.get("BPA_NIGHTLY") else "run")


class NetworkUsedError(RuntimeError):
    """Something tried to reach another machine; the program never may."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook: only sockets of this machine's own files (Unix) and pipes are allowed."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        raise NetworkUsedError(f"connect to {arguments[1]!r}")
    if event == "socket.getaddrinfo":
        raise NetworkUsedError(f"look up {arguments[0]!r}")


sys.addaudithook(_refuse_network)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Let no window of an earlier test live on: it would hear of the next one’s look, half taken apart."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    from shiboken6 import delete, isValid

    for window in widgets.QApplication.topLevelWidgets():
        if isValid(window):
            delete(window)
    if widgets.QApplication.keyboardModifiers():
        _let_keys_go(widgets.QWidget())


def _let_keys_go(hand: QWidget) -> None:
    """Let go of Ctrl, Shift and Alt: Qt remembers those of the last key, and chooses cells by them."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    QTest.keyRelease(hand, Qt.Key.Key_Control)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Name the homes to come, numbered here: pytest looks through all it has made before each new one."""
    root = tmp_path_factory.mktemp("homes")
    return (root / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program an empty folder of its own, so that no test reads or writes the user's."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("BPA_DESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def speaking_bokmal() -> Iterator[None]:
    """Start every test in bokmål, and leave no other language behind."""
    language.use("nb")
    yield
    language.use("nb")
