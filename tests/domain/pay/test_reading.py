"""Profiles are read strictly: whatever is wrong is refused with its place, and money is never a float."""

from __future__ import annotations

from typing import Any

import pytest

from bpa_desk.domain.pay.place import ProfileError
from bpa_desk.domain.pay.reading import read_profile

BASE = {"valid_from": "2024-01-01"}


def content(**edition: Any) -> dict[str, Any]:
    """Return a profile with one edition."""
    return {"name": "Test", "edition": [{**BASE, **edition}]}


def window(**more: Any) -> dict[str, Any]:
    """Return an edition's supplement with one window."""
    return {"supplement": [{"code": "KVELD", "window": [more]}]}


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ([], "$"),
        ({"name": "Test"}, "$.edition"),
        ({"name": " ", "edition": [BASE]}, "$.name"),
        ({"name": "Test", "edition": []}, "$.edition"),
        ({"name": "Test", "edition": [BASE, BASE]}, "$.edition[1].valid_from"),
        ({"name": "Test", "edition": [BASE], "rate": 1}, "$.rate"),
        (content(valid_from="2024-02-30"), "$.edition[0].valid_from"),
        (content(valid_from="2024-W09-5"), "$.edition[0].valid_from"),
        (content(base=[{"kr": 206.38}]), "$.edition[0].base[0].kr"),
        (content(base=[{"kr": "1e999999"}]), "$.edition[0].base[0].kr"),
        (content(base=[{"kr": "1/0"}]), "$.edition[0].base[0].kr"),
        (content(base=[{"kr": "9" * 30}]), "$.edition[0].base[0].kr"),
        (content(base=[{"kr": True}]), "$.edition[0].base[0].kr"),
        (content(base=[{"kr": -1}]), "$.edition[0].base[0].kr"),
        (content(base=[{"years": 3}]), "$.edition[0].base[0].kr"),
        (content(full_time={"T40": 37}), "$.edition[0].full_time.T40"),
        (content(full_time={"T38c": "35.51"}), "$.edition[0].full_time.T38c"),
        (content(**window(**{"from": "25:00"})), "$.edition[0].supplement[0].window[0].from"),
        (content(**window(**{"from": "24:00"})), "$.edition[0].supplement[0].window[0].from"),
        (content(**window(days=[0])), "$.edition[0].supplement[0].window[0].days[0]"),
        (content(**window(days=["xmas"])), "$.edition[0].supplement[0].window[0].days[0]"),
        (content(**window(days=[])), "$.edition[0].supplement[0].window[0].days"),
        (content(supplement=[{"code": "ORD", "window": [{}]}]), "$.edition[0].supplement[0].code"),
        (content(supplement=2 * window()["supplement"]), "$.edition[0].supplement[1].code"),
        (
            content(supplement=[{"code": "NATT", "window": [{}], "kr": 1, "percent": 1}]),
            "$.edition[0].supplement[0].percent",
        ),
        (
            content(supplement=[{"code": "NATT", "window": [{}], "kr": 1, "minimum": 1}]),
            "$.edition[0].supplement[0].minimum",
        ),
        (content(passive={"factor": 2}), "$.edition[0].passive.factor"),
        (content(passive={"factor": 1, "in_addition": 1}), "$.edition[0].passive.in_addition"),
        (content(passive={"factor": 1, "call_step": 1.5}), "$.edition[0].passive.call_step"),
        (content(overtime={"window": [{"from": "06:00"}]}), "$.edition[0].overtime.window[0].percent"),
        (content(clock_change="both"), "$.edition[0].clock_change"),
        (content(rounding_minutes=61), "$.edition[0].rounding_minutes"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(value: object, place: str) -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile(value)
    assert refused.value.field == place


def test_every_key_is_read() -> None:
    whole = content(
        year_hours=1850,
        holiday_pay_percent=12,
        pay_period_start=21,
        timesheet_due_day=25,
        self_certification="8/24",
        clock_change="clock",
        notice_days=28,
        standby={"factor": "1/5", "call_minimum": 60},
        passive={"factor": "1/3", "active_share": "1/3"},
    )
    (edition,) = read_profile(whole).editions
    assert edition.year_hours == 1850
    assert edition.holiday_pay_percent == 12
    assert edition.notice_days == 28
    assert (edition.pay_period_start, edition.timesheet_due_day) == (21, 25)
    assert (edition.self_certification, edition.clock_change) == ("8/24", "clock")
    assert edition.standby is not None
    assert edition.passive is not None
    assert edition.standby.factor * 5 == 3 * edition.passive.factor == 1
