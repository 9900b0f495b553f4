"""Internal control: the eight points and what is lacking, goals, equipment, the emergency card (§ 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.hms_round import Round, RoundState, next_day
from bpa_desk.domain.internal_control import (
    Caller,
    ControlPoint,
    EmergencyCard,
    Equipment,
    Goal,
    Lack,
    Point,
    PointStanding,
)
from bpa_desk.domain.internal_control_paper import ControlFacts, EmergencyFacts
from bpa_desk.domain.risk import Grade, Risk
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import attachments, clock, invariants, ordning, remedies, risks
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id
from bpa_desk.services.templates import template

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PAGE = "internkontroll"
GOAL, EQUIPMENT = "goal", "equipment"
CARD = "emergency"
REVIEW_MONTHS = 12
"""How often the eight points are gone through; § 5 asks for regular review, once a year is ours."""
LONGEST_RHYTHM = 120
_VERNEOMBUD = ("verneombud", "verneombod", "safety representative")


@dataclass(frozen=True, slots=True)
class PointText:
    """What § 5 asks for in short, and a text to begin from."""

    key: str
    title: str
    asks: str
    proposal: str


@lru_cache(maxsize=3)
def texts(language: str) -> dict[str, PointText]:
    """Return the eight points in words, by key, in a language."""
    return {each["key"]: PointText(**each) for each in template("internkontroll", language)["point"]}


def points(store: Store) -> list[PointStanding]:
    """Return the eight points in their order, with what is lacking of each."""
    held = {each.id: each for each in store.all(ControlPoint)}
    today = clock.today(store)
    return [
        PointStanding(each, own, tuple(_lacks(store, each, own, today)))
        for each in Point
        for own in (held.get(str(each), ControlPoint(str(each), "")),)
    ]


def save_point(store: Store, each: ControlPoint) -> ControlPoint:
    """Write how a point is met; a text that is written or changed today counts as reviewed today."""
    Point(each.id)
    before = store.find(ControlPoint, each.id)
    saved = replace(each, text=invariants.prose(each.text, "text"), place=invariants.one_line(each.place))
    if before is None or before.text != saved.text:
        saved = replace(saved, reviewed_on=clock.today(store))
    if saved != before:
        label = N_("Internal control, point {n}")
        with store.change(Message(label, {"n": Point(each.id).number})) as changes:
            changes.put(saved)
    return saved


def fill_in(store: Store, language: str) -> int:
    """Give every point without a text the one to begin from, as one step; return how many."""
    empty = [each for each in points(store) if not each.held.text]
    if empty:
        with store.change(Message(N_("Begin from the proposed texts"))):
            for each in empty:
                save_point(store, replace(each.held, text=texts(language)[each.id].proposal))
    return len(empty)


def review(store: Store) -> None:
    """Say that all points were gone through today."""
    today = clock.today(store)
    with store.change(Message(N_("Internal control gone through"))) as changes:
        changes.put_all([replace(each.held, reviewed_on=today) for each in points(store)])


def goals(store: Store, year: int | None = None) -> list[Goal]:
    """Return the goals of the year, or all, the latest year first."""
    return [each for each in store.all(Goal)[::-1] if year in (None, each.year)]


def proposed_goal(store: Store) -> Goal:
    """Return a new goal of this year that is not stored; in the last two months of the next."""
    today = clock.today(store)
    return Goal(new_id(), today.year + (today.month > 10), "")


def save_goal(store: Store, each: Goal) -> Goal:
    """Write a goal; DomainError names the field that is wrong."""
    what = invariants.one_line(each.what)
    if not what:
        raise DomainError(Message(N_("Write what you want to reach.")), "what")
    invariants.within(each.year, 2000, 2200, "year")
    saved = replace(each, what=what, seen_by=invariants.one_line(each.seen_by))
    before = store.find(Goal, saved.id)
    if saved != before:
        label = N_("New goal “{what}”") if before is None else N_("Change goal “{what}”")
        with store.change(Message(label, {"what": saved.what})) as changes:
            changes.put(saved)
    return saved


def set_reached(store: Store, key: str, reached: bool = True) -> Goal:
    """Say that the goal is reached today, or that it is not after all."""
    before = store.get(Goal, key)
    after = replace(before, reached_on=clock.today(store) if reached else None)
    label = N_("Goal reached: “{what}”") if reached else N_("Goal not reached: “{what}”")
    with store.change(Message(label, {"what": before.what})) as changes:
        changes.put(after)
    return after


def remove_goal(store: Store, key: str) -> None:
    """Remove a goal with its steps."""
    gone = store.get(Goal, key)
    with store.change(Message(N_("Delete goal “{what}”"), {"what": gone.what})) as changes:
        remedies.remove_all(store, GOAL, key)
        changes.remove(Goal, key)


def equipment(store: Store) -> list[Equipment]:
    """Return equipment and substances: the next control first, then by name."""
    return sorted(store.all(Equipment), key=lambda each: (each.next_on or date.max, each.name))


def save_equipment(store: Store, each: Equipment) -> Equipment:
    """Write a piece of equipment; the next control follows from the last and the rhythm where it is empty."""
    invariants.within(each.months, 0, LONGEST_RHYTHM, "months")
    invariants.come(each.controlled_on, clock.today(store), "controlled_on")
    next_on = each.next_on
    if next_on is None and each.controlled_on is not None:
        next_on = next_day(each.controlled_on, each.months)
    saved = replace(
        each, name=invariants.named(each.name), place=invariants.one_line(each.place),
        guide=invariants.one_line(each.guide), next_on=next_on, note=invariants.prose(each.note, "note"),
    )  # fmt: skip
    before = store.find(Equipment, saved.id)
    if saved != before:
        label = N_("New equipment “{what}”") if before is None else N_("Change equipment “{what}”")
        with store.change(Message(label, {"what": saved.name})) as changes:
            changes.put(saved)
    return saved


def controlled(store: Store, key: str) -> Equipment:
    """Say that it was controlled today; the next time follows from its rhythm."""
    before, today = store.get(Equipment, key), clock.today(store)
    after = replace(before, controlled_on=today, next_on=next_day(today, before.months))
    with store.change(Message(N_("“{what}” controlled today"), {"what": before.name})) as changes:
        changes.put(after)
    return after


def remove_equipment(store: Store, key: str) -> None:
    """Remove a piece of equipment with its files."""
    gone = store.get(Equipment, key)
    with store.change(Message(N_("Delete equipment “{what}”"), {"what": gone.name})) as changes:
        attachments.detach_all(store, EQUIPMENT, key)
        changes.remove(Equipment, key)


def card(store: Store) -> EmergencyCard:
    """Return the emergency card; until it is written, the address is the place of work."""
    held = store.find(EmergencyCard, CARD)
    return held or EmergencyCard(CARD, invariants.one_line(ordning.current(store).workplace))


def save_card(store: Store, each: EmergencyCard) -> EmergencyCard:
    """Write the emergency card; callers without a number are refused."""
    callers = []
    for caller in each.callers:
        role, name, phone = map(invariants.one_line, (caller.role, caller.name, caller.phone))
        if not phone and name:
            raise DomainError(Message(N_("Write a number for {name}."), {"name": name}), "callers")
        if phone:
            callers.append(Caller(role, name, phone))
    saved = EmergencyCard(
        CARD, invariants.one_line(each.address), invariants.one_line(each.meeting_place),
        invariants.one_line(each.way_in), tuple(callers), invariants.prose(each.note, "note"),
    )  # fmt: skip
    if saved != store.find(EmergencyCard, CARD):
        with store.change(Message(N_("Change the emergency card"))) as changes:
            changes.put(saved)
    return saved


def facts(store: Store) -> ControlFacts:
    """Return what the paper of internal control shows today."""
    here, today = ordning.current(store), clock.today(store)
    return ControlFacts(
        here.name, here.employer, here.leader, today, tuple(points(store)),
        tuple(each for each in goals(store) if each.year >= today.year),
        tuple(remedies.of_kind(store, GOAL)),
        tuple(equipment(store)),
    )  # fmt: skip


def emergency(store: Store) -> EmergencyFacts:
    """Return what hangs on the wall."""
    return EmergencyFacts(ordning.current(store).name, card(store))


def due_control(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield the risks, equipment and internal control that are to be looked at again in the span."""
    for risk in store.all(Risk):
        if risk.review_on is not None and first <= risk.review_on <= last:
            text = Message(N_("Look again at the risk “{what}”"), {"what": risk.hazard})
            yield Due(risk.review_on, text, PAGE, f"risk:{risk.id}", "hms")
    for each in store.all(Equipment):
        if each.next_on is not None and first <= each.next_on <= last:
            text = Message(N_("“{what}” is to be controlled"), {"what": each.name})
            yield Due(each.next_on, text, PAGE, f"equipment:{each.id}", "hms")
    reviewed = [each.reviewed_on for each in store.all(ControlPoint) if each.reviewed_on is not None]
    day = next_day(min(reviewed), REVIEW_MONTHS) if reviewed else None
    if day is not None and first <= day <= last:
        text = Message(N_("Go through the internal control again"))
        yield Due(day, text, PAGE, "points:", "hms", advice=True)


