"""Avvik and who was told of them."""

from __future__ import annotations

from bpa_desk.domain.avvik import Avvik, AvvikType, Told
from bpa_desk.storage.mapping import Table, choice, day, parts, plain, yes_no

AVVIK = Table(
    Avvik,
    "avvik",
    plain("id"),
    choice("kind", AvvikType),
    day("happened_on"),
    plain("what"),
    day("reported_on"),
    plain("minute"),
    plain("place"),
    plain("reporter"),
    plain("action"),
    plain("cause"),
    plain("owner"),
    day("deadline"),
    yes_no("injury"),
    yes_no("serious"),
    parts("told", Told),
    plain("feedback"),
    day("closed_on"),
    plain("about_kind"),
    plain("about"),
    plain("part"),
    order="happened_on, id",
)
