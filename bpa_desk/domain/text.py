"""Wording that is marked for translation but never translated here."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.quick import dataclass, field, quick

LANGUAGES = ("nb", "nn", "en")
"""The languages texts and templates are kept in: bokmål, nynorsk and English."""


def N_(source: str) -> str:  # noqa: N802 - the customary mark for "translate later"
    """Return the source string unchanged; the catalogue tool finds it by this name."""
    return source


@quick
@dataclass(frozen=True, slots=True)
class Message:
    """A marked English template with the values that fill its ``{names}``; worded by ``Language.message``.

    Values may be str, int, date, datetime, ``Minutes``, ``Clock`` or another Message.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format_map(dict(self.values))


class DomainError(Exception):
    """Something the user can mend; ``message`` says what and, with ``field``, beside which field."""

    def __init__(self, message: Message, field: str = "") -> None:
        super().__init__(message.template)
        self.message = message
        self.field = field


class NotFoundError(DomainError):
    """The record asked for does not exist (any more)."""


class Minutes(int):
    """A length of time in minutes, worded as hours (``7,5 t``)."""


class Clock(int):
    """A time of day in minutes after midnight, worded ``07:00``; above 1440 it lies on the next day."""
