"""Risks, the points of internal control, goals, equipment and the emergency card."""

from __future__ import annotations

from bpa_desk.domain.internal_control import (
    Caller,
    ControlPoint,
    EmergencyCard,
    Equipment,
    EquipmentKind,
    Goal,
)
from bpa_desk.domain.risk import Risk
from bpa_desk.storage.mapping import Table, choice, day, parts, plain

RISK = Table(
    Risk,
    "risk",
    plain("id"),
    plain("hazard"),
    plain("likelihood"),
    plain("consequence"),
    day("assessed_on"),
    plain("cause"),
    plain("affected"),
    plain("existing"),
    plain("residual_likelihood"),
    plain("residual_consequence"),
    day("review_on"),
    plain("note"),
    order="likelihood * consequence DESC, hazard, id",
)

CONTROL_POINT = Table(
    ControlPoint,
    "control_point",
    plain("id"),
    plain("text"),
    plain("place"),
    day("reviewed_on"),
)

GOAL = Table(
    Goal,
    "goal",
    plain("id"),
    plain("year"),
    plain("what"),
    plain("seen_by"),
    day("reached_on"),
    order="year, id",
)

EQUIPMENT = Table(
    Equipment,
    "equipment",
    plain("id"),
    plain("name"),
    choice("kind", EquipmentKind),
    plain("place"),
    plain("guide"),
    plain("months"),
    day("controlled_on"),
    day("next_on"),
    plain("note"),
    order="name, id",
)

EMERGENCY_CARD = Table(
    EmergencyCard,
    "emergency_card",
    plain("id"),
    plain("address"),
    plain("meeting_place"),
    plain("way_in"),
    parts("callers", Caller),
    plain("note"),
)
