"""Checklists: the shipped ones, the user's changes to them, and the user's own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.hms_round import Checklist
from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import invariants
from bpa_desk.services.templates import template

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LONGEST_PAUSE = 60
"""Months: a list due more seldom than every fifth year is one for when it is needed."""

SHIPPED = frozenset({
    "home", "fire", "moving", "alone", "infection", "car", "electric", "medicine", "new", "year", "change",
    "leaving",
})  # fmt: skip
"""The keys of the shipped checklists; their texts need not be read to know one."""


@lru_cache(maxsize=len(LANGUAGES))
def templates(language: str) -> tuple[Checklist, ...]:
    """Return the shipped checklists in a language, in the book's order; DomainError for another language."""
    found = template("checklists", language)["checklist"]
    return tuple(
        Checklist(each["key"], each["title"], each["months"], tuple(each["lines"]), each["hint"])
        for each in found
    )


def checklists(store: Store, language: str) -> list[Checklist]:
    """Return every checklist: the shipped ones as the user has changed them, then the user's own."""
    stored = {each.id: each for each in store.all(Checklist)}
    shipped = [stored.pop(each.id, each) for each in templates(language)]
    return [*shipped, *stored.values()]


def checklist(store: Store, key: str, language: str) -> Checklist:
    """Return one checklist; DomainError when there is none with the key."""
    for each in checklists(store, language):
        if each.id == key:
            return each
    raise DomainError(Message(N_("This checklist does not exist any more.")))


def is_template(key: str) -> bool:
    """Return whether the key is of a shipped checklist."""
    return key in SHIPPED


def changed(store: Store, key: str) -> bool:
    """Return whether the user has a version of the checklist."""
    return store.find(Checklist, key) is not None


def save_checklist(store: Store, each: Checklist) -> Checklist:
    """Write a checklist of one's own, or one's own version of a shipped one; rounds held keep their words."""
    title = invariants.named(each.title, "title")
    if not 0 <= each.months <= LONGEST_PAUSE:
        raise DomainError(Message(N_("Write 0 to 60 months; 0 means when it is needed.")), "months")
    lines = tuple(line for line in map(one_wording, each.lines) if line)
    if not lines:
        raise DomainError(Message(N_("Write at least one question.")), "lines")
    if len(set(lines)) != len(lines):
        raise DomainError(Message(N_("Two questions are alike; each must stand once.")), "lines")
    saved = replace(each, title=title, lines=lines, hint=invariants.one_line(each.hint))
    if store.find(Checklist, saved.id) == saved:
        return saved
    with store.change(Message(N_("Change checklist “{title}”"), {"title": saved.title})) as changes:
        changes.put(saved)
    return saved


def remove_checklist(store: Store, key: str) -> None:
    """Remove the user's version; a shipped checklist then stands as it was shipped."""
    found = store.get(Checklist, key)
    label = N_("Use “{title}” as it was") if is_template(key) else N_("Delete checklist “{title}”")
    with store.change(Message(label, {"title": found.title})) as changes:
        changes.remove(Checklist, key)


def one_wording(text: str) -> str:
    """Return the text on one line; the spaces that keep "§ 10-3" together stay, for they are its wording."""
    return " ".join(part for part in re.split(r"[ \t\n]+", invariants.cleaned(text)) if part)
