"""The linter and the type checker have nothing to say about any part of the tree."""

from __future__ import annotations

import subprocess
import sys

from tests.house import tree


def _says_nothing(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=tree.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_has_nothing_to_say() -> None:
    _says_nothing("ruff", "check", "--quiet", ".")


def test_mypy_has_nothing_to_say() -> None:
    _says_nothing("mypy", "--no-error-summary")
