"""Everything the register describes can be said in words."""

from __future__ import annotations

from bpa_desk.domain.privacy.held import Reader
from bpa_desk.domain.privacy.register import HELD
from bpa_desk.domain.privacy.retention import Keep, Since
from bpa_desk.domain.privacy.words import (
    COLUMN_WORDS,
    KEEP_WORDS,
    READER_WORDS,
    SINCE_WORDS,
    TABLE_WORDS,
    UNSAID,
    column_word,
    table_word,
)


def test_every_table_has_its_words() -> None:
    assert {held.table for held in HELD} == set(TABLE_WORDS)


def test_every_column_has_its_words_or_is_unsaid() -> None:
    columns = {column for held in HELD for column in held.columns}
    assert columns - set(COLUMN_WORDS) - UNSAID == set()
    assert set(COLUMN_WORDS) <= columns
    assert not UNSAID & set(COLUMN_WORDS)


def test_every_rule_start_and_reader_has_its_words() -> None:
    assert set(KEEP_WORDS) == set(Keep)
    assert set(SINCE_WORDS) == set(Since)
    assert set(READER_WORDS) == set(Reader)


def test_what_has_no_words_is_called_as_it_is() -> None:
    assert (table_word("x"), column_word("y"), column_word("phone")) == ("x", "y", "Phone")


def test_what_stays_is_something_the_register_has() -> None:
    for held in HELD:
        assert set(held.stays.split()) <= set(held.personal.split()) | set(held.special.split())
