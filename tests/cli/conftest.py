"""Running the command line in the same process and as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bpa_desk.cli import main
from bpa_desk.language import DEFAULT, use

ROOT = Path(__file__).parents[2]


class Outcome(NamedTuple):
    """What one run of the command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., Outcome]]:
    """Run the command here and give back code, output and errors."""

    def run_here(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    yield run_here
    use(DEFAULT)


def process(
    *arguments: str | Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as other programs do: with no terminal to ask at."""
    return subprocess.run(
        [sys.executable, "-m", "bpa_desk", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
        start_new_session=True,
    )


@pytest.fixture
def rota_file(tmp_path: Path) -> Callable[..., Path]:
    """Write a small rota file: one person, and whatever else is given."""

    def write(**sections: Any) -> Path:
        content = {
            "format": "bpa-desk-rota",
            "version": 1,
            "ordning": {"name": "Prøve"},
            "assistants": [{"id": "kari", "name": "Kari Nordlys"}],
            "shifts": [],
            **sections,
        }
        file = tmp_path / "rota.json"
        file.write_text(json.dumps(content), encoding="utf-8")
        return file

    return write


def shift(key: str, start: str, end: str, **more: Any) -> dict[str, Any]:
    """Return a shift of Kari's as the file has it."""
    return {"id": key, "assistant": "kari", "start": start, "end": end, **more}


QUICK_RETURN = [
    shift("1", "2026-11-23T15:00", "2026-11-23T23:00"),
    shift("2", "2026-11-24T07:00", "2026-11-24T15:00"),
]
LAWFUL = [
    shift("1", "2026-11-23T15:00", "2026-11-23T23:00"),
    shift("2", "2026-11-24T10:00", "2026-11-24T15:00"),
]
