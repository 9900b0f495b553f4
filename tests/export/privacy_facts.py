"""Facts for the papers about privacy, of invented people only."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.privacy.access import (
    MASK,
    AccessFacts,
    AccessFile,
    AccessLine,
    AccessRow,
    AccessTable,
)
from bpa_desk.domain.privacy.papers import KeptFor, PrivacyFacts
from bpa_desk.domain.privacy.retention import RETENTIONS
from bpa_desk.domain.text import Message

DAY = date(2026, 11, 24)


def privacy(employer: str = "Fjord Assistanse AS", leader: str = "Eva Nes") -> PrivacyFacts:
    """Return what the sheet and the overview are made from, with the proposed lengths."""
    rules = tuple(KeptFor(keep, each.months, each.since, each.at_most) for keep, each in RETENTIONS.items())
    return PrivacyFacts("Nes", employer, "post@fjord.example", "", leader, "Nes kommune", DAY, rules)


def access(count: int = 3, name: str = "Kari Eksempel") -> AccessFacts:
    """Return a report with so many shifts; without any nothing but the ordning's head."""
    person = {
        "id": "0" * 32, "name": name, "hue": 3, "birth_date": "1990-02-28", "weekly_cap": 1560,
        "contacts": [{"kind": "phone", "value": "555", "label": name}], "next_of_kin": [], "skills": ["løft"],
        "near_family": False, "strenuous_night": True, "notes": f"{name} bytter med {MASK}.",
        "archived": False,
    }  # fmt: skip
    shift = {
        "id": "1", "start": "2026-10-24T22:00", "end": "2026-10-25T08:00", "assistant": "0" * 32,
        "kind": "resting", "type": "2" * 32, "passive": [["2026-10-24T23:00", "2026-10-25T02:30+01:00"]],
        "calls": [], "breaks": [], "status": "cancelled", "code": "egenmelding", "requires": [],
        "emergency": True, "note": name, "reason": "", "actual": ["2026-10-24T22:00", "2026-10-25T07:30"],
    }  # fmt: skip
    line = {
        "id": "l",
        "week": 1,
        "weekday": 6,
        "start": 480,
        "end": 930,
        "kind": "day",
        "passive": [[490, 500]],
    }
    agreement = {
        "id": "a", "basis": "10-5-2", "start": "2026-10-01", "end": None, "assistants": ["0" * 32, MASK],
        "limits": {"day_hours": 12.5}, "parties": "Nes og Fagforbundet", "note": "",
    }  # fmt: skip
    sheet = {
        "id": "h", "start": "2026-10-01", "end": "2026-10-31", "state": "sealed", "version": 2, "comment": "",
        "events": [{"at": "2026-11-01T10:00:00+00:00", "what": "sealed", "who": "Eva", "reason": ""}],
        "snapshot": {"sum": 1}, "sha256": "ab",
    }  # fmt: skip
    shifts = tuple(AccessRow(str(at), "2026-10-25T08:00", shift) for at in range(count))
    tables = (
        AccessTable("assistant", (AccessRow("p", "", person),)),
        AccessTable("turnus_line", (AccessRow("l", "", line),)),
        AccessTable("shift", shifts),
        AccessTable(
            "agreement", (AccessRow("a", "", agreement, False), AccessRow("b", "", agreement, False))
        ),
        AccessTable("timesheet", (AccessRow("h", "2026-10-31", sheet),)),
        AccessTable("later", (AccessRow("x", "", {"id": "x", "text": name}),)),
    )
    lines = (AccessLine("2026-10-20T08:00:00+00:00", Message("Change the record of {name}", {"name": name})),)
    return AccessFacts(
        "Nes", "Fjord Assistanse AS", "Eva Nes", DAY, "p", name, tables if count else (),
        lines if count else (), {"absence:p": {"note": name}} if count else None,
        (AccessFile("Kontrakt 2026.PDF", b"%PDF-1.7 x"), AccessFile("bilde", b"\x89PNG")) if count else (),
    )  # fmt: skip
