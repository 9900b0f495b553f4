"""Each check of a stillingsbeskrivelse finds what is wrong, and nothing in one that is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.stillingsbeskrivelse import Section, Stillingsbeskrivelse
from bpa_desk.domain.stillingsbeskrivelse_quality import (
    CHECKS,
    NOT_INCLUDED,
    REQUIRED,
    REQUIRES,
    Surroundings,
    quality,
)

TODAY = date(2026, 11, 24)
TEMPLATE = {key: Section(key, key.title(), "Malens ord.") for key in (*REQUIRED, "transfers", "housework")}
AROUND = Surroundings(
    TODAY, 2, TEMPLATE, frozenset({"forflytning", "sonde"}), frozenset({"sonde"}),
    {"transfers": frozenset({"forflytning", "lifting"})},
)  # fmt: skip
GOOD = Stillingsbeskrivelse(
    "d1", "d", 1, "Assistent", "nb",
    sections=(
        *(Section(key, key.title(), "Slik gjør vi det.") for key in REQUIRED),
        Section("transfers", "Forflytning", "Med takheis, alltid to om morgenen."),
    ),
    not_included=("Hagearbeid",), requires=("Forflytning",), next_review=date(2027, 1, 1),
)  # fmt: skip


def found(paper: Stillingsbeskrivelse, around: Surroundings = AROUND) -> dict[str, list[tuple[str, str]]]:
    return {
        each.id: [(str(remark.text), remark.part) for remark in each.remarks]
        for each in quality(paper, around) if each.remarks
    }  # fmt: skip


def with_section(section: Section) -> Stillingsbeskrivelse:
    return replace(GOOD, sections=(*(each for each in GOOD.sections if each.key != section.key), section))


def test_a_good_one_has_nothing_to_better() -> None:
    assert found(GOOD) == {}
    assert len(quality(GOOD, AROUND)) == len(CHECKS)


@pytest.mark.parametrize("key", REQUIRED)
def test_every_required_part_is_missed_when_it_is_gone_or_empty(key: str) -> None:
    gone = replace(GOOD, sections=tuple(each for each in GOOD.sections if each.key != key))
    assert found(gone) == {"parts": [(f"The section “{key.title()}” is missing.", "")]}
    empty = with_section(Section(key, "Overskrift", " \n"))
    assert found(empty) == {"parts": [("“Overskrift” is empty.", key)]}


def test_tasks_must_be_there_and_be_ones_own() -> None:
    none = replace(GOOD, sections=GOOD.sections[:-1])
    assert found(none)["tasks"] == [("No tasks are written.", "")]
    copied = with_section(TEMPLATE["transfers"])
    assert found(copied)["tasks"][0][1] == "transfers"
    own = replace(none, sections=(*none.sections, Section("x1", "Hunden", "Gå tur.")))
    assert "tasks" not in found(own)


def test_what_is_not_included_must_be_said() -> None:
    assert found(replace(GOOD, not_included=()))["bounds"][0][1] == NOT_INCLUDED


def test_skills_must_be_asked_for_and_have_a_course() -> None:
    assert set(found(replace(GOOD, requires=()))) == {"skills", "linked"}
    unknown = replace(GOOD, requires=("Forflytning", "Ukjent"))
    assert found(unknown) == {
        "skills": [("There is no course in “Ukjent” yet, so it is nowhere said what it is.", REQUIRES)]
    }


def test_tasks_that_need_training_ask_for_it() -> None:
    assert list(found(replace(GOOD, requires=("Sonde",)))) == ["linked"]
    health = with_section(Section("health_tasks", "Helse", "", ("Gi sonde",)))
    assert list(found(health)) == ["linked"]
    assert found(replace(health, requires=("Forflytning", "sonde"))) == {}


def test_blanks_and_words_that_say_nothing_are_pointed_at() -> None:
    blank = with_section(Section("leader", "Leder", "Nærmeste leder er …………."))
    assert found(blank) == {"blanks": [("“Leder” has a blank that is not filled in.", "leader")]}
    vague = with_section(Section("housework", "Husarbeid", "", ("Vask, rydding osv.",)))
    assert found(vague)["vague"][0][1] == "housework"
    english = replace(vague, language="en")
    assert "vague" not in found(english)
    whole = with_section(Section("housework", "Husarbeid", "Diversefag er noe annet."))
    assert "vague" not in found(whole)


def test_a_duty_is_said_as_one() -> None:
    soft = with_section(Section("confidentiality", "Taushet", "Du bør ikke fortelle det videre."))
    assert list(found(soft)) == ["duties"]
    assert found(with_section(Section("meals", "Mat", "Du bør spørre."))) == {}


def test_a_role_nobody_has_and_a_review_gone_by_are_told() -> None:
    roled = replace(GOOD, role="natt")
    assert found(roled) == {}
    assert list(found(roled, replace(AROUND, people=0))) == ["concerned"]
    assert found(replace(GOOD, next_review=TODAY)) == {}
    assert list(found(replace(GOOD, next_review=date(2026, 11, 23)))) == ["reviewed"]
