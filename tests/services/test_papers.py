"""Stillingsbeskrivelser from template to approved versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Section
from bpa_desk.domain.text import DomainError
from bpa_desk.services import ordning, papers, people
from bpa_desk.storage.store import Store


@pytest.mark.parametrize("language", papers.LANGUAGES)
def test_a_template_speaks_of_this_ordning(store: Store, language: str) -> None:
    ordning.change(store, employer="Assistanse AS", leader="Lise Leder")
    made = papers.new_from_template(store, language)
    text = " ".join(section.body for section in made.sections)
    assert "Nes" in text
    assert "Assistanse AS" in text
    assert "Lise Leder" in text
    assert "{" not in text
    assert [section.key for section in made.sections][:3] == ["employer", "purpose", "leader"]
    assert len(made.not_included) == 5


def test_a_name_in_braces_is_only_text(store: Store) -> None:
    ordning.change(store, leader="{workplace} <b>")
    made = papers.new_from_template(store, "nb")
    leader = next(section for section in made.sections if section.key == "leader")
    assert "<b>" in leader.body


def test_versions_follow_each_other_and_the_old_one_stays(store: Store) -> None:
    first = papers.new_from_template(store, "nb")
    papers.approve(store, first.id, date(2026, 12, 1))
    with pytest.raises(DomainError, match="new version"):
        papers.save(store, replace(first, title="Annet"))
    with pytest.raises(DomainError, match="already"):
        papers.approve(store, first.id, date(2026, 12, 1))
    second = papers.new_version(store, first.id)
    assert (second.version, second.state) == (2, DocumentState.DRAFT)
    assert papers.new_version(store, first.id) == second
    changed = papers.save(
        store, replace(second, sections=(*second.sections, Section("own", "Hund", "", (" Lufte ", "  "))))
    )
    assert changed.sections[-1].bullets == ("Lufte",)
    assert papers.differences(first, changed) == ["Hund"]
    assert papers.differences(changed, first) == ["Hund"]
    assert [each.version for each in papers.versions(store, first.document)] == [2, 1]
    assert papers.stillingsbeskrivelser(store) == [changed]


def test_a_review_is_proposed_within_a_year(store: Store) -> None:
    made = papers.new_from_template(store, "nn")
    assert papers.approve(store, made.id, date(2028, 2, 29)).next_review == date(2029, 2, 28)
    other = papers.copy_for(store, made.id, None)
    with pytest.raises(DomainError) as refused:
        papers.approve(store, other.id, date(2028, 2, 29), date(2028, 2, 29))
    assert refused.value.field == "next_review"


def test_every_step_can_be_undone(store: Store) -> None:
    made = papers.new_from_template(store, "nb")
    papers.copy_for(store, made.id, None)
    papers.remove(store, made.id)
    for left in (2, 1, 0):
        store.undo()
        assert len(papers.stillingsbeskrivelser(store)) == left


def test_a_title_and_a_known_language_are_needed(store: Store) -> None:
    made = papers.new_from_template(store, "nb")
    for broken, field in ((replace(made, title=" "), "title"), (replace(made, language="se"), "language")):
        with pytest.raises(DomainError) as refused:
            papers.save(store, broken)
        assert refused.value.field == field


def test_saving_what_is_unchanged_leaves_nothing_to_undo(store: Store) -> None:
    made = papers.save(store, papers.new_from_template(store, "nb"))
    before = store.undo_label
    assert papers.save(store, replace(made, title=f" {made.title} ")) == made
    assert store.undo_label is before


def test_every_section_keeps_a_key_of_its_own(store: Store) -> None:
    made = papers.new_from_template(store, "nb")
    twice = Section("own", " To \x00 linjer ", "a\x07b", ("x\ny",))
    saved = papers.save(store, replace(made, sections=(twice, twice, Section("", ""))))
    assert len({each.key for each in saved.sections}) == 3
    assert "" not in {each.key for each in saved.sections}
    assert saved.sections[0] == Section("own", "To linjer", "ab", ("x y",))


def test_spaces_that_hold_words_together_are_kept(store: Store) -> None:
    made = papers.new_from_template(store, "nb")
    held = Section("own", "aml. §\u00a010-3", "§\u00a010-3", ("aml.  §\u00a010-3",))
    saved = papers.save(store, replace(made, sections=(held,)))
    assert saved.sections == (replace(held, bullets=("aml. §\u00a010-3",)),)


def test_the_paper_speaks_of_the_person_and_the_ordning(store: Store) -> None:
    ordning.change(store, employer="Assistanse AS", leader="Lise Leder")
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", employee_number="1042"))
    role = papers.new_from_template(store, "nb")
    own = papers.copy_for(store, role.id, "kari")
    facts = papers.facts(store, own.id)
    assert (facts.assistant_name, facts.number, facts.ordning) == ("Kari Eksempel", "1042", "Nes")
    assert (facts.employer, facts.leader, facts.paper) == ("Assistanse AS", "Lise Leder", own)
    assert papers.facts(store, role.id).assistant_name == ""
    assert papers.facts(store, role.id).number in ("1", "2")
