"""Measures: what is to be put right after a round, an avvik or a risk, by whom and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, invariants
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

TIME_TO_ACT = timedelta(weeks=4)
"""The deadline proposed for a new measure; ours, not the law's."""


def remedies(store: Store, about_kind: str = "", about: str = "") -> list[Remedy]:
    """Return all measures, or those of one record: the open ones first, by deadline."""
    if about_kind:
        return _ordered(store.all(Remedy, "about_kind = ? AND about = ?", (about_kind, about)))
    return _ordered(store.all(Remedy))


def of_kind(store: Store, about_kind: str) -> list[Remedy]:
    """Return all measures that follow from records of the kind, in the order of :func:`remedies`."""
    return _ordered(store.all(Remedy, "about_kind = ?", (about_kind,)))


def found(store: Store, key: str) -> Remedy | None:
    """Return the measure, or None when it is not stored."""
    return store.find(Remedy, key)


def open_remedies(store: Store) -> list[Remedy]:
    """Return the measures that are not done, the earliest deadline first."""
    return _ordered(store.all(Remedy, "done_on IS NULL"))


def origins(store: Store, of: Iterable[Remedy]) -> dict[tuple[str, str], str]:
    """Return what the measures follow from: the title of the round, avvik, risk or goal by kind and id."""
    from bpa_desk.domain.avvik import Avvik
    from bpa_desk.domain.hms_round import Round
    from bpa_desk.domain.internal_control import Goal
    from bpa_desk.domain.risk import Risk
    from bpa_desk.services import avvik

    kinds: dict[str, tuple[type[Any], Callable[[Any], str]]] = {
        "hms_round": (Round, lambda each: each.title),
        "avvik": (Avvik, avvik.title),
        "risk": (Risk, lambda each: each.hazard),
        "goal": (Goal, lambda each: each.what),
    }
    titles = {}
    for kind, key in {(each.about_kind, each.about) for each in of}:
        known = kinds.get(kind)
        record = store.find(known[0], key) if known is not None else None
        if known is not None and record is not None:
            titles[kind, key] = known[1](record)
    return titles


def proposed(
    store: Store, what: str = "", about_kind: str = "", about: str = "", part: str = ""
) -> Remedy:
    """Return a new measure that is not stored yet, with a deadline four weeks ahead."""
    today = clock.today(store)
    return Remedy(
        new_id(), what, today, deadline=today + TIME_TO_ACT, about_kind=about_kind, about=about, part=part
    )


def save_remedy(store: Store, each: Remedy) -> Remedy:
    """Write a measure; DomainError names the field that is wrong."""
    what = invariants.one_line(each.what)
    if not what:
        raise DomainError(Message(N_("Write what is to be done.")), "what")
    if each.deadline is not None and each.deadline < each.made_on:
        raise DomainError(Message(N_("The deadline cannot be before the measure was decided.")), "deadline")
    invariants.come(each.done_on, clock.today(store), "done_on")
    saved = replace(
        each, what=what, owner=invariants.one_line(each.owner), note=invariants.prose(each.note, "note")
    )
    before = store.find(Remedy, saved.id)
    if before == saved:
        return saved
    label = N_("New measure “{what}”") if before is None else N_("Change measure “{what}”")
    with store.change(Message(label, {"what": saved.what})) as changes:
        changes.put(saved)
    return saved


def set_done(store: Store, key: str, done: bool = True) -> Remedy:
    """Say that the measure is done today, or that it is not done after all."""
    before = store.get(Remedy, key)
    after = replace(before, done_on=clock.today(store) if done else None)
    label = N_("Measure done: “{what}”") if done else N_("Measure not done: “{what}”")
    with store.change(Message(label, {"what": before.what})) as changes:
        changes.put(after)
    return after


def remove_remedy(store: Store, key: str) -> None:
    """Remove a measure."""
    found = store.get(Remedy, key)
    with store.change(Message(N_("Delete measure “{what}”"), {"what": found.what})) as changes:
        changes.remove(Remedy, key)


def remove_all(store: Store, about_kind: str, about: str) -> None:
    """Remove every measure of a record, inside the change that removes the record itself."""
    for each in remedies(store, about_kind, about):
        remove_remedy(store, each.id)


def due_remedies(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield the open measures whose deadline lies in the span."""
    span = (first.isoformat(), last.isoformat())
    for each in _ordered(store.all(Remedy, "done_on IS NULL AND deadline BETWEEN ? AND ?", span)):
        if each.deadline is not None:
            text = Message(N_("Measure to be done: “{what}”"), {"what": each.what})
            yield Due(each.deadline, text, "hms", f"remedy:{each.id}", "hms")


def _ordered(held: Iterable[Remedy]) -> list[Remedy]:
    """The open ones first, by deadline."""
    return sorted(held, key=lambda each: (not each.open, each.deadline or date.max, each.made_on, each.id))
