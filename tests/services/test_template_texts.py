"""The rights sheet, the advert's frame and the points of § 14-6 in the user's words; the law stays named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.text import LANGUAGES, DomainError
from bpa_desk.export.papers import texts
from bpa_desk.export.rights import rights_sheet
from bpa_desk.language import Language
from bpa_desk.services import own_templates, people, person_papers, recruitment, rights, template_texts
from bpa_desk.services.template_texts import TextKind
from bpa_desk.storage.store import Store


def changed(made: OwnTemplate, key: str, **said: object) -> OwnTemplate:
    sections = tuple(replace(each, **said) if each.key == key else each for each in made.sections)  # type: ignore[arg-type]
    return replace(made, sections=sections)


@pytest.mark.parametrize("kind", TextKind)
def test_what_is_shipped_can_be_saved_as_it_is_and_is_alike_in_all_languages(
    store: Store, kind: TextKind
) -> None:
    shapes, named = set(), set()
    for language in LANGUAGES:
        text = template_texts.shipped(kind, language)
        assert template_texts.save(store, text).sections == text.sections
        shapes.add(tuple((each.key, bool(each.heading), len(each.bullets)) for each in text.sections))
        points = "\n".join(line for each in text.sections for line in each.bullets)
        named.add(frozenset(template_texts.laws(points)))
    assert (len(shapes), len(named)) == (1, 1)


def test_a_rights_sheet_is_written_in_ones_own_words_and_its_paragraphs_stay(store: Store) -> None:
    person = people.save_assistant(store, people.new_assistant(store, "Kari"))
    before = rights.facts(store, person.id)
    shipped = template_texts.shipped(TextKind.RIGHTS, "nb")
    said = changed(replace(shipped, title=" Slik er det "), "intro", body="Vårt ark.")
    own = template_texts.save(store, said)
    facts = rights.facts(store, person.id)
    made = rights_sheet(facts, Language("nb")).document
    assert made is not None
    assert (made.title, "Vårt ark." in texts(made)) == ("Slik er det", True)
    english = rights_sheet(facts, Language("en")).document
    assert english is not None
    assert english.title == template_texts.shipped(TextKind.RIGHTS, "en").title
    # What was written before keeps its words.
    assert before.words == ()
    (have,) = [each for each in own.sections if each.key == "have"]
    with pytest.raises(DomainError) as refused:
        template_texts.save(store, changed(own, "have", bullets=have.bullets[1:]))
    assert refused.value.field == "have_bullets"
    assert dict(refused.value.message.values) == {"law": "14-5"}
    own_templates.use_shipped(store, own.id)
    assert rights.facts(store, person.id) == before
    store.undo()
    assert rights.facts(store, person.id) == facts


def test_an_advert_is_proposed_in_ones_own_frame(store: Store) -> None:
    shipped = template_texts.shipped(TextKind.ADVERT, "nb")
    template_texts.save(store, changed(shipped, "apply", body="Ring {leader}. {Ukjent} står."))
    advert = recruitment.proposed_advert(store, replace(recruitment.new_vacancy(store, "nb"), title="Vikar"))
    assert advert.endswith("{Ukjent} står.")
    assert "{leader}" not in advert


def test_the_points_of_a_contract_keep_their_letters(store: Store) -> None:
    shipped = template_texts.shipped(TextKind.CONTRACT, "nn")
    template_texts.save(store, changed(shipped, "a", heading="Kven", body="Namn og adresse."))
    points = person_papers.points(store, "nn")
    assert [each.letter for each in points] == [each.letter for each in person_papers.law_points("nn")]
    assert points[0][:3] == ("a", "Kven", "Namn og adresse.")
    assert points[1:] == person_papers.law_points("nn")[1:]
    assert person_papers.points(store, "nb") == person_papers.law_points("nb")


@pytest.mark.parametrize(
    ("kind", "key", "said", "field"),
    [
        (TextKind.CONTRACT, "a", {"heading": " "}, "a_heading"),
        (TextKind.CONTRACT, "a", {"body": ""}, "a_body"),
        (TextKind.CONTRACT, "f", {"body": "Prøvetida."}, "f_body"),
        (TextKind.ADVERT, "intro", {"body": "Spør 118779 40022."}, "intro_body"),
        (TextKind.RIGHTS, "ask", {"bullets": ()}, "ask_bullets"),
    ],
)
def test_what_cannot_stand_is_refused_beside_its_field(
    store: Store, kind: TextKind, key: str, said: dict[str, object], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        template_texts.save(store, changed(template_texts.shipped(kind, "nb"), key, **said))
    assert refused.value.field == field


def test_paragraphs_are_found_as_they_are_written() -> None:
    text = "§\N{NO-BREAK SPACE}14-4 a, §§ 3-2 og 4-4, ferieloven § 5 (2), 25 virkedager, 2026-11-24"
    assert template_texts.laws(text)[:4] == ("14-4 a", "3-2", "4-4", "5")


def test_words_of_an_older_version_stand_in_the_parts_of_this_one(store: Store) -> None:
    shipped = template_texts.shipped(TextKind.CONTRACT, "nb")
    mine = template_texts.save(store, changed(shipped, "b", body="Vårt eget kontor."))
    gone = replace(mine.sections[0], key="old")
    own_templates.put(store, replace(mine, sections=(gone, *mine.sections[1:])))
    worded = template_texts.worded(store, TextKind.CONTRACT, "nb")
    assert [each.key for each in worded.sections] == [each.key for each in shipped.sections]
    assert worded.sections[0] == shipped.sections[0]
    assert worded.sections[1].body.startswith("Vårt eget kontor")
    assert template_texts.save(store, worded).sections == worded.sections
