"""Facts for the rota on paper and in calendars: the wall plan, one page a person, what a phone can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.coverage import gaps
from bpa_desk.domain.need import Need
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota_paper import PaperAssistant, PaperGap, PaperShift, RotaPaperFacts
from bpa_desk.domain.shift import Shift, ShiftType
from bpa_desk.domain.time import DateSpan, Period, monday
from bpa_desk.services import absences, ordning, people, plans, rota, skills, timesheets, turnus
from bpa_desk.services.situation import working_minutes
from bpa_desk.storage.store import Store

COMING = timedelta(weeks=6)
"""How far ahead the papers look while no plan says."""


def coming(store: Store, today: date) -> DateSpan:
    """Return the days one most likely wants on paper: the next plan, the running one, or six weeks."""
    known = sorted(plans.plans(store), key=lambda each: each.start)
    for each in (*(one for one in known if one.start > today), *(one for one in known if one.end >= today)):
        return DateSpan(each.start, each.end)
    first = monday(today)
    return DateSpan(first, first + COMING - timedelta(days=1))


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
    plan = _standing(store, first, last)
    return RotaPaperFacts(
        ordning=current.name,
        leader=current.leader,
        span=DateSpan(first, last),
        timezone=current.timezone,
        assistants=tuple(shown),
        open_shifts=tuple(_shift(each, types) for each in shifts if each.assistant is None and each.counts),
        gaps=_gaps(store, first, last),
        turnus_start=monday(pattern.anchor) if pattern else None,
        turnus_weeks=pattern.weeks if pattern else 0,
        version=plan.version,
        discussed_on=plan.discussed_on,
        published_on=plan.published_on,
        workplace=current.workplace,
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    """Which handed-out version of a plan a paper is, if any."""

    version: int = 0
    discussed_on: date | None = None
    published_on: date | None = None


def _standing(store: Store, first: date, last: date) -> _Standing:
    # Two papers that differ must never both call themselves the same handed-out version: days outside any
    # plan, or changed after they were handed out, make it a draft of the version to come.
    touching = (each for each in plans.plans(store) if each.start <= last and first <= each.end)
    held = sorted(touching, key=_start)
    day = first
    for each in held:
        if each.start > day:
            break
        day = each.end + timedelta(days=1)
    if not held or day <= last:
        return _Standing()
    version = max(each.version for each in held)
    discussed = [each.discussed_on for each in held if each.discussed_on is not None]
    told = max(discussed) if len(discussed) == len(held) else None
    handed_out = [each.published_on for each in held if each.published_on is not None]
    states = (plans.state(store, max(first, each.start), min(last, each.end)) for each in held)
    if all(state is plans.PlanState.PUBLISHED for state in states):
        return _Standing(version, told, max(handed_out))
    return _Standing(version + 1 if version else 0, told)


def _start(plan: RotaPlan) -> date:
    return plan.start


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
        away=tuple(absences.whole_days(store, person.id, span.first, span.last or span.first)),
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
    needs = store.all(Need)
    known, trained = skills.asked_for(store, needs)
    found = gaps(needs, shifts, span, store.zone, known, store.between(Absence, *span), trained)
    return tuple(PaperGap(*each.period, each.missing, each.skills) for each in found)
