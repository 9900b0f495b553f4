"""A derived stillingsbeskrivelse takes over what is new in its base and keeps its own words."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.derived import merged
from bpa_desk.domain.stillingsbeskrivelse import Section, Stillingsbeskrivelse

BASE = Stillingsbeskrivelse(
    "b1", "b", 1, "For alle", "nb",
    sections=(Section("a", "Formål", "Et liv"), Section("b", "Timer", "Dag"), Section("c", "Bil", "Kjøre")),
    not_included=("Hage", "Gjester"), requires=("Forflytning", "Bil"),
)  # fmt: skip
MINE = replace(
    BASE, id="m1", document="m", role="natt", base="b1", appendix="Mitt vedlegg",
    sections=(BASE.sections[0], Section("b", "Timer", "Natt"), Section("x", "Vakt", "Egen")),
    not_included=("Hage", "Gjester", "Støvsuging"), requires=("Forflytning",),
)  # fmt: skip


def section(paper: Stillingsbeskrivelse, key: str) -> Section:
    return next(each for each in paper.sections if each.key == key)


def test_what_only_the_base_changed_is_taken_over() -> None:
    after = replace(
        BASE, id="b2", version=2,
        sections=(replace(BASE.sections[0], body="Et fritt liv"), *BASE.sections[1:]),
        not_included=("Hage", "Snømåking"), requires=("Forflytning", "Bil", "Brann"),
    )  # fmt: skip
    made, kept = merged(MINE, BASE, after)
    assert section(made, "a").body == "Et fritt liv"
    assert section(made, "b").body == "Natt"
    assert made.not_included == ("Hage", "Støvsuging", "Snømåking")
    assert made.requires == ("Forflytning", "Brann")
    assert (made.base, made.appendix, made.role, kept) == ("b2", "Mitt vedlegg", "natt", ())


def test_where_both_have_changed_a_section_ones_own_stays_and_is_told() -> None:
    after = replace(BASE, id="b2", sections=(BASE.sections[0], Section("b", "Timer", "Kveld")))
    made, kept = merged(MINE, BASE, after)
    assert section(made, "b").body == "Natt"
    assert kept == ("Timer",)


def test_what_was_taken_out_stays_out_and_what_is_new_comes_in_at_its_place() -> None:
    fresh = Section("n", "Barn", "Bare følge")
    after = replace(BASE, id="b2", sections=(BASE.sections[0], fresh, *BASE.sections[1:]))
    made, _kept = merged(MINE, BASE, after)
    assert [each.key for each in made.sections] == ["a", "n", "b", "x"]


def test_what_the_base_took_out_goes_where_it_is_untouched() -> None:
    after = replace(BASE, id="b2", sections=BASE.sections[2:])
    made, kept = merged(MINE, BASE, after)
    assert [each.key for each in made.sections] == ["b", "x"]
    assert kept == ("Timer",)


def test_the_same_base_changes_nothing() -> None:
    made, kept = merged(MINE, BASE, replace(BASE, id="b2", version=2))
    assert (replace(made, base="b1"), kept) == (MINE, ())
