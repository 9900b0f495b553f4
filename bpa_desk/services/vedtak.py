"""The municipality's grants of hours, one after the other, and what they amount to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from bpa_desk.domain import ledger
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.services import clock, invariants

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

# Ten people round the clock: a number beyond it is a slip of the pen, not a vedtak.
MOST_PER_WEEK = 10 * 7 * 1440
_MOST = {VedtakUnit.WEEK: MOST_PER_WEEK, VedtakUnit.YEAR: 53 * MOST_PER_WEEK}


def all_vedtak(store: Store) -> list[Vedtak]:
    """Return every vedtak, the oldest first."""
    return store.all(Vedtak, order="start, id")


def vedtak_on(store: Store, day: date) -> Vedtak | None:
    """Return the vedtak in force on the day, or None."""
    return next((each for each in all_vedtak(store) if each.covers(day)), None)


def save_vedtak(store: Store, vedtak: Vedtak, end_previous: bool = False) -> Vedtak:
    """Write a vedtak that meets no other; ``end_previous`` ends an open one the day before it starts."""
    checked = _checked(vedtak)
    shortened: list[Vedtak] = []
    span = DateSpan(checked.start, checked.end)
    for other in all_vedtak(store):
        if other.id == checked.id or not span.meets(DateSpan(other.start, other.end)):
            continue
        if end_previous and other.end is None and other.start < checked.start:
            shortened.append(replace(other, end=checked.start - timedelta(days=1)))
        else:
            raise DomainError(_overlap(other), "start")
    before = store.find(Vedtak, checked.id)
    if before == checked and not shortened:
        return checked
    label = N_("Add vedtak from {start}") if before is None else N_("Change vedtak from {start}")
    with store.change(Message(label, {"start": invariants.dated(checked.start)})) as changes:
        for other in shortened:
            changes.put(other)
        changes.put(checked)
    return checked


def remove_vedtak(store: Store, key: str) -> None:
    """Remove a vedtak."""
    vedtak = store.get(Vedtak, key)
    with store.change(
        Message(N_("Delete vedtak from {start}"), {"start": invariants.dated(vedtak.start)})
    ) as changes:
        changes.remove(Vedtak, key)


def granted(store: Store, first: date, last: date) -> Fraction:
    """Return the granted minutes that fall on the days first to last (hms-and-papers.md, Timeregnskap)."""
    return ledger.granted(all_vedtak(store), first, last)


def account(store: Store, first: date, last: date) -> ledger.Account:
    """Return what is granted, used, planned and left from first to last, month by month, as of now."""
    now = clock.now(store)
    summed, others = store.shift_minutes(first, last, now)
    return ledger.account(
        all_vedtak(store), others, DateSpan(first, last), now, store.zone, summed=summed
    )


def this_year(store: Store, today: date) -> ledger.Account | None:
    """Return the account of the calendar year, cut to the days the vedtak in force today holds; or None."""
    current = vedtak_on(store, today)
    if current is None:
        return None
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    return account(store, max(first, current.start), min(last, current.end or last))


def runs_out(store: Store, today: date) -> date | None:
    """Return the day this year's hours run out at the pace so far; None if they last, or none are granted."""
    held = this_year(store, today)
    return held.runs_out if held is not None else None


def _overlap(other: Vedtak) -> Message:
    if other.end is None:
        return Message(
            N_(
                "The vedtak from {start} has no last day. Give it one first, so that two do not apply at "
                "once."
            ),
            {"start": invariants.dated(other.start)},
        )
    return Message(
        N_("There is already a vedtak from {start} to {end}; two cannot apply on the same day."),
        {"start": invariants.dated(other.start), "end": invariants.dated(other.end)},
    )


def _checked(vedtak: Vedtak) -> Vedtak:
    invariants.in_order(vedtak.start, vedtak.end)
    if vedtak.minutes <= 0:
        raise DomainError(Message(N_("Write how many hours are granted.")), "minutes")
    if vedtak.minutes > _MOST[vedtak.unit]:
        raise DomainError(Message(N_("That is more hours than ten people round the clock.")), "minutes")
    return replace(
        vedtak,
        municipality=invariants.one_line(vedtak.municipality),
        notes=invariants.prose(vedtak.notes, "notes"),
    )
