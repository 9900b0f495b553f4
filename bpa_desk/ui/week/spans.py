"""Short stretches of time typed relative to a shift: ``18-18:30 20-20:15``."""

from __future__ import annotations

from datetime import timedelta

from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DAY, Period, Zone
from bpa_desk.services.rota_spans import Draft
from bpa_desk.ui.kit.editors import TypedField, for_example
from bpa_desk.ui.week.typing import parse, text_of


class SpansField(TypedField[tuple[Period, ...]]):
    """Stretches inside a shift as instants; empty means none. :meth:`set_shift` says in which shift."""

    def __init__(self, zone: Zone, example: str, most: int = 9) -> None:
        self._zone = zone
        self._most = most
        self._start = 0
        super().__init__()
        self.setPlaceholderText(for_example(example))

    def set_shift(self, start: int) -> None:
        """Take the shift that starts at the instant as what the times are counted from."""
        self._start = start

    def spans(self) -> tuple[Period, ...]:
        """Return the stretches, none when the field is empty or cannot be read."""
        return self.value() or ()

    def shown(self, value: tuple[Period, ...]) -> str:
        """Return the stretches as typed."""
        return " ".join(text_of([self._draft(each)]) for each in value)

    def parsed(self, text: str) -> tuple[Period, ...]:
        """Return the stretches in order; DomainError when one cannot be read."""
        drafts = parse(text)
        if len(drafts) > self._most:
            raise DomainError(Message(N_("Write one stretch of time here, such as 14-22.")))
        return tuple(sorted(self._placed(draft.start, draft.end) for draft in drafts))

    def _placed(self, start: int, end: int) -> Period:
        zone = self._zone
        day = zone.day(self._start)
        begun = zone.at(day, start)
        # A clock time well before the shift's own start belongs to the next day of a shift over midnight.
        while begun < self._start - self._slack():
            start, end = start + DAY, end + DAY
            begun = zone.at(day, start)
        return Period(begun, zone.at(day, end))

    def _slack(self) -> int:
        return 6 * 60 if self._most == 1 else 0

    def _draft(self, period: Period) -> Draft:
        zone = self._zone
        first, last = zone.wall(period.start), zone.wall(period.end)
        start = first.hour * 60 + first.minute
        end = last.hour * 60 + last.minute + (last.date() - first.date()) // timedelta(days=1) * DAY
        return Draft(start, end)
