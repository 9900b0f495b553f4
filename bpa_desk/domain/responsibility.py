"""Who answers for what between the parties: the ansvarsmatrise and its checks (hms-and-papers.md G.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bpa_desk.domain.text import N_, Message


class Party(StrEnum):
    """Those among whom the tasks are shared, in the order of the columns."""

    KOMMUNE = "kommune"
    EMPLOYER = "employer"
    LEADER = "leader"
    CO_LEADER = "co_leader"
    ASSISTANT = "assistant"


PARTIES = tuple(Party)
PARTY_WORDS = {
    Party.KOMMUNE: N_("Municipality"),
    Party.EMPLOYER: N_("Employer"),
    Party.LEADER: N_("Arbeidsleder"),
    Party.CO_LEADER: N_("Medarbeidsleder"),
    Party.ASSISTANT: N_("Assistant"),
}
LETTERS = "AUMI"
"""Ansvarlig, utfører, medvirker, informeres: Norwegian initials, the same in every language."""
ANSWERABLE, DOES, TAKES_PART, INFORMED = tuple(LETTERS)
EMPTY = ("",) * len(PARTIES)


class Way(StrEnum):
    """How the arbeidsleder wants a task done."""

    ALONE = "alone"
    HELP = "help"
    TOGETHER = "together"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Task:
    """One row: ``cells`` hold a combination of LETTERS for each of PARTIES, in their order.

    ``holder`` is the party the responsibility lies with by law, ``law`` that in a sentence; ``asked`` is True
    where the arbeidsleder may choose who does it, and ``answer`` the way chosen (empty: none yet).
    """

    key: str
    name: str
    cells: tuple[str, ...] = EMPTY
    holder: str = ""
    law: str = ""
    asked: bool = True
    answer: str = ""

    def cell(self, party: Party) -> str:
        """Return the letters of one party."""
        return self.cells[PARTIES.index(party)]

    def with_cell(self, party: Party, letters: str) -> Task:
        """Return the row with other letters; an answer that no longer fits them is forgotten."""
        at = PARTIES.index(party)
        changed = replace(self, cells=(*self.cells[:at], letters, *self.cells[at + 1 :]))
        if self.answer and answered(changed, Way(self.answer)) != changed:
            return replace(changed, answer="")
        return changed

    def holders(self) -> tuple[Party, ...]:
        """Return the parties that answer for the task; there should be exactly one."""
        return tuple(party for party in PARTIES if ANSWERABLE in self.cell(party))


class Flaw(StrEnum):
    """What is wrong with a row; the first two must be put right before the agreement is sent."""

    NOBODY_ANSWERS = "nobody_answers"
    SEVERAL_ANSWER = "several_answer"
    MOVED = "moved"
    NOBODY_DOES = "nobody_does"


MUST = frozenset({Flaw.NOBODY_ANSWERS, Flaw.SEVERAL_ANSWER})
_TOLD = {
    Flaw.NOBODY_ANSWERS: N_("Nobody answers for “{task}”. Write A for one party."),
    Flaw.SEVERAL_ANSWER: N_("Both {one} and {other} answer for “{task}”. Keep A for one of them."),
    Flaw.MOVED: N_("“{task}”: the responsibility lies with {one}, but A stands for {other}."),
    Flaw.NOBODY_DOES: N_("Nobody does “{task}”. Write U for whoever does it."),
}


@dataclass(frozen=True, slots=True)
class Lack:
    """A row with a flaw, and the parties it is about."""

    task: Task
    flaw: Flaw
    parties: tuple[Party, ...] = ()

    @property
    def told(self) -> Message:
        """What is missing and what would mend it, in a sentence."""
        values: dict[str, object] = {"task": self.task.name}
        for name, party in zip(("one", "other"), self.parties, strict=False):
            values[name] = Message(PARTY_WORDS[party])
        return Message(_TOLD[self.flaw], values)


def letters(text: str) -> str | None:
    """Return what was typed as ``A/U`` in the order of LETTERS; empty for a blank or dash, None if unread."""
    typed = text.strip().upper()
    if typed in ("", "-", "–", "—"):
        return ""
    found = [each for each in typed if each not in "/ ,;+.-"]
    if not found or any(each not in LETTERS for each in found) or len(set(found)) != len(found):
        return None
    return "/".join(each for each in LETTERS if each in found)


def answered(task: Task, way: Way) -> Task:
    """Return the row as the way fills it: who does it moves, who answers for it never does."""
    answers = task.holders()
    own = ANSWERABLE if Party.LEADER in answers else ""
    theirs = ANSWERABLE if Party.EMPLOYER in answers or not answers else ""
    leader, employer = {
        Way.ALONE: (own + DOES, theirs),
        Way.HELP: (own + DOES, theirs + TAKES_PART),
        Way.TOGETHER: (own + DOES, theirs),
        Way.EMPLOYER: (own + TAKES_PART, theirs + DOES),
    }[way]
    other = task.cell(Party.CO_LEADER)
    if way is Way.TOGETHER:
        other = (ANSWERABLE if Party.CO_LEADER in answers else "") + DOES
    elif task.answer == Way.TOGETHER:
        other = (ANSWERABLE if Party.CO_LEADER in answers else "") + TAKES_PART
    cells = list(task.cells)
    for party, said in ((Party.LEADER, leader), (Party.EMPLOYER, employer), (Party.CO_LEADER, other)):
        cells[PARTIES.index(party)] = letters(said) or ""
    return replace(task, cells=tuple(cells), answer=str(way))


def lacks(tasks: Iterable[Task]) -> tuple[Lack, ...]:
    """Return what is missing row by row: exactly one answers, the law's party does, and somebody does it."""
    return tuple(each for task in tasks for each in _flaws(task))


def _flaws(task: Task) -> Iterator[Lack]:
    holders = task.holders()
    if not holders:
        yield Lack(task, Flaw.NOBODY_ANSWERS)
    elif len(holders) > 1:
        yield Lack(task, Flaw.SEVERAL_ANSWER, holders)
    elif task.holder and holders != (Party(task.holder),):
        yield Lack(task, Flaw.MOVED, (Party(task.holder), *holders))
    if not any(DOES in each for each in task.cells):
        yield Lack(task, Flaw.NOBODY_DOES)
