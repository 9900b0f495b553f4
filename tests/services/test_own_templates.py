"""Texts of one's own: used for what is begun later, never for what is begun, and taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.meeting import MeetingKind
from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.text import DomainError
from bpa_desk.export.papers import Format, render
from bpa_desk.export.privacy import information_sheet
from bpa_desk.language import Language
from bpa_desk.services import clock, meeting_guides, meetings, own_templates, people
from bpa_desk.services.privacy import retention
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        people.save_assistant(store, Assistant("kari", "Kari"))
        yield


def test_a_changed_guide_is_for_what_is_begun_later(store: Store) -> None:
    before = meetings.begin_talk(store, "kari", None, "nb")
    own_templates.save_guide(store, "talk", " Vår samtale ", ("Trivsel", "", " Ferie  ", "Trivsel"))
    after = meetings.begin_talk(store, "kari", None, "nn")
    assert [each.text for each in after.topics] == ["Trivsel", "Ferie"]
    held = meetings.found(store, before.id)
    assert held is not None
    assert held.topics == before.topics
    own_templates.save_guide(store, MeetingKind.STAFF, "Assistentmøte", ("Plan",))
    assert meetings.begin_meeting(store, MeetingKind.STAFF, None, "nb").title == "Assistentmøte"
    own_templates.use_shipped(store, own_templates.guide_id("talk"))
    assert not own_templates.changed(store, "guide.talk")
    assert own_templates.guide(store, "talk", "nb") == meeting_guides.guide("talk", "nb")
    store.undo()
    assert own_templates.guide(store, "talk", "nb").title == "Vår samtale"


@pytest.mark.parametrize(("title", "topics", "field"), [("", ("A",), "title"), ("B", (" ",), "topics")])
def test_a_guide_needs_a_name_and_a_topic(
    store: Store, title: str, topics: tuple[str, ...], field: str
) -> None:
    with pytest.raises(DomainError) as caught:
        own_templates.save_guide(store, "talk", title, topics)
    assert caught.value.field == field
    assert store.all(OwnTemplate) == []


def sheet_text(store: Store, code: str) -> str:
    return render([information_sheet(retention.facts(store), Language(code))], Format.HTML).decode()


def test_the_privacy_sheet_is_said_in_ones_own_words_in_one_language(store: Store) -> None:
    shipped = {code: sheet_text(store, code) for code in meeting_guides.LANGUAGES}
    held = own_templates.sheet(store, "nb")
    lead, first, *rest = held.sections
    sections = (
        replace(lead, body="Velkommen til {ordning}."),
        replace(first, heading="Hvem?", body="{leader} & <b>alle</b>"),
        *(replace(each, body="", bullets=()) for each in rest),
    )
    own_templates.save_sheet(store, replace(held, title="Ditt ark", sections=sections))
    said = sheet_text(store, "nb")
    for text in ("Ditt ark", "Velkommen til Nes.", "Hvem?", "&amp; &lt;b&gt;alle&lt;/b&gt;"):
        assert text in said
    # What is left empty is left out; the table of what is kept is the program's own and stays.
    assert "Datatilsynet" in shipped["nb"]
    assert "Datatilsynet" not in said
    assert "Bare arbeidsgiveren" not in said
    assert said.count("<tr") == shipped["nb"].count("<tr")
    assert sheet_text(store, "nn") == shipped["nn"]
    own_templates.use_shipped(store, held.id)
    assert sheet_text(store, "nb") == shipped["nb"]


def test_a_part_with_words_needs_a_heading(store: Store) -> None:
    held = own_templates.sheet(store, "en")
    wrong = replace(held.sections[1], heading=" ")
    with pytest.raises(DomainError) as caught:
        own_templates.save_sheet(store, replace(held, sections=(held.sections[0], wrong)))
    assert caught.value.field == f"{wrong.key}_heading"
