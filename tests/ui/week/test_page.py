"""The page around the grid: list, inspector, coverage, month, year, dialogs, and places to come back to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.language import use
from bpa_desk.services import ordning, plans, rota
from bpa_desk.services.plans import PlanState
from bpa_desk.storage.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Inspector
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.pages.week import WeekPage
from bpa_desk.ui.week import dialogs
from bpa_desk.ui.week.panel import ShiftPanel
from tests.ui.audit import problems
from tests.ui.week.conftest import MONDAY, Fill

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
SUNDAY = MONDAY + timedelta(days=6)


def only(store: Store) -> Shift:
    (shift,) = store.all(Shift)
    return shift


def test_the_list_says_each_shift_in_one_sentence_and_does_what_the_grid_does(
    page: WeekPage, people: Store, fill: Fill
) -> None:
    fill("kari", 1, "14-22")
    page.show_view("list")
    table = page.list.table
    assert table.hasFocus()
    (line,) = table.rows_model.rows
    assert line.sentence.startswith("Tuesday 24 November: Kari Nordmann, 14 to 22, Evening shift.")
    QTest.keyClick(table, Qt.Key.Key_Right, ALT)
    QTest.keyClick(table, Qt.Key.Key_Right, ALT | SHIFT)
    moved = only(people)
    assert people.zone.day(moved.start) == MONDAY + timedelta(days=2)
    assert moved.end - moved.start == 8 * 60 + 15
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert only(people).assistant == "ola"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert people.all(Shift) == []


def test_the_list_tells_of_gaps_and_enter_fills_them(
    page: WeekPage, people: Store, need: Need, fill: Fill
) -> None:
    fill("kari", 1, "8-16")
    page.show_view("list")
    line = next(
        each for each in page.list.table.rows_model.rows if "Tuesday" in each.sentence and not each.shift
    )
    assert "somebody is missing, 16 to 22" in line.sentence
    page.list.table.select(line.id)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    (made,) = [each for each in people.all(Shift) if each.assistant is None]
    assert people.zone.wall(made.start).hour == 16


def test_the_strip_shows_every_gap_and_enter_adds_an_open_shift(
    page: WeekPage, people: Store, need: Need, fill: Fill
) -> None:
    fill("kari", 1, "8-16")
    page.note_change(frozenset({"need"}))
    spoken = page.coverage.strip_model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Coverage Tuesday 24 November: somebody is missing.")
    assert page.coverage.strip_model.index(0, 1).data() == "16–22"
    assert page.coverage.strip_model.index(0, 0).data() == "08–22"
    page.coverage.setFocus()
    page.coverage.setCurrentIndex(page.coverage.strip_model.index(0, 1))
    QTest.keyClick(page.coverage, Qt.Key.Key_Return)
    (made,) = [each for each in people.all(Shift) if each.assistant is None]
    assert (people.zone.wall(made.start).hour, people.zone.wall(made.end).hour) == (16, 22)


def test_one_is_sent_to_a_person_or_to_who_else(page: WeekPage, people: Store, fill: Fill) -> None:
    (shift,) = fill("ola", 3, "14-22")
    page.restore({"day": "2026-11-26", "assistant": "kari"})
    assert page.grid.current_cell().assistant == "kari"  # type: ignore[union-attr]
    page.restore({"shift": shift.id, "ask": "who"})
    assert page.grid.current_shift() == shift.id


def test_dialogs_add_swap_settle_and_publish(page: WeekPage, people: Store, fill: Fill) -> None:
    page.grid.put_cursor(page.grid.week_model.index(1, 2))
    adding = dialogs.add_shift(page)
    adding.form.set_values({"cell": "nonsense"})
    adding.save()
    assert "cannot be read" in adding.form.error_text("cell")
    adding.form.set_values({"cell": "14-22"})
    adding.save()
    assert (only(people).assistant, page.grid.current_shift()) == ("kari", only(people).id)
    swapping = dialogs.swap_people(page)
    swapping.form.set_values({"one": "kari", "other": "ola"})
    swapping.save()
    assert only(people).assistant == "ola"
    publishing = dialogs.publish(page)
    publishing.save()
    assert page.desk.session.read(plans.state, MONDAY, SUNDAY) is PlanState.PUBLISHED
    assert page.bar.state.text() == "Published"
    away = dialogs.user_away(page)
    away.form.set_values({"start": SUNDAY, "last": MONDAY})
    away.save()
    assert away.form.error_text("last") != ""
    away.form.set_values({"start": MONDAY, "last": SUNDAY, "code": "user_away"})
    away.save()
    assert only(people).code == "user_away"
    assert page.bar.state.text() == "Changed since it was published"
    page.grid.select_shift(only(people).id)
    rota.restore(people, [only(people).id])
    cancelling = dialogs.cancel_shift(page)
    assert cancelling is not None
    cancelling.form.set_values({"code": "ferie"})
    cancelling.save()
    assert only(people).code == "ferie"
    assert problems(adding) == []


def test_last_week_is_copied_in_one_step(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 1, "14-22")
    page.go_to(MONDAY + timedelta(days=7))
    page.copy_week()
    assert len(people.all(Shift)) == 2
    assert page.grid.week_model.row_at(1).cells[1].typed == "14-22"
    page.desk.session.undo()
    assert len(people.all(Shift)) == 1


def test_month_and_year_show_the_days_and_open_them(page: WeekPage, people: Store, fill: Fill) -> None:
    fill("kari", 1, "14-22")
    page.show_view("month")
    tester = QAbstractItemModelTester(
        page.month.view.calendar, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    place = page.month.view.calendar.place_of(MONDAY + timedelta(days=1))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert place.data(role).startswith("Tuesday 24 November 2026: Kari Nordmann, 14 to 22")
    page.go_to(date(2026, 5, 17))
    assert "Constitution Day" in page.month.view.calendar.place_of(date(2026, 5, 17)).data(role)
    page.show_view("year")
    page.year.choose("kari")
    view = page.year.view
    place = view.calendar.place_of(MONDAY + timedelta(days=1))
    assert place.data(role).startswith("Tuesday 24 November 2026: 14 to 22")
    assert "8\u00a0h planned or worked" in page.year.sum.text()
    view.setCurrentIndex(place)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert page.view() == "grid"
    assert page.week_span()[0] == MONDAY
    assert page.grid.currentIndex().column() == 1
    assert tester.model() is page.month.view.calendar


def test_month_and_year_turn_by_months_and_years(page: WeekPage) -> None:
    page.show_view("month")
    assert page.bar.title.text() == "November 2026"
    page.turn(-1)
    assert page.bar.title.text() == "October 2026"
    for _month in range(3):
        page.turn(1)
    assert page.bar.title.text() == "January 2027"
    page.show_view("year")
    page.turn(-1)
    assert page.bar.title.text() == "2026"


def test_without_assistants_the_page_says_what_to_do(qtbot: QtBot, desk: Desk, store: Store) -> None:
    ordning.establish(store, "Nes")
    page = WeekPage(desk)
    qtbot.addWidget(page)
    gone: list[str] = []
    desk.go_asked.connect(lambda key, _place: gone.append(key))
    page.refresh()
    assert not page.nobody.isHidden()
    page.nobody.findChildren(Button)[0].click()
    assert gone == ["assistants"]


def test_keys_switch_views_and_weeks_and_esc_goes_back(page: WeekPage) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.week_span()[0] == MONDAY + timedelta(days=7)
    QTest.keyClick(page.grid, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.week_span()[0] == MONDAY
    QTest.keyClick(page.grid, Qt.Key.Key_F8)
    assert page.view() == "list"
    assert page.step_back()
    assert page.view() == "grid"
    assert not page.step_back()


def test_one_comes_back_to_the_same_shift(page: WeekPage, people: Store, fill: Fill, qtbot: QtBot) -> None:
    (shift,) = fill("ola", 3, "14-22")
    page.grid.select_shift(shift.id)
    place = page.place()
    other = WeekPage(page.desk)
    qtbot.addWidget(other)
    other.restore({**place, "nonsense": 1})
    with qtbot.waitExposed(other):
        other.show()
    assert other.grid.current_shift() == shift.id
    other.restore({"shift": shift.id})
    other.restore({"day": "not a day", "view": 3})
    assert other.week_span()[0] == MONDAY


@pytest.mark.parametrize("count", [0, 1, 14])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_unnamed_cut_off_or_too_small(
    qtbot: QtBot, desk: Desk, store: Store, look: object, count: int, percent: int
) -> None:
    look("light", percent)  # type: ignore[operator]
    ordning.establish(store, "Nes")
    with store.change(Message("people")) as changes:
        changes.put_all(
            Assistant(f"a{at}", f"Maximiliane Ŋuorgámváŋŋu von Hohenstein {at}") for at in range(count)
        )
    page = WeekPage(desk)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    with qtbot.waitExposed(page):
        page.show()
    for view in ("grid", "list", "month", "year"):
        page.show_view(view)
        assert problems(page) == []
    assert page.grid.week_model.rowCount() == count + 1


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_the_page_is_named_in_every_language(
    qtbot: QtBot, desk: Desk, people: Store, fill: Fill, code: str
) -> None:
    use(code)
    (shift,) = fill("kari", 1, "22-10 p23-07")
    page = WeekPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert problems(page) == []
    inspector = Inspector()
    qtbot.addWidget(inspector)
    inspector.resize(380, 760)
    inspector.show_panel(ShiftPanel(desk, page.hand, shift.id))
    with qtbot.waitExposed(inspector):
        inspector.show()
    assert problems(inspector) == []
