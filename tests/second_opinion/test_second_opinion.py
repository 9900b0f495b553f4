"""The engine and the naive reading of the rule book agree on random rotas, finding for finding.

``BPA_NIGHTLY=1`` draws fifty thousand rotas; ``BPA_OPINIONS`` sets another number.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Person as Known
from bpa_desk.domain.rota import Rota, Terms
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.time import DateSpan, Period
from tests.second_opinion.duties import Duty, Human, Verdict
from tests.second_opinion.naive import Person
from tests.second_opinion.plain_days import HOUR, OSLO, at

RUNS = int(os.environ.get("BPA_OPINIONS") or (50_000 if os.environ.get("BPA_NIGHTLY") else 300))
WEEKS = 14
# Around both clock changes, Easter, May, Christmas, and an ordinary autumn.
MONDAYS = ("2026-10-12", "2026-03-16", "2026-05-04", "2026-12-14", "2026-08-31", "2027-03-15", "2027-05-03")
CLASSES = {HoursClass.DAG40: 40, HoursClass.T38C: 38, HoursClass.H36: 36}
AGREED: tuple[frozenset[str], ...] = tuple(
    frozenset(each.split())
    for each in (
        "", "", "10-5-1", "10-5-2", "10-5-3", "10-6-5", "10-6-9", "10-8-3", "10-11-9", "10-5-2 10-6-5",
    )
)  # fmt: skip
LIMITS = {
    "OVERLAP", "HVILE-1", "HVILE-2", "HVILE-4", "TID-1", "TID-7", "SNITT-1", "SNITT-2", "SNITT-3", "OT-3",
    "OT-4", "OT-7", "NATT-3", "NATT-4", "UNG-2", "CAP",
}  # fmt: skip

@st.composite
def duties(draw: st.DrawFn, first: date, who: str) -> list[Duty]:
    """Draw a person's shifts: a loose few, or a steady week that is repeated with small changes."""
    quarter = st.integers(0, 95)
    found: list[Duty] = []
    steady = draw(st.booleans())
    length = st.one_of(st.integers(4, 60), st.integers(4, 60), st.integers(4, 200))
    pattern = [
        (draw(st.integers(0, 6)), 15 * draw(quarter), 15 * draw(length))
        for _number in range(draw(st.integers(1, 6)))
    ]
    if steady and draw(st.booleans()):  # every day of the week, at much the same time
        pattern = [(day, pattern[0][1] + 15 * draw(st.integers(0, 8)), pattern[0][2]) for day in range(7)]
    starts: list[tuple[int, int]] = []
    if steady:
        for week in range(draw(st.integers(1, WEEKS - 4))):
            for day, minute, long in pattern:
                starts.append((at(first + timedelta(days=14 + 7 * week + day), minute), long))
    else:
        for day, minute, long in pattern:
            starts.append((at(first + timedelta(days=14 + day), minute), long))
            again = 14 + day + draw(st.integers(1, 21))
            starts.append((at(first + timedelta(days=again), 15 * draw(quarter)), long))
    kind = draw(st.sampled_from(["work", "work", "passive", "mixed"]))
    for number, (start, long) in enumerate(starts):
        if kind == "work" or (kind == "mixed" and number % 2):
            found.append(Duty(start, start + long, who))
            continue
        a = start + 15 * draw(st.integers(0, long // 15 - 1))
        b = draw(st.integers(a // 15 + 1, (start + long) // 15)) * 15
        found.append(draw(piece(Duty(start, start + long, who), (a, max(a + 15, b)))))
    return found


def apart(found: list[Duty]) -> list[Duty]:
    """Leave out standby and shifts with breaks over other shifts: whose time that is the book leaves open."""
    kept: list[Duty] = []
    for place, each in enumerate(found):
        near = [
            other
            for other in (*found[:place], *found[place + 1 :])
            if each.start <= other.end and other.start <= each.end
        ]
        alone = each.standby or each.free or any(other.standby or other.free for other in near)
        if not (near and alone):
            kept.append(each)
    return kept


@st.composite
def piece(draw: st.DrawFn, duty: Duty, inside: tuple[int, int]) -> Duty:
    """Draw what a piece of a shift is: passive time, a call-out from standby, a break, or nothing at all."""
    kind = draw(st.sampled_from(["passive", "passive", "standby", "free", "cancelled"]))
    if kind == "passive":
        return Duty(duty.start, duty.end, duty.who, passive=(inside,))
    if kind == "standby":
        return Duty(duty.start, duty.end, duty.who, standby=True, calls=(inside,))
    inside = (max(inside[0], duty.start + 15), min(inside[1], inside[0] + 2 * HOUR, duty.end - 15))
    if kind == "free" and inside[0] < inside[1]:
        return Duty(duty.start, duty.end, duty.who, free=(inside,))
    return Duty(duty.start, duty.end, duty.who, cancelled=kind == "cancelled")


@st.composite
def humans(draw: st.DrawFn, first: date) -> Human:
    """Draw a person: class, age, night work and a cap of one's own."""
    return Human(
        week=HOUR * draw(st.sampled_from(sorted(CLASSES.values()))),
        born=draw(st.sampled_from([None, None, None, first.replace(year=first.year - 16)])),
        night=draw(st.booleans()),
        strenuous=draw(st.booleans()),
        cap=draw(st.sampled_from([None, 20 * HOUR])),
    )


@st.composite
def situations(draw: st.DrawFn) -> tuple[date, dict[str, Human], list[Duty], frozenset[str]]:
    """Draw one or two people, their shifts, and what is agreed for all of them."""
    first = date.fromisoformat(draw(st.sampled_from(MONDAYS)))
    people = {name: draw(humans(first)) for name in ("a", "b")[: draw(st.integers(1, 2))]}
    found = [duty for name in people for duty in apart(draw(duties(first, name)))]
    return first, people, found, draw(st.sampled_from(AGREED))


def as_rota(first: date, people: dict[str, Human], found: list[Duty], agreed: frozenset[str]) -> Rota:
    """Return the same as the program knows it."""
    classes = {hours * HOUR: name for name, hours in CLASSES.items()}
    return Rota(
        Ordning("o", "Test"),
        people=tuple(
            Known(
                name, name, human.born, (Terms(DateSpan(date.min, None), classes[human.week]),), human.cap,
                human.skills, human.night, human.strenuous,
            )
            for name, human in people.items()
        ),
        agreements=tuple(Agreement(basis, basis, date(2020, 1, 1)) for basis in sorted(agreed)),
        shifts=tuple(as_shift(str(number), duty) for number, duty in enumerate(found)),
    )  # fmt: skip


def as_shift(name: str, duty: Duty) -> Shift:
    """Return a shift as the program knows it."""
    return Shift(
        name,
        duty.start,
        duty.end,
        duty.who,
        ShiftKind.STANDBY if duty.standby else ShiftKind.DAY,
        passive=tuple(Period(*each) for each in duty.passive),
        calls=tuple(Period(*each) for each in duty.calls),
        breaks=tuple(Break(*each, True) for each in duty.free),
        status=ShiftStatus.CANCELLED if duty.cancelled else ShiftStatus.PLANNED,
        requires=tuple(sorted(duty.requires)),
    )


def told(found: list[Finding] | tuple[Finding, ...]) -> Iterator[Verdict]:
    """Yield the engine's findings as verdicts, as far as the naive reading has an opinion."""
    for each in found:
        if each.rule not in LIMITS or _advice(each):
            continue
        if each.rule == "HVILE-4":
            day = at(datetime.fromtimestamp(each.start * 60, UTC).astimezone(OSLO).date())
            yield Verdict(each.rule, each.assistant, day, -1, None)
            continue
        if each.rule == "UNG-2" and " on {day}" in each.text.template:
            yield Verdict(each.rule, each.assistant, -1, each.end, each.amount)
            continue
        # The same cap under the union's agreement has a number of its own.
        rule = "OT-3" if each.rule == "OT-4" else each.rule
        yield Verdict(rule, each.assistant, each.start, each.end, each.amount)


def _advice(finding: Finding) -> bool:
    template = finding.text.template
    if finding.severity.value == "INFO" or "special reason" in template:
        return True
    if finding.rule == "HVILE-2":
        return finding.severity.value == "ADVARSEL"
    if "averaging" in template or "ordinary week" in template:
        return True
    return "on average" in template and finding.severity.value == "ADVARSEL"


@settings(
    max_examples=max(RUNS, 1), deadline=None, derandomize=not os.environ.get("BPA_NIGHTLY"), database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(situations())
def test_both_opinions_agree(drawn: tuple[date, dict[str, Human], list[Duty], frozenset[str]]) -> None:
    first, people, found, agreed = drawn
    ours = Counter(told(check(as_rota(*drawn))))
    theirs = Counter(
        verdict
        for name, human in people.items()
        for verdict in Person(name, human, found, agreed, first, WEEKS).verdicts()
    )
    for rule in {each.rule for each in theirs}:
        event(rule)
    assert ours == theirs
