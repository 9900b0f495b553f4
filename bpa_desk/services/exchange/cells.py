"""What people write in the cells of a plan: ``08-16``, ``kl 8.00–16.00``, ``8-16/18-22``, ``D``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY
from bpa_desk.services.exchange.names import is_shift

FREE = frozenset(
    "fri f f1 f2 f3 f4 f5 - – — . fridag frivakt avspasering avsp off free 0".split()
)
ABSENT = {
    "ferie": "ferie", "fe": "ferie",
    "syk": "sykmelding", "sjuk": "sykmelding", "sykmelding": "sykmelding", "sykmeldt": "sykmelding",
    "sjukmelding": "sykmelding", "sjukmeldt": "sykmelding", "sm": "sykmelding",
    "egenmelding": "egenmelding", "eigenmelding": "egenmelding", "em": "egenmelding",
    "sykt barn": "child_ill", "sjukt barn": "child_ill", "sb": "child_ill",
    "foreldrepermisjon": "parental", "omsorgspermisjon": "care", "militæret": "military",
    "militærtjeneste": "military", "permittert": "laid_off", "permittering": "laid_off",
    "permisjon": "leave_unpaid", "perm": "leave_unpaid", "velferdspermisjon": "leave_paid",
}
_DASH = r"\s*(?:-|–|—|‒|−|til|to)\s*"
_HALF = r"\d{1,2}[.,]5(?!\d)"
_FROM = rf"(\d{{1,2}}[:.,]\d{{2}}|{_HALF}|\d{{3,4}}|\d{{1,2}})"
# In "8-16,18-22" the comma parts two shifts; in "8-16,30" it does not.
_TO = rf"(\d{{1,2}}[:.]\d{{2}}|\d{{1,2}},\d{{2}}(?!{_DASH}\d)|{_HALF}(?!{_DASH}\d)|\d{{3,4}}|\d{{1,2}})"
_SPAN = re.compile(rf"(?:(?:fra|frå)\s+)?(?:kl\.?\s*)?{_FROM}{_DASH}(?:kl\.?\s*)?{_TO}", re.IGNORECASE)
_PASSIVE = re.compile(rf"(?:p|hv|hvilende|kvilande|passiv)\.?\s*{_FROM}{_DASH}{_TO}", re.IGNORECASE)
_NOTE = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"[\s/+,;&]*(?:\bog\b)?[\s/+,;&]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.]{0,11}\s*:?\s*(?=[\d(]|kl)", re.IGNORECASE)
_MARKS = frozenset("* ** ? ! (*) (?)".split())
_TELLING = 3
_ONLY_LENGTH = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?\s*(?:t|timer|timar|h)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hours:
    """From and to in minutes after midnight; past 1440 on the next day. ``passive`` lies within."""

    start: int
    end: int
    passive: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CellContent:
    """What a cell says: shifts, a whole day's absence, or nothing; ``problem`` is why it cannot be used."""

    hours: tuple[Hours, ...] = ()
    absence: str = ""
    note: str = ""
    code: str = ""
    problem: Message | None = None


NOTHING = CellContent()


def read_cell(text: str, codes: Mapping[str, CellContent]) -> CellContent:
    """Return what the cell says; ``codes`` are explained codes by their casefolded form."""
    word = text.casefold()
    if not word:
        return NOTHING
    if word in codes:
        return codes[word]
    return _read_plainly(text)


def explained(meanings: Mapping[str, str]) -> dict[str, CellContent]:
    """Return what codes mean: hours such as ``08-16``, an absence word, or empty for a day off."""
    return {
        code.casefold(): replace(_read_plainly(meaning), code=code) if meaning else CellContent(code=code)
        for code, meaning in meanings.items()
    }


def has_hours(text: str) -> bool:
    """True when the text is or holds a from–to."""
    return bool(_read_plainly(text).hours)


def says_away(text: str) -> bool:
    """True for a word that means a day off or an absence."""
    word = text.casefold().strip()
    return word in FREE or word in ABSENT


