"""Files beside records; the bytes themselves stand in a table of their own, outside undo."""

from __future__ import annotations

from bpa_desk.domain.attachment import Attachment
from bpa_desk.storage.mapping import Table, day, plain

ATTACHMENT = Table(
    Attachment,
    "attachment",
    plain("id"),
    plain("owner_kind"),
    plain("owner"),
    plain("name"),
    plain("media_type"),
    plain("size"),
    plain("sha256"),
    day("added_on"),
    plain("note"),
    order="added_on, name, id",
)
