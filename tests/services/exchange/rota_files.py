"""A rota file with everything in it, as the plain value that tests take apart."""

from __future__ import annotations

import copy
import json
from typing import Any

_WHOLE: dict[str, Any] = {
    "format": "bpa-desk-rota",
    "version": 1,
    "ordning": {
        "name": "Ordning Prøve",
        "timezone": "Europe/Oslo",
        "day_start": "06:00",
        "week_start": 7,
        "employer_model": "kommune",
        "tariff_bound": False,
        "sunday_mode": "kalenderdogn",
    },
    "period": {"from": "2026-10-19", "to": "2026-11-29"},
    "plan": {"valid_from": "2026-10-19", "discussed_on": "2026-10-01"},
    "vedtak": [{"from": "2026-01-01", "to": "2026-12-31", "hours_per_week": 42.5}],
    "assistants": [
        {
            "id": "kari",
            "name": "Kari Čáhci",
            "birth_date": "1990-02-28",
            "hours_class": "T38d",
            "position_hours_per_week": 33.6,
            "weekly_cap_hours": 26,
            "skills": ["medisin", "løft"],
            "regular_night": True,
            "strenuous_night": True,
        },
        {"id": "ola", "name": "Ola"},
    ],
    "agreements": [
        {
            "basis": "10-5-2",
            "from": "2026-01-01",
            "to": "2026-12-31",
            "assistants": ["kari"],
            "limits": {"day_hours": 12.5, "average_weeks": 26, "standby_factor": 0.2},
        }
    ],
    "shifts": [
        {
            "id": "1",
            "assistant": "kari",
            "start": "2026-10-24T22:00",
            "end": "2026-10-25T08:00",
            "passive": [["2026-10-24T23:00", "2026-10-25T07:00"]],
            "calls": [["2026-10-25T02:30+02:00", "2026-10-25T02:10+01:00"]],
            "breaks": [{"start": "2026-10-24T22:30", "end": "2026-10-24T23:00", "free": True}],
            "status": "worked",
            "requires": ["medisin"],
            "emergency": True,
        },
        {"id": "2", "assistant": None, "start": "2026-11-02T08:00", "end": "2026-11-02T16:00"},
        {
            "id": "3",
            "assistant": "ola",
            "start": "2026-11-06T16:00",
            "end": "2026-11-08T16:00",
            "kind": "standby",
            "status": "cancelled",
            "code": "user_away",
        },
    ],
    "needs": [
        {
            "from": "2026-10-19",
            "to": "2026-12-31",
            "weekdays": [1, 2, 5],
            "start": "22:00",
            "end": "07:00",
            "count": 2,
            "requires": ["løft"],
        }
    ],
    "absences": [
        {"assistant": "ola", "from": "2026-11-09", "to": "2026-11-11", "kind": "ferie"},
        {"assistant": "kari", "from": "2026-11-12T08:00", "to": "2026-11-12T12:00", "kind": "other"},
    ],
    "wishes": [{"assistant": "ola", "from": "2026-11-20", "to": "2026-11-20", "wish": "reserve"}],
}


def whole() -> dict[str, Any]:
    """Return a lawful file that uses every key of the contract."""
    return copy.deepcopy(_WHOLE)


def as_bytes(content: Any) -> bytes:
    """Return the content as a file holds it."""
    return json.dumps(content).encode()
