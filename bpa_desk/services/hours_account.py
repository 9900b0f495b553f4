"""The hours account: agreed, worked, planned, paid and balance of each assistant, and each vedtak's hours."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from bpa_desk.domain import ledger
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.calendar import is_holiday
from bpa_desk.domain.hours_account import (
    AssistantAccount,
    DrawnLine,
    HoursAccount,
    HoursLine,
    VedtakAccount,
    counts_as_worked,
    figures,
)
from bpa_desk.domain.pay import consequence
from bpa_desk.domain.pay.away import laid_over
from bpa_desk.domain.pay.statement import Statement, minutes_paid
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.domain.timesheet import lines
from bpa_desk.services import clock, employments, ordning, pay, pay_choices, people, rota, vedtak

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def year_of(day: date) -> DateSpan:
    """Return the calendar year the day lies in."""
    return DateSpan(date(day.year, 1, 1), date(day.year, 12, 31))


def account(store: Store, span: DateSpan, only: str | None = None) -> HoursAccount:
    """Return the account of the span as it stands now, of everybody or of one assistant."""
    assert span.last is not None
    here = ordning.current(store)
    planned = rota.shifts(store, span.first, span.last)
    standing = laid_over(planned, rota.absences_over(store, planned))
    statements = pay.of_period(store, span, only)
    assistants = []
    for person in people.assistants(store, archived=None):
        mine = [each for each in standing if each.assistant == person.id]
        agreed = employments.agreed_between(store, person.id, span)
        if only not in (None, person.id) or not (mine or agreed):
            continue
        assistants.append(_assistant(store, person, mine, statements.get(person.id), span))
    return HoursAccount(
        ordning=here.name,
        employer=here.employer,
        leader=here.leader,
        timezone=here.timezone,
        span=span,
        as_of=clock.today(store),
        assistants=tuple(assistants),
        vedtak=() if only else tuple(_vedtak(store, planned, span)),
    )


def _assistant(
    store: Store, person: Assistant, mine: list[Shift], statement: Statement | None, span: DateSpan
) -> AssistantAccount:
    assert span.last is not None
    now, chosen = clock.now(store), pay_choices.choices(store).consequences
    sheet = lines(mine, span, store.zone, is_holiday)
    paid = statement.by_line(sheet) if statement else {}
    found = []
    for line in sheet:
        settled = consequence.of(line.code, chosen)
        ended = line.end <= now
        found.append(
            HoursLine(
                shift=line.shift,
                day=line.day,
                start=line.start,
                end=line.end,
                kind=line.kind,
                worked=line.split.worked if ended else 0,
                planned=0 if ended else line.split.worked,
                absent=line.absent,
                credited=line.absent if counts_as_worked(line.code, settled) else 0,
                paid=minutes_paid(paid.get((line.shift, line.start), ())),
                code=line.code,
                who=person.name,
            )
        )
    held = tuple(found)
    months = tuple(
        figures(held, each, employments.agreed_between(store, person.id, each))
        for each in ledger.months_of(span.first, span.last)
    )
    total = figures(held, span, employments.agreed_between(store, person.id, span))
    return AssistantAccount(person.id, person.name, person.employee_number, total, months, held)


def _vedtak(store: Store, shifts: list[Shift], span: DateSpan) -> list[VedtakAccount]:
    assert span.last is not None
    names = {each.id: each.name for each in people.assistants(store, archived=None)}
    found = []
    for held in vedtak.all_vedtak(store):
        first, last = max(span.first, held.start), min(span.last, held.end or span.last)
        if first <= last:
            drawn = drawn_lines(store, shifts, DateSpan(first, last), names)
            found.append(VedtakAccount(held, vedtak.account(store, first, last), drawn))
    return found


def drawn_lines(
    store: Store, shifts: list[Shift], span: DateSpan, names: dict[str, str]
) -> tuple[DrawnLine, ...]:
    """Return what each standing shift draws from the vedtak inside the span, in order of time."""
    assert span.last is not None
    zone, now, factors = store.zone, clock.now(store), ledger.CountingFactors()
    edge = Period(zone.at(span.first), zone.at(span.last + timedelta(days=1)))
    found = []
    for shift in sorted(shifts, key=lambda each: (*each.effective, each.id)):
        if not shift.counts or not shift.effective.touches(edge):
            continue
        minutes, ended = ledger.drawn(shift, edge, factors), shift.effective.end <= now
        start, end = max(shift.effective.start, edge.start), min(shift.effective.end, edge.end)
        found.append(
            DrawnLine(
                shift.id, zone.day(start), start, end, shift.kind, names.get(shift.assistant or "", ""),
                minutes if ended else Fraction(0), Fraction(0) if ended else minutes,
            )
        )  # fmt: skip
    return tuple(found)


def behind_vedtak(store: Store, span: DateSpan) -> tuple[DrawnLine, ...]:
    """Return the shifts behind the used and planned hours of a span of the vedtak's account."""
    assert span.last is not None
    names = {each.id: each.name for each in people.assistants(store, archived=None)}
    return drawn_lines(store, rota.shifts(store, span.first, span.last), span, names)
