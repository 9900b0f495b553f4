"""How long the ordning keeps records, where it chose another length."""

from __future__ import annotations

from bpa_desk.domain.privacy.retention import RetentionChoice
from bpa_desk.storage.mapping import Table, plain

RETENTION_CHOICE = Table(RetentionChoice, "retention_choice", plain("id"), plain("months"), plain("why"))
