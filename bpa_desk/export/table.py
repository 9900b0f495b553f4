"""Grids on sheets: columns measured, rows set with their heads repeated, tall rows carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bpa_desk.domain.document import Align, Cell, Column, Grid, Size, Stack, stack
from bpa_desk.export import style
from bpa_desk.export.characters import safe
from bpa_desk.export.columns import STRIP, column_widths, indent_of
from bpa_desk.export.measure import apart, width_of, wrap
from bpa_desk.export.press import Press
from bpa_desk.export.style import GRIDS, HEADS, INK, MUTED, Colour, Type
from bpa_desk.export.tagged import Element

_PADS = {Size.WALL: (4.0, 3.0), Size.WALL_CLOSE: (4.0, 1.5), Size.CLOSE: (2.6, 1.3)}
_LOW = 0.2
"""Rows that take no more than this part of a sheet are kept with the one before or after."""
_UNUSED = 0.6
"""The part of the first sheet that, if free, is begun on even when the table must be broken."""


class _Line(NamedTuple):
    text: str
    kind: Type
    colour: Colour
    glyph: str = ""


class _Piece(NamedTuple):
    """One cell of a stack, broken into lines."""

    cell: Cell
    lines: tuple[_Line, ...]
    height: float
    indent: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A row broken into lines: pieces by column, and how high the row stands."""

    cells: tuple[tuple[_Piece, ...], ...]
    height: float

    @property
    def marked(self) -> bool:
        """True when a cell has marks beside its text, which then stands a little lower in every cell."""
        return any(pieces[0].indent for pieces in self.cells if pieces)


def fitted(press: Press, grid: Grid) -> Table:
    """Return the grid ready to be set; a plan for the wall a little smaller if that keeps it on one sheet, or
    if the whole paper is set close.
    """
    if grid.size is Size.WALL and press.close:
        grid = replace(grid, size=Size.WALL_CLOSE)
    table = Table(press, grid)
    room = press.room if _just_begun(press) else press.whole
    if grid.size is Size.WALL and table.height > room:
        closer = Table(press, replace(grid, size=Size.WALL_CLOSE))
        if closer.height <= max(room, press.whole if table.height > press.whole else 0.0):
            return closer
    return table


def beginning(rows: int) -> int:
    """Return how many of so many rows stand where the grid begins, for none to be alone on a sheet."""
    return rows if rows <= 3 else 2


def _just_begun(press: Press) -> bool:
    """Return whether hardly more than a title stands on the first sheet, which would look forgotten alone."""
    return len(press.sheets) == 1 and press.room >= _UNUSED * press.whole


