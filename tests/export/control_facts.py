"""Facts for the papers of avvik, risks and internal control; ``name`` stands wherever a user may write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.avvik import Avvik, AvvikType, Told, by_month, months_back
from bpa_desk.domain.avvik_paper import AvvikFacts, AvvikReport
from bpa_desk.domain.internal_control import (
    Caller,
    ControlPoint,
    EmergencyCard,
    Equipment,
    EquipmentKind,
    Goal,
    Lack,
    Point,
    PointStanding,
)
from bpa_desk.domain.internal_control_paper import ControlFacts, EmergencyFacts, RiskFacts
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.risk import SCALES, Risk

DAY = date(2026, 11, 24)
WHERE = ("Nes", "Fjord Assistanse AS", "Eva Nes")


def measure(about_kind: str, about: str, what: str = "Strøkasse ved døra") -> Remedy:
    """Return a measure that is done."""
    return Remedy("m", what, date(2026, 1, 21), "Kari Eksempel", DAY, DAY, about_kind, about)


def fall(name: str = "Kari Eksempel") -> Avvik:
    """Return a closed avvik with an injury of which the employer and NAV were told."""
    return Avvik(
        "a", AvvikType.ENVIRONMENT, date(2026, 1, 21), f"Skled i trappa.\n{name}", date(2026, 1, 22), 500,
        name, name, "Strødde", f"Is. {name}", name, date(2026, 2, 1), True, False,
        (Told("leverandor", "2026-01-22T08:00Z", name), Told("nav", "2026-01-23T09:30Z")), name,
        date(2026, 2, 2),
    )  # fmt: skip


def one(name: str = "Kari Eksempel") -> AvvikFacts:
    """Return one avvik with a measure."""
    return AvvikFacts(*WHERE, fall(name), (measure("avvik", "a", name),))


def serious() -> AvvikFacts:
    """Return an avvik after which nobody has been told yet."""
    bare = Avvik("b", AvvikType.HOURS, DAY, "Falt", DAY, injury=True, serious=True)
    return AvvikFacts(*WHERE, bare)


def report(count: int = 5, name: str = "Kari Eksempel") -> AvvikReport:
    """Return so many avvik, a month apart."""
    kinds = tuple(AvvikType)
    known = tuple(
        replace(fall(name), id=str(at), kind=kinds[at % 4], happened_on=months_back(DAY)[-1 - at % 12],
                closed_on=None if at == 1 else DAY, injury=at % 3 == 0, serious=at == 3)
        for at in range(count)
    )  # fmt: skip
    open_measures = (replace(measure("avvik", "1"), done_on=None),) * bool(count)
    return AvvikReport(*WHERE, DAY, known, by_month(known, months_back(DAY)), open_measures)


def risks(count: int = 4, name: str = "Kari Eksempel", size: int = 4) -> RiskFacts:
    """Return so many risks in different places of the matrix, the first with a measure."""
    known = tuple(
        Risk(
            str(at), f"Fare {at} {name}", at % size + 1, (at * 2) % size + 1, date(2026, 9, 15), name, name,
            name, at % 2, at % 2, date(2027, 9, 15), name,
        )
        for at in range(count)
    )  # fmt: skip
    return RiskFacts(*WHERE, DAY, SCALES[size], known, (measure("risk", "0", name),))


def control(name: str = "Kari Eksempel", lists: int = 2) -> ControlFacts:
    """Return the eight points, every other with something lacking, and lists of so many lines."""
    lacks = ((), (Lack.NO_TEXT,), (Lack.NO_ROUND,), (Lack.NO_GOAL,), (Lack.NO_VERNEOMBUD,),
             (Lack.RISK_REVIEW, Lack.RED_RISK), (), (Lack.REVIEW_OLD,))  # fmt: skip
    points = tuple(
        PointStanding(
            each, ControlPoint(str(each), "" if at == 1 else name, name if at == 3 else "", DAY), lacks[at]
        )
        for at, each in enumerate(Point)
    )
    goals = tuple(Goal(str(at), 2026, name, name, DAY if at else None) for at in range(lists))
    kinds = tuple(EquipmentKind)
    things = tuple(
        Equipment(
            str(at), name, kinds[at % 7], name, name, 12, DAY if at else None, DAY if at else None, name
        )
        for at in range(lists)
    )
    return ControlFacts(*WHERE, DAY, points, goals, (measure("goal", "0", name),) * bool(lists), things)


def card(name: str = "Kari Eksempel", callers: int = 3) -> EmergencyFacts:
    """Return a card with so many to call."""
    told = tuple(Caller(("Verneombud", "")[at % 2], name, f"555 0{at}") for at in range(callers))
    return EmergencyFacts("Nes", EmergencyCard("emergency", name, name if callers else "", name, told, name))
