"""Measures and colours of the papers, in points and in RGB from 0 to 1."""

from __future__ import annotations

from typing import NamedTuple

from bpa_desk.domain.document import Orientation, Size

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

Colour = tuple[float, float, float]


class Type(NamedTuple):
    """A size of type with its distance from line to line, and whether it is bold."""

    size: float
    leading: float
    bold: bool = False


class Margins(NamedTuple):
    """Empty edges of the sheet in points; the foot holds the footer."""

    left: float
    right: float
    top: float
    foot: float


BODY = Type(10, 14)
LEAD = Type(11.5, 16)
SMALL = Type(8, 11)
STRONG = Type(10, 14, True)
LABEL = Type(8, 11)
FIGURE = Type(8, 11, True)
FOOT = Type(7.5, 10)
HEADINGS = (Type(19, 24, True), Type(13, 17, True), Type(11, 15, True), Type(10, 14, True))
GRIDS = {
    Size.CLOSE: (Type(8, 10.4), Type(7, 9)),
    Size.NORMAL: (Type(9, 12), Type(7.5, 10)),
    Size.WALL: (Type(14, 17), Type(10.5, 12.5)),
    Size.WALL_CLOSE: (Type(12, 13.5), Type(9, 10)),
    Size.LARGE: (Type(15, 20), Type(11, 14)),
    Size.POSTER: (Type(34, 40), Type(14, 17)),
}
HEADS = {
    Size.CLOSE: Type(7.2, 9.4, True),
    Size.NORMAL: Type(8.5, 11.5, True),
    Size.WALL: Type(11, 13.5, True),
    Size.WALL_CLOSE: Type(10, 11.5, True),
    Size.LARGE: Type(10, 13, True),
    Size.POSTER: Type(10, 13, True),
}

ON_THE_WALL = frozenset({Size.WALL, Size.WALL_CLOSE})

INK: Colour = (0.106, 0.122, 0.137)
MUTED: Colour = (0.29, 0.32, 0.35)
ACCENT: Colour = (0.0, 0.30, 0.32)
RULE: Colour = (0.62, 0.65, 0.67)
FAINT: Colour = (0.80, 0.82, 0.83)
TINT: Colour = (0.925, 0.94, 0.94)
WASH: Colour = (0.965, 0.972, 0.972)
WARN: Colour = (0.60, 0.15, 0.10)
WARN_TINT: Colour = (0.99, 0.94, 0.92)
HATCH_INK: Colour = (0.70, 0.73, 0.75)

# Twelve hues people with any colour vision can tell apart in print; always beside a name, never alone.
HUES: tuple[Colour, ...] = (
    (0.00, 0.45, 0.70),
    (0.90, 0.62, 0.00),
    (0.00, 0.62, 0.45),
    (0.80, 0.40, 0.00),
    (0.34, 0.71, 0.91),
    (0.80, 0.47, 0.65),
    (0.40, 0.40, 0.40),
    (0.55, 0.34, 0.64),
    (0.60, 0.60, 0.10),
    (0.45, 0.25, 0.10),
    (0.10, 0.30, 0.30),
    (0.75, 0.10, 0.20),
)


def sheet_size(orientation: Orientation) -> tuple[float, float]:
    """Return width and height of the A4 sheet in points."""
    return A4 if orientation is Orientation.PORTRAIT else (A4[1], A4[0])


def margins(orientation: Orientation) -> Margins:
    """Return the edges to keep free; a wall paper uses more of the sheet than a letter."""
    if orientation is Orientation.PORTRAIT:
        return Margins(14 * MM, 14 * MM, 13 * MM, 20 * MM)
    return Margins(11 * MM, 11 * MM, 10 * MM, 17 * MM)
