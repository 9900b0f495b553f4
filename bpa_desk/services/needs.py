"""Lines of coverage: when somebody must be there, how many and who knows what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpa_desk.domain.need import Need
from bpa_desk.domain.text import N_, Clock, DomainError, Message
from bpa_desk.services import invariants

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

MOST_AT_ONCE = 20
_DAY = 1440


def needs(store: Store) -> list[Need]:
    """Return every need line, by first day and time of day."""
    return store.all(Need, order="start, from_minute, id")


def save_need(store: Store, need: Need) -> Need:
    """Write a need line; DomainError names the field that is wrong."""
    checked = _checked(need)
    before = store.find(Need, checked.id)
    if before == checked:
        return checked
    label = N_("Add need {start}–{end}") if before is None else N_("Change need {start}–{end}")
    with store.change(Message(label, _clocks(checked))) as changes:
        changes.put(checked)
    return checked


def remove_need(store: Store, key: str) -> None:
    """Remove a need line."""
    need = store.get(Need, key)
    with store.change(Message(N_("Delete need {start}–{end}"), _clocks(need))) as changes:
        changes.remove(Need, key)


def _clocks(need: Need) -> dict[str, object]:
    return {"start": Clock(need.from_minute), "end": Clock(need.to_minute)}


def _checked(need: Need) -> Need:
    invariants.in_order(need.start, need.end)
    weekdays = tuple(sorted(set(need.weekdays)))
    if not weekdays or weekdays[0] < 1 or weekdays[-1] > 7:
        raise DomainError(Message(N_("Choose at least one weekday.")), "weekdays")
    invariants.within(need.from_minute, 0, _DAY - 1, "from_minute")
    invariants.within(need.to_minute, 0, _DAY, "to_minute")
    invariants.within(need.count, 1, MOST_AT_ONCE, "count")
    return replace(
        need,
        weekdays=weekdays,
        requires=invariants.labels(need.requires),
        note=invariants.prose(need.note, "note"),
    )
