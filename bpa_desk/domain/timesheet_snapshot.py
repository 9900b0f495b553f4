"""A timesheet as canonical text, so that what was sealed can be shown again and proved unchanged."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from bpa_desk.domain.pay.snapshot import read_statement, write_statement
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.domain.timesheet import Split, TimesheetFacts, TimesheetLine

_PLAIN = (
    "ordning", "employer", "leader", "timezone", "assistant", "name", "employee_number", "position",
    "full_time", "comment",
)


def write_snapshot(facts: TimesheetFacts) -> str:
    """Return the content of the sheet as canonical JSON; its state, version and approvals are left out."""
    assert facts.span.last is not None
    content: dict[str, Any] = {name: getattr(facts, name) for name in _PLAIN}
    content["span"] = [facts.span.first.isoformat(), facts.span.last.isoformat()]
    content["lines"] = [_write_line(line) for line in facts.lines]
    if facts.pay is not None:
        # Sheets sealed before paid hours were counted have none, and their checksums must stay true.
        content["pay"] = write_statement(facts.pay)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_snapshot(text: str) -> TimesheetFacts:
    """Return the facts that :func:`write_snapshot` wrote."""
    content = json.loads(text)
    first, last = content["span"]
    return TimesheetFacts(
        span=DateSpan(date.fromisoformat(first), date.fromisoformat(last)),
        lines=tuple(_read_line(line) for line in content["lines"]),
        pay=read_statement(content["pay"]) if "pay" in content else None,
        **{name: content[name] for name in _PLAIN},
    )


def digest(snapshot: str) -> str:
    """Return the SHA-256 of a snapshot as hexadecimal text."""
    return hashlib.sha256(snapshot.encode("utf-8")).hexdigest()


def _write_line(line: TimesheetLine) -> dict[str, Any]:
    split = line.split
    return {
        "shift": line.shift,
        "day": line.day.isoformat(),
        "start": line.start,
        "end": line.end,
        "kind": line.kind.value,
        "split": [
            split.worked, split.passive, split.called, split.evening, split.night, split.weekend,
            split.holiday, split.standby,
        ],
        "planned": list(line.planned) if line.planned else None,
        "absent": line.absent,
        "code": line.code,
        "comment": line.comment,
        "clock_change": line.clock_change,
        "calls": [list(call) for call in line.calls],
    }


def _read_line(content: dict[str, Any]) -> TimesheetLine:
    return TimesheetLine(
        shift=content["shift"],
        day=date.fromisoformat(content["day"]),
        start=content["start"],
        end=content["end"],
        kind=ShiftKind(content["kind"]),
        split=Split(*content["split"]),
        planned=Period(*content["planned"]) if content["planned"] else None,
        absent=content["absent"],
        code=content["code"],
        comment=content["comment"],
        clock_change=content["clock_change"],
        calls=tuple(Period(*call) for call in content["calls"]),
    )
