"""A change of leverandør: written down, ticked off, its dates told (working-time.md OVERDR-1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.person_checklist import PassagePoint
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.transfer import Transfer
from bpa_desk.services import checklists, clock, invariants, ordning
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

TEMPLATE = "change"
"""The checklist the points come from; it stands among the others and can be changed there."""
AHEAD = timedelta(days=90)
TARIFF_POINT = f"{TEMPLATE}.4"


def transfers(store: Store) -> list[Transfer]:
    """Return every change of leverandør, the latest first."""
    return store.all(Transfer)[::-1]


def found(store: Store, key: str) -> Transfer | None:
    """Return the change, or None when it is gone."""
    return store.find(Transfer, key)


def proposed(store: Store, language: str) -> Transfer:
    """Return a change that is not stored yet, from the present employer, in three months."""
    shipped = next(each for each in checklists.templates(language) if each.id == TEMPLATE).lines
    places = {text: f"{TEMPLATE}.{at}" for at, text in enumerate(shipped)}
    lines = checklists.checklist(store, TEMPLATE, language).lines
    points = tuple(PassagePoint(places.get(text, ""), text) for text in lines)
    return Transfer(new_id(), clock.today(store) + AHEAD, ordning.current(store).employer, "", points)


def save_transfer(store: Store, each: Transfer) -> Transfer:
    """Write a change of leverandør; DomainError names the field that is wrong."""
    today = clock.today(store)
    name = invariants.one_line(each.new_employer)
    if not name:
        raise DomainError(Message(N_("Write the new leverandør.")), "new_employer")
    for field in ("informed_on", "tariff_told_on"):
        invariants.come(getattr(each, field), today, field)
    if each.tariff_told_on is not None and each.tariff_told_on > each.tariff_by:
        said = N_("That is after {day}, when the three weeks were over; then the tariff binds (aml. § 16-2).")
        raise DomainError(Message(said, {"day": each.tariff_by}), "tariff_told_on")
    saved = replace(
        each, new_employer=name, old_employer=invariants.one_line(each.old_employer),
        note=invariants.prose(each.note, "note"),
    )  # fmt: skip
    before = store.find(Transfer, saved.id)
    label = N_("Change of leverandør to {name}") if before is None else N_("Change what is said of {name}")
    return _put(store, before, saved, Message(label, {"name": name}))


def tick(store: Store, key: str, at: int, done: bool = True) -> Transfer:
    """Say that the point at the place (from 0) is done today by the arbeidsleder, or take that back."""
    day = clock.today(store).isoformat() if done else ""
    by = ordning.current(store).leader if done else ""
    return _with(store, key, at, done_on=day, by=by, needless=False)


def set_needless(store: Store, key: str, at: int, needless: bool = True) -> Transfer:
    """Say that the point does not concern this change, or that it does after all."""
    return _with(store, key, at, needless=needless, done_on="", by="")


def remark(store: Store, key: str, at: int, note: str) -> Transfer:
    """Write a note beside the point at the place."""
    return _with(store, key, at, note=invariants.prose(note, "note"))


def remove(store: Store, key: str) -> None:
    """Remove a change of leverandør with its points."""
    gone = store.get(Transfer, key)
    label = Message(N_("Delete the change of leverandør to {name}"), {"name": gone.new_employer})
    with store.change(label) as changes:
        changes.remove(Transfer, key)


def dates(each: Transfer) -> list[tuple[date, Message, str]]:
    """Return what is still to come of it by day, each with the paragraph that sets the day, if one does."""
    values = {"name": each.new_employer, "day": each.day}
    made: list[tuple[date, Message, str]] = []
    if each.informed_on is None:
        text = N_(
            "Tell the assistants and their representatives of the change to {name}, and discuss it (aml. "
            "§§ 16-5, 16-6)."
        )
        made.append((each.inform_by, Message(text, values), ""))
    if each.reserve_by is not None:
        text = N_("Last day for the assistants to say that they do not go along to {name} (aml. § 16-3).")
        made.append((each.reserve_by, Message(text, values), "aml. § 16-3"))
    left = len(each.points) - each.settled
    if left:
        text = N_("The ordning goes over to {name} {day}. Points left on the checklist: {n}.")
        made.append((each.day, Message(text, {**values, "n": left}), ""))
    tariff = next((point for point in each.points if point.key == TARIFF_POINT), None)
    if each.tariff_told_on is None and not (tariff is not None and tariff.settled):
        text = N_(
            "Last day for {name} to say in writing to the union that it will not be bound by the tariff "
            "(aml. § 16-2)."
        )
        made.append((each.tariff_by, Message(text, values), "aml. § 16-2"))
    return sorted(made, key=lambda one: one[0])


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield the dates of every change that lie in the span and are not seen to."""
    today = clock.today(store)
    for each in store.all(Transfer):
        for day, text, law in dates(each):
            # A day to say no is over when it is past; what we have to do ourselves is not.
            if first <= day <= last and not (law and day < today):
                yield Due(day, text, "transfer", each.id, "transfer", binding=bool(law), law=law)


def _with(store: Store, key: str, at: int, **values: object) -> Transfer:
    before = store.get(Transfer, key)
    point = replace(before.points[at], **values)  # type: ignore[arg-type]
    after = replace(before, points=(*before.points[:at], point, *before.points[at + 1 :]))
    label = Message(N_("Point {n} of the change to {name}"), {"n": at + 1, "name": before.new_employer})
    return _put(store, before, after, label)


def _put(store: Store, before: Transfer | None, after: Transfer, label: Message) -> Transfer:
    if after != before:
        with store.change(label) as changes:
            changes.put(after)
    return after
