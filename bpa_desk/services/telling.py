"""Telling the team: what changed for each since the plan was handed out, or since they were told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.plan import RotaPlan, ToldPlan
from bpa_desk.domain.rota_paper import PaperShift, RotaPaperFacts
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import Period
from bpa_desk.services import clock, people, plans, rota, rota_papers
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


class News(StrEnum):
    """What a change means for the assistant."""

    ADDED = "added"
    MOVED = "moved"
    GONE = "gone"


class PersonalChange(NamedTuple):
    """One shift that differs from what the assistant knows: ``before`` and ``after`` are planned periods."""

    news: News
    shift: str
    before: Period | None
    after: Period | None

    @property
    def start(self) -> int:
        """The instant the change is sorted by."""
        side = self.after or self.before
        assert side is not None
        return side.start

    @property
    def end(self) -> int:
        """The instant from which nobody needs to be told any more."""
        return max(side.end for side in (self.before, self.after) if side is not None)


@dataclass(frozen=True, slots=True)
class Touched:
    """An assistant who does not know the plan as it stands; ``since`` is when they were last told (UTC text),
    or empty where that was when the plan was published."""

    person: Assistant
    plans: tuple[RotaPlan, ...]
    changes: tuple[PersonalChange, ...]
    since: str = ""

    @property
    def span(self) -> tuple[date, date]:
        """First and last day of the plans the changes lie in."""
        return min(each.start for each in self.plans), max(each.end for each in self.plans)


def to_tell(store: Store, now: int) -> list[Touched]:
    """Return whom to tell, by name: those for whom something changed that is not over at the instant."""
    today = store.zone.day(now)
    found: dict[str, Touched] = {}
    for plan in reversed(plans.plans(store)):
        if plan.published_on is None or plan.end < today:
            continue
        for key, changes, since in _differences(store, plan):
            coming = tuple(each for each in changes if each.end > now)
            person = store.find(Assistant, key)
            if not coming or person is None or person.archived:
                continue
            known = found.get(key)
            if known is None:
                found[key] = Touched(person, (plan,), coming, since)
            else:
                found[key] = replace(
                    known, plans=(*known.plans, plan), changes=(*known.changes, *coming),
                    since=max(known.since, since),
                )
    order = {each.id: at for at, each in enumerate(people.assistants(store))}
    return sorted(map(_once, found.values()), key=lambda each: order[each.person.id])


def mark_told(store: Store, touched: Sequence[Touched]) -> list[ToldPlan]:
    """Note that these assistants now know the plan as it stands, as one step."""
    if not touched:
        raise DomainError(Message(N_("There is nobody to tell.")))
    at = clock.stamp(store)
    made = [_told(store, plan, each.person.id, at) for each in touched for plan in each.plans]
    names = [each.person.first_name for each in touched]
    one, many = N_("Note that {names} has been told"), N_("Note that {names} have been told")
    with store.change(Message(one if len(names) == 1 else many, {"names": names})) as changes:
        changes.put_all(made)
    return made


def told(store: Store, plan: RotaPlan) -> list[ToldPlan]:
    """Return when who was told of this version of the plan, the newest first."""
    return store.all(
        ToldPlan, "plan = ? AND version = ?", (plan.id, plan.version), "told_at DESC, rowid DESC"
    )


def paper_facts(store: Store, touched: Sequence[Touched]) -> RotaPaperFacts:
    """Return the facts for their papers: every shift of the plans' days, and what fell away as cancelled.

    A calendar only forgets a shift it is told is cancelled, so what is gone must be in it too.
    """
    first = min(each.span[0] for each in touched)
    last = max(each.span[1] for each in touched)
    gone = {
        each.person.id: [_gone(store, one) for one in each.changes if one.news is News.GONE]
        for each in touched
    }
    facts = rota_papers.facts(store, first, last, list(gone))
    shown = []
    for person in facts.assistants:
        known = {each.id for each in person.shifts}
        lost = [each for each in gone[person.id] if each.id not in known]
        shifts = sorted((*person.shifts, *lost), key=lambda each: (each.start, each.end, each.id))
        shown.append(replace(person, shifts=tuple(shifts)))
    return replace(facts, assistants=tuple(shown), open_shifts=(), gaps=())


def _differences(store: Store, plan: RotaPlan) -> Iterable[tuple[str, tuple[PersonalChange, ...], str]]:
    """Yield for each assistant what differs from what they know, and when they were told."""
    handed_out = plans.published_shifts(store, plan)
    if handed_out is None:
        return
    known: dict[str, dict[str, Period]] = {}
    for shift in handed_out:
        if shift.assistant is not None:
            known.setdefault(shift.assistant, {})[shift.id] = Period(shift.start, shift.end)
    since: dict[str, str] = {}
    for each in told(store, plan):
        if each.assistant not in since:
            since[each.assistant] = each.told_at
            known[each.assistant] = dict(zip(each.shifts, each.periods, strict=True))
    now = _standing(store, plan)
    for person in sorted({*known, *now}):
        changes = _changed(store, person, known.get(person, {}), now.get(person, {}))
        yield person, changes, since.get(person, "")


def _changed(
    store: Store, person: str, known: dict[str, Period], now: dict[str, Period]
) -> tuple[PersonalChange, ...]:
    found = []
    for key, period in now.items():
        if key not in known:
            found.append(PersonalChange(News.ADDED, key, None, period))
        elif known[key] != period:
            found.append(PersonalChange(News.MOVED, key, known[key], period))
    for key, period in known.items():
        if key in now:
            continue
        held = store.find(Shift, key)
        if held is not None and held.counts and held.assistant == person:
            # Moved out of the plan's days, but still theirs.
            found.append(PersonalChange(News.MOVED, key, period, held.period))
        else:
            found.append(PersonalChange(News.GONE, key, period, None))
    return tuple(sorted(found, key=lambda each: (each.start, each.shift)))


def _standing(store: Store, plan: RotaPlan) -> dict[str, dict[str, Period]]:
    found: dict[str, dict[str, Period]] = {}
    for each in rota.shifts(store, plan.start, plan.end):
        inside = plan.start <= store.zone.day(each.start) <= plan.end
        if inside and each.counts and each.assistant is not None:
            found.setdefault(each.assistant, {})[each.id] = each.period
    return found


def _once(touched: Touched) -> Touched:
    # A shift moved from the days of one plan into another's has moved; it is not new as well.
    moved = {each.shift for each in touched.changes if each.news is News.MOVED}
    kept = (each for each in touched.changes if each.news is not News.ADDED or each.shift not in moved)
    return replace(touched, changes=tuple(sorted(kept, key=lambda each: (each.start, each.shift))))


def _told(store: Store, plan: RotaPlan, assistant: str, at: str) -> ToldPlan:
    mine = _standing(store, plan).get(assistant, {})
    return ToldPlan(new_id(), plan.id, plan.version, assistant, at, tuple(mine), tuple(mine.values()))


def _gone(store: Store, change: PersonalChange) -> PaperShift:
    assert change.before is not None
    held = store.find(Shift, change.shift)
    kind = held.kind if held is not None else ShiftKind.OTHER
    return PaperShift(change.shift, change.before.start, change.before.end, kind, cancelled=True)
