"""Which shifts of a turnus were removed by hand, so that rolling out again does not bring them back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.choice import Choice

if TYPE_CHECKING:
    from bpa_desk.storage.changes import Changes
    from bpa_desk.storage.store import Store

KEY = "turnus.removed"


def left_out(store: Store | Changes) -> set[str]:
    """Return the ids (``<line id>.<day>``) of rolled-out shifts somebody has removed."""
    found = store.find(Choice, KEY)
    return set(json.loads(found.content)) if found is not None else set()


def leave_out(changes: Changes, ids: Iterable[str]) -> None:
    """Remember inside an open change that these were removed; what was not rolled out is passed over."""
    rolled = {each for each in ids if "." in each}
    if rolled:
        _put(changes, left_out(changes) | rolled)


def bring_back(changes: Changes, ids: Iterable[str]) -> None:
    """Let these be rolled out again, inside an open change."""
    before = left_out(changes)
    if after := before.difference(ids):
        _put(changes, after)
    elif before:
        changes.remove(Choice, KEY)


def follow(changes: Changes, lines: dict[str, str], first: date) -> None:
    """Leave out on the new lines, by the old ones they are copies of, what was removed from the day on."""
    since = f"{first:%Y%m%d}"
    parts = (each.rpartition(".") for each in left_out(changes))
    later = [(line, day) for line, _dot, day in parts if line in lines and day >= since]
    leave_out(changes, [f"{lines[line]}.{day}" for line, day in later])


def _put(changes: Changes, ids: set[str]) -> None:
    changes.put(Choice(KEY, json.dumps(sorted(ids))))
