"""What somebody must know whatever the shift asks for is told before the first shift of each week."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.incremental import Checker
from bpa_desk.domain.skill import Asked, SkillSpan
from tests.domain.rota_text import at, rota

ALWAYS = Asked("First aid", 0)


def asked(week: str, *wanted: Asked, until: str = "") -> Rota:
    made = rota(f"kari  {week}")
    spans = (SkillSpan("first aid", 0, at(until), "First aid"),) if until else ()
    return replace(made, people=(replace(made.people[0], trained=spans, asked=wanted),))


def told(week: Rota) -> list[Finding]:
    return [each for each in check(week) if each.rule == "SKILL"]


def test_the_first_shift_of_a_week_after_the_last_day_is_told_of() -> None:
    days = "mon 08:00-16:00  wed 08:00-16:00  thu 08:00-16:00  tue+1 08:00-16:00"
    found = told(asked(days, ALWAYS, until="2026-11-25T00:00"))
    assert [(each.start, each.details["missing"]) for each in found] == [
        (at("2026-11-25T08:00"), ("First aid",)), (at("2026-12-01T08:00"), ("First aid",)),
    ]  # fmt: skip
    assert all("valid for {name} until {until}" in each.text.template for each in found)
    assert told(asked(days, ALWAYS, until="2026-12-02T00:00")) == []
    # A night that runs past the last day is not covered either.
    assert len(told(asked("mon 22:00-02:00", ALWAYS, until="2026-11-24T00:00"))) == 1


def test_nothing_is_asked_before_its_day_or_where_one_learns_or_the_shift_asks_itself() -> None:
    since = Asked("First aid", at("2026-11-25T08:00"))
    assert [each.start for each in told(asked("tue 08:00-16:00  wed 08:00-16:00", since))] == [since.since]
    assert told(asked("mon 08:00-16:00[training]", ALWAYS)) == []
    (own,) = told(asked("mon 08:00-16:00[requires FIRST_AID]", Asked("First_Aid", 0)))
    assert own.text.template.startswith("The shift {start} needs")


def test_a_change_is_judged_as_the_whole() -> None:
    week = asked("mon 08:00-16:00  wed 08:00-16:00", ALWAYS)
    judge = Checker(week)
    moved = replace(week.shifts[0], start=at("2026-11-24T08:00"), end=at("2026-11-24T16:00"))
    after = replace(week, shifts=(moved, week.shifts[1]))
    assert judge.update(after) == check(after)
    free = replace(after, people=(replace(week.people[0], asked=()),))
    assert judge.update(free) == check(free)
