"""Putting other words in the place of a name, wherever it stands in text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple


class Swap(NamedTuple):
    """``name`` as a word of its own, written just so, becomes ``by``."""

    name: str
    by: str


def swapped(text: str, swaps: Sequence[Swap]) -> str:
    """Return the text with every name replaced, the longest first, so that none is left in halves."""
    for each in sorted(swaps, key=lambda swap: -len(swap.name)):
        if each.name in text:
            text = _pattern(each.name).sub(lambda _match, by=each.by: by, text)  # type: ignore[misc]
    return text


def swapped_within(value: Any, swaps: Sequence[Swap]) -> Any:
    """Return JSON with every name in its text replaced; its keys are left alone."""
    if isinstance(value, str):
        return swapped(value, swaps)
    if isinstance(value, list):
        return [swapped_within(each, swaps) for each in value]
    if isinstance(value, dict):
        return {name: swapped_within(each, swaps) for name, each in value.items()}
    return value


def stands_in(name: str, text: str) -> bool:
    """Return whether the name stands in the text as a word of its own."""
    return bool(name) and name in text and _pattern(name).search(text) is not None


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    # A genitive s belongs to the name ("Karis vakt"); any other letter makes it another word.
    return re.compile(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))")
