"""Writing a Rota as a rota file, version 1: the same rota always gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from bpa_desk.domain.absence import Absence, Wish
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.need import EVERY_DAY, Need
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.time import DateSpan, Zone, clock_text, zone
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.services.exchange.rota_reader import FORMAT, VERSION
from bpa_desk.services.exchange.shift_reader import STANDBY

_WEEKS_IN_YEAR = 365 / 7


def write_rota(rota: Rota) -> bytes:
    """Return the rota file's bytes.

    What the file cannot hold is left out: shift types, notes, and the planned times where others were
    worked (those stand). Of a person's terms it holds those in force on the first day.
    """
    where = zone(rota.ordning.timezone)
    first = _first_day(rota, where)
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION, "ordning": _ordning(rota.ordning)}
    if rota.period is not None and rota.period.last is not None:
        content["period"] = _span(rota.period)
    if rota.plan is not None:
        content["plan"] = _plan(rota.plan)
    sections: tuple[tuple[str, Iterable[dict[str, Any]]], ...] = (
        ("vedtak", map(_vedtak, rota.vedtak)),
        ("assistants", (_person(person, first, rota) for person in rota.people)),
        ("agreements", map(_agreement, rota.agreements)),
        ("shifts", (_shift(shift, where) for shift in rota.shifts)),
        ("needs", map(_need, rota.needs)),
        ("absences", (_absence(each, where) for each in rota.absences)),
        ("wishes", (_wish(each, where) for each in rota.wishes)),
    )
    for name, lines in sections:
        listed = list(lines)
        if listed or name in ("assistants", "shifts"):
            content[name] = listed
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _first_day(rota: Rota, where: Zone) -> date:
    if rota.period is not None:
        return rota.period.first
    return min((where.day(shift.start) for shift in rota.shifts), default=date(2000, 1, 1))


def _span(span: DateSpan) -> dict[str, str | None]:
    return {"from": span.first.isoformat(), "to": None if span.last is None else span.last.isoformat()}


def _hours(minutes: int) -> float | int:
    # Four decimals of an hour are a third of a second: enough to find the same minute again.
    return minutes // 60 if minutes % 60 == 0 else round(minutes / 60, 4)


def _ordning(ordning: Ordning) -> dict[str, Any]:
    return {
        "name": ordning.name,
        "timezone": ordning.timezone,
        "day_start": clock_text(ordning.day_start),
        "week_start": ordning.week_start,
        "employer_model": ordning.employer_model.value,
        "tariff_bound": ordning.tariff_bound,
        "sunday_mode": ordning.sunday_mode.value,
    }


def _plan(plan: RotaPlan) -> dict[str, Any]:
    discussed = None if plan.discussed_on is None else plan.discussed_on.isoformat()
    return {"valid_from": plan.start.isoformat(), "discussed_on": discussed}


def _vedtak(vedtak: Vedtak) -> dict[str, Any]:
    minutes = vedtak.minutes if vedtak.unit is VedtakUnit.WEEK else round(vedtak.minutes / _WEEKS_IN_YEAR)
    return {**_span(DateSpan(vedtak.start, vedtak.end)), "hours_per_week": _hours(minutes)}


def _person(person: Person, first: date, rota: Rota) -> dict[str, Any]:
    terms = person.terms_on(first)
    if not any(each.span.covers(first) for each in person.terms) and person.terms:
        # Somebody who starts later keeps the terms she starts on.
        terms = person.terms[0]
    line: dict[str, Any] = {"id": person.id, "name": person.name}
    if person.birth_date is not None:
        line["birth_date"] = person.birth_date.isoformat()
    if terms.hours_class is not HoursClass.T38C:
        line["hours_class"] = terms.hours_class.value
    if terms.position is not None:
        line["position_hours_per_week"] = _hours(terms.position)
    if person.weekly_cap is not None:
        line["weekly_cap_hours"] = _hours(person.weekly_cap)
    if known := _skills(person, rota):
        line["skills"] = known
    if person.regular_night is not None:
        line["regular_night"] = person.regular_night
    if person.strenuous_night:
        line["strenuous_night"] = True
    return line


def _skills(person: Person, rota: Rota) -> list[str]:
    """Return the labels a file holds: what is known always, and training valid wherever it is asked for.

    A file has no dates for skills. A training that runs out before a shift that asks for it is left out, so
    that whoever judges the file is told of it.
    """
    if not person.trained:
        return sorted(person.skills)
    asking = [each for each in rota.shifts if each.assistant == person.id and each.counts and each.requires]
    names = {name.casefold(): name for shift in rota.shifts for name in shift.requires}
    lacked = {name.casefold() for shift in asking for name in person.lacks(shift.requires, shift.effective)}
    trained = {names.get(each.skill, each.name) for each in person.trained if each.skill not in lacked}
    return sorted(person.skills | trained)


def _agreement(agreement: Agreement) -> dict[str, Any]:
    line: dict[str, Any] = {"basis": agreement.basis, **_span(DateSpan(agreement.start, agreement.end))}
    if agreement.assistants:
        line["assistants"] = list(agreement.assistants)
    if agreement.limits:
        # Weeks are whole numbers in the file, and a whole number reads better anyway.
        line["limits"] = {
            key: int(number) if float(number).is_integer() else number
            for key, number in sorted(agreement.limits.items())
        }
    return line


def _shift(shift: Shift, where: Zone) -> dict[str, Any]:
    start, end = shift.effective
    line: dict[str, Any] = {
        "id": shift.id,
        "assistant": shift.assistant,
        "start": where.text(start),
        "end": where.text(end),
    }
    if shift.standby:
        line["kind"] = STANDBY
    passive = [(max(start, a), min(end, b)) for a, b in shift.passive if max(start, a) < min(end, b)]
    if passive:
        line["passive"] = [[where.text(a), where.text(b)] for a, b in passive]
    if shift.calls:
        line["calls"] = [[where.text(a), where.text(b)] for a, b in shift.calls]
    if shift.breaks:
        line["breaks"] = [
            {"start": where.text(each.start), "end": where.text(each.end), "free": each.free}
            for each in shift.breaks
        ]
    if shift.status is not ShiftStatus.PLANNED:
        line["status"] = shift.status.value
    if shift.code:
        line["code"] = shift.code
    if shift.requires:
        line["requires"] = list(shift.requires)
    if shift.emergency:
        line["emergency"] = True
    return line


def _need(need: Need) -> dict[str, Any]:
    line: dict[str, Any] = _span(DateSpan(need.start, need.end))
    if need.weekdays != EVERY_DAY:
        line["weekdays"] = list(need.weekdays)
    line |= {"start": clock_text(need.from_minute), "end": clock_text(need.to_minute), "count": need.count}
    if need.requires:
        line["requires"] = list(need.requires)
    return line


def _absence(absence: Absence, where: Zone) -> dict[str, Any]:
    return {
        "assistant": absence.assistant,
        **_stretch(absence.start, absence.end, where),
        "kind": absence.kind,
    }


def _wish(wish: Wish, where: Zone) -> dict[str, Any]:
    return {"assistant": wish.assistant, **_stretch(wish.start, wish.end, where), "wish": wish.wish.value}


def _stretch(start: int, end: int, where: Zone) -> dict[str, str]:
    """Return dates for whole days (both included), else local times."""
    first, last = where.day(start), where.day(end)
    if where.at(first) == start and where.at(last) == end:
        return {"from": first.isoformat(), "to": (last - timedelta(days=1)).isoformat()}
    return {"from": where.text(start), "to": where.text(end)}
