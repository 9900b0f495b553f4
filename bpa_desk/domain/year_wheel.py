"""The year wheel (årshjul): what comes again every year, and all else that has a day, in one calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bpa_desk.domain.text import Message

LAST_SUNDAY = -1
"""The day of a duty that follows the clocks, which change on the last Sunday of the month."""


@dataclass(frozen=True, slots=True)
class YearTask:
    """One duty of one year. ``day`` 0 is any time in the month; it is then due by the month's last day.

    ``key`` is the template's, where it comes from one, and ``page`` where in the program it is done, if there
    is such a place. ``done_on`` is None until it is ticked off.
    """

    id: str
    year: int
    month: int
    title: str
    day: int = 0
    note: str = ""
    key: str = ""
    page: str = ""
    done_on: date | None = None

    @property
    def due(self) -> date:
        """The last day it is in time."""
        return date(self.year, self.month, self.day or month_length(self.year, self.month))


@dataclass(frozen=True, slots=True)
class YearEntry:
    """One line of the calendar: a duty of the year, or what falls due elsewhere in the program.

    ``key`` stays the same when the day moves. A duty has its ``title`` and ``task``; what is due elsewhere
    has its ``text``. ``assistant`` is whom it concerns, where it concerns one. ``over`` is a day that has
    passed and asks for nothing any more, such as the end of a trial period.
    """

    key: str
    day: date
    kind: str
    title: str = ""
    text: Message | None = None
    note: str = ""
    page: str = ""
    subject: str = ""
    assistant: str = ""
    done_on: date | None = None
    task: YearTask | None = None
    over: bool = False

    @property
    def id(self) -> str:
        """What the entry is known by from one showing to the next."""
        return self.key

    @property
    def all_month(self) -> bool:
        """True for a duty that may be done any time in its month."""
        return self.task is not None and not self.task.day

    @property
    def open(self) -> bool:
        """True until it is done."""
        return self.done_on is None

    def late(self, today: date) -> bool:
        """Return whether it is open past its day."""
        return self.open and not self.over and self.day < today


@dataclass(frozen=True, slots=True)
class YearWheelFacts:
    """What the paper and the calendar of one year show; ``stamp`` is the instant (minutes since 1970 UTC).

    ``sequence`` grows with every change of the file, so that a calendar takes the newer of two versions.
    ``personal`` is for the arbeidsleder's own eyes: what concerns single people stands there too.
    """

    ordning: str
    leader: str
    year: int
    day: date
    entries: tuple[YearEntry, ...]
    stamp: int
    sequence: int
    personal: bool = False


def month_length(year: int, month: int) -> int:
    """Return how many days the month has."""
    return monthrange(year, month)[1]


def day_in(year: int, month: int, day: int) -> int:
    """Return the day of the month a template's day means that year: 0 stays any time."""
    length = month_length(year, month)
    if day == LAST_SUNDAY:
        last = date(year, month, length)
        return (last - timedelta(days=last.isoweekday() % 7)).day
    return min(day, length)
