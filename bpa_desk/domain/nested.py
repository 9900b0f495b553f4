"""Text inside what is stored as JSON: lists and objects, as deep as they go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any


def unfolded(value: Any) -> Any:
    """Return what a stored text holds, where it is a list or an object; else the value itself."""
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def leaves(value: Any, names: bool = False) -> Iterator[str]:
    """Yield every text in a list or object, and with ``names`` those its members go by."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, names)
    elif isinstance(value, dict):
        if names:
            yield from value
        for each in value.values():
            yield from leaves(each, names)
