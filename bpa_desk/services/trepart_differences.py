"""What differs between two versions of a trepartsavtale: terms, parties, clause by clause, cell by cell."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.responsibility import PARTIES, PARTY_WORDS, Party, Task
from bpa_desk.domain.text import N_, Message, Minutes
from bpa_desk.domain.trepartsavtale import SIGNERS, Trepartsavtale
from bpa_desk.domain.vedtak import VedtakUnit
from bpa_desk.services import invariants
from bpa_desk.services.paper_differences import (
    Difference,
    DifferenceKind,
    Line,
    compare_lines,
    compare_sections,
)


def compare(before: Trepartsavtale, after: Trepartsavtale) -> list[Difference]:
    """Return what differs, in the newer version's order; an empty list when they say the same."""
    found = compare_lines(Message(N_("Title")), (before.title,), (after.title,))
    found += compare_lines(Message(N_("Basis and dates")), _terms(before), _terms(after))
    found += compare_lines(Message(N_("Parties")), _members(before), _members(after))
    found += compare_sections(before.clauses, after.clauses)
    return found + _tasks(before.tasks, after.tasks)


def _terms(held: Trepartsavtale) -> tuple[Line, ...]:
    weekly = held.vedtak_unit is VedtakUnit.WEEK
    hours = N_("Hours a week: {hours}") if weekly else N_("Hours a year: {hours}")
    return (
        _dated(N_("Vedtak of: {day}"), held.vedtak_on),
        Message(hours, {"hours": Minutes(held.vedtak_minutes)}),
        _dated(N_("The vedtak applies until: {day}"), held.vedtak_until),
        _dated(N_("First day: {day}"), held.starts_on),
        _dated(N_("Last day: {day}"), held.ends_on),
        Message(N_("Notice in months: {n}"), {"n": held.notice_months}),
        _dated(N_("First evaluation: {day}"), held.evaluate_on),
        Message(N_("Months between evaluations: {n}"), {"n": held.evaluate_months}),
    )


def _dated(template: str, day: date | None) -> Message:
    return Message(template, {"day": invariants.dated(day) if day is not None else "–"})


def _members(held: Trepartsavtale) -> tuple[Line, ...]:
    lines = []
    for party in SIGNERS:
        each = held.member(party)
        told = ", ".join(part for part in (each.name, each.contact, each.deputy) if part)
        lines.append(_of(party, told))
    return tuple(lines)


def _tasks(before: tuple[Task, ...], after: tuple[Task, ...]) -> list[Difference]:
    old = {each.key: each for each in before}
    new = {each.key for each in after}
    found: list[Difference] = []
    for each in after:
        earlier = old.get(each.key)
        if earlier is None:
            found.append(Difference(each.name, DifferenceKind.ADDED, _cells(each)))
        else:
            was = (earlier.name, *_changed_cells(earlier, each))
            found += compare_lines(each.name, was, (each.name, *_changed_cells(each, earlier)))
    gone = (each for each in before if each.key not in new)
    return found + [Difference(each.name, DifferenceKind.REMOVED, (), _cells(each)) for each in gone]


def _cells(task: Task) -> tuple[Line, ...]:
    return tuple(_of(party, task.cell(party)) for party in PARTIES if task.cell(party))


def _changed_cells(task: Task, other: Task) -> tuple[Line, ...]:
    return tuple(_of(each, task.cell(each)) for each in PARTIES if task.cell(each) != other.cell(each))


def _of(party: Party, told: str) -> Message:
    return Message(N_("{party}: {told}"), {"party": Message(PARTY_WORDS[party]), "told": told or "–"})
