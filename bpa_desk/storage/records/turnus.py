"""The repeating pattern, and the plans that were made of it."""

from __future__ import annotations

from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.turnus import Turnus, TurnusLine, TurnusPhase
from bpa_desk.storage.mapping import Table, choice, day, listed, pairs, parts, plain

TURNUS = Table(
    Turnus,
    "turnus",
    plain("id"),
    plain("name"),
    plain("weeks"),
    day("anchor"),
    day("start"),
    day("end"),
    parts("phases", TurnusPhase),
    plain("note"),
    order="start, id",
)

TURNUS_LINE = Table(
    TurnusLine,
    "turnus_line",
    plain("id"),
    plain("turnus"),
    plain("week"),
    plain("weekday"),
    plain("start"),
    plain("end"),
    plain("assistant"),
    choice("kind", ShiftKind),
    plain("type"),
    pairs("passive"),
    listed("requires"),
    plain("note"),
    order="turnus, week, weekday, start, id",
)

ROTA_PLAN = Table(
    RotaPlan,
    "rota_plan",
    plain("id"),
    day("start"),
    day("end"),
    day("discussed_on"),
    plain("discussed_with"),
    day("published_on"),
    plain("version"),
    plain("note"),
    order="start, id",
)
