"""Which days an agreement matters for, where it stands, and when one is told that it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.rules.agreement_effects import effects
from bpa_desk.domain.text import DomainError
from bpa_desk.services import agreement_effects, agreements, clock, people, rota, today
from bpa_desk.services.agreements import AgreementState
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 23)
SUNDAYS = Agreement("s", "10-8-4", date(2026, 1, 1))


@pytest.fixture(autouse=True)
def monday(store: Store) -> Iterator[None]:
    for key in ("kari", "ola"):
        people.save_assistant(store, Assistant(key, key.capitalize()))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


def work(store: Store, who: str, *days: date) -> list[str]:
    return [rota.add(store, who, store.zone.at(day, 480), store.zone.at(day, 900)).id for day in days]


def test_it_matters_from_today_to_the_last_shift(store: Store) -> None:
    assert agreement_effects.span(store, SUNDAYS) == (TODAY, TODAY + timedelta(weeks=4))
    work(store, "kari", date(2027, 2, 7))
    assert agreement_effects.span(store, SUNDAYS) == (TODAY, date(2027, 2, 7))
    later = replace(SUNDAYS, start=date(2027, 1, 1), end=date(2027, 1, 31))
    assert agreement_effects.span(store, later) == (date(2027, 1, 1), date(2027, 1, 31))
    over = replace(SUNDAYS, end=date(2026, 6, 30))
    assert agreement_effects.span(store, over) == (date(2026, 1, 1), date(2026, 6, 30))


def test_what_would_come_names_the_person_and_the_shift(store: Store) -> None:
    shifts = work(store, "kari", date(2026, 12, 6), date(2026, 12, 13))
    agreements.save_agreement(store, SUNDAYS)
    (found,) = effects(agreement_effects.compared(store, SUNDAYS), lambda done, total: None).cured
    assert (found.rule, found.assistant) == ("HVILE-4", "kari")
    assert set(found.shifts) == set(shifts)


def test_what_an_unsaved_agreement_would_cure(store: Store) -> None:
    work(store, "kari", date(2026, 12, 6), date(2026, 12, 13))
    new = replace(SUNDAYS, start=date(2026, 12, 1), assistants=("kari",))
    assert len(effects(agreement_effects.compared(store, new), lambda done, total: None).cured) == 1
    assert agreements.agreements(store) == []


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (date(2026, 11, 24), None, AgreementState.FUTURE),
        (date(2026, 11, 23), None, AgreementState.IN_FORCE),
        (date(2026, 1, 1), date(2027, 1, 5), AgreementState.IN_FORCE),
        (date(2026, 1, 1), date(2027, 1, 4), AgreementState.EXPIRING),
        (date(2026, 1, 1), date(2026, 11, 23), AgreementState.EXPIRING),
        (date(2026, 1, 1), date(2026, 11, 22), AgreementState.ENDED),
    ],
)
def test_where_it_stands(start: date, end: date | None, wanted: AgreementState) -> None:
    assert agreements.state(replace(SUNDAYS, start=start, end=end), TODAY, timedelta(weeks=6)) is wanted


def test_one_is_told_as_long_before_as_one_chose(store: Store) -> None:
    agreements.save_agreement(store, replace(SUNDAYS, end=date(2027, 1, 15)))
    assert agreements.ending(store, TODAY) == []
    agreements.set_reminder(store, 8)
    assert [each.id for each in agreements.ending(store, TODAY)] == ["s"]
    (duty,) = [each for each in today.duties(store, (), TODAY) if each.page == "agreements"]
    assert (duty.due, duty.subject) == (date(2027, 1, 15), "s")
    for odd in (0, 53, "six"):
        agreements.set_reminder(store, odd)  # type: ignore[arg-type]
        assert agreements.reminder(store) == timedelta(weeks=agreements.REMINDER_WEEKS)


def test_nothing_is_said_when_another_takes_over(store: Store) -> None:
    agreements.save_agreement(store, replace(SUNDAYS, end=date(2026, 12, 31), assistants=("kari",)))
    follows = replace(SUNDAYS, id="n", start=date(2027, 1, 1))
    agreements.save_agreement(store, replace(follows, assistants=("ola",)))
    assert len(agreements.ending(store, TODAY)) == 1
    agreements.save_agreement(store, replace(follows, start=date(2027, 1, 2)))
    assert len(agreements.ending(store, TODAY)) == 1
    agreements.save_agreement(store, follows)
    assert agreements.ending(store, TODAY) == []


@pytest.mark.parametrize(
    ("basis", "key", "number", "words"),
    [
        ("10-5-1", "day_hours", 10.5, "“Ordinary hours in a day” can be at most 10 by aml. § 10-5 (1)."),
        ("10-8-3", "daily_rest_hours", 7.0, "“Shortest daily rest” must be at least 8.0 by aml. § 10-8 (3)."),
        ("10-5-1", "day_hours", float("nan"), "“Ordinary hours in a day” must be a number from 0.0 to 10."),
    ],
)
def test_a_number_beyond_the_law_is_said_plainly(
    store: Store, basis: str, key: str, number: float, words: str
) -> None:
    with pytest.raises(DomainError) as refused:
        agreements.save_agreement(store, Agreement("a", basis, TODAY, limits={key: number}))
    assert str(refused.value.message).startswith(words.removesuffix("."))
