"""The worked examples of the rule book about pay (J.5, J.18, J.25, J.37), and both sides of limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bpa_desk.domain.pay.slices import slices
from bpa_desk.domain.pay.sums import sums
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.time import DateSpan
from tests.domain.pay.profiles import OSLO, cut, minutes, profile, summed, terms
from tests.domain.rota_text import rota

NIGHT = "kari mon 22:00-08:00[passive 23:00-07:00]"


def test_a_passive_night_with_two_calls_is_paid_six_hours_and_ten_minutes() -> None:
    # Example 18.
    paid = minutes(f"{NIGHT}[call 01:00-01:10][call 03:00-03:35]", terms("Virke BPA"))
    assert (paid["PASSIV"], paid["UTRYKN"], paid["ORD"]) == (160, 30 + 60, 120)
    assert paid["KVELD"] == 60 + Fraction(7 * 60, 3) + 90  # 22–23, 23–06 converted, both calls


def test_a_night_active_for_a_third_is_paid_in_full() -> None:
    # Example 18.
    paid = minutes(f"{NIGHT}[call 01:00-02:20]", terms("Virke BPA"))
    assert (paid["ORD"] + paid["OT"], "PASSIV" in paid, "UTRYKN" in paid) == (600, False, False)
    just_short = minutes(f"{NIGHT}[call 01:00-02:19]", terms("Virke BPA"))
    assert (just_short["PASSIV"], just_short["UTRYKN"], just_short["ORD"]) == (160, 90, 120)


@pytest.mark.parametrize(("lasted", "paid"), [("01", 30), ("30", 30), ("31", 60)])
def test_a_call_is_paid_by_whole_half_hours(lasted: str, paid: int) -> None:
    assert minutes(f"{NIGHT}[call 01:00-01:{lasted}]", terms("Virke BPA"))["UTRYKN"] == paid


def test_christmas_eve_from_noon_is_paid_as_holiday_by_ks() -> None:
    # Example 25.
    total = summed("kari 2026-12-24 14:00-22:00", terms("KS HTA 2023"))
    assert total["HELG"].exact == 480
    assert summed("kari 2026-12-24 11:00-13:00", terms("KS HTA 2023"))["HELG"].exact == 60


def test_saturday_by_uloba_stacks_evening_and_weekend() -> None:
    # Example 37.
    total = summed("kari 2026-11-28 14:00-23:00", terms("Uloba 2023", years=0))
    amounts = {code: each.amount for code, each in total.items()}
    assert amounts == {"ORD": Decimal("1852.74"), "LORSON": Decimal("585.00"), "KVELD": Decimal("408.00")}
    assert sum(each for each in amounts.values() if each) == Decimal("2845.74")


def test_two_supplements_that_may_not_stack_pay_the_first() -> None:
    weekend = {"code": "LORSON", "kr": 65, "window": [{"days": [6, 7]}]}
    evening = {"code": "KVELD", "kr": 68, "window": [{"from": "17:00", "to": "06:00"}]}
    paid = minutes("kari 2026-11-28 14:00-23:00", terms(profile(supplement=[weekend, evening])))
    assert paid == {"ORD": 540, "LORSON": 540}
    paid = minutes("kari 2026-11-28 14:00-23:00", terms(profile(supplement=[evening, weekend])))
    assert paid == {"ORD": 540, "KVELD": 360, "LORSON": 180}


@pytest.mark.parametrize(
    ("text", "actual", "clock"),
    [
        ("kari 2026-10-24 22:00-08:00", 11 * 60, 10 * 60),
        ("kari 2027-03-27 22:00-08:00", 9 * 60, 10 * 60),
    ],
)
def test_a_night_of_clock_change_is_paid_by_the_choice(text: str, actual: int, clock: int) -> None:
    # Example 5 in autumn: eleven hours as worked, ten by the clock.
    plain = terms("Plain hours", averaged=True)
    assert minutes(text, plain)["ORD"] == actual
    assert minutes(text, terms("Plain hours", averaged=True, clock=True))["ORD"] == clock


def test_only_minutes_the_shift_has_already_passed_go_unpaid_in_autumn() -> None:
    half_past_two = OSLO.at(date(2026, 10, 25), 150)
    on = terms("Plain hours", averaged=True, clock=True)
    for lasted, paid in ((45, 45), (60, 60), (61, 60), (90, 60), (390, 360)):
        shift = Shift("1", half_past_two, half_past_two + lasted, "kari")
        base = [each for each in slices([shift], lambda _day: on, OSLO) if each.category == "ORD"]
        assert sum(each.minutes for each in base) == paid


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("2026-04-01 08:00-16:00", 240),  # onsdag før skjærtorsdag, from noon
        ("2026-04-04 08:00-16:00", 480),  # påskeaften, all day
        ("2026-05-23 08:00-16:00", 240),  # pinseaften
        ("2026-12-31 08:00-16:00", 240),  # nyttårsaften
        ("2026-12-23 08:00-16:00", 0),
    ],
)
def test_eves_are_paid_as_holidays_from_their_hour_by_ks(text: str, paid: int) -> None:
    assert minutes(f"kari {text}", terms("KS HTA 2023")).get("HELG", 0) == paid


def test_seventeenth_of_may_that_is_whit_monday_gives_one_holiday_supplement() -> None:
    paid = minutes("kari 2027-05-17 08:00-16:00", terms("KS HTA 2023"))
    assert paid == {"ORD": 480, "HELG": 480}


def test_easter_day_gives_no_weekend_supplement_besides_by_ks() -> None:
    assert minutes("kari 2026-04-05 08:00-16:00", terms("KS HTA 2023")) == {"ORD": 480, "HELG": 480}


def test_percent_has_a_minimum_in_kroner() -> None:
    night = {"code": "NATT", "percent": 25, "minimum": 70, "window": [{"from": "21:00", "to": "06:00"}]}
    for base, hourly in ((200, 70), (400, 100)):
        on = terms(profile(base=[{"kr": base}], supplement=[night]), years=0)
        assert summed("kari mon 22:00-24:00", on)["NATT"].amount == 2 * hourly


def test_overtime_begins_the_minute_after_nine_hours_and_by_the_window() -> None:
    stendi = terms("Stendi 2020")
    assert "OT50" not in minutes("kari mon 08:00-17:00", stendi)
    assert minutes("kari mon 08:00-17:01", stendi)["OT50"] == 1
    paid = minutes("kari mon 10:00-21:00", stendi)
    assert (paid["ORD"], paid["OT50"], paid["OT100"]) == (540, 60, 60)


def test_a_long_week_is_overtime_once_and_a_part_timer_works_extra_first() -> None:
    week = "kari mon 08:00-18:00 tue 08:00-17:00 wed 08:00-17:00 thu 08:00-17:00"
    assert minutes(week, terms("Virke BPA"))["OT"] == 60 + (36 * 60 - 35 * 60 - 30)
    paid = minutes(week, terms("Virke BPA", position=20 * 60))
    assert (paid["ORD"], paid["MERTID"], paid["OT"]) == (1200, 930, 90)


def test_with_averaged_hours_only_what_lies_beyond_the_plan_is_overtime() -> None:
    paid = minutes("kari mon 08:00-20:00[actual 07:30-20:45]", terms("Virke BPA", averaged=True))
    assert (paid["ORD"], paid["OT"]) == (720, 75)


def test_standby_and_its_call_outs_are_listed_apart() -> None:
    paid = minutes("kari fri 16:00-24:00[standby][call 20:00-21:00]", terms("Plain hours"))
    assert (paid["BEREDSKAP"], paid["UTRYKN"], paid["KVELD"]) == (420, 60, 60)


@pytest.mark.parametrize(
    ("code", "listed"),
    [("egenmelding", "SYK_EGEN"), ("sykmelding", "SYK_LEGE"), ("ferie", "FERIE"), ("swapped", None)],
)
def test_a_shift_that_fell_away_is_listed_by_its_code(code: str, listed: str | None) -> None:
    (shift,) = rota("kari sat 08:00-16:00[free 12:00-12:30]").shifts
    away = replace(shift, status=ShiftStatus.CANCELLED, code=code)
    on = terms("Plain hours")
    total = sums(slices([away], lambda _day: on, OSLO), lambda _day: on)
    assert {each.category: int(each.exact) for each in total} == ({listed: 450} if listed else {})


def test_the_span_takes_its_own_side_of_midnight() -> None:
    on = terms("Plain hours")
    tuesday = DateSpan(date(2026, 11, 24), date(2026, 11, 24))
    total = sums(cut("kari mon 20:00-04:00", on), lambda _day: on, tuesday)
    assert {each.category: each.exact for each in total}["ORD"] == 240


def test_rounding_is_of_the_sum_and_halves_go_up() -> None:
    on = terms(profile(rounding_minutes=15, base=[{"kr": 60}]), years=3)
    (total,) = summed("kari mon 08:00-08:37", on).values()
    assert (int(total.exact), int(total.minutes), total.amount) == (37, 30, Decimal("30.00"))
    on = terms(profile(rounding_minutes=2))
    assert [each.minutes for each in summed("kari mon 08:00-08:37", on).values()] == [38]


def test_seniority_chooses_the_base_and_unknown_seniority_gives_no_money() -> None:
    def amount(years: int | None, hours_class: str = "T38c", day: str = "2024-09-02") -> Decimal | None:
        on = terms("Virke BPA", hours_class, years=years)
        return summed(f"kari {day} 08:00-09:00", on)["ORD"].amount

    assert [amount(years) for years in (0, 2, 3, 8, 9)] == [
        Decimal(each) for each in ("218.01", "218.01", "223.42", "231.55", "239.68")
    ]
    assert amount(0, "DAG40") == Decimal("206.38")
    assert amount(0, day="2024-03-31") == Decimal("194.77")
    assert amount(None) is None
    assert amount(0, day="2019-01-01") is None


def test_an_edition_is_in_force_from_its_first_day() -> None:
    def amount(day: str) -> Decimal | None:
        return summed(f"kari {day} 08:00-09:00", terms("Virke BPA", years=0))["ORD"].amount

    assert [amount(day) for day in ("2024-03-31", "2024-04-01")] == [Decimal("194.77"), Decimal("218.01")]


def test_a_week_is_monday_to_sunday() -> None:
    days = " ".join(f"{day} 08:00-17:00" for day in ("tue", "wed", "thu", "sun"))
    assert minutes(f"kari {days}", terms("Virke BPA"))["OT"] == 36 * 60 - 35 * 60 - 30
    assert "OT" not in minutes(f"kari {days.replace('sun', 'mon+1')}", terms("Virke BPA"))


def test_standby_does_not_fill_up_the_day() -> None:
    paid = minutes("kari mon 00:00-08:00[standby] mon 08:00-17:00", terms("Virke BPA"))
    assert (paid["BEREDSKAP"], paid["ORD"], "OT" in paid) == (480, 540, False)


def test_either_of_two_supplements_may_allow_the_other() -> None:
    evening = {"code": "KVELD", "kr": 68, "window": [{"from": "17:00"}]}
    weekend = {"code": "LORSON", "kr": 65, "window": [{"days": [6, 7]}], "stacks_with": ["*"]}
    for rows in ([evening, weekend], [weekend, evening]):
        assert minutes("kari sat 17:00-18:00", terms(profile(supplement=rows))) == {
            "ORD": 60, "KVELD": 60, "LORSON": 60,
        }  # fmt: skip
