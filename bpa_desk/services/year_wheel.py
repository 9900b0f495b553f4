"""One calendar of a year: its duties, and everything else in the program that has a day."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.year_wheel import YearEntry, YearWheelFacts
from bpa_desk.services import clock, ordning, year_tasks
from bpa_desk.services.due import Due, due

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

FOR_ALL = frozenset({year_tasks.KIND, "plan", "timesheets", "hms", "meeting", "handover", "deputy"})
"""Kinds whose words the assistants too may read: never an avvik, a candidate, the vedtak or the notebook."""


def entries(store: Store, year: int) -> list[YearEntry]:
    """Return the year's calendar, the earliest first: its duties with those done, and what falls due."""
    own = [
        YearEntry(
            each.id, each.due, year_tasks.KIND, title=each.title, note=each.note, page=each.page,
            done_on=each.done_on, task=each,
        )
        for each in year_tasks.tasks(store, year)
    ]  # fmt: skip
    known = {each.key for each in own}
    found = due(store, date(year, 1, 1), date(year, 12, 31))
    elsewhere = (each for each in found if each.kind != year_tasks.KIND or each.subject not in known)
    others = _entries(elsewhere, clock.today(store))
    return sorted([*own, *others], key=lambda each: (each.day, each.kind != year_tasks.KIND, each.key))


def facts(store: Store, year: int, personal: bool = False) -> YearWheelFacts:
    """Return what the paper and the calendar show; unless ``personal``, only what everybody may read.

    They hang on walls and lie in calendars that others read.
    """
    here, now = ordning.current(store), clock.now(store)
    shown = [
        each
        for each in entries(store, year)
        if personal or (not each.assistant and each.kind in FOR_ALL)
    ]
    return YearWheelFacts(
        here.name, here.leader, year, store.zone.day(now), tuple(shown), now, store.journal_mark(), personal
    )


def _entries(found: Iterable[Due], today: date) -> list[YearEntry]:
    seen: Counter[str] = Counter()
    made = []
    for each in found:
        # The day is no part of the key: when it moves, a calendar is to move its event and not add one.
        same = f"{zlib.crc32(each.text.template.encode()):08x}"
        key = f"{each.kind}-{each.page}-{each.subject}-{same}"
        seen[key] += 1
        made.append(
            YearEntry(
                key if seen[key] == 1 else f"{key}-{seen[key]}", each.day, each.kind, text=each.text,
                page=each.page, subject=each.subject, assistant=each.assistant,
                over=each.day < today and not each.told(today),
            )
        )  # fmt: skip
    return made
