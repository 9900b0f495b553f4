"""What must hold for any rota: judging again equals judging afresh; neither order nor week matter."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.agreement import BASES, Agreement
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel, Ordning, SundayMode
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.rules.incremental import Checker, preview
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.skill import SkillSpan
from bpa_desk.domain.time import DateSpan, Period, zone
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit

OSLO = zone()
FIRST = date(2026, 10, 5)  # three weeks before the autumn clock change
PEOPLE = ("kari", "ola", "per")
QUARTER = 15
MANY = 50 if os.environ.get("BPA_NIGHTLY") else 1


@st.composite
def shifts(draw: st.DrawFn, number: int) -> Shift:
    """Draw one shift somewhere in six weeks, of a quarter of an hour to forty hours."""
    start = OSLO.at(FIRST) + draw(st.integers(0, 42 * 96)) * QUARTER
    end = start + draw(st.one_of(st.integers(12, 52), st.integers(1, 160))) * QUARTER
    kind = draw(st.sampled_from([ShiftKind.DAY] * 5 + [ShiftKind.STANDBY, ShiftKind.TRAINING]))
    piece = st.builds(
        lambda a, b: Period(start + min(a, b), start + max(a, b) + 1),
        st.integers(0, end - start - 1),
        st.integers(0, end - start - 1),
    )
    few = st.lists(piece, max_size=2)
    return Shift(
        str(number),
        start,
        end,
        draw(st.sampled_from([*PEOPLE, *PEOPLE, None])),
        kind=kind,
        passive=tuple(draw(few)),
        calls=tuple(draw(few)),
        breaks=tuple(Break(*each, draw(st.booleans())) for each in draw(few)),
        status=draw(st.sampled_from([ShiftStatus.PLANNED, ShiftStatus.WORKED, ShiftStatus.CANCELLED])),
        requires=draw(st.sampled_from([(), (), ("medicine",)])),
        emergency=draw(st.integers(0, 9)) == 0,
        actual=draw(st.one_of(st.none(), st.none(), st.just(Period(start - 30, end + 45)))),
    )


@st.composite
def agreements(draw: st.DrawFn, number: int) -> Agreement:
    """Draw an agreement, sometimes for one person, sometimes with strange numbers."""
    start = FIRST + timedelta(days=draw(st.integers(-20, 20)))
    end = draw(st.one_of(st.none(), st.integers(0, 60).map(lambda days: start + timedelta(days=days))))
    numbers = st.dictionaries(
        st.sampled_from(
            ["day_hours", "week_hours_max", "daily_rest_hours", "average_weeks", "overtime_week_hours"]
        ),
        st.sampled_from([0.0, 1.0, 8.5, 14.0, 98.0, 9999.0]),
        max_size=2,
    )
    who = draw(st.sampled_from([(), (), ("kari",)]))
    return Agreement(f"a{number}", draw(st.sampled_from(BASES)), start, end, who, draw(numbers))


@st.composite
def rotas(draw: st.DrawFn) -> Rota:
    """Draw a rota with everything that can be in one."""
    count = draw(st.integers(0, 25))
    person = st.builds(
        lambda name, born, cls, position, cap, night, trained: Person(
            name,
            name.capitalize(),
            born,
            (Terms(DateSpan(FIRST - timedelta(days=9), None), cls, position),),
            cap,
            frozenset({"medicine"} if cap else ()),
            night,
            bool(night),
            trained=trained,
        ),
        st.just(""),
        st.sampled_from([None, date(2008, 10, 20), date(2012, 1, 1)]),
        st.sampled_from(list(HoursClass)),
        st.sampled_from([None, 1200, 2130]),
        st.sampled_from([None, 1500]),
        st.sampled_from([None, True, False]),
        st.sampled_from([(), (SkillSpan("medicine", OSLO.at(FIRST), OSLO.at(FIRST + timedelta(days=14))),)]),
    )
    people = tuple(replace(draw(person), id=name, name=name.capitalize()) for name in PEOPLE)
    ordning = Ordning(
        "o",
        "Test",
        employer_model=draw(st.sampled_from([EmployerModel.LEVERANDOR, EmployerModel.PRIVATPERSON])),
        day_start=draw(st.sampled_from([0, 360])),
        week_start=draw(st.sampled_from([1, 7])),
        tariff_bound=draw(st.booleans()),
        sunday_mode=draw(st.sampled_from(list(SundayMode))),
    )
    need = Need("n", FIRST, 8 * 60, 16 * 60, FIRST + timedelta(days=30), count=draw(st.integers(1, 2)))
    skilled = replace(need, id="m", from_minute=22 * 60, to_minute=7 * 60, count=1, requires=("medicine",))
    away = OSLO.at(FIRST + timedelta(days=10))
    return Rota(
        ordning=ordning,
        period=draw(st.sampled_from([None, DateSpan(FIRST + timedelta(days=7), FIRST + timedelta(days=27))])),
        plan=draw(st.sampled_from([None, RotaPlan("p", FIRST, FIRST + timedelta(days=42), FIRST)])),
        vedtak=draw(
            st.sampled_from(
                [(), (Vedtak("v", FIRST, 2400),), (Vedtak("y", FIRST, 9000, unit=VedtakUnit.YEAR),)]
            )
        ),
        people=people,
        agreements=tuple(draw(agreements(number)) for number in range(draw(st.integers(0, 4)))),
        shifts=tuple(draw(shifts(number)) for number in range(count)),
        needs=draw(st.sampled_from([(), (need, skilled)])),
        absences=draw(st.sampled_from([(), (Absence("s", "kari", away, away + 3 * 1440),)])),
    )


@settings(max_examples=40 * MANY, deadline=None)
@given(rotas(), st.data())
def test_incremental_equals_full(value: Rota, data: st.DataObject) -> None:
    checker = Checker(value)
    assert checker.findings == check(value)
    assert checker.figures == figures(value)
    for step in range(data.draw(st.integers(1, 3))):
        kept = [each for each in value.shifts if data.draw(st.booleans())]
        # Some read anew, the same in every field, and another order: nothing of that is a change.
        read = [replace(each) if data.draw(st.booleans()) else each for each in kept]
        mixed = data.draw(st.permutations(read)) if data.draw(st.booleans()) else read
        after = replace(value, shifts=(*mixed, data.draw(shifts(1000 + step))))
        expected = check(after)
        shown = checker.preview(after.shifts, {each.id for each in value.shifts if each not in kept})
        told = [each for each in shown.appear if each.rule != "PAUSE-1"]
        assert told == [each for each in expected if each not in checker.findings and each.rule != "PAUSE-1"]
        assert checker.findings == check(value)
        assert checker.update(after) == expected
        assert checker.figures == figures(after)
        value = after


@settings(max_examples=15 * MANY, deadline=None)
@given(rotas(), st.randoms())
def test_order_does_not_matter(value: Rota, random: object) -> None:
    mixed = list(value.shifts)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert check(replace(value, shifts=tuple(mixed))) == check(value)


@settings(max_examples=15 * MANY, deadline=None)
@given(rotas())
def test_removing_a_shift_never_makes_an_overlap(value: Rota) -> None:
    before = {each.shifts for each in check(value) if each.rule == "OVERLAP"}
    for gone in range(len(value.shifts)):
        less = replace(value, shifts=(*value.shifts[:gone], *value.shifts[gone + 1 :]))
        assert {each.shifts for each in check(less) if each.rule == "OVERLAP"} <= before


@settings(max_examples=15 * MANY, deadline=None)
@given(st.integers(1, 12), st.data())
def test_whole_weeks_later_is_the_same(later: int, data: st.DataObject) -> None:
    # Summer: no clock change and, from late May on, no holiday but Sundays.
    base = date(2026, 6, 1)
    by = OSLO.at(base) - OSLO.at(FIRST)
    rows = [data.draw(shifts(number)) for number in range(data.draw(st.integers(1, 15)))]
    rows = [replace(_shifted(each, by), passive=(), calls=(), breaks=(), actual=None) for each in rows]
    value = Rota(
        Ordning("o", "Test"), people=tuple(Person(name, name) for name in PEOPLE), shifts=tuple(rows)
    )
    moved = replace(value, shifts=tuple(_shifted(each, later * 7 * 1440) for each in rows))
    assert [
        (each.rule, each.start + later * 7 * 1440, each.amount, each.shifts) for each in check(value)
    ] == [(each.rule, each.start, each.amount, each.shifts) for each in check(moved)]


def test_what_was_tried_is_known_in_whatever_order_it_comes_back() -> None:
    start = OSLO.at(FIRST, 15 * 60)
    late = Shift("late", start + 2 * 1440, start + 2 * 1440 + 700, "kari")
    value = Rota(Ordning("o", "Test"), period=DateSpan(FIRST, FIRST + timedelta(days=6)), shifts=(late,))
    checker = Checker(value)
    early = Shift("early", start, start + 700, "kari")
    checker.preview([early])
    ordered = replace(value, shifts=(early, late))
    assert checker.update(ordered) == check(ordered)
    other = replace(early, end=early.end + 60)
    checker.preview([other])
    assert checker.update(replace(value, shifts=(other,))) == check(replace(value, shifts=(other,)))


def _shifted(shift: Shift, by: int) -> Shift:
    return replace(shift, start=shift.start + by, end=shift.end + by, actual=None)


def test_a_preview_of_a_mended_rest() -> None:
    start = OSLO.at(FIRST, 15 * 60)
    first = Shift("1", start, start + 480, "kari")
    second = Shift("2", start + 960, start + 1440, "kari")
    value = Rota(Ordning("o", "Test"), shifts=(first, second))
    later = replace(second, start=start + 1140, end=start + 1620)
    shown = preview(value, [later])
    assert [each.rule for each in shown.disappear if each.severity.unlawful] == ["HVILE-1"]
    assert not [each for each in shown.appear if each.severity.unlawful]
