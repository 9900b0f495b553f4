"""A plan for pregnancy: from the guide, settled, told of without saying what it is, and forgotten in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.domain.privacy.held import Reader
from bpa_desk.domain.privacy.register import REGISTER
from bpa_desk.domain.text import DomainError
from bpa_desk.services import clock, due, meeting_guides, people, pregnancies
from bpa_desk.services.privacy import schedule
from bpa_desk.storage.store import Store

DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        people.save_assistant(store, Assistant("kari", "Kari"))
        people.save_employment(store, Employment("e", "kari", date(2024, 1, 1)))
        yield


def test_a_plan_has_the_points_of_the_guide_and_tells_when_it_is_looked_through(store: Store) -> None:
    made = pregnancies.save_plan(store, pregnancies.proposed(store, "kari", "nn"))
    guide = meeting_guides.guide(meeting_guides.PREGNANCY, "nn")
    assert tuple(each.text for each in made.points) == guide.topics
    assert (made.ends_on, made.review_on, made.settled) == (date(2026, 11, 12), date(2026, 6, 23), 0)
    (told,) = [each for each in due.due(store, DAY, made.ends_on) if each.page == "absences"]
    assert (told.day, told.subject) == (made.review_on, "kari")
    # A first screen may be seen by others, and so may the book of changes.
    assert "pregnan" not in str(told.text).casefold()
    assert all("pregnan" not in each.label.template.casefold() for each in store.journal())
    points = (replace(made.points[0], done_on="2026-05-12"), replace(made.points[1], needless=True))
    after = pregnancies.save_plan(store, replace(made, points=points + made.points[2:], review_on=None))
    assert after.settled == 2
    assert [each for each in due.due(store, DAY, made.ends_on) if each.page == "absences"] == []


def test_days_that_cannot_be_are_refused(store: Store) -> None:
    fresh = pregnancies.proposed(store, "kari", "nb")
    for field in ("ends_on", "review_on"):
        with pytest.raises(DomainError) as caught:
            pregnancies.save_plan(store, replace(fresh, **{field: date(2026, 5, 1)}))  # type: ignore[arg-type]
        assert caught.value.field == field
    pregnancies.save_plan(store, fresh)
    pregnancies.remove(store, fresh.id)
    assert pregnancies.plans(store, "kari") == []
    store.undo()
    assert pregnancies.plans(store, "kari") == [fresh]


def test_it_is_a_special_category_for_two_and_may_go_a_year_after_it_ended(store: Store) -> None:
    held = REGISTER["pregnancy"]
    assert set(held.special.split()) >= {"points", "note", "ends_on"}
    assert held.readers == {Reader.SELF, Reader.EMPLOYER}
    made = pregnancies.save_plan(store, pregnancies.proposed(store, "kari", "nb"))
    (item,) = [each for each in schedule.schedule(store) if each.table == "pregnancy"]
    assert item.day == date(made.ends_on.year + 1, made.ends_on.month, made.ends_on.day + 1)
    assert store.all(PregnancyPlan) == [made]
