"""The duties of a year: from the template, from the year before, moved, ticked off, told in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.avvik import Avvik, AvvikType
from bpa_desk.domain.candidate import Candidate, Vacancy
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.urgency import Urgency
from bpa_desk.domain.year_wheel import LAST_SUNDAY, YearTask, day_in
from bpa_desk.services import (
    avvik,
    clock,
    employments,
    people,
    recruitment,
    remedies,
    today,
    vedtak,
    year_tasks,
    year_wheel,
)
from bpa_desk.services.year_tasks import LANGUAGES, templates
from bpa_desk.storage.store import Store

TUESDAY = date(2026, 11, 24)


def by_key(store: Store, year: int) -> dict[str, YearTask]:
    return {each.key: each for each in year_tasks.tasks(store, year)}


def test_the_template_is_the_same_year_in_every_language() -> None:
    shapes = [[(each.key, each.month, each.day, each.page) for each in templates(code)] for code in LANGUAGES]
    assert shapes[0] == shapes[1] == shapes[2]
    assert len({each.key for each in templates("nb")}) == len(templates("nb"))
    # The book's year (hms-and-papers F.3 no. 11) has something in every month but July.
    assert sorted({each.month for each in templates("nb")}) == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]
    for code in LANGUAGES:
        assert all(each.title and each.note for each in templates(code))
    with pytest.raises(DomainError):
        templates("de")


@pytest.mark.parametrize(("year", "spring", "autumn"), [(2026, 29, 25), (2027, 28, 31), (2024, 31, 27)])
def test_the_clocks_change_on_the_last_sunday(year: int, spring: int, autumn: int) -> None:
    assert day_in(year, 3, LAST_SUNDAY) == spring
    assert day_in(year, 10, LAST_SUNDAY) == autumn
    assert (day_in(2026, 2, 30), day_in(2028, 2, 30), day_in(2026, 2, 0)) == (28, 29, 0)


def test_laying_out_is_one_step_and_only_adds_what_is_missing(store: Store) -> None:
    made = year_tasks.lay_out(store, 2026, "nn")
    assert len(made) == len(templates("nn"))
    assert year_tasks.lay_out(store, 2026, "nn") == []
    gone = by_key(store, 2026)["fire-drill"]
    year_tasks.remove(store, gone.id)
    assert [each.key for each in year_tasks.lay_out(store, 2026, "nn")] == ["fire-drill"]
    for _step in range(3):
        store.undo()
    assert year_tasks.tasks(store) == []


def test_the_next_year_is_as_this_one_was_left_but_nothing_is_done(store: Store) -> None:
    year_tasks.lay_out(store, 2026, "nb")
    before = by_key(store, 2026)
    year_tasks.remove(store, before["advertise"].id)
    year_tasks.move(store, before["fire-drill"].id, -1)
    year_tasks.save_task(store, replace(year_tasks.fresh(store, 2026, 7), title="Hytteturen", day=12))
    with clock.fixed(store.zone.at(TUESDAY)):
        year_tasks.set_done(store, before["fire-drill"].id)
    year_tasks.lay_out(store, 2027, "nb")
    after = by_key(store, 2027)
    assert "advertise" not in after
    assert (after["fire-drill"].month, after["fire-drill"].done_on) == (4, None)
    assert after["summer-time"].due == date(2027, 3, 28)
    assert [each.due for each in year_tasks.tasks(store, 2027) if not each.key] == [date(2027, 7, 12)]
    # And the year after that is as the last one, not as the first.
    year_tasks.move(store, after["fire-drill"].id, 2)
    year_tasks.lay_out(store, 2028, "nb")
    assert by_key(store, 2028)["fire-drill"].month == 6


def test_what_is_moved_stays_in_its_year_and_on_a_day_there_is(store: Store) -> None:
    made = year_tasks.save_task(store, YearTask("t", 2026, 1, "Noe", day=31))
    assert year_tasks.move(store, made.id, 1).due == date(2026, 2, 28)
    assert year_tasks.move(store, made.id, -5).month == 1
    mark = store.journal_mark()
    assert year_tasks.move(store, made.id, -1).month == 1
    assert store.journal_mark() == mark


@pytest.mark.parametrize(
    ("change", "field"),
    [({"title": " "}, "title"), ({"month": 2, "day": 30}, "day"), ({"month": 13}, "month"),
     ({"year": 1700}, "year")],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field(
    store: Store, change: dict[str, object], field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        year_tasks.save_task(store, replace(YearTask("t", 2026, 1, "Noe"), **change))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_ticking_off_can_be_taken_back(store: Store) -> None:
    made = year_tasks.save_task(store, YearTask("t", 2026, 3, "Noe"))
    with clock.fixed(store.zone.at(date(2026, 3, 5))):
        assert year_tasks.set_done(store, made.id).done_on == date(2026, 3, 5)
    assert year_tasks.set_done(store, made.id, False).done_on is None
    store.undo()
    assert store.get(YearTask, "t").done_on == date(2026, 3, 5)


def test_the_first_screen_speaks_of_it_in_its_month_or_three_weeks_before_and_until_it_is_done(
    store: Store,
) -> None:
    year_tasks.save_task(store, YearTask("month", 2026, 5, "Runde"))
    year_tasks.save_task(store, YearTask("day", 2026, 5, "Flagg", day=17))

    def told(day: date) -> dict[str, Urgency]:
        with clock.fixed(store.zone.at(day, 600)):
            return {each.subject: each.urgency for each in today.duties(store, (), day)}

    assert told(date(2026, 4, 25)) == {}
    assert told(date(2026, 4, 26)) == {"day": Urgency.LATER}
    assert told(date(2026, 5, 1)) == {"day": Urgency.LATER, "month": Urgency.LATER}
    assert told(date(2026, 6, 1)) == {"day": Urgency.LATER, "month": Urgency.LATER}
    year_tasks.set_done(store, "day")
    assert set(told(date(2026, 6, 1))) == {"month"}
    assert set(told(date(2026, 12, 1))) == {"month", "year:2027"}
    year_tasks.save_task(store, YearTask("next", 2027, 5, "Runde"))
    assert set(told(date(2026, 12, 1))) == {"month"}


def test_the_calendar_holds_the_duties_and_all_else_that_has_a_day(store: Store) -> None:
    from bpa_desk.domain.vedtak import Vedtak

    people.save_assistant(store, Assistant("kari", "Kari"))
    employments.save_employment(
        store,
        Employment("e", "kari", date(2026, 6, 1), date(2026, 12, 20), EmploymentKind.MIDLERTIDIG, ground="v"),
    )
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 600, next_review=date(2026, 3, 2)))
    year_tasks.save_task(store, YearTask("t", 2026, 3, "Runde", page="hms"))
    with clock.fixed(store.zone.at(TUESDAY)):
        found = year_wheel.entries(store, 2026)
        shown = year_wheel.facts(store, 2026)
        private = year_wheel.facts(store, 2026, personal=True)
    kinds = [each.kind for each in found]
    assert kinds[:2] == ["vedtak", "yearwheel"]
    assert {"employment", "timesheets"} <= set(kinds)
    review, duty = found[0], found[1]
    assert (review.over, review.late(TUESDAY)) == (True, False)
    assert (duty.over, duty.late(TUESDAY), duty.all_month) == (False, True, True)
    assert not any(each.assistant for each in shown.entries)
    assert any(each.assistant == "kari" for each in private.entries)
    assert shown.sequence == store.journal_mark()


def test_what_hangs_on_the_wall_says_only_what_the_assistants_may_read(store: Store) -> None:
    with clock.fixed(store.zone.at(TUESDAY)):
        role = recruitment.save_vacancy(store, Vacancy("v", "Helgevakter", date(2026, 11, 1)))
        called = Candidate("c", role.id, "Máret Oppdiktet", interview_on=date(2026, 12, 1))
        recruitment.save_candidate(store, called)
        what, day = "Noen skled i trappa.", date(2026, 11, 20)
        avvik.save_avvik(store, Avvik("a", AvvikType.ENVIRONMENT, day, what, day, deadline=date(2026, 12, 2)))
        remedies.save_remedy(store, Remedy("r", "Ny lampe", TUESDAY, deadline=date(2026, 12, 3)))
        shown, private = (year_wheel.facts(store, 2026, each).entries for each in (False, True))
    assert {each.kind for each in shown} == {"hms"}
    assert {each.kind for each in private} >= {"hms", "avvik", "recruitment"}


def test_an_entry_keeps_its_key_when_its_day_moves(store: Store) -> None:
    from bpa_desk.domain.vedtak import Vedtak

    held = vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 600, next_review=date(2026, 12, 2)))
    with clock.fixed(store.zone.at(TUESDAY)):
        before = year_wheel.entries(store, 2026)
        vedtak.save_vedtak(store, replace(held, next_review=date(2026, 12, 9)))
        after = year_wheel.entries(store, 2026)
    assert [each.key for each in before] == [each.key for each in after]
    assert [each.day for each in before] != [each.day for each in after]


def test_timesheets_to_come_are_in_the_calendar_but_not_on_the_first_screen(store: Store) -> None:
    with clock.fixed(store.zone.at(TUESDAY)):
        assert year_wheel.entries(store, 2026) == []
        people.save_assistant(store, Assistant("kari", "Kari"))
        days = [each.day for each in year_wheel.entries(store, 2026) if each.kind == "timesheets"]
        assert days == [date(2026, 12, 5)]
        assert len(year_wheel.entries(store, 2027)) == 12
        assert today.duties(store, (), TUESDAY) == []
