"""What is let through to a paper and what is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.export.characters import one_line, safe
from tests.export import hostile


def test_the_hostile_set_is_large_enough() -> None:
    assert len(set(hostile.ALL)) >= 60


@pytest.mark.parametrize("text", [*hostile.MARKUP, *hostile.LETTERS, *hostile.UNSHAPED[:4]])
def test_what_can_be_printed_comes_through_as_it_was_but_composed(text: str) -> None:
    assert safe(text) == unicodedata.normalize("NFC", text)


def test_controls_and_marks_that_turn_the_line_around_are_dropped() -> None:
    assert safe("a\x00b\x1b[31m\u202ec\u200bd\ufeff\u00ade") == "ab[31mcde"


def test_every_kind_of_line_break_becomes_one_newline() -> None:
    assert safe("a\r\nb\rc\u2028d\u0085e\x0cf") == "a\nb\nc\nd\ne\nf"


def test_a_lone_surrogate_is_shown_as_unknown_and_can_be_encoded() -> None:
    assert safe("\ud800x").encode() == "\ufffdx".encode()


def test_one_line_has_no_breaks_or_runs_of_space() -> None:
    assert one_line("  a\n\n b\t c ") == "a b c"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x2AF)))
def test_the_short_way_gives_the_same_as_the_long_way(text: str) -> None:
    # A character outside the plain ones sends the whole text the long way round.
    assert safe(text + "\u0416") == safe(text) + "\u0416"
