"""The prose of templates and help is alike in three languages and written one way (docs/glossary.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from bpa_desk import paths
from bpa_desk.language import CODES

TEMPLATES = sorted(each.name for each in paths.resource("templates", "nb").glob("*.toml"))
HELP = sorted(each.name for each in paths.resource("help", "nb").glob("*.md"))
SAME = {"key", "letter", "kind", "month", "months", "day", "page", "minutes", "cells", "asked", "holder"}
"""What is not prose and therefore the same in every language."""
FORMS = {
    "nb": r"man|seinere|ut over|underskrevet",
    "nn": r"da|også|noe|korkje|gjev|komme|blei|avtala|foreslå\w*|sikkerheit\w*|samstundes|ut over",
    "en": r"per cent|deviations?|arbeidsplaner|medarbeidsledere",
}
"""Forms that are right elsewhere, but not the ones we write."""
QUOTES = {"nb": r"[\"'“”„]", "nn": r"[\"'“”„]", "en": r"[\"'«»]"}


def told(value: object) -> Iterator[str]:
    """Yield each text of a template."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from told(each)
    elif isinstance(value, list):
        for each in value:
            yield from told(each)


def shape(value: object, name: str = "") -> object:
    """Return what must be alike in every language: keys, order, lengths, places to fill in."""
    if isinstance(value, dict):
        return [(key, shape(each, key)) for key, each in value.items()]
    if isinstance(value, list) and name not in SAME:
        return [shape(each) for each in value]
    if isinstance(value, str) and name not in SAME:
        return sorted(re.findall(r"\{\w+\}", value)), value.count("\n\n"), bool(value)
    return value


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_the_same_parts_in_every_language(name: str) -> None:
    nb, *others = (
        tomllib.loads(paths.resource("templates", code, name).read_text("utf-8")) for code in CODES
    )
    assert [shape(each) for each in others] == [shape(nb)] * len(others)


@pytest.mark.parametrize("code", CODES)
def test_prose_is_written_one_way(code: str) -> None:
    texts = [
        (name, text)
        for name in TEMPLATES
        for text in told(tomllib.loads(paths.resource("templates", code, name).read_text("utf-8")))
    ]
    texts += [
        (name, re.sub(r"`[^`]*`", "`", paths.resource("help", code, name).read_text("utf-8")))
        for name in HELP
    ]
    faults = [
        f"{code}/{name}: {why} in {text[max(found.start() - 30, 0) : found.end() + 30]!r}"
        for name, text in texts
        for why, pattern in (
            ("a space after § that may break (write U+00A0)", r"§ (?=\d)"),
            ("a quotation mark of another language", QUOTES[code]),
            ("two spaces", r"(?<=\S)  +(?=\S)"),
            ("a form we do not write", rf"(?i)\b(?:{FORMS[code]})\b"),
        )
        for found in re.finditer(pattern, text)
    ]
    assert faults == []
