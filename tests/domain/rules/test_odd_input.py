"""Whatever a file holds, the rules say something and never fall over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.agreement import BASES, LIMITS, Agreement
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.rules.incremental import Checker
from bpa_desk.domain.shift import Break, Shift, ShiftKind
from bpa_desk.domain.time import DateSpan, Period, zone
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit

OSLO = zone()
ORDNING = Ordning("o", "Test")
MONDAY = date(2026, 11, 23)
START = OSLO.at(MONDAY, 8 * 60)
SHIFT = Shift("1", START, START + 480, "kari")
FIRST_DAY = replace(SHIFT, start=OSLO.at(date(1, 1, 1), 480), end=OSLO.at(date(1, 1, 1), 960))
LAST_DAY = replace(
    SHIFT, id="2", start=OSLO.at(date(9999, 12, 31), 480), end=OSLO.at(date(9999, 12, 31), 960)
)
STRANGE = (0.0, 1e9, float("nan"), float("inf"), -1.0)

ODD = {
    "nothing": Rota(ORDNING),
    "the ends of the calendar": Rota(ORDNING, shifts=(FIRST_DAY, LAST_DAY)),
    "no length": Rota(ORDNING, shifts=(replace(SHIFT, end=START),)),
    "ends before it starts": Rota(ORDNING, shifts=(replace(SHIFT, end=START - 500), SHIFT)),
    "a year long": Rota(ORDNING, shifts=(replace(SHIFT, end=START + 400 * 1440),)),
    "worked backwards": Rota(ORDNING, shifts=(replace(SHIFT, actual=Period(START + 90_000, START)),)),
    "one id three times": Rota(ORDNING, shifts=(SHIFT, SHIFT, SHIFT)),
    "one person twice": Rota(ORDNING, people=(Person("kari", "K"), Person("kari", "L")), shifts=(SHIFT,)),
    "odd day and week": Rota(replace(ORDNING, day_start=1439, week_start=7), shifts=(SHIFT,)),
    "period backwards": Rota(ORDNING, period=DateSpan(date(2026, 12, 1), date(2026, 11, 1)), shifts=(SHIFT,)),
    "endless period": Rota(ORDNING, period=DateSpan(date(2026, 1, 1), None), shifts=(SHIFT,)),
    "all of time": Rota(ORDNING, period=DateSpan(date.min, date.max), shifts=(SHIFT,)),
    "needs of nothing": Rota(
        ORDNING,
        shifts=(SHIFT,),
        needs=(
            Need("a", MONDAY, 0, 0, date(2026, 11, 20)),
            Need("b", MONDAY, 500, 500, date(2026, 11, 24), (), 0),
            Need("c", MONDAY, 500, 400, None, (1, 9), -1),
        ),
    ),
    "absence backwards": Rota(ORDNING, shifts=(SHIFT,), absences=(Absence("a", "kari", START + 9, START),)),
    "terms at the end of time": Rota(
        ORDNING,
        people=(
            Person(
                "kari", "K", terms=(Terms(DateSpan(date.max, date.max)), Terms(DateSpan(date.min, date.max)))
            ),
        ),
        shifts=(SHIFT,),
    ),
    "strange agreements": Rota(
        ORDNING,
        shifts=(SHIFT,),
        agreements=tuple(
            Agreement(f"{basis}{number}", basis, date.min, date.max, limits=dict.fromkeys(LIMITS, number))
            for basis in (*BASES, "99-9")
            for number in STRANGE
        ),
    ),
    "plan of all time": Rota(ORDNING, plan=RotaPlan("p", date.min, date.max), shifts=(SHIFT,)),
    "empty vedtak": Rota(
        ORDNING,
        vedtak=(Vedtak("v", date.min, 0, date.max), Vedtak("w", date(2026, 1, 1), 0, unit=VedtakUnit.YEAR)),
        shifts=(SHIFT,),
    ),
    "not born yet": Rota(ORDNING, people=(Person("kari", "K", date(2030, 1, 1)),), shifts=(SHIFT,)),
    "calls outside": Rota(
        ORDNING,
        shifts=(replace(SHIFT, kind=ShiftKind.STANDBY, calls=(Period(0, 5), Period(START + 9, START + 4))),),
    ),
    "nothing but breaks": Rota(ORDNING, shifts=(replace(SHIFT, breaks=(Break(0, 1 << 40, True),)),)),
}


@pytest.mark.parametrize("name", ODD)
def test_the_rules_stand(name: str) -> None:
    value = ODD[name]
    found = check(value)
    assert Checker(value).findings == found
    assert set(figures(value)) >= {person.id for person in value.people}
    assert all(str(each.text) and str(each.mend) for each in found)


@pytest.mark.parametrize(
    "name", ["UTC", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Antarctica/Troll"]
)
def test_any_zone_will_do(name: str) -> None:
    later = replace(SHIFT, id="2", start=START + 780, end=START + 1200)
    value = Rota(replace(ORDNING, timezone=name), shifts=(SHIFT, later))
    assert figures(value)["kari"].hours == 900
