"""A notice: reckoned by the law, written down with terms and checklist in one step, told when due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.notice import Notice, NoticeBy
from bpa_desk.domain.person_checklist import Passage, PersonChecklist
from bpa_desk.domain.text import DomainError
from bpa_desk.services import clock, due, notices, people, person_checklists
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        people.save_assistant(store, Assistant("kari", "Kari", birth_date=date(1970, 3, 1)))
        people.save_employment(store, Employment("e", "kari", date(2016, 1, 1)))
        yield


@pytest.mark.parametrize(
    ("given_by", "in_trial", "last", "months"),
    [
        (NoticeBy.ASSISTANT, False, date(2026, 8, 31), 3),
        (NoticeBy.AGREED, False, date(2026, 8, 31), 3),
        # More than ten years, given by the employer to one of 56: five months.
        (NoticeBy.EMPLOYER, False, date(2026, 10, 31), 5),
        (NoticeBy.EMPLOYER, True, date(2026, 5, 26), None),
    ],
)
def test_the_last_day_is_reckoned_by_the_law(
    store: Store, given_by: NoticeBy, in_trial: bool, last: date, months: int | None
) -> None:
    found = notices.reckoned(store, "kari", DAY, given_by, in_trial)
    assert found is not None
    assert (found.last_day, found.months, found.since) == (last, months, date(2016, 1, 1))


def test_nothing_is_reckoned_for_work_on_call(store: Store) -> None:
    people.save_assistant(store, Assistant("ola", "Ola"))
    people.save_employment(store, Employment("o", "ola", DAY, kind=EmploymentKind.TILKALLING))
    assert notices.reckoned(store, "ola", DAY, NoticeBy.ASSISTANT) is None
    assert notices.proposed(store, "ola").last_day == DAY


def test_one_step_writes_the_notice_ends_the_terms_and_begins_the_checklist(store: Store) -> None:
    made = notices.save_notice(store, notices.proposed(store, "kari"), "nb")
    assert notices.running(store, "kari") == made
    assert people.employments(store, "kari")[0].end == made.last_day == date(2026, 8, 31)
    (held,) = person_checklists.standings(store, "kari")
    assert (held.checklist.passage, held.checklist.day) == (Passage.LEAVING, made.last_day)
    # A last day that is changed moves the list along; it is not begun twice.
    later = replace(made, last_day=date(2026, 9, 30), in_writing=True, told_on=DAY)
    notices.save_notice(store, later, "nb")
    assert [each.day for each in store.all(PersonChecklist)] == [date(2026, 9, 30)]
    assert people.employments(store, "kari")[0].end == date(2026, 9, 30)
    store.undo()
    store.undo()
    assert (store.all(Notice), store.all(PersonChecklist)) == ([], [])
    assert people.employments(store, "kari")[0].end is None


def test_terms_and_checklist_may_be_left_alone(store: Store) -> None:
    made = notices.save_notice(store, notices.proposed(store, "kari"), "nb", follow=False)
    assert store.all(PersonChecklist) == []
    assert people.employments(store, "kari")[0].end is None
    notices.remove(store, made.id)
    assert notices.notices(store) == []


def test_the_last_day_and_a_notice_that_is_only_spoken_are_told(store: Store) -> None:
    made = notices.save_notice(store, notices.proposed(store, "kari"), "nb", follow=False)

    def told() -> list[tuple[date, str]]:
        return [
            (each.day, each.text.template)
            for each in due.due(store, DAY, date(2026, 12, 31))
            if (each.assistant, each.page, each.kind) == ("kari", "assistants", "employment")
        ]

    spoken = (DAY, "The notice for {name} is not in writing yet.")
    last = (made.last_day, "The last day of {name} is {day}.")
    assert spoken in told()
    assert last in told()
    notices.save_notice(store, replace(made, in_writing=True), "nb", follow=False)
    assert spoken not in told()
    with clock.fixed(store.zone.at(date(2026, 9, 1), 600)):
        assert last not in told()
        assert notices.running(store, "kari") is None


def test_what_is_wrong_is_said_beside_its_field(store: Store) -> None:
    fresh = notices.proposed(store, "kari")
    for field, wrong in (
        ("given_on", replace(fresh, given_on=date(2026, 5, 13), last_day=date(2026, 9, 1))),
        ("told_on", replace(fresh, told_on=date(2026, 5, 13))),
        ("last_day", replace(fresh, last_day=date(2026, 5, 1))),
    ):
        with pytest.raises(DomainError) as caught:
            notices.save_notice(store, wrong, "nb")
        assert caught.value.field == field
    assert store.all(Notice) == []
