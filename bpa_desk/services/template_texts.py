"""Longer texts the user may word: the rights sheet, the frame of an advert, what § 14-6 asks a contract for.

What the law says stays: a part that names a paragraph must go on naming it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.text import LANGUAGES, N_, DomainError, Message
from bpa_desk.services import checklists, invariants, own_templates
from bpa_desk.services.templates import template

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


class TextKind(StrEnum):
    """Which text; the value is part of the id of one's own version."""

    RIGHTS = "rights"
    ADVERT = "advert"
    CONTRACT = "contract"


NAMES = {
    TextKind.RIGHTS: N_("The rights sheet"),
    TextKind.ADVERT: N_("The frame of the advert"),
    TextKind.CONTRACT: N_("What the points of § 14-6 ask for"),
}
_FILES = {TextKind.RIGHTS: "rights", TextKind.ADVERT: "vacancy", TextKind.CONTRACT: "contract"}
_LAW = re.compile(r"\d+ ?[A-Z]?-\d+(?: [a-z]\b)?|(?<=§ )\d+")
"""A paragraph as it is written: ``14-6``, ``14-4 a``, or ``§ 5``."""


def text_id(kind: TextKind, language: str) -> str:
    """Return the id of one's own version of a text in a language."""
    return f"{kind}.{language}"


@lru_cache(maxsize=len(TextKind) * len(LANGUAGES))
def shipped(kind: TextKind, language: str) -> OwnTemplate:
    """Return the text as it is shipped; a part has a heading, prose or points where it may have them."""
    found: dict[str, Any] = template(_FILES[kind], language)
    title = ""
    if kind is TextKind.RIGHTS:
        title = found["title"]
        sections = [Section(key, "", found[key]) for key in ("intro", "private")]
        for each in found["part"]:
            sections.append(Section(each["key"], each["heading"], "", tuple(each["items"])))
    elif kind is TextKind.ADVERT:
        sections = [Section(key, "", said) for key, said in found.items()]
    else:
        sections = [Section(each["letter"], each["title"], each["text"]) for each in found["point"]]
    return OwnTemplate(text_id(kind, language), title, tuple(sections))


def worded(store: Store, kind: TextKind, language: str) -> OwnTemplate:
    """Return the text as the user has worded it, part by part, else as it is shipped."""
    before, mine = shipped(kind, language), store.find(OwnTemplate, text_id(kind, language))
    if mine is None:
        return before
    # The parts are those of this version of the program, whichever version the words were written in.
    worded_parts = {each.key: each for each in mine.sections}
    return replace(mine, sections=tuple(worded_parts.get(each.key, each) for each in before.sections))


def own(store: Store, kind: TextKind) -> tuple[OwnTemplate, ...]:
    """Return the user's versions of a text, at most one a language."""
    found = (store.find(OwnTemplate, text_id(kind, code)) for code in LANGUAGES)
    return tuple(each for each in found if each is not None)


def save(store: Store, made: OwnTemplate) -> OwnTemplate:
    """Write one's own version; DomainError names the part that is empty or no longer says its paragraph."""
    kind, _, language = made.id.partition(".")
    before = shipped(TextKind(kind), language)
    if [each.key for each in made.sections] != [each.key for each in before.sections]:
        raise ValueError(made.id)
    sections = tuple(map(_section, made.sections, before.sections))
    title = invariants.named(made.title, "title") if before.title else NAMES[TextKind(kind)]
    return own_templates.put(store, replace(made, title=title, sections=sections))


def _section(each: Section, shipped_one: Section) -> Section:
    bullets = tuple(line for line in map(checklists.one_wording, each.bullets) if line)
    body = invariants.prose(each.body, f"{each.key}_body")
    heading = invariants.one_line(each.heading)
    field = f"{each.key}_{'bullets' if shipped_one.bullets else 'body'}"
    invariants.no_national_id("\n".join(bullets), field)
    if shipped_one.heading and not heading:
        raise DomainError(Message(N_("Write a heading.")), f"{each.key}_heading")
    if not body and not bullets:
        raise DomainError(Message(N_("Write something here, or use the text as it was shipped.")), field)
    said = laws(f"{heading}\n{body}\n" + "\n".join(bullets))
    for law in laws(f"{shipped_one.heading}\n{shipped_one.body}\n" + "\n".join(shipped_one.bullets)):
        if law not in said:
            text = N_("Name § {law} here: the law stands, whatever the words.")
            raise DomainError(Message(text, {"law": law}), field)
    return replace(each, heading=heading, body=body, bullets=bullets)


def laws(text: str) -> tuple[str, ...]:
    """Return the paragraphs a text names, once each, in the order they stand."""
    return tuple(dict.fromkeys(_LAW.findall(text.replace("\N{NO-BREAK SPACE}", " "))))
