"""The invented ordninger: the same every time, lawful but for what is to be seen, plainly invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from bpa_desk.demo import NAMES, NOW, open_demo
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.hms_round import Answer
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.time import Period, zone
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.domain.trepartsavtale import TrepartState
from bpa_desk.domain.turnus import TurnusLine
from bpa_desk.services import (
    attachments,
    employments,
    hms,
    ordning,
    papers,
    people,
    rota,
    situation,
    timesheets,
    today,
    trepartsavtale,
)
from bpa_desk.services.exchange.rota_file import write_rota
from bpa_desk.services.store import Store

YEAR = (date(2025, 11, 24), date(2026, 12, 13))
OCTOBER = timesheets.month(2026, 10)


@pytest.fixture(scope="module")
def demo() -> Iterator[Callable[[str], Store]]:
    """Build each ordning once for all tests that only read it."""
    with ExitStack() as opened:
        held: dict[str, Store] = {}

        def give(name: str) -> Store:
            if name not in held:
                held[name] = opened.enter_context(open_demo(name))
            return held[name]

        yield give


def findings(store: Store) -> tuple[Finding, ...]:
    return check(situation.rota(store, *YEAR))


def unlawful(store: Store) -> Counter[str]:
    return Counter(each.rule for each in findings(store) if each.severity.unlawful)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_same_every_time(name: str) -> None:
    texts = []
    for _ in range(2):
        with open_demo(name) as store:
            texts.append(write_rota(situation.rota(store, *YEAR)))
    assert texts[0] == texts[1]


def test_solli_is_42_hours_and_five_very_different_people(demo: Callable[[str], Store]) -> None:
    store = demo("solli")
    hours = sorted(
        (employments.agreed_minutes(store, each.id, date(2026, 10, 5)) or 0) / 60
        for each in people.assistants(store)
    )
    assert hours == [2, 2.5, 4.5, 7, 26]
    assert [each.weekly_cap for each in people.assistants(store) if each.weekly_cap] == [26 * 60]
    assert sum(each.near_family for each in people.assistants(store)) == 1
    assert unlawful(store) == {}


def test_nes_is_99_hours_in_six_weeks_and_every_third_weekend(demo: Callable[[str], Store]) -> None:
    store = demo("nes")
    pattern = store.all(TurnusLine)
    assert sum(each.end - each.start for each in pattern) == 6 * 99 * 60
    per_person = Counter[str]()
    weekends: dict[str, set[int]] = {}
    for line in pattern:
        assert line.assistant is not None
        per_person[line.assistant] += line.end - line.start
        if line.weekday >= 5:
            weekends.setdefault(line.assistant, set()).add(line.week)
    assert sorted(minutes // 360 for minutes in per_person.values()) == [8, 10, 11, 12, 23, 35]
    assert all(len(weeks) == 2 and max(weeks) - min(weeks) == 3 for weeks in weekends.values())
    assert {ShiftKind.DAY, ShiftKind.EVENING, ShiftKind.RESTING} == {line.kind for line in pattern}


def test_nes_is_lawful_but_for_the_spring_night_and_one_decision(demo: Callable[[str], Store]) -> None:
    store = demo("nes")
    short = [each for each in findings(store) if each.severity.unlawful]
    # The clock skips an hour that night: eleven hours by the clock are ten.
    assert [(each.rule, store.zone.day(each.start)) for each in short] == [
        ("HVILE-1", date(2026, 3, 28)), ("HVILE-1", date(2026, 12, 5)),
    ]


def test_nes_has_a_decision_against_a_warning_with_its_reason(demo: Callable[[str], Store]) -> None:
    store = demo("nes")
    (decided,) = [each for each in store.all(Shift) if each.reason]
    day = store.zone.day(decided.start)
    found = check(situation.rota(store, day, day))
    assert any(each.rule == "HVILE-1" and decided.id in each.shifts for each in found)


def test_fjell_is_round_the_clock_with_two_all_day(demo: Callable[[str], Store]) -> None:
    store = demo("fjell")
    assert len(people.assistants(store)) == 14
    week = rota.shifts(store, date(2026, 10, 12), date(2026, 10, 18))
    begun = [each for each in week if each.counts and store.zone.day(each.start) >= date(2026, 10, 12)]
    assert sum(each.period.minutes for each in begun) == 336 * 60
    assert unlawful(store)["SNITT-5"] == 0
    assert unlawful(store)["OVERLAP"] == 0
    for autumn in (date(2025, 10, 25), date(2026, 10, 24)):
        begins = store.zone.at(autumn, 21 * 60)
        nights = [each for each in rota.shifts(store, autumn, autumn) if each.start == begins]
        assert {each.period.minutes for each in nights} == {12 * 60}


@pytest.mark.parametrize("name", NAMES)
def test_october_is_behind_us_and_something_waits(name: str, demo: Callable[[str], Store]) -> None:
    store = demo(name)
    day = zone().day(NOW)
    span = timesheets.period_before(store, timesheets.period_of(store, day))
    rows = timesheets.overview(store, span)
    assert rows
    assert all(row.total.worked for row in rows if row.name != "Tante Oppdiktet")
    states = [row.state for row in rows]
    assert TimesheetState.SEALED in states
    duties = today.duties(store, check(situation.rota(store, day, day + timedelta(weeks=4))), day)
    assert any(duty.page == "timesheets" for duty in duties)
    assert any(duty.page == "week" for duty in duties)
    assert today.presence(store, NOW).gap is not None
    assert today.changed_since(store)
    assert today.hours(store, day) is not None
    assert len(papers.stillingsbeskrivelser(store)) == 3


@pytest.mark.parametrize("name", NAMES)
def test_nobody_in_it_can_be_reached_or_taken_for_real(name: str, demo: Callable[[str], Store]) -> None:
    store = demo(name)
    for person in store.all(Assistant):
        assert all(number.startswith("00 00") for number in person.reach("phone"))
        assert all(address.endswith(".invalid") for address in person.reach("email"))


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_in_two_places(name: str, demo: Callable[[str], Store]) -> None:
    store = demo(name)
    last: dict[str, Period] = {}
    for shift in rota.shifts(store, *YEAR):
        if shift.assistant is None or not shift.counts:
            continue
        before = last.get(shift.assistant)
        assert before is None or before.end <= shift.start, shift
        last[shift.assistant] = shift.effective


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_and_a_signed_paper_lie_beside_what_they_are_of(
    name: str, demo: Callable[[str], Store]
) -> None:
    store = demo(name)
    [picture] = store.all(Attachment, "owner_kind = ?", (hms.LINE_KIND,))
    key, _colon, at = picture.owner.partition(":")
    held = hms.found(store, key)
    assert held is not None
    assert held.lines[int(at)].answer == Answer.NO
    shown = Image.open(BytesIO(attachments.content(store, picture.id)))
    assert (shown.format, shown.size) == ("PNG", (160, 120))
    assert shown.getextrema() == (32, 255)
    [paper] = store.all(Attachment, "owner_kind = ?", (trepartsavtale.KIND,))
    agreement = trepartsavtale.agreement(store, paper.owner)
    assert agreement.state is TrepartState.SIGNED
    said = PdfReader(BytesIO(attachments.content(store, paper.id))).pages[0].extract_text()
    for wanted in (ordning.current(store).leader, ordning.current(store).employer, str(agreement.version)):
        assert wanted in said
    assert all(each.size < 3000 for each in (picture, paper))
