"""The rota as papers: one sees what is in the files and for whom, and then they are written just so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.services import clock, ordning, people, plans, rota
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents.page import DocumentsPage
from bpa_desk.ui.documents.rota import CALENDARS, PAGES, RotaSection
from bpa_desk.ui.exporting import ExportDialog
from tests.ui.audit import problems
from tests.ui.conftest import Look

TODAY = date(2026, 11, 20)
MONDAY, SUNDAY = date(2026, 12, 14), date(2026, 12, 20)


@pytest.fixture(autouse=True)
def a_plan(store: Store) -> Iterator[None]:
    ordning.establish(store, "Nes", leader="Lise Leder")
    for key, name, day in (("kari", "Kari Eksempel", 14), ("ola", "Ola Påhitt", 15), ("siv", "Siv Fri", 1)):
        people.save_assistant(store, Assistant(key, name))
        begun = store.zone.at(date(2026, 12, day), 480)
        rota.add(store, key, begun, begun + 450)
    begun = store.zone.at(MONDAY, 1200)
    rota.add(store, None, begun, begun + 60)
    with clock.fixed(store.zone.at(TODAY, 600)):
        plans.save_plan(store, RotaPlan("p", MONDAY, SUNDAY))
        yield


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> DocumentsPage:
    made = DocumentsPage(desk)
    desk.session.changed.connect(made.note_change)
    made.resize(1100, 800)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def section(page: DocumentsPage) -> RotaSection:
    return page.rota


def written(page: DocumentsPage, folder: Path, qtbot: QtBot, kind: str, one_file: bool = False) -> list[str]:
    page.rota_action.trigger()
    (asked,) = [each for each in page.findChildren(ExportDialog) if each.isVisible()]
    asked.format.set_value(kind)
    assert asked.format.value() == kind
    assert not asked.one_file.value()
    asked.one_file.set_value(one_file)
    asked.folder.set_value(folder)
    asked.save()
    qtbot.waitUntil(lambda: not page.desk.jobs.running)
    return sorted(each.name for each in folder.iterdir())


def text(section: RotaSection) -> str:
    return section.contents.text().replace("\N{NO-BREAK SPACE}", " ")


def test_the_coming_plan_stands_there_with_what_it_holds(section: RotaSection) -> None:
    assert (section.first.value(), section.last.value()) == (MONDAY, SUNDAY)
    labels = [each.text().replace("\N{NO-BREAK SPACE}", " ") for each in section.ticks.boxes.values()]
    assert labels == ["Kari Eksempel: 1 vakt, 7,5 t", "Ola Påhitt: 1 vakt, 7,5 t"]
    assert "2 vakter for: Kari Eksempel og Ola Påhitt. 1 åpen vakt." in text(section)
    assert "utkast" in text(section)


def test_a_published_plan_says_its_version(page: DocumentsPage, section: RotaSection, store: Store) -> None:
    plans.publish(store, MONDAY, SUNDAY)
    assert text(section).endswith("Versjon 1, kunngjort fre. 20. nov.")
    begun = store.zone.at(SUNDAY, 480)
    rota.add(store, "kari", begun, begun + 60)
    assert "utkast" in text(section)
    assert "Kari Eksempel: 2 vakter" in section.ticks.boxes["kari"].text()


def test_only_those_ticked_are_in_it_and_it_is_remembered(
    section: RotaSection, store: Store, page: DocumentsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    box = section.ticks.boxes["kari"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "1 vakt for: Ola Påhitt." in text(section)
    section.what.set_value(PAGES)
    people.save_assistant(store, Assistant("ola", "Ola Påhitt-Ås"))
    assert "1 side til: Ola Påhitt-Ås." in text(section)
    section.ticks.boxes["ola"].setChecked(False)
    assert not section.write_button.isEnabled()
    section.ticks.boxes["ola"].setChecked(True)
    (name,) = written(page, tmp_path, qtbot, "html")
    content = (tmp_path / name).read_text(encoding="utf-8")
    assert "Ola Påhitt-Ås" in content
    assert "Kari" not in content


def test_each_kind_of_paper_is_written(page: DocumentsPage, tmp_path: Path, qtbot: QtBot) -> None:
    for kind in ("pdf", "html", "xlsx", "csv"):
        (name,) = written(page, tmp_path / "wall" / kind, qtbot, kind)
        assert name == f"vaktplan-2026-12-14_2026-12-20.{kind}"
    page.rota.what.set_value(PAGES)
    assert len(written(page, tmp_path / "each", qtbot, "pdf")) == 2
    assert len(written(page, tmp_path / "one", qtbot, "pdf", one_file=True)) == 1
    page.rota.what.set_value(CALENDARS)
    names = written(page, tmp_path / "ics", qtbot, "ics")
    assert len(names) == 2
    assert not any("Kari" in each for each in names)
    first = (tmp_path / "ics" / names[0]).read_text(encoding="utf-8")
    assert first.count("BEGIN:VEVENT") == 1


def test_days_that_do_not_fit_are_told_and_nothing_is_written(section: RotaSection) -> None:
    for first, last in ((SUNDAY, MONDAY), (MONDAY, date(2028, 1, 1)), (None, SUNDAY)):
        section.first.set_value(first)
        section.last.set_value(last)
        assert not section.write_button.isEnabled()
        assert "siste dag" in text(section)
    section.first.set_value(date(2026, 1, 5))
    section.last.set_value(date(2026, 1, 11))
    assert "ingenting" in text(section)
    assert not section.write_button.isEnabled()


def test_the_days_chosen_are_remembered(page: DocumentsPage, section: RotaSection) -> None:
    assert "first" not in page.place()
    section.first.set_value(date(2026, 12, 1))
    section.what.set_value(CALENDARS)
    place = page.place()
    section.first.set_value(MONDAY)
    page.restore(place)
    assert section.first.value() == date(2026, 12, 1)
    assert section.what.value() == CALENDARS
    assert "siv" in section.ticks.boxes
    page.restore({"chosen": "", "first": "x", "last": "y", "what": CALENDARS})
    assert section.first.value() == date(2026, 12, 1)


def test_long_names_at_large_text_do_not_make_the_page_wider(
    store: Store, desk: Desk, look: Look, qtbot: QtBot
) -> None:
    people.save_assistant(store, Assistant("ola", "Kjærsti Bjørnåsdatter Langnavn-Oppdiktet Påfunn"))
    look("light", 200)
    made = DocumentsPage(desk)
    made.resize(684, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    bars = [each.horizontalScrollBar() for each in made.findChildren(QScrollArea)]
    qtbot.waitUntil(lambda: all(bar.maximum() == 0 for bar in bars))
    box = made.rota.ticks.boxes["ola"]
    assert "\n" in box.text()
    assert "\n" not in box.accessibleName()
    assert problems(made) == []
