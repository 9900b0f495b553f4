"""Bokmål and nynorsk are complete, always."""

from __future__ import annotations

import re

from bpa_desk.domain.text import Message
from bpa_desk.language import CODES, Language
from installers import catalogue

PARAGRAPH_APART = re.compile("§ [0-9]")


def test_every_text_is_translated() -> None:
    found = catalogue.problems()
    assert not found, "\n".join(found)


def test_a_paragraph_never_stands_apart_from_its_number() -> None:
    for code in CODES:
        language = Language(code)
        for source, context in catalogue.extract():
            text = language.context(context, source) if context else language.message(Message(source))
            assert not PARAGRAPH_APART.search(text), f"{code}: {text}"
    assert any(PARAGRAPH_APART.search(source) for source, _context in catalogue.extract())