def _lacks(store: Store, point: Point, held: ControlPoint, today: date) -> Iterator[Lack]:
    if not held.text and not held.place:
        yield Lack.NO_TEXT
    if point is Point.PARTICIPATION:
        yield from _participation(store, today)
    elif point is Point.GOALS and not goals(store, today.year):
        yield Lack.NO_GOAL
    elif point is Point.ORGANISATION and not any(
        word in each.role.casefold() for each in card(store).callers for word in _VERNEOMBUD
    ):
        yield Lack.NO_VERNEOMBUD
    elif point is Point.RISK:
        yield from _assessed(store, today)
    elif point is Point.REVIEW:
        due_on = next_day(held.reviewed_on, REVIEW_MONTHS) if held.reviewed_on else None
        if due_on is None:
            yield Lack.NEVER_REVIEWED
        elif due_on < today:
            yield Lack.REVIEW_OLD


def _participation(store: Store, today: date) -> Iterator[Lack]:
    long_ago = today - timedelta(days=366)
    held = [
        each for each in store.all(Round, "state <> ? AND held_on >= ?", (RoundState.ONGOING, str(long_ago)))
        if (next_day(each.held_on, 12) or today) >= today
    ]  # fmt: skip
    if not held:
        yield Lack.NO_ROUND
    elif all(len(each.participants) < 2 for each in held):
        yield Lack.ALONE


def _assessed(store: Store, today: date) -> Iterator[Lack]:
    known, scale = risks.risks(store), risks.scale(store)
    if not known:
        yield Lack.NO_RISK
    if any(each.review_on is not None and each.review_on < today for each in known):
        yield Lack.RISK_REVIEW
    met = {each.about for each in remedies.of_kind(store, risks.KIND)}
    red = [each for each in known if scale.grade(each.likelihood, each.consequence) is Grade.RED]
    if any(each.id not in met for each in red):
        yield Lack.RED_RISK
