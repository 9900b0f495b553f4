"""How columns give up room when a table is narrower than its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from bpa_desk.ui import theme
from bpa_desk.ui.kit.rows import RowsModel

MEASURED = 60
"""How many rows a column is measured by: with a thousand each, ten years of rounds took seconds to show."""
FEW_WORDS = 24
"""How many letters a column that shares the room left over shows at least, if it has them."""
AT_LEAST = 15
"""How many letters a column keeps when everything then finds room without scrolling."""
_STEP = 4


def levelled(widths: Mapping[int, int], floors: Mapping[int, int], over: int) -> dict[int, int]:
    """Return the widths less ``over`` pixels, taken from the widest first and from none below its floor.

    A column without a floor keeps its width; less than ``over`` is taken where the floors forbid more.
    """
    given = dict(widths)
    while over > 0:
        wide = [each for each in given if each in floors and given[each] > floors[each]]
        if not wide:
            break
        widest = max(wide, key=lambda each: given[each])
        cut = min(_STEP, over, given[widest] - floors[widest])
        given[widest] -= cut
        over -= cut
    return given


class Room:
    """Shares the width of a table among its columns; rows may grow to ``lines`` lines when words need it."""

    def __init__(self, table: QTableView, rows: RowsModel[Any], lines: int) -> None:
        self._table, self._rows, self._lines = table, rows, lines
        self._sharing = False
        self._given_way: set[int] = set()
        self._left_out: set[int] = set()
        self._titles: dict[int, int] = {}

    def is_short(self) -> bool:
        """Return whether some column has less room than its words, or none at all."""
        return bool(self._given_way or self._left_out)

    def forget_titles(self) -> None:
        """Measure the titles again: the letters have changed."""
        self._titles.clear()

    def share(self) -> int:
        """Give the columns that share it the room that is left, and never less than a few words need; the
        widest of the others give way, and what may be left out is, before anything has to be scrolled for.

        Return how high a row must be where words may take several lines, else 0.
        """
        if self._sharing:
            return 0
        self._sharing = True
        header, columns = self._table.horizontalHeader(), self._rows.columns
        shown, given, kept = self._chosen()
        self._show(shown)
        shared = [number for number in shown if columns[number].stretch]
        left = self._table.viewport().width() - sum(given[number] for number in kept)
        others = {number: width for number, width in given.items() if width < kept.get(number, 0)}
        if self._left_out and not shared and left > 0:
            # What shares the room left over is left out itself: the last one has it.
            others[shown[-1]] = given[shown[-1]] + left
        self._give(others)
        for done, number in enumerate(sorted(shared, key=lambda each: -given[each])):
            width = max(left // (len(shared) - done), given[number])
            header.resizeSection(number, width)
            left -= width
        high = self._height([*shared, *self._given_way]) if self._lines > 1 else 0
        self._sharing = False
        return high

    def _chosen(self) -> tuple[list[int], dict[int, int], dict[int, int]]:
        """Return the columns to show, a width for each, and those widths that their words ask for."""
        everything = None
        for fewest, shown in product((FEW_WORDS, AT_LEAST), tuple(self._ways())):
            shared = [number for number in shown if self._rows.columns[number].stretch]
            kept = {number: self._natural(number) for number in shown if number not in shared}
            most = self._letters(FEW_WORDS)
            left = self._table.viewport().width() - sum(kept.values())
            leasts = {each: self._least(each, most) if left < most * len(shared) else 0 for each in shared}
            given = self._given(kept, leasts, fewest)
            everything = everything or (shown, given, kept)
            if sum(given.values()) <= self._table.viewport().width():
                return shown, given, kept
        # What has to be scrolled for in any case is not left out as well.
        assert everything is not None
        return everything

    def _ways(self) -> Iterator[list[int]]:
        """Yield which columns may be shown: all, and then without some that can be spared."""
        spares = [each.spare for each in self._rows.columns]
        numbers = sorted(set(spares) - {0})
        for count in range(len(numbers) + 1):
            for out in combinations(numbers, count):
                yield [number for number, spare in enumerate(spares) if spare not in out]

    def _show(self, shown: Sequence[int]) -> None:
        left_out = set(range(len(self._rows.columns))) - set(shown)
        for number in left_out ^ self._left_out:
            self._table.setColumnHidden(number, number in left_out)
        self._left_out = left_out
        at = self._table.currentIndex()
        if at.isValid() and at.column() in left_out:
            # The cursor is never where nobody sees it.
            self._table.setCurrentIndex(at.siblingAtColumn(shown[0]))

    def _given(self, kept: dict[int, int], leasts: dict[int, int], fewest: int) -> dict[int, int]:
        """Return a width for each column: narrower ones where all then finds room, else as they were."""
        width, columns = self._table.viewport().width(), self._rows.columns
        wanted = kept | {number: max(least, self._title(number)) for number, least in leasts.items()}
        over = sum(wanted.values()) - width
        if over <= 0 or width <= 0:
            return wanted
        floors = {
            number: max(
                self._title(number),
                self._longest(number, fewest) if number in leasts else self._letters(fewest),
            )
            for number in wanted
            if not columns[number].figures
        }
        given = levelled(wanted, floors, over)
        # What has to be scrolled for in any case is not cut short as well.
        return given if sum(given.values()) <= width else wanted

    def _longest(self, number: int, fewest: int = AT_LEAST) -> int:
        """Return the room a shared column keeps: a few letters, and where lines break, its longest word."""
        if self._lines == 1:
            return self._letters(fewest)
        text, rows = self._rows.columns[number].text, range(min(MEASURED, self._rows.rowCount()))
        found = {word for row in rows for word in text(self._rows.row_at(row)).split()}
        metrics = self._table.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, found), default=0) + 7 * theme.current().gap()
        return min(max(widest, self._letters(fewest)), self._letters(FEW_WORDS))

    def _letters(self, count: int) -> int:
        return self._table.fontMetrics().averageCharWidth() * count

    def _natural(self, number: int) -> int:
        least = self._table.horizontalHeader().minimumSectionSize()
        return max(self._table.sizeHintForColumn(number), self._title(number), least)

    def _title(self, number: int) -> int:
        # Measured once: of a column that is left out the header knows nothing.
        if number not in self._titles:
            self._titles[number] = self._table.horizontalHeader().sectionSizeHint(number)
        return self._titles[number]

    def _least(self, number: int, most: int) -> int:
        # Only asked where it matters: it looks at the words of every row.
        wanted = min(self._table.sizeHintForColumn(number), most)
        # Words that may take several lines need less room beside each other.
        return max(wanted * 2 // 3, min(wanted, self._longest(number))) if self._lines > 1 else wanted

    def _give(self, others: dict[int, int]) -> None:
        header, modes = self._table.horizontalHeader(), QHeaderView.ResizeMode
        for number in self._given_way - set(others):
            header.setSectionResizeMode(number, modes.ResizeToContents)
        for number, width in others.items():
            header.setSectionResizeMode(number, modes.Fixed)
            header.resizeSection(number, width)
        self._given_way = set(others)

    def _height(self, shared: Sequence[int]) -> int:
        """Return how high a row must be for the words of these columns, measured by the first of them."""
        now, metrics = theme.current(), self._table.fontMetrics()
        lines, columns = 1, self._rows.columns
        for number in shared:
            room = self._table.horizontalHeader().sectionSize(number) - 6 * now.gap()
            for row in range(min(MEASURED, self._rows.rowCount())):
                box = metrics.boundingRect(
                    0, 0, room, 10_000, Qt.TextFlag.TextWordWrap.value,
                    columns[number].text(self._rows.row_at(row)),
                )  # fmt: skip
                lines = max(lines, round(box.height() / metrics.lineSpacing()))
        return max(now.target(), min(lines, self._lines) * metrics.lineSpacing() + 5 * now.gap())
