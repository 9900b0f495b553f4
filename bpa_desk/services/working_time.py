"""Facts for the overview of working time that every employer must keep (aml. § 10-7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.bases import BASIS
from bpa_desk.domain.rules.limits import CLASS_WEEK
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.working_time_paper import WorkedDay, WorkedWeek, WorkingTimeFacts
from bpa_desk.domain.year_weeks import PersonYear, YearDay, person_year
from bpa_desk.services import clock, ordning, people, situation

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_DAY = timedelta(days=1)


def overviews(
    store: Store, span: DateSpan, assistants: Sequence[str] | None = None
) -> list[WorkingTimeFacts]:
    """Return the overview of each person with work in the span, or of those named, in the order of names.

    Only shifts that are over are counted: the law asks for what was worked, not for what is planned.
    """
    last = span.last or span.first
    now = clock.now(store)
    rota = situation.rota(store, span.first, last)
    rota = replace(
        rota,
        shifts=tuple(each for each in rota.shifts if each.effective.end <= now),
        elsewhere=tuple(each for each in rota.elsewhere if each.end <= now),
    )
    # Who has not worked has no overview, and of those who have left there are more each year.
    at_work = {each.assistant for each in rota.shifts} | {each.assistant for each in rota.elsewhere}
    found = []
    for person in people.assistants(store, archived=None):
        if person.id not in (at_work if assistants is None else assistants):
            continue
        held = person_year(rota, person.id)
        if held is not None and (held.days or assistants is not None):
            found.append(_facts(store, rota, person, held))
    return found


def month_before(today: date) -> DateSpan:
    """Return the last whole calendar month."""
    last = today.replace(day=1) - _DAY
    return DateSpan(last.replace(day=1), last)


def _facts(store: Store, rota: Rota, person: Assistant, held: PersonYear) -> WorkingTimeFacts:
    current = ordning.current(store)
    # Work for the same employer elsewhere is part of the day's minutes, and stands among its times.
    shifts = {each.id: each for each in rota.work if each.assistant == person.id}
    today = clock.today(store)
    laws = [
        BASIS[each.basis].law
        for each in rota.agreements
        if each.basis in BASIS
        and each.start <= held.last
        and (each.end is None or each.end >= held.first)
        and (not each.assistants or person.id in each.assistants)
    ]
    return WorkingTimeFacts(
        ordning=current.name,
        employer=current.employer,
        leader=current.leader,
        span=DateSpan(held.first, held.last),
        assistant=person.id,
        name=person.name,
        until=min(held.last, today),
        employee_number=person.employee_number,
        timezone=current.timezone,
        limit=CLASS_WEEK[held.hours_class],
        position=people.agreed_minutes(store, person.id, held.last),
        laws=tuple(dict.fromkeys(laws)),
        weeks=tuple(
            WorkedWeek(each.first, each.number, tuple(_day(day, shifts) for day in each.days))
            for each in held.weeks
            if each.days
        ),
        averaged=any(each.limits.averaging for each in held.weeks),
        additional=held.additional,
    )


def _day(day: YearDay, shifts: dict[str, Shift]) -> WorkedDay:
    return WorkedDay(
        day=day.day,
        times=tuple(shifts[each].effective for each in day.shifts),
        minutes=day.minutes,
        overtime=day.overtime,
        additional=day.additional,
        night=day.night,
        sunday=day.sunday,
        standby=day.standby,
    )
