"""Ordning Solli: 42 hours a week and five assistants, most of them with something else beside."""

from __future__ import annotations

from datetime import date

from bpa_desk.demo.plan import FIRST, InventedOrdning
from bpa_desk.domain.assistant import Assistant, Contact, Employment, EmploymentKind, HoursClass
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.shift import ShiftKind, ShiftType
from bpa_desk.domain.vedtak import Vedtak

H = 60
PATTERN = {
    "berit": "D D D D . . .",
    "terje": ". V . V . . .",
    "student": ". . . . F . .",
    "tante": ". . L . . . .",
    "ronja": "K . . . . . .",
}
TYPES = (
    ShiftType("type-d", "D", "Dag", ShiftKind.DAY, 8 * H, 14 * H + 30),
    ShiftType("type-v", "V", "Kveld", ShiftKind.EVENING, 17 * H, 20 * H + 30),
    ShiftType("type-f", "F", "Fredag", ShiftKind.DAY, 8 * H, 12 * H + 30),
    ShiftType("type-l", "L", "Onsdag", ShiftKind.EVENING, 16 * H, 18 * H + 30),
    ShiftType("type-k", "K", "Mandagskveld", ShiftKind.EVENING, 17 * H, 19 * H),
)
NEEDS = (
    Need("need-day", FIRST, 8 * H, 14 * H + 30, weekdays=(1, 2, 3, 4)),
    Need("need-monday", FIRST, 17 * H, 19 * H, weekdays=(1,), note="Trening"),
    Need("need-evening", FIRST, 17 * H, 20 * H + 30, weekdays=(2, 4)),
    Need("need-friday", FIRST, 8 * H, 12 * H + 30, weekdays=(5,)),
    Need("need-wednesday", FIRST, 16 * H, 18 * H + 30, weekdays=(3,), note="Handletur"),
)


def _terms(key: str, hours: float, kind: EmploymentKind = EmploymentKind.FAST) -> Employment:
    return Employment(
        id=f"terms-{key}",
        assistant=key,
        start=FIRST,
        kind=kind,
        minutes_per_week=round(hours * H),
        hours_class=HoursClass.DAG40,
        full_time=37 * H + 30,
        seniority_from=FIRST,
    )


PEOPLE = (
    (
        Assistant("berit", "Berit Eksempel", 1, employee_number="1", weekly_cap=26 * H,
                  contacts=(Contact("phone", "00 00 50 01"),), skills=("Forflytning",),
                  notes="Uføretrygd ved siden av: ikke over 26 timer i uka."),
        _terms("berit", 26),
    ),
    (
        Assistant("terje", "Terje Tenkt", 4, employee_number="2", contacts=(Contact("phone", "00 00 50 02"),),
                  notes="Full jobb et annet sted. Kan bare kveld."),
        _terms("terje", 7),
    ),
    (
        Assistant("student", "Sunniva Påfunn", 6, employee_number="3", languages=("norsk", "spansk"),
                  notes="Student. Eksamen i mai og desember."),
        _terms("student", 4.5),
    ),
    (
        Assistant("tante", "Tante Oppdiktet", 8, employee_number="4", near_family=True),
        _terms("tante", 2.5),
    ),
    (
        Assistant("ronja", "Ronja Prøve", 10, employee_number="5",
                  notes="Har også en egen støttekontaktavtale; de timene føres for seg."),
        _terms("ronja", 2),
    ),
)

SOLLI = InventedOrdning(
    ordning=Ordning(
        id="solli",
        name="Solli",
        leader="Sol Leder",
        employer_model=EmployerModel.KOMMUNE,
        employer="Sollia kommune (oppdiktet)",
        municipality="Sollia kommune (oppdiktet)",
        workplace="hjemme på Solli",
    ),
    vedtak=(
        Vedtak(
            "vedtak-solli", date(2026, 1, 1), 42 * H, end=date(2026, 12, 31),
            municipality="Sollia kommune (oppdiktet)", decided_on=date(2025, 11, 3),
            next_review=date(2026, 12, 1),
        ),
        Vedtak(
            "vedtak-solli-2025", date(2025, 1, 1), 42 * H, end=date(2025, 12, 31),
            municipality="Sollia kommune (oppdiktet)", decided_on=date(2024, 11, 4),
        ),
    ),
    people=PEOPLE,
    types=TYPES,
    needs=NEEDS,
    weeks=1,
    pattern=PATTERN,
    seed=5,
)
