"""What the page shows of what may go: held to the whole schedule and to what is deleted, over random rows."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.privacy.retention import Keep
from bpa_desk.domain.text import Message
from bpa_desk.services.privacy import retention, schedule, together
from bpa_desk.services.privacy.schedule import Item
from bpa_desk.services.privacy.together import Line
from bpa_desk.storage.store import Store
from tests.services.privacy.test_coming import filled


def people_of(items: list[Item], today: date, until: date) -> dict[tuple[str, Keep, date], Counter[str]]:
    """Return whose rows each line must hold."""
    held: dict[tuple[str, Keep, date], Counter[str]] = {}
    for each in items:
        if each.day <= until:
            which = each.table, each.keep, max(each.day, today)
            held.setdefault(which, Counter())[each.person] += each.count
    return held


def told(line: Line) -> tuple[int, str, bool]:
    return line.count, line.person, line.several


@pytest.mark.parametrize("seed", range(2))
def test_the_lines_hold_what_the_whole_schedule_has_until_then(seed: int) -> None:
    chance, store = Random(seed), filled(seed)
    for chosen in (None, Keep.PERSON, Keep.HOURS, Keep.SICKNESS):
        if chosen is not None:
            retention.choose(store, chosen, chance.choice((0, 1, 7, 50, 130)))
        items = schedule.schedule(store)
        for whole in (False, False, True):
            today = date(chance.randrange(2022, 2033), chance.randrange(1, 13), 1)
            until = date.max if whole else together.shown_until(today)
            found, expected = together.overview(store, today, whole), people_of(items, today, until)
            assert {(each.table, each.keep, each.day): told(each) for each in found.lines} == {
                which: (people.total(), "" if len(people) > 1 else next(iter(people)), len(people) > 1)
                for which, people in expected.items()
            }
            days = [each.day for each in found.lines]
            assert days == sorted(days)
            assert all(each.now is (each.day <= today) for each in found.lines)
            leaving = {each.person: each.day for each in items if each.table == schedule.PERSON}
            assert {who: max(day, today) for who, day in found.gone.items()} == {
                who: max(day, today) for who, day in leaving.items() if day <= until
            }
            for line in chance.sample(found.lines, 2):
                which = line.table, line.keep, line.day
                assert dict(together.whose(store, line, today)) == expected[which]
    store.close()


def test_what_stands_as_ready_is_what_is_deleted(full: Store) -> None:
    for year in (2027, 2030, 2031, 2033):
        today = date(year, 7, 2)
        ready = [each for each in together.overview(full, today).lines if each.now]
        keys = Counter(table for table, _key in schedule.due_keys(full, today))
        counts: Counter[str] = Counter()
        for each in ready:
            counts[each.table] += each.count
        assert counts - Counter(assistant=1) == keys


def test_one_persons_lines_are_the_same_ones(full: Store) -> None:
    today = date(2029, 1, 1)
    with full.change(Message("Another leaves")) as changes:
        changes.put(Assistant("per", "Per"))
        changes.put(Employment("per", "per", date(2025, 1, 1), date(2030, 1, 31)))
    shown = {each.id for each in together.overview(full, today).lines}
    own = together.of_person(full, "kari", today)
    assert own
    assert {each.id for each in own} <= shown
    assert {each.person for each in own} == {"kari"}
    # Three years after January 2030 is more than a year ahead.
    assert together.of_person(full, "per", today) == []
    later = together.of_person(full, "per", today, whole=True)
    assert [(each.table, each.day, each.begins) for each in later] == [
        (table, date(2033, 2, 1), date(2030, 1, 31)) for table in ("assistant", "employment")
    ]
