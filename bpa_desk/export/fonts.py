"""The paper's letters: Noto Sans with DejaVu Sans for the signs it lacks, measured here and cut to size."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from reportlab.pdfbase.ttfonts import TTFontFace

from bpa_desk.export.characters import safe
from bpa_desk.paths import resource

STAND_IN: Final = "\u25a1"

FILES: Final = {
    "R": "NotoSans-Regular.ttf",
    "B": "NotoSans-Bold.ttf",
    "I": "NotoSans-Italic.ttf",
    "J": "NotoSans-BoldItalic.ttf",
    "D": "DejaVuSans.ttf",
}
# Always embedded, so that the cut font is made once and serves every paper of a month.
_BASE: Final = {
    "D": frozenset("☐☑☒✓✗→←↗⚠★☆☀☾◐●○◆◇▲△■□"),
    "": frozenset(map(chr, range(0x20, 0x7F)))
    | frozenset(map(chr, range(0xA0, 0x180)))
    | frozenset("ǤǥǦǧǨǩƷʒǮǯ–—‘’“”…•−€"),
}


class Run(NamedTuple):
    """A piece of text in one face; ``lost`` is the text it stands in for when no face has the letters."""

    face: str
    text: str
    lost: str = ""


class Program(NamedTuple):
    """A cut font ready to embed: deflated file, its length before, and per character glyph and width."""

    name: str
    packed: bytes
    length: int
    glyphs: tuple[tuple[int, int, int], ...]
    """Character code, glyph number and width in thousandths of the size, in order of code."""


class Fount:
    """One style of letters with its fallback; widths are in thousandths of the type size."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._main = _characters(key)
        self._widths = _Widths(key)

    def width(self, text: str, size: float) -> float:
        """Return the width in points of one line of safe text."""
        return sum(map(self._widths.__getitem__, text)) * size / 1000

    def runs(self, text: str) -> Iterator[Run]:
        """Yield the safe text in pieces of one face each."""
        if self._main.issuperset(text):
            yield Run(self.key, text)
            return
        face, piece, lost = "", "", ""
        for character in text:
            own = _face_of(self.key, character)
            if piece and (own or "?") != face:
                yield Run("D" if lost else face, piece, lost)
                piece, lost = "", ""
            face = own or "?"
            piece += character if own else STAND_IN
            lost += "" if own else character
        if piece:
            yield Run("D" if lost else face, piece, lost)


class _Widths(dict[str, int]):
    """Widths by character, looked up in the faces the first time a character is met."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def __missing__(self, character: str) -> int:
        face = _face_of(self._key, character)
        shown = character if face else STAND_IN
        width: int = round(_face(face or "D").charWidths[ord(shown)])
        self[character] = width
        return width


@cache
def fount(bold: bool = False) -> Fount:
    """Return the upright letters, bold or not."""
    return Fount("B" if bold else "R")


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters no font of ours can print, once each and in order, to warn of before export."""
    cleaned = safe(text)
    lost = dict.fromkeys(each for each in cleaned if each != "\n" and _face_of("R", each) is None)
    return tuple(lost)


@lru_cache(maxsize=64)
def program(key: str, used: frozenset[str]) -> Program:
    """Return the face cut down to the usual letters and the used ones; equal letters give equal bytes."""
    face = _face(key)
    wanted = sorted({ord(each) for each in (used | _BASE.get(key, _BASE[""]))} & face.charToGlyph.keys())
    font = face.makeSubset(wanted)
    numbers: dict[int, int] = {0: 0}
    # The subset keeps the order in which each drawing is first asked for; two characters may share one.
    glyphs = tuple(
        (code, numbers.setdefault(face.charToGlyph[code], len(numbers)), round(face.charWidths[code]))
        for code in wanted
    )
    digest = hashlib.sha256(",".join(map(str, wanted)).encode()).digest()
    tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
    return Program(f"{tag}+{face.name.decode('ascii')}", zlib.compress(font, 9), len(font), glyphs)


def descriptor(key: str) -> str:
    """Return the measures of the whole face, as entries of a PDF font descriptor."""
    face = _face(key)
    box = " ".join(str(round(edge)) for edge in face.bbox)
    return (
        f"/Flags 4 /FontBBox [{box}] /ItalicAngle {round(face.italicAngle)} /Ascent {round(face.ascent)}"
        f" /Descent {round(face.descent)} /CapHeight {round(face.capHeight)} /StemV {round(face.stemV)}"
    )


@cache
def _face(key: str) -> TTFontFace:
    return TTFontFace(str(resource("fonts") / FILES[key]))


@cache
def _characters(key: str) -> frozenset[str]:
    return frozenset(chr(code) for code in _face(key).charToGlyph if code <= 0xFFFF)


def _face_of(key: str, character: str) -> str | None:
    if character in _characters(key):
        return key
    return "D" if character in _characters("D") else None
