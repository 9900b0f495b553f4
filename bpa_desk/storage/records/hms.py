"""Checklists, rounds, and the measures that follow from them and from other records."""

from __future__ import annotations

from bpa_desk.domain.hms_round import Checklist, Round, RoundLine, RoundState
from bpa_desk.domain.remedy import Remedy
from bpa_desk.storage.mapping import Table, choice, day, listed, parts, plain

CHECKLIST = Table(
    Checklist,
    "checklist",
    plain("id"),
    plain("title"),
    plain("months"),
    listed("lines"),
    plain("hint"),
    order="title, id",
)

ROUND = Table(
    Round,
    "hms_round",
    plain("id"),
    plain("checklist"),
    plain("title"),
    plain("months"),
    day("held_on"),
    parts("lines", RoundLine),
    listed("participants"),
    choice("state", RoundState),
    day("signed_on"),
    plain("note"),
    order="held_on, id",
)

REMEDY = Table(
    Remedy,
    "remedy",
    plain("id"),
    plain("what"),
    day("made_on"),
    plain("owner"),
    day("deadline"),
    day("done_on"),
    plain("about_kind"),
    plain("about"),
    plain("part"),
    plain("note"),
    order="made_on, id",
)
