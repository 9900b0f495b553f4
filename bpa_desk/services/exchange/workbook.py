"""Workbooks with a sheet for each month or week: which sheets are plans, and all of them read as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from bpa_desk.domain.time import monday as monday_of
from bpa_desk.services.exchange.days import read_week
from bpa_desk.services.exchange.guessing import guess, legend, year_written
from bpa_desk.services.exchange.mapping import SheetMapping
from bpa_desk.services.exchange.people_import import guess_people, lists_people
from bpa_desk.services.exchange.plan_import import take_in, with_names
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.tabs import calendar_weeks, month_name, told_by, week_begins
from bpa_desk.services.exchange.undated import headings, month_said

_DAY = timedelta(days=1)
_MONTHS = 12
_NUMBER = re.compile(r"0?[1-9]\Z|[1-5]\d\Z")


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A sheet that holds a plan, how it is laid out, and the days it tells of."""

    sheet: Sheet
    mapping: SheetMapping
    days: frozenset[date]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets that are read together; ``left_out`` and ``undated`` name those that are not.

    ``who`` says whom a short name means, or nothing for somebody new.
    """

    plans: tuple[PlanSheet, ...] = ()
    left_out: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    who: Mapping[str, str] = field(default_factory=dict)

    @property
    def joins(self) -> bool:
        """Whether several sheets can be read as one plan."""
        return len(self.plans) > 1

    @property
    def one_plan(self) -> bool:
        """Whether they most likely are one: no two tell of the same days, but for a week they may share."""
        pairs = combinations((each.days for each in self.plans), 2)
        shared = (2 * len(one & other) >= min(len(one), len(other)) for one, other in pairs)
        return self.joins and not any(shared)

    @property
    def year(self) -> int:
        """The year of the first sheet."""
        return self.plans[0].mapping.year

    def read_with(self, year: int, codes: Mapping[str, str]) -> Workbook:
        """Return it with the first sheet in another year, the others moved alike, and these codes."""
        moved = year - self.year
        plans = (_moved(each, moved) if moved else each for each in self.plans)
        told = (_with_codes(each, {**each.mapping.codes, **codes}) for each in plans)
        return replace(self, plans=tuple(told))


def sort_out(
    sheets: Sequence[Sheet], today: date, present: Known, step: Callable[[int, int], None]
) -> Workbook:
    """Return which sheets are plans and how each is laid out; ``step`` is told how far the work is.

    A sheet that does not tell its year follows the one beside it. A code is explained once for all.
    """
    found: dict[int, PlanSheet] = {}
    undated = set()
    named = _named(sheets)
    weeks = calendar_weeks(each.name for each in named)
    begin = _surest(named, today, present)
    after, before = today, today
    for done, at in enumerate([*range(begin, len(sheets)), *range(begin - 1, -1, -1)]):
        step(done, len(sheets))
        near = after if at >= begin else before
        plan = _plan(named[at], near, present)
        if plan is None:
            continue
        if plan.mapping.first is not None:
            week = read_week(told_by(named[at].name)) if weeks else None
            if week is None:
                undated.add(at)
                continue
            plan = _of_week(plan, week, near)
        found[at] = replace(plan, sheet=sheets[at])
        if at >= begin:
            after = max(plan.days) + _DAY
        if at < begin or len(found) == 1:
            before = min(plan.days) - _DAY
    others = [sheet for at, sheet in enumerate(sheets) if at not in found and at not in undated]
    return Workbook(
        _explained([found[at] for at in sorted(found)], others),
        tuple(sheet.name for sheet in others),
        tuple(sheets[at].name for at in sorted(undated)),
    )


def read_all(book: Workbook, present: Known) -> ImportPreview:
    """Return what the sheets would add together; nothing is written."""


    def taken_in(who: Mapping[str, str]) -> PlanReader:
        reader = PlanReader(present, {}, who)
        for each in book.plans:
            reader.begin(each.sheet.name, each.mapping.codes)
            take_in(each.sheet, each.mapping, reader)
        return reader

    found = with_names(taken_in, book.who)
    return replace(found, left_out=book.left_out, undated=book.undated)


def _surest(sheets: Sequence[Sheet], today: date, present: Known) -> int:
    """Return the first plan that tells its year, else the one of this month, else the first with dates."""

    def rank(at: int) -> int:
        month = month_said(sheets[at])
        return 0 if year_written(sheets[at]) else 1 if month and month[0] == today.month else 2

    for at in sorted(range(len(sheets)), key=rank):
        plan = _plan(sheets[at], today, present)
        if plan and plan.mapping.first is None:
            return at
    return 0


def _plan(sheet: Sheet, near: date, present: Known) -> PlanSheet | None:
    """Return the sheet as a plan; None where no day in it has anything."""
    if lists_people(guess_people(sheet)):
        return None
    mapping = guess(sheet, near)
    reader = PlanReader(present, mapping.codes, {})
    take_in(sheet, mapping, reader)
    days = reader.days_told()
    return PlanSheet(sheet, mapping, days) if days else None


def _explained(plans: Sequence[PlanSheet], others: Sequence[Sheet]) -> tuple[PlanSheet, ...]:
    """Return the plans, each with the codes it explains itself before those that are explained elsewhere."""
    shared: dict[str, str] = {}
    for each in plans:
        shared = legend(each.sheet, others) | shared
    return tuple(_with_codes(each, shared | dict(each.mapping.codes)) for each in plans)


def _named(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """Return the sheets, those with only numbers for names named by the month or week they must be of."""
    numbers = [int(each.name) if _NUMBER.match(each.name) else 0 for each in sheets]
    counted = [number for number in numbers if number]
    if len(counted) < 2 or any(after not in (before + 1, 1) for before, after in pairwise(counted)):
        return sheets
    found = headings(sheets[numbers.index(counted[0])])
    if found is None:
        return sheets
    months = found.number is not None and max(counted) <= _MONTHS
    told = (month_name(at) if months else f"Uke {at}" for at in numbers if at)
    return [replace(each, name=next(told)) if at else each for each, at in zip(sheets, numbers, strict=True)]


def _of_week(plan: PlanSheet, week: tuple[int, int | None], near: date) -> PlanSheet:
    """Return a plan without dates as that of the week its sheet is named by, the nearest where no year is."""
    monday = week_begins(*week, near)
    onward = monday - monday_of(min(plan.days))
    mapping = replace(plan.mapping, year=monday.isocalendar().year, first=monday)
    return PlanSheet(plan.sheet, mapping, frozenset(day + onward for day in plan.days))


def _moved(plan: PlanSheet, years: int) -> PlanSheet:
    mapping, first = plan.mapping, plan.mapping.first
    if first is not None:
        first = week_begins(first.isocalendar().week, mapping.year + years, first)
    return replace(plan, mapping=replace(mapping, year=mapping.year + years, first=first))


def _with_codes(plan: PlanSheet, codes: Mapping[str, str]) -> PlanSheet:
    return replace(plan, mapping=replace(plan.mapping, codes=codes))
