"""A process that writes numbered changes and says each number aloud once it is saved; made to be killed.

Reads one path a line from stdin, forks a writer for it and prints ``pid <n>``; the writer prints numbers.
The argument says what is written over and over. ``early`` speaks before it saves: the control that shows a
loss would be noticed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.text import Message
from bpa_desk.storage import errors, restore, slots
from bpa_desk.storage.keys import DataKey, Stretching
from bpa_desk.storage.store import Store

KEY = DataKey(bytes(range(32)))
PASSPHRASES = ("gammel", "ny")
CHEAP = Stretching(1, 8192)


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


def restore_in_turn(path: Path) -> None:
    """Restore the two backups beside the file in turn until killed."""
    store = Store.open(path, KEY)
    copies = sorted((path.parent / "copies").glob("*.bpabackup"))[:2]
    for number in count(store.generation):
        restore.restore(store, copies[number % 2], path.parent / "before")
        say(number)


def change_passphrase(path: Path) -> None:
    """Change between two passphrases until killed."""
    now = PASSPHRASES[0]
    for number in count(1):
        try:
            slots.change_passphrase(path, now, PASSPHRASES[number % 2], CHEAP)
        except errors.WrongPassphraseError:
            slots.change_passphrase(path, PASSPHRASES[1], PASSPHRASES[number % 2], CHEAP)
        now = PASSPHRASES[number % 2]
        say(number)


def create(path: Path) -> None:
    """Make one new file after another beside the path until killed."""
    for number in count(len(list(path.parent.glob("*.bpa")))):
        Store.create(path.with_name(f"{number}.bpa"), KEY).close()
        say(number)


def say(number: int) -> None:
    """Tell the parent; one write of a few bytes is never split."""
    os.write(1, f"{number}\n".encode())


def main() -> None:
    """Fork a writer for each path on stdin."""
    # Loaded once here, not anew in every child; only now, since sqlite-utils must find our library first.
    for name in ("nacl.bindings", "sqlite_utils"):
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            WORK[sys.argv[1]](Path(line.strip()))
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


WORK: dict[str, Callable[[Path], None]] = {
    "write": partial(write, early=False),
    "early": partial(write, early=True),
    "restore": restore_in_turn,
    "passphrase": change_passphrase,
    "create": create,
}

if __name__ == "__main__":
    main()
