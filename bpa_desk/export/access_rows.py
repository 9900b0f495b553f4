"""The rows of an access report: what all of them have in columns of their own, the rest in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bpa_desk.domain.document import Block, Cell, Column, Grid, Paragraph, Size, Tone
from bpa_desk.language import Language

SEVERAL = 3
"""From so many rows on, what all of them have is not said anew in each."""
_NARROW, _TOGETHER, _FEW = 22, 60, 40
"""Letters a value in a column of its own may have, all of them together, and the rest on average."""


class Told(NamedTuple):
    """One row in words: when, its (column, label, value) in order, and what is said of it; mostly nothing."""

    when: str
    pairs: tuple[tuple[str, str, str], ...]
    note: str


def blocks(caption: str, purpose: str, told: Sequence[Told], language: Language) -> list[Block]:
    """Return what the rows are kept for and the rows as a table; what is the same for all is said once."""
    text = language.text
    notes = {each.note for each in told}
    every = notes.pop() if len(told) > 1 and len(notes) == 1 else ""
    same = _same(told)
    told = [each._replace(pairs=tuple(pair for pair in each.pairs if pair not in same)) for each in told]
    own = _columns(told)
    dated = any(each.when for each in told)
    rows: list[tuple[Cell | str, ...]] = []
    for each in told:
        values = {column: value for column, _label, value in each.pairs}
        start = [each.when or "–"] if dated else []
        last = Cell(_words(each, own), note="" if every else each.note)
        rows.append((*start, *(values[column] for column in own), last))
    columns = (
        *([Column(text("When"))] if dated else []),
        *(Column(label) for label in own.values()),
        Column(text("What is kept"), share=1),
    )
    before = [purpose, every]
    if same:
        words = ". ".join(f"{label}: {value.removesuffix('.')}" for _column, label, value in same)
        before.append(text("The same for all: {what}.", what=words))
    grid = Grid(caption=caption, columns=columns, rows=tuple(rows), size=Size.CLOSE, show_caption=False)
    return [Paragraph(" ".join(filter(None, before)), Tone.SMALL), grid]


def _same(told: Sequence[Told]) -> tuple[tuple[str, str, str], ...]:
    """Return what every one of several rows says in the same words."""
    if len(told) < SEVERAL:
        return ()
    return tuple(pair for pair in told[0].pairs if all(pair in each.pairs for each in told[1:]))


def _columns(told: Sequence[Told]) -> dict[str, str]:
    """Return what every row has in few letters, by column; nothing where the rest needs the room."""
    if len(told) < SEVERAL:
        return {}
    first, *others = ({column: (label, value) for column, label, value in each.pairs} for each in told)
    own: dict[str, str] = {}
    used = 0
    for column, (label, value) in first.items():
        if not all(column in each for each in others):
            continue
        widest = max(len(label), len(value), *(len(each[column][1]) for each in others))
        if widest <= _NARROW and used + widest <= _TOGETHER:
            own[column] = label
            used += widest
    left = sum(len(_words(each, own)) for each in told)
    return own if left <= _FEW * len(told) else {}


def _words(told: Told, own: dict[str, str]) -> str:
    return ". ".join(
        f"{label}: {value.removesuffix('.')}" for column, label, value in told.pairs if column not in own
    )
