"""What is agreed about absence: the scheme of egenmelding and the fifth week, and each person's year."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.absence_terms import TERMS, AbsenceTerms, AbsenceYear
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.holiday_account import MOST_MOVED
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import clock, invariants
from bpa_desk.services.identity import new_id
from bpa_desk.services.store import Store

CHILD_DAYS = (10, 15, 20, 30, 40)
"""How many days with an ill child there can be in a year (aml. § 12-9, PERM-1)."""
_LONGEST_TIME = 16
_MOST_EXTRA = 12


def terms(store: Store) -> AbsenceTerms:
    """Return what is agreed for the ordning; the law's numbers where nothing is written."""
    return store.find(AbsenceTerms, TERMS) or AbsenceTerms(TERMS)


def save_terms(store: Store, wanted: AbsenceTerms) -> AbsenceTerms:
    """Write what is agreed for the ordning; DomainError names the number that is wrong."""
    # Three days at a time are the law's: an employer may give more, within its own sixteen days.
    invariants.within(wanted.days_at_once, AbsenceTerms(TERMS).days_at_once, _LONGEST_TIME, "days_at_once")
    if wanted.days_in_year is not None:
        invariants.within(wanted.days_in_year, wanted.days_at_once, 366, "days_in_year")
    if wanted.times_in_year is not None:
        invariants.within(wanted.times_in_year, 4, 366, "times_in_year")
    invariants.within(wanted.fifth_week, 0, _MOST_EXTRA, "fifth_week")
    if wanted == terms(store):
        return wanted
    with store.change(Message(N_("Change the terms of absence"))) as changes:
        changes.put(wanted)
    return wanted


def year(store: Store, assistant: str, number: int) -> AbsenceYear | None:
    """Return what is agreed with the assistant for the year, or None."""
    found = store.all(AbsenceYear, "assistant = ? AND year = ?", (assistant, number))
    return found[0] if found else None


def year_to_change(store: Store, assistant: str, number: int) -> AbsenceYear:
    """Return the year's agreement to be changed; nothing is written. Child days come along from last year."""
    found = year(store, assistant, number)
    if found is not None:
        return found
    before = year(store, assistant, number - 1)
    return AbsenceYear(new_id(), assistant, number, child_days=None if before is None else before.child_days)


def save_year(store: Store, wanted: AbsenceYear) -> AbsenceYear:
    """Write what is agreed with an assistant for a year; DomainError names the field that is wrong."""
    person = store.get(Assistant, wanted.assistant)
    if wanted.carried_in is not None:
        invariants.within(wanted.carried_in, -MOST_MOVED, 366, "carried_in")
    invariants.within(wanted.taken_elsewhere, 0, 31, "taken_elsewhere")
    if wanted.paid_days is not None:
        invariants.within(wanted.paid_days, 0, 366, "paid_days")
    if wanted.child_days is not None:
        invariants.within(wanted.child_days, 0, max(CHILD_DAYS), "child_days")
    today = clock.today(store)
    for field in ("advance_on", "carry_on"):
        invariants.come(getattr(wanted, field), today, field)
    known = year(store, wanted.assistant, wanted.year)
    checked = replace(
        wanted, id=wanted.id if known is None else known.id, note=invariants.prose(wanted.note, "note")
    )
    if checked == known:
        return checked
    label = Message(N_("Change {name}’s year of absence"), {"name": person.name})
    with store.change(label) as changes:
        changes.put(checked)
    return checked
