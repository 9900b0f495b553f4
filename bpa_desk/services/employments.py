"""The terms assistants work on: one employment after the other, never two on the same day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.services import invariants

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_WEEK = 7 * 1440


def employments(store: Store, assistant: str) -> list[Employment]:
    """Return the assistant's employments, the oldest first."""
    return store.all(Employment, "assistant = ?", (assistant,), "start, id")


def everybodys(store: Store) -> Mapping[str, list[Employment]]:
    """Return the employments of each who has any, the oldest first."""
    held: dict[str, list[Employment]] = defaultdict(list)
    for each in store.all(Employment, order="start, id"):
        held[each.assistant].append(each)
    return dict(held)


def employment_on(terms: Iterable[Employment], day: date) -> Employment | None:
    """Return the one of these employments that is in force on the day, or None."""
    return next((each for each in terms if each.covers(day)), None)


def position_on(terms: Iterable[Employment], day: date) -> int | None:
    """Return the agreed minutes per week by these employments on the day, or None without a position."""
    found = employment_on(terms, day)
    return None if found is None else found.minutes_per_week


def agreed_minutes(store: Store, assistant: str, day: date) -> int | None:
    """Return the assistant's agreed minutes per week on the day, or None without a position."""
    return position_on(employments(store, assistant), day)


def agreed_between(store: Store, assistant: str, span: DateSpan) -> Fraction | None:
    """Return the minutes of the position in the span, a seventh of a week each day; None without one."""
    assert span.last is not None
    total, known = Fraction(0), False
    for terms in employments(store, assistant):
        first, last = max(span.first, terms.start), min(span.last, terms.end or date.max)
        if terms.minutes_per_week is not None and first <= last:
            known = True
            total += Fraction(terms.minutes_per_week * ((last - first).days + 1), 7)
    return total if known else None


def next_start(terms: Iterable[Employment], today: date) -> date:
    """Return a first day for new terms: the day after the last ones end, or today."""
    ends = [each.end for each in terms]
    known = [end for end in ends if end is not None]
    return max(known) + timedelta(days=1) if known and len(known) == len(ends) else today


def save_employment(store: Store, employment: Employment) -> Employment:
    """Write an employment; DomainError if its days are out of order or meet another of the same person."""
    person = store.get(Assistant, employment.assistant)
    checked = _checked(employment)
    span = DateSpan(checked.start, checked.end)
    for other in employments(store, person.id):
        if other.id != checked.id and span.meets(DateSpan(other.start, other.end)):
            raise DomainError(_overlap(person, other), "start")
    before = store.find(Employment, checked.id)
    if before == checked:
        return checked
    label = N_("Add terms for {name}") if before is None else N_("Change the terms of {name}")
    with store.change(Message(label, {"name": person.name})) as changes:
        changes.put(checked)
    return checked


def remove_employment(store: Store, key: str) -> None:
    """Remove an employment; the assistant stays."""
    employment = store.get(Employment, key)
    person = store.get(Assistant, employment.assistant)
    with store.change(Message(N_("Delete terms of {name}"), {"name": person.name})) as changes:
        changes.remove(Employment, key)


def _overlap(person: Assistant, other: Employment) -> Message:
    if other.end is None:
        return Message(
            N_("{name} already has terms from {start} with no last day. Give those a last day first."),
            {"name": person.name, "start": invariants.dated(other.start)},
        )
    return Message(
        N_("{name} already has terms from {start} to {end}; two cannot apply on the same day."),
        {"name": person.name, "start": invariants.dated(other.start), "end": invariants.dated(other.end)},
    )


def _checked(employment: Employment) -> Employment:
    invariants.in_order(employment.start, employment.end)
    if employment.minutes_per_week is not None:
        invariants.within(employment.minutes_per_week, 0, _WEEK, "minutes_per_week")
    if employment.seniority_from is not None and employment.end is not None:
        invariants.in_order(employment.seniority_from, employment.end, "seniority_from")
    return replace(
        employment,
        ground=invariants.one_line(employment.ground),
        ground_person=invariants.one_line(employment.ground_person),
        decided_by=invariants.one_line(employment.decided_by),
        tariff=invariants.one_line(employment.tariff),
    )
