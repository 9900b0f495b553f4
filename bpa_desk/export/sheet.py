"""One sheet of paper: text, lines and patterns as PDF operators, all of it tagged or marked as decoration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bpa_desk.domain.document import Hatch
from bpa_desk.export.fonts import fount
from bpa_desk.export.style import INK, Colour, Type
from bpa_desk.export.tagged import Structure

# How far below the top of its line a letter stands, as a part of the leading.
_RISE = 0.76


class Ink:
    """The characters used so far in each face, over all sheets of a file."""

    def __init__(self) -> None:
        self.used: defaultdict[str, set[str]] = defaultdict(set)


class Sheet:
    """A page being drawn; ``y`` grows upwards from the lower edge, as in PDF."""

    def __init__(self, size: tuple[float, float], structure: Structure, ink: Ink) -> None:
        self.size = size
        self.page = structure.begin_page()
        self._structure = structure
        self._ink = ink
        self._out: list[str] = []
        self._fill: Colour | None = None

    @property
    def operators(self) -> bytes:
        """The content stream of the page."""
        return "\n".join(self._out).encode("ascii")

    @contextmanager
    def marked(self) -> Iterator[None]:
        """Text drawn inside belongs to the element that is open in the structure."""
        mark = self._structure.mark(self.page)
        self._out.append(f"/{self._structure.kind} <</MCID {mark}>> BDC")
        yield
        self._out.append("EMC")

    @contextmanager
    def decoration(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn inside is silent for a screen reader."""
        self._out.append(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._out.append("EMC")

    def line(self, x: float, top: float, text: str, kind: Type, colour: Colour = INK) -> None:
        """Set one line of safe text with its upper left corner at (x, top)."""
        if not text:
            return
        self._paint(colour)
        used = self._ink.used
        parts = [f"BT 1 0 0 1 {x:.2f} {top - kind.leading * _RISE:.2f} Tm"]
        for run in fount(kind.bold).runs(text):
            used[run.face].update(run.text)
            if run.lost:
                said = run.lost.encode("utf-16-be").hex().upper()
                parts.append(f"/Span <</ActualText <FEFF{said}>>> BDC")
            parts.append(f"/{run.face} {kind.size:g} Tf <{run.text.encode('utf-16-be').hex()}> Tj")
            if run.lost:
                parts.append("EMC")
        parts.append("ET")
        self._out.append(" ".join(parts))

    def lines(self, x: float, top: float, lines: Sequence[str], kind: Type, colour: Colour = INK) -> None:
        """Set lines of safe text below each other."""
        for number, line in enumerate(lines):
            self.line(x, top - number * kind.leading, line, kind, colour)

    def box(self, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
        """Fill a rectangle whose lower left corner is (x, y)."""
        self._paint(colour)
        self._out.append(f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re f")

    def frame(
        self, x: float, y: float, wide: float, high: float, colour: Colour, dashed: bool = False
    ) -> None:
        """Draw the outline of a rectangle."""
        dash = "[3 2] 0 d" if dashed else "[] 0 d"
        self._out.append(f"{_rgb(colour)} RG 0.8 w {dash} {x:.2f} {y:.2f} {wide:.2f} {high:.2f} re S [] 0 d")

    def rule(self, x1: float, y1: float, x2: float, y2: float, colour: Colour, width: float = 0.5) -> None:
        """Draw a straight line."""
        self._out.append(f"{_rgb(colour)} RG {width:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def hatch(self, x: float, y: float, wide: float, high: float, pattern: Hatch, colour: Colour) -> None:
        """Fill a rectangle with a pattern that can be told apart without colour."""
        if pattern is Hatch.NONE:
            return
        strokes = "".join(_strokes(pattern, wide, high))
        self._out.append(
            f"q 1 0 0 1 {x:.2f} {y:.2f} cm 0 0 {wide:.2f} {high:.2f} re W n"
            f" {_rgb(colour)} RG 0.9 w {strokes} Q"
        )

    def _paint(self, colour: Colour) -> None:
        if colour != self._fill:
            self._out.append(f"{_rgb(colour)} rg")
            self._fill = colour


def _rgb(colour: Colour) -> str:
    return "{:g} {:g} {:g}".format(*colour)


def _strokes(pattern: Hatch, wide: float, high: float) -> Iterator[str]:
    step = 3.4
    if pattern in (Hatch.RISING, Hatch.CROSSED):
        yield from _slanted(wide, high, step, rising=True)
    if pattern in (Hatch.FALLING, Hatch.CROSSED):
        yield from _slanted(wide, high, step, rising=False)
    if pattern is Hatch.LEVEL:
        yield from (f"0 {y:.1f} m {wide:.1f} {y:.1f} l S " for y in _steps(high, step))
    if pattern is Hatch.UPRIGHT:
        yield from (f"{x:.1f} 0 m {x:.1f} {high:.1f} l S " for x in _steps(wide, step))
    if pattern is Hatch.DOTTED:
        yield "1 J 1.5 w [0 3.4] 0 d "
        yield from (f"{x:.1f} 1 m {x:.1f} {high:.1f} l S " for x in _steps(wide, step))


def _slanted(wide: float, high: float, step: float, rising: bool) -> Iterator[str]:
    low, top = (0.0, high) if rising else (high, 0.0)
    for start in _steps(wide + high, step):
        yield f"{start - high:.1f} {low:.1f} m {start:.1f} {top:.1f} l S "


def _steps(length: float, step: float) -> Iterator[float]:
    for number in range(int(length / step) + 1):
        yield number * step + step / 2
