"""How soon something must be done."""

from __future__ import annotations

from enum import IntEnum


class Urgency(IntEnum):
    """How soon something must be done; lower comes first."""

    NOW = 0
    SOON = 1
    LATER = 2
