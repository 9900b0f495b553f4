"""Who leads in the arbeidsleder's place: proposed from those already named, dated, told in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.handover import Deputy
from bpa_desk.domain.handover_paper import DeputyFacts, DueLine
from bpa_desk.domain.responsibility import ANSWERABLE, DOES, Party, Task
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.trepartsavtale import Standing, Trepartsavtale
from bpa_desk.services import clock, due, handover_guide, invariants, ordning, trepartsavtale
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PAGE, KIND = "handover", "deputy"
END_TOLD = timedelta(days=7)
"""How long before the last day one is reminded that somebody must lead after it."""
OPEN_SPAN = timedelta(weeks=4)
"""How far ahead the paper looks where no last day is set."""
SHARED = frozenset({"vedtak", "plan", "timesheets", "hms", "agreement", "paper", "yearwheel", "handover"})
"""What falls due and may be told a deputy: nothing of why somebody is away, of talks or of recruitment."""


class Named(NamedTuple):
    """Somebody who is named to lead beside or instead of the arbeidsleder, and the page that says so."""

    name: str
    page: str


def deputies(store: Store) -> list[Deputy]:
    """Return everybody who has led, leads or will lead meanwhile, the latest first."""
    return store.all(Deputy)[::-1]


def found(store: Store, key: str) -> Deputy | None:
    """Return the deputy, or None when it is gone."""
    return store.find(Deputy, key)


def leading(store: Store, day: date | None = None) -> Deputy | None:
    """Return who leads in the arbeidsleder's place on the day (today), the one who began last."""
    on = day or clock.today(store)
    return next((each for each in deputies(store) if each.leads(on)), None)


def instead(store: Store) -> Deputy | None:
    """Return who leads today when it is another than the arbeidsleder of the ordning."""
    held = leading(store)
    usual = ordning.current(store).leader
    return None if held is None or held.name.casefold() == usual.casefold() else held


def standing(store: Store) -> list[Deputy]:
    """Return those who lead now or later, the first first."""
    today = clock.today(store)
    return [each for each in store.all(Deputy) if each.end is None or each.end >= today]


def named(store: Store) -> list[Named]:
    """Return the medarbeidsledere of the ordning, and those the trepartsavtale in force names, once each."""
    known = [Named(each, "settings") for each in ordning.current(store).co_leaders]
    held = _agreement(store)
    if held is not None:
        members = (held.member(Party.CO_LEADER), held.member(Party.LEADER))
        for name in (members[0].name, members[0].deputy, members[1].deputy):
            known.append(Named(name, "trepartsavtale"))
    seen: dict[str, Named] = {}
    for one in known:
        if one.name:
            seen.setdefault(one.name.casefold(), one)
    return list(seen.values())


def new_deputy(store: Store, language: str) -> Deputy:
    """Return one from today that is not stored yet: the first who is named already, with the usual points."""
    may, may_not = handover_guide.deputy_points(language)
    names = named(store)
    return Deputy(new_id(), names[0].name if names else "", clock.today(store), may=may, may_not=may_not)


def save(store: Store, deputy: Deputy) -> Deputy:
    """Write who leads and what they may decide; DomainError names the field that is wrong."""
    invariants.in_order(deputy.start, deputy.end)
    invariants.come(deputy.told_on, clock.today(store), "told_on")
    saved = replace(
        deputy,
        name=invariants.named(deputy.name),
        phone=invariants.one_line(deputy.phone),
        may=invariants.labels(deputy.may),
        may_not=invariants.labels(deputy.may_not),
        note=invariants.prose(deputy.note, "note"),
    )
    for field in ("may", "may_not"):
        invariants.no_national_id("\n".join(getattr(saved, field)), field)
    _require_alone(store, saved)
    before = store.find(Deputy, saved.id)
    if saved != before:
        label = N_("{name} leads meanwhile") if before is None else N_("Change that {name} leads meanwhile")
        with store.change(Message(label, {"name": saved.name})) as changes:
            changes.put(saved)
    return saved


def end_today(store: Store, key: str) -> Deputy:
    """Say that today is the last day somebody leads meanwhile."""
    before = store.get(Deputy, key)
    return save(store, replace(before, end=max(before.start, clock.today(store))))


def remove(store: Store, key: str) -> None:
    """Remove that somebody leads meanwhile."""
    gone = store.get(Deputy, key)
    with store.change(Message(N_("Delete that {name} leads meanwhile"), {"name": gone.name})) as changes:
        changes.remove(Deputy, key)


def facts(store: Store, key: str) -> DeputyFacts:
    """Return what the deputy's paper shows, with what falls due while they lead; NotFoundError when gone."""
    held, today = store.get(Deputy, key), clock.today(store)
    first = max(held.start, today)
    last = held.end or first + OPEN_SPAN
    lines = tuple(
        DueLine(each.day, each.text)
        for each in due.due(store, first, last)
        if each.kind in SHARED and not each.assistant
    )
    agreed = _agreement(store)
    tasks = tuple(each for each in agreed.tasks if _of_a_leader(each)) if agreed is not None else ()
    return DeputyFacts(
        ordning.current(store), held, lines, tasks, agreed.starts_on if agreed is not None else None
    )


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield that the employer is to be told who leads, and the last day somebody leads meanwhile."""
    today = clock.today(store)
    for each in store.all(Deputy):
        over = each.end is not None and each.end < today
        if each.told_on is None and not over and first <= each.start <= last:
            text = Message(N_("Tell the employer that {name} leads from this day"), {"name": each.name})
            yield Due(each.start, text, PAGE, f"deputy:{each.id}", KIND, advice=True)
        if each.end is not None and not over and first <= each.end <= last:
            text = Message(
                N_("The last day {name} leads: take over, or write a new day"), {"name": each.name}
            )
            yield Due(
                each.end, text, PAGE, f"deputy:{each.id}", KIND,
                tell_from=each.end - END_TOLD, tell_until=each.end,
            )  # fmt: skip


def _agreement(store: Store) -> Trepartsavtale | None:
    """Return the trepartsavtale in force, or None."""
    return next(
        (each for each in trepartsavtale.agreements(store)
         if trepartsavtale.standing(store, each) is Standing.IN_FORCE),
        None,
    )  # fmt: skip


def _of_a_leader(task: Task) -> bool:
    """Return whether the arbeidsleder or the medarbeidsleder does or answers for the task."""
    said = task.cell(Party.LEADER) + task.cell(Party.CO_LEADER)
    return DOES in said or ANSWERABLE in said


def _require_alone(store: Store, saved: Deputy) -> None:
    for each in store.all(Deputy):
        apart = (each.end is not None and each.end < saved.start) or (
            saved.end is not None and saved.end < each.start
        )
        if each.id != saved.id and not apart:
            raise DomainError(
                Message(
                    N_("{name} leads then. Give the one of them another first or last day."),
                    {"name": each.name},
                ),
                "start",
            )
