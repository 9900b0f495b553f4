"""The rota warns of what everybody or a role must know, from today, and only of those it is asked of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.training import Course, Training, TrainingState
from bpa_desk.language import Language
from bpa_desk.services import clock, courses, people, rota, situation, training
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)
SPAN = (date(2026, 11, 16), date(2026, 12, 13))


@pytest.fixture(autouse=True)
def place(store: Store) -> Iterator[None]:
    with clock.fixed(store.zone.at(TODAY, 600)):
        people.save_assistant(store, Assistant("kari", "Kari", roles=("Nattvakt",)))
        people.save_assistant(store, Assistant("ola", "Ola"))
        for who, hour in (("kari", 8), ("ola", 16)):
            for day in (date(2026, 11, 18), date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 10)):
                start = store.zone.at(day, hour * 60)
                rota.add(store, who, start, start + 240)
        yield


def test_the_rota_says_that_first_aid_runs_out_before_a_shift(store: Store) -> None:
    judge = situation.Judge(store)

    def told() -> list[tuple[str, date]]:
        found = (each for each in judge.findings(*SPAN) if each.rule == "SKILL")
        return sorted((each.assistant or "", store.zone.day(each.start)) for each in found)

    assert told() == []
    aid = courses.save_course(store, Course("aid", "Førstehjelp", months=24, everyone=True))
    for who, last in (("kari", date(2026, 11, 30)), ("ola", date(2027, 5, 1))):
        given = Training(who, who, aid.id, TrainingState.GIVEN, date(2024, 11, 30), "Eva", ends=last)
        training.save_training(store, given)
    # What is over is not told of, and Ola's lasts.
    assert told() == [("kari", date(2026, 12, 3)), ("kari", date(2026, 12, 10))]
    (first, _later) = [each for each in judge.findings(*SPAN) if each.rule == "SKILL"]
    assert Language("nb").message(first.text).replace("\u00a0", " ") == (
        "Førstehjelp for Kari gjelder bare til man. 30. nov., og vakta er tor. 3. des. 08:00."
    )
    planned = Training("p", "kari", aid.id, TrainingState.PLANNED, date(2026, 12, 4), "Eva")
    training.save_training(store, planned)
    assert told() == [("kari", date(2026, 12, 10))]
    exempt = replace(planned, day=TODAY, state=TrainingState.EXEMPT, reason="Sykepleier")
    training.save_training(store, exempt)
    assert told() == []
    judge.close()


def test_a_role_is_asked_and_a_day_is_waited_for(store: Store) -> None:
    fire = Course("f", "Brann", roles=("nattvakt",), needed_by=TODAY + timedelta(days=9))
    courses.save_course(store, fire)
    judge = situation.Judge(store)
    found = [each for each in judge.findings(*SPAN) if each.rule == "SKILL"]
    assert [(each.assistant, store.zone.day(each.start)) for each in found] == [("kari", date(2026, 12, 10))]
    courses.save_course(store, replace(fire, archived=True))
    assert [each for each in judge.findings(*SPAN) if each.rule == "SKILL"] == []
    judge.close()
