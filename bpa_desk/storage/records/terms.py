"""What bends the plan from day to day: absences and wishes."""

from __future__ import annotations

from bpa_desk.domain.absence import Absence, Wish, WishKind
from bpa_desk.storage.mapping import Table, choice, day, instant, plain

ABSENCE = Table(
    Absence,
    "absence",
    plain("id"),
    plain("assistant"),
    instant("start"),
    instant("end"),
    plain("kind"),
    plain("grade"),
    plain("note"),
    day("documented_on"),
    day("reported_on"),
    day("told_on"),
    plain("presence"),
    order="start, id",
)

WISH = Table(
    Wish,
    "wish",
    plain("id"),
    plain("assistant"),
    instant("start"),
    instant("end"),
    choice("wish", WishKind),
    order="start, id",
)
