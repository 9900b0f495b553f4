"""Calendar files: accepted by three readers, lines folded right, times in UTC on the October night too."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import ics as third
import pytest
import vobject

from bpa_desk.domain.time import zone
from bpa_desk.export.events import CalendarEvent, CalendarFile
from bpa_desk.export.ics import render
from tests.export import hostile

OSLO = zone()
NIGHT = CalendarEvent(
    "s1",
    OSLO.at(date(2026, 10, 24), 22 * 60),
    OSLO.at(date(2026, 10, 25), 8 * 60),
    "Nes 22–08",
    "Hvilende natt",
    "Storgata 1, 9730 Kárášjohka",
)
GONE = CalendarEvent("s2", NIGHT.start + 2880, NIGHT.end + 2880, "Avlyst", sequence=3, cancelled=True)
FILE = CalendarFile("Nes – vakter", (NIGHT, GONE), OSLO.at(date(2026, 10, 1), 720))


def test_lines_end_right_and_are_short_enough() -> None:
    content = render(FILE)
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    for line in content.split(b"\r\n"):
        line.decode()  # folded between letters, never inside one
    assert content == render(FILE)


def test_the_long_october_night_is_eleven_hours() -> None:
    text = render(FILE).decode()
    assert "DTSTART:20261024T200000Z" in text
    assert "DTEND:20261025T070000Z" in text
    assert "TZID" not in text
    assert "RRULE" not in text


def test_a_cancelled_shift_keeps_its_name_and_counts_up() -> None:
    event = icalendar.Calendar.from_ical(render(FILE)).walk("VEVENT")[1]
    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == ("s2@bpa-desk", 3, "CANCELLED")


def test_three_readers_accept_it() -> None:
    text = render(FILE).decode()
    calendar = vobject.readOne(text)
    assert calendar.validate(raiseException=True)
    assert calendar.vevent.dtstart.value == datetime(2026, 10, 24, 20, tzinfo=UTC)
    events = sorted(third.Calendar(text).events)
    assert [event.name for event in events] == ["Nes 22–08", "Avlyst"]
    assert events[0].location == "Storgata 1, 9730 Kárášjohka"


@pytest.mark.parametrize("text", hostile.ALL)
def test_hostile_text_stays_inside_its_field(text: str) -> None:
    event = CalendarEvent("x", 0, 60, text, text, text)
    content = render(CalendarFile(text, (event,), 0))
    read = icalendar.Calendar.from_ical(content)
    assert [type(each).__name__ for each in read.walk()] == ["Calendar", "Event"]
    only = read.walk("VEVENT")[0]
    assert set(only) <= {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SEQUENCE",
        "SUMMARY",
        "DESCRIPTION",
        "LOCATION",
        "STATUS",
        "CLASS",
        "TRANSP",
    }
    assert vobject.readOne(content.decode()).validate(raiseException=True)