@lru_cache(maxsize=4096)
def _read_plainly(text: str) -> CellContent:
    text = text.replace("½", ",5")
    word = text.casefold().strip()
    if word in FREE or not word:
        return NOTHING
    if word in ABSENT:
        return CellContent(absence=ABSENT[word])
    note = " ".join(match[1].strip() for match in _NOTE.finditer(text))
    bare = _NOTE.sub(" ", text).strip()
    # A code before the hours ("D 08-16") is explained by them; a longer word says what the shift is for.
    named = _WORD.match(bare)
    if named and not _SPAN.match(bare) and not _PASSIVE.match(bare):
        bare, before = bare[named.end() :], named[0].strip(" :")
        if len(before) >= _TELLING and not is_shift(before):
            note = " ".join(filter(None, (before, note)))
    return _spans(bare, note) if _SPAN.match(bare) else CellContent(problem=_why_not(text))


def _spans(text: str, note: str) -> CellContent:
    found: list[Hours] = []
    position = 0
    while position < len(text):
        passive = _PASSIVE.match(text, position)
        if passive and found:
            piece = _hours(passive[1], passive[2])
            shift = found[-1]
            if piece is None or (fitted := _within(shift, piece)) is None:
                return CellContent(problem=Message(N_("The passive time does not lie inside the shift.")))
            found[-1] = replace(shift, passive=(*shift.passive, fitted))
            position = passive.end()
        elif match := _SPAN.match(text, position):
            hours = _hours(match[1], match[2])
            if hours is None:
                problem = Message(N_("There is no such time of day; write it as 08:00-16:00."))
                return CellContent(problem=problem)
            found.append(hours)
            position = match.end()
        else:
            # Words after the hours are a note: "8-16 legebesøk".
            rest = text[position:].strip(" ,;:/")
            if not rest[:1].isalpha() and rest not in _MARKS:
                return CellContent(problem=Message(N_("Expected hours such as 08-16.")))
            note = " ".join(filter(None, (note, rest)))
            break
        position = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]  # matches the empty text too
    away = next((ABSENT[word] for word in note.casefold().split() if word in ABSENT), "")
    return CellContent(hours=tuple(found), absence=away, note=note)


def _within(shift: Hours, piece: Hours) -> tuple[int, int] | None:
    for days_on in (0, DAY):
        start, end = piece.start + days_on, piece.end + days_on
        if shift.start <= start and end <= shift.end:
            return start, end
    return None


def _hours(start: str, end: str) -> Hours | None:
    first, last = clock_minute(start), clock_minute(end)
    if first is None or last is None or first == DAY:
        return None
    return Hours(first, last if last > first else last + DAY)


@lru_cache(maxsize=4096)
def clock_minute(text: str) -> int | None:
    """Return minutes after midnight of ``8``, ``8.30``, ``8,5``, ``08:30`` or ``0830``; None if none is."""
    digits = text.replace(":", ".").replace(",", ".").partition(".")
    if digits[1]:
        hour, minute = digits[0], digits[2]
        if len(minute) == 1 and ":" not in text:
            # Half past seven is 7,5, and 7,30 as a number is 7,3.
            minute = "30" if minute == "5" else f"{minute}0"
    elif len(text) > 2:
        hour, minute = text[:-2], text[-2:]
    else:
        hour, minute = text, "0"
    if not (hour.isdecimal() and minute.isdecimal()):
        return None
    total = int(hour) * 60 + int(minute)
    return total if int(minute) < 60 and total <= DAY else None


def _why_not(text: str) -> Message:
    if _ONLY_LENGTH.match(text):
        return Message(N_("This is only a number; write when the shift starts and ends, such as 08-16."))
    if len(text) <= 4 and text[0].isalpha():
        return Message(N_("The code “{code}” has not been explained."), {"code": text})
    return Message(N_("Expected hours such as 08-16, or a code that has been explained."))


def looks_like_code(text: str) -> bool:
    """True for a short word such as ``D`` or ``A1`` that is neither hours, a day off nor an absence."""
    return (
        0 < len(text) <= 4
        and text[0].isalpha()
        and " " not in text
        and text.casefold() not in FREE
        and text.casefold() not in ABSENT
        and not has_hours(text)
    )
