"""The entries of the handover book, and who leads in the arbeidsleder's place."""

from __future__ import annotations

from bpa_desk.domain.handover import BookPart, Deputy, HandoverEntry
from bpa_desk.storage.mapping import Table, choice, day, listed, plain

HANDOVER_ENTRY = Table(
    HandoverEntry,
    "handover_entry",
    plain("id"),
    choice("part", BookPart),
    plain("heading"),
    plain("text"),
    plain("phone"),
    plain("restricted"),
    plain("position"),
    plain("months"),
    plain("key"),
    day("verified_on"),
    plain("verified_by"),
    order="position, id",
)

DEPUTY = Table(
    Deputy,
    "deputy",
    plain("id"),
    plain("name"),
    day("start"),
    day("end"),
    plain("phone"),
    listed("may"),
    listed("may_not"),
    day("told_on"),
    plain("note"),
    order="start, id",
)
