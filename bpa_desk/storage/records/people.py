"""The ordning, its people, their terms and the grant."""

from __future__ import annotations

from bpa_desk.domain.assistant import Assistant, Contact, Employment, EmploymentKind, HoursClass, NextOfKin
from bpa_desk.domain.ordning import EmployerModel, Ordning, SundayMode
from bpa_desk.domain.readings import Readings
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.storage.mapping import Table, choice, day, listed, part, parts, plain, yes_no

ORDNING = Table(
    Ordning,
    "ordning",
    plain("id"),
    plain("name"),
    plain("leader"),
    listed("co_leaders"),
    choice("employer_model", EmployerModel),
    plain("employer"),
    plain("employer_email"),
    plain("employer_phone"),
    plain("employer_org_number"),
    plain("municipality"),
    plain("workplace"),
    plain("timezone"),
    plain("day_start"),
    plain("week_start"),
    yes_no("tariff_bound"),
    choice("sunday_mode", SundayMode),
    plain("pay_period_start"),
    plain("plan_notice_days"),
    part("readings", Readings),
)

ASSISTANT = Table(
    Assistant,
    "assistant",
    plain("id"),
    plain("name"),
    plain("hue"),
    plain("employee_number"),
    day("birth_date"),
    parts("contacts", Contact),
    parts("next_of_kin", NextOfKin),
    listed("skills"),
    listed("languages"),
    plain("weekly_cap"),
    yes_no("near_family"),
    yes_no("regular_night"),
    yes_no("strenuous_night"),
    plain("notes"),
    yes_no("archived"),
    listed("roles"),
)

EMPLOYMENT = Table(
    Employment,
    "employment",
    plain("id"),
    plain("assistant"),
    day("start"),
    day("end"),
    choice("kind", EmploymentKind),
    plain("ground"),
    plain("ground_person"),
    plain("decided_by"),
    plain("minutes_per_week"),
    choice("hours_class", HoursClass),
    plain("full_time"),
    plain("tariff"),
    day("seniority_from"),
    order="start, id",
)

VEDTAK = Table(
    Vedtak,
    "vedtak",
    plain("id"),
    day("start"),
    plain("minutes"),
    day("end"),
    choice("unit", VedtakUnit),
    plain("municipality"),
    day("decided_on"),
    day("next_review"),
    plain("notes"),
    order="start, id",
)
