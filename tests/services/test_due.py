"""What falls due: every source in one order, and what is near or late reaches the first screen."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bpa_desk.domain.avvik import AT_ONCE, Avvik, AvvikType, Receiver, Told
from bpa_desk.domain.hms_round import Round, RoundLine, RoundState, next_day
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.text import Message
from bpa_desk.services import clock, due, today
from bpa_desk.services.due import Due
from bpa_desk.services.today import Urgency
from bpa_desk.storage.store import Store

TODAY = date(2026, 11, 24)


def thing(day: date, subject: str, binding: bool = False) -> Due:
    return Due(day, Message("Do it"), "documents", subject, "paper", binding=binding)


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> None:
    def early(_store: Store, first: date, last: date) -> Iterator[Due]:
        days = (TODAY - timedelta(days=400), TODAY - timedelta(days=2), TODAY + timedelta(days=5))
        yield from (thing(day, f"early {day}", binding=True) for day in days if first <= day <= last)

    def later(_store: Store, first: date, last: date) -> Iterator[Due]:
        days = (TODAY + timedelta(days=70), TODAY - timedelta(days=1))
        yield from (thing(day, f"later {day}") for day in days if first <= day <= last)

    monkeypatch.setattr(due, "SOURCES", (later, early))


def test_sources_are_asked_for_the_span_and_put_in_one_order(store: Store, sources: None) -> None:
    found = due.due(store, TODAY - timedelta(days=3), TODAY + timedelta(days=80))
    assert [each.day - TODAY for each in found] == [timedelta(days=days) for days in (-2, -1, 5, 70)]


def test_first_screen_says_what_is_late_and_near(store: Store, sources: None) -> None:
    found = [(each.urgency, each.due - TODAY) for each in today.duties(store, (), TODAY)]
    assert found == [
        (Urgency.NOW, timedelta(days=-2)),
        (Urgency.SOON, timedelta(days=5)),
        (Urgency.AGREED, timedelta(days=-1)),
    ]



@pytest.mark.parametrize("seed", range(12))
def test_what_is_asked_for_by_day_is_what_reading_everything_would_say(store: Store, seed: int) -> None:
    chance = random.Random(seed)

    def day() -> date:
        return TODAY + timedelta(days=chance.randint(-900, 500))

    def maybe(made: date) -> date | None:
        return chance.choice((None, made))

    held = [
        Avvik(
            f"v{at}", AvvikType.SERVICE, day(), "Noe", day(), serious=chance.random() < 0.5,
            told=tuple(Told(to, "2026-01-01T00:00:00+00:00") for to in Receiver if chance.random() < 0.5),
            deadline=maybe(day()), feedback="Takk", closed_on=maybe(TODAY),
        )
        for at in range(20)
    ]  # fmt: skip
    measures = [
        Remedy(f"m{at}", "Gjør", day(), deadline=maybe(day()), done_on=maybe(TODAY)) for at in range(20)
    ]
    rounds = [
        Round(
            f"r{at}", chance.choice(("home", "fire", "car")), "Runde", chance.choice((0, 6, 12)), day(),
            (RoundLine("Rent?"),), state=chance.choice(list(RoundState)),
        )
        for at in range(chance.randint(0, 12))
    ]  # fmt: skip
    with clock.fixed(store.zone.at(TODAY, 600)):
        with store.change(Message("fill")) as changes:
            changes.put_all([*held, *measures, *rounds])
        first = day()
        last = first + timedelta(days=chance.randint(0, 700))
        found = [
            (each.day, each.subject, each.binding) for each in due.due(store, first, last)
            if each.page in ("avvik", "hms")
        ]  # fmt: skip
    expected = sorted([*_of_avvik(held), *_of_measures(measures), *_of_rounds(rounds)])
    assert sorted(found) == [each for each in expected if first <= each[0] <= last]


def _of_avvik(held: list[Avvik]) -> Iterator[tuple[date, str, bool]]:
    for each in held:
        if set(AT_ONCE) & set(each.untold):
            yield each.happened_on, each.id, True
        if each.open and Receiver.EMPLOYER in each.untold:
            yield each.reported_on, each.id, False
        if each.open:
            yield each.deadline or each.reported_on + timedelta(weeks=2), each.id, False


def _of_measures(held: list[Remedy]) -> Iterator[tuple[date, str, bool]]:
    return ((each.deadline, f"remedy:{each.id}", False) for each in held if each.open and each.deadline)


def _of_rounds(held: list[Round]) -> Iterator[tuple[date, str, bool]]:
    over = [each for each in held if each.state is not RoundState.ONGOING]
    over.sort(key=lambda each: (each.held_on, each.id))
    asked = {}
    for key, newest in {each.checklist: each for each in over}.items():
        day = next_day(newest.held_on, newest.months)
        if day is not None:
            asked[key] = day
            yield day, f"round:{key}", False
    for each in held:
        reminded = each.held_on + timedelta(days=7)
        if each.state is RoundState.ONGOING and asked.get(each.checklist, date.max) > reminded:
            yield reminded, f"open:{each.id}", False
