"""What the rights sheet of one assistant shows: the text from the templates, and the person's own figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.assistant import Employment
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.domain.own_template import OwnTemplate


@dataclass(frozen=True, slots=True)
class RightsFacts:
    """One assistant on one day; ``full_time`` is the minutes per week of a full position.

    ``holiday`` are the virkedager of the year and ``left`` those not taken or booked; ``notice_months`` is
    what § 15-3 gives by the time in the employment, and ``trial_until`` the last day a trial period can have.
    ``words`` are the ordning's own versions of the text, one for each language that has one.
    """

    ordning: str
    employer: str
    employer_model: EmployerModel
    leader: str
    name: str
    number: str
    day: date
    terms: Employment | None
    full_time: int | None
    notice_months: int
    trial_until: date | None = None
    holiday: int | None = None
    left: int | None = None
    words: tuple[OwnTemplate, ...] = ()

    @property
    def position(self) -> int | None:
        """The agreed minutes per week; None where there is no fixed position."""
        return self.terms.minutes_per_week if self.terms is not None else None
