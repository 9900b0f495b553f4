"""Knowing a fødselsnummer or D-nummer when one stands in a text: it is not kept here (GDPR-3)."""

from __future__ import annotations

import re

from bpa_desk.domain.text import N_, DomainError, Message

_ELEVEN_DIGITS = re.compile(r"(?<!\d)(\d{6})[ .-]?(\d{5})(?!\d)")
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def holds_national_id(text: str) -> bool:
    """True when the text holds eleven digits with the two check digits of a fødselsnummer or D-nummer."""
    return any(_valid(match[1] + match[2]) for match in _ELEVEN_DIGITS.finditer(text))


def may_hold_national_id(text: str) -> bool:
    """True when eleven digits stand together in the text: only then is it worth reading closely."""
    return _ELEVEN_DIGITS.search(text) is not None


def no_national_id(text: str, field: str) -> None:
    """Raise DomainError where a fødselsnummer stands in the text: it is not kept here (GDPR-3)."""
    if holds_national_id(text):
        raise DomainError(
            Message(N_("This looks like a fødselsnummer. It is not kept here; the date of birth is enough.")),
            field,
        )


def _valid(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]
    day, month = int(digits[:2]) % 40, int(digits[2:4]) % 40
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    for weights, place in ((_FIRST_WEIGHTS, 9), (_SECOND_WEIGHTS, 10)):
        remainder = sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11
        if (11 - remainder) % 11 != numbers[place]:
            return False
    return True
