"""The matrix of responsibility: what is typed, what an answer does, and what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.responsibility import Flaw, Party, Task, Way, answered, lacks, letters


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a", "A"), ("ua", "A/U"), ("I, m", "M/I"), ("A / U", "A/U"), ("", ""), ("-", ""), (" – ", ""),
        ("x", None), ("aa", None), ("a/x", None), ("/", None), ("1", None),
    ],
)  # fmt: skip
def test_letters_are_read_in_any_order_and_nothing_else_is(typed: str, read: str | None) -> None:
    assert letters(typed) == read


@given(
    cells=st.lists(st.sampled_from(["", "A", "A/U", "U", "M", "I", "A/M"]), min_size=5, max_size=5),
    ways=st.lists(st.sampled_from(list(Way)), min_size=1, max_size=5),
)
def test_an_answer_never_moves_who_answers(cells: list[str], ways: list[Way]) -> None:
    task = Task("k", "N", tuple(cells))
    expected = task.holders() or (Party.EMPLOYER,)
    for way in ways:
        task = answered(task, way)
        assert task.holders() == expected
        does = "U" in task.cell(Party.EMPLOYER), "U" in task.cell(Party.LEADER)
        assert does == (way is Way.EMPLOYER, way is not Way.EMPLOYER)
    assert answered(task, ways[-1]) == task


def test_an_answer_together_lets_the_other_leader_do_it_and_is_taken_back() -> None:
    task = Task("k", "N", ("", "A", "U", "M", ""))
    together = answered(task, Way.TOGETHER)
    assert together.cells == ("", "A", "U", "U", "")
    assert answered(together, Way.HELP).cells == ("", "A/M", "U", "M", "")


def test_each_flaw_is_told_with_what_is_missing() -> None:
    def told(*cells: str, holder: str = "") -> list[tuple[Flaw, str]]:
        return [(each.flaw, str(each.told)) for each in lacks([Task("k", "Plan", cells, holder)])]

    assert told("", "A", "U", "", "") == []
    assert told("", "M", "U", "", "") == [
        (Flaw.NOBODY_ANSWERS, "Nobody answers for “Plan”. Write A for one party.")
    ]
    assert told("A", "A/U", "", "", "") == [
        (Flaw.SEVERAL_ANSWER, "Both Municipality and Employer answer for “Plan”. Keep A for one of them.")
    ]
    assert told("", "", "A", "", "", holder="employer") == [
        (Flaw.MOVED, "“Plan”: the responsibility lies with Employer, but A stands for Arbeidsleder."),
        (Flaw.NOBODY_DOES, "Nobody does “Plan”. Write U for whoever does it."),
    ]
