"""A tariff profile that belongs to one ordning, as it is kept in its file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnTariff:
    """An own profile; ``content`` is the table of ``writing.written`` as JSON text."""

    id: str
    content: str
