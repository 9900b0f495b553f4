"""The page HMS by keyboard: a safety round with two noes to a signed paper, in at most sixty keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bpa_desk import language
from bpa_desk.domain.hms_round import Round, RoundState
from bpa_desk.domain.remedy import Remedy
from bpa_desk.services import attachments, clock, hms, ordning, remedies
from bpa_desk.storage.store import Store
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.hms.page import HmsPage
from bpa_desk.ui.hms.round import remark_words
from bpa_desk.ui.main_window import MainWindow
from bpa_desk.ui.searching import RecordSearch
from tests.journeys.keyboard import CONTROL, SHIFT, counted, fill, press, save
from tests.ui.windows import in_sight, window_at

DAY = date(2026, 11, 24)
MOST_KEYS = 60


@pytest.fixture
def window(qtbot: QtBot, store: Store, look: object) -> Iterator[MainWindow]:
    language.use("nb")
    ordning.establish(store, "Nes", leader="Lise Leder")
    store.barrier()
    with window_at(qtbot, store, DAY, "hms") as made:
        yield made


def page_of(window: MainWindow) -> HmsPage:
    page = window.page()
    assert isinstance(page, HmsPage)
    return page


def test_a_round_with_two_noes_to_a_signed_paper_in_few_keys(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.first_focus().setFocus()
    with counted() as count:
        press(Qt.Key.Key_Return)
        for at in range(20):
            press(Qt.Key.Key_N if at in (1, 5) else Qt.Key.Key_I if at == 8 else Qt.Key.Key_J)
            if at in (1, 5):
                save()
        press(Qt.Key.Key_Return, CONTROL | SHIFT)
        save()
        press(Qt.Key.Key_P, CONTROL)
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, ExportDialog)]
    assert [each.isVisible() for each in shown] == [True]
    shown[0].done(0)
    (held,) = store.all(Round)
    assert held.state is RoundState.SIGNED
    assert held.refused == (1, 5)
    assert held.lines[8].answer == "not_relevant"
    decided = sorted((each.part, each.deadline) for each in remedies.open_remedies(store))
    assert decided == [("1", date(2026, 12, 22)), ("5", date(2026, 12, 22))]
    assert count.keys <= MOST_KEYS
    QTest.keyClicks(page.round.table, "n")
    assert store.all(Round) == [held]


def test_no_on_the_last_question_ends_the_round_as_yes_does(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.begin()
    QTest.keyClicks(page.round.table, "y" * 19)
    press(Qt.Key.Key_N)
    assert store.all(Round)[0].state is RoundState.ONGOING
    save()
    (held,) = store.all(Round)
    assert (held.state, held.refused) == (RoundState.DONE, (19,))
    assert [each.part for each in remedies.open_remedies(store)] == ["19"]
    # Leaving the measure with Esc ends it too: the answer stands.
    page.desk.session.run(hms.answer, held.id, 19, "")
    page.round.table.select(19)
    # However long a question is, the one the cursor is on stands whole above the table.
    assert page.round.question.text() == f"20. {held.lines[19].text}"
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_Escape)
    assert store.all(Round)[0].state is RoundState.DONE


def test_measures_and_photos_of_a_signed_round(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.begin()
    press(Qt.Key.Key_N)
    save()
    QTest.keyClicks(page.round.table, "y" * 19)
    hms.sign(store, page.round.key, ("Lise",))
    page.refresh()
    signed = store.all(Round)
    assert page.round.measures.isVisible()
    page.round.measures.setFocus()
    page.done_action.trigger()
    assert remedies.open_remedies(store) == []
    assert page.done_action.text() == "Tiltaket er ikke gjort"
    page.done_action.trigger()
    press(Qt.Key.Key_Return)
    fill("Gjort", "23.11.2026")
    save()
    assert [each.done_on for each in store.all(Remedy)] == [date(2026, 11, 23)]
    assert store.all(Round) == signed
    page.round.table.select(6)
    QApplication.processEvents()
    shown = [each for each in page.round.findChildren(AttachmentsSection) if each.isVisible()]
    owner = hms.line_owner(page.round.key, 6)
    page.desk.session.run(
        attachments.attach, hms.LINE_KIND, owner, "trapp.png", b"\x89PNG\r\n\x1a\n trapp", DAY
    )
    row = page.round.table.current_row()
    assert row is not None
    assert (row.files, len(shown)) == (1, 2)


def test_esc_pauses_and_enter_goes_on_where_one_was(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    page.begin()
    QTest.keyClicks(page.round.table, "yja")
    place = page.place()
    assert page.step_back()
    assert not page.step_back()
    assert page.lists.isVisible()
    page.restore(place)
    row = page.round.table.current_row()
    assert row is not None
    assert (row.id, store.all(Round)[0].answered) == (3, 3)
    window_round = store.all(Round)[0]
    page.desk.session.undo()
    assert store.all(Round)[0].answered == window_round.answered - 1


def test_what_was_answered_last_time_stands_beside_the_question(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    with clock.fixed(store.zone.at(DAY - timedelta(days=200), 600)):
        first = hms.begin(store, "home", "nb")
        for at in range(len(first.lines)):
            hms.answer(store, first.id, at, "no" if at == 1 else "yes")
        hms.finish(store, first.id)
    page.standings.select("home")
    page.begin()
    QTest.keyClicks(page.round.table, "yy")
    told = [remark_words(each) for each in page.round.table.rows_model.rows[:3]]
    assert told == ["", "sist: Nei", "sist: Ja"]
    page.round.table.select(1)
    assert page.round.question.text().endswith(" (sist: Nei)")


def test_today_leads_to_the_round_and_the_measure(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    for key in ("round:fire", "remedy:none"):
        page.restore({"section": key})
    row = page.standings.current_row()
    assert row is not None
    assert row.id == "fire"
    made = remedies.save_remedy(store, remedies.proposed(store, "Ny lampe"))
    page.restore({"section": f"remedy:{made.id}"})
    page.done_action.trigger()
    assert remedies.open_remedies(store) == []


def test_a_measure_that_is_done_is_still_found_and_looked_at(window: MainWindow, store: Store) -> None:
    remedies.save_remedy(store, Remedy("r", "Strøkasse ved døra", DAY))
    remedies.set_done(store, "r")
    assert window.desk is not None
    (found,) = RecordSearch(window.desk)("strøkasse")
    found.run()
    fill("Gjort", " ")
    save()
    held = remedies.found(store, "r")
    assert held is not None
    assert held.open


def test_the_lists_are_sound_models(window: MainWindow, store: Store) -> None:
    page = page_of(window)
    testers = [
        QAbstractItemModelTester(each.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for each in (page.standings, page.measures, page.history, page.round.table)
    ]
    held = hms.begin(store, "change", "nb")
    for at in range(len(held.lines)):
        page.desk.session.run(hms.answer, held.id, at, "yes")
    page.desk.session.run(hms.finish, held.id)
    assert [each.id for each in page.history.rows_model.rows] == [held.id]
    page.desk.session.run(hms.remove, held.id)
    assert len(testers) == 4
    assert not page.history.rows_model.rows


def test_with_the_largest_text_the_question_and_its_answers_are_in_sight(
    window: MainWindow, look: object, qtbot: QtBot
) -> None:
    look("light", 200)  # type: ignore[operator]
    window.resize(1366, 768)
    page = page_of(window)
    page.standings.setFocus()
    press(Qt.Key.Key_Return)
    yes = next(each for each in page.round.findChildren(QPushButton) if each.text() == "Ja (J)")
    for shown in (page.round.question, yes):
        qtbot.waitUntil(partial(in_sight, shown))
    press(Qt.Key.Key_Escape)
    assert page.standings.hasFocus()
