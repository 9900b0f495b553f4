"""What is agreed with one assistant: exemptions, own holy days, offers of health checks, requests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import invariants

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def arrangements(store: Store, assistant: str | None = None) -> list[Arrangement]:
    """Return what is agreed, with everybody or with one assistant, the oldest first."""
    if assistant is None:
        return store.all(Arrangement)
    return store.all(Arrangement, "assistant = ?", (assistant,))


def save_arrangement(store: Store, each: Arrangement) -> Arrangement:
    """Write what is agreed; DomainError names the field that is wrong."""
    person = store.get(Assistant, each.assistant)
    invariants.in_order(each.start, each.end)
    if each.kind is ArrangementKind.OWN_DAYS and not each.days:
        raise DomainError(Message(N_("Write at least one date.")), "days")
    days = each.days if each.kind is ArrangementKind.OWN_DAYS else ()
    checked = replace(each, days=tuple(sorted(set(days))), note=invariants.one_line(each.note))
    before = store.find(Arrangement, checked.id)
    if before == checked:
        return checked
    label = (
        N_("Add what is agreed with {name}") if before is None else N_("Change what is agreed with {name}")
    )
    with store.change(Message(label, {"name": person.name})) as changes:
        changes.put(checked)
    return checked


def remove_arrangement(store: Store, key: str) -> None:
    """Remove what was agreed."""
    person = store.get(Assistant, store.get(Arrangement, key).assistant)
    with store.change(Message(N_("Delete what is agreed with {name}"), {"name": person.name})) as changes:
        changes.remove(Arrangement, key)


def as_days(dates: Iterable[date]) -> tuple[str, ...]:
    """Return the dates as they are kept."""
    return tuple(each.isoformat() for each in sorted(dates))
