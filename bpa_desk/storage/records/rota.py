"""Needs, and the shifts of the dated plan: what the first picture reads."""

from __future__ import annotations

from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import LONGEST_SHIFT, Shift, ShiftKind, ShiftStatus, ShiftType
from bpa_desk.storage.mapping import (
    Table,
    breaks,
    choice,
    day,
    instant,
    listed,
    pairs,
    period,
    periods,
    plain,
    yes_no,
)

NEED = Table(
    Need,
    "need",
    plain("id"),
    day("start"),
    plain("from_minute"),
    plain("to_minute"),
    day("end"),
    listed("weekdays"),
    plain("count"),
    listed("requires"),
    plain("note"),
    order="start, from_minute, id",
)

SHIFT_TYPE = Table(
    ShiftType,
    "shift_type",
    plain("id"),
    plain("code"),
    plain("name"),
    choice("kind", ShiftKind),
    plain("start"),
    plain("end"),
    pairs("passive"),
    plain("hue"),
    listed("requires"),
    yes_no("archived"),
    order='start, "end", id',
)

SHIFT = Table(
    Shift,
    "shift",
    plain("id"),
    instant("start"),
    instant("end"),
    plain("assistant"),
    choice("kind", ShiftKind),
    plain("type"),
    periods("passive"),
    periods("calls"),
    breaks("breaks"),
    choice("status", ShiftStatus),
    plain("code"),
    listed("requires"),
    yes_no("emergency"),
    plain("note"),
    plain("reason"),
    period("actual"),
    plain("turnus"),
    plain("turnus_line"),
    yes_no("edited"),
    plain("consent"),
    order="start, id",
    longest=LONGEST_SHIFT,
)
