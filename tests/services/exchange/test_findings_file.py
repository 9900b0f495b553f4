"""Findings as JSON: keys in their order, hours as plain numbers, the same bytes."""

from __future__ import annotations

import json
from datetime import date

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.check import Figures
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import zone
from bpa_desk.services.exchange.findings_file import decimal_hours, write_findings

OSLO = zone()


def test_the_keys_stand_as_in_the_contract() -> None:
    finding = Finding(
        "HVILE-1",
        Severity.FEIL,
        OSLO.at(date(2026, 10, 25), 150, fold=1),
        OSLO.at(date(2026, 10, 25), 600),
        Message("Åse: {n} for kort", {"n": 3}),
        "åse",
        ("1",),
        180,
        "aml. § 10-8 (1)",
        ("10-8-3",),
    )
    content = write_findings([finding], {"åse": Figures(hours=100, night=50)}, OSLO, str)
    assert list(json.loads(content)["findings"][0]) == [
        "rule",
        "severity",
        "assistant",
        "shifts",
        "from",
        "to",
        "amount_minutes",
        "law",
        "lawful_with",
        "text",
    ]
    text = content.decode()
    assert '"from": "2026-10-25T02:30+01:00"' in text
    assert '"text": "Åse: 3 for kort"' in text
    assert '"hours": 1.67' in text
    assert text.endswith("}\n")


def test_a_finding_about_nobody_has_null() -> None:
    finding = Finding("NEED", Severity.ADVARSEL, 0, 60, Message("Nobody"))
    assert json.loads(write_findings([finding], {}, OSLO, str))["findings"][0]["assistant"] is None


def test_hours_are_rounded_half_away_from_zero() -> None:
    assert [decimal_hours(minutes) for minutes in (0, 1, 10, 20, 60, 61, -10)] == [
        0.0,
        0.02,
        0.17,
        0.33,
        1.0,
        1.02,
        -0.17,
    ]
