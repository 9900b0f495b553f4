"""An honest estimate of how long a passphrase holds out against somebody who copied the file."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import IntEnum

# One guess costs about 0.7 s and 256 MiB; a thief with many machines is reckoned at 2**17 a second.
FAIR_BITS = 40.0
GOOD_BITS = 55.0
STRONG_BITS = 70.0

_WORD_BITS = 12.5  # a word taken at random from an ordinary small dictionary
_COMMON_BITS = 6.0
_ROWS = ("1234567890", "qwertyuiopå", "asdfghjkløæ", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzæøå")
_COMMON = frozenset(
    """
    passord password sommer vinter høst vår norge bergen oslo hei hallo admin qwerty elsker hemmelig velkommen
    januar februar mars april mai juni juli august september oktober november desember mandag tirsdag onsdag
    torsdag fredag lørdag søndag monday summer winter letmein welcome login test bpa assistent vakt turnus
    kari ola anne per nora emma sofie jakob lucas mamma pappa hund katt fotball brann rosenborg liverpool
    """.split()
)
_PIECE = re.compile(r"(?:19|20)\d\d|\d+|[^\W\d_]+|\s+|[^\w\s]+|_+")


class Strength(IntEnum):
    """How well a passphrase protects a stolen file."""

    WEAK = 0
    FAIR = 1
    GOOD = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Estimate:
    """The estimated bits of surprise in a passphrase and what they are worth."""

    bits: float
    strength: Strength


def estimate(passphrase: str) -> Estimate:
    """Return the estimate: words, years, rows of keys and repeats count for little, length for much."""
    seen: set[str] = set()
    bits = 0.0
    for piece in _PIECE.findall(passphrase):
        folded = piece.casefold()
        if piece.isspace():
            continue
        bits += 1.0 if folded in seen else _piece_bits(piece)
        seen.add(folded)
    # Nothing is worth more than its characters drawn at random.
    bits = min(bits, len(set(passphrase)) * math.log2(max(len(set(passphrase)), 1)) + len(passphrase))
    levels = (FAIR_BITS, GOOD_BITS, STRONG_BITS)
    return Estimate(round(bits, 1), Strength(sum(bits >= level for level in levels)))


def _piece_bits(piece: str) -> float:
    folded = piece.casefold()
    if piece.isdigit():
        if len(piece) == 4 and piece[:2] in {"19", "20"}:
            return 6.0
        return 2.0 + len(piece) / 2 if _row(folded) else len(_squeezed(folded)) * math.log2(10)
    if not folded.isalpha():
        return len(_squeezed(folded)) * 4.0
    case = 1.0 if piece != folded else 0.0
    if piece not in {folded, folded.upper(), folded.capitalize()}:
        case = len(piece) / 2
    if folded in _COMMON:
        return _COMMON_BITS + case
    if _row(folded):
        return 2.0 + len(piece) / 2 + case
    letters = _squeezed(folded)
    # A readable word is guessed as a word; only its length beyond that of a common one adds a little.
    as_letters = len(letters) * math.log2(29)
    as_word = _WORD_BITS + max(0, len(letters) - 7) * 1.5
    return (as_word if _pronounceable(letters) else as_letters * 0.9) + case


def _squeezed(text: str) -> str:
    """The text with runs of the same character cut to one."""
    return re.sub(r"(.)\1+", r"\1", text)


def _row(text: str) -> bool:
    """True when the text follows a keyboard row or the alphabet, either way."""
    return len(text) >= 3 and any(text in row or text[::-1] in row for row in _ROWS)


def _pronounceable(text: str) -> bool:
    """True when vowels and consonants take turns as in words, so a dictionary may hold it."""
    vowels = sum(letter in "aeiouyæøåéèöä" for letter in text)
    longest = max((len(run) for run in re.split(r"[aeiouyæøåéèöä]+", text)), default=0)
    return len(text) < 3 or (vowels >= len(text) / 5 and longest <= 4)
