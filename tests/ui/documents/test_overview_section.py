"""The overview of working time as files: what was worked, for those ticked, in the format one chose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant
from bpa_desk.services import clock, ordning, people, rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents.overview import OverviewSection
from bpa_desk.ui.documents.page import DocumentsPage
from bpa_desk.ui.exporting import ExportDialog
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def worked(store: Store) -> Iterator[None]:
    ordning.establish(store, "Nes", leader="Lise Leder")
    for key, name in (("kari", "Kari Eksempel"), ("ola", "Ola Påhitt"), ("siv", "Siv Fri")):
        people.save_assistant(store, Assistant(key, name))
    for key, day in (("kari", date(2026, 10, 5)), ("kari", date(2026, 10, 6)), ("ola", date(2026, 10, 7))):
        rota.add(store, key, store.zone.at(day, 480), store.zone.at(day, 930))
    rota.add(store, "siv", store.zone.at(date(2026, 11, 25), 480), store.zone.at(date(2026, 11, 25), 900))
    with clock.fixed(store.zone.at(TODAY, 600)):
        yield


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> DocumentsPage:
    made = DocumentsPage(desk)
    desk.session.changed.connect(made.note_change)
    made.resize(1100, 900)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def section(page: DocumentsPage) -> OverviewSection:
    return page.working_time


def labels(section: OverviewSection) -> list[str]:
    return [each.text().replace("\N{NO-BREAK SPACE}", " ") for each in section.ticks.boxes.values()]


def test_the_last_whole_month_stands_there_with_what_was_worked(section: OverviewSection) -> None:
    assert (section.first.value(), section.last.value()) == (date(2026, 10, 1), date(2026, 10, 31))
    assert labels(section) == ["Kari Eksempel: 15 t jobbet", "Ola Påhitt: 7,5 t jobbet"]
    assert section.contents.text() == "2 oversikter for: Kari Eksempel og Ola Påhitt."


def test_what_is_only_planned_is_not_in_it_and_that_is_said(section: OverviewSection, store: Store) -> None:
    section.last.set_value(date(2026, 11, 30))
    assert "Siv Fri" not in " ".join(labels(section))
    assert "Regnet til og med fre. 20. nov." in section.contents.text()
    section.first.set_value(date(2026, 11, 1))
    assert section.contents.text() == "Ingen av de valgte har jobbet disse dagene."
    assert not section.write_button.isEnabled()
    section.last.set_value(date(2026, 10, 1))
    assert "ikke er før" in section.contents.text() or "høyst" in section.contents.text()
    rota.add(store, "siv", store.zone.at(date(2026, 11, 2), 480), store.zone.at(date(2026, 11, 2), 540))
    section.last.set_value(date(2026, 11, 30))
    assert labels(section) == ["Siv Fri: 1 t jobbet"]


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv"])
def test_only_those_ticked_are_written(
    qtbot: QtBot, page: DocumentsPage, section: OverviewSection, tmp_path: Path, kind: str
) -> None:
    section.ticks.boxes["kari"].setChecked(False)
    page.overview_action.trigger()
    (asked,) = [each for each in page.findChildren(ExportDialog) if each.isVisible()]
    asked.format.set_value(kind)
    asked.folder.set_value(tmp_path)
    asked.save()
    qtbot.waitUntil(lambda: not page.desk.jobs.running)
    names = sorted(each.name for each in tmp_path.iterdir())
    assert len(names) == 1
    assert names[0].startswith("arbeidstid-2026-10")
    if kind == "csv":
        content = (tmp_path / names[0]).read_text(encoding="utf-8-sig")
        assert "Ola Påhitt" in content
        assert "Kari" not in content


@pytest.mark.parametrize(("palette", "percent"), [("light", 100), ("contrast", 200)])
def test_the_page_with_the_section_stands_the_audit(
    qtbot: QtBot, page: DocumentsPage, look: Look, palette: str, percent: int
) -> None:
    look(palette, percent)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: problems(page) == [])
