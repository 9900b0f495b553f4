"""Deadlines of an employment as the leader is told of them, and on-call work that goes on and on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind, HoursClass
from bpa_desk.domain.employment_clocks import answer_due, may_ask_again
from bpa_desk.services import (
    arrangements,
    clock,
    due,
    employment_duties,
    employments,
    in_order,
    ordning,
    people,
    rota,
    today,
)
from bpa_desk.storage.store import Store

DAY = date(2026, 11, 24)


@pytest.fixture
def store(store: Store) -> Store:
    """A store with one assistant."""
    people.save_assistant(store, Assistant("kari", "Kari"))
    return store


def employ(store: Store, person: str, start: date, **more: object) -> Employment:
    each = Employment(f"x{start}", person, start, **more)  # type: ignore[arg-type]
    return employments.save_employment(store, each)


def rules(store: Store, day: date) -> list[str]:
    known = employment_duties.all_deadlines(store)
    return [each.rule for each in known if each.remind <= day <= each.due + employment_duties.AFTER]


def test_a_new_employment_asks_for_its_contract_and_tells_of_the_trial(store: Store) -> None:
    employ(store, "kari", DAY)
    assert rules(store, DAY) == ["AVT-1"]
    assert rules(store, DAY + timedelta(days=7)) == ["AVT-1"]
    assert rules(store, DAY + timedelta(days=7 + 14)) == ["AVT-1"]
    assert rules(store, DAY + timedelta(days=7 + 15)) == []
    assert rules(store, date(2027, 5, 1)) == ["PRØVE-1"]
    told = [each for each in today.duties(store, (), DAY) if each.page == "assistants"]
    assert [(each.due, each.subject, each.urgency) for each in told] == [
        (DAY + timedelta(days=7), "kari", today.Urgency.NOW)
    ]


def test_a_request_for_predictable_terms_is_answered_within_a_month(store: Store) -> None:
    asked = Arrangement("g", "kari", ArrangementKind.PREDICTABLE, date(2026, 10, 31))
    arrangements.save_arrangement(store, asked)
    (found,) = employment_duties.all_deadlines(store, "kari")
    assert (found.due, found.rule) == (date(2026, 11, 30), "DELT-4")
    assert (answer_due(asked.start), may_ask_again(asked.start)) == (date(2026, 11, 30), date(2027, 4, 30))

    def told(day: date) -> list[date]:
        with clock.fixed(store.zone.at(day, 600)):
            return [each.due for each in today.duties(store, (), day) if each.page == "assistants"]

    # What is not answered is told of until it is, and not only for a fortnight.
    assert told(found.due + timedelta(days=90)) == [found.due]
    arrangements.save_arrangement(store, replace(asked, end=DAY))
    assert employment_duties.all_deadlines(store, "kari") == []
    assert told(found.due + timedelta(days=90)) == []


def test_night_workers_are_offered_a_health_check(store: Store) -> None:
    employ(store, "kari", date(2026, 1, 1), hours_class=HoursClass.T38D)

    def due() -> list[date]:
        return [each.due for each in employment_duties.all_deadlines(store) if each.rule == "NATT-5"]

    assert due() == [date(2026, 1, 1)]
    offered = Arrangement("g", "kari", ArrangementKind.HEALTH_CHECK, date(2026, 1, 10))
    arrangements.save_arrangement(store, offered)
    assert due() == [date(2028, 1, 10)]
    held = ordning.current(store)
    ordning.change(store, readings=replace(held.readings, health_check_months=12))
    assert due() == [date(2027, 1, 10)]


def test_who_is_marked_as_a_night_worker_is_one(store: Store) -> None:
    employ(store, "kari", date(2026, 1, 1))
    assert "NATT-5" not in {each.rule for each in employment_duties.all_deadlines(store)}
    people.save_assistant(store, replace(people.assistant(store, "kari"), regular_night=True))
    assert "NATT-5" in {each.rule for each in employment_duties.all_deadlines(store)}


def test_shifts_after_the_last_day_are_told_of(store: Store) -> None:
    employ(store, "kari", date(2026, 1, 1), end=date(2026, 11, 30))
    for day in (date(2026, 11, 30), date(2026, 12, 2), date(2026, 12, 3)):
        rota.add(store, "kari", store.zone.at(day, 480), store.zone.at(day, 960))
    with clock.fixed(store.zone.at(DAY, 600)):
        told = [each for each in due.due(store, DAY, date(2027, 1, 31)) if each.page == "week"]
        assert [(each.day, each.text.values["count"], each.assistant) for each in told] == [
            (date(2026, 12, 2), 2, "kari")
        ]
        employ(store, "kari", date(2026, 12, 1))
        assert not [each for each in due.due(store, DAY, date(2027, 1, 31)) if each.page == "week"]


def test_archived_people_have_no_deadlines(store: Store) -> None:
    employ(store, "kari", DAY)
    people.archive(store, "kari")
    assert employment_duties.all_deadlines(store) == []
    assert employment_duties.all_deadlines(store, "kari") == []


def test_on_call_three_months_in_a_row_stands_out(store: Store) -> None:
    employ(store, "kari", date(2026, 1, 1), kind=EmploymentKind.TILKALLING, ground="vikar")

    def work(day: date) -> None:
        start = store.zone.at(day, 8 * 60)
        rota.add(store, "kari", start, start + 240)

    work(date(2026, 8, 31))
    work(date(2026, 10, 1))
    assert employment_duties.standing_on_call(store, DAY) == []
    work(date(2026, 9, 30))
    (found,) = employment_duties.standing_on_call(store, DAY)
    assert (found.assistant, found.found.months, found.found.weekday) == ("kari", 3, None)
    assert any(each.subject == "kari" and each.due == DAY for each in today.duties(store, (), DAY))


def test_on_call_is_told_of_three_months_ahead_of_the_plan(store: Store) -> None:
    employ(store, "kari", date(2026, 1, 1), kind=EmploymentKind.TILKALLING, ground="vikar")
    days = [date(2026, 12, 31), date(2027, 1, 15), date(2027, 2, 22), date(2027, 2, 24)]
    for day in days:
        start = store.zone.at(day, 8 * 60)
        rota.add(store, "kari", start, start + 240)
    with clock.fixed(store.zone.at(DAY, 600)):
        (found,) = employment_duties.standing_on_call(store, DAY)
        assert found.found.since == days[2]  # thirteen weeks ahead, and not a day further
        told = [each for each in due.due(store, DAY, days[2]) if each.day == days[2]]
        assert [(each.kind, each.assistant, each.binding) for each in told] == [("employment", "kari", False)]
        assert "planned on call" in told[0].text.template
        once = [each for each in today.duties(store, (), DAY) if each.due == days[2]]
        assert len(once) == 1
    assert employment_duties.standing_on_call(store, DAY - timedelta(days=2)) == []


def test_the_year_wheel_hears_of_every_clock_and_the_first_screen_of_each_once(store: Store) -> None:
    temporary = EmploymentKind.MIDLERTIDIG
    employ(store, "kari", date(2026, 12, 1), end=date(2028, 2, 29), kind=temporary, ground="vikar")
    arrangements.save_arrangement(
        store, Arrangement("g", "kari", ArrangementKind.PREDICTABLE, date(2026, 11, 20))
    )
    with clock.fixed(store.zone.at(DAY, 600)):
        found = [each for each in due.due(store, DAY, date(2028, 3, 1)) if each.kind == "employment"]
        assert [each.day for each in found] == [
            date(2026, 12, 8), date(2026, 12, 20), date(2027, 5, 31), date(2027, 12, 1), date(2028, 1, 29),
            date(2028, 2, 29),
        ]  # fmt: skip
        assert all(each.page == "assistants" for each in found)
        assert [each.binding for each in found] == [True] * 5 + [False], "the end itself is no deadline"
        told = [each for each in today.duties(store, (), DAY) if each.page == "assistants"]
        assert [each.due for each in told] == [date(2026, 12, 8), date(2026, 12, 20)]


def test_others_are_not_on_call(store: Store) -> None:
    employ(store, "kari", date(2026, 1, 1))
    for month in (8, 9, 10):
        start = store.zone.at(date(2026, month, 1), 8 * 60)
        rota.add(store, "kari", start, start + 240)
    assert employment_duties.standing_on_call(store, DAY) == []


def test_temporary_for_more_than_three_years_in_a_row_is_said_until_it_is_put_right(store: Store) -> None:
    kind, day = EmploymentKind.MIDLERTIDIG, timedelta(days=1)
    begun = date(DAY.year - 3, DAY.month, DAY.day)
    rest = Employment("f", "kari", date(2026, 1, 1), kind=kind, ground="Vikar")
    first = replace(rest, id="e", start=begun, end=date(2025, 12, 31), seniority_from=begun)
    (check,) = [each for each in in_order.CHECKS if each.key == "terms"]

    def said() -> list[str]:
        return [str(each.law) for one in in_order.standings(store, DAY, (check,)) for each in one.lacks]

    for earlier, later, told in (
        (first, rest, True),
        (replace(first, start=begun + day, seniority_from=None), rest, False),
        (replace(first, end=date(2025, 12, 30)), rest, False),
        (first, replace(rest, kind=EmploymentKind.FAST), False),
    ):
        for each in (earlier, later):
            employments.save_employment(store, each)
        assert ("aml. § 14-9" in said()) is told
        store.undo()
        store.undo()
