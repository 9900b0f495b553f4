"""How the blocks of a paper follow each other: what begins together, and no last sheet nearly bare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Checks,
    Document,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Signatures,
    Size,
)
from bpa_desk.export import style
from bpa_desk.export.blocks import set_block, signing_height, tone_of
from bpa_desk.export.characters import safe
from bpa_desk.export.measure import wrap
from bpa_desk.export.press import Press
from bpa_desk.export.sheet import Ink
from bpa_desk.export.style import BODY, LABEL
from bpa_desk.export.table import beginning, fitted
from bpa_desk.export.tagged import Structure

_INTRODUCTION = 4
"""So many lines at most are an introduction, which stands with the table or list it introduces."""


def set_paper(paper: Document, structure: Structure, ink: Ink) -> Press:
    """Set the paper; closer where that spares the reader a last sheet with hardly anything on it, or the wall
    a quarter of its sheets where weeks that are kept whole leave them half empty.
    """
    place = structure.place
    press = _set(paper, structure, ink)
    wall = press.loose and any(isinstance(each, Grid) and each.size is Size.WALL for each in paper.blocks)
    if press.nearly_bare or wall:
        structure.go_back(place)
        closer = _set(paper, structure, ink, close=True)
        spared = len(press.sheets) - len(closer.sheets)
        if spared > 0 and (press.nearly_bare or 4 * spared >= len(press.sheets)):
            return closer
        structure.go_back(place)
        press = _set(paper, structure, ink)
    return press


def _set(paper: Document, structure: Structure, ink: Ink, close: bool = False) -> Press:
    press = Press(paper, structure, ink, close)
    for at, block in enumerate(paper.blocks):
        if isinstance(block, Heading):
            press.need(min(sum(_opening(press, paper.blocks[at:])), press.whole))
        set_block(press, block)
    press.finish()
    return press


def _opening(press: Press, blocks: Sequence[Block]) -> Iterator[float]:
    """Yield the heights of what must stand on the heading's sheet for it not to stand there alone."""
    for at, block in enumerate(blocks):
        match block:
            case Heading():
                kind = style.HEADINGS[min(max(block.level, 1), len(style.HEADINGS)) - 1]
                yield len(wrap(safe(block.text), kind, press.width)) * kind.leading + press.gap + 3
                continue
            case Paragraph():
                kind = tone_of(block)
                lines = len(wrap(safe(block.text), kind, press.width))
                after = next(iter(blocks[at + 1 :]), None)
                if lines <= _INTRODUCTION and isinstance(after, _LISTS):
                    yield lines * kind.leading + press.gap
                    continue
                yield min(2, lines) * kind.leading
            case Grid():
                rows = block.rows[: beginning(len(block.rows))]
                first = block if block.together else replace(block, rows=rows, totals=())
                yield fitted(press, first).opening
            case Facts():
                yield LABEL.leading + BODY.leading
            case Bullets() | Checks():
                yield 2 * BODY.leading
            case Signatures():
                yield signing_height(press, block)
        return


_LISTS = (Grid, Bullets, Checks, Facts, Signatures)
