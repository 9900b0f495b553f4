"""Texts that are the user's to change: guides of talks, meetings and interviews, and the privacy sheet.

What was begun from a text keeps its words; only what is begun later follows a change.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import checklists, invariants, meeting_guides
from bpa_desk.services.meeting_guides import Guide
from bpa_desk.services.templates import template

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

TOPICS = "topics"
"""The one section of a guide; its bullets are the topics."""


def guide(store: Store, key: str, language: str) -> Guide:
    """Return what is spoken of, as the user has worded it, else as it is shipped in the language."""
    shipped = meeting_guides.guide(key, language)
    held = store.find(OwnTemplate, guide_id(key))
    if held is None:
        return shipped
    return Guide(key, held.title, tuple(each for part in held.sections for each in part.bullets))


def guide_id(key: str) -> str:
    """Return the id of one's own version of a guide; it is one whichever language the window is in."""
    return f"guide.{key}"


def sheet_id(language: str) -> str:
    """Return the id of one's own version of the privacy sheet in a language."""
    return f"privacy.{language}"


def changed(store: Store, key: str) -> bool:
    """Return whether the user has a version of the text with the id."""
    return store.find(OwnTemplate, key) is not None


def save_guide(store: Store, key: str, title: str, topics: tuple[str, ...]) -> OwnTemplate:
    """Write one's own version of a guide; DomainError names the field that is wrong."""
    wording = tuple(dict.fromkeys(line for line in map(checklists.one_wording, topics) if line))
    if not wording:
        raise DomainError(Message(N_("Write at least one topic.")), "topics")
    made = OwnTemplate(
        guide_id(key), invariants.named(title, "title"), (Section(TOPICS, "", "", wording),)
    )
    return put(store, made)


@lru_cache(maxsize=len(meeting_guides.LANGUAGES))
def shipped_sheet(language: str) -> OwnTemplate:
    """Return the privacy sheet for assistants as it is shipped; its first section is what it begins with."""
    found: dict[str, Any] = template("privacy", language)["information"]
    sections = tuple(
        Section(each["key"], each["heading"], each.get("body", ""), tuple(each.get("bullets", ())))
        for each in found["section"]
    )
    return OwnTemplate(sheet_id(language), found["title"], (Section("lead", "", found["lead"]), *sections))


def sheet(store: Store, language: str) -> OwnTemplate:
    """Return the privacy sheet for assistants in a language, as the user has worded it or as shipped."""
    return store.find(OwnTemplate, sheet_id(language)) or shipped_sheet(language)


def own_sheets(store: Store) -> tuple[OwnTemplate, ...]:
    """Return the privacy sheets the user has worded, at most one a language."""
    found = (store.find(OwnTemplate, sheet_id(code)) for code in meeting_guides.LANGUAGES)
    return tuple(each for each in found if each is not None)


def save_sheet(store: Store, made: OwnTemplate) -> OwnTemplate:
    """Write one's own version of the privacy sheet; an empty section is left out of the paper."""
    sections = tuple(
        replace(
            each,
            heading=invariants.one_line(each.heading),
            body=invariants.prose(each.body, f"{each.key}_body"),
            bullets=tuple(line for line in map(checklists.one_wording, each.bullets) if line),
        )
        for each in made.sections
    )
    for each in sections:
        if (each.body or each.bullets) and not each.heading and each.key != "lead":
            raise DomainError(Message(N_("Write a heading.")), f"{each.key}_heading")
    return put(store, replace(made, title=invariants.named(made.title, "title"), sections=sections))


def use_shipped(store: Store, key: str) -> None:
    """Take one's own version away: the text stands as it is shipped from now on."""
    held = store.get(OwnTemplate, key)
    with store.change(Message(N_("Use “{title}” as it was"), {"title": held.title})) as changes:
        changes.remove(OwnTemplate, key)


def put(store: Store, made: OwnTemplate) -> OwnTemplate:
    """Write one's own version of a text that has been looked through; the same again is no step."""
    if store.find(OwnTemplate, made.id) != made:
        with store.change(Message(N_("Change the text “{title}”"), {"title": made.title})) as changes:
            changes.put(made)
    return made
