"""What every record must obey before it is written, and the order names are shown in."""

from __future__ import annotations

import unicodedata
from datetime import date

from bpa_desk.domain.national_id import no_national_id as no_national_id
from bpa_desk.domain.text import N_, DomainError, Message

LONGEST_NAME = 200
LONGEST_TEXT = 100_000
_LAST_LETTERS = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}


def cleaned(text: str) -> str:
    """Return the text in one normal form, without control characters and blanks around it."""
    normal = unicodedata.normalize("NFC", text)
    kept = "".join(
        char
        for char in normal
        if char in "\n\t" or unicodedata.category(char)[0] != "C" or unicodedata.category(char) == "Cf"
    )
    return kept.strip()


def one_line(text: str) -> str:
    """Return the text cleaned and on one line."""
    return " ".join(cleaned(text).split())


def named(text: str, field: str = "name") -> str:
    """Return the name on one line; raise DomainError if it is empty or longer than LONGEST_NAME."""
    name = one_line(text)
    if not name:
        raise DomainError(Message(N_("Write a name.")), field)
    if len(name) > LONGEST_NAME:
        raise DomainError(
            Message(N_("The name is too long; at most {most} characters."), {"most": LONGEST_NAME}), field
        )
    return name


def prose(text: str, field: str) -> str:
    """Return free text cleaned; DomainError if it is longer than LONGEST_TEXT or holds a fødselsnummer."""
    kept = cleaned(text)
    no_national_id(kept, field)
    if len(kept) > LONGEST_TEXT:
        raise DomainError(
            Message(N_("The text is too long; at most {most} characters."), {"most": LONGEST_TEXT}), field
        )
    return kept


def labels(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels on one line each, empty ones and repetitions (whatever the case) left out."""
    seen: dict[str, str] = {}
    for word in map(one_line, words):
        if word:
            seen.setdefault(word.casefold(), word)
    return tuple(seen.values())


def in_order(start: date, end: date | None, field: str = "end") -> None:
    """Raise DomainError beside ``field`` when the last day lies before the first."""
    if end is not None and end < start:
        raise DomainError(Message(N_("The last day must not lie before the first.")), field)


def come(day: date | None, today: date, field: str) -> None:
    """Raise DomainError beside ``field`` when the day is still to come."""
    if day is not None and day > today:
        raise DomainError(Message(N_("This day has not come yet.")), field)


def within(value: float, least: float, most: float, field: str) -> None:
    """Raise DomainError beside ``field`` unless least ≤ value ≤ most."""
    if not least <= value <= most:
        raise DomainError(
            Message(N_("Write a number from {least} to {most}."), {"least": least, "most": most}), field
        )


def dated(day: date) -> Message:
    """Return the day for a sentence with its year, for things that last longer than one."""
    return Message(N_("{day} {year}"), {"day": day, "year": str(day.year)})


def name_order(name: str) -> tuple[str, str]:
    """Return a key that sorts names the Norwegian way: æ, ø and å last, other accents and case ignored."""
    if name.isascii():
        return name.casefold(), name
    folded = "".join(_LAST_LETTERS.get(char, char) for char in unicodedata.normalize("NFC", name).casefold())
    bare = "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))
    return bare, name
