"""What the papers about one assistant over time show: the follow-up of illness, and lists of points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bpa_desk.domain.absence_case import Case, Milestone
from bpa_desk.domain.follow_up import FollowUp
from bpa_desk.domain.training_paper import Frame


@dataclass(frozen=True, slots=True)
class CaseLines:
    """One sick leave: its deadlines with what was done about each, and every step that was taken."""

    case: Case
    open: bool
    graded: bool
    milestones: tuple[Milestone, ...]
    steps: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """The sick leaves of one assistant, the newest first, and the steps that belong to none of them.

    ``number`` stands for the assistant in the name of the file.
    """

    frame: Frame
    assistant: str
    number: str
    cases: tuple[CaseLines, ...]
    others: tuple[FollowUp, ...]


class PointsOf(StrEnum):
    """What the points are of: somebody begins or leaves, or a plan for work in pregnancy."""

    STARTING = "starting"
    LEAVING = "leaving"
    PREGNANCY = "pregnancy"


@dataclass(frozen=True, slots=True)
class PointLine:
    """One point as it stands: ``by`` did it on ``done_on``, or it does not concern this assistant."""

    text: str
    settled: bool
    done_on: date | None = None
    by: str = ""
    needless: bool = False
    due: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PointsFacts:
    """A list of points for one assistant from ``day``; a plan holds until ``ends_on``."""

    frame: Frame
    assistant: str
    number: str
    of: PointsOf
    day: date
    lines: tuple[PointLine, ...]
    ends_on: date | None = None
    review_on: date | None = None
    note: str = ""
