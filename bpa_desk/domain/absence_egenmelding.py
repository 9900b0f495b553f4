"""How much egenmelding one has the right to, and what is used (ftrl. §§ 8-24 and 8-27; SYK-1 to SYK-3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bpa_desk.domain.absence_days import Stretch, chain_at, chains, days_in, joined
from bpa_desk.domain.absence_terms import AbsenceTerms
from bpa_desk.domain.assistant import Employment, EmploymentKind
from bpa_desk.domain.calendar import months_after

EARNING_MONTHS = 2
INTERRUPTION = 14
"""Days: a longer break in the employment begins the two months anew."""
AFTER_LEAVE = 28
"""Days at work after a leave longer than the interruption."""
EARNING_SICK_PAY = 28
EMPLOYER_DAYS = 16
_DAY = timedelta(days=1)


class Standing(NamedTuple):
    """Where somebody stands with egenmelding on a day.

    ``counted`` are the egenmelding stretches that would be added to a new one, ``times`` those begun within
    twelve months. ``right_from`` None means that no terms cover the day.
    """

    day: date
    right_from: date | None
    terms: AbsenceTerms
    counted: tuple[Stretch, ...]
    times: tuple[Stretch, ...]
    year_days: int

    @property
    def has_right(self) -> bool:
        """True when the two months are past."""
        return self.right_from is not None and self.right_from <= self.day

    @property
    def used(self) -> int:
        """Calendar days that count against the days at a time."""
        return sum(each.days for each in self.counted)

    @property
    def left(self) -> int:
        """Calendar days left of this time, and of the year where it has a number."""
        left = self.terms.days_at_once - self.used
        if self.terms.days_in_year is not None:
            left = min(left, self.terms.days_in_year - self.year_days)
        return max(0, left)

    @property
    def may_be_withdrawn(self) -> bool:
        """True when the employer may take the right away; it never goes by itself (§ 8-27)."""
        limit = self.terms.times_in_year
        return limit is not None and len(self.times) >= limit


class EmployerPeriod(NamedTuple):
    """Sixteen calendar days the employer pays, over one or more absences (ftrl. § 8-19, SYK-4).

    ``last`` is the sixteenth day, None while there are days left.
    """

    stretches: tuple[Stretch, ...]
    used: int
    last: date | None

    @property
    def first(self) -> date:
        """The first day away."""
        return self.stretches[0].first

    @property
    def left(self) -> int:
        """Days left of the sixteen."""
        return EMPLOYER_DAYS - self.used


def employed_since(employments: Iterable[Employment], day: date) -> date | None:
    """Return since when the person is employed without a break of more than two weeks; None if not employed.

    An assignment (oppdrag) is no employment.
    """
    held = sorted((each for each in employments if each.kind is not EmploymentKind.OPPDRAG), key=_start)
    if not any(each.covers(day) for each in held):
        return None
    since: date | None = None
    until: date | None = None
    for each in held:
        if each.start > day:
            break
        if since is None or until is None or (each.start - until).days - 1 > INTERRUPTION:
            since = each.start
        until = each.end if each.end is not None else date.max
    return since


def right_from(employments: Sequence[Employment], day: date, leaves: Iterable[Stretch] = ()) -> date | None:
    """Return the first day with a right to egenmelding as seen on the day; None when not employed then.

    Two months of employment; after a leave of more than two weeks, four weeks at work.
    """
    since = employed_since(employments, day)
    if since is None:
        return None
    found = months_after(since, EARNING_MONTHS)
    for each in joined(leaves):
        if each.days > INTERRUPTION and since <= each.first and each.last < day:
            found = max(found, each.last + _DAY + timedelta(days=AFTER_LEAVE))
    return found


def sick_pay_from(employments: Iterable[Employment], day: date) -> date | None:
    """Return from when there are four weeks of employment behind, as sick pay asks for (SYK-4)."""
    since = employed_since(employments, day)
    return None if since is None else since + timedelta(days=EARNING_SICK_PAY)


def standing(
    day: date,
    terms: AbsenceTerms,
    egenmelding: Iterable[Stretch],
    illness: Iterable[Stretch],
    right: date | None,
) -> Standing:
    """Return where somebody stands on the day; ``illness`` is every day of own illness, egenmelding included.

    Within a chain of absences, those up to 16 days after being back, all days without a doctor's note add up.
    """
    spells = [each for each in joined(egenmelding) if each.first <= day]
    chain = chain_at(joined([*illness, *spells]), day)
    counted = [each for each in spells if chain and each.first >= chain[0].first]
    begin = year_before(day)
    return Standing(
        day,
        right,
        terms,
        tuple(counted),
        tuple(each for each in spells if each.first >= begin),
        days_in(spells, begin, day),
    )


def year_before(day: date) -> date:
    """Return the first day of the twelve months that end on the day."""
    return months_after(day, -12) + _DAY


def day_beyond(spells: Iterable[Stretch], allowed: int) -> date | None:
    """Return the first day that is more than the allowed number, counted through the stretches in order."""
    for each in joined(spells):
        if each.days > allowed:
            return each.first + timedelta(days=allowed)
        allowed -= each.days
    return None


def employer_periods(illness: Iterable[Stretch]) -> list[EmployerPeriod]:
    """Return the employer's periods, oldest first; absence within 16 days of being back belongs to the last.

    When the sixteen days are used, absence that goes on from them is no longer the employer's to pay.
    """
    return [_period(group) for group in chains(illness)]


def _period(stretches: tuple[Stretch, ...]) -> EmployerPeriod:
    used = 0
    for each in stretches:
        if used + each.days >= EMPLOYER_DAYS:
            return EmployerPeriod(stretches, EMPLOYER_DAYS, each.first + timedelta(EMPLOYER_DAYS - used - 1))
        used += each.days
    return EmployerPeriod(stretches, used, None)


def _start(employment: Employment) -> date:
    return employment.start
