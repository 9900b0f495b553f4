"""Holiday: each person's account of a year, what the rules say about what is booked, and the list for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.absence_terms import AbsenceYear
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.coverage import Gap, gaps
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.holiday_account import OLDER, OLDER_FROM, Account, account, started_in
from bpa_desk.domain.holiday_list import HolidayBalance, HolidayLine, HolidayListFacts
from bpa_desk.domain.holiday_rules import Holiday, HolidayCase, findings
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import Period
from bpa_desk.services import absence_terms, clock, employments, ordning, people, rota, sick_leave, skills
from bpa_desk.services.store import Store

_DAY = timedelta(days=1)
_AROUND = timedelta(days=10)
"""How far beside a holiday shifts are looked for: the Sunday before or after, and the last shift."""


def holidays(store: Store, assistant: str, year: int) -> list[Absence]:
    """Return the assistant's holidays that touch the year, by start."""
    return _between(store, assistant, year, year)


def are_kept(store: Store, year: int) -> bool:
    """True when holiday is written here; who keeps it elsewhere is not asked about it."""
    return bool(_of_year(store, year)) or bool(store.count(AbsenceYear, "year = ?", (year,)))


def balance(store: Store, assistant: str, year: int, today: date | None = None) -> Account | None:
    """Return the assistant's account of the year; None for who is not employed in it."""
    return _balance(
        store, store.get(Assistant, assistant), year, clock.today(store) if today is None else today
    )


def judged(store: Store, assistant: str, year: int, today: date | None = None) -> list[Finding]:
    """Return what the rules of ferieloven say about the assistant's year."""
    day = clock.today(store) if today is None else today
    person = store.get(Assistant, assistant)
    held = _balance(store, person, year, day)
    return [] if held is None else findings(_case(store, person, held, day))


def holiday_list(store: Store, year: int, today: date | None = None) -> HolidayListFacts:
    """Return the holiday list of the year, the lines by date and the people by name."""
    day = clock.today(store) if today is None else today
    current = ordning.current(store)
    known = people.assistants(store, archived=None)
    booked = _of_year(store, year)
    lines = _lines(store, year, known, booked)
    away = {each.assistant for each in lines}
    balances = []
    for person in known:
        if person.archived and person.id not in away:
            continue
        held = _balance(store, person, year, day)
        if held is None:
            continue
        balances.append(
            HolidayBalance(
                person.id,
                person.name,
                person.hue,
                held.entitled,
                held.carried_in,
                held.taken,
                held.booked,
                held.left,
            )
        )
    return HolidayListFacts(current.name, current.leader, year, day, tuple(balances), tuple(lines))


def _balance(store: Store, person: Assistant, year: int, today: date) -> Account | None:
    terms = employments.employments(store, person.id)
    agreed = {each.year: each for each in store.all(AbsenceYear, "assistant = ?", (person.id,))}
    rules = absence_terms.terms(store)
    first = _first_known(agreed, year)
    booked = _between(store, person.id, first, year)
    whole: dict[int, list[Stretch]] = {}
    for each in sick_leave.stretches(store, booked):
        for number in range(each.first.year, each.last.year + 1):
            whole.setdefault(number, []).append(each)
    held: Account | None = None
    for number in range(first, year + 1):
        started = started_in(terms, number)
        if started is None:
            held = None
            continue
        left = held.left if held is not None else None
        days = whole.get(number, ())
        held = account(number, started, person.birth_date, rules, agreed.get(number), days, today, left)
    return held


def _first_known(agreed: Mapping[int, AbsenceYear], year: int) -> int:
    """Return the year the sum of what was left begins with: nothing is known before somebody wrote of it.

    What was brought along into a year, as it was written, says all that the years before it could.
    """
    written = [number for number, each in agreed.items() if number <= year and each.carried_in is not None]
    return max(written, default=min([each for each in agreed if each < year], default=year))


