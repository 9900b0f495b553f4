"""A process that writes numbered changes and says each number aloud once it is saved; made to be killed.

Reads one path a line from stdin, forks a writer for it and prints ``pid <n>``; the writer prints numbers.
With ``early`` as argument it speaks before it saves: the control that shows a loss would be noticed.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.text import Message
from bpa_desk.storage.keys import DataKey
from bpa_desk.storage.store import Store

KEY = DataKey(bytes(range(32)))


def write(path: Path, early: bool) -> None:
    """Write until killed: odd numbers add a person with terms, each seventh is undone and redone."""
    store = Store.open(path, KEY)
    number = store.generation
    while True:
        number += 1
        if early:
            say(number)
        with store.change(Message("Add {number}", {"number": number})) as changes:
            changes.put(Assistant(f"a{number}", f"Person {number}", notes="x" * (number % 50 * 40)))
            changes.put(Employment(f"e{number}", f"a{number}", date(2026, 1, 1)))
        if number % 7 == 0:
            store.undo()
            store.redo()
            number += 2
        if not early:
            say(number)


def say(number: int) -> None:
    """Tell the parent; one write of a few bytes is never split."""
    os.write(1, f"{number}\n".encode())


def main() -> None:
    """Fork a writer for each path on stdin."""
    early = sys.argv[1:] == ["early"]
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            write(Path(line.strip()), early)
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
