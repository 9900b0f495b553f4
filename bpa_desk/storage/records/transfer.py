"""Changes of leverandør."""

from __future__ import annotations

from bpa_desk.domain.person_checklist import PassagePoint
from bpa_desk.domain.transfer import Transfer
from bpa_desk.storage.mapping import Table, day, parts, plain

TRANSFER = Table(
    Transfer,
    "transfer",
    plain("id"),
    day("day"),
    plain("old_employer"),
    plain("new_employer"),
    parts("points", PassagePoint),
    day("informed_on"),
    day("reserve_by"),
    day("tariff_told_on"),
    plain("note"),
    order="day, id",
)
