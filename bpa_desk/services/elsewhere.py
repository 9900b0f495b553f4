"""Work assistants have at other workplaces: written down so that limits and rest come out right (SCOPE-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.shift import LONGEST_SHIFT
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DAY
from bpa_desk.services import invariants

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def elsewhere(store: Store, first: date, last: date, assistant: str | None = None) -> list[Elsewhere]:
    """Return the work elsewhere that touches the days, of everybody or of one assistant, by start."""
    start, end = store.zone.at(first), store.zone.at(last + timedelta(days=1))
    if assistant is None:
        return store.between(Elsewhere, start, end)
    return store.between(Elsewhere, start, end, "assistant = ?", (assistant,))


def save_elsewhere(store: Store, each: Elsewhere) -> Elsewhere:
    """Write work elsewhere; DomainError names the field that is wrong."""
    person = store.get(Assistant, each.assistant)
    if each.end <= each.start:
        raise DomainError(Message(N_("The work must end after it starts.")), "end")
    if each.end - each.start > LONGEST_SHIFT:
        raise DomainError(Message(N_("At most eight days in one; write longer work in parts.")), "end")
    checked = replace(each, note=invariants.one_line(each.note))
    before = store.find(Elsewhere, checked.id)
    if before == checked:
        return checked
    label = N_("Add work elsewhere for {name}") if before is None else N_("Change work elsewhere of {name}")
    with store.change(Message(label, {"name": person.name})) as changes:
        changes.put(checked)
    return checked


def save_times(store: Store, each: Elsewhere, day: date, start: int, end: int) -> Elsewhere:
    """Write work elsewhere that begins on the day; an end at or before the start lies on the next day."""
    last = end if end > start else end + DAY
    return save_elsewhere(store, replace(each, start=store.zone.at(day, start), end=store.zone.at(day, last)))


def remove_elsewhere(store: Store, key: str) -> None:
    """Remove work elsewhere."""
    person = store.get(Assistant, store.get(Elsewhere, key).assistant)
    with store.change(Message(N_("Delete work elsewhere of {name}"), {"name": person.name})) as changes:
        changes.remove(Elsewhere, key)
