"""What really reaches a screen reader: the week in the tree of AT-SPI, read from another process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("xvfb-run", "Xvfb", "dbus-run-session")


@pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is the accessibility bus of Linux")
def test_the_week_is_read_as_whole_sentences(tmp_path: Path) -> None:
    missing = [each for each in NEEDED if shutil.which(each) is None]
    if missing:
        pytest.skip(f"no display to try on: {', '.join(missing)} not installed (apt install xvfb xauth dbus)")
    surroundings = {
        **os.environ,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "BPA_DESK_HOME": str(tmp_path),
    }
    run = subprocess.run(
        ["xvfb-run", "-a", "dbus-run-session", "--", sys.executable, "-m", "tests.journeys.screen_reader"],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    heard = json.loads(run.stdout.strip().splitlines()[-1])
    assert heard["running"]
    assert 'window "Uke' in heard["tree"]
    sentences = [each for each in heard["cells"] if "Kari Eksempel" in each]
    assert any("tirsdag 24. november" in each and "til" in each for each in sentences), heard["cells"][:20]
    assert all(each.strip() for each in heard["cells"]), "a cell says nothing"
