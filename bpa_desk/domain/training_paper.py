"""What the papers about training show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.training import Course, Training
from bpa_desk.domain.training_standing import Standing


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose papers they are, and the day they are of."""

    ordning: str
    employer: str
    leader: str
    day: date


@dataclass(frozen=True, slots=True)
class MatrixFacts:
    """How everybody stands in every course: ``people`` are ids and names, ``cells`` in their order."""

    frame: Frame
    people: tuple[tuple[str, str], ...]
    courses: tuple[Course, ...]
    cells: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """The course record of one person: how she stands, and every training there is, the newest first.

    ``number`` stands in the file's name in place of the person's.
    """

    frame: Frame
    name: str
    number: str
    standings: tuple[Standing, ...]
    trainings: tuple[tuple[Training, Course], ...]


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """One training that was given, as a certificate (kursbevis)."""

    frame: Frame
    name: str
    number: str
    course: Course
    training: Training
