"""Sums over every run of consecutive weeks, each breach told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bpa_desk.domain.rules.sums import WeekSum


class Window(NamedTuple):
    """Consecutive weeks from ``first``, ``width`` of them: those that have work, their sum and its cap."""

    first: int
    width: int
    weeks: tuple[WeekSum, ...]
    total: int
    cap: int

    @property
    def last(self) -> int:
        """The last week of the window."""
        return self.first + self.width - 1


def breaches(
    weeks: Sequence[WeekSum],
    width: Callable[[WeekSum], int],
    value: Callable[[WeekSum], int],
    cap: Callable[[WeekSum], int | None],
) -> Iterator[Window]:
    """Yield the windows whose sum passes the cap, from the left, none overlapping the one before.

    A window begins in a week with work and has the width that holds there; the cap is that of its last week
    with work, None meaning no cap. Weeks without work count as nothing.
    """
    start = end = total = 0
    while start < len(weeks):
        first = weeks[start]
        span = width(first)
        end = max(end, start)
        while end < len(weeks) and weeks[end].week < first.week + span:
            total += value(weeks[end])
            end += 1
        limit = cap(weeks[end - 1])
        if limit is not None and total > limit:
            yield Window(first.week, span, tuple(weeks[start:end]), total, limit)
            start, total = end, 0
            continue
        total -= value(first)
        start += 1
