"""What everybody knows: the labels on their records, and the training that is valid.

A label and a course are the same skill when their names are (whatever the case). A label counts until the
matrix says something of that person and course; from then on the matrix alone is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.need import Need
from bpa_desk.domain.skill import Asked, SkillSpan, lacking
from bpa_desk.services import invariants

if TYPE_CHECKING:
    from bpa_desk.domain.training import Course, Training
    from bpa_desk.storage.store import Store

Known = tuple[Mapping[str, frozenset[str]], Mapping[str, tuple[SkillSpan, ...]]]
"""By assistant: the labels that always count, and the training with the span it is valid in."""
_DAY, _MONTH = timedelta(days=1), timedelta(days=31)
_LASTING = (
    "(coalesce(ends >= ?, 0) "
    "OR (ends IS NULL AND (day >= ? OR course IN (SELECT id FROM course WHERE months = 0))))"
)
_ASKED = (
    "(assistant IN (SELECT id FROM assistant WHERE archived = 0 OR skills <> '[]') "
    "OR assistant IN (SELECT assistant FROM shift WHERE start >= ?))"
)
_OVER = (
    "id IN (SELECT substr(max(coalesce(ends, day) || id), 11) FROM training "
    f"WHERE NOT {_LASTING} AND {_ASKED} GROUP BY assistant, course, state, ends IS NULL)"
)
"""The last that is over of each state: it says until when somebody was trained, and if a label counts."""
_WORKING = "assistant IN (SELECT id FROM assistant WHERE archived = 0)"
_NEWEST = (
    # Those who lead are few, and are no assistants.
    "assistant IS NULL "
    f"OR id IN (SELECT substr(max(day || id), 11) FROM training WHERE {_WORKING} "
    "GROUP BY assistant, course, state, ends IS NULL, day <= ?) "
    f"OR id IN (SELECT substr(max(ends || day || id), 21) FROM training WHERE {_WORKING} "
    "AND ends IS NOT NULL GROUP BY assistant, course, state, day <= ?)"
)
"""Of rows of one state that begin before the day or after it, the newest and the one that lasts longest."""


def by_person(store: Store, since: date | None = None) -> Known:
    """Return what every assistant knows and for how long.

    ``since`` leaves out what ended before that day, but not the last of it of those who are at work then.
    """
    courses, rows = _written(store, since)
    return _known(store, courses, rows)


def with_asked(
    store: Store, since: date, today: date
) -> tuple[Known, Mapping[str, tuple[Asked, ...]]]:
    """Return what :func:`by_person` does, and what each must know for the shifts from today on.

    A course asks for it, of everybody or by role, from its day where it has one; not of somebody who said no
    or is exempt.
    """
    courses, rows = _written(store, since)
    wanted = [each for each in courses if not each.archived and (each.everyone or each.roles)]
    asked: dict[str, tuple[Asked, ...]] = {}
    for person in store.all(Assistant, "archived = 0") if wanted else ():
        mine = [each for each in wanted if each.everyone or each.asks_role(person.roles)]
        days = ((each, _asked_from(each, rows.get((person.id, each.id), []), today)) for each in mine)
        asked[person.id] = tuple(
            Asked(each.name, store.zone.at(day)) for each, day in days if day is not None
        )
    return _known(store, courses, rows), asked


def _asked_from(course: Course, rows: Iterable[Training], today: date) -> date | None:
    """Return the first day a shift asks for the course; None of somebody who said no or is exempt."""
    from bpa_desk.domain.training import AHEAD, REFUSED

    last = max(rows, key=lambda each: (each.day, each.id), default=None)
    if last is not None and last.state in REFUSED:
        return None
    days = [today] if course.needed_by is None else [today, course.needed_by + _DAY]
    # What is planned for a day to come is waited for.
    return max(*days, last.day + _DAY) if last is not None and last.state in AHEAD else max(days)


def _written(
    store: Store, since: date | None
) -> tuple[list[Course], dict[tuple[str, str], list[Training]]]:
    from bpa_desk.domain.training import Course

    courses = store.all(Course)
    return courses, rows_by(store, since, max(each.months for each in courses)) if courses else {}


def _known(
    store: Store, courses: list[Course], rows: Mapping[tuple[str, str], list[Training]]
) -> Known:
    from bpa_desk.domain.training import label_counts, proofs

    labels = {each.id: frozenset(each.skills) for each in store.all(Assistant)}
    trained: dict[str, list[SkillSpan]] = {}
    known = {each.id: each for each in courses}
    # Only what is written is looked at: most people have nothing to do with most courses.
    for (who, key), own in rows.items():
        for first, last in proofs(known[key], own):
            trained.setdefault(who, []).append(_span(store, known[key], first, last))
    for who, held in [each for each in labels.items() if each[1]]:
        for course in courses:
            named = frozenset(each for each in held if each.casefold() == course.label)
            if named and not label_counts(course, rows.get((who, course.id), [])):
                labels[who] -= named
            elif named and course.old_until is not None:
                # What changed is known on an undated label until the day it was to be gone through again.
                labels[who] -= named
                trained.setdefault(who, []).append(_span(store, course, date.min, course.old_until))
            elif named and course.name not in held:
                # Another spelling: what asks for the course by its name is answered too.
                trained.setdefault(who, []).append(SkillSpan(course.label, -1, name=course.name))
    return labels, {who: tuple(sorted(spans)) for who, spans in trained.items()}


def asked_for(store: Store, needs: Iterable[Need], since: date | None = None) -> Known:
    """Return what everybody knows (from ``since`` on), or nothing at all where no need asks for it."""
    return by_person(store, since) if any(each.requires for each in needs) else ({}, {})


def rows_by(
    store: Store, since: date | None = None, months: int = 0
) -> dict[tuple[str, str], list[Training]]:
    """Return every training by assistant and course.

    With ``since``, those that last to that day, where no course lasts longer than ``months``, and the last
    of each state that is over, of everybody who is at work or has labels.
    """
    if since is None:
        return _rows(store)
    lasting = (since.isoformat(), (since - months * _MONTH).isoformat())
    begins = store.zone.text(store.zone.at(since))
    return _rows(store, f"{_LASTING} OR {_OVER}", (*lasting, *lasting, begins))


def newest_by(store: Store, on: date) -> dict[tuple[str, str], list[Training]]:
    """Return the trainings that say how everybody at work stands on the day, by assistant and course."""
    return _rows(store, _NEWEST, (on.isoformat(), on.isoformat()))


def lacks(store: Store, assistant: str, wanted: Iterable[str], period: tuple[int, int]) -> tuple[str, ...]:
    """Return which of the skills the assistant does not know through the period."""
    labels, trained = by_person(store)
    return lacking(wanted, labels.get(assistant, frozenset()), trained.get(assistant, ()), period)


def on_day(store: Store, day: date) -> dict[str, list[str]]:
    """Return the skills each assistant has on the day, by name."""
    labels, trained = by_person(store, day)
    period = (store.zone.at(day), store.zone.at(day + _DAY))
    found = {}
    for who, held in labels.items():
        valid = (each for each in trained.get(who, ()) if each.start <= period[0] and period[1] <= each.end)
        names = {each.casefold(): each for each in held} | {each.skill: each.name for each in valid}
        found[who] = sorted(names.values(), key=invariants.name_order)
    return found


def _rows(
    store: Store, where: str = "", params: tuple[str, ...] = ()
) -> dict[tuple[str, str], list[Training]]:
    from bpa_desk.domain.training import Training

    found: dict[tuple[str, str], list[Training]] = {}
    for each in store.all(Training, where, params):
        found.setdefault((each.person, each.course), []).append(each)
    return found


def _span(store: Store, course: Course, first: date, last: date | None) -> SkillSpan:
    start = -1 if first == date.min else store.zone.at(first)
    if last is None:
        return SkillSpan(course.label, start, name=course.name)
    return SkillSpan(course.label, start, store.zone.at(last + _DAY), course.name)
