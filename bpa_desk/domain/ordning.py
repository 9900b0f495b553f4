"""The ordning itself: whose it is, who employs, and the measures its rota is judged by."""

from __future__ import annotations

from enum import StrEnum

from bpa_desk.domain.quick import dataclass
from bpa_desk.domain.readings import READ_AS_USUAL, Readings


class EmployerModel(StrEnum):
    """Who the legal employer is (working-time.md SCOPE-1, SCOPE-2)."""

    KOMMUNE = "kommune"
    LEVERANDOR = "leverandor"
    EGET_SELSKAP = "eget_selskap"
    PRIVATPERSON = "privatperson"


class SundayMode(StrEnum):
    """Whether Sunday work is counted in the law's window or by the calendar day (working-time.md C.3)."""

    LOVENS_VINDU = "lovens_vindu"
    KALENDERDOGN = "kalenderdogn"


@dataclass(frozen=True, slots=True)
class Ordning:
    """One BPA ordning; there is exactly one in each file.

    ``day_start`` is minutes after midnight, ``week_start`` an ISO weekday (DEF-4); ``pay_period_start`` is
    the
    day of the month a timesheet begins (1 = calendar month, 21 = 21.–20.).
    """

    id: str
    name: str
    leader: str = ""
    co_leaders: tuple[str, ...] = ()
    employer_model: EmployerModel = EmployerModel.LEVERANDOR
    employer: str = ""
    employer_email: str = ""
    employer_phone: str = ""
    employer_org_number: str = ""
    municipality: str = ""
    workplace: str = ""
    timezone: str = "Europe/Oslo"
    day_start: int = 0
    week_start: int = 1
    tariff_bound: bool = True
    sunday_mode: SundayMode = SundayMode.LOVENS_VINDU
    pay_period_start: int = 1
    plan_notice_days: int = 14
    readings: Readings = READ_AS_USUAL
