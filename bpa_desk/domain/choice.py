"""What an ordning has chosen once and for all, such as what absence means for pay, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice under its name; ``content`` is JSON text, read by the service the name belongs to."""

    id: str
    content: str
