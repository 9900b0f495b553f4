"""How wide the columns of a grid become: content first, then room for running text, then shares."""

from __future__ import annotations

from collections.abc import Iterator

from bpa_desk.domain.document import Cell, Grid, Hatch, Stack, stack
from bpa_desk.export.characters import safe
from bpa_desk.export.measure import in_two, levelled, narrowest, share_out, width_of
from bpa_desk.export.style import GRIDS, HEADS, ON_THE_WALL, Type

STRIP = 9.0
"""Width in points of the bar of colour or pattern beside a cell's text."""

_NAMES = 0.21
_PROSE = 0.22


def indent_of(cell: Cell) -> float:
    """Return how far the cell's text stands in from its edge, in points, to leave room for its marks."""
    return STRIP + 3 if cell.colour is not None or cell.framed or cell.hatch is not Hatch.NONE else 0.0


def column_widths(grid: Grid, width: float, pad: float) -> list[float]:
    """Return the widths in points, together ``width``; ``pad`` is kept free on both sides of each text."""
    natural, least, holds = [], [], []
    head = HEADS[grid.size]
    for at, column in enumerate(grid.columns):
        wide, narrow = in_two(safe(column.label), head), narrowest(safe(column.label), head)
        texts = list(_texts(grid, at))
        for text, kind, extra, whole in texts:
            wide = max(wide, width_of(text, kind) + extra)
            narrow = max(narrow, narrowest(text, kind) + extra if whole else narrow)
        natural.append(wide + 2 * pad + 0.5)
        least.append(min(narrow, width / 2) + 2 * pad + 0.5)
        holds.append(bool(texts) and column.share > 0)
    shares = [column.share for column in grid.columns]
    if grid.size in ON_THE_WALL:
        return _even(natural, shares, width)
    roomy, air = _roomy(natural, least, shares, width), GRIDS[grid.size][0].size
    return levelled(share_out(natural, roomy, shares, width, air), natural, holds)


def _texts(grid: Grid, at: int) -> Iterator[tuple[str, Type, float, bool]]:
    """Yield each text of the column, its type, what stands beside it, and if its words stay whole."""
    text_kind, note_kind = GRIDS[grid.size]
    rows: list[tuple[Stack, bool]] = [(row[at], at == grid.row_header) for row in grid.rows]
    rows += [(row[at], True) for row in grid.totals]
    for each, bold in rows:
        if not each:
            continue
        for cell in stack(each):
            indent = indent_of(cell)
            kind = text_kind._replace(bold=bold or cell.strong)
            if cell.text:
                yield safe(cell.text), kind, indent + (text_kind.size + 2 if cell.glyph else 0), True
            if cell.note:
                yield safe(cell.note), note_kind, indent, False


def _roomy(natural: list[float], least: list[float], shares: list[float], width: float) -> list[float]:
    """Give running text room for some words in a line where there is any, or it becomes a tower of words."""
    spare = max(0.0, width - sum(least))
    roomy = []
    for wide, small, share in zip(natural, least, shares, strict=True):
        wish = max(0.0, min(wide, width * _PROSE) - small) if share else 0.0
        given = min(wish, spare)
        spare -= given
        roomy.append(small + given)
    return roomy


def _even(natural: list[float], shares: list[float], width: float) -> list[float]:
    """On the wall the days are equally wide whatever they hold; only the names are measured."""
    named = [0.0 if share else min(wide, width * _NAMES) for wide, share in zip(natural, shares, strict=True)]
    total = sum(shares) or 1.0
    spare = width - sum(named)
    return [name + spare * share / total for name, share in zip(named, shares, strict=True)]
