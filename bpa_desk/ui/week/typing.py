"""What is typed into a cell of the week or the turnus, read as drafts and written back; pure, no Qt.

One shift is ``14-22``, ``7:30-15``, ``0800-1600``, ``22-06`` (over midnight), ``22-10 p23-07`` (passive
inside), ``p23-07`` (all of it passive), ``10-10+1`` (a day longer) or the code of a shift type. Several stand
side by side: ``8-12 16-20``. ``-`` or nothing clears the cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bpa_desk.domain.shift import LONGEST_SHIFT, ShiftType
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DAY, clock_text
from bpa_desk.services.rota_spans import Draft, kind_of

FIELD = "cell"
MOST_SHIFTS = 6

_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*|(?<=\d)\s*\b(?:til|to)\b\s*(?=\d)")
_NOISE = re.compile(r"\b(?:kl|kl\.)\s*(?=\d)|(?<=\d)(\s*)(t|h)\b")
_SPLIT = re.compile(r"[\s/;,]+")
_RANGE = re.compile(r"(p?)(\d{1,4}(?:[.:]\d\d)?)-(\d{1,4}(?:[.:]\d\d)?)(?:\+(\d))?\Z", re.ASCII)


def parse(text: str, types: Sequence[ShiftType] = (), overlap: bool = False) -> tuple[Draft, ...]:
    """Return the shifts that were typed, none to clear the cell; raise DomainError saying what is wrong.

    ``overlap`` lets shifts lie on top of each other, as open ones may.
    """
    tidy = unicodedata.normalize("NFKC", text).strip()
    known = {each.code.casefold(): each for each in types if not each.archived and each.code}

    def quiet(noise: re.Match[str]) -> str:
        # "8-12 h" says that these are hours, unless h stands apart and is a shift type of its own.
        return noise[0] if noise[1] and noise[2] in known else ""

    tidy = _DASH.sub("-", _NOISE.sub(quiet, tidy.casefold()))
    if tidy in ("", "-"):
        return ()
    drafts: list[Draft] = []
    for token in _SPLIT.split(tidy):
        if token:
            _read(token, known, types, drafts)
    if len(drafts) > MOST_SHIFTS:
        raise _error(N_("At most {most} shifts fit in one day."), most=MOST_SHIFTS)
    ordered = sorted((_finished(each, types) for each in drafts), key=lambda each: (each.start, each.end))
    for before, after in pairwise(ordered):
        if after.start < before.end and not overlap:
            raise _error(
                N_("{one} and {other} overlap; one person cannot do both."),
                one=span(before),
                other=span(after),
            )
    return tuple(ordered)


def text_of(drafts: Sequence[Draft], types: Sequence[ShiftType] = ()) -> str:
    """Return what one would type to get these drafts: a code where it says it all, else the times."""
    return " ".join(_written(each, types) for each in drafts)


def span(draft: Draft) -> str:
    """Return the times of the draft as typed: ``14-22:30``, ``22-06``, ``10-10+1``."""
    return _range(draft.start, draft.end)


def draft_of_type(named: ShiftType) -> Draft:
    """Return the draft a shift type stands for."""
    return Draft(
        named.start, named.end, named.kind, named.id, tuple(sorted(named.passive)), named.requires, True
    )


def _read(token: str, known: dict[str, ShiftType], types: Sequence[ShiftType], drafts: list[Draft]) -> None:
    if token in known:
        drafts.append(draft_of_type(known[token]))
        return
    match = _RANGE.match(token)
    if match is None:
        raise _unreadable(token, types)
    start, end = _minute(match[2]), _minute(match[3])
    if start == DAY:
        start = 0
    if end <= start:
        end += DAY
    end += int(match[4] or 0) * DAY
    if end - start > LONGEST_SHIFT:
        raise _error(N_("A shift can be at most eight days long; split it in two."))
    if not match[1]:
        drafts.append(Draft(start, end, named=False))
        return
    _add_passive(start, end, drafts)


def _add_passive(start: int, end: int, drafts: list[Draft]) -> None:
    last = drafts[-1] if drafts else None
    if last is not None:
        # Passive time is counted from the shift it stands beside, so 23-07 in 22-10 lies after midnight too.
        taken = [piece for piece in last.passive if piece[0] % DAY == start % DAY]
        while start < last.start or (start, end) in taken:
            start, end = start + DAY, end + DAY
        if last.start <= start and end <= last.end:
            drafts[-1] = replace(last, passive=tuple(sorted((*last.passive, (start, end)))))
            return
        if start < last.end:
            raise _error(
                N_("The passive time {passive} reaches outside the shift {shift}."),
                passive=_range(start, end),
                shift=span(last),
            )
        start, end = (start - DAY, end - DAY) if start >= DAY else (start, end)
    drafts.append(Draft(start, end, passive=((start, end),), named=False))


def _finished(draft: Draft, types: Sequence[ShiftType]) -> Draft:
    for low, high in pairwise(draft.passive):
        if high[0] < low[1]:
            raise _error(N_("Two passive times overlap."))
    if draft.named:
        return draft
    times = (draft.start, draft.end, draft.passive)
    alike = [
        each
        for each in types
        if not each.archived and (each.start, each.end, tuple(sorted(each.passive))) == times
    ]
    if len(alike) == 1:
        return replace(draft, kind=alike[0].kind, type=alike[0].id, requires=alike[0].requires)
    return replace(draft, kind=kind_of(*times))


def _minute(text: str) -> int:
    digits = text.replace(".", ":")
    if ":" in digits:
        hour, minute = (int(part) for part in digits.split(":"))
    elif len(digits) > 2:
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        hour, minute = int(digits), 0
    if hour * 60 + minute > DAY or minute > 59:
        raise _error(N_("“{time}” is not a time of day. Write for example 7, 7:30 or 22."), time=text)
    return hour * 60 + minute


def _written(draft: Draft, types: Sequence[ShiftType]) -> str:
    named = next((each for each in types if each.id == draft.type and not each.archived and each.code), None)
    if named is not None and (named.start, named.end, tuple(sorted(named.passive))) == (
        draft.start,
        draft.end,
        draft.passive,
    ):
        return named.code.lower()
    if draft.passive == ((draft.start, draft.end),):
        return f"p{span(draft)}"
    return " ".join([span(draft), *(f"p{_range(low, high)}" for low, high in draft.passive)])


def _range(start: int, end: int) -> str:
    length = end - start
    natural = end % DAY - start % DAY
    extra = (length - (natural if natural > 0 else natural + DAY)) // DAY
    last = "24" if end % DAY == 0 else _short(end)
    return f"{_short(start)}-{last}{f'+{extra}' if extra else ''}"


def _short(minute: int) -> str:
    text = clock_text(minute)
    return text[:-3] if text.endswith(":00") else text


def _unreadable(token: str, types: Sequence[ShiftType]) -> DomainError:
    codes = [each.code for each in types if not each.archived and each.code]
    if token.startswith("?"):
        if codes:
            return _error(
                N_(
                    "Write the times as 14-22, several as 8-12 16-20, passive time as 22-10 p23-07, "
                    "or one of your shift types: {codes}. A dash clears the cell."
                ),
                codes=codes,
            )
        return _error(
            N_(
                "Write the times as 14-22, several as 8-12 16-20, passive time as 22-10 p23-07. "
                "A dash clears the cell."
            )
        )
    if codes:
        return _error(
            N_("“{text}” cannot be read. Write the times as 14-22, or one of your shift types: {codes}."),
            text=token,
            codes=codes,
        )
    return _error(N_("“{text}” cannot be read. Write the times as 14-22."), text=token)


def _error(template: str, **values: object) -> DomainError:
    return DomainError(Message(template, values), FIELD)
