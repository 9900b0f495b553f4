"""“How we count” names every rule and reading in every language, and the stored pages are up to date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpa_desk.domain.reading_choices import READINGS
from bpa_desk.domain.readings import READ_AS_USUAL
from bpa_desk.domain.rules.bases import BASIS
from bpa_desk.domain.rules.check import RULES
from bpa_desk.domain.rules.explained import EXPLAINED
from bpa_desk.export.law_page import FAMILIES, heading, law_page
from bpa_desk.language import CODES, Language, unbroken
from installers.law_pages import pages


def test_the_stored_pages_say_what_is_counted() -> None:
    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, "run: python installers/law_pages.py"


@pytest.mark.parametrize("code", CODES)
def test_every_rule_reading_and_basis_stands_there(code: str) -> None:
    language = Language(code)
    page = law_page(language)
    for rule, each in EXPLAINED.items():
        assert page.count(f"### {heading(language, rule)}\n") == 1
        assert unbroken(each.law) in page
    for reading in READINGS.values():
        assert language.text(reading.title) in page
        assert language.text(reading.reason) in page
    for basis in BASIS.values():
        assert f"- {unbroken(basis.law)}:" in page


def test_every_family_of_rules_has_its_heading() -> None:
    known = {prefix for _title, prefixes in FAMILIES for prefix in prefixes}
    assert {rule.split("-")[0] for rule in EXPLAINED} == known
    assert RULES


def test_the_page_shows_what_is_set_here() -> None:
    usual, other = Language("en"), replace(READ_AS_USUAL, days_in_a_row=5, sliding_cumulative=False)
    assert "now 6." in law_page(usual)
    assert "now 5." in law_page(usual, other)
    assert "now no." in law_page(usual, other)
