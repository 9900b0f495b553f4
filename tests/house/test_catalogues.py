"""Bokmål and nynorsk are complete, always."""

from __future__ import annotations

import re

from bpa_desk.domain.text import Message
from bpa_desk.language import CODES, Language
from installers import catalogue

PARAGRAPH_APART = re.compile("§ [0-9]")
OTHER_FORMS = {
    "nb": r"\b(man|seinere|underskrevet|sykemeld\w*|ei uke)\b|passer med filteret|\w…$",
    "nn": r"\b(da|også|noe|korkje|gjev|komme|blei|begynn\w*|(arbeids)?avtala|foreslå\w*|sikkerheit\w*"
    r"|samstundes|la (stå|dei|ho|han|det|feltet)|fornamn\w*)\b|\w…$",
}
"""Right forms of the languages, but not those we write (docs/glossary.md)."""


def test_every_text_is_translated() -> None:
    found = catalogue.problems()
    assert not found, "\n".join(found)


def test_a_paragraph_never_stands_apart_from_its_number() -> None:
    sources = list(catalogue.load("nb"))
    for code in CODES:
        language = Language(code)
        for source, context in sources:
            text = language.context(context, source) if context else language.message(Message(source))
            assert not PARAGRAPH_APART.search(text), f"{code}: {text}"
    assert any(PARAGRAPH_APART.search(source) for source, _context in sources)


def test_each_language_is_written_one_way() -> None:
    for code, pattern in OTHER_FORMS.items():
        other = re.compile(pattern, re.IGNORECASE)
        for entry in catalogue.load(code).values():
            for text in entry.texts:
                assert not other.search(text), f"{code}: {text}"
