"""Who is there round a need, and whose hours make what is more than granted, to the minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.alone import alone, situation_of
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.rules.explained_figures import laid_out
from bpa_desk.domain.rules.paragraphs import with_titles
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import WEEK, DateSpan
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from tests.domain.rota_text import MONDAY, at, only, rota
from tests.domain.rules.test_explained_figures import lines, told
from tests.domain.rules.test_mutants_figures import MONDAY_0, parts, span


def test_four_hours_round_a_need_are_drawn() -> None:
    need = Need("n", date(2026, 1, 1), 8 * 60, 16 * 60)
    week = rota(
        "kari  mon 02:00-08:30[passive 03:00-06:00]  mon 12:00-22:00[passive 15:00-20:00]\n"
        "ola  mon 00:00-04:30  mon 09:00-11:00[cancelled]  tue 08:00-10:00\nopen  mon 09:00-10:00",
        needs=(need,),
        period=DateSpan(MONDAY, MONDAY),
    )
    layout = laid_out(week, only(week, "NEED"))
    assert span(layout) == "23.11 04:30 - 23.11 16:00"
    assert lines(layout) == [
        "passive Mon 04:30-Mon 06:00",
        "work Mon 04:30-Mon 08:30",
        "found Mon 08:30-Mon 12:00",
        "work Mon 09:00-Mon 10:00",
        "work Mon 12:00-Mon 16:00",
        "passive Mon 15:00-Mon 16:00",
    ]
    assert [each.who for each in layout.pieces] == ["Kari", "Kari", "", "", "Kari", "Kari"]
    assert told(layout) == ["How much it is about 210"]


GRANTED = rota(
    "kari  mon 08:00-20:00  sun 10:00-12:00  mon+1 00:00-01:00\n"
    "ola  2026-11-22 08:00-12:00  tue 08:00-12:00\n"
    "open  mon 08:00-10:00  sun 08:00-09:00  mon+1 08:00-09:00",
    vedtak=(Vedtak("v", date(2026, 1, 1), minutes=10 * 60),),
)
GRANTED_PARTS = [("Kari", 840, "1 2"), ("Ola", 240, "5"), ("", 180, "")]


def shares(week: Rota) -> list[tuple[str, int, str]]:
    layout = laid_out(week, next(each for each in check(week) if each.rule == "VEDTAK"))
    assert sum(each.minutes for each in layout.parts) == layout.total
    return [(each.who, each.minutes, " ".join(each.shifts)) for each in layout.parts]


def test_everybody_has_their_share_of_what_is_granted() -> None:
    assert shares(GRANTED) == GRANTED_PARTS
    assert span(laid_out(GRANTED, only(GRANTED, "VEDTAK"))) == "23.11 00:00 - 30.11 00:00"
    layout = laid_out(GRANTED, only(GRANTED, "VEDTAK"))
    assert [each[0] for each in parts(layout)] == [
        "23.11 23.11 08:00",
        "24.11 24.11 08:00",
        "23.11 23.11 00:00",
    ]
    assert told(layout) == ["Counted here 1260", "The limit 600", "Over the limit 660"]


def test_work_elsewhere_is_no_share_of_what_is_granted() -> None:
    wednesday, monday = at("2026-11-25T08:00"), at("2026-11-23T21:00")
    away = [
        Elsewhere(f"e{start}", who, start, start + 120, False)
        for who, start in (("kari", wednesday), ("kari", monday), ("per", monday))
    ]
    assert shares(replace(GRANTED, elsewhere=tuple(away))) == GRANTED_PARTS


def test_only_days_that_something_is_granted_for_are_shared() -> None:
    from_tuesday = Vedtak("v", MONDAY + timedelta(days=1), minutes=60)
    assert shares(replace(GRANTED, vedtak=(from_tuesday,))) == [
        ("Kari", 120, "2"),
        ("Ola", 240, "5"),
        ("", 60, ""),
    ]
    ended = Vedtak("old", date(2025, 1, 1), minutes=60, end=date(2025, 12, 31))
    assert shares(replace(GRANTED, vedtak=(ended, *GRANTED.vedtak))) == GRANTED_PARTS
    of_year = Vedtak("y", MONDAY, minutes=60, unit=VedtakUnit.YEAR)
    weekly = Vedtak("w", date(2026, 1, 1), minutes=100 * 60)
    assert shares(replace(GRANTED, vedtak=(of_year, weekly))) == [
        ("Kari", 900, "1 2 3"), ("Ola", 240, "5"), ("", 240, ""),
    ]  # fmt: skip


def test_a_total_that_is_not_theirs_has_no_shares() -> None:
    finding = replace(only(GRANTED, "VEDTAK"), details={"minutes": 1261, "granted": 600})
    assert laid_out(GRANTED, finding).parts == ()


@pytest.mark.parametrize(("more", "share"), [(0, 840), (1, 900)])
def test_a_day_of_which_a_minute_is_meant_is_shared(more: int, share: int) -> None:
    week = replace(GRANTED, shifts=GRANTED.shifts[:3])
    finding = Finding(
        "VEDTAK", Severity.ADVARSEL, MONDAY_0, MONDAY_0 + WEEK + more, Message("x"),
        details={"minutes": share, "granted": 1},
    )  # fmt: skip
    vedtak = Vedtak("y", date(2026, 1, 1), 1, unit=VedtakUnit.YEAR if more else VedtakUnit.WEEK)
    assert [each.minutes for each in laid_out(replace(week, vedtak=(vedtak,)), finding).parts] == [share]


def test_nobody_is_taken_for_somebody_else_who_works_elsewhere() -> None:
    away = Elsewhere("e", "kari", MONDAY_0, MONDAY_0 + 60, False)
    week = replace(GRANTED, elsewhere=(away,))
    assert situation_of(week, "nobody") is None
    finding = Finding("X", Severity.INFO, MONDAY_0, MONDAY_0 + 60, Message("x"), "nobody")
    assert laid_out(week, finding).period == (MONDAY_0, MONDAY_0 + 60)


def test_one_alone_is_judged_on_the_days_of_all() -> None:
    days = DateSpan(MONDAY - timedelta(days=1), MONDAY + timedelta(days=7))
    assert alone(GRANTED, "ola").period == days
    assert alone(replace(GRANTED, period=DateSpan(MONDAY, None)), "ola").period == DateSpan(MONDAY, days.last)


def test_one_alone_is_away_when_only_they_are() -> None:
    away = [Absence(who, who, MONDAY_0, MONDAY_0 + 1440) for who in ("kari", "ola")]
    week = replace(GRANTED, absences=tuple(away))
    assert [alone(week, who).absences for who in ("kari", "ola", "per")] == [(away[0],), (away[1],), ()]


def test_a_law_of_one_paragraph_is_kept_whole_and_one_without_is_too() -> None:
    assert with_titles("aml. § 10-4 (1) og 10-4 (2)") == (
        ("aml. § 10-4 (1) og 10-4 (2)", "Alminnelig arbeidstid"),
    )
    assert with_titles("aml. kapittel 10") == (("aml. kapittel 10", ""),)
