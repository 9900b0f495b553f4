"""The choices of the ordning."""

from __future__ import annotations

from bpa_desk.domain.choice import Choice
from bpa_desk.storage.mapping import Table, plain

CHOICE = Table(Choice, "choice", plain("id"), plain("content"))
