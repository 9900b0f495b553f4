"""Notices that end an employment: reckoned by the law, written down, followed up, told when due (A.11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Employment, EmploymentKind
from bpa_desk.domain.employment_clocks import employed_since, notice_end, notice_months
from bpa_desk.domain.notice import Notice, NoticeBy
from bpa_desk.domain.person_checklist import Passage, PersonChecklist
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, employments, invariants, people, person_checklists
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

STEADY = frozenset({EmploymentKind.FAST, EmploymentKind.MIDLERTIDIG})


@dataclass(frozen=True, slots=True)
class Reckoned:
    """When a notice runs out by aml. § 15-3; ``months`` is None in a trial period."""

    last_day: date
    months: int | None
    since: date


def notices(store: Store, assistant: str | None = None) -> list[Notice]:
    """Return every notice, or those of one assistant, by the day they were given."""
    if assistant is None:
        return store.all(Notice)
    return store.all(Notice, "assistant = ?", (assistant,))


def running(store: Store, assistant: str) -> Notice | None:
    """Return the notice of the assistant whose last day is today or to come, or None."""
    today = clock.today(store)
    return next((each for each in notices(store, assistant)[::-1] if each.last_day >= today), None)


def reckoned(
    store: Store, assistant: str, given_on: date, given_by: NoticeBy, in_trial: bool = False
) -> Reckoned | None:
    """Return when the notice runs out by the law; None without a fixed or temporary employment that day."""
    held = [each for each in employments.employments(store, assistant) if each.kind in STEADY]
    since = employed_since(held, given_on)
    if since is None:
        return None
    born = people.assistant(store, assistant).birth_date if given_by is NoticeBy.EMPLOYER else None
    months = None if in_trial else notice_months(since, given_on, born)
    return Reckoned(notice_end(given_on, since, in_trial, born), months, since)


def proposed(store: Store, assistant: str) -> Notice:
    """Return a notice that is not stored yet: given today by the assistant, with the law's last day."""
    today = clock.today(store)
    found = reckoned(store, assistant, today, NoticeBy.ASSISTANT)
    last = found.last_day if found is not None else today
    return Notice(new_id(), assistant, NoticeBy.ASSISTANT, today, last)


def save_notice(store: Store, each: Notice, language: str, follow: bool = True) -> Notice:
    """Write a notice; DomainError names the field that is wrong.

    With ``follow`` the terms get the last day and the checklist for who leaves is begun, or moved along with
    a last day that is changed: all in one step.
    """
    person = people.assistant(store, each.assistant)
    today = clock.today(store)
    invariants.come(each.given_on, today, "given_on")
    invariants.come(each.told_on, today, "told_on")
    if each.last_day < each.given_on:
        raise DomainError(Message(N_("The last day cannot be before the notice.")), "last_day")
    saved = replace(each, note=invariants.prose(each.note, "note"))
    before = store.find(Notice, saved.id)
    label = N_("Notice for {name}: written down") if before is None else N_("Notice for {name}: changed")
    with store.change(Message(label, {"name": person.name})) as changes:
        if before != saved:
            changes.put(saved)
        if follow:
            _end_terms(store, saved)
            _begin_list(store, saved, before, language)
    return saved


def remove(store: Store, key: str) -> None:
    """Remove a notice; the terms and the checklist stay as they are."""
    name = people.assistant(store, store.get(Notice, key).assistant).name
    with store.change(Message(N_("Delete the notice for {name}"), {"name": name})) as changes:
        changes.remove(Notice, key)


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield the last days of notices that run, and that one is not in writing yet."""
    held = store.all(Notice, "last_day >= ?", (clock.today(store).isoformat(),))
    names = people.names(store, (each.assistant for each in held))
    for each in held:
        values = {"name": names[each.assistant], "day": each.last_day}
        if first <= each.last_day <= last:
            text = Message(N_("The last day of {name} is {day}."), values)
            yield Due(
                each.last_day, text, "assistants", each.assistant, "employment", each.assistant, binding=True
            )
        if not each.in_writing and first <= each.given_on <= last:
            text = Message(N_("The notice for {name} is not in writing yet."), values)
            yield Due(each.given_on, text, "assistants", each.assistant, "employment", each.assistant)


def _end_terms(store: Store, notice: Notice) -> None:
    held = employments.employments(store, notice.assistant)
    # Terms that had an end already, as by an earlier last day, are found by the day of the notice.
    terms: Employment | None = employments.employment_on(held, notice.last_day)
    terms = terms or employments.employment_on(held, notice.given_on)
    if terms is not None and terms.end != notice.last_day:
        employments.save_employment(store, replace(terms, end=notice.last_day))


def _begin_list(store: Store, notice: Notice, before: Notice | None, language: str) -> None:
    day = notice.last_day
    if before is not None and before.last_day != day:
        for each in store.all(PersonChecklist, "assistant = ?", (notice.assistant,)):
            if each.passage is Passage.LEAVING and each.day == before.last_day:
                with store.change(Message(N_("The last day is changed"))) as changes:
                    changes.put(replace(each, day=day))
                return
    person_checklists.begin(store, notice.assistant, Passage.LEAVING, day, language)
