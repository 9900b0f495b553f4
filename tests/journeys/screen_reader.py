"""Starts the invented ordning and reads its week as a screen reader does, over AT-SPI; prints it as JSON.

Run inside ``xvfb-run`` and ``dbus-run-session``: it is a program of its own, not a test.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import xa11y

PATIENCE = 90.0
"""Seconds for the program to build its ordning and show it, on a busy machine."""


def awaited(what: str, program: subprocess.Popen[bytes], ask: Callable[[], Any]) -> Any:
    """Return the first answer that is anything; SystemExit if it never comes or the program ends."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            answer = ask()
        except xa11y.XA11yError:
            answer = None
        if answer:
            return answer
        # A turn of waiting ends early when the program does.
        with suppress(subprocess.TimeoutExpired):
            raise SystemExit(f"the program ended with {program.wait(timeout=0.2)}")
    raise SystemExit(f"never came: {what}")


def found(program: subprocess.Popen[bytes]) -> Any:
    """Return the program as the accessibility bus knows it, or None yet."""
    return next((each for each in xa11y.App.list() if each.pid == program.pid), None)


def week_cells(app: Any) -> list[str]:
    """Return the names of the cells that are sentences, once the grid of the week is there."""
    found = [each.name or "" for each in app.locator("cell").elements()]
    return found if any("mandag" in each for each in found) else []


def main() -> None:
    """Print the window's name, the roles met and the cells of the week."""
    xa11y.App.list()  # wakes the accessibility bus before the program looks for it
    program = subprocess.Popen([sys.executable, "-m", "bpa_desk", "--demo", "nes"])
    try:
        app = awaited("the program", program, lambda: found(program))
        awaited("the first page", program, lambda: "I dag" in app.dump())
        app.locator('check_box[name="Uke"]').press()
        cells = awaited("the week", program, lambda: week_cells(app))
        tree = app.dump()
        running = program.poll() is None
        print(json.dumps({"cells": cells, "tree": tree, "running": running}))
    finally:
        program.terminate()
        program.wait(timeout=60)


if __name__ == "__main__":
    main()
