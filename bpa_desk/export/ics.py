"""Calendar files (RFC 5545) that all readers read alike: UTC times or whole days, and no rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from bpa_desk.export.characters import one_line, safe
from bpa_desk.export.events import CalendarFile


def render(calendar: CalendarFile) -> bytes:
    """Return the calendar with CRLF and lines folded at 75 octets; the same events give the same bytes."""
    whole = Calendar()
    whole.add("prodid", "-//bpa_desk//bpa_desk//NO")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", one_line(calendar.name))
    for each in calendar.events:
        event = Event()
        event.add("uid", f"{one_line(each.uid)}@bpa-desk")
        event.add("dtstamp", _utc(calendar.stamp))
        # A whole day has no time and so no zone; its end is the day after.
        event.add("dtstart", each.day or _utc(each.start))
        event.add("dtend", each.day + timedelta(days=1) if each.day else _utc(each.end))
        event.add("sequence", each.sequence)
        event.add("summary", one_line(each.summary))
        if each.description:
            event.add("description", safe(each.description))
        if each.location:
            event.add("location", one_line(each.location))
        event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT" if each.cancelled or each.day else "OPAQUE")
        whole.add_component(event)
    return bytes(whole.to_ical())


def _utc(instant: int) -> datetime:
    return datetime.fromtimestamp(instant * 60, UTC)
