"""Facts for the rota on paper and in calendars: the wall plan, one page a person, what a phone can read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.coverage import gaps
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota_paper import PaperAssistant, PaperGap, PaperShift, RotaPaperFacts
from bpa_desk.domain.shift import Shift, ShiftType
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.services import ordning, people, plans, rota, timesheets, turnus
from bpa_desk.services.situation import working_minutes
from bpa_desk.storage.store import Store


def facts(store: Store, first: date, last: date, assistants: Sequence[str] | None = None) -> RotaPaperFacts:
    """Return what the rota papers of the days first to last show, for all or only the named assistants."""
    current = ordning.current(store)
    shifts = [each for each in rota.shifts(store, first, last) if store.zone.day(each.start) >= first]
    types = {each.id: each for each in store.all(ShiftType)}
    shown = [
        _assistant(store, each, shifts, types, DateSpan(first, last))
        for each in people.assistants(store, archived=None)
        if _belongs(each, shifts, assistants)
    ]
    pattern = turnus.turnus_on(store, first)
    plan = plans.plan_on(store, first)
    return RotaPaperFacts(
        ordning=current.name,
        leader=current.leader,
        span=DateSpan(first, last),
        timezone=current.timezone,
        assistants=tuple(shown),
        open_shifts=tuple(_shift(each, types) for each in shifts if each.assistant is None and each.counts),
        gaps=_gaps(store, first, last),
        turnus_start=pattern.anchor if pattern else None,
        turnus_weeks=pattern.weeks if pattern else 0,
        version=plan.version if plan else 0,
        discussed_on=plan.discussed_on if plan else None,
        published_on=plan.published_on if plan else None,
        workplace=current.workplace,
    )


def _belongs(person: Assistant, shifts: list[Shift], assistants: Sequence[str] | None) -> bool:
    if assistants is not None:
        return person.id in assistants
    return not person.archived or any(each.assistant == person.id for each in shifts)


def _assistant(
    store: Store, person: Assistant, shifts: list[Shift], types: dict[str, ShiftType], span: DateSpan
) -> PaperAssistant:
    mine = [each for each in shifts if each.assistant == person.id]
    return PaperAssistant(
        id=person.id,
        name=person.name,
        initials=person.initials,
        hue=person.hue,
        shifts=tuple(_shift(each, types) for each in mine),
        worked=sum(working_minutes(each) for each in mine if each.counts),
        agreed=timesheets.agreed(store, person.id, span),
    )


def _shift(shift: Shift, types: dict[str, ShiftType]) -> PaperShift:
    made_from = types.get(shift.type or "")
    start, end = shift.effective
    return PaperShift(
        id=shift.id,
        start=start,
        end=end,
        kind=shift.kind,
        code=made_from.code if made_from else "",
        name=made_from.name if made_from else "",
        passive=shift.passive,
        note=shift.note,
        requires=shift.requires,
        cancelled=not shift.counts,
    )


def _gaps(store: Store, first: date, last: date) -> tuple[PaperGap, ...]:
    span = Period(store.zone.at(first), store.zone.at(last + timedelta(days=1)))
    shifts = rota.shifts(store, first - timedelta(days=8), last)
    skills = {each.id: frozenset(each.skills) for each in store.all(Assistant)}
    found = gaps(store.all(Need), shifts, span, store.zone, skills, store.all(Absence))
    return tuple(PaperGap(*each.period, each.missing, each.skills) for each in found)
