"""What becomes paper: timesheets and stillingsbeskrivelser."""

from __future__ import annotations

from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Section, Stillingsbeskrivelse
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetEvent, TimesheetState
from bpa_desk.storage.mapping import Table, choice, day, listed, parts, plain

TIMESHEET = Table(
    Timesheet,
    "timesheet",
    plain("id"),
    plain("assistant"),
    day("start"),
    day("end"),
    choice("state", TimesheetState),
    plain("version"),
    plain("comment"),
    parts("events", TimesheetEvent),
    plain("snapshot"),
    plain("sha256"),
    order="start, id",
)

STILLINGSBESKRIVELSE = Table(
    Stillingsbeskrivelse,
    "stillingsbeskrivelse",
    plain("id"),
    plain("document"),
    plain("version"),
    plain("title"),
    plain("language"),
    choice("state", DocumentState),
    plain("assistant"),
    parts("sections", Section),
    listed("not_included"),
    listed("requires"),
    plain("appendix"),
    day("valid_from"),
    day("next_review"),
    plain("changed_at"),
    plain("role"),
    plain("base"),
    order="document, version, id",
)
