"""What ferieloven says about one assistant's holiday as it is booked: a function for each rule, all in RULES.

As read for the rule book (FERIE-1 to FERIE-10). Most of it may be agreed otherwise, so nothing here refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bpa_desk.domain.absence_days import Stretch, joined
from bpa_desk.domain.calendar import months_after
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.holiday_account import MAIN, MOST_MOVED, REST, Account
from bpa_desk.domain.holiday_days import WEEK, latest_start, longest, runs, virkedager
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.time import DAY, Zone

NOTICE_MONTHS = 2
NOTICE_OLDER = timedelta(days=14)
EXTRA_REST = 16 * 60
_DAY = timedelta(days=1)
_NEAR = timedelta(days=14)
PLANNING = (3, 1)
"""From which day of the year the main holiday is asked for, month and day [P]."""
YEAR_END = (10, 1)
"""From which day of the year what is not booked is asked for, month and day [P]."""

NO_MAIN = N_("{name} has no main holiday between 1 June and 30 September yet.")
SHORT_MAIN = N_("{name} has {count} virkedager in a row this summer; the right is {wanted}.")
NOT_BOOKED = N_("Not all of {name}’s holiday is booked this year; virkedager left: {days}.")


@dataclass(frozen=True, slots=True)
class Holiday:
    """One registered holiday: its days, when the assistant was told, and if it is agreed in writing."""

    days: Stretch
    told_on: date | None = None
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class HolidayCase:
    """What the rules ask about one assistant and year.

    ``shifts`` are the standing ones as (start, end) in order; ``ill`` the days of own illness with a doctor's
    note; ``paid_days``, ``carry_agreed`` and ``advance_agreed`` what is written for the year.
    """

    assistant: str
    name: str
    account: Account
    holidays: tuple[Holiday, ...]
    today: date
    zone: Zone
    shifts: tuple[tuple[int, int], ...] = ()
    ill: tuple[Stretch, ...] = ()
    older_days: int = 0
    paid_days: int | None = None
    carry_agreed: bool = False
    advance_agreed: bool = False

    @property
    def stretches(self) -> list[Stretch]:
        """The days of all holidays, what follows day upon day as one."""
        return joined(each.days for each in self.holidays)

    def finding(
        self,
        rule: str,
        severity: Severity,
        days: Stretch,
        text: Message,
        law: str,
        amount: int = 0,
        mend: Message | None = None,
    ) -> Finding:
        """Return a finding about these days; ``amount`` is what is missing, in minutes."""
        start, end = self.zone.at(days.first), self.zone.at(days.last + _DAY)
        return Finding(rule, severity, start, end, text, self.assistant, amount=amount, law=law, mend=mend)


def notice(case: HolidayCase) -> Iterator[Finding]:
    """A holiday the employer decides is told two months before (ferieloven § 6), the extra week of those
    over 60 asked for two weeks before (§ 5 second)."""
    older = case.older_days
    for each in case.holidays:
        count = virkedager(*each.days)
        if each.days.first <= case.today or each.agreed_on is not None or not count:
            continue
        own_choice = 0 < count <= older
        due = each.days.first - NOTICE_OLDER if own_choice else months_after(each.days.first, -NOTICE_MONTHS)
        if own_choice:
            older -= count
        told = each.told_on if each.told_on is not None else case.today
        if told <= due and (each.told_on is not None or case.today < due - _NEAR):
            continue
        late = max(0, (told - due).days)
        values: dict[str, object] = {"name": case.name, "start": each.days.first, "due": due, "told": told}
        if each.told_on is None and not late:
            text = N_("{name}’s holiday from {start} must be told by {due}.")
        elif each.told_on is None:
            text = N_("{name}’s holiday from {start} should have been told by {due}.")
        else:
            text = N_("{name} was told on {told} of the holiday from {start}; the last day for it was {due}.")
        yield case.finding(
            "FERIE-6",
            Severity.KREVER_AVTALE if late else Severity.ADVARSEL,
            each.days,
            Message(text, values),
            "ferieloven § 5 (2)" if own_choice else "ferieloven § 6",
            late * DAY,
            Message(N_("Write when it was told, or that you agree on these days, or move the holiday.")),
        )


def main_holiday(case: HolidayCase) -> Iterator[Finding]:
    """Eighteen virkedager in a row between 1 June and 30 September (ferieloven § 7)."""
    year = case.account.year
    first, last = date(year, 6, 1), date(year, 9, 30)
    if not case.account.main_holiday or not date(year, *PLANNING) <= case.today <= last:
        return
    wanted = min(MAIN, case.account.entitled)
    found, count = longest(case.stretches, first, last)
    if count >= wanted or wanted <= 0:
        return
    start = latest_start(wanted, last)
    if found is None:
        text = Message(NO_MAIN, _named(case))
    else:
        text = Message(SHORT_MAIN, {**_named(case), "count": count, "wanted": wanted})
    mend = Message(
        N_(
            "Agree on the days. They can begin {start} at the latest, and must be told by {due}. Whoever "
            "wants the holiday split may have it so."
        ),
        {"start": start, "due": months_after(start, -NOTICE_MONTHS)},
    )
    yield case.finding(
        "FERIE-7",
        Severity.ADVARSEL,
        Stretch(first, last),
        text,
        "ferieloven § 7",
        (wanted - count) * DAY,
        mend,
    )


def rest_of_it(case: HolidayCase) -> Iterator[Finding]:
    """The other seven virkedager may be asked for in a row within the year (ferieloven § 7)."""
    year = case.account.year
    account = case.account
    first, last = date(year, 1, 1), date(year, 12, 31)
    if case.today < date(year, *YEAR_END) or case.today > last or account.entitled < MAIN + REST:
        return
    best, count = longest(case.stretches, first, last)
    others = [
        each for each in runs(case.stretches) if best is None or not best.first <= each.first <= best.last
    ]
    _found, rest = longest(others, first, last)
    if best is None or count >= MAIN + REST or not 0 < rest < REST or account.left < REST - rest:
        return
    text = Message(
        N_("{name} has {count} virkedager in a row besides the longest holiday; the right is {wanted}."),
        {**_named(case), "count": rest, "wanted": REST},
    )
    mend = Message(N_("Book them together before New Year, unless you have agreed otherwise."))
    yield case.finding(
        "FERIE-7", Severity.INFO, Stretch(first, last), text, "ferieloven § 7", (REST - rest) * DAY, mend
    )


def sunday_beside(case: HolidayCase) -> Iterator[Finding]:
    """Who works Sundays may ask for the Sunday before or after six virkedager (ferieloven § 5 fourth)."""
    for each in _coming(case):
        if virkedager(*each) < WEEK:
            continue
        before = each.first - timedelta(days=each.first.isoweekday() % 7 or 7)
        after = each.last + timedelta(days=7 - each.last.isoweekday() % 7)
        if _works_on(case, before) and _works_on(case, after):
            text = Message(
                N_("{name} works both the Sunday before and the one after the holiday from {start}."),
                {**_named(case), "start": each.first},
            )
            mend = Message(
                N_("One of them can be asked for as free: {before} or {after}."),
                {"before": before, "after": after},
            )
            yield case.finding("FERIE-5", Severity.ADVARSEL, each, text, "ferieloven § 5 (4)", DAY, mend)


def hours_around(case: HolidayCase) -> Iterator[Finding]:
    """Eighteen virkedager come with sixteen hours more off around them (ferieloven § 5 fourth)."""
    for each in _coming(case):
        if virkedager(*each) < MAIN:
            continue
        start, end = case.zone.at(each.first), case.zone.at(each.last + _DAY)
        # What is worked inside the holiday is another matter (ABSENT).
        before = [shift[1] for shift in case.shifts if shift[0] < start]
        after = [shift[0] for shift in case.shifts if shift[1] > end]
        if not before or not after:
            continue
        off = max(0, start - max(before)) + max(0, min(after) - end)
        if off < EXTRA_REST:
            text = Message(
                N_("{name} has {off} off around the holiday from {start}; the law says 16 hours."),
                {**_named(case), "off": Minutes(off), "start": each.first},
            )
            mend = Message(
                N_("Let the last shift end, or the first one begin, {missing} further away."),
                {"missing": Minutes(EXTRA_REST - off)},
            )
            yield case.finding(
                "FERIE-5", Severity.ADVARSEL, each, text, "ferieloven § 5 (4)", EXTRA_REST - off, mend
            )


def moved_over(case: HolidayCase) -> Iterator[Finding]:
    """Up to twelve virkedager may be moved on or taken in advance, in writing (ferieloven § 7)."""
    year, left = case.account.year, case.account.left
    span = Stretch(date(year, 1, 1), date(year, 12, 31))
    if left < 0 and not (case.advance_agreed and -left <= MOST_MOVED):
        text = N_("{name} has more holiday booked than there is; virkedager too many: {days}.")
        mend = N_(
            "At most 12 can be taken in advance, agreed in writing. Write the agreement, or book fewer."
        )
        yield case.finding(
            "FERIE-7",
            Severity.KREVER_AVTALE,
            span,
            Message(text, {**_named(case), "days": -left}),
            "ferieloven § 7",
            -left * DAY,
            Message(mend),
        )
    # The other way round: the year ends, and the employer is to see that holiday is taken.
    late = date(year, *YEAR_END) <= case.today <= span.last
    free = MOST_MOVED if case.carry_agreed else 0
    if late and left > free:
        mend = N_("Book them, or agree in writing to move at most 12 to next year. They cannot be paid out.")
        yield case.finding(
            "FERIE-7",
            Severity.ADVARSEL if left > MOST_MOVED else Severity.INFO,
            span,
            Message(NOT_BOOKED, {**_named(case), "days": left}),
            "ferieloven § 5 (1)",
            (left - free) * DAY,
            Message(mend),
        )


def unpaid(case: HolidayCase) -> Iterator[Finding]:
    """Nobody must take holiday that the holiday pay does not cover (ferieloven § 5 fifth)."""
    account = case.account
    used = account.taken + account.booked
    if case.paid_days is None or used <= case.paid_days or not account.booked:
        return
    text = Message(
        N_("{name}’s holiday pay covers {paid} virkedager and {days} are booked; the rest can be refused."),
        {**_named(case), "paid": case.paid_days, "days": used},
    )
    span = Stretch(date(account.year, 1, 1), date(account.year, 12, 31))
    mend = Message(N_("Ask, and take away what is not wanted."))
    yield case.finding(
        "FERIE-9", Severity.INFO, span, text, "ferieloven § 5 (5)", (used - case.paid_days) * DAY, mend
    )


def ill_on_holiday(case: HolidayCase) -> Iterator[Finding]:
    """Days ill in a holiday may be asked back with a doctor's note (ferieloven § 9) [C]: said as advice."""
    for each in case.holidays:
        for ill in case.ill:
            part = each.days.within(*ill)
            count = virkedager(*part) if part is not None else 0
            if part is None or not count or (case.today - part.last).days > _NEAR.days:
                continue
            text = Message(
                N_("{name} is ill in the holiday and may ask for those days again; virkedager: {days}."),
                {**_named(case), "days": count},
            )
            mend = Message(
                N_(
                    "It takes a doctor’s note and is asked for soon afterwards; ask the employer. "
                    "Then shorten the holiday here."
                )
            )
            yield case.finding("FERIE-10", Severity.INFO, part, text, "ferieloven § 9", count * DAY, mend)


RULES: tuple[Callable[[HolidayCase], Iterator[Finding]], ...] = (
    notice,
    main_holiday,
    rest_of_it,
    sunday_beside,
    hours_around,
    moved_over,
    unpaid,
    ill_on_holiday,
)


def findings(case: HolidayCase) -> list[Finding]:
    """Return what every rule says about the case, by time and then by rule."""
    found = [each for rule in RULES for each in rule(case)]
    return sorted(found, key=lambda each: (each.start, each.rule, each.end))


def _coming(case: HolidayCase) -> list[Stretch]:
    return [each for each in runs(case.stretches) if each.first > case.today]


def _works_on(case: HolidayCase, day: date) -> bool:
    start, end = case.zone.at(day), case.zone.at(day + _DAY)
    return any(first < end and start < last for first, last in case.shifts)


def _named(case: HolidayCase) -> dict[str, object]:
    return {"name": case.name}
