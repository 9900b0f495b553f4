"""The ordning's choices, each kept as one record, so that a change of one is a step that can be undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bpa_desk.domain.choice import Choice
from bpa_desk.domain.text import Message

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def chosen(store: Store, key: str, default: object = None) -> object:
    """Return what was chosen under the name (any JSON value), or the default."""
    found = store.find(Choice, key)
    value: object = default if found is None else json.loads(found.content)
    return value


def choose(store: Store, key: str, value: object, label: str) -> None:
    """Keep the choice as one step with the marked label; nothing happens when it is the same as before."""
    content = json.dumps(value, ensure_ascii=False, sort_keys=True)
    before = store.find(Choice, key)
    if before is not None and json.loads(before.content) == value:
        return
    with store.change(Message(label)) as changes:
        changes.put(Choice(key, content))
