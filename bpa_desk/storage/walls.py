"""Instants to wall-time text and back, fast enough for a year of shifts."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.time import WallTimeError, Zone


class Walls:
    """Reads and writes ``2026-10-24T22:00`` in one zone; quiet days and written instants are remembered."""

    def __init__(self, zone: Zone) -> None:
        self.zone = zone
        self._midnights: dict[str, int | None] = {}
        self._texts: dict[int, str] = {}

    def instant(self, text: str) -> int:
        """Return the instant of stored wall time; never refuses one that the zone no longer has."""
        day = text[:10]
        try:
            midnight = self._midnights[day]
        except KeyError:
            midnight = self._midnights[day] = self.zone.quiet_midnight(date.fromisoformat(day))
        if midnight is None:
            return self._restless(text)
        return midnight + int(text[11:13]) * 60 + int(text[14:16])

    def text(self, instant: int) -> str:
        """Return the wall time to store, with its offset only in a repeated hour."""
        found = self._texts.get(instant)
        if found is None:
            # Shifts of many people begin and end together.
            found = self._texts[instant] = self.zone.text(instant)
        return found

    def _restless(self, text: str) -> int:
        try:
            return self.zone.parse(text)
        except WallTimeError:
            # Written while the ordning had another time zone: keep the wall time, as the user saw it.
            return self.zone.at(date.fromisoformat(text[:10]), int(text[11:13]) * 60 + int(text[14:16]))
