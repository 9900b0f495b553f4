"""None must outlive any number of calls into Qt."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import bpa_desk.ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(300_000):
    thing.setObjectName("x")
print("alive")
"""


def test_many_calls_do_not_use_none_up() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr[-400:]
