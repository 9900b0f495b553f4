"""Qt is brought in with its seldom used parts asleep, and says of wrong calls what it always says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.house import tree

TRIED = """
import builtins, json
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
qt = QApplication([])
def wrong(call):
    try:
        call()
    except Exception as error:
        return type(error).__name__ + ": " + str(error)
calls = (
    lambda: QWidget().resize("wide"), lambda: QLabel(1.5, 2.5), lambda: QTimer(speed=3),
    lambda: QPoint(1, 2, 3), lambda: QWidget().move(), lambda: QWidget().setFont(b"x"),
)
before = asleep() if loaded else None
said = [wrong(call) for call in calls]
from PySide6.support.signature import get_signature
from PySide6.support.signature.lib import enum_sig, pyi_generator
said += [str(get_signature(QWidget.resize)), enum_sig.HintingEnumerator.__name__, pyi_generator.indent]
said += [wrong(lambda: enum_sig.nothing)]
words = builtins.__import__.__name__
after = sorted(asleep()) if loaded else None
print(json.dumps({"said": said, "before": sorted(before or ()), "after": after, "imports": words}))
"""
OURS = "from bpa_desk.ui.qt_start import asleep; loaded = True\n" + TRIED
PLAIN = "loaded = False\n" + TRIED


def tried(code: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tree.ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


WATCHED = """
import builtins
import PySide6.QtCore
watched = builtins.__import__
def outer(*given, **more):
    return watched(*given, **more)
builtins.__import__ = outer
from bpa_desk.ui.qt_start import asleep
assert builtins.__import__ is outer and watched.__name__ == "__feature_import__"
assert not asleep()
print("{}")
"""
ANOTHER = """
from bpa_desk.domain import quick
import sys, types
package = types.ModuleType("bpa_desk.ui")
package.__path__ = ["bpa_desk/ui"]
sys.modules["bpa_desk.ui"] = package
from bpa_desk.ui import qt_start
qt_start._SELDOM = {name: known + 1 for name, known in qt_start._SELDOM.items()}
qt_start.load()
assert not qt_start.asleep()
from bpa_desk.ui.qt_start import asleep; loaded = True
""" + TRIED


@pytest.fixture(scope="module")
def ours() -> dict[str, Any]:
    return tried(OURS)


def test_what_is_seldom_asked_for_sleeps_until_it_is(ours: dict[str, Any]) -> None:
    assert {name.rsplit("/", 1)[1].removesuffix(".py") for name in ours["before"]} == {
        "enum_sig", "errorhandler", "feature", "layout", "mapping", "parser", "pyi_generator", "tool",
    }  # fmt: skip
    # The watch on imports is never asked for: it stands no longer.
    assert ours["after"] == ["shibokensupport/feature.py"]


def test_wrong_calls_are_told_of_as_by_plain_qt(ours: dict[str, Any]) -> None:
    plain = tried(PLAIN)
    assert ours["said"] == plain["said"]
    assert "called with wrong argument types" in ours["said"][0]
    # PySide's own watch on imports stands only where nobody took it away.
    assert plain["imports"] == "__feature_import__" != ours["imports"]


def test_another_release_is_brought_in_as_it_comes(ours: dict[str, Any]) -> None:
    assert tried(ANOTHER) == {**ours, "before": [], "after": []}


def test_what_was_loaded_before_stays_awake_and_a_watch_of_others_on_imports_stays() -> None:
    assert tried(WATCHED) == {}
