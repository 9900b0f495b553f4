"""Privacy on paper: the information sheet for assistants (Art. 13), the overview of all kept (Art. 30)."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Grid,
    Heading,
    Orientation,
    Paragraph,
    Size,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.privacy.held import Held, Reader
from bpa_desk.domain.privacy.papers import KeptFor, PrivacyFacts
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.privacy.retention import Since
from bpa_desk.domain.privacy.words import READER_WORDS, SINCE_WORDS, UNSAID, column_word, table_word
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language
from bpa_desk.language.lengths import length_words
from bpa_desk.paths import resource

KEPT = "kept"
"""The part of the template the table stands in."""
BLANK = "…………"
"""What is not filled in yet is a line to write on."""


def privacy_papers(facts: PrivacyFacts, language: Language) -> list[Paper]:
    """Return the sheet for the assistants and the overview for the employer."""
    return [information_sheet(facts, language), overview(facts, language)]


def information_sheet(facts: PrivacyFacts, language: Language) -> Paper:
    """Return what an assistant is told when a record about them begins (GDPR Article 13)."""
    template = _own_sheet(language, facts) or _template(language, "information", facts)
    about_people = [held for held in HELD if held.about]
    rows = tuple(
        (
            language.text(table_word(held.table)),
            language.text(held.purpose),
            kept_words(facts.rule(held.keep), language),
            reader_words(held, language),
        )
        for held in about_people
    )
    grid = Grid(
        caption=language.text("What is kept about you"),
        columns=(
            Column(language.text("What")),
            Column(language.text("Why"), share=2),
            Column(language.text("How long"), share=1.4),
            Column(language.text("Who may see it"), share=1.4),
        ),
        rows=rows,
        size=Size.CLOSE,
    )
    return _paper(facts, language, template, grid, "privacy-information", Orientation.PORTRAIT)


def overview(facts: PrivacyFacts, language: Language) -> Paper:
    """Return what is kept about whom, why, how long and for whom (GDPR Article 30)."""
    template = _template(language, "overview", facts)
    text = language.text
    rows = tuple(
        (
            Cell(text(table_word(held.table)), note=text(held.purpose)),
            _column_words(held.personal, language),
            _column_words(held.special, language),
            reader_words(held, language),
            kept_words(facts.rule(held.keep), language),
        )
        for held in HELD
        if held.personal or held.special
    )
    columns = (
        Column(text("What and why"), share=2),
        Column(text("About people"), share=2),
        Column(text("Special categories (Art. 9)"), share=1.2),
        Column(text("Who may see it"), share=1.4),
        Column(text("How long"), share=1.4),
    )
    grid = Grid(
        caption=text("What is kept"),
        columns=columns,
        rows=rows,
        size=Size.CLOSE,
    )
    return _paper(facts, language, template, grid, "privacy-overview", Orientation.LANDSCAPE)


def kept_words(rule: KeptFor, language: Language) -> str:
    """Return how long and from when, in words."""
    since = language.text(SINCE_WORDS[rule.since])
    if rule.since is Since.NEVER:
        return since
    if not rule.months:
        return language.text("not longer than needed")
    length = language.text("{length} {since}", length=length_words(language, rule.months), since=since)
    if rule.at_most is None:
        return length
    most = length_words(language, rule.at_most)
    return language.text("{length}, at most {most} after the employment", length=length, most=most)


def reader_words(held: Held, language: Language) -> str:
    """Return who may see it, besides the arbeidsleder."""
    chosen = [language.text(READER_WORDS[each]) for each in Reader if each in held.readers]
    return language.list([language.text("arbeidsleder"), *chosen])


def _column_words(columns: str, language: Language) -> str:
    words = [language.text(column_word(each)) for each in columns.split() if each not in UNSAID]
    return ", ".join(dict.fromkeys(words))


def _paper(
    facts: PrivacyFacts, language: Language, template: dict[str, Any], grid: Grid, name: str,
    orientation: Orientation,
) -> Paper:  # fmt: skip
    title = template["title"]
    blocks: list[Block] = [Heading(1, title), _who(facts, language), Paragraph(template["lead"], Tone.LEAD)]
    for each in template["section"]:
        blocks += [Heading(2, each["heading"])] if each["heading"] else []
        blocks += [Paragraph(each["body"])] if each.get("body") else []
        blocks += [Bullets(tuple(each["bullets"]))] if each.get("bullets") else []
        if each["key"] == KEPT:
            blocks.append(grid)
    # What the sheet says in another language is no part of this one.
    own = tuple(each for each in facts.sheets if each is _sheet_in(language, facts))
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0,
        sha256=fingerprint(replace(facts, sheets=own)), orientation=orientation,
    )  # fmt: skip
    labels = tuple(column.label for column in grid.columns)
    rows = tuple(tuple(_plain(each) for each in row) for row in grid.rows)
    parts = {
        "privacy-information": language.context("file name", "privacy-information"),
        "privacy-overview": language.context("file name", "privacy-overview"),
    }
    return Paper((parts[name], facts.day.isoformat()), document, Table(grid.caption, labels, rows))


def _who(facts: PrivacyFacts, language: Language) -> Facts:
    text = language.text
    reach = ", ".join(each for each in (facts.employer_email, facts.employer_phone) if each)
    return Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Employer (controller)"), facts.employer or BLANK),
            (text("Reach the employer"), reach or BLANK),
            (text("Arbeidsleder"), facts.leader or BLANK),
            (text("As of"), language.date_year(facts.day)),
        ),
        columns=2,
    )


def _plain(value: object) -> str:
    return f"{value.text}: {value.note}" if isinstance(value, Cell) else str(value)


def _template(language: Language, name: str, facts: PrivacyFacts) -> dict[str, Any]:
    with resource("templates", language.code, "privacy.toml").open("rb") as file:
        content: dict[str, Any] = tomllib.load(file)[name]
    filled: dict[str, Any] = _filled(content, _names(facts))
    return filled


def _own_sheet(language: Language, facts: PrivacyFacts) -> dict[str, Any] | None:
    """Return the sheet as the user has worded it in the language, in the shape of the template; or None."""
    held = _sheet_in(language, facts)
    if held is None:
        return None
    lead, *parts = held.sections
    sections = [
        {"key": each.key, "heading": each.heading, "body": each.body, "bullets": list(each.bullets)}
        for each in parts
        # The table of what is kept stands in its part whatever is written there.
        if each.body or each.bullets or each.key == KEPT
    ]
    content = {"title": held.title, "lead": lead.body, "section": sections}
    filled: dict[str, Any] = _filled(content, _names(facts))
    return filled


def _sheet_in(language: Language, facts: PrivacyFacts) -> OwnTemplate | None:
    return next((each for each in facts.sheets if each.id == f"privacy.{language.code}"), None)


def _names(facts: PrivacyFacts) -> dict[str, str]:
    return {
        "employer": facts.employer or BLANK,
        "leader": facts.leader or BLANK,
        "ordning": facts.ordning or BLANK,
    }


def _filled(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        for name, each in names.items():
            value = value.replace("{" + name + "}", each)
        return value
    if isinstance(value, list):
        return [_filled(each, names) for each in value]
    return {name: _filled(each, names) for name, each in value.items()}
