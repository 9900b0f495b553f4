"""The duties of each year: laid out from the template or the year before, moved, ticked off, removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.text import LANGUAGES as LANGUAGES
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.year_wheel import LAST_SUNDAY, YearTask, day_in, month_length
from bpa_desk.services import clock, invariants
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id
from bpa_desk.services.templates import template

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "yearwheel"
PAGE = "yearwheel"
TELL_BEFORE = timedelta(days=21)
"""How long before its day a duty with a day of its own is told of; the others are from the month's first."""
LAY_OUT_FROM = 12
"""The month in which the next year is asked for."""
FIRST_YEAR, LAST_YEAR = 1900, 9998


@dataclass(frozen=True, slots=True)
class Template:
    """One duty as it is shipped; ``day`` -1 is the last Sunday, when the clocks change."""

    key: str
    month: int
    day: int
    page: str
    title: str
    note: str


@lru_cache(maxsize=len(LANGUAGES))
def templates(language: str) -> tuple[Template, ...]:
    """Return the shipped duties in a language, by month; DomainError for another language."""
    return tuple(Template(**each) for each in template("year_wheel", language)["task"])


def tasks(store: Store, year: int | None = None) -> list[YearTask]:
    """Return the duties of a year, or of all, by month and day (those of the whole month last in it)."""
    found = store.all(YearTask) if year is None else store.all(YearTask, "year = ?", (year,))
    return sorted(found, key=_place)


def proposals(store: Store, year: int, language: str) -> list[YearTask]:
    """Return what laying out the year would add: the last year's duties as they were, else the template's."""
    here = {_likeness(each) for each in tasks(store, year)}
    before = store.all(YearTask, "year = (SELECT max(year) FROM year_task WHERE year < ?)", (year,))
    if before:
        made = [_anew(each, year) for each in sorted(before, key=_place)]
    else:
        made = [
            YearTask(
                new_id(), year, each.month, each.title, day_in(year, each.month, each.day), each.note,
                each.key, each.page,
            )
            for each in templates(language)
        ]  # fmt: skip
    return [each for each in made if _likeness(each) not in here]


def lay_out(store: Store, year: int, language: str) -> list[YearTask]:
    """Add what the year lacks of the year before, or of the template, in one step."""
    _check_year(year)
    made = proposals(store, year, language)
    if made:
        with store.change(Message(N_("Lay out the year wheel for {year}"), {"year": str(year)})) as changes:
            changes.put_all(made)
    return made


def fresh(store: Store, year: int, month: int = 0) -> YearTask:
    """Return a new duty that is not stored yet, in the month or else in this one."""
    return YearTask(new_id(), year, month or clock.today(store).month, "")


def save_task(store: Store, task: YearTask) -> YearTask:
    """Write a duty; DomainError names the field that is wrong."""
    _check_year(task.year)
    if not 1 <= task.month <= 12:
        raise DomainError(Message(N_("Choose a month.")), "month")
    if not 0 <= task.day <= month_length(task.year, task.month):
        raise DomainError(Message(N_("The month does not have that day; leave it empty for any day.")), "day")
    title = invariants.one_line(task.title)
    if not title:
        raise DomainError(Message(N_("Write what is to be done.")), "title")
    saved = replace(task, title=title, note=invariants.prose(task.note, "note"))
    before = store.find(YearTask, saved.id)
    if before == saved:
        return saved
    label = N_("New duty “{title}”") if before is None else N_("Change duty “{title}”")
    with store.change(Message(label, {"title": saved.title})) as changes:
        changes.put(saved)
    return saved


def move(store: Store, key: str, months: int) -> YearTask:
    """Move a duty so many months within its year; it stays where it is at the year's end."""
    before = store.get(YearTask, key)
    month = min(12, max(1, before.month + months))
    after = replace(before, month=month, day=min(before.day, month_length(before.year, month)))
    if after == before:
        return before
    label = Message(N_("Move “{title}” to {day}"), {"title": before.title, "day": after.due})
    with store.change(label) as changes:
        changes.put(after)
    return after


def set_done(store: Store, key: str, done: bool = True) -> YearTask:
    """Tick a duty off as of today, or say that it is not done after all."""
    before = store.get(YearTask, key)
    after = replace(before, done_on=clock.today(store) if done else None)
    label = N_("Done: “{title}”") if done else N_("Not done after all: “{title}”")
    with store.change(Message(label, {"title": before.title})) as changes:
        changes.put(after)
    return after


def remove(store: Store, key: str) -> None:
    """Remove a duty from its year."""
    found = store.get(YearTask, key)
    with store.change(Message(N_("Delete duty “{title}”"), {"title": found.title})) as changes:
        changes.remove(YearTask, key)


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the duties not done in the span, and the next year while it is not laid out."""
    spanned = (first.year, last.year)
    for each in store.all(YearTask, "done_on IS NULL AND year BETWEEN ? AND ?", spanned):
        if first <= each.due <= last:
            begin = each.due - TELL_BEFORE if each.day else each.due.replace(day=1)
            text = Message(N_("Year wheel: {title}"), {"title": each.title})
            # Most are advice: late or not, they must not crowd out what the law has set a day for.
            yield Due(each.due, text, PAGE, each.id, KIND, tell_from=begin, advice=True)
    newest = store.all(YearTask, order="year DESC LIMIT 1")
    if not newest:
        return
    latest = newest[0].year
    day = date(latest, LAY_OUT_FROM, 31)
    if first <= day <= last:
        text = Message(N_("Lay out the year wheel for {year}."), {"year": str(latest + 1)})
        yield Due(day, text, PAGE, f"year:{latest + 1}", KIND, tell_from=day.replace(day=1), advice=True)


def _anew(task: YearTask, year: int) -> YearTask:
    shipped = {each.key: each.day for each in templates(LANGUAGES[0])}
    day = LAST_SUNDAY if shipped.get(task.key) == LAST_SUNDAY and task.day else task.day
    return replace(task, id=new_id(), year=year, day=day_in(year, task.month, day), done_on=None)


def _place(task: YearTask) -> tuple[date, str, str]:
    return task.due, task.title.casefold(), task.id


def _likeness(task: YearTask) -> str:
    return task.key or task.title.casefold()


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DomainError(Message(N_("Choose another year.")), "year")
