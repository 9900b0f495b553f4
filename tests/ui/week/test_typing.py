"""What one types in a cell means one thing, and is written back the way it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.text import DomainError
from bpa_desk.services.rota_spans import Draft
from bpa_desk.ui.week.typing import parse, text_of

NIGHT = ShiftType("t1", "N", "Night", ShiftKind.RESTING, 22 * 60, 31 * 60, ((23 * 60, 30 * 60),))
DAY_TYPE = ShiftType("t2", "D1", "Day", ShiftKind.DAY, 8 * 60, 16 * 60)
TYPES = (NIGHT, DAY_TYPE)


def times(text: str) -> list[tuple[int, int]]:
    return [(draft.start, draft.end) for draft in parse(text)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14-22", [(840, 1320)]),
        ("14–22:30", [(840, 1350)]),
        ("7.15 - 15", [(435, 900)]),
        ("kl 7-15", [(420, 900)]),
        ("0730-1500", [(450, 900)]),
        ("730-15", [(450, 900)]),
        ("22-06", [(1320, 1800)]),
        ("14-24", [(840, 1440)]),
        ("14-00", [(840, 1440)]),
        ("0-24", [(0, 1440)]),
        ("10-10", [(600, 2040)]),
        ("10-10+1", [(600, 3480)]),
        ("8 til 16", [(480, 960)]),
        ("8-12 16-20", [(480, 720), (960, 1200)]),
        ("16-20/8-12", [(480, 720), (960, 1200)]),
        ("8-12; 16-20", [(480, 720), (960, 1200)]),
        ("-", []),
        ("–", []),
        ("   ", []),
        ("", []),
    ],
)
def test_times_are_read(typed: str, expected: list[tuple[int, int]]) -> None:
    assert times(typed) == expected


def test_passive_time_lies_inside_its_shift_even_after_midnight() -> None:
    (draft,) = parse("22-10 p23-07")
    assert draft.passive == ((1380, 1860),)
    assert draft.kind is ShiftKind.RESTING
    (later,) = parse("22-10 p1-7")
    assert later.passive == ((1500, 1860),)


def test_passive_time_beside_a_shift_is_a_resting_shift_of_its_own() -> None:
    active, resting = parse("14-22 p23-07")
    assert active.passive == ()
    assert (resting.start, resting.end, resting.passive) == (1380, 1860, ((1380, 1860),))
    assert text_of((active, resting)) == "14-22 p23-07"


def test_a_code_is_the_type_and_full_times_find_it_too() -> None:
    (coded,) = parse("n", TYPES)
    assert (coded.type, coded.start, coded.passive, coded.named) == ("t1", 1320, ((1380, 1800),), True)
    (timed,) = parse("8-16", TYPES)
    assert (timed.type, timed.kind, timed.named) == ("t2", ShiftKind.DAY, False)
    assert text_of(parse("D1 18-20", TYPES), TYPES) == "d1 18-20"


@pytest.mark.parametrize(
    "typed",
    [
        "25-26",
        "8",
        "8-",
        "x",
        "8-16 9-12",
        "14-22 p20-23",
        "7:75-9",
        "8-16-20",
        "p",
        "22-10 p23-03 p1-4",
        "8-8+8",
        "1-2 2-3 3-4 4-5 5-6 6-7 7-8",
        "🙂",
        "8-16\x00",
        "٣-٤",
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        parse(typed, TYPES)
    assert refused.value.field == "cell"
    assert str(refused.value.message).endswith(".")


def test_a_question_mark_tells_what_one_can_type() -> None:
    with pytest.raises(DomainError) as refused:
        parse("?", TYPES)
    assert refused.value.message.values["codes"] == ["N", "D1"]


def test_h_that_stands_apart_is_the_resting_night_and_beside_a_time_it_is_hours() -> None:
    """What a cell holds is written back as one would type it, and must be read as the same again."""
    resting = ShiftType("t4", "H", "Hvilende natt", ShiftKind.RESTING, 22 * 60, 32 * 60)
    training = ShiftType("t5", "T", "Training", ShiftKind.TRAINING, 16 * 60, 18 * 60)
    named = (resting, training)
    written = text_of(parse("8-12 t h", named), named)
    assert written == "08-12 t h"
    assert [each.type for each in parse(written, named)] == [None, "t5", "t4"]
    assert [each.type for each in parse("8-12h", named)] == [None]
    assert [each.type for each in parse("8-12 t", (resting,))] == [None]


def test_archived_types_are_not_known_by_code() -> None:
    gone = ShiftType("t3", "G", "Gone", ShiftKind.DAY, 0, 60, archived=True)
    with pytest.raises(DomainError):
        parse("g", (gone,))


quarters = st.integers(0, 95).map(lambda quarter: quarter * 15)


@given(quarters, st.integers(1, 4 * 96).map(lambda quarter: quarter * 15))
def test_times_survive_being_written_and_read(start: int, length: int) -> None:
    draft = Draft(start, start + length)
    (read,) = parse(text_of((draft,)))
    assert (read.start, read.end) == (draft.start, draft.end)


@given(quarters, st.integers(2, 96), st.data())
def test_passive_time_survives_being_written_and_read(start: int, length: int, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, length - 1))
    high = data.draw(st.integers(low + 1, length))
    draft = Draft(start, start + 15 * length, passive=((start + 15 * low, start + 15 * high),))
    (read,) = parse(text_of((draft,)))
    assert (read.start % 1440, read.end - read.start) == (draft.start % 1440, draft.end - draft.start)
    by = read.start - draft.start
    assert read.passive == tuple((one + by, other + by) for one, other in draft.passive)


@given(st.text(max_size=30))
def test_any_text_gives_drafts_or_a_sentence(text: str) -> None:
    try:
        drafts = parse(text, TYPES)
    except DomainError:
        return
    assert parse(text_of(drafts, TYPES), TYPES) == drafts
