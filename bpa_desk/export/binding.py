"""What is kept together on a line: day and month, number and unit, paragraph and letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bpa_desk.language.formats import NBSP
from bpa_desk.language.names import MONTHS, MONTHS_SHORT, WEEKDAYS_SHORT

_UNITS = (
    "% prosent percent kr kroner t h min km kg timer timar time hours hour minutter minutt minutes minute"
    " dager dagar dag days day virkedager virkedagar uker veker uke veke weeks week"
    " måneder månader måned månad months month år years year"
).split()
_MONTHS = {each for names in (MONTHS, MONTHS_SHORT) for months in names.values() for each in months}
_BEFORE_NUMBERS = {each for names in WEEKDAYS_SHORT.values() for each in names}
_BEFORE_NUMBERS |= {"kl.", "art.", "kap.", "nr.", "pkt.", "kapittel", "chapter", "NOK", "kr"}
_LAWS = ("aml.", "hol.", "pol.")


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _after(words: Iterable[str]) -> str:
    """Return the pattern of a place after one of the words and its space."""
    return "|".join(rf"(?<=\b{re.escape(word)} )" for word in sorted(words))


_BOUND = re.compile(
    rf" (?:(?<=\d )(?=(?:{_one_of(_UNITS)})(?!\w))"
    rf"|(?:(?<=\d\. )|(?<=\d ))(?=(?:{_one_of(_MONTHS)})(?!\w))"
    rf"|(?:{_after(_BEFORE_NUMBERS)})(?=\d)"
    rf"|(?:{_after(_LAWS)})(?=§)"
    r"|(?:(?<=-\d )|(?<=-\d\d ))(?=\(\d+\)|[a-h](?![\w-])))"
)


def bound(text: str) -> str:
    """Return the text, letter for letter as long, with a no-break space wherever a line should not end."""
    return _BOUND.sub(NBSP, text)
