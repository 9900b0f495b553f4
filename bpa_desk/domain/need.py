"""Lines of coverage: when somebody must be there, how many, and who knows what."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.quick import dataclass

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class Need:
    """``count`` people with the skills from ``from_minute`` to ``to_minute`` on the ISO weekdays.

    Clock minutes after midnight; ``to_minute`` at or before ``from_minute`` means the next day.
    """

    id: str
    start: date
    from_minute: int
    to_minute: int
    end: date | None = None
    weekdays: tuple[int, ...] = EVERY_DAY
    count: int = 1
    requires: tuple[str, ...] = ()
    note: str = ""

    @property
    def end_minute(self) -> int:
        """Clock minutes of the end, past 1440 when the line runs over midnight."""
        return self.to_minute if self.to_minute > self.from_minute else self.to_minute + 1440

    def covers(self, day: date) -> bool:
        """True when the line begins on the day."""
        in_force = self.start <= day and (self.end is None or day <= self.end)
        return in_force and day.isoweekday() in self.weekdays
