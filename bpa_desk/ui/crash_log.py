"""The log of faults: class, place and code as JSON lines, never a message or a value; nothing of Qt here."""

from __future__ import annotations

import hashlib
import json
import os
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from bpa_desk import __version__, paths

LARGEST = 1_000_000
KEPT = 5
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault without personal data: a short code, the exception's class and the places it passed."""

    code: str
    kind: str
    places: tuple[str, ...]

    @property
    def report(self) -> str:
        """Return what an error report holds, for the user to read before it leaves the machine."""
        import platform  # only for the report

        lines = [
            f"bpa_desk {__version__}",
            f"Python {platform.python_version()}, {platform.platform()}",
            f"code {self.code}",
            self.kind,
            *(f"  {place}" for place in self.places),
        ]
        return "\n".join(lines) + "\n"


def fault(kind: type[BaseException], trace: TracebackType | None) -> Fault:
    """Return the fault of an exception, leaving out its message: that may hold what the user typed."""
    frames = traceback.extract_tb(trace) if trace is not None else []
    places = tuple(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
    name = f"{kind.__module__}.{kind.__qualname__}"
    code = hashlib.sha256("\n".join((name, *places[-3:])).encode()).hexdigest()[:6].upper()
    return Fault(code, name, places)


def record(found: Fault, where: str, folder: Path | None = None) -> bool:
    """Append the fault to the log; False where the disk refuses, for that must not become another."""
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "where": where,
        "code": found.code,
        "kind": found.kind,
        "places": found.places,
    }
    try:
        home = paths.private_folder(folder or paths.log_folder())
        path = home / "faults.jsonl"
        _turn_over(path)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        with open(os.open(path, flags, 0o600), "a", encoding="utf-8") as stream:
            stream.write(json.dumps(line) + "\n")
    except OSError:
        return False
    return True


def _turn_over(path: Path) -> None:
    """Keep five files of a megabyte."""
    if not path.is_file() or path.stat().st_size < LARGEST:
        return
    for number in range(KEPT - 1, 0, -1):
        older = path.with_suffix(f".{number}.jsonl")
        newer = path.with_suffix(f".{number - 1}.jsonl") if number > 1 else path
        if newer.is_file():
            newer.replace(older)


def _short(filename: str) -> str:
    path = Path(filename)
    try:
        return path.resolve().relative_to(_PACKAGE.parent).as_posix()
    except (ValueError, OSError):
        # A path on the user's machine may hold a name: the last two parts say enough.
        return "/".join(path.parts[-2:])
