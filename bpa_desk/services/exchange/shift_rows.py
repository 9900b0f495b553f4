"""Rows of a plan that are shifts and not people: ``Dag (08-16)`` to the left, the names in the cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from bpa_desk.services.exchange.cells import has_hours, says_away
from bpa_desk.services.exchange.days import weekday_of
from bpa_desk.services.exchange.names import is_open, is_person

_INSIDE = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"\s*(?:/|\+|&|;|\bog\b)\s*", re.IGNORECASE)
_NAME_FIRST = re.compile(r"([^\d:=]*?[^\W\d_])[\s:.,]+((?:kl\b|\d).*)\Z", re.IGNORECASE)
_SHORTEST = 3
"""Letters of the shortest name taken for one; shorter words are codes."""


def hours_beside(labels: Iterable[str], cells: Iterable[str], known: Callable[[str], bool]) -> str:
    """Return the hours the labels give a row or column, where all its cells hold names; else nothing."""
    told = (each for label in labels if label for each in (label, *_INSIDE.findall(label)))
    hours = next((each for each in told if has_hours(each)), "")
    filled = [cell for cell in cells if cell] if hours else []
    return hours if filled and all(holds_names(cell, known) for cell in filled) else ""


def holds_names(cell: str, known: Callable[[str], bool] | None = None) -> bool:
    """True for a cell that holds names, or initials somebody is ``known`` by, and nothing else."""
    names = names_in(cell)
    if known is not None and any(each.isupper() and known(each) for each in names):
        return all((_named(each) or known(each)) and not says_away(each) for each in names)
    return not weekday_of(cell) and all(map(_named, names))


@lru_cache(maxsize=4096)
def name_and_hours(cell: str) -> tuple[str, str]:
    """Return the name and the hours of a cell such as ``Kari 8-16``; two empty texts where it is no such."""
    match = _NAME_FIRST.match(cell)
    if match is None or weekday_of(match[1]) or not _named(match[1]) or not has_hours(match[2]):
        return "", ""
    return match[1], match[2]


@lru_cache(maxsize=4096)
def names_in(cell: str) -> tuple[str, ...]:
    """Return the names of a cell such as ``Kari / Ola``."""
    return tuple(each for each in _BETWEEN.split(cell) if each)


def _named(text: str) -> bool:
    if has_hours(text) or says_away(text):
        return False
    letters = sum(1 for each in text if each.isalpha())
    return is_open(text) or (is_person(text) and letters >= _SHORTEST)
