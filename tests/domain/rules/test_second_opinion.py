"""The engine and an independent, plain reading of the rule book agree on random rotas, finding for finding.

``BPA_NIGHTLY=1`` draws fifty thousand rotas instead of a few hundred.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.time import Period
from tests.domain.rota_text import agreement
from tests.domain.rules.naive import Opinion, Work

KNOWN = {"OVERLAP", "HVILE-1", "HVILE-2", "HVILE-4", "TID-1", "TID-7", "SNITT-1", "OT-3", "OT-7"}
# Around both clock changes, Easter, May's holidays, Christmas, and an ordinary week.
STARTS = ("2026-10-19", "2026-03-23", "2026-05-11", "2026-12-21", "2026-06-08", "2027-03-22", "2027-05-10")


def instant(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


@st.composite
def works(draw: st.DrawFn) -> list[Work]:
    """Draw up to eighteen shifts in four weeks, on quarters, some passive, some standby with calls."""
    first = datetime.fromisoformat(draw(st.sampled_from(STARTS))).replace(tzinfo=UTC)
    found = []
    for _number in range(draw(st.integers(1, 18))):
        start = first + timedelta(minutes=15 * draw(st.integers(0, 28 * 96)))
        length = draw(st.one_of(st.integers(8, 52), st.integers(8, 52), st.integers(1, 150)))
        end = start + timedelta(minutes=15 * length)
        piece = (
            start + timedelta(minutes=15 * draw(st.integers(0, length - 1))),
            start + timedelta(minutes=15 * draw(st.integers(0, length))),
        )
        pieces = (piece,) if piece[0] < piece[1] else ()
        found.append(Work(start, end, False, pieces) if draw(st.booleans()) else Work(start, end))
    return found


def shifts(of: list[Work]) -> tuple[Shift, ...]:
    return tuple(
        Shift(
            f"{number:02d}",
            instant(each.start),
            instant(each.end),
            "kari",
            kind=ShiftKind.STANDBY if each.standby else ShiftKind.DAY,
            passive=tuple(Period(instant(a), instant(b)) for a, b in each.passive),
            calls=tuple(Period(instant(a), instant(b)) for a, b in each.calls),
        )
        for number, each in enumerate(sorted(of, key=lambda each: (each.start, each.end)))
    )


@settings(
    max_examples=50_000 if os.environ.get("BPA_NIGHTLY") else 120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(works(), st.sampled_from([None, "10-5-1"]))
def test_both_opinions_agree(of: list[Work], averaging: str | None) -> None:
    agreements = (agreement(averaging),) if averaging else ()
    value = Rota(
        Ordning("o", "Test"), people=(Person("kari", "Kari"),), agreements=agreements, shifts=shifts(of)
    )
    opinion = Opinion(of, day_limit=600 if averaging else None)
    theirs = {
        (rule, instant(start), instant(end), amount) for rule, _kind, start, end, amount in opinion.findings()
    }
    ours = {
        (each.rule, each.start, each.end, each.amount)
        for each in check(value)
        if each.rule in KNOWN and not _beyond(each.rule, each.severity.value, each.text.template)
    }
    assert ours == theirs
    sums = figures(value)["kari"]
    assert (sums.hours, sums.overtime, sums.night, sums.sunday) == opinion.figures()


def _beyond(rule: str, severity: str, template: str) -> bool:
    """True for what the second opinion does not know: rests far apart or over the edge, and means."""
    if rule == "HVILE-2":
        return severity in ("INFO", "ADVARSEL")
    return (
        "ordinary week" in template
        or "on average" in template
        or "averaging" in template
        or "no week may pass" in template
    )
