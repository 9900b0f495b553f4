"""What bends the limits of the law: agreements."""

from __future__ import annotations

from bpa_desk.domain.agreement import Agreement
from bpa_desk.storage.mapping import Table, day, listed, numbers, plain

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
