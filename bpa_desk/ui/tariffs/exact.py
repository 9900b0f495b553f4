"""A field for exact figures: money and percent are never floats, and a third stays a third."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.pay.writing import figure
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import current
from bpa_desk.ui.kit.editors import TypedField

_DECIMAL = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?\Z")
_MIXED = re.compile(r"(?:(\d{1,4})\s+)?(\d{1,5})\s*/\s*(\d{1,4})\Z")
_UNIT = re.compile(r"\s*(?:kr\.?|kroner|%|prosent|percent)\Z", re.IGNORECASE)
_BLANKS = re.compile(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?:\D|\Z))")


class ExactField(TypedField[Fraction]):
    """A figure from ``least`` to ``most``: ``205,86``, ``133 1/3``, ``1/3``, with or without kr or %."""

    def __init__(self, least: int = 0, most: int = 10_000, parent: QWidget | None = None) -> None:
        self._least, self._most = least, most
        super().__init__(None, parent)

    def shown(self, value: Fraction) -> str:
        """Return ``205,86`` or ``133 1/3``."""
        return exact_words(value)

    def parsed(self, text: str) -> Fraction:
        """Return the figure, within the field's bounds."""
        value = read_exact(text)
        if not self._least <= value <= self._most:
            bounds = {"low": self._least, "high": self._most}
            raise DomainError(Message(N_("Expected a number from {low} to {high}."), bounds))
        return value

    def stepped(self, value: Fraction | None, steps: int) -> Fraction | None:
        """Step one, or ten with the Page keys; stays within the bounds."""
        return min(Fraction(self._most), max(Fraction(self._least), (value or Fraction(0)) + steps))


def read_exact(text: str) -> Fraction:
    """Return the exact figure of what is typed; DomainError when it is none."""
    typed = _UNIT.sub("", text.strip())
    if match := _MIXED.match(typed):
        if int(match[3]):
            return int(match[1] or 0) + Fraction(int(match[2]), int(match[3]))
    elif _DECIMAL.match(plain := _BLANKS.sub("", typed)):
        return Fraction(plain.replace(",", "."))
    raise DomainError(
        Message(N_("“{text}” is not a figure; write it as 205,86 or 133 1/3."), {"text": text.strip()})
    )


def exact_words(value: Fraction) -> str:
    """Return a figure as one writes it: with decimals where they say all, else as a whole and a part."""
    written = figure(value)
    if isinstance(written, int) or "/" not in written:
        amount = Decimal(written)
        least = 0 if amount == int(amount) else 2
        return current().number(amount, least, 6).replace("\u00a0", "")
    whole, part = divmod(value, 1)
    return f"{whole} {part}" if whole else str(part)
