"""The arbeidsplan of a span: when it was discussed, handed out, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bpa_desk.domain.plan import RotaPlan, ToldPlan
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, invariants, ordning, rota
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


class PlanState(StrEnum):
    """How far a span of the rota has come towards the assistants."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CHANGED = "changed"


class ChangeKind(StrEnum):
    """What happened to a shift after it was handed out."""

    ADDED = "added"
    REMOVED = "removed"
    CANCELLED = "cancelled"
    MOVED = "moved"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class PublishedShift:
    """A shift as it was handed out."""

    id: str
    assistant: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One difference between what was handed out (``before``) and what stands now (``after``)."""

    kind: ChangeKind
    before: PublishedShift | None
    after: Shift | None

    @property
    def people(self) -> tuple[str, ...]:
        """The assistants who should be told."""
        sides = (self.before.assistant if self.before else None, self.after.assistant if self.after else None)
        return tuple(sorted({each for each in sides if each is not None}))


def plans(store: Store) -> list[RotaPlan]:
    """Return the plans, the newest span first."""
    return sorted(store.all(RotaPlan), key=lambda each: (each.start, each.id), reverse=True)


def plan_on(store: Store, day: date) -> RotaPlan | None:
    """Return the plan whose span holds the day."""
    return next((each for each in plans(store) if each.start <= day <= each.end), None)


def save_plan(store: Store, plan: RotaPlan) -> RotaPlan:
    """Save the plan; its days must be in order and not lie in another plan."""
    invariants.in_order(plan.start, plan.end)
    for other in store.all(RotaPlan):
        if other.id != plan.id and other.start <= plan.end and plan.start <= other.end:
            template = N_("There is already a plan from {first} to {last}.")
            raise DomainError(Message(template, {"first": other.start, "last": other.end}), "start")
    if plan.discussed_on is not None and plan.discussed_on > clock.today(store):
        template = N_("The plan cannot have been discussed later than today.")
        raise DomainError(Message(template), "discussed_on")
    with store.change(_label(N_("Change plan {first} to {last}"), plan)) as changes:
        changes.put(plan)
    return plan


def remove_plan(store: Store, key: str) -> None:
    """Remove the plan; the shifts stay."""
    plan = store.get(RotaPlan, key)
    with store.change(_label(N_("Remove plan {first} to {last}"), plan)) as changes:
        for each in store.all(ToldPlan, "plan = ?", (key,)):
            changes.remove(ToldPlan, each.id)
        changes.remove(RotaPlan, key)


def publish(store: Store, first: date, last: date) -> RotaPlan:
    """Mark the span as handed out today, as one version more; the plan is made if there is none."""
    known = next((each for each in plans(store) if each.start <= first and last <= each.end), None)
    return publish_plan(store, known or RotaPlan(new_id(), first, last))


def publish_plan(store: Store, plan: RotaPlan) -> RotaPlan:
    """Save the plan as handed out today, as one version more, and keep what was handed out."""
    published = replace(plan, published_on=clock.today(store), version=plan.version + 1)
    with store.change(_label(N_("Publish plan {first} to {last}"), published)):
        save_plan(store, published)
    handed_out = [
        [each.id, each.assistant, each.start, each.end]
        for each in rota.shifts(store, published.start, published.end)
        if each.counts and _inside(store, each, published)
    ]
    # One list a version: settings stand outside undo, and an undone publishing must find the older list.
    ordning.set_setting(store, _key(published), handed_out)
    return published


def changes_since_published(store: Store, plan: RotaPlan) -> list[PlanChange]:
    """Return what differs from the version last handed out, by time; nothing for a plan never published."""
    before = _handed_out(store, plan)
    if before is None:
        return []
    found: list[PlanChange] = []
    now = {each.id: each for each in rota.shifts(store, plan.start, plan.end) if _inside(store, each, plan)}
    for key, after in now.items():
        old = before.get(key)
        kind = _how_changed(old, after)
        if kind is not None:
            found.append(PlanChange(kind, old, after))
    for key, old in before.items():
        if key not in now:
            moved = store.find(Shift, key)
            kind = ChangeKind.REMOVED if moved is None else ChangeKind.MOVED
            found.append(PlanChange(kind, old, moved))
    return sorted(found, key=_moment)


def published_shifts(store: Store, plan: RotaPlan) -> list[PublishedShift] | None:
    """Return the shifts as the plan was last handed out, or None for one that never was."""
    before = _handed_out(store, plan)
    return None if before is None else list(before.values())


def state(store: Store, first: date, last: date) -> PlanState:
    """Return how far the span has come: no plan handed out, handed out, or changed since."""
    plan = next((each for each in plans(store) if each.start <= last and first <= each.end), None)
    if plan is None or plan.published_on is None:
        return PlanState.DRAFT
    zone = store.zone
    low, high = zone.at(first), zone.at(last + timedelta(days=1))
    for change in changes_since_published(store, plan):
        moments = [each.start for each in (change.before, change.after) if each is not None]
        if any(low <= moment < high for moment in moments):
            return PlanState.CHANGED
    return PlanState.PUBLISHED


def _how_changed(old: PublishedShift | None, after: Shift) -> ChangeKind | None:
    if old is None:
        return ChangeKind.ADDED if after.counts else None
    if not after.counts:
        return ChangeKind.CANCELLED
    if after.assistant != old.assistant:
        return ChangeKind.GIVEN
    return ChangeKind.MOVED if (after.start, after.end) != (old.start, old.end) else None


def _handed_out(store: Store, plan: RotaPlan) -> dict[str, PublishedShift] | None:
    if plan.published_on is None:
        return None
    rows = ordning.setting(store, _key(plan), None)
    if not isinstance(rows, list):
        return None
    return {row[0]: PublishedShift(row[0], row[1], row[2], row[3]) for row in rows}


def _key(plan: RotaPlan) -> str:
    return f"published:{plan.id}:{plan.version}"


def _inside(store: Store, held: Shift, plan: RotaPlan) -> bool:
    return plan.start <= store.zone.day(held.start) <= plan.end


def _moment(change: PlanChange) -> tuple[int, str]:
    side = change.after or change.before
    assert side is not None
    return (side.start, side.id)


def _label(template: str, plan: RotaPlan) -> Message:
    return Message(template, {"first": plan.start, "last": plan.end})
