"""File names: safe on every system, whatever they are made from."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.export.filenames import distinct, file_name
from tests.export import hostile

_ALLOWED = re.compile(r"[A-Za-z0-9æøåÆØÅ._-]{1,80}\Z")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("timeliste", "2026-10", "1042"), "timeliste-2026-10-1042.pdf"),
        (("Vaktplan", "", "uke 40/41"), "Vaktplan-uke-40-41.pdf"),
        (("Kárášjohka", "Đuvgi", "Ŋ"), "Karasjohka-Duvgi-Ng.pdf"),
        (("øvre Ål",), "øvre-Ål.pdf"),
        (("../../etc/passwd",), "etc-passwd.pdf"),
        (("con",), "fil-con.pdf"),
        (("LPT1.x",), "fil-LPT1.x.pdf"),
        (("\u202efdp",), "fdp.pdf"),
        ((), "fil.pdf"),
    ],
)
def test_names(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts, suffix="pdf") == name


@given(st.lists(st.text(), max_size=4))
def test_any_parts_give_an_allowed_name(parts: list[str]) -> None:
    name = file_name(*parts, suffix="xlsx")
    assert _ALLOWED.match(name)
    assert not name.startswith((".", "-"))
    assert name.removesuffix(".xlsx") == name[:-5].rstrip(". ")


@pytest.mark.parametrize("text", hostile.ALL)
def test_hostile_parts_give_an_allowed_name(text: str) -> None:
    assert _ALLOWED.match(file_name(text, suffix="pdf"))


def test_names_are_kept_apart_whatever_their_case_and_length() -> None:
    taken: set[str] = set()
    given_names = [
        distinct(name, taken) for name in ("a.pdf", "A.pdf", "a.pdf", f"{'x' * 76}.pdf", f"{'X' * 76}.pdf")
    ]
    assert given_names[:3] == ["a.pdf", "A-2.pdf", "a-3.pdf"]
    assert len(given_names[4]) <= 80
    assert len({name.casefold() for name in given_names}) == 5
