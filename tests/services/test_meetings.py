"""Talks and meetings: begun from a guide, written, signed for good or read, and told when due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.meeting import AgreedPoint, Meeting, MeetingFacts, MeetingKind, Talk, TalkFacts
from bpa_desk.domain.privacy.held import Reader
from bpa_desk.domain.privacy.register import REGISTER
from bpa_desk.domain.privacy.retention import Keep
from bpa_desk.domain.text import DomainError
from bpa_desk.services import clock, due, meeting_guides, meetings, ordning, people
from bpa_desk.services.privacy import schedule
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)
LATER = DAY + timedelta(weeks=4)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    for key, name in (("kari", "Kari Ødegård"), ("ola", "Ola Nes")):
        people.save_assistant(store, Assistant(key, name))
    with clock.fixed(store.zone.at(DAY, 600)):
        yield


def talk(store: Store, day: date | None = None) -> Talk:
    return meetings.begin_talk(store, "kari", day, "nb")


def told(store: Store, first: date = DAY, last: date = date(2030, 12, 31)) -> list[tuple[date, str, str]]:
    return [
        (each.day, str(each.text), each.subject)
        for each in due.due(store, first, last)
        if each.page == "meetings"
    ]


def test_the_guides_are_alike_in_all_languages() -> None:
    shapes = [
        [(each.key, len(each.topics)) for each in meeting_guides.guides(code)]
        for code in meeting_guides.LANGUAGES
    ]
    assert shapes[0] == shapes[1] == shapes[2]
    others = [meeting_guides.INTERVIEW, meeting_guides.NOT_ASKED, meeting_guides.PREGNANCY]
    assert [key for key, _count in shapes[0]] == ["talk", *MeetingKind, *others]
    for code in meeting_guides.LANGUAGES:
        for each in meeting_guides.guides(code):
            assert len(set(each.topics)) == len(each.topics)
    with pytest.raises(DomainError):
        meeting_guides.guides("sv")


def test_a_talk_keeps_its_wording_and_what_was_said_of_a_topic_that_is_gone(store: Store) -> None:
    held = talk(store)
    meetings.write(store, held.id, 0, " Trives godt ")
    meetings.write(store, held.id, 2, "Passe")
    topics = ("Nytt tema", held.topics[2].text, " ", held.topics[2].text)
    meetings.describe(store, held.id, DAY, topics, "rolig")
    now = meetings.found(store, held.id)
    assert now is not None
    assert [(each.text, each.note) for each in now.topics] == [
        ("Nytt tema", ""), (held.topics[2].text, "Passe"), (held.topics[0].text, "Trives godt"),
    ]  # fmt: skip
    assert now.note == "rolig"
    with pytest.raises(DomainError) as error:
        meetings.describe(store, held.id, DAY, (" ",))
    assert error.value.field == "topics"
    store.undo()
    again = meetings.found(store, held.id)
    assert again is not None
    assert len(again.topics) == 16


def test_a_talk_is_locked_when_both_have_signed_and_only_then(store: Store) -> None:
    held = talk(store)
    meetings.save_point(store, held.id, None, AgreedPoint("Kurs", "Åse", LATER.isoformat()))
    with pytest.raises(DomainError) as error:
        meetings.sign(store, held.id, DAY + timedelta(days=1), None)
    assert error.value.field == "leader_signed_on"
    with pytest.raises(DomainError) as error:
        meetings.sign(store, held.id, DAY, DAY - timedelta(days=1))
    assert error.value.field == "assistant_signed_on"
    assert not meetings.sign(store, held.id, DAY, None).closed
    meetings.write(store, held.id, 0, "Godt")
    assert meetings.sign(store, held.id, DAY, DAY).closed
    assert store.undo() is None
    for change in (
        lambda: meetings.write(store, held.id, 0, "Annet"),
        lambda: meetings.describe(store, held.id, DAY, ("x",)),
        lambda: meetings.save_point(store, held.id, None, AgreedPoint("Mer")),
        lambda: meetings.remove_point(store, held.id, 0),
        lambda: meetings.sign(store, held.id, None, None),
    ):
        with pytest.raises(DomainError, match="signed"):
            change()
    meetings.set_done(store, held.id, 0)
    now = meetings.found(store, held.id)
    assert now is not None
    assert (now.topics[0].note, now.points[0].done_on) == ("Godt", DAY.isoformat())


def test_what_is_agreed_is_told_in_time_but_not_in_words_when_it_was_in_a_talk(store: Store) -> None:
    held = talk(store)
    secret = AgreedPoint("Hjelp med søvn", "Åse", LATER.isoformat())
    meetings.save_point(store, held.id, None, secret)
    staff = meetings.begin_meeting(store, MeetingKind.STAFF, None, "nb")
    lamp = AgreedPoint("Ny lampe", "", (LATER + timedelta(1)).isoformat())
    meetings.save_point(store, staff.id, None, lamp)
    meetings.save_point(store, staff.id, None, AgreedPoint("Uten frist"))
    said = told(store, DAY + timedelta(1), LATER + timedelta(2))
    assert [(day, subject) for day, _text, subject in said] == [
        (LATER, f"open:{held.id}"), (LATER + timedelta(1), f"open:{staff.id}"),
    ]  # fmt: skip
    assert "søvn" not in said[0][1]
    assert "Kari" in said[0][1]
    assert "Ny lampe" in said[1][1]
    rows = meetings.open_points(store)
    assert [(row.point.what, row.name) for row in rows] == [
        ("Hjelp med søvn", "Kari Ødegård"), ("Ny lampe", ""), ("Uten frist", ""),
    ]  # fmt: skip
    assert rows[0].id == f"{held.id}:0"
    assert rows[0].point.late(LATER + timedelta(1))
    assert not rows[0].point.late(LATER)
    meetings.set_done(store, held.id, 0)
    assert len(meetings.open_points(store)) == 2
    meetings.set_done(store, held.id, 0, done=False)
    assert len(meetings.open_points(store)) == 3


def test_a_point_needs_words_and_a_deadline_after_the_day(store: Store) -> None:
    held = talk(store)
    for point, field in ((AgreedPoint(" "), "what"), (AgreedPoint("x", "", "2026-05-11"), "deadline")):
        with pytest.raises(DomainError) as error:
            meetings.save_point(store, held.id, None, point)
        assert error.value.field == field
    meetings.save_point(store, held.id, None, AgreedPoint("Først"))
    meetings.save_point(store, held.id, None, AgreedPoint("Så"))
    meetings.save_point(store, held.id, 0, AgreedPoint("Aller  først"))
    now = meetings.remove_point(store, held.id, 1)
    assert [each.what for each in now.points] == ["Aller først"]


def test_a_planned_talk_is_told_and_the_next_a_year_later_for_those_at_work(store: Store) -> None:
    coming = talk(store, DAY + timedelta(days=3))
    assert told(store) == [(coming.day, "Talk with Kari Ødegård", f"open:{coming.id}")]
    staff = meetings.begin_meeting(store, MeetingKind.STAFF, DAY, "en")
    assert told(store, DAY, DAY) == [(DAY, "Meeting: Staff meeting", f"open:{staff.id}")]
    with clock.fixed(store.zone.at(coming.day + timedelta(days=1), 600)):
        year = (date(2027, 5, 15), "A year since the last talk with Kari Ødegård.", "talk:kari")
        # One that is past and has nothing in it may never have been held.
        assert told(store) == [
            (DAY, "Nothing is written of the meeting “Staff meeting” yet.", f"open:{staff.id}"),
            (coming.day, "Nothing is written of the talk with Kari Ødegård yet.", f"open:{coming.id}"),
            year,
        ]
        meetings.set_readers(store, staff.id, ("Åse",))
        meetings.write(store, coming.id, 0, "Trives.")
        assert told(store) == [year]
        store.undo()
        store.undo()
    with clock.fixed(store.zone.at(coming.day + timedelta(days=15), 600)):
        assert told(store) == [year], "and one is not asked for ever"
        people.archive(store, "kari")
        assert told(store) == []


def test_a_meeting_proposes_those_of_the_last_and_keeps_who_read_its_minutes_when(store: Store) -> None:
    ordning.change(store, leader="Åse Leder")
    first = meetings.begin_meeting(store, MeetingKind.STAFF, None, "nn")
    assert first.participants == ("Åse Leder", "Kari Ødegård", "Ola Nes")
    assert first.title == "Personalmøte"
    meetings.describe(store, first.id, DAY, ("Plan",), "", "Vårmøte", ("Ola Nes", "Ola Nes", "Gjest"))
    with pytest.raises(DomainError) as error:
        meetings.describe(store, first.id, DAY, ("Plan",), "", " ", ())
    assert error.value.field == "title"
    second = meetings.begin_meeting(store, MeetingKind.STAFF, LATER, "nb")
    assert second.participants == ("Ola Nes", "Gjest")
    assert "Kari Ødegård" not in meetings.begin_meeting(store, MeetingKind.NETWORK, None, "nb").participants
    meetings.set_readers(store, first.id, ("Ola Nes",))
    with clock.fixed(store.zone.at(LATER, 600)):
        held = meetings.set_readers(store, first.id, ("Gjest", "Ola Nes"))
    assert {each.name: each.day for each in held.readers} == {
        "Ola Nes": DAY.isoformat(), "Gjest": LATER.isoformat(),
    }  # fmt: skip
    assert not held.closed


def test_talks_are_never_among_the_minutes(store: Store) -> None:
    held = talk(store)
    staff = meetings.begin_meeting(store, MeetingKind.STAFF, None, "nb")
    assert [type(each) for each in meetings.meeting_facts(store)] == [MeetingFacts]
    (one,) = meetings.talk_facts(store, "kari")
    assert (one.assistant, one.talk) == ("Kari Ødegård", held)
    assert meetings.talk_facts(store, "ola") == []
    assert isinstance(meetings.facts(store, held.id), TalkFacts)
    assert isinstance(meetings.facts(store, staff.id), MeetingFacts)


def test_the_register_keeps_a_talk_for_the_one_it_concerns() -> None:
    entry = REGISTER["talk"]
    assert (entry.keep, entry.about, entry.readers) == (Keep.TALK, "assistant", frozenset({Reader.SELF}))
    assert {"topics", "points", "note"} <= set(entry.special.split())


def test_a_removed_one_comes_back_by_undo_and_keeps_the_assistant_till_then(store: Store) -> None:
    held = talk(store)
    assert people.refers(store, "kari")
    meetings.remove(store, held.id)
    assert meetings.gatherings(store) == []
    assert not people.refers(store, "kari")
    store.undo()
    assert meetings.gatherings(store) == [held]
    staff = meetings.begin_meeting(store, MeetingKind.STAFF, None, "nb")
    meetings.remove(store, staff.id)
    assert store.all(Meeting) == []


def test_a_talk_may_be_deleted_a_year_after_the_next_one_and_not_before(store: Store) -> None:
    first = talk(store, DAY)
    assert not [each for each in schedule.schedule(store) if each.table == "talk"]
    talk(store, LATER)
    (one,) = (each for each in schedule.schedule(store) if each.table == "talk")
    assert (one.person, one.first, one.begins) == ("kari", first.day, LATER)
    assert one.day == date(2027, 6, 10)
