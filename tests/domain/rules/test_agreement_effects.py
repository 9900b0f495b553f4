"""What an agreement carries is what a whole judgement with and without it differs by, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.agreement_effects import comparison, effects
from bpa_desk.domain.rules.incremental import compare
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import MONDAY, agreement, rota
from tests.domain.rules.test_properties import rotas


def quiet(done: int, total: int) -> None:
    """Hear nothing."""


def said(found: tuple[Finding, ...]) -> list[str]:
    return [f"{each.assistant} {each.rule} {each.severity}" for each in found]


WEEK = rota(
    "kari  mon 15:00-23:00  tue 07:00-15:00\nola  mon 15:00-23:00  tue 07:00-15:00\nper  mon 08:00-16:00",
    period=DateSpan(MONDAY, MONDAY.replace(day=29)),
)


def test_without_the_agreement_the_short_rest_is_unlawful_again() -> None:
    short = agreement("10-8-3")
    found = effects(comparison(replace(WEEK, agreements=(short,)), short, MONDAY), quiet)
    assert said(found.cured) == ["kari HVILE-1 KREVER_AVTALE", "ola HVILE-1 KREVER_AVTALE"]
    assert {each.rule for each in found.brought} == {"PLAN-2"}


def test_a_new_agreement_for_one_cures_only_hers() -> None:
    short = replace(agreement("10-8-3"), assistants=("kari",))
    compared = comparison(WEEK, short, MONDAY)
    assert compared.people == ("kari",)
    assert said(effects(compared, quiet).cured) == ["kari HVILE-1 KREVER_AVTALE"]


def test_it_ends_only_from_the_day_asked_about() -> None:
    short = agreement("10-8-3")
    plan = replace(WEEK, agreements=(short,))
    assert effects(comparison(plan, short, date(2026, 11, 26)), quiet).cured == ()
    (kept,) = comparison(plan, short, date(2026, 11, 26)).without.agreements
    assert kept.end == date(2026, 11, 25)


def test_an_agreement_that_changes_nothing_carries_nothing() -> None:
    night = agreement("10-11-9")
    assert effects(comparison(replace(WEEK, agreements=(night,)), night, MONDAY), quiet).cured == ()


def test_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    short = agreement("10-8-3")
    compared = comparison(replace(WEEK, agreements=(short,)), short, MONDAY)
    heard: list[tuple[int, int]] = []
    effects(compared, lambda done, total: heard.append((done, total)))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop(done: int, total: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        effects(compared, stop)


@settings(max_examples=40, deadline=None)
@given(rotas())
def test_person_by_person_is_the_same_as_all_at_once(plan: Rota) -> None:
    for each in plan.agreements:
        compared = comparison(plan, each, each.start)
        whole = compare(compared.held, compared.without)
        found = effects(compared, quiet)
        assert found.cured == whole.appear
        assert found.brought == whole.disappear


def test_an_agreement_from_the_day_asked_about_leaves_nothing_of_itself() -> None:
    short = agreement("10-8-3", MONDAY.isoformat())
    assert comparison(replace(WEEK, agreements=(short,)), short, MONDAY).without.agreements == ()
