"""Stillingsbeskrivelser: made from a template, edited, approved, and kept version by version."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Section, Stillingsbeskrivelse
from bpa_desk.domain.stillingsbeskrivelse_paper import StillingsbeskrivelseFacts
from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, invariants, ordning, people
from bpa_desk.services.identity import new_id
from bpa_desk.services.paper_differences import Line, compare
from bpa_desk.services.templates import template
from bpa_desk.storage.store import Store


def stillingsbeskrivelser(store: Store) -> list[Stillingsbeskrivelse]:
    """Return the newest version of each stillingsbeskrivelse, by title."""
    newest: dict[str, Stillingsbeskrivelse] = {}
    for each in store.all(Stillingsbeskrivelse):
        if each.document not in newest or each.version > newest[each.document].version:
            newest[each.document] = each
    return sorted(newest.values(), key=lambda each: (each.title.casefold(), each.id))


def versions(store: Store, document: str) -> list[Stillingsbeskrivelse]:
    """Return all versions of one stillingsbeskrivelse, the newest first."""
    found = store.all(Stillingsbeskrivelse, "document = ?", (document,))
    return sorted(found, key=lambda each: -each.version)


def stillingsbeskrivelse(store: Store, key: str) -> Stillingsbeskrivelse:
    """Return one version; raise NotFoundError when it is gone."""
    return store.get(Stillingsbeskrivelse, key)


def template_sections(store: Store, language: str) -> tuple[Section, ...]:
    """Return the template's sections with the ordning's own names filled in."""
    names = _names(ordning.current(store), language)
    return tuple(_section(each, names) for each in _template(language)["section"])


def new_from_template(
    store: Store, language: str, assistant: str | None = None, role: str = ""
) -> Stillingsbeskrivelse:
    """Store and return a first draft with the template's sections, the ordning's own names filled in."""
    shipped = _template(language)
    key = new_id()
    made = Stillingsbeskrivelse(
        id=key,
        document=key,
        version=1,
        title=shipped["title"],
        language=language,
        assistant=assistant,
        sections=template_sections(store, language),
        not_included=tuple(shipped["not_included"]),
        changed_at=clock.stamp(store),
        role="" if assistant else invariants.one_line(role),
    )
    with store.change(Message(N_("New stillingsbeskrivelse"))) as changes:
        changes.put(made)
    return made


def save(store: Store, changed: Stillingsbeskrivelse) -> Stillingsbeskrivelse:
    """Save a draft as it now stands; raise DomainError if it is approved or has no title."""
    stored = store.find(Stillingsbeskrivelse, changed.id)
    if stored is not None and stored.state is DocumentState.APPROVED:
        raise DomainError(Message(N_("This version is approved; make a new version to change it.")))
    if not changed.title.strip():
        raise DomainError(Message(N_("Give the stillingsbeskrivelse a title.")), "title")
    if changed.language not in LANGUAGES:
        raise DomainError(Message(N_("Choose bokmål, nynorsk or English.")), "language")
    if changed.assistant is not None:
        _base_of_none(store, changed.id, "assistant")
    saved = replace(
        changed,
        title=_line(changed.title),
        sections=_sections(changed.sections),
        not_included=_filled(changed.not_included),
        requires=invariants.labels(changed.requires),
        appendix=invariants.prose(changed.appendix, "appendix"),
        role="" if changed.assistant else invariants.one_line(changed.role),
    )
    if saved == stored:
        return saved
    saved = replace(saved, changed_at=clock.stamp(store))
    with store.change(Message(N_("Change stillingsbeskrivelse"))) as changes:
        changes.put(saved)
    return saved


def approve(
    store: Store, key: str, valid_from: date, next_review: date | None = None
) -> Stillingsbeskrivelse:
    """Approve the version from a day; a review within a year is proposed when none is given."""
    if next_review is not None and next_review <= valid_from:
        raise DomainError(Message(N_("The review must be after the day it takes effect.")), "next_review")
    draft = store.get(Stillingsbeskrivelse, key)
    if draft.state is DocumentState.APPROVED:
        raise DomainError(Message(N_("This version is approved already.")))
    approved = replace(
        draft,
        state=DocumentState.APPROVED,
        valid_from=valid_from,
        next_review=next_review or _year_after(valid_from),
        changed_at=clock.stamp(store),
    )
    with store.change(Message(N_("Approve stillingsbeskrivelse"))) as changes:
        changes.put(approved)
    return approved


def looked_through(store: Store, key: str) -> Stillingsbeskrivelse:
    """Say that an approved version was looked through today and still holds; the next look is in a year."""
    before = store.get(Stillingsbeskrivelse, key)
    if before.state is not DocumentState.APPROVED:
        raise DomainError(Message(N_("Only an approved version is looked through; approve this one.")))
    after = replace(before, next_review=_year_after(clock.today(store)))
    if after != before:
        with store.change(Message(N_("Looked through “{title}”"), {"title": before.title})) as changes:
            changes.put(after)
    return after


def new_version(store: Store, key: str) -> Stillingsbeskrivelse:
    """Store and return the next version as a draft; a draft that already waits is returned instead."""
    base = store.get(Stillingsbeskrivelse, key)
    newest = versions(store, base.document)[0]
    if newest.state is DocumentState.DRAFT:
        return newest
    draft = replace(
        newest,
        id=new_id(),
        version=newest.version + 1,
        state=DocumentState.DRAFT,
        valid_from=None,
        next_review=None,
        changed_at=clock.stamp(store),
    )
    with store.change(Message(N_("New version of stillingsbeskrivelse"))) as changes:
        changes.put(draft)
    return draft


def copy_for(store: Store, key: str, assistant: str | None, role: str = "") -> Stillingsbeskrivelse:
    """Store and return a draft for another person with the same content, as version 1 of its own."""
    fresh = new_id()
    copied = replace(
        store.get(Stillingsbeskrivelse, key),
        id=fresh,
        document=fresh,
        version=1,
        state=DocumentState.DRAFT,
        assistant=assistant,
        role="" if assistant else invariants.one_line(role),
        valid_from=None,
        next_review=None,
        changed_at=clock.stamp(store),
    )
    with store.change(Message(N_("Copy stillingsbeskrivelse"))) as changes:
        changes.put(copied)
    return copied


def remove(store: Store, key: str) -> None:
    """Remove one version; can be undone. DomainError while another builds on it."""
    _base_of_none(store, key)
    with store.change(Message(N_("Remove stillingsbeskrivelse"))) as changes:
        changes.remove(Stillingsbeskrivelse, key)


def differences(before: Stillingsbeskrivelse, after: Stillingsbeskrivelse) -> list[str]:
    """Return the headings of the sections that differ between two versions, in the newer one's order."""
    old = {each.key: each for each in before.sections}
    changed = [each.heading for each in after.sections if old.get(each.key) != each]
    kept = {each.key for each in after.sections}
    return changed + [each.heading for each in before.sections if each.key not in kept]


