"""Absences as text: ``2026-11-02..2026-11-04 egenmelding`` a line; one day needs no dots."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.absence_days import Stretch


def day(text: str) -> date:
    """Return an ISO date."""
    return date.fromisoformat(text)


def stretch(text: str) -> Stretch:
    """Return ``2026-11-02..2026-11-04`` or a single day."""
    first, _dots, last = text.partition("..")
    return Stretch(day(first), day(last or first))


def stretches(text: str, kind: str = "") -> list[Stretch]:
    """Return the stretches of the lines, those of one kind where it is named."""
    lines = [line.split() for line in text.strip().splitlines()]
    return [stretch(line[0]) for line in lines if not kind or line[1:] == [kind]]


def told(found: Stretch) -> str:
    """Return the stretch as it is written."""
    same = found.first == found.last
    return found.first.isoformat() if same else f"{found.first.isoformat()}..{found.last.isoformat()}"
