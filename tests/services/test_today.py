"""What the first screen answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.need import Need
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Message
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import (
    agreements,
    clock,
    employments,
    needs,
    papers,
    people,
    plans,
    rota,
    timesheets,
    today,
    vedtak,
)
from bpa_desk.storage.store import Store

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def nes(store: Store) -> Store:
    for key in ("kari", "ola"):
        people.save_assistant(store, Assistant(key, key.capitalize()))
    return store


def work(store: Store, who: str | None, day: date, start: float, end: float) -> Shift:
    zone = store.zone
    return rota.add(store, who, zone.at(day, round(start * 60)), zone.at(day, round(end * 60)))


def texts(store: Store, day: date = TUESDAY, found: tuple[Finding, ...] = ()) -> list[str]:
    with clock.fixed(store.zone.at(day, 600)):
        return [str(each.text) for each in today.duties(store, found, day)]


def test_who_is_here_and_who_comes_next(nes: Store) -> None:
    night = work(nes, "kari", TUESDAY - timedelta(days=1), 22, 32)
    evening = work(nes, "ola", TUESDAY, 16, 22)
    both = work(nes, "kari", TUESDAY, 16, 18)
    work(nes, None, TUESDAY, 9, 12)
    gone = work(nes, "ola", TUESDAY, 10, 12)
    rota.cancel(nes, [gone.id], "egenmelding")
    found = today.presence(nes, nes.zone.at(TUESDAY, 7 * 60))
    assert [each.id for each in found.here] == [night.id]
    assert {each.id for each in found.following} == {evening.id, both.id}
    later = today.presence(nes, nes.zone.at(TUESDAY, 16 * 60))
    assert {each.id for each in later.here} == {evening.id, both.id}
    assert today.presence(nes, nes.zone.at(TUESDAY, 8 * 60)).here == ()


def test_the_first_gap_is_the_next_one_that_is_not_over(nes: Store) -> None:
    needs.save_need(nes, Need("n", TUESDAY - timedelta(days=7), 8 * 60, 12 * 60, weekdays=(2,)))
    work(nes, "kari", TUESDAY, 8, 10)
    gap = today.presence(nes, nes.zone.at(TUESDAY, 9 * 60)).gap
    assert gap is not None
    assert gap.period == (nes.zone.at(TUESDAY, 600), nes.zone.at(TUESDAY, 720))
    work(nes, "kari", TUESDAY, 10, 12)
    gap = today.presence(nes, nes.zone.at(TUESDAY, 9 * 60)).gap
    assert gap is not None
    assert nes.zone.day(gap.period.start) == TUESDAY + timedelta(days=7)


def test_hours_begin_with_the_year_or_the_vedtak(nes: Store) -> None:
    assert today.hours(nes, TUESDAY) is None
    vedtak.save_vedtak(nes, Vedtak("v", date(2026, 11, 1), 10 * 60))
    work(nes, "kari", date(2026, 11, 2), 8, 16)
    work(nes, None, date(2026, 12, 2), 8, 16)
    with clock.fixed(nes.zone.at(TUESDAY)):
        account = today.hours(nes, TUESDAY)
    assert account is not None
    assert (account.total.span.first, account.total.span.last) == (date(2026, 11, 1), date(2026, 12, 31))
    assert [account.total.used, account.total.planned] == [480, 480]


def test_what_changed_is_told_until_it_has_been_seen(nes: Store) -> None:
    assert len(today.changed_since(nes)) == 3
    today.mark_seen(nes)
    assert today.changed_since(nes) == []
    work(nes, "kari", TUESDAY, 8, 16)
    nes.undo()
    assert [each.how for each in today.changed_since(nes)] == ["undone", "done"]
    assert len(today.changed_since(nes, 0)) == 5


def test_findings_are_ranked_and_what_is_over_is_left_alone(nes: Store) -> None:
    def finding(severity: Severity, day: date) -> Finding:
        start = nes.zone.at(day)
        return Finding("X", severity, start, start + 60, Message(f"{severity} {day}"), shifts=("1",))

    given = (
        finding(Severity.ADVARSEL, TUESDAY),
        finding(Severity.KREVER_AVTALE, TUESDAY + timedelta(days=20)),
        finding(Severity.FEIL, TUESDAY + timedelta(days=2)),
        finding(Severity.FEIL, TUESDAY - timedelta(days=2)),
        finding(Severity.INFO, TUESDAY),
    )
    assert texts(nes, found=given) == ["FEIL 2026-11-26", "KREVER_AVTALE 2026-12-14", "ADVARSEL 2026-11-24"]


def test_what_was_decided_with_a_reason_no_longer_waits(nes: Store) -> None:
    held = work(nes, "kari", TUESDAY, 8, 16)
    start = nes.zone.at(TUESDAY)
    rest = Message("short rest")
    finding = Finding("X", Severity.KREVER_AVTALE, start, start + 60, rest, shifts=(held.id,))
    assert texts(nes, found=(finding,)) == ["short rest"]
    rota.set_reason(nes, held.id, "Avtalt med Kari")
    assert texts(nes, found=(finding,)) == []


def test_last_months_sheets_wait_until_they_are_sealed(nes: Store) -> None:
    work(nes, "kari", date(2026, 10, 5), 8, 16)
    assert any("not sealed: 1" in text for text in texts(nes))
    span = timesheets.month(2026, 10)
    with clock.fixed(nes.zone.at(TUESDAY)):
        timesheets.approve(nes, "kari", span)
        timesheets.seal(nes, span, ["kari"])
    assert not any("not sealed" in text for text in texts(nes))


def test_a_plan_must_be_discussed_two_weeks_before(nes: Store) -> None:
    plan = RotaPlan("p", date(2026, 12, 14), date(2027, 1, 3))
    plans.save_plan(nes, plan)
    assert texts(nes, date(2026, 11, 22)) == []
    assert len(texts(nes, date(2026, 11, 23))) == 1
    with clock.fixed(nes.zone.at(date(2026, 11, 30))):
        (late,) = today.duties(nes, (), date(2026, 11, 30))
        assert (late.urgency, late.due) == (today.Urgency.NOW, date(2026, 11, 30))
        plans.save_plan(nes, replace(plan, discussed_on=date(2026, 11, 30)))
    assert texts(nes, date(2026, 12, 1)) == []


def test_dates_that_come_near_are_told_six_weeks_before(nes: Store) -> None:
    soon = TUESDAY + timedelta(weeks=6)
    vedtak.save_vedtak(nes, Vedtak("v", date(2026, 1, 1), 600, end=soon, next_review=soon))
    agreements.save_agreement(nes, Agreement("a", "10-5-1", date(2026, 1, 1), soon))
    employments.save_employment(
        nes, Employment("e", "kari", date(2026, 6, 1), soon, EmploymentKind.MIDLERTIDIG, ground="vikariat")
    )
    employments.save_employment(nes, Employment("f", "ola", date(2026, 1, 1), soon))
    made = papers.new_from_template(nes, "nb")
    papers.approve(nes, made.id, date(2026, 1, 1), soon)
    pages = sorted(each.page for each in today.duties(nes, (), TUESDAY))
    assert pages == ["agreements", "assistants", "documents", "hms", "settings", "settings"]
    # The first safety round is asked for from the first day at work, and waits for none of them.
    assert [each.page for each in today.duties(nes, (), TUESDAY - timedelta(days=1))] == ["hms"]
