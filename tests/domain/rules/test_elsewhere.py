"""Work elsewhere counts for limits, rest and sums, and for nothing else (SCOPE-5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.rules.incremental import Checker
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak
from tests.domain.rota_text import at, findings, rota, rules

NIGHT = ("2026-11-23T15:00", "2026-11-23T23:00")


def away(start: str, end: str, *, other: bool = False) -> Elsewhere:
    return Elsewhere("away", "kari", at(start), at(end), other)


def week(text: str, *elsewhere: Elsewhere, **rest: object) -> Rota:
    return replace(rota(f"kari  {text}", **rest), elsewhere=elsewhere)  # type: ignore[arg-type]


def test_rest_is_counted_from_the_work_elsewhere() -> None:
    assert rules(week("tue 10:00-14:00", away(*NIGHT))) == set()
    early = week("tue 09:59-14:00", away(*NIGHT))
    (found,) = [each for each in check(early) if each.rule == "HVILE-1"]
    assert (found.amount, found.shifts, found.details["elsewhere"]) == (1, ("1",), ("away",))


def test_hours_add_up_to_overtime_but_are_no_hours_here() -> None:
    both = week("mon 08:00-14:00", away("2026-11-23T14:00", "2026-11-23T17:01"), position=600)
    assert findings("TID-1", both) == ["kari mon 17:01: 1 min"]
    assert figures(both)["kari"][:3] == (360, 1, 0)
    assert figures(replace(both, elsewhere=()))["kari"][:3] == (360, 0, 0)


def test_they_are_no_merarbeid_here() -> None:
    days = "  ".join(f"{day} 08:00-14:00" for day in ("mon", "tue"))
    both = week(days, away("2026-11-25T08:00", "2026-11-25T14:00"), position=600)
    assert figures(both)["kari"].additional == 120


def test_what_is_only_about_the_other_place_is_not_told() -> None:
    long = away("2026-11-24T06:00", "2026-11-24T21:00")
    assert check(week("fri 08:00-12:00", long)) == ()


def test_breaks_at_the_other_place_are_no_matter_here() -> None:
    both = week("mon 08:00-12:00", away("2026-11-24T08:00", "2026-11-24T16:00"))
    assert findings("PAUSE-1", both) == []


def test_they_cover_no_need_and_use_no_vedtak() -> None:
    day = date(2026, 11, 23)
    need = Need("n", day, 8 * 60, 16 * 60, day)
    both = week("tue 08:00-09:00", away("2026-11-23T08:00", "2026-11-23T16:00"), needs=(need,))
    assert findings("NEED", both) == ["- mon 16:00: 480 min"]
    granted = replace(both, needs=(), vedtak=(Vedtak("v", day, 60),))
    assert findings("VEDTAK", granted) == []
    assert Checker(granted).findings == check(granted)


def test_two_places_at_once() -> None:
    assert rules(week("mon 22:00-23:30", away(*NIGHT))) == {"OVERLAP"}


def test_other_employers_count_for_the_young_only() -> None:
    other = away(*NIGHT, other=True)
    grown = Person("kari", "Kari", birth_date=date(2000, 1, 1))
    assert rules(week("tue 07:00-08:00", other, people=[grown])) == set()
    assert rules(week("tue 07:00-08:00", other)) == set()
    turns = Person("kari", "Kari", birth_date=date(2008, 11, 24))
    assert "UNG-2" not in rules(week("tue 07:00-08:00", other, people=[turns]))
    assert "HVILE-1" in rules(week("tue 07:00-08:00", other, people=[turns]))
    eighteen = Person("kari", "Kari", birth_date=date(2008, 11, 23))
    assert rules(week("tue 07:00-08:00", other, people=[eighteen])) == set()


def test_a_night_over_a_day_s_edge_and_a_long_stretch() -> None:
    text = "wed 07:00-08:00"
    long = away("2026-11-23T12:00", "2026-11-25T00:00")
    value = week(text, long)
    assert figures(value)["kari"].hours == 60
    both = DateSpan(date(2026, 11, 23), date(2026, 11, 29))
    whole = week("tue 00:00-06:00", away("2026-11-23T18:00", "2026-11-24T02:00"), period=both)
    assert figures(whole)["kari"].hours == 6 * 60


def test_the_checker_follows_a_change_elsewhere() -> None:
    before = week("tue 07:00-08:00")
    checker = Checker(before)
    after = replace(before, elsewhere=(away(*NIGHT),))
    assert checker.update(after) == check(after) != check(before)
