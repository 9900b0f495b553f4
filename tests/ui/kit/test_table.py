"""Rows are shown by difference, and the table is driven by keys."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bpa_desk.language import unbroken
from bpa_desk.ui.kit.icons import row_icon
from bpa_desk.ui.kit.rows import Column, RowsModel
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.tokens import PALETTES, Palette, contrast
from tests.ui.audit import problems
from tests.ui.conftest import Look

pytestmark = pytest.mark.usefixtures("look")


@dataclass(frozen=True)
class Person:
    id: int
    name: str = ""
    hours: int = 0


COLUMNS = (
    Column[Person]("Navn", lambda row: row.name, stretch=True),
    Column[Person]("Timer", lambda row: str(row.hours), sort=lambda row: row.hours, figures=True),
)
PEOPLE = [Person(1, "Ola", 20), Person(2, "Åse", 3), Person(3, "Kari", 100)]
ROWS = st.lists(st.builds(Person, st.integers(0, 12), st.sampled_from("abc")), unique_by=lambda row: row.id)


@given(st.lists(ROWS, max_size=6))
def test_any_rows_after_any_rows(qapp: QApplication, showings: list[list[Person]]) -> None:
    """The tester checks every signal; persistent indexes must follow their own row."""
    model = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in showings:
        held = {model.row_at(n).id: QPersistentModelIndex(model.index(n, 0)) for n in range(model.rowCount())}
        model.show(rows)
        assert list(model.rows) == rows
        for key, index in held.items():
            number = model.number_of(key)
            assert index.isValid() == (number >= 0)
            assert not index.isValid() or index.row() == number
    del tester


def test_a_change_of_one_row_resets_nothing(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    model.show(PEOPLE)
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.layoutChanged),
        qtbot.waitSignal(model.dataChanged) as told,
    ):
        model.show([PEOPLE[0], Person(2, "Åse", 4), PEOPLE[2]])
    assert told.args[0].row() == told.args[1].row() == 1
    with pytest.raises(ValueError):
        model.show([PEOPLE[0], PEOPLE[0]])


def _table(qtbot: QtBot) -> Table[Person]:
    table = Table("Assistenter", COLUMNS, empty="Ingen ennå")
    qtbot.addWidget(table)
    table.show_rows(PEOPLE)
    return table


def _names(table: Table[Person]) -> list[str]:
    return [table.model().index(row, 0).data() for row in range(table.model().rowCount())]


def test_selection_follows_its_row(qtbot: QtBot) -> None:
    table = _table(qtbot)
    assert table.select(2)
    table.show_rows([Person(9, "Ny"), *PEOPLE])
    assert table.current_row() == PEOPLE[1]
    with qtbot.waitSignal(table.chosen) as told:
        table.show_rows([PEOPLE[0]])
    assert told.args[0] in (PEOPLE[0], None)


def test_norwegian_order_and_figures_by_size(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.sort_by(0)
    assert _names(table) == ["Kari", "Ola", "Åse"]
    table.sort_by(1, descending=True)
    assert _names(table) == ["Kari", "Ola", "Åse"]
    table.sort_by(-1)
    assert _names(table) == ["Ola", "Åse", "Kari"]


def test_filter_counts_what_it_shows(qtbot: QtBot) -> None:
    table = _table(qtbot)
    listing = Listing(table)
    qtbot.addWidget(listing)
    listing.filter.setText("as")
    assert _names(table) == []
    listing.filter.setText("ÅS")
    assert _names(table) == ["Åse"]
    assert "1" in listing.count.text()
    assert "3" in listing.count.text()


def test_filter_finds_what_is_kept_on_one_line_by_an_ordinary_space(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.show_rows([*PEOPLE, Person(4, unbroken("Avtale etter § 10-5"), 8)])
    assert table.filter("§ 10-5") == table.filter(unbroken("§ 10-5")) == 1


def test_keys_open_delete_and_leave(qtbot: QtBot) -> None:
    table = _table(qtbot)
    table.select(3)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [PEOPLE[2]]
    with qtbot.waitSignal(table.deleted):
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert not table.tabKeyNavigation()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_to_stumble_over(qtbot: QtBot, look: object, percent: int) -> None:
    look("light", percent)  # type: ignore[operator]
    listing = Listing(_table(qtbot))
    qtbot.addWidget(listing)
    listing.resize(700, 500)
    with qtbot.waitExposed(listing):
        listing.show()
    assert problems(listing) == []


def test_icons_grow_with_the_words(qtbot: QtBot, look: object) -> None:
    table = _table(qtbot)
    small = table.iconSize().height()
    look("light", 200)  # type: ignore[operator]
    qtbot.waitUntil(lambda: table.iconSize().height() == 2 * small)


def test_an_empty_table_says_what_belongs_there(qtbot: QtBot) -> None:
    table = _table(qtbot)
    assert table.accessibleDescription() == ""
    table.show_rows([])
    assert table.accessibleDescription() == "Ingen ennå"
    assert table.current_row() is None


def test_rows_grow_to_the_lines_their_words_need(qtbot: QtBot) -> None:
    table = Table("Avvik", COLUMNS, lines=3)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    table.show_rows([Person(1, "Kort"), Person(2, "En lang setning om det som skjedde den dagen " * 2)])
    wide = table.rowHeight(0)
    table.resize(300, 300)
    tall = table.rowHeight(0)
    assert tall > wide
    assert tall >= 3 * table.fontMetrics().lineSpacing()
    table.show_rows([Person(1, "Kort")])
    table.resize(301, 300)
    assert table.rowHeight(0) == wide


def test_an_icon_is_as_clear_in_the_chosen_row(qtbot: QtBot) -> None:
    made = row_icon("warning")
    size = made.availableSizes()[0]
    plain, chosen = (made.pixmap(size, mode) for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected))
    assert plain.toImage() == chosen.toImage()


WORDY = (
    Column[Person]("Navn", lambda row: row.name),
    Column[Person]("Merknad", lambda row: row.name, stretch=True),
    Column[Person]("Timer", lambda row: str(row.hours), figures=True),
)


@pytest.fixture
def wordy(qtbot: QtBot) -> Table[Person]:
    table = Table[Person]("Folk", WORDY)
    qtbot.addWidget(table)
    table.show_rows([Person(1, "Kjærsti Bjørnåsdatter Langnavn-Oppdiktet av Fjell", 12)])
    table.show()
    return table


@pytest.mark.parametrize(
    ("width", "scrolls", "whole"), [(1000, False, True), (480, False, False), (220, True, True)]
)
def test_words_give_way_before_anything_is_scrolled_for(
    wordy: Table[Person], width: int, scrolls: bool, whole: bool
) -> None:
    for each in (480, 1000, width):
        wordy.resize(each, 300)
        QApplication.processEvents()
    header = wordy.horizontalHeader()
    assert wordy.horizontalScrollBar().isVisible() is scrolls
    assert (header.sectionSize(0) >= wordy.sizeHintForColumn(0)) is whole
    assert header.sectionSize(2) >= max(wordy.sizeHintForColumn(2), header.sectionSizeHint(2))


@pytest.mark.parametrize("count", [0, 1, 60, 150])
def test_a_column_is_as_wide_as_qt_would_measure_it(qtbot: QtBot, count: int) -> None:
    chance = Random(count)
    letters = "iiiillWMmæøÅ .\u0161\U0001f600"
    words = ["".join(chance.choices(letters, k=chance.randrange(30))) for _each in range(count)]
    rows = [Person(at, text + "\nto linjer" * (at % 7 == 3), at % 5) for at, text in enumerate(words)]
    if count > 1:
        # A letter shorter, but with an icon; and longer, but on two lines.
        rows[:2] = [Person(0, "iW" * 20), Person(1, "iW" * 19 + "i", 1)]
        rows[2] = Person(2, "iW" * 15 + "\n" + "iW" * 15, 1)
    table = Table[Person](
        "Folk",
        [
            Column("Navn", lambda row: row.name, icon=lambda row: "warning" if row.hours else ""),
            Column("Timer", lambda row: "9" * row.hours, figures=True),
        ],
    )
    qtbot.addWidget(table)
    table.show_rows(rows)
    table.resize(400, 300)
    table.show()
    for column in (-1, 0, 1):
        table.sort_by(column, descending=column == 1)
        table.filter("i" if column else "")
        for number in (0, 1):
            assert table.sizeHintForColumn(number) == QTableView.sizeHintForColumn(table, number)


def test_a_shorter_word_gives_its_room_back(wordy: Table[Person]) -> None:
    wordy.resize(480, 300)
    QApplication.processEvents()
    wordy.show_rows([Person(1, "Kari", 12)])
    QApplication.processEvents()
    assert wordy.horizontalHeader().sectionSize(0) < 120


def test_a_row_far_down_is_shown_with_its_neighbours(qtbot: QtBot) -> None:
    table = Table[Person]("Folk", COLUMNS)
    qtbot.addWidget(table)
    table.show_rows([Person(number, str(number)) for number in range(60)])
    table.resize(400, 400)
    table.show()
    assert table.select(40)
    below, above = (table.visualRect(table.model().index(row, 0)) for row in (41, 39))
    assert table.viewport().rect().contains(below)
    assert table.viewport().rect().contains(above)


def test_what_the_details_tell_is_left_out_where_there_is_no_room(qtbot: QtBot) -> None:
    names = "Navn", "Telefon", "Kan", "Notat"
    columns = [
        Column[Person](title, lambda row: row.name, stretch=title == "Notat", spare=spare)
        for title, spare in zip(names, (0, 2, 2, 1), strict=True)
    ]
    table = Table("Assistenter", columns)
    qtbot.addWidget(table)
    table.show_rows([Person(1, "Kari Kongsberg Kristoffersen-Kvalheim")])
    with qtbot.waitExposed(table):
        table.show()
    table.setCurrentIndex(table.model().index(0, 3))
    seen = []
    for width in (1600, 750, 480, 250, 1600):
        table.resize(width, 300)
        QApplication.processEvents()
        shown = [number for number in range(4) if not table.isColumnHidden(number)]
        seen.append([names[number] for number in shown])
        assert table.horizontalScrollBar().maximum() == 0
        assert sum(table.columnWidth(number) for number in shown) == table.viewport().width()
        assert table.currentIndex().column() in shown
    assert seen == [[*names], ["Navn", "Telefon", "Kan"], ["Navn", "Notat"], ["Navn"], [*names]]
    assert table.filter("kvalheim") == 1


def test_columns_that_share_do_not_ask_for_more_than_there_is(qtbot: QtBot) -> None:
    columns = [
        Column[Person]("Navn", lambda row: row.name[:18], stretch=True),
        Column[Person]("Tabeller", lambda row: row.name),
        Column[Person]("Følges av", lambda row: row.name * 3, stretch=True),
    ]
    table = Table("Profiler", columns)
    qtbot.addWidget(table)
    table.show_rows([Person(1, "Kari Kongsberg Kristoffersen-Kvalheim")])
    with qtbot.waitExposed(table):
        table.show()
    for width in range(420, 900, 20):
        table.resize(width, 300)
        QApplication.processEvents()
        assert table.horizontalScrollBar().maximum() == 0


def test_widths_are_measured_once_until_the_words_change(qtbot: QtBot) -> None:
    asked: list[int] = []

    def told(row: Person) -> str:
        asked.append(row.id)
        return row.name

    table = Table("Assistenter", [Column[Person]("Timer", told), Column[Person]("Om", told, stretch=True)])
    qtbot.addWidget(table)
    table.show_rows(PEOPLE)
    with qtbot.waitExposed(table):
        table.show()
    QApplication.processEvents()
    narrow = table.columnWidth(0)
    table.setUpdatesEnabled(False)  # painting asks for the words too
    asked.clear()
    for width in range(300, 700, 50):
        table.resize(width, 400)
        QApplication.processEvents()
    # The column that shares the room, when there is little of it: each row, and the widest once more.
    assert sorted(asked) == [1, 2, 3, 3]
    table.show_rows([*PEOPLE[:2], Person(3, "Kari Kongsberg Kristoffersen-Kvalheim")])
    table.resize(640, 400)
    QApplication.processEvents()
    assert table.columnWidth(0) > narrow
    table.show_rows(PEOPLE[:1])
    table.resize(630, 400)
    QApplication.processEvents()
    assert table.columnWidth(0) <= narrow


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_what_is_chosen_is_quieter_where_the_focus_is_not(qtbot: QtBot, look: Look, palette: Palette) -> None:
    look(palette.name, 100)
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    tables = [Table(name, COLUMNS) for name in ("Folk", "Flere")]
    for each in tables:
        box.addWidget(each)
        each.show_rows(PEOPLE)
    page.resize(500, 600)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    for here, elsewhere in (tables, tables[::-1]):
        here.setFocus()
        QApplication.processEvents()
        seen = {}
        for table in tables:
            row = table.visualRect(table.model().index(0, 1))
            image = table.viewport().grab().toImage()
            at = row.right() - 12, row.top() + 8  # beside the words, inside the edge of the cell
            seen[table] = image.pixelColor(*at).name(), image.pixelColor(1, row.center().y()).name()
        assert seen[here][0] == palette.chosen.lower()
        ground, mark = seen[elsewhere]
        assert ground == palette.sunken.lower()
        assert contrast(mark, ground) >= 3
        assert contrast(mark, palette.surface) >= 3
