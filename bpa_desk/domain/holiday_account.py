"""One assistant's holiday in one year: what there is, what is taken, booked and left (FERIE-1 to FERIE-7).

Every number is a line with its paragraph, so that the sum can be opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bpa_desk.domain.absence_days import Stretch, joined
from bpa_desk.domain.absence_terms import AbsenceTerms, AbsenceYear
from bpa_desk.domain.assistant import Employment, EmploymentKind
from bpa_desk.domain.holiday_days import virkedager_of
from bpa_desk.domain.text import N_, Message

BY_LAW = 25
LATE_START = 6
OLDER = 6
OLDER_FROM = 60
MAIN = 18
REST = 7
MOST_MOVED = 12
_DAY = timedelta(days=1)


class Line(NamedTuple):
    """One number of the account: how many virkedager, why, and the paragraph ("" for an agreement)."""

    days: int
    text: Message
    law: str


class Account(NamedTuple):
    """The account of a year. ``started`` is the first day of the employment that counts this year.

    ``left`` is what was there and came along, minus taken and booked; below zero it is taken in advance.
    """

    year: int
    started: date
    lines: tuple[Line, ...]
    carried: Line | None
    taken: int
    booked: int
    age_known: bool

    @property
    def entitled(self) -> int:
        """Virkedager this year gives by itself."""
        return sum(line.days for line in self.lines)

    @property
    def carried_in(self) -> int:
        """Virkedager that came along from the year before; below zero they were taken in advance."""
        return self.carried.days if self.carried is not None else 0

    @property
    def left(self) -> int:
        """Virkedager neither taken nor booked."""
        return self.entitled + self.carried_in - self.taken - self.booked

    @property
    def main_holiday(self) -> bool:
        """True for who has the right to the main holiday: employed by 15 August (ferieloven § 7)."""
        return self.started <= date(self.year, 8, 15)


def started_in(employments: Iterable[Employment], year: int) -> date | None:
    """Return when the employment of the year began; None for who is not employed in it.

    Terms that follow upon each other are one employment. An assignment (oppdrag) gives no holiday by this
    law.
    """
    held = sorted(
        (each for each in employments if each.kind is not EmploymentKind.OPPDRAG),
        key=lambda each: each.start,
    )
    spans = joined(Stretch(each.start, each.end or date(9999, 12, 30)) for each in held)
    inside = [each for each in spans if each.within(date(year, 1, 1), date(year, 12, 31)) is not None]
    return inside[0].first if inside else None


def account(
    year: int,
    started: date,
    birth: date | None,
    terms: AbsenceTerms,
    agreed: AbsenceYear | None,
    holidays: Sequence[Stretch],
    today: date,
    left_before: int | None = None,
) -> Account:
    """Return the account of the year; ``left_before`` is what the year before left, None where unknown."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    total = virkedager_of(holidays, first, last)
    taken = 0 if today < first else total if today >= last else virkedager_of(holidays, first, today)
    return Account(
        year,
        started,
        tuple(_lines(year, started, birth, terms, agreed)),
        _carried(agreed, left_before),
        taken,
        total - taken,
        birth is not None,
    )


def _lines(
    year: int, started: date, birth: date | None, terms: AbsenceTerms, agreed: AbsenceYear | None
) -> Iterable[Line]:
    late = started > date(year, 9, 30)
    if late:
        text = Message(N_("The law, for those who began after 30 September"))
        yield Line(LATE_START, text, "ferieloven § 5 (3)")
    else:
        yield Line(BY_LAW, Message(N_("The law: four weeks and a day")), "ferieloven § 5 (1)")
    if birth is not None and year - birth.year >= OLDER_FROM:
        text = Message(N_("The extra week from the year one turns 60"))
        yield Line(OLDER, text, "ferieloven § 5 (2)")
    if terms.fifth_week and not late:
        yield Line(terms.fifth_week, Message(N_("The fifth week by the tariff")), "")
    if agreed is not None and agreed.taken_elsewhere:
        text = Message(N_("Already taken this year with another employer"))
        yield Line(-agreed.taken_elsewhere, text, "ferieloven § 5 (3)")


def _carried(agreed: AbsenceYear | None, left_before: int | None) -> Line | None:
    law = "ferieloven § 7"
    if agreed is not None and agreed.carried_in is not None:
        return Line(agreed.carried_in, Message(N_("Brought along from last year, as you wrote it")), law)
    if left_before is None or left_before == 0:
        return None
    if left_before > 0:
        return Line(left_before, Message(N_("Not taken last year, brought along by itself")), law)
    return Line(left_before, Message(N_("Taken in advance last year")), law)