def facts(store: Store, key: str) -> StillingsbeskrivelseFacts:
    """Return what the printed paper of one version shows; raise NotFoundError when it is gone."""
    paper = store.get(Stillingsbeskrivelse, key)
    here = ordning.current(store)
    person = people.assistant(store, paper.assistant) if paper.assistant else None
    base, differing = _built_on(store, paper)
    documents = [each.document for each in stillingsbeskrivelser(store)]
    return StillingsbeskrivelseFacts(
        paper=paper,
        ordning=here.name,
        employer=here.employer,
        leader=here.leader,
        assistant_name=person.name if person else "",
        number=(person.employee_number if person else "") or str(documents.index(paper.document) + 1),
        base=base,
        differing=differing,
    )


def _built_on(
    store: Store, paper: Stillingsbeskrivelse
) -> tuple[Stillingsbeskrivelse | None, tuple[Line, ...]]:
    base = store.find(Stillingsbeskrivelse, paper.base) if paper.base else None
    if base is None:
        return None, ()
    # The title is one's own, and the appendix nobody's base.
    plain = replace(paper, title=base.title, appendix=base.appendix)
    return base, tuple(each.part for each in compare(base, plain))


def _base_of_none(store: Store, key: str, field: str = "") -> None:
    found = store.all(Stillingsbeskrivelse, "base = ? AND id <> ?", (key, key))
    if found:
        text = N_("“{title}” builds on this version, so it must stay as everybody’s or a role’s.")
        raise DomainError(Message(text, {"title": found[0].title}), field)


@lru_cache(maxsize=len(LANGUAGES))
def _template(language: str) -> dict[str, Any]:
    return template("stillingsbeskrivelse", language)


def _names(current: Ordning, language: str) -> dict[str, str]:
    # What is not filled in yet is left as a line to write on, never as an empty hole in a sentence.
    blank = "…………"
    return {
        "ordning": current.name or blank,
        "employer": current.employer or blank,
        "leader": current.leader or blank,
        "workplace": current.workplace or ("as agreed" if language == "en" else "etter avtale"),
    }


def _section(content: dict[str, Any], names: dict[str, str]) -> Section:
    body = content.get("body", "")
    for name, value in names.items():
        body = body.replace("{" + name + "}", value)
    return Section(content["key"], content["heading"], body, tuple(content.get("bullets", ())))


def _sections(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    kept: dict[str, Section] = {}
    for each in sections:
        # A key tells one section from another through all versions; a repeated one gets its own.
        key = new_id() if each.key in kept or not each.key else each.key
        heading, body = _line(each.heading), invariants.prose(each.body, "body")
        kept[key] = Section(key, heading, body, _filled(each.bullets))
    return tuple(kept.values())


def _filled(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in map(_line, lines) if line)


def _line(text: str) -> str:
    # One line, but the spaces that keep "§ 10-3" together stay: they are part of the wording.
    return " ".join(part for part in re.split(r"[ \t\n]+", invariants.cleaned(text)) if part)


def _year_after(day: date) -> date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
