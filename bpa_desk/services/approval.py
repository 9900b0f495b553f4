"""An approved timesheet is a draft once more when its lines are not those that were approved."""

from __future__ import annotations

import zlib
from dataclasses import replace

from bpa_desk.domain.timesheet import TimesheetFacts
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetState
from bpa_desk.domain.timesheet_snapshot import write_snapshot


def standing(sheet: Timesheet, held: TimesheetFacts) -> Timesheet:
    """Return the sheet, a draft once more where its lines are not those that were approved."""
    approved = sheet.state is TimesheetState.APPROVED and sheet.sha256
    return replace(sheet, state=TimesheetState.DRAFT) if approved and sheet.sha256 != seen(held) else sheet


def seen(held: TimesheetFacts) -> str:
    """Return a checksum of what was worked, without the notes: a word added asks for no new look."""
    bare = tuple(replace(line, comment="") for line in held.lines)
    said = write_snapshot(TimesheetFacts("", "", "", held.span, "", "", "", lines=bare))
    # It tells one's own changes from none, and guards against nobody: that is for what is sealed.
    return f"crc32:{zlib.crc32(said.encode()):08x}"
