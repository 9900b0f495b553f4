"""What bends the plan: agreements, absences and wishes."""

from __future__ import annotations

from bpa_desk.domain.absence import Absence, Wish, WishKind
from bpa_desk.domain.agreement import Agreement
from bpa_desk.storage.mapping import Table, choice, day, instant, listed, numbers, plain

AGREEMENT = Table(
    Agreement,
    "agreement",
    plain("id"),
    plain("basis"),
    day("start"),
    day("end"),
    listed("assistants"),
    numbers("limits"),
    plain("parties"),
    day("signed_on"),
    plain("document"),
    plain("note"),
    order="start, id",
)

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
