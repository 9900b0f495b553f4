"""Ordning Nes: six assistants, 99 hours a week in a six-week turnus with evenings and resting nights."""

from __future__ import annotations

from datetime import date

from bpa_desk.demo.plan import FIRST, InventedOrdning
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Contact, Employment, HoursClass, NextOfKin
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.vedtak import Vedtak

H = 60
# Seven letters a week, Monday to Sunday: M morning, E evening, S both, H and K weekend, R resting night.
PATTERN = {
    "kari": """\
. R R . S . .
S R R . S . .
S E E S . H H
S S . E S . .
R R R . E . .
R R . M . H H""",
    "ola": """\
S E E E . . .
. . M S . K H
. R R . . . .
. R R . . . .
. . . E . K H
S S . E S . .""",
    "anne": """\
. . . . . H H
. E E . . . .
R . . . . . .
. . M M . K K
. . S . . . .
. . R . . . .""",
    "bjorn": """\
R . . M . . .
. . . . . . .
. . . . . K K
. . E . . . .
S S . M . . .
. . . . . K K""",
    "fatima": """\
. M M . . . .
. M . . . H K
. . M . E . .
R . . . . . .
. . . . M H K
. . M . . . .""",
    "nils": """\
. . . . . K K
R . . . . . .
. M . . M . .
. . . . . H H
. . . . . . .
. . E . . . .""",
}
TYPES = (
    ShiftType("type-m", "M", "Morgen", ShiftKind.DAY, 8 * H, 11 * H),
    ShiftType("type-e", "E", "Kveld", ShiftKind.EVENING, 16 * H, 21 * H),
    ShiftType("type-h", "H", "Helg dag", ShiftKind.DAY, 9 * H, 15 * H),
    ShiftType("type-k", "K", "Helg kveld", ShiftKind.EVENING, 15 * H, 22 * H),
    ShiftType("type-r", "R", "Hvilende natt", ShiftKind.RESTING, 21 * H, 32 * H, ((23 * H, 31 * H),)),
    ShiftType("type-t", "T", "Opplæring", ShiftKind.TRAINING, 12 * H, 15 * H),
    ShiftType("type-p", "PM", "Personalmøte", ShiftKind.MEETING, 12 * H, 14 * H),
)
WEEKDAYS, WEEKEND, NIGHTS = (1, 2, 3, 4, 5), (6, 7), (1, 2, 3)
NEEDS = (
    Need(
        "need-morning", FIRST, 8 * H, 11 * H, weekdays=WEEKDAYS, requires=("Forflytning",), note="Morgenstell"
    ),
    Need("need-evening", FIRST, 16 * H, 21 * H, weekdays=WEEKDAYS),
    Need("need-weekend", FIRST, 9 * H, 22 * H, weekdays=WEEKEND),
    Need("need-night", FIRST, 21 * H, 8 * H, weekdays=NIGHTS, note="Hvilende vakt"),
)


def _person(
    key: str, name: str, hue: int, hours: int, skills: tuple[str, ...], **more: object
) -> tuple[Assistant, Employment]:
    known = ("Forflytning", *skills)
    person = Assistant(id=key, name=name, hue=hue, skills=known, **more)  # type: ignore[arg-type]
    terms = Employment(
        id=f"terms-{key}",
        assistant=key,
        start=FIRST,
        minutes_per_week=hours * H,
        hours_class=HoursClass.T38C,
        full_time=35 * H + 30,
        tariff="Virke BPA",
        seniority_from=FIRST,
    )
    return person, terms


PEOPLE = (
    _person(
        "kari", "Kari Eksempel", 0, 35, ("Medisin", "Bil"),
        employee_number="1001",
        contacts=(
            Contact("phone", "00 00 10 01", "mobil"),
            Contact("phone", "00 00 10 02", "hjemme"),
            Contact("email", "kari@eksempel.invalid"),
        ),
        next_of_kin=(NextOfKin("Per Eksempel", "ektefelle", "00 00 10 03"),),
        languages=("norsk", "engelsk"),
    ),
    _person("ola", "Ola Prøve", 3, 23, ("Bil",), employee_number="1002",
            contacts=(Contact("phone", "00 00 10 04"),)),
    _person("anne", "Ánne Márjá Oppdiktet-Langnavn", 5, 12, ("Medisin",), employee_number="1003",
            languages=("davvisámegiella", "norsk")),
    _person("bjorn", "Bjørn Åge Tenkt", 7, 11, (), employee_number="1004"),
    _person("fatima", "Fatima Påfunn", 9, 10, ("Medisin", "Bil"), employee_number="1005",
            languages=("norsk", "arabisk")),
    _person("nils", "Nils-Ailo Fiktiv", 11, 8, ("Bil",), employee_number="1006", weekly_cap=20 * H),
)

NES = InventedOrdning(
    ordning=Ordning(
        id="nes",
        name="Nes",
        leader="Lise Leder",
        co_leaders=("Mons Medleder",),
        employer_model=EmployerModel.LEVERANDOR,
        employer="Oppdiktet Assistanse AS",
        employer_email="timer@oppdiktet.invalid",
        employer_phone="00 00 20 00",
        municipality="Nesland kommune (oppdiktet)",
        workplace="hjemme på Nes og i nærområdet",
    ),
    vedtak=(
        Vedtak(
            "vedtak-nes", FIRST, 100 * H, municipality="Nesland kommune (oppdiktet)",
            decided_on=date(2025, 9, 15), next_review=date(2026, 12, 15),
        ),
    ),
    people=PEOPLE,
    types=TYPES,
    needs=NEEDS,
    weeks=6,
    pattern=PATTERN,
    agreements=(
        Agreement(
            "agreement-sundays", "10-8-4", FIRST, date(2027, 1, 3),
            parties="Oppdiktet Assistanse AS og hver enkelt assistent",
            signed_on=date(2025, 9, 1),
            document="Vedlegg til arbeidsavtalene",
        ),
    ),
    profile="Virke BPA",
    splits={"S": ("M", "E")},
    seed=6,
)
