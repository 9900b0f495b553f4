"""People under eighteen, that a small slip once passed unnoticed (working-time.md UNG-1 to UNG-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import OSLO, findings, only, rota, rules

YOUNG = Person("kari", "Kari", birth_date=date(2010, 5, 4))
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def week(text: str, person: Person = YOUNG, **rest: object) -> Rota:
    return rota(f"kari  {text}", people=[person], **rest)  # type: ignore[arg-type]


def told(value: Rota, law: str) -> list[int]:
    """Return the amounts of what is unlawful by that paragraph for the young."""
    found = [each for each in check(value) if each.rule == "UNG-2" and each.law == f"aml. § {law}"]
    return [each.amount for each in found if each.severity is not Severity.ADVARSEL]


def on(value: Rota, *days: int) -> list[int]:
    """Return how much is told by UNG-2 when one day of November 2026 is judged."""
    judged = (replace(value, period=DateSpan(date(2026, 11, day), date(2026, 11, day))) for day in days)
    return [len(findings("UNG-2", each)) for each in judged]


@pytest.mark.parametrize(("end", "amounts"), [("18:00", []), ("18:01", [1])])
def test_eight_hours_a_day(end: str, amounts: list[int]) -> None:
    value = week(f"mon 10:00-{end}[break 13:00-13:30]")
    assert told(value, "11-2 (3)") == amounts


@pytest.mark.parametrize(("end", "amounts"), [("18:00", []), ("18:01", [1])])
def test_forty_hours_a_week(end: str, amounts: list[int]) -> None:
    days = "  ".join(f"{day} 10:00-17:00" for day in DAYS[:4])
    # Twenty-eight hours and two times six.
    value = week(
        f"{days}  fri 12:00-{end}  mon+0 17:00-18:00  tue 17:00-18:00  wed 17:00-18:00  thu 17:00-18:00"
        "  sat 12:00-14:00"
    )
    assert told(value, "11-2 (3)") == amounts


@pytest.mark.parametrize(
    ("text", "amounts", "late"),
    [
        ("mon 16:00-21:00", [], []),
        ("mon 16:00-21:01", [], [1]),
        ("mon 19:00-23:00", [], [120]),
        ("mon 19:00-23:01", [1], []),
        ("mon 06:00-10:00", [], []),
        ("mon 05:59-10:00", [1], []),
        ("mon 21:30-22:30", [], [60]),
        ("2026-10-24 22:00-07:00", [480], []),  # the night with an hour more, 23 to 06
    ],
)
def test_off_from_eleven_to_six_and_late_only_for_a_special_reason(
    text: str, amounts: list[int], late: list[int]
) -> None:
    value = week(text)
    assert told(value, "11-3 (2)") == amounts
    found = [each for each in check(value) if each.rule == "UNG-2" and each.law == "aml. § 11-3 (2)"]
    assert [each.amount for each in found if each.severity is Severity.ADVARSEL] == late


def test_a_night_over_midnight_is_counted_whole_and_two_nights_are_two() -> None:
    assert told(week("mon 22:00-07:00"), "11-3 (2)") == [7 * 60]
    assert told(week("mon 22:00-07:00>1"), "11-3 (2)") == [14 * 60]
    assert told(week("mon 23:30-00:30  tue 23:30-00:30"), "11-3 (2)") == [60, 60]


@pytest.mark.parametrize(("start", "amounts"), [("08:00", []), ("07:59", [1])])
def test_twelve_hours_between_two_days(start: str, amounts: list[int]) -> None:
    assert told(week(f"mon 16:00-20:00  tue {start}-10:00"), "11-5") == amounts


@pytest.mark.parametrize(("start", "amounts"), [("14:00", []), ("13:59", [1])])
def test_forty_eight_hours_a_week(start: str, amounts: list[int]) -> None:
    days = "  ".join(f"{day} 10:00-14:00" for day in DAYS[:5])
    assert told(week(f"{days}  sun {start}-18:00"), "11-5") == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("mon 10:00-14:30", []),
        ("mon 10:00-14:31[break 12:00-12:30]", []),
        ("mon 10:00-14:31[break 12:00-12:29]", [1]),
        ("mon 10:00-14:31[break 12:00-12:15][break 13:00-13:14]", [1]),
        ("mon 10:00-14:31[standby]", []),
    ],
)
def test_half_an_hour_s_break(text: str, amounts: list[int]) -> None:
    assert told(week(text), "11-5") == amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mon 20:00-00:00", [0, 1, 0]),
        ("mon 10:00-18:01[break 13:00-13:30]", [0, 1, 0]),
        ("mon 10:00-14:31", [0, 1, 0]),
        ("mon 16:00-20:00  tue 07:59-09:00", [0, 1, 1]),
    ],
)
def test_what_is_against_the_young_is_told_of_where_it_is_judged(text: str, expected: list[int]) -> None:
    assert on(week(text), 22, 23, 24) == expected


def test_a_week_too_long_is_told_of_on_all_its_days() -> None:
    days = "  ".join(f"{day} 10:00-18:00[break 13:00-13:30]" for day in DAYS[:5])
    value = week(f"{days}  sat 10:00-10:01")
    # The week's hours, and its rest of less than forty-eight.
    assert on(value, 22, 23, 29, 30) == [0, 2, 2, 0]


def test_who_turns_eighteen_is_young_until_that_day() -> None:
    # Eighteen on Wednesday 25 November: the night shift on Tuesday was a young one's.
    turning = replace(YOUNG, birth_date=date(2008, 11, 25))
    value = week("mon 10:00-12:00  tue 20:00-23:30  wed 21:00-23:30  thu 20:00-23:30", turning)
    assert told(value, "11-3 (2)") == [30]
    found = only(value, "UNG-1")
    assert (found.shifts, OSLO.text(found.end)) == (("1", "2"), "2026-11-24T23:30")
    grown = replace(YOUNG, birth_date=date(2008, 11, 23))
    assert findings("UNG-1", week("mon 10:00-12:00", grown)) == []


def test_the_first_rest_after_eighteen_is_a_grown_up_s() -> None:
    # Eleven and a half hours off before the shift on the birthday are enough; the day before they are not.
    for born, amounts in ((date(2008, 11, 24), []), (date(2008, 11, 25), [30])):
        turning = replace(YOUNG, birth_date=born)
        assert told(week("mon 16:00-20:00  tue 07:30-09:00", turning), "11-5") == amounts


def test_from_fifteen_one_may_be_asked_for_and_before_not() -> None:
    # UNG-3: fifteen on Tuesday.
    child = replace(YOUNG, birth_date=date(2011, 11, 24))
    found = only(week("mon 10:00-12:00  tue 10:00-12:00", child), "UNG-3")
    assert (found.shifts, found.severity.unlawful) == (("1",), True)
    assert "UNG-3" not in rules(week("tue 10:00-12:00", child))
    assert only(week("tue 10:00-12:00", child), "UNG-1").severity is Severity.ADVARSEL


def test_an_age_nobody_knows_asks_nothing() -> None:
    assert findings("UNG-2", week("mon 20:00-23:30", Person("kari", "Kari"))) == []


def test_the_week_one_turns_eighteen_in_is_a_young_one_s() -> None:
    # Eighteen on Wednesday; Friday 14:00 to Sunday 13:59 is a minute too little for the week.
    turning = replace(YOUNG, birth_date=date(2008, 11, 25))
    days = "  ".join(f"{day} 10:00-14:00" for day in DAYS[:5])
    assert told(week(f"{days}  sun 13:59-18:00", turning), "11-5") == [1]
    assert told(week(f"{days}  sun 14:00-18:00", turning), "11-5") == []


def test_a_day_with_one_shift_of_a_young_one_is_a_young_one_s() -> None:
    # Eighteen on Tuesday, with days that begin at six: Tuesday 02–06 belongs to Monday's nine hours.
    turning = replace(YOUNG, birth_date=date(2008, 11, 24))
    value = week("mon 10:00-15:00  tue 02:00-06:00", turning, ordning=Ordning("o", "Test", day_start=360))
    assert told(value, "11-2 (3)") == [60]


def test_eleven_hours_on_one_day_are_a_rest_and_too_short_for_the_young() -> None:
    # DEF-6: with eleven hours between them the two are two main periods; twelve are asked for.
    assert told(week("mon 06:00-07:00  mon 18:00-20:00"), "11-5") == [60]
    assert told(week("mon 06:00-07:01  mon 18:00-20:00"), "11-5") == []
    assert findings("UNG-2", week("mon 06:00-07:00  mon 19:00-20:00")) == []


def test_what_the_break_lacks_is_said() -> None:
    found = only(week("mon 10:00-14:31[break 12:00-12:29]"), "UNG-2")
    assert found.mend is not None
    assert found.mend.values["short"] == 1
