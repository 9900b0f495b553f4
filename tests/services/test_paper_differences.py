"""The difference between two versions is told line by line, under the heading it stands in."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.stillingsbeskrivelse import Section, Stillingsbeskrivelse
from bpa_desk.services.paper_differences import Difference, DifferenceKind, compare

MEALS = Section("meals", "Måltider", "Slik jeg ber om det.", ("Handle", "Lage mat"))
PETS = Section("pets", "Dyr", "", ("Lufte hunden",))
HOUSE = Section("house", "Husarbeid", "", ("Vaske",))
PAPER = Stillingsbeskrivelse(
    "a", "d", 1, "Assistent", "nb", sections=(MEALS, PETS, HOUSE), not_included=("Hage",), requires=("Bil",)
)


def words(found: list[Difference]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (str(each.part), each.kind.value, tuple(map(str, each.added)), tuple(map(str, each.removed)))
        for each in found
    ]


def test_the_same_has_no_difference() -> None:
    assert compare(PAPER, replace(PAPER, id="b", version=2, changed_at="x")) == []


def test_lines_come_and_go_within_a_section() -> None:
    after = replace(PAPER, sections=(replace(MEALS, bullets=("Handle", "Bake", "Lage mat")), PETS, HOUSE))
    assert words(compare(PAPER, after)) == [("Måltider", "changed", ("Bake",), ())]
    renamed = replace(PAPER, sections=(replace(MEALS, heading="Mat"), PETS, HOUSE))
    assert words(compare(PAPER, renamed)) == [("Mat", "changed", ("Mat",), ("Måltider",))]


def test_sections_come_go_and_move() -> None:
    own = Section("own", "Båt", "Vest på.")
    after = replace(PAPER, sections=(HOUSE, MEALS, own))
    assert words(compare(PAPER, after)) == [
        ("Husarbeid", "moved", (), ()),
        ("Båt", "added", ("Vest på.",), ()),
        ("Dyr", "removed", (), ("Lufte hunden",)),
    ]


def test_everything_beside_the_sections_counts_too() -> None:
    after = replace(PAPER, title="Natt", not_included=("Hage", "Båt"), requires=(), appendix="Hjerte")
    assert [(each.kind, each.added, each.removed) for each in compare(PAPER, after)] == [
        (DifferenceKind.CHANGED, ("Natt",), ("Assistent",)),
        (DifferenceKind.CHANGED, ("Båt",), ()),
        (DifferenceKind.CHANGED, (), ("Bil",)),
        (DifferenceKind.CHANGED, ("Hjerte",), ()),
    ]
