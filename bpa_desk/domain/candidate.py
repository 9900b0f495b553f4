"""A vacancy and those who would like it; they are forgotten half a year after it was filled (GDPR-4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bpa_desk.domain.meeting import Topic


class CandidateState(StrEnum):
    """How far a candidate has come."""

    APPLIED = "applied"
    INTERVIEW = "interview"
    TRIAL = "trial"
    OFFERED = "offered"
    HIRED = "hired"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"


OVER = frozenset({CandidateState.HIRED, CandidateState.WITHDRAWN, CandidateState.DECLINED})
"""States in which nothing more is waited for."""


@dataclass(frozen=True, slots=True)
class Referee:
    """Somebody who can tell of the candidate: ``said`` is what was told, on the ISO day ``asked_on``."""

    name: str
    relation: str = ""
    phone: str = ""
    asked_on: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A position to be filled, with its advert; ``document`` is a stillingsbeskrivelse."""

    id: str
    title: str
    opened_on: date
    document: str = ""
    language: str = "nb"
    deadline: date | None = None
    advert: str = ""
    filled_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who would like the position; ``assistant`` is who the candidate became, empty until then.

    ``answers`` are the questions of the interview as they were worded, with what was said. A trial shift has
    its day, ``trial_from`` as a minute of the day, a length, and whether it is agreed that it is paid.
    """

    id: str
    vacancy: str
    name: str
    phone: str = ""
    email: str = ""
    state: CandidateState = CandidateState.APPLIED
    applied_on: date | None = None
    interview_on: date | None = None
    interview: str = ""
    referees: tuple[Referee, ...] = ()
    trial_on: date | None = None
    trial: str = ""
    assistant: str | None = None
    note: str = ""
    answers: tuple[Topic, ...] = ()
    trial_from: int | None = None
    trial_minutes: int | None = None
    trial_paid: bool = False

    @property
    def waiting(self) -> bool:
        """True while the candidate waits for an answer."""
        return self.state not in OVER


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """What the sheet of one interview shows: the questions with room for or with the answers."""

    ordning: str
    leader: str
    position: str
    name: str
    day: date | None
    answers: tuple[Topic, ...]
    not_asked: tuple[str, ...]
    note: str = ""
