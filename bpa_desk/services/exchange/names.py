"""Whom a name in a foreign plan means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bpa_desk.domain.assistant import Assistant
from bpa_desk.services.exchange.who import initials

_OPEN = "åpen åpne åpent open ope opne opent ledig ledige ubemannet ubemanna vakant udekt udekka udekket"
OPEN_WORDS = frozenset(_OPEN.split())
_NOT_PEOPLE = frozenset(
    "sum summer totalt total antall tal timer timar uke veke week dato dager dagar ukedag vekedag "
    "bemanning bemanningsplan merknad merknader kommentar kommentarer navn namn assistent assistenter "
    "assistentar ansatt ansatte tilsett tilsette vaktkoder koder forklaring tegnforklaring vaktplan turnus "
    "turnusplan måned månad "
    "periode ordning plan fra til side utskrift".split()
)
_SHIFTS = frozenset(
    "vakt vakter dag dagtid kveld kveldstid natt tidlig tidleg sen sein sent seint aften morgen morgon "
    "formiddag føremiddag ettermiddag mellom lang kort helg hvilende kvilande våken vaken passiv skift post "
    "shift day evening night early late morning".split()
)
_SUMS = frozenset("sum summer totalt total antall tal timer timar".split())
_NUMBERED = re.compile(r"assist[ae]nt (?:\d+|\w)\Z", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:\([^()]*\)|\d{1,3}(?:[.,]\d+)?\s*(?:%|prosent|t/uke|t/veke|t)"
    r"|(?:,?\s*(?:tlf|tel|mob|mobil)[.:]*)?\s*\+?\d[\d ]{6,13}\d)\s*\Z",
    re.IGNORECASE,
)
LONGEST = 100


def cleaned_name(text: str) -> str:
    """Return the name without the position size that may stand behind it; ``Moen, Kari`` is turned round."""
    name = text.strip(" .:;*")
    while (shorter := _TAIL.sub("", name)) != name:
        name = shorter
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first.strip()} {last.strip()}"
    return name


@lru_cache(maxsize=4096)
def is_open(text: str) -> bool:
    """True when the text says that nobody has the shift yet."""
    words = text.casefold().strip("()").split()
    return bool(words) and words[0].strip(".:") in OPEN_WORDS


@lru_cache(maxsize=4096)
def is_person(text: str) -> bool:
    """True when the text can be a name: letters, not too long, and no word for a sum or a heading."""
    name = cleaned_name(text)
    words = name.casefold().split()
    return (
        bool(words)
        and len(name) <= LONGEST
        and any(each.isalpha() for each in name)
        and (words[0].strip(".:") not in _NOT_PEOPLE or bool(_NUMBERED.match(name)))
        and not is_shift(text)
        and "=" not in name
    )


@lru_cache(maxsize=4096)
def is_shift(text: str) -> bool:
    """True for what shifts are called, such as ``Vakt 1``, ``Nattevakt`` or ``Dag``; Dag Moen is a person."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if not words:
        return False
    return words[0].endswith(("vakt", "vakter", "skift")) or _SHIFTS.issuperset(words)


def is_sum(text: str) -> bool:
    """True for the head of a row of sums."""
    return text.casefold().partition(" ")[0].strip(".:") in _SUMS


@dataclass(frozen=True, slots=True)
class Directory:
    """The assistants one can mean: by name or number, and by first name or initials where one has them."""

    ids: dict[str, str]
    short: dict[str, str]

    @classmethod
    def of(cls, assistants: Iterable[Assistant]) -> Directory:
        """Return the directory of these assistants; one who is put away is found by whole name only."""
        people = list(assistants)
        told: Counter[str] = Counter()
        short: dict[str, str] = {}
        for person in people:
            for each in () if person.archived else (person.first_name.casefold(), *initials(person.name)):
                told[each] += 1
                short[each] = person.id
        ids: dict[str, str] = {}
        for person in people:
            if person.employee_number:
                ids[person.employee_number.casefold()] = person.id
        for person in people:
            ids[_key(person.name)] = person.id
        return cls(ids, {each: key for each, key in short.items() if told[each] == 1})

    def whole(self, text: str) -> str | None:
        """Return the id of the assistant whose whole name or number this is, or None."""
        return self.ids.get(_key(text)) or self.ids.get(_key(cleaned_name(text)))

    def find(self, text: str) -> str | None:
        """Return the id of the assistant the text means, or None."""
        name = cleaned_name(text)
        return self.whole(text) or self.short.get(name if name.isupper() else _key(name))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
