"""What somebody knows, and for how long: labels without end, and training that runs out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

FOREVER = 1 << 40
"""The end of a span that does not run out, as an instant."""


class SkillSpan(NamedTuple):
    """Somebody is trained in ``skill`` (its name casefolded) from one instant to another."""

    skill: str
    start: int
    end: int = FOREVER
    name: str = ""


class Asked(NamedTuple):
    """Somebody must have ``skill`` for every shift that begins at the instant or later."""

    skill: str
    since: int


def lacking(
    wanted: Iterable[str], labels: frozenset[str], spans: Iterable[SkillSpan], period: tuple[int, int]
) -> tuple[str, ...]:
    """Return which of the wanted skills are not known through the whole period, each once, in order.

    A label is matched as it is written; a span whatever the case.
    """
    missing = tuple(each for each in dict.fromkeys(wanted) if each not in labels)
    if not missing or not spans:
        return missing
    held, (start, end) = tuple(spans), period
    return tuple(each for each in missing if (until := _until(each, held, start)) is None or until < end)


def ran_out(skill: str, spans: Iterable[SkillSpan], period: tuple[int, int]) -> int | None:
    """Return the instant the last training in the skill ends before the period does; None without one."""
    until = _until(skill, spans, period[0])
    return until if until is not None and until < period[1] else None


def _until(skill: str, spans: Iterable[SkillSpan], at: int) -> int | None:
    """Return how long training begun by the instant lasts, with what takes over before it ends."""
    folded, until = skill.casefold(), None
    for start, end in sorted((each.start, each.end) for each in spans if each.skill == folded):
        if start <= (at if until is None else max(at, until)):
            until = end if until is None else max(until, end)
    return until
