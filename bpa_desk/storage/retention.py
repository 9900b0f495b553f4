"""Which backups are kept: all of two days, then one a day, a week, a month; never by the clock alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar


class Dated(Protocol):
    """What retention needs to know: the counter in the file, and when the clock said it was made (UTC)."""

    @property
    def generation(self) -> int:
        """The file's own counter; a later backup never has a lower one."""

    @property
    def made_at(self) -> datetime:
        """When it was made, by the clock of the machine (UTC)."""


B = TypeVar("B", bound=Dated)


@dataclass(frozen=True, slots=True)
class Keep:
    """How many are kept; the oldest monthly one is the longest a deleted record can live on in a backup."""

    whole: timedelta = timedelta(days=2)
    days: int = 14
    weeks: int = 8
    months: int = 12
    least: int = 5


def surplus(backups: Sequence[B], now: datetime, keep: Keep | None = None) -> list[B]:
    """Return the backups that may go, oldest first: never the newest five, never one from the future."""
    rule = keep or Keep()
    newest = sorted(backups, key=lambda backup: (backup.generation, backup.made_at), reverse=True)
    kept = {id(backup) for backup in newest[: rule.least]}
    kept |= {id(backup) for backup in newest if now - backup.made_at <= rule.whole}
    for spans, most in (
        (lambda at: at.date(), rule.days),
        (lambda at: at.isocalendar()[:2], rule.weeks),
        (lambda at: (at.year, at.month), rule.months),
    ):
        kept |= _newest_of_each(newest, spans, most)
    return [backup for backup in reversed(newest) if id(backup) not in kept]


def _newest_of_each(newest: Sequence[B], span: Callable[[datetime], Hashable], most: int) -> set[int]:
    """The newest backup of each of the ``most`` latest spans that have one, however long ago they were."""
    chosen: dict[Hashable, int] = {}
    for backup in newest:
        if len(chosen) < most:
            chosen.setdefault(span(backup.made_at), id(backup))
    return set(chosen.values())
