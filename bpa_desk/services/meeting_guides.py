"""What a talk, a meeting, an interview or a plan is begun with: its topics as shipped, in a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.services.templates import template

TALK, INTERVIEW, NOT_ASKED, PREGNANCY = "talk", "interview", "interview_not", "pregnancy"


@dataclass(frozen=True, slots=True)
class Guide:
    """What a kind of conversation is called, and what one speaks of there."""

    key: str
    title: str
    topics: tuple[str, ...]


@lru_cache(maxsize=len(LANGUAGES))
def guides(language: str) -> tuple[Guide, ...]:
    """Return the guides in a language, the talk with one assistant first; DomainError for another."""
    found = template("meetings", language)["guide"]
    return tuple(Guide(each["key"], each["title"], tuple(each["topics"])) for each in found)


def guide(key: str, language: str) -> Guide:
    """Return the shipped guide of the talk, of a kind of meeting, of an interview or of a plan."""
    return next(each for each in guides(language) if each.key == key)
