"""Skills on a day: the same whether every training is read, or only what lasts to it."""

from __future__ import annotations

from datetime import date, timedelta

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import Message
from bpa_desk.domain.training import Course, Training, TrainingState
from bpa_desk.services import skills
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)


def test_what_counts_on_a_day_is_the_same_whether_all_or_only_what_lasts_is_read(store: Store) -> None:
    held = [Assistant("a", "A", skills=("KURS 0", "bil")), Assistant("b", "B")]
    held.append(Assistant("c", "C", archived=True))
    known = [Course(f"k{months}", f"Kurs {months}", months=months) for months in (0, 1, 12, 36)]
    rows = [
        Training(
            f"{person.id}{course.id}{ago}{ends}", person.id, course.id, TrainingState.GIVEN,
            TODAY - timedelta(days=ago), ends=TODAY + timedelta(days=ends) if ends else None,
        )
        for person in held for course in known for ago in (0, 29, 32, 364, 366, 1090, 1100, 4000)
        for ends in (0, -1, 1) if ends >= -ago
    ]  # fmt: skip
    chosen = [each for at, each in enumerate(rows) if at * 7919 % 11 < 3]
    with store.change(Message("fill")) as changes:
        changes.put_all([*held, *known, *chosen])
    for ahead in (0, 1, 2, 30, 400):
        day = TODAY + timedelta(days=ahead)
        labels, trained = skills.by_person(store)
        period = (store.zone.at(day), store.zone.at(day + timedelta(days=1)))
        for person in held:
            valid = {
                each.name for each in trained.get(person.id, ())
                if each.start <= period[0] and period[1] <= each.end
            }  # fmt: skip
            told = skills.on_day(store, day)[person.id]
            assert {each.casefold() for each in told} == {
                each.casefold() for each in labels[person.id] | valid
            }
