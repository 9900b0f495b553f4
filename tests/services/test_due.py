"""What falls due: every source in one order, and what is near or late reaches the first screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bpa_desk.domain.text import Message
from bpa_desk.services import due, today
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
        (Urgency.SOON, timedelta(days=-1)),
        (Urgency.LATER, timedelta(days=5)),
    ]
