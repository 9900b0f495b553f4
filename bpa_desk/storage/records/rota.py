"""Needs, the repeating pattern, the shifts of the dated plan, and whom one asked and told."""

from __future__ import annotations

from bpa_desk.domain.need import Need
from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans
from bpa_desk.domain.plan import RotaPlan, ToldPlan
from bpa_desk.domain.shift import Shift, ShiftKind, ShiftStatus, ShiftType
from bpa_desk.domain.turnus import Turnus, TurnusLine, TurnusPhase
from bpa_desk.storage.mapping import (
    Table,
    breaks,
    choice,
    day,
    instant,
    listed,
    pairs,
    parts,
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
    order="start, id",
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

OFFER = Table(
    Offer,
    "offer",
    plain("id"),
    plain("shift"),
    instant("start"),
    instant("end"),
    plain("assistant"),
    plain("asked_at"),
    choice("means", OfferMeans),
    choice("answer", OfferAnswer),
    plain("answered_at"),
    plain("ground"),
    plain("note"),
    order="asked_at, id",
)

TOLD_PLAN = Table(
    ToldPlan,
    "told_plan",
    plain("id"),
    plain("plan"),
    plain("version"),
    plain("assistant"),
    plain("told_at"),
    listed("shifts"),
    periods("periods"),
    order="told_at, id",
)
