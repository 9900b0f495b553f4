"""Ordning Fjell: round the clock, two at a time, fourteen assistants, long shifts under a union agreement."""

from __future__ import annotations

from datetime import date

from bpa_desk.demo.plan import FIRST, InventedOrdning
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Contact, Employment, HoursClass
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.vedtak import Vedtak

H = 60
# Seven letters a week, Monday to Sunday: L long day, N awake night, R resting night.
PATTERN = {
    "aud": """\
. L . . L . .
. . L N . . .
L . L L . . .
. R R . N . .
. L . . L R R
. N N . . . .""",
    "birk": """\
. L R . . . .
L L . . . R R
. . N . L . .
. . N N . N N
. . . L . . .
. L L . . L .""",
    "cecilie": """\
N . . L L . .
. . . . . L N
. . R R . . .
. L . . L R .
. L . . . . .
R . . L R R .""",
    "dag": """\
. . L . . . .
R . N . . L L
. L . N . . .
L . . R R . .
. N N . . L L
. . . L . . .""",
    "eli": """\
R . L . . R .
. . R . . . .
. L . . . . L
R N . . . . .
. . L . . . L
L L . R N . .""",
    "frode": """\
L R . . . . .
. L . . L N .
R . . . . . .
. . . L . L L
. . . N . . .
. R R . . . L""",
    "guri": """\
L . N . . L .
. . L R . . .
. . L . N . .
N . . L . L .
R . R . R . .
. . . . . . .""",
    "hege": """\
. . . R N . L
. . . L L . .
. . . . . N R
. . L . . . .
. . L L . N .
N . . . . . .""",
    "inga": """\
. N . L . . .
. N . . . . L
. . . . R . .
. . . . L . R
N R . . . . .
. . . . L L L""",
    "jovnna": """\
. . . . . . .
L . . . R . .
N N . . L . .
L . . . . . L
. . . . N . .
. . L N . . N""",
    "kjaersti": """\
. . . . . N R
. . . . N . .
. R . . . R .
. L L . . . .
L . . . L . .
L . . . . . .""",
    "liv": """\
. . . N . . L
. R . . . . .
. . . . . L L
. . . . . . .
. . . R . . N
. . . . L . .""",
    "mahmoud": """\
. . . . R . .
. . . L . . .
. . . L . L .
. . . . . . .
L . . . . . .
. . . . . N R""",
    "ninna": """\
. . . . . L N
N . . . . . .
L . . . . . N
. . . . . . .
. . . . . L .
. . . . . . .""",
}
TYPES = (
    ShiftType("type-l", "L", "Langvakt", ShiftKind.DAY, 8 * H, 21 * H),
    ShiftType("type-n", "N", "Våken natt", ShiftKind.NIGHT, 21 * H, 32 * H),
    ShiftType("type-r", "R", "Hvilende natt", ShiftKind.RESTING, 21 * H, 32 * H, ((23 * H, 31 * H),)),
    ShiftType("type-t", "T", "Opplæring", ShiftKind.TRAINING, 10 * H, 14 * H),
    ShiftType("type-m", "M", "Personalmøte", ShiftKind.MEETING, 12 * H, 14 * H),
)
NEEDS = (
    Need("need-day", FIRST, 8 * H, 21 * H, count=2, note="To hele dagen"),
    Need("need-night", FIRST, 21 * H, 8 * H, count=2, note="Én våken og én hvilende"),
    Need("need-respirator", FIRST, 0, 24 * H, requires=("Respirator",), note="Alltid én med opplæring"),
)
_NAMES = {
    "aud": "Aud Eksempel",
    "birk": "Birk Prøve",
    "cecilie": "Cecilie Tenkt",
    "dag": "Dag Oppdiktet",
    "eli": "Eli Fiktiv",
    "frode": "Frode Påfunn",
    "guri": "Guri Låtsom",
    "hege": "Hege Eksempel",
    "inga": "Iŋgá Čálliid-Fiktiv",
    "jovnna": "Jovnna Tenkt",
    "kjaersti": "Kjærsti Bjørnåsdatter Langnavn-Oppdiktet",
    "liv": "Liv Prøve",
    "mahmoud": "Mahmoud Tenkt",
    "ninna": "Ŋiŋŋá Đuođalaš",
}
# What the pattern gives each of them in a week of the six, as the contract says it.
_HOURS = {
    "aud": 32, "birk": 32, "cecilie": 29.83, "dag": 30.17, "eli": 28, "frode": 26.17, "guri": 25.83,
    "hege": 24, "inga": 24, "jovnna": 21.83, "kjaersti": 20, "liv": 16, "mahmoud": 14.17, "ninna": 12,
}


def _person(key: str, name: str, number: int) -> tuple[Assistant, Employment]:
    person = Assistant(
        id=key,
        name=name,
        hue=number % 12,
        employee_number=str(2001 + number),
        contacts=(Contact("phone", f"00 00 30 {number:02d}"),),
        skills=("Respirator", "Forflytning"),
    )
    terms = Employment(
        id=f"terms-{key}",
        assistant=key,
        start=FIRST,
        minutes_per_week=round(_HOURS[key] * H),
        hours_class=HoursClass.T38C,
        full_time=35 * H + 30,
        tariff="NHO BPA",
        seniority_from=FIRST,
    )
    return person, terms


FJELL = InventedOrdning(
    ordning=Ordning(
        id="fjell",
        name="Fjell",
        leader="Fjellrik Leder",
        co_leaders=("Mor Medleder", "Far Medleder"),
        employer_model=EmployerModel.LEVERANDOR,
        employer="Påfunn Omsorg AS",
        employer_email="lonn@pafunn.invalid",
        employer_phone="00 00 40 00",
        municipality="Fjellheim kommune (oppdiktet)",
        workplace="hjemme på Fjell, på skolen og på tur",
        pay_period_start=21,
    ),
    vedtak=(
        Vedtak(
            "vedtak-fjell", FIRST, 340 * H, municipality="Fjellheim kommune (oppdiktet)",
            decided_on=date(2025, 6, 2), next_review=date(2027, 6, 1),
        ),
    ),
    people=tuple(_person(key, name, number) for number, (key, name) in enumerate(_NAMES.items())),
    types=TYPES,
    needs=NEEDS,
    weeks=6,
    pattern=PATTERN,
    agreements=(
        Agreement(
            "agreement-long", "10-12-4", FIRST,
            limits={"day_hours": 13, "week_hours": 50, "average_weeks": 26, "total_day_hours": 14},
            parties="Fagforbundet og Påfunn Omsorg AS (oppdiktet)",
            signed_on=date(2025, 9, 1),
            document="Avtale om langvakter, arkivnummer 0000",
        ),
        Agreement(
            "agreement-sundays", "10-8-4", FIRST,
            parties="Påfunn Omsorg AS og hver enkelt assistent",
            signed_on=date(2025, 9, 1),
            document="Vedlegg til arbeidsavtalene",
        ),
    ),
    seed=14,
)
