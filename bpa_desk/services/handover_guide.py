"""What the handover book and a deputy's paper begin from: the templates, in a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bpa_desk.domain.handover import BookPart
from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.services.templates import template


@dataclass(frozen=True, slots=True)
class Guide:
    """One entry as it is shipped: what it asks for, and a text to begin from where there is one."""

    key: str
    part: BookPart
    heading: str
    asks: str
    months: int
    text: str = ""
    phone: str = ""


def guides(language: str) -> tuple[Guide, ...]:
    """Return the entries in a language, in the order of the book; DomainError for another language."""
    return tuple(
        Guide(**{**each, "part": BookPart(each["part"])}) for each in _template(language)["entry"]
    )


def asks(key: str, language: str) -> str:
    """Return what an entry from the template asks for; empty for the user's own."""
    return next((each.asks for each in guides(language) if each.key == key), "") if key else ""


def deputy_points(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a deputy may decide, and may not, to begin from."""
    found = _template(language)["deputy"]
    return tuple(found["may"]), tuple(found["may_not"])


@lru_cache(maxsize=len(LANGUAGES))
def _template(language: str) -> dict[str, Any]:
    return template("handover", language)
