"""Finding what was meant by a few typed letters; nothing of Qt here."""

from __future__ import annotations

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")
_START, _INSIDE, _SCATTERED = 6.0, 3.0, 1.0
_FIRST = 2.0


def score(typed: str, text: str) -> float | None:
    """Return how well the text fits, higher is better; None when some typed word is nowhere in it.

    A typed word counts most at the start of a word, less inside one, least when only its letters follow one
    another.
    Letters match their accented kin (``ase`` finds Åse), case never counts.
    """
    wanted = _WORDS.findall(_folded(typed))
    folded = _folded(text)
    total = 0.0
    for word in wanted:
        points = _points(word, folded)
        if points is None:
            return None
        total += points
    # Among equals the shorter text is the likelier.
    return total - len(folded) / 1000


def _points(word: str, text: str) -> float | None:
    best = None
    for match in _WORDS.finditer(text):
        if match[0].startswith(word):
            # The earlier in the text, and the more of the word is typed, the better.
            first = _FIRST if match.start() == 0 else 0
            points = _START + first + len(word) / len(match[0]) - match.start() / 1000
            best = points if best is None else max(best, points)
    if best is not None:
        return best
    if word in text:
        return _INSIDE
    letters = iter(text)
    return _SCATTERED if len(word) > 2 and all(letter in letters for letter in word) else None


def _folded(text: str) -> str:
    plain = text.casefold().replace("ø", "o").replace("æ", "ae").replace("đ", "d").replace("ŋ", "n")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
