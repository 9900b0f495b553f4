"""Where lines of text break, and how wide columns become."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bpa_desk.export.binding import bound
from bpa_desk.export.fonts import Fount, fount
from bpa_desk.export.style import Type

# Between words, and inside a compound after a hyphen or a slash; never in 08–16 or at a no-break space.
_BREAKS = re.compile(r"(?<=[ \t])(?=[^ \t])|(?<=[\-–/])(?=[^\W\d])")

_DASH = re.compile(r"(?<=[\-–/])(?=.)")


@lru_cache(maxsize=8192)
def wrap(text: str, kind: Type, width: float) -> tuple[str, ...]:
    """Return the safe text as lines that fit in ``width`` points; joined again they read right."""
    letters = fount(kind.bold)
    lines: list[str] = []
    for line in text.split("\n"):
        if lines:
            lines[-1] = apart(lines[-1])
        if letters.width(line, kind.size) <= width:
            lines.append(line)
        else:
            lines.extend(_fold(line, letters, kind.size, width))
    return tuple(lines)


def apart(line: str) -> str:
    """Return the line with a space at its end, so that it is not read as one word with what follows."""
    return f"{line} " if line and not line[-1].isspace() else line


def width_of(text: str, kind: Type) -> float:
    """Return the width in points of the longest line of safe text."""
    letters = fount(kind.bold)
    return max(letters.width(line, kind.size) for line in text.split("\n"))


def narrowest(text: str, kind: Type) -> float:
    """Return the width of the longest piece that should not be broken."""
    letters = fount(kind.bold)
    words = (word for line in text.split("\n") for word in _words(line))
    return max(letters.width(word.strip(" \t"), kind.size) for word in words)


def in_two(text: str, kind: Type) -> float:
    """Return the least width in points at which safe text takes no more than two lines."""
    letters, words = fount(kind.bold), list(_words(text.replace("\n", " ")))
    halves = (("".join(words[:at]).rstrip(), "".join(words[at:])) for at in range(1, len(words) + 1))
    return min(max(letters.width(half, kind.size) for half in pair) for pair in halves)


def share_out(
    natural: Sequence[float], least: Sequence[float], shares: Sequence[float], room: float, air: float = 0.0
) -> list[float]:
    """Return column widths that fill ``room`` points: content first, then air, what is left over by share.

    ``air`` is what each column with no share is given besides its content, where all else has what it needs.
    """
    wanted = [small if share else wide for wide, small, share in zip(natural, least, shares, strict=True)]
    spare = room - sum(wanted)
    if spare >= 0:
        total = sum(shares)
        if total:
            close = len(shares) - sum(map(bool, shares))
            each = min(air, max(0.0, room - sum(natural)) / (2 * close)) if close else 0.0
            wanted = [width if share else width + each for width, share in zip(wanted, shares, strict=True)]
            spare = room - sum(wanted)
            return [width + spare * share / total for width, share in zip(wanted, shares, strict=True)]
        every = sum(natural) or 1.0
        return [width + spare * width / every for width in wanted]
    floor = sum(least)
    if floor <= room:
        give = [wide - small for wide, small in zip(wanted, least, strict=True)]
        part = (room - floor) / (sum(give) or 1.0)
        return [small + each * part for small, each in zip(least, give, strict=True)]
    # Words longer than the sheet allows: every column keeps its share, and words are broken.
    fair = room / len(natural)
    small_ones = sum(small for small in least if small <= fair)
    big_ones = sum(small for small in least if small > fair)
    part = (room - small_ones) / big_ones
    return [small if small <= fair else small * part for small in least]


def levelled(widths: Sequence[float], natural: Sequence[float], holds: Sequence[bool]) -> list[float]:
    """Return the widths after columns with more room than their text needs gave some to those short of it."""
    short = [max(0.0, wish - width) for wish, width in zip(natural, widths, strict=True)]
    over = [
        max(0.0, width - wish) if some else 0.0
        for wish, width, some in zip(natural, widths, holds, strict=True)
    ]
    moved = min(sum(short), sum(over))
    taken, given = moved / (sum(short) or 1.0), moved / (sum(over) or 1.0)
    return [
        width + lack * taken - rest * given for width, lack, rest in zip(widths, short, over, strict=True)
    ]


def _words(line: str) -> Iterator[str]:
    """Yield what may stand on a line of its own; the text keeps its own spaces, so that it is found."""
    at = 0
    for word in _BREAKS.split(bound(line)):
        yield line[at : at + len(word)]
        at += len(word)


def _fold(line: str, letters: Fount, size: float, width: float) -> list[str]:
    done: list[str] = []
    now, used = "", 0.0
    for word in _words(line):
        wide = letters.width(word, size)
        bare = wide if word[-1:] not in (" ", "\t") else letters.width(word.rstrip(" \t"), size)
        if now and used + bare > width:
            done.append(now)
            now, used = "", 0.0
        if bare > width:
            *whole, word = _cut(word, letters, size, width)
            done.extend(whole)
            wide = letters.width(word, size)
        now += word
        used += wide
    done.append(now)
    return done


def _cut(word: str, letters: Fount, size: float, width: float) -> list[str]:
    """Return a word too long for a line in pieces: at its dash where the halves fit, else where it must."""
    halves = _DASH.split(word)
    if all(letters.width(half.rstrip(" \t"), size) <= width for half in halves):
        return halves
    return _chop(word, letters, size, width)


def _chop(word: str, letters: Fount, size: float, width: float) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for character in word:
        wide = letters.width(character, size)
        if piece and used + wide > width and not character.isspace():
            pieces.append(piece)
            piece, used = "", 0.0
        piece += character
        used += wide
    pieces.append(piece)
    return pieces