class Table:
    """One grid being set on a press."""

    def __init__(self, press: Press, grid: Grid) -> None:
        self._press = press
        self._grid = grid
        self._text, self._note = GRIDS[grid.size]
        self._wall = grid.size in style.ON_THE_WALL
        beside, above = _PADS.get(grid.size, (2.6, 2.2))
        self._pad = (beside, above * 0.6 if press.close and not self._wall else above)
        self._inset = 1.0 if grid.size is Size.WALL_CLOSE else 2.0
        self._widths = column_widths(grid, press.width, self._pad[0])
        self._lefts = [press.left + sum(self._widths[:at]) for at in range(len(self._widths))]
        self._head = self._row(
            [Cell(column.label, column.note, strong=True) for column in grid.columns], head=True
        )

        self._rows = [self._row(row) for row in grid.rows]
        self._totals = [self._row(row, strong=True) for row in grid.totals]
        self._caption = wrap(safe(grid.caption), style.HEADINGS[2], press.width) if grid.show_caption else ()
        lines = len(self._caption) * style.HEADINGS[2].leading
        self._above = lines + (4 if lines else 0) + self._head_height(repeated=False)

    @property
    def height(self) -> float:
        """How high the grid would stand in one piece, in points."""
        return self._above + sum(row.height for row in (*self._rows, *self._totals))

    @property
    def opening(self) -> float:
        """How much room there must be where the grid begins, in points."""
        if self._grid.together and self.height <= self._press.whole and not _just_begun(self._press):
            return self.height
        # Neither the first row nor the last is left on a sheet without the next to it.
        rows = self._rows[: beginning(len(self._rows))]
        first = sum(row.height for row in rows) if rows else 2 * self._text.leading
        first = max(min(first, _LOW * self._press.whole), *(row.height for row in rows[:1]), 0.0)
        return self._above + min(first, self._press.whole / 2)

    def set(self) -> None:
        """Set the whole grid, over as many sheets as it takes."""
        press, caption = self._press, self._caption
        rows, totals = self._rows, self._totals
        press.need(self.opening)
        with press.structure.within("Table"):
            if caption:
                with press.structure.within("Caption"):
                    press.flow(caption, style.HEADINGS[2])
                press.y -= 4
            with press.structure.within("THead"):
                self._set_head(spoken=True)
            with press.structure.within("TBody"):
                for row in rows[:-2]:
                    self._set_row(row)
                for number, row in enumerate(rows[-2:], 1):
                    # The sum never stands alone on a sheet, nor the last row unless it fills much of it.
                    last = sum(each.height for each in rows[-2:][number:])
                    below = last if last <= _LOW * press.whole else 0.0
                    self._set_row(row, below=below + sum(each.height for each in totals))
                if not rows:
                    self._set_empty()
            if totals:
                self._set_totals(totals)

    @property
    def _strong(self) -> Type:
        return self._text._replace(bold=True)

    def _row(self, row: Sequence[Stack], strong: bool = False, head: bool = False) -> _Row:
        cells: list[tuple[_Piece, ...]] = []
        for at, each in enumerate(row):
            if not each:
                cells.append(())
                continue
            pieces = []
            for cell in stack(each):
                indent = indent_of(cell)
                room = self._widths[at] - 2 * self._pad[0] - indent
                kind = self._strong if strong or cell.strong or at == self._grid.row_header else self._text
                note = self._note
                if head:
                    kind = HEADS[self._grid.size]
                    note = min(note, style.GRIDS[Size.WALL_CLOSE][1])
                lines = [
                    _Line(line, kind, INK, cell.glyph if number == 0 else "")
                    for number, line in enumerate(wrap(safe(cell.text), kind, room))
                ]
                if cell.note:
                    lines[-1] = lines[-1]._replace(text=apart(lines[-1].text))
                    lines += [
                        _Line(line, note, MUTED) for line in wrap(safe(cell.note), note, room)
                    ]
                height = sum(line.kind.leading for line in lines) + (2 * self._inset if indent else 0)
                pieces.append(_Piece(cell, tuple(lines), height, indent))
            cells.append(tuple(pieces))
        tallest = max(
            (sum(piece.height + 2 * (number > 0) for number, piece in enumerate(pieces)) for pieces in cells),
            default=0.0,
        )
        return _Row(tuple(cells), max(tallest, 0.0 if head else self._text.leading) + 2 * self._pad[1])

    def _head_height(self, repeated: bool) -> float:
        groups = self._text.leading + 1 if self._grid.groups else 0
        caption = self._note.leading + 2 if repeated and self._grid.show_caption else 0
        return self._head.height + groups + caption

    def _set_head(self, spoken: bool) -> None:
        """Set the head; the repeated one is silent and stands under the caption in small type."""
        if not spoken and self._grid.show_caption:
            press = self._press
            with press.sheet.decoration("Pagination"):
                line = wrap(safe(self._grid.caption), self._note, press.width)[0]
                press.sheet.line(press.left, press.y, line, self._note, MUTED)
            press.y -= self._note.leading + 2
        if self._grid.groups:
            self._set_groups(spoken)
        self._set_row(self._head, kind="TH", entries="/A <</O /Table /Scope /Column>>", spoken=spoken)
        press = self._press
        with press.sheet.decoration():
            press.sheet.rule(press.left, press.y, press.right, press.y, style.ACCENT, 1.0)

    def _set_groups(self, spoken: bool) -> None:
        press, at = self._press, 0
        top = press.y
        elements: list[tuple[str, float, float, str]] = []
        for group in self._grid.groups:
            wide = sum(self._widths[at : at + group.columns])
            entries = f"/A <</O /Table /Scope /Column /ColSpan {group.columns}>>"
            elements.append((safe(group.label), self._lefts[at], wide, entries))
            at += group.columns
        kind = self._note._replace(bold=True)
        with press.sheet.decoration():
            for label, left, wide, _ in elements:
                if label:
                    press.sheet.rule(
                        left + 3,
                        top - self._text.leading,
                        left + wide - 3,
                        top - self._text.leading,
                        style.RULE,
                    )
                if label and not spoken:
                    self._centred(label, left, wide, top, kind)
        if spoken:
            with press.structure.within("TR"):
                for label, left, wide, entries in elements:
                    with press.structure.within(
                        "TH" if label else "TD", entries if label else entries.replace("/Scope /Column ", "")
                    ):
                        if label:
                            with press.sheet.marked():
                                self._centred(label, left, wide, top, kind)
        press.y -= self._text.leading + 1

    def _centred(self, label: str, left: float, wide: float, top: float, kind: Type) -> None:
        line = wrap(label, kind, wide - 4)[0]
        self._press.sheet.line(left + (wide - width_of(line, kind)) / 2, top, line, kind, MUTED)

    def _set_row(
        self, row: _Row, kind: str = "", entries: str = "", spoken: bool = True, below: float = 0.0
    ) -> None:
        """Set one row; without ``kind`` the row header is a TH and the rest TD."""
        press = self._press
        if spoken and kind != "TH" and row.height + below > press.room:
            press.new_sheet()
            self._set_head(spoken=False)
        if not spoken:
            self._draw(row, None)
            return
        with press.structure.within("TR"):
            elements = []
            for at in range(len(row.cells)):
                is_head = kind == "TH" or at == self._grid.row_header
                scope = entries or "/A <</O /Table /Scope /Row>>" if is_head else ""
                with press.structure.within("TH" if is_head else "TD", scope) as element:
                    elements.append(element)
            for number, part in enumerate(self._parts(row)):
                if number:
                    press.new_sheet()
                    self._set_head(spoken=False)
                self._draw(part, elements)

    def _parts(self, row: _Row) -> list[_Row]:
        """Return the row, cut into as many as it takes when no sheet is high enough for it."""
        room = max(self._press.room, self._text.leading * 2)
        if row.height <= room:
            return [row]
        later = max(self._press.whole - self._head_height(repeated=True), self._text.leading * 2)
        left = [[line for piece in pieces for line in piece.lines] for pieces in row.cells]
        parts = []
        while any(left):
            taken = []
            for lines in left:
                height, count = 2 * self._pad[1], 0
                while count < len(lines) and height + lines[count].kind.leading <= room:
                    height += lines[count].kind.leading
                    count += 1
                count = max(count, 1)
                taken.append((_Piece(Cell(""), tuple(lines[:count]), height, 0.0),))
                del lines[:count]
            parts.append(_Row(tuple(taken), max(pieces[0].height for pieces in taken)))
            room = later
        return parts

    def _draw(self, row: _Row, elements: list[Element] | None) -> None:
        press = self._press
        sheet, top, bottom = press.sheet, press.y, press.y - row.height
        with sheet.decoration():
            self._ground(row, top, bottom, elements is None)
            for at, pieces in enumerate(row.cells):
                if pieces:
                    self._decorate(pieces, at, top)
            if elements is None:
                for at, pieces in enumerate(row.cells):
                    self._write(pieces, at, top, row.marked)
        if elements is not None:
            for at, pieces in enumerate(row.cells):
                if any(line.text for piece in pieces for line in piece.lines):
                    with press.structure.back_in(elements[at]), sheet.marked():
                        self._write(pieces, at, top, row.marked)
        press.y = bottom

    def _ground(self, row: _Row, top: float, bottom: float, repeated: bool) -> None:
        sheet, press = self._press.sheet, self._press
        is_head = row is self._head
        for at, column in enumerate(self._grid.columns):
            if is_head or column.marked:
                tint = style.TINT if is_head else style.WASH
                # A little lower than the row, or the ground would hide half of the rule above.
                sheet.box(self._lefts[at], bottom, self._widths[at], row.height - 1, tint)
            if self._wall:
                sheet.rule(self._lefts[at], top, self._lefts[at], bottom, style.FAINT)
        if self._wall:
            sheet.rule(press.right, top, press.right, bottom, style.FAINT)
        if not repeated:
            sheet.rule(press.left, bottom, press.right, bottom, style.FAINT)

    def _decorate(self, pieces: Sequence[_Piece], at: int, top: float) -> None:
        sheet = self._press.sheet
        left, y = self._lefts[at] + self._pad[0] - 1, top - self._pad[1]
        for piece in pieces:
            cell = piece.cell
            if piece.indent:
                hue = style.HATCH_INK if cell.colour is None else style.HUES[cell.colour % len(style.HUES)]
                low = y - piece.height + 1
                if cell.framed:
                    wide = self._widths[at] - 2 * self._pad[0] + 2
                    sheet.frame(left, low, wide, piece.height - 1, style.WARN, dashed=True)
                elif cell.colour is not None and cell.hatch.value == "none":
                    sheet.box(left, low, STRIP, piece.height - 1, hue)
                else:
                    sheet.frame(left, low, STRIP, piece.height - 1, hue)
                    sheet.hatch(left, low, STRIP, piece.height - 1, cell.hatch, hue)
            for line in piece.lines[:1]:
                if line.glyph:
                    gone = self._lefts[at] + self._pad[0] + piece.indent + width_of(line.text, line.kind) + 3
                    sheet.line(
                        gone,
                        y - (self._inset if piece.indent else 0),
                        safe(line.glyph),
                        line.kind._replace(bold=False),
                        MUTED,
                    )
            y -= piece.height + 2

    def _write(self, pieces: Sequence[_Piece], at: int, top: float, marked: bool) -> None:
        column: Column = self._grid.columns[at]
        y = top - self._pad[1]
        for number, piece in enumerate(pieces):
            y -= self._inset if piece.indent or (marked and number == 0) else 0
            for place, line in enumerate(piece.lines):
                room = (
                    self._widths[at]
                    - 2 * self._pad[0]
                    - piece.indent
                    - width_of(line.text.rstrip(), line.kind)
                )
                push = 0.0 if column.align is Align.START else room if column.align is Align.END else room / 2
                more = place + 1 == len(piece.lines) and number + 1 < len(pieces)
                text = apart(line.text) if more else line.text
                self._press.sheet.line(
                    self._lefts[at] + self._pad[0] + piece.indent + max(push, 0.0),
                    y,
                    text,
                    line.kind,
                    line.colour,
                )
                y -= line.kind.leading
            y -= (self._inset if piece.indent else 0) + 2

    def _set_empty(self) -> None:
        press, span = self._press, len(self._grid.columns)
        height = self._text.leading + 2 * self._pad[1]
        entries = f"/A <</O /Table /ColSpan {span}>>" if span > 1 else ""
        with press.structure.within("TR"), press.structure.within("TD", entries):
            if self._grid.empty:
                with press.sheet.marked():
                    text = wrap(safe(self._grid.empty), self._text, press.width - 2 * self._pad[0])[0]
                    press.sheet.line(
                        press.left + self._pad[0], press.y - self._pad[1], text, self._text, MUTED
                    )
        press.y -= height

    def _set_totals(self, totals: list[_Row]) -> None:
        press = self._press
        if sum(row.height for row in totals) > press.room:
            press.new_sheet()
            self._set_head(spoken=False)
        with press.sheet.decoration():
            press.sheet.rule(press.left, press.y, press.right, press.y, style.ACCENT, 1.0)
        with press.structure.within("TFoot"):
            for row in totals:
                self._set_row(row)
