"""The overview of § 10-7 counts what was worked, in the span, for those who worked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment, HoursClass
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.services import agreements, clock, elsewhere, people, rota, working_time
from bpa_desk.storage.store import Store

NOVEMBER = DateSpan(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture(autouse=True)
def today(store: Store) -> Iterator[None]:
    for key in ("kari", "ola"):
        people.save_assistant(store, Assistant(key, key.capitalize(), employee_number=f"nr-{key}"))
    with store.change(Message("terms")) as changes:
        hours = HoursClass.DAG40
        changes.put(Employment("e", "kari", date(2020, 1, 1), hours_class=hours, minutes_per_week=600))
    with clock.fixed(store.zone.at(date(2026, 11, 24), 12 * 60)):
        yield


def work(store: Store, who: str, day: date, start: int, end: int) -> None:
    rota.add(store, who, store.zone.at(day, start), store.zone.at(day, end))


def test_only_what_is_over_and_in_the_span_counts(store: Store) -> None:
    for day in (date(2026, 10, 31), date(2026, 11, 2), date(2026, 11, 23)):
        work(store, "kari", day, 8 * 60, 20 * 60)
    work(store, "kari", date(2026, 11, 24), 8 * 60, 20 * 60)
    work(store, "kari", date(2026, 11, 25), 8 * 60, 20 * 60)
    (found,) = working_time.overviews(store, NOVEMBER)
    assert [each.day for each in found.days] == [date(2026, 11, 2), date(2026, 11, 23)]
    assert sum(each.minutes for each in found.days) == 24 * 60
    assert [each.overtime for each in found.days] == [180, 180]
    assert sum(each.ordinary + each.additional + each.overtime for each in found.days) == 24 * 60
    assert (found.until, found.limit, found.position) == (date(2026, 11, 24), 40 * 60, 600)
    assert found.employee_number == "nr-kari"
    assert not found.averaged
    assert found.additional == sum(each.additional for each in found.days)


def test_those_named_are_there_even_without_work(store: Store) -> None:
    work(store, "ola", date(2026, 11, 2), 8 * 60, 12 * 60)
    assert [each.name for each in working_time.overviews(store, NOVEMBER)] == ["Ola"]
    (kari,) = working_time.overviews(store, NOVEMBER, ["kari"])
    assert (kari.name, kari.days) == ("Kari", ())


def test_agreements_of_the_person_in_the_span_are_named(store: Store) -> None:
    work(store, "kari", date(2026, 11, 2), 8 * 60, 12 * 60)
    for key, basis, end, who in (
        ("a", "10-5-1", None, ("kari",)),
        ("b", "10-8-4", None, ("ola",)),
        ("c", "10-6-5", date(2026, 10, 31), ()),
        ("d", "10-8-3", None, ()),
    ):
        agreements.save_agreement(store, Agreement(key, basis, date(2026, 1, 1), end, who))
    (found,) = working_time.overviews(store, NOVEMBER)
    assert found.laws == ("aml. § 10-5 (1)", "aml. § 10-8 (3)")
    assert found.averaged


def test_the_last_whole_month_is_proposed() -> None:
    assert working_time.month_before(date(2026, 1, 24)) == DateSpan(date(2025, 12, 1), date(2025, 12, 31))


def test_work_for_the_same_employer_elsewhere_stands_among_the_times(store: Store) -> None:
    def away(key: str, day: date, other: bool = False) -> None:
        start = store.zone.at(day, 16 * 60)
        elsewhere.save_elsewhere(store, Elsewhere(key, "kari", start, start + 120, other))

    work(store, "kari", date(2026, 11, 2), 8 * 60, 12 * 60)
    away("same", date(2026, 11, 2))
    away("only", date(2026, 11, 3))
    away("other", date(2026, 11, 4), other=True)
    away("later", date(2026, 11, 25))
    (found,) = working_time.overviews(store, NOVEMBER)
    assert [(each.day.day, each.minutes) for each in found.days] == [(2, 6 * 60), (3, 2 * 60)]
    assert all(each.minutes == sum(time.minutes for time in each.times) for each in found.days)
