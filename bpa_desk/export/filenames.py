"""File names that work on every system and say nothing about people."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
_OTHER = re.compile(r"[^A-Za-z0-9æøåÆØÅ._-]+")
_TAKEN = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ŋ": "ng", "Ŋ": "Ng", "ŧ": "t", "Ŧ": "T", "ł": "l", "Ł": "L",
                          "ß": "ss", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"})  # fmt: skip


def file_name(*parts: str, suffix: str) -> str:
    """Return the parts joined with hyphens and the suffix, from a small set of letters and at most 80 long.

    Give kinds, periods, employee numbers and versions, never the names of people.
    """
    stem = "-".join(filter(None, (_plain(part) for part in parts)))
    stem = re.sub(r"-{2,}", "-", stem).strip("-._")[: LONGEST - len(suffix) - 1].rstrip("-._")
    if not stem or stem.split(".")[0].casefold() in _TAKEN:
        stem = f"fil-{stem}".rstrip("-")
    return f"{stem}.{suffix}"


def distinct(name: str, taken: set[str]) -> str:
    """Return the name, with a number before its suffix if it is taken; remembers what it gave."""
    chosen, number = name, 1
    stem, _, suffix = name.rpartition(".")
    while chosen.casefold() in taken:
        number += 1
        ending = f"-{number}.{suffix}"
        chosen = f"{stem[: LONGEST - len(ending)]}{ending}"
    taken.add(chosen.casefold())
    return chosen


def _plain(part: str) -> str:
    kept = []
    for letter in unicodedata.normalize("NFC", part).translate(_LETTERS):
        bare = letter if letter in "æøåÆØÅ" else unicodedata.normalize("NFD", letter)[:1]
        kept.append(bare)
    return _OTHER.sub("-", "".join(kept)).strip("-")
