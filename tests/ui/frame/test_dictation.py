"""Sentences in the command box, typed or dictated, in any of the three languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift
from bpa_desk.services import clock, ordning, people, rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.dictation import Dictation

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def dictation(desk: Desk, store: Store) -> Iterator[Dictation]:
    ordning.establish(store, "Nes")
    for key, name in (("kari", "Kari Eksempel"), ("anne", "Ánne Márjá Prøve")):
        people.save_assistant(store, Assistant(key, name))
    with clock.fixed(store.zone.at(TUESDAY, 600)):
        yield Dictation(desk)


def meanings(dictation: Dictation, typed: str) -> list[str]:
    return [each.text.replace("\N{NO-BREAK SPACE}", " ") for each in dictation(typed) if each.sure]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("syk Kari lørdag", ["Kari Eksempel er syk lør. 28. nov."]),
        ("Ánne er sjuk i morgon", ["Ánne Márjá Prøve er syk i morgen"]),
        ("kari syk", ["Kari Eksempel er syk i dag"]),
        ("kari ill 1.12", ["Kari Eksempel er syk tir. 1. des."]),
        ("syk ukjent", []),
        ("timeliste oktober", ["Timelister, oktober 2026"]),
        ("timeliste kari desember", ["Timelista til Kari Eksempel, desember 2025"]),
        ("timelister", ["Timelister, oktober 2026"]),
        ("uke 48", ["Uke 48: 23.–29. nov. 2026"]),
        ("uke ²", []),
        ("veke 2", ["Uke 2: 11.–17. jan. 2027"]),
        ("fredag", ["Vis fre. 27. nov. i uka"]),
        ("today", ["Vis i dag i uka"]),
        ("", []),
        ("kari", []),
    ],
)
def test_a_sentence_means_one_thing(dictation: Dictation, typed: str, meant: list[str]) -> None:
    assert meanings(dictation, typed) == meant


def test_illness_is_written_at_once_and_the_week_is_shown(
    dictation: Dictation, desk: Desk, store: Store
) -> None:
    rota.add(store, "kari", store.zone.at(TUESDAY, 960), store.zone.at(TUESDAY, 1320))
    gone: list[object] = []
    desk.go_asked.connect(lambda key, place: gone.append((key, place)))
    (command,) = [each for each in dictation("kari er syk i dag") if each.sure]
    assert "1" in command.explain
    command.run()
    assert len(store.all(Absence)) == 1
    assert [each.assistant for each in store.all(Shift) if each.counts] == [None]
    (opened,) = [each for each in store.all(Shift) if each.counts]
    assert gone == [("week", {"day": "2026-11-24", "shift": opened.id, "ask": "who"})]


def test_people_can_be_opened_by_name(dictation: Dictation, desk: Desk) -> None:
    gone: list[object] = []
    desk.go_asked.connect(lambda key, place: gone.append((key, place)))
    names = {each.text: each for each in dictation("ka")}
    names["Kari Eksempel"].run()
    assert gone == [("assistants", {"assistant": "kari"})]
