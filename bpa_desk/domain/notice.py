"""A notice that ends an employment: who gave it, when, and the last day (aml. § 15-3; A.11 OPPS-1).

Only the employer may dismiss, the arbeidsleder never: what is here is a record of what others did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bpa_desk.domain.text import N_


class NoticeBy(StrEnum):
    """Who gave notice, or that both agreed on the end."""

    ASSISTANT = "assistant"
    EMPLOYER = "employer"
    AGREED = "agreed"


WORDS: Mapping[NoticeBy, str] = {
    NoticeBy.ASSISTANT: N_("The assistant gave notice"),
    NoticeBy.EMPLOYER: N_("The employer gave notice"),
    NoticeBy.AGREED: N_("Agreed between the assistant and the employer"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice; ``last_day`` is when the employment ends, ``told_on`` when the rights were told of.

    ``in_trial`` says that it was given in an agreed trial period.
    """

    id: str
    assistant: str
    given_by: NoticeBy
    given_on: date
    last_day: date
    in_writing: bool = False
    in_trial: bool = False
    told_on: date | None = None
    note: str = ""
