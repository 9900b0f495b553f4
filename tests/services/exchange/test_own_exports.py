"""What we write ourselves can be read back: nothing new, nothing lost, nothing refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.demo import open_demo
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DateSpan
from bpa_desk.export.papers import Format, Paper, render
from bpa_desk.export.rota import wall
from bpa_desk.export.timesheet import timesheet
from bpa_desk.language import Language
from bpa_desk.services import rota, rota_papers, timesheets
from bpa_desk.services.exchange.guessing import guess
from bpa_desk.services.exchange.plan_import import known, read
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.rota_export import whole_rota
from bpa_desk.services.exchange.rota_file import read_rota, write_rota
from bpa_desk.services.exchange.rota_import import preview_rota
from bpa_desk.services.exchange.table_file import read_tables
from bpa_desk.storage.store import Store

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture(scope="module")
def nes() -> Iterator[Store]:
    """The invented ordning Nes."""
    with open_demo("nes") as store:
        yield store


def brought_back(paper: Paper, kind: Format, present: Known) -> ImportPreview:
    sheet = read_tables(render([paper], kind))[0]
    return read(sheet, guess(sheet, FIRST), present)


def planned(store: Store) -> list[Shift]:
    found = rota.shifts(store, FIRST, LAST)
    return [each for each in found if each.counts and FIRST <= store.zone.day(each.start) <= LAST]


@pytest.mark.parametrize("kind", [Format.CSV, Format.XLSX])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_rota_table_holds_every_shift(nes: Store, kind: Format, language: str) -> None:
    paper = wall(rota_papers.facts(nes, FIRST, LAST), Language(language))
    found = brought_back(paper, kind, replace(known(nes), shifts=frozenset()))
    assert [str(reject) for reject in found.rejects] == []
    assert found.assistants == ()
    expected = {(each.assistant, each.start, each.end) for each in planned(nes)}
    assert {(each.assistant, each.start, each.end) for each in found.shifts} >= expected
    by_hours = {(each.assistant, each.start, each.end): each for each in found.shifts}
    for each in planned(nes):
        if each.passive and not each.edited:
            assert by_hours[(each.assistant, each.start, each.end)].passive == each.passive


def test_what_is_there_already_is_not_added_again(nes: Store) -> None:
    paper = wall(rota_papers.facts(nes, FIRST, LAST), Language("nb"))
    found = brought_back(paper, Format.CSV, known(nes))
    assert [each for each in found.shifts if each.assistant is not None] == []
    assert found.already >= len([each for each in planned(nes) if each.assistant is not None])


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_timesheet_can_be_read_as_a_plan(nes: Store, language: str) -> None:
    span = DateSpan(date(2026, 10, 1), date(2026, 10, 31))
    row = max(timesheets.overview(nes, span), key=lambda each: each.total.night)
    paper = timesheet(timesheets.facts(nes, row.assistant, span), Language(language))
    found = brought_back(paper, Format.CSV, replace(known(nes), shifts=frozenset()))
    assert found.rejects == ()
    assert found.assistants == ()
    assert len(found.shifts) >= 15
    assert {each.assistant for each in found.shifts} == {row.assistant}


def test_the_rota_file_holds_every_shift(nes: Store) -> None:
    rota_file = write_rota(whole_rota(nes))
    found = preview_rota(nes, read_rota(rota_file))
    assert found.assistants == ()
    # Shifts that were worked at other hours stand in the file as they were worked.
    worked_otherwise = sum(1 for each in nes.all(Shift) if each.actual is not None)
    assert len(found.shifts) <= worked_otherwise
    assert found.already >= len(nes.all(Shift)) - worked_otherwise
