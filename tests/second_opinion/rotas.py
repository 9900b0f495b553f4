"""Random rotas, as the second reading and as the program know them, and how their findings are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import event
from hypothesis import strategies as st

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.elsewhere import Elsewhere
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

WEEKS = 14
Drawn = tuple[date, dict[str, Human], list[Duty], frozenset[str]]
# Around both clock changes, Easter, May, Christmas, and an ordinary autumn.
MONDAYS = ("2026-10-12", "2026-03-16", "2026-05-04", "2026-12-14", "2026-08-31", "2027-03-15", "2027-05-03")
CLASSES = {HoursClass.DAG40: 40, HoursClass.T38C: 38, HoursClass.H36: 36}
AGREED = ("", "", "10-5-1", "10-5-2", "10-5-3", "10-6-5", "10-6-9", "10-8-3", "10-11-9", "10-5-2 10-6-5")
OF_WEEKS = ("ordinary week", "averaging")
WEEK_RULES = {"TID-1", "TID-3", "TID-7", "TID-8", "OT-2"}
LIMITS = {
    "OVERLAP", "HVILE-1", "HVILE-2", "HVILE-3", "HVILE-4", "TID-1", "TID-7", "SNITT-1", "SNITT-2", "SNITT-3",
    "OT-3", "OT-4", "OT-7", "NATT-3", "NATT-4", "PAUSE-1", "PAUSE-2", "UNG-2", "CAP", "TID-3", "TID-8",
    "OT-2", "PLAN-2", "PLAN-3", "OT-8",
}  # fmt: skip


@st.composite
def duties(draw: st.DrawFn, first: date, who: str, kinds: tuple[str, ...]) -> list[Duty]:
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
    kind = draw(st.sampled_from(kinds))
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
def humans(draw: st.DrawFn, first: date, young: bool) -> Human:
    """Draw a person: class, age, night work, a cap of one's own, and what is agreed."""
    young = young and draw(st.booleans())
    return Human(
        week=HOUR * draw(st.sampled_from(sorted(CLASSES.values()))),
        born=first.replace(year=first.year - 16) if young else None,
        night=draw(st.booleans()),
        strenuous=draw(st.booleans()),
        cap=draw(st.sampled_from([None, 20 * HOUR])),
        sliding=draw(st.booleans()) and draw(st.booleans()),
        no_nights=draw(st.booleans()),
        no_overtime=draw(st.booleans()),
    )


@st.composite
def situations(
    draw: st.DrawFn,
    kinds: tuple[str, ...] = ("work", "work", "passive", "mixed"),
    agreed: tuple[str, ...] = AGREED,
    young: bool = False,
    elsewhere: bool = False,
) -> Drawn:
    """Draw one or two people, their shifts, and what is agreed for all of them."""
    first = date.fromisoformat(draw(st.sampled_from(MONDAYS)))
    people = {name: draw(humans(first, young)) for name in ("a", "b")[: draw(st.integers(1, 2))]}
    found = [duty for name in people for duty in apart(draw(duties(first, name, kinds)))]
    if elsewhere:
        found = [
            replace(each, elsewhere=plain(each) and number % 3 == 0) for number, each in enumerate(found)
        ]
    return first, people, found, frozenset(draw(st.sampled_from(agreed)).split())


def plain(duty: Duty) -> bool:
    """True for work with nothing special about it: so is all that is known of work elsewhere."""
    return not (duty.standby or duty.passive or duty.free or duty.cancelled)


def as_rota(first: date, people: dict[str, Human], found: list[Duty], agreed: frozenset[str]) -> Rota:
    """Return the same as the program knows it."""
    classes = {hours * HOUR: name for name, hours in CLASSES.items()}
    always = DateSpan(date.min, None)
    return Rota(
        Ordning("o", "Test"),
        people=tuple(
            Known(
                name, name, human.born,
                (Terms(always, HoursClass.TRE if human.sliding else classes[human.week]),), human.cap,
                human.skills, human.night, human.strenuous, tuple(arrangements(name, human)),
            )
            for name, human in people.items()
        ),
        agreements=tuple(as_agreement(each) for each in sorted(agreed)),
        shifts=tuple(as_shift(str(at), duty) for at, duty in enumerate(found) if not duty.elsewhere),
        elsewhere=tuple(
            Elsewhere(str(at), duty.who or "", duty.start, duty.end)
            for at, duty in enumerate(found)
            if duty.elsewhere
        ),
        # What is judged must not depend on which of the work is elsewhere.
        period=DateSpan(first, first + timedelta(days=7 * WEEKS + 27)),
    )  # fmt: skip


def arrangements(name: str, human: Human) -> Iterator[Arrangement]:
    """Yield what is agreed with the person as the program knows it."""
    for kind, wanted in (
        (ArrangementKind.NO_NIGHTS, human.no_nights),
        (ArrangementKind.NO_OVERTIME, human.no_overtime),
    ):
        if wanted:
            yield Arrangement(kind, name, kind, date(2020, 1, 1))


def as_agreement(text: str) -> Agreement:
    """Return an agreement as the program knows it; 10-5-1/4 averages over four weeks."""
    basis, _slash, weeks = text.partition("/")
    limits = {"average_weeks": float(weeks)} if weeks else {}
    return Agreement(basis, basis, date(2020, 1, 1), limits=limits)


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
        if each.rule == "HVILE-4" and "works both" in each.text.template:
            day = at(datetime.fromtimestamp(each.start * 60, UTC).astimezone(OSLO).date())
            yield Verdict(each.rule, each.assistant, day, -1, None)
            continue
        if each.rule == "UNG-2" and " on {day}" in each.text.template:
            yield Verdict(each.rule, each.assistant, -1, each.end, each.amount)
            continue
        if each.rule in WEEK_RULES and any(mark in each.text.template for mark in OF_WEEKS):
            yield Verdict("WEEK", each.assistant, each.start, each.end, each.amount)
            continue
        if each.rule in ("PLAN-2", "HVILE-4"):
            yield Verdict(each.rule, each.assistant, each.start, each.end, None)
            continue
        if each.rule == "OT-8":
            yield Verdict(each.rule, each.assistant, -1, -1, each.amount)
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
    if finding.rule == "HVILE-4" or "on average" in template:  # so far: the period is not over yet
        return finding.severity.value == "ADVARSEL"
    return False


def _of_period(finding: Finding) -> bool:
    return "the average may be" in finding.text.template


def agree(drawn: Drawn) -> None:
    """Hold both readings against each other, finding for finding."""
    first, people, found, agreed = drawn
    sliding = {name for name, human in people.items() if human.sliding}
    judged = [each for each in check(as_rota(*drawn)) if not (_of_period(each) and each.assistant in sliding)]
    ours = Counter(told(judged))
    theirs: Counter[Verdict] = Counter()
    for name, human in people.items():
        theirs.update(Person(name, human, found, agreed, first, WEEKS).verdicts())
    for rule in {each.rule for each in theirs}:
        event(rule)
    assert not (ours - theirs), "only the program says so"
    assert not (theirs - ours), "only the second reading says so"


def agree_elsewhere(drawn: Drawn) -> None:
    """Hold that work elsewhere counts as shifts do, and that what is only about it is not told of."""
    first, people, found, agreed = drawn
    own = {str(number) for number, each in enumerate(found) if not each.elsewhere}
    here = [replace(each, elsewhere=False) for each in found]
    judged = check(as_rota(first, people, here, agreed))
    about = [each for each in judged if not each.shifts or own & set(each.shifts)]
    assert Counter(told(check(as_rota(*drawn)))) == Counter(told(about))
