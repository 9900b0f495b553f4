"""Checklists for health and safety, and the rounds that answer them (internkontrollforskriften § 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bpa_desk.domain.calendar import months_after


class Answer(StrEnum):
    """What was answered on one line."""

    YES = "yes"
    NO = "no"
    NOT_RELEVANT = "not_relevant"


class RoundState(StrEnum):
    """Where a round stands; a signed one never changes."""

    ONGOING = "ongoing"
    DONE = "done"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is asked, and how often in ``months`` (0: when it is needed).

    ``id`` is the template's key, where it comes from one: a stored list stands in place of that template.
    """

    id: str
    title: str
    months: int
    lines: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One question as it was worded, its ``answer`` (empty: not yet) and the remark."""

    text: str
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One time through a checklist; the wording is the round's own, whatever happens to the checklist."""

    id: str
    checklist: str
    title: str
    months: int
    held_on: date
    lines: tuple[RoundLine, ...]
    participants: tuple[str, ...] = ()
    state: RoundState = RoundState.ONGOING
    signed_on: date | None = None
    note: str = ""

    @property
    def answered(self) -> int:
        """How many lines have an answer."""
        return sum(1 for each in self.lines if each.answer)

    @property
    def refused(self) -> tuple[int, ...]:
        """The places of the lines answered no."""
        return tuple(at for at, each in enumerate(self.lines) if each.answer == Answer.NO)


def next_day(held_on: date, months: int) -> date | None:
    """Return the day the next round is due; None for a list that is used when it is needed."""
    return months_after(held_on, months) if months > 0 else None


@dataclass(frozen=True, slots=True)
class Change:
    """A line whose answer differs from the round before."""

    text: str
    before: str
    after: str


def changes_since(before: Round, after: Round) -> tuple[Change, ...]:
    """Return the lines with the same wording whose answer changed from one round to the next."""
    old = {each.text: each.answer for each in before.lines}
    return tuple(
        Change(each.text, old[each.text], each.answer)
        for each in after.lines
        if each.answer and old.get(each.text, "") not in ("", each.answer)
    )
