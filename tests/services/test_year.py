"""The figures of a year: each is the sum of what lies behind it, and says when it is past its limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bpa_desk.demo import NOW, open_demo
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment, HoursClass
from bpa_desk.domain.text import Message
from bpa_desk.services import agreements, clock, people, rota, year
from bpa_desk.services.year import Figure, Unit
from bpa_desk.storage.store import Store

MONDAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def november(store: Store) -> Iterator[None]:
    people.save_assistant(store, Assistant("kari", "Kari"))
    with store.change(Message("terms")) as changes:
        hours = HoursClass.DAG40
        changes.put(Employment("e", "kari", date(2020, 1, 1), hours_class=hours, minutes_per_week=1800))
    with clock.fixed(store.zone.at(date(2026, 11, 24), 600)):
        yield


def work(store: Store, day: date, start: int, end: int) -> str:
    return rota.add(store, "kari", store.zone.at(day, start), store.zone.at(day, end)).id


def shown(store: Store) -> dict[str, Figure]:
    held = year.year(store, "kari", 2026)
    assert held is not None
    return {each.key: each for each in year.figures(held, store.zone)}


def test_every_sum_is_the_sum_of_its_lines(store: Store) -> None:
    for number in range(12):
        day = MONDAY + timedelta(days=number)
        work(store, day, 8 * 60, 18 * 60)
    found = shown(store)
    assert found["hours"].total == 120 * 60
    for key in ("hours", "additional", "overtime-four", "overtime-long"):
        assert sum(each.amount or 0 for each in found[key].lines) == found[key].total, key
    for key in ("red", "nights", "weekends"):
        assert len(found[key].lines) == found[key].total, key
    assert found["overtime-week"].over
    assert found["overtime-week"].limit == 10 * 60
    assert found["weekly-rest"].over
    assert found["weekly-rest"].total == 1
    assert found["red"].unit is Unit.TIMES
    assert found["red"].total == 1
    assert found["hours"].lines[0].shifts


def test_a_running_sum_shows_weeks_of_the_year_before(store: Store) -> None:
    for number in range(6):
        work(store, date(2025, 12, 22) + timedelta(days=number), 6 * 60, 18 * 60)
    work(store, date(2026, 1, 5), 6 * 60, 18 * 60)
    four = shown(store)["overtime-four"]
    assert four.total == sum(each.amount or 0 for each in four.lines)
    assert four.lines[0].day == date(2025, 12, 22)


def test_rest_that_is_owed_is_told(store: Store) -> None:
    agreements.save_agreement(store, Agreement("a", "10-8-3", date(2026, 1, 1)))
    work(store, MONDAY, 15 * 60, 23 * 60)
    work(store, MONDAY + timedelta(days=1), 7 * 60, 15 * 60)
    owed = shown(store)["rest-owed"]
    assert (owed.total, owed.over, len(owed.lines)) == (0, False, 1)
    assert "next rest" in owed.lines[0].text.template
    work(store, MONDAY + timedelta(days=2), 3 * 60, 11 * 60)
    owed = shown(store)["rest-owed"]
    assert owed.total == sum(each.amount or 0 for each in owed.lines) == 120
    assert owed.over


def test_an_empty_year_has_figures_of_nothing(store: Store) -> None:
    found = shown(store)
    assert found["hours"].total == 0
    assert not any(each.over for each in found.values())
    assert year.year(store, "nobody", 2026) is None


def test_the_agreed_period_has_its_own_figure() -> None:
    with open_demo("fjell") as store, clock.fixed(NOW):
        held = year.year(store, people.assistants(store)[0].id, 2026)
        assert held is not None
        agreed = [each for each in year.figures(held, store.zone) if each.key.startswith("agreed")]
        assert len(agreed) == 3
        for each in agreed:
            weeks = each.label.values["weeks"]
            assert isinstance(weeks, int)
            assert round(sum(line.amount or 0 for line in each.lines) / weeks) == each.total
