"""The notebook: notes in three voices, and the letter with the hours granted and used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import attachments, clock, need_notes, ordning, people, rota, today, vedtak
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)
NOTE = NeedNote("n", date(2026, 10, 1), Voice.WISH, "Vil på kor", "Fritid", "Åse", 180)


@pytest.fixture(autouse=True)
def standing_still(store: Store) -> object:
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def test_a_note_is_cleaned_kept_and_undone(store: Store) -> None:
    saved = need_notes.save_note(store, replace(NOTE, text="  Vil på kor\n", area=" Fri  tid "))
    assert (saved.text, saved.area) == ("Vil på kor", "Fri tid")
    assert need_notes.notes(store) == [saved]
    mark = store.journal_mark()
    need_notes.save_note(store, saved)
    assert store.journal_mark() == mark
    attachments.attach(store, need_notes.KIND, "n", "bilde.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20, TODAY)
    need_notes.remove(store, "n")
    assert (need_notes.found(store, "n"), attachments.attachments(store, need_notes.KIND, "n")) == (None, [])
    store.undo()
    assert need_notes.found(store, "n") == saved


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": " \n"}, "text"),
        ({"seen_on": date(2026, 11, 25)}, "seen_on"),
        ({"minutes": 999_999}, "minutes"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    store: Store, change: dict[str, object], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        need_notes.save_note(store, replace(NOTE, **change))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_the_letter_has_the_chosen_notes_and_the_hours_since_the_first_vedtak(store: Store) -> None:
    ordning.change(store, leader="Lise", municipality="Nes kommune")
    people.save_assistant(store, Assistant("kari", "Kari"))
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 11, 10), 14 * 60, next_review=date(2026, 12, 15)))
    for day in (10, 23, 24):
        start = store.zone.at(date(2026, 11, day), 12 * 60)
        rota.add(store, "kari", start, start + 90)
    need_notes.save_note(store, NOTE)
    need_notes.save_note(store, replace(NOTE, id="m", seen_on=TODAY, voice=Voice.VIEW))
    facts = need_notes.letter(store, ["n"])
    assert (facts.leader, facts.municipality) == ("Lise", "Nes kommune")
    assert (facts.of(Voice.WISH), facts.of(Voice.VIEW)) == ((NOTE,), ())
    assert facts.hours is not None
    assert (facts.hours.span.first, facts.hours.span.last) == (date(2026, 11, 10), date(2026, 11, 23))
    assert (facts.hours.granted, facts.hours.used) == (28 * 60, 180)
    assert facts.hours.weeks == 2
    assert [each.id for each in need_notes.since_decision(store)] == ["m"]


def test_the_letter_without_a_vedtak_has_no_hours(store: Store) -> None:
    facts = need_notes.letter(store, [])
    assert (facts.vedtak, facts.hours, facts.notes) == (None, None, ())
    assert need_notes.review_day(store) is None


def test_the_first_screen_asks_for_the_notes_eight_weeks_before_where_there_are_any(store: Store) -> None:
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 600, next_review=date(2026, 12, 15)))

    def asked(day: date) -> bool:
        with clock.fixed(store.zone.at(day, 600)):
            return any(each.page == "notebook" for each in today.duties(store, (), day))

    assert not asked(TODAY)
    need_notes.save_note(store, NOTE)
    days = [date(2026, 10, 19), date(2026, 10, 20), date(2026, 12, 15), date(2026, 12, 16)]
    assert [asked(day) for day in days] == [False, True, True, False]
