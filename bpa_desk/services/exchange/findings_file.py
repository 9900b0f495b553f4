"""Findings and sums as the JSON other programs read; texts are worded by whoever knows a language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rules.check import Figures
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import Zone

FORMAT = "bpa-desk-findings"
VERSION = 1


def write_findings(
    findings: Iterable[Finding], sums: Mapping[str, Figures], zone: Zone, worded: Callable[[Message], str]
) -> bytes:
    """Return the findings file; the same findings in the same language always give the same bytes."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "findings": [_finding(each, zone, worded) for each in findings],
        "assistants": {person: _sums(each) for person, each in sums.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def decimal_hours(minutes: int) -> float:
    """Return minutes as hours with two decimals, halves away from zero."""
    hundredths = (abs(minutes) * 100 + 30) // 60
    return (hundredths if minutes >= 0 else -hundredths) / 100


def _finding(finding: Finding, zone: Zone, worded: Callable[[Message], str]) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "assistant": finding.assistant,
        "shifts": list(finding.shifts),
        "from": zone.text(finding.start),
        "to": zone.text(finding.end),
        "amount_minutes": finding.amount,
        "law": finding.law,
        "lawful_with": list(finding.lawful_with),
        "text": worded(finding.text),
    }


def _sums(sums: Figures) -> dict[str, float]:
    return {
        "hours": decimal_hours(sums.hours),
        "overtime_hours": decimal_hours(sums.overtime),
        "additional_hours": decimal_hours(sums.additional),
        "night_hours": decimal_hours(sums.night),
        "sunday_hours": decimal_hours(sums.sunday),
    }
