"""Legal and paid hours as the JSON other programs read (contract: hours --json)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.time import DateSpan
from bpa_desk.services.exchange.findings_file import decimal_hours
from bpa_desk.services.pay import PaidHours

FORMAT = "bpa-desk-hours"
VERSION = 1


def write_hours(found: Iterable[PaidHours], span: DateSpan, profile: TariffProfile) -> bytes:
    """Return the hours file; the same hours always give the same bytes, in every language."""
    assert span.last is not None
    content = {
        "format": FORMAT,
        "version": VERSION,
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "profile": profile.name,
        "assistants": {each.assistant: _hours(each) for each in found},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _hours(each: PaidHours) -> dict[str, object]:
    return {
        "hours": decimal_hours(each.legal.hours),
        "overtime_hours": decimal_hours(each.legal.overtime),
        "additional_hours": decimal_hours(each.legal.additional),
        "night_hours": decimal_hours(each.legal.night),
        "sunday_hours": decimal_hours(each.legal.sunday),
        "paid_hours": {total.category: total.hundredths / 100 for total in each.sums},
    }
