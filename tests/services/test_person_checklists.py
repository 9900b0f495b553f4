"""Those who begin and those who leave: points ticked off, settled by their papers, and told when due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.hms_round import Checklist
from bpa_desk.domain.person_checklist import Passage
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.text import DomainError
from bpa_desk.services import (
    checklists,
    clock,
    due,
    ordning,
    people,
    person_checklists,
    person_papers,
)
from bpa_desk.storage.store import Store
from bpa_desk.ui.pages import PAGES

DAY = date(2026, 5, 12)
START = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def may(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(DAY, 600)):
        ordning.change(store, leader="Åse")
        people.save_assistant(store, Assistant("kari", "Kari"))
        people.save_employment(store, Employment("e", "kari", START))
        yield


def begun(store: Store, passage: Passage = Passage.STARTING) -> person_checklists.Standing:
    day = person_checklists.proposed_day(store, "kari", passage)
    made = person_checklists.begin(store, "kari", passage, day, "nb")
    found = person_checklists.standing(store, made.id)
    assert found is not None
    return found


def test_twenty_points_in_the_books_order_each_with_a_place(store: Store) -> None:
    found = begun(store)
    assert len(found.rows) == 20
    assert [each.point.key for each in found.rows] == [f"new.{at}" for at in range(20)]
    assert found.checklist.day == START
    pages = {spec.key for spec in PAGES}
    for passage in Passage:
        for row in begun(store, passage).rows:
            page, _subject = person_checklists.place_of(found, row)
            assert page in {"", *pages}
    assert set(person_checklists.PLACES.values()) >= {("hms", "round:fire")}


def test_it_is_begun_once_and_keeps_its_words(store: Store) -> None:
    first = begun(store)
    checklists.save_checklist(
        store, Checklist("new", "Ny", 0, ("Nøkler og koder er kvittert for.", "Vis fram katten."))
    )
    assert begun(store).id == first.id
    assert [each.point for each in begun(store).rows] == [each.point for each in first.rows]
    person_checklists.remove(store, first.id)
    again = begun(store)
    # A line of one's own has no place, but one that is kept keeps its own.
    assert [each.point.key for each in again.rows] == ["new.16", ""]


def test_points_are_ticked_needless_described_and_undone(store: Store) -> None:
    key = begun(store).id
    person_checklists.tick(store, key, 1)
    person_checklists.set_needless(store, key, 7)
    person_checklists.describe(store, key, 8, DAY - timedelta(days=1), " Ola ", "på telefon")
    found = person_checklists.standing(store, key)
    assert found is not None
    assert (found.settled, found.rows[1].done_on, found.rows[7].done_on) == (3, DAY, None)
    assert found.rows[1].point.by == "Åse"
    assert (found.rows[8].done_on, found.rows[8].point.by) == (DAY - timedelta(days=1), "Ola")
    assert found.next is not None
    assert found.next.id == 0
    with pytest.raises(DomainError) as error:
        person_checklists.describe(store, key, 8, DAY + timedelta(days=1), "", "")
    assert error.value.field == "done_on"
    person_checklists.tick(store, key, 1, done=False)
    store.undo()
    store.undo()
    found = person_checklists.standing(store, key)
    assert found is not None
    assert not found.rows[8].settled
    assert found.rows[1].settled


def test_a_paper_settles_its_point(store: Store) -> None:
    key = begun(store).id
    person_papers.save_paper(store, PersonPaper("p", "kari", PaperKind.POLICE, signed_on=DAY, by="Åse"))
    draft = PersonPaper("c", "kari", PaperKind.CONTRACT, start=START)
    person_papers.save_paper(store, draft)
    found = person_checklists.standing(store, key)
    assert found is not None
    assert [each.id for each in found.rows if each.settled] == [0]
    assert found.rows[0].done_on == DAY
    with pytest.raises(DomainError, match="register"):
        person_checklists.tick(store, key, 0)
    person_papers.mark_signed(store, "c")
    found = person_checklists.standing(store, key)
    assert found is not None
    assert found.settled == 2


def test_a_paper_of_an_earlier_job_settles_nothing_in_the_new_one(store: Store) -> None:
    people.save_employment(store, Employment("old", "kari", date(2022, 1, 1), date(2024, 12, 31)))
    for kind in (PaperKind.POLICE, PaperKind.CONTRACT, PaperKind.CONFIDENTIALITY):
        paper = PersonPaper(kind, "kari", kind, start=date(2022, 1, 1), signed_on=date(2022, 1, 1), by="Åse")
        person_papers.save_paper(store, paper)
    settled = [each.point.key for each in begun(store).rows if each.settled]
    assert settled == ["new.4"], "silence is promised once, also for afterwards"


def test_the_first_day_and_the_talks_are_told(store: Store) -> None:
    key = begun(store).id
    told = [each for each in due.due(store, DAY, date(2026, 12, 31)) if each.subject == f"list:{key}"]
    # The trial period of six months from 1 June can last until 30 November (aml. § 15-6).
    assert [each.day for each in told] == [START, START + timedelta(days=28), date(2026, 11, 30)]
    assert told[0].text.values["n"] == 18
    person_checklists.tick(store, key, 18)
    told = [each for each in due.due(store, DAY, date(2026, 12, 31)) if each.subject == f"list:{key}"]
    assert [each.day for each in told] == [START, date(2026, 11, 30)]
    for at in range(20):
        person_checklists.set_needless(store, key, at)
    assert not [each for each in due.due(store, DAY, date(2026, 12, 31)) if each.subject == f"list:{key}"]
    assert [each.id for each in person_checklists.standings(store)] == [key]
    with clock.fixed(store.zone.at(START + timedelta(days=31), 600)):
        assert person_checklists.standings(store) == []
        assert len(person_checklists.standings(store, "kari")) == 1


def test_who_leaves_has_a_list_of_fifteen(store: Store) -> None:
    people.save_employment(store, Employment("e", "kari", START, date(2026, 8, 31)))
    found = begun(store, Passage.LEAVING)
    assert (len(found.rows), found.checklist.day) == (15, date(2026, 8, 31))
    assert all(row.due is None for row in found.rows)
    told = [each for each in due.due(store, DAY, date(2026, 8, 31)) if each.subject == f"list:{found.id}"]
    assert "leaves" in told[0].text.template
    place = person_checklists.place_of(found, found.rows[14])
    assert place == ("assistants", "kari")


def test_of_old_lists_only_those_with_something_left_are_looked_at(store: Store) -> None:
    key = begun(store).id
    length = len(person_checklists.standings(store, "kari")[0].rows)
    years_later = store.zone.at(DAY + timedelta(days=900), 600)
    for at in range(length):
        with clock.fixed(years_later):
            assert [each.id for each in person_checklists.standings(store)] == [key]
        if at % 2:
            person_checklists.set_needless(store, key, at)
        else:
            person_checklists.tick(store, key, at)
    with clock.fixed(years_later):
        assert person_checklists.standings(store) == []
        person_checklists.tick(store, key, 0, done=False)
        assert [each.id for each in person_checklists.standings(store)] == [key]
