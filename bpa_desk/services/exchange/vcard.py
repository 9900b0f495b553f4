"""Reading address books (vCard 2.1, 3 and 4) with patience for what phones and mail programs write."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bpa_desk.domain.assistant import Contact
from bpa_desk.domain.text import N_, Message
from bpa_desk.services.exchange.errors import ImportFileError
from bpa_desk.services.exchange.sheet import plain
from bpa_desk.services.exchange.table_file import MOST_BYTES, decoded

MOST_CARDS = 1_000
MOST_LINES = 400_000
_PARAMETER = re.compile(r';([^=;:"]+)(?:=("[^"]*"|[^;:"]*))?')
_NAME = re.compile(r"(?:[\w-]+\.)?([\w-]+)", re.ASCII)
_UNESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPLIT = re.compile(r"(?<!\\);")
_BIRTH = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_LABELS = {"home": "home", "work": "work", "cell": "mobile", "mobile": "mobile"}


@dataclass(slots=True)
class Card:
    """One person of an address book; ``line`` is where the card begins, from 1."""

    line: int
    name: str = ""
    contacts: list[Contact] = field(default_factory=list)
    birth_date: date | None = None


def is_vcard(content: bytes) -> bool:
    """True when the file looks like an address book."""
    return "BEGIN:VCARD" in decoded(content[:4000]).upper()


def read_cards(content: bytes) -> list[Card]:
    """Return the cards of an address book; raise ImportFileError if there are none or far too many."""
    if len(content) > MOST_BYTES:
        raise ImportFileError(Message(N_("The file is larger than 10 MB.")))
    if content.count(b"\n") + content.count(b"\r") > MOST_LINES:
        raise ImportFileError(Message(N_("There is no vCard in the file.")))
    cards: list[Card] = []
    card: Card | None = None
    for number, name, parameters, value in _properties(decoded(content)):
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            card = Card(number)
            cards.append(card)
            if len(cards) > MOST_CARDS:
                values = {"most": MOST_CARDS}
                raise ImportFileError(Message(N_("There are more than {most} people in the file."), values))
        elif name == "END":
            card = None
        elif card is not None:
            _take(card, name, parameters, value)
    if not cards:
        raise ImportFileError(Message(N_("There is no vCard in the file.")))
    return cards


def _properties(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield line number, name, parameters (upper case) and value of each line, folded lines joined."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    index = 0
    while index < len(lines):
        number = index + 1
        pieces = [lines[index]]
        index += 1
        soft = "QUOTED-PRINTABLE" in pieces[0].upper()
        while index < len(lines) and (lines[index][:1] in (" ", "\t") or (soft and pieces[-1].endswith("="))):
            folded = lines[index][:1] in (" ", "\t")
            pieces.append(lines[index][1:] if folded else lines[index])
            index += 1
        line = "\n".join(pieces) if soft else "".join(pieces)
        match = _NAME.match(line)
        if match is None:
            continue
        end = match.end()
        while parameter := _PARAMETER.match(line, end):
            end = parameter.end()
        if line[end : end + 1] == ":":
            parameters = line[match.end() : end].upper()
            yield number, match[1].upper(), parameters, _decoded(line[end + 1 :], parameters)


def _decoded(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return value
    charset = "latin-1" if "8859-1" in parameters or "1252" in parameters else "utf-8"
    try:
        return quopri.decodestring(value.encode("utf-8")).decode(charset, errors="replace")
    except (ValueError, binascii.Error):
        return value


def _take(card: Card, name: str, parameters: str, value: str) -> None:
    if name == "FN":
        card.name = _plain(value) or card.name
    elif name == "N" and not card.name:
        parts = [_plain(each) for each in _SPLIT.split(value)]
        card.name = " ".join(part for part in (*parts[1:3], parts[0]) if part)
    elif name == "TEL":
        _reach(card, "phone", _number(_plain(value)), parameters)
    elif name == "EMAIL":
        _reach(card, "email", _plain(value).removeprefix("mailto:"), parameters)
    elif name == "ADR":
        parts = [_plain(each) for each in _SPLIT.split(value)] + [""] * 7
        place = " ".join(part for part in (parts[5], parts[3]) if part)
        address = ", ".join(
            part for part in (parts[2], parts[1], parts[0], place, parts[4], parts[6]) if part
        )
        _reach(card, "address", address, parameters)
    elif name == "BDAY" and (match := _BIRTH.match(value.strip())):
        try:
            card.birth_date = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            card.birth_date = None


def _reach(card: Card, kind: str, value: str, parameters: str) -> None:
    if not value:
        return
    words = re.split(r"[^A-Z]+", parameters)
    label = next((_LABELS[word.lower()] for word in words if word.lower() in _LABELS), "")
    contact = Contact(kind, value, label)
    if contact not in card.contacts:
        card.contacts.append(contact)


def _number(value: str) -> str:
    """Return the number itself of ``tel:+4790000000;ext=1``, as version 4 writes it."""
    return value[4:].partition(";")[0] if value.casefold().startswith("tel:") else value


def _plain(value: str) -> str:
    return plain(_UNESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], value))
