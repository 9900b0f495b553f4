"""Standby may lie in rest time; only call-outs break it (working-time.md TID-8, J.19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.time import Period, zone

OSLO = zone()


def test_a_weekend_of_standby_alone_is_a_week_of_rest() -> None:
    """J.19: 56 hours at home are eight hours of work, and no work at the workplace."""
    start = OSLO.at(date(2026, 11, 27), 16 * 60)
    standby = Shift("1", start, start + 56 * 60, "kari", ShiftKind.STANDBY)
    rota = Rota(Ordning("t", "T"), people=(Person("kari", "Kari"),), shifts=(standby,))
    assert check(rota) == ()
    assert figures(rota)["kari"].hours == 8 * 60
    # Called out from Saturday 23:00 to Sunday 01:00: two hours more, and still 35 hours off before it.
    called = Period(start + 31 * 60, start + 33 * 60)
    worked = figures(replace(rota, shifts=(replace(standby, calls=(called,)),)))["kari"].hours
    assert 9 * 60 < worked <= 10 * 60
