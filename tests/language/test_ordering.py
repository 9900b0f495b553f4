"""Names in Norwegian order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.language import sort_key


def test_the_norwegian_letters_come_last() -> None:
    names = ["Åse", "Aasen", "Øystein", "Ærlend", "Anna", "Zoe", "Örjan", "Äke"]
    assert sorted(names, key=sort_key) == ["Anna", "Zoe", "Äke", "Ærlend", "Örjan", "Øystein", "Åse", "Aasen"]


def test_foreign_letters_stand_beside_their_base() -> None:
    ordered = ["Cato", "Čielgi", "Dag", "Đorđe", "Eva", "Éva", "Liv", "Łukasz", "Myhre", "Müller", "Ŋalbmi"]
    assert sorted(set(ordered), key=sort_key) == ordered


def test_case_matters_last_and_numbers_go_by_size() -> None:
    assert sorted(["uke 10", "Uke 9", "uke 2"], key=sort_key) == ["uke 2", "Uke 9", "uke 10"]
    assert sorted(["Ola Nordmann", "Olav", "ola"], key=sort_key) == ["ola", "Ola Nordmann", "Olav"]


def test_composed_and_decomposed_letters_sort_together() -> None:
    assert sort_key("A\u030ase")[0] == sort_key("Åse")[0]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_text_has_one_place(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(backwards, key=sort_key) == sorted(texts, key=sort_key)
