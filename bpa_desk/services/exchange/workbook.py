"""Workbooks with a sheet for each month or week: which sheets are plans, and all of them read as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from bpa_desk.domain.time import monday as monday_of
from bpa_desk.services.exchange.days import read_week
from bpa_desk.services.exchange.guessing import guess, legend, year_written
from bpa_desk.services.exchange.mapping import SheetMapping
from bpa_desk.services.exchange.people_import import guess_people, lists_people
from bpa_desk.services.exchange.plan_import import take_in
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.undated import month_said

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A sheet that holds a plan, how it is laid out, and the days it tells of."""

    sheet: Sheet
    mapping: SheetMapping
    days: frozenset[date]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets that are read together; ``left_out`` and ``undated`` name those that are not."""

    plans: tuple[PlanSheet, ...] = ()
    left_out: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()

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
    weeks = _calendar_weeks(sheets)
    begin = _surest(sheets, today, present)
    after, before = today, today
    for done, at in enumerate([*range(begin, len(sheets)), *range(begin - 1, -1, -1)]):
        step(done, len(sheets))
        near = after if at >= begin else before
        plan = _plan(sheets[at], near, present)
        if plan is None:
            continue
        if plan.mapping.first is not None:
            week = read_week(sheets[at].name) if weeks else None
            if week is None:
                undated.add(at)
                continue
            plan = _of_week(plan, week, near)
        found[at] = plan
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
    reader = PlanReader(present, {})
    for each in book.plans:
        reader.begin(each.sheet.name, each.mapping.codes)
        take_in(each.sheet, each.mapping, reader)
    return replace(reader.finished(), left_out=book.left_out, undated=book.undated)


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
    reader = PlanReader(present, mapping.codes)
    take_in(sheet, mapping, reader)
    days = reader.days_told()
    return PlanSheet(sheet, mapping, days) if days else None


def _explained(plans: Sequence[PlanSheet], others: Sequence[Sheet]) -> tuple[PlanSheet, ...]:
    """Return the plans, each with the codes it explains itself before those that are explained elsewhere."""
    shared: dict[str, str] = {}
    for each in plans:
        shared = legend(each.sheet, others) | shared
    return tuple(_with_codes(each, shared | dict(each.mapping.codes)) for each in plans)


def _calendar_weeks(sheets: Sequence[Sheet]) -> bool:
    """True where the sheets are named by weeks of the calendar; those of a turnus are counted from 1."""
    weeks = [week for sheet in sheets if (week := read_week(sheet.name))]
    return bool(weeks) and (weeks[0][0] != 1 or any(year for _week, year in weeks))


def _of_week(plan: PlanSheet, week: tuple[int, int | None], near: date) -> PlanSheet:
    """Return a plan without dates as that of the week its sheet is named by, the nearest where no year is."""
    number, written = week
    years = (written,) if written else (near.year, near.year + 1, near.year - 1)
    monday = min((_monday(year, number) for year in years), key=lambda day: abs((day - near).days))
    onward = monday - monday_of(min(plan.days))
    mapping = replace(plan.mapping, year=monday.isocalendar().year, first=monday)
    return PlanSheet(plan.sheet, mapping, frozenset(day + onward for day in plan.days))


def _moved(plan: PlanSheet, years: int) -> PlanSheet:
    mapping, first = plan.mapping, plan.mapping.first
    if first is not None:
        first = _monday(mapping.year + years, first.isocalendar().week)
    return replace(plan, mapping=replace(mapping, year=mapping.year + years, first=first))


def _monday(year: int, week: int) -> date:
    # Counted from the first week: most years have no week 53.
    return date.fromisocalendar(year, 1, 1) + timedelta(weeks=week - 1)


def _with_codes(plan: PlanSheet, codes: Mapping[str, str]) -> PlanSheet:
    return replace(plan, mapping=replace(plan.mapping, codes=codes))