def _of_year(store: Store, year: int) -> list[Absence]:
    return store.between(Absence, *_instants(store, year, year), "kind = ?", ("ferie",))


def _between(store: Store, assistant: str, first: int, last: int) -> list[Absence]:
    span = _instants(store, first, last)
    return store.between(Absence, *span, "kind = ? AND assistant = ?", ("ferie", assistant))


def _instants(store: Store, first: int, last: int) -> Period:
    return Period(store.zone.at(date(first, 1, 1)), store.zone.at(date(last + 1, 1, 1)))


def _case(store: Store, person: Assistant, held: Account, today: date) -> HolidayCase:
    booked = holidays(store, person.id, held.year)
    days = sick_leave.stretches(store, booked)
    ill = [
        each for each in sick_leave.known(store, person.id, today) if each.kind in ("sykmelding", "gradert")
    ]
    agreed = absence_terms.year(store, person.id, held.year)
    older = person.birth_date is not None and held.year - person.birth_date.year >= OLDER_FROM
    return HolidayCase(
        person.id,
        person.name,
        held,
        tuple(
            Holiday(stretch, each.reported_on, each.documented_on)
            for each, stretch in zip(booked, days, strict=True)
        ),
        today,
        store.zone,
        _shifts(store, person.id, days, today),
        tuple(sick_leave.stretches(store, ill)),
        OLDER if older else 0,
        None if agreed is None else agreed.paid_days,
        agreed is not None and agreed.carry_on is not None,
        agreed is not None and agreed.advance_on is not None,
    )


def _shifts(
    store: Store, assistant: str, days: Iterable[Stretch], today: date
) -> tuple[tuple[int, int], ...]:
    coming = [each for each in days if each.first > today]
    if not coming:
        return ()
    first, last = min(coming).first - _AROUND, max(each.last for each in coming) + _AROUND
    return tuple(
        (each.effective.start, each.effective.end)
        for each in rota.shifts(store, first, last)
        if each.assistant == assistant and each.counts
    )


def _lines(
    store: Store, year: int, known: Sequence[Assistant], booked: Sequence[Absence]
) -> list[HolidayLine]:
    names = {each.id: each.name for each in known}
    year_days = (date(year, 1, 1), date(year, 12, 31))
    found = []
    for absence, whole in zip(booked, sick_leave.stretches(store, booked), strict=True):
        days = whole.within(*year_days)
        if days is not None:
            found.append((absence, days))
    open_hours = _gaps(store, [days for _absence, days in found])
    lines = []
    for absence, days in found:
        others = {
            names[other.assistant]
            for other, theirs in found
            if other.assistant != absence.assistant and theirs.within(*days) is not None
        }
        span = Period(store.zone.at(days.first), store.zone.at(days.last + _DAY))
        standing = [
            each
            for each in rota.shifts(store, days.first, days.last)
            if each.assistant == absence.assistant and each.counts and each.effective.touches(span)
        ]
        lines.append(
            HolidayLine(
                absence.assistant,
                names[absence.assistant],
                days,
                absence.reported_on,
                absence.documented_on,
                tuple(sorted(others)),
                len(standing),
                sum(each.period.overlap(span) * each.missing for each in open_hours),
            )
        )
    return lines


def _gaps(store: Store, stretches: Sequence[Stretch]) -> Sequence[Gap]:
    # Only as far as there is a plan: beyond it everything is open, and that says nothing about holidays.
    planned = store.all(Shift, order="start DESC LIMIT 1")
    needs = store.all(Need)
    if not stretches or not planned or not needs:
        return ()
    end = store.zone.day(planned[0].end)
    first = min(each.first for each in stretches)
    last = min(max(each.last for each in stretches), end)
    if last < first:
        return ()
    shifts = rota.shifts(store, first - timedelta(days=8), last)
    known, trained = skills.asked_for(store, needs)
    span = Period(store.zone.at(first), store.zone.at(last + _DAY))
    return gaps(needs, shifts, span, store.zone, known, store.between(Absence, *span), trained)
