"""Days and weeks, overtime and its caps, averaging: each side of the limit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.time import DateSpan
from tests.domain.rota_text import agreement, findings, only, rota, rules

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat")


def weeks(*totals: int, most: int = 540, monday: str = "2026-06-01", **rest: object) -> Rota:
    """Return weeks of so many minutes each, in shifts of at most ``most`` minutes from Monday on."""
    lines = []
    for number, total in enumerate(totals):
        left, pieces = total, []
        for day in DAYS:
            part = min(left, most)
            left -= part
            if part:
                pieces.append(f"{day}+{number} 07:00-{7 + part // 60:02d}:{part % 60:02d}")
        assert not left
        lines.append("kari  " + "  ".join(pieces))
    return rota("\n".join(lines), monday=monday, **rest)  # type: ignore[arg-type]


def kinds(week: Rota, *wanted: str) -> list[tuple[str, int]]:
    return [(each.rule, each.amount) for each in check(week) if each.rule in wanted]


def test_nine_hours_a_day_and_the_class_week() -> None:
    assert kinds(rota("kari  mon 08:00-17:00"), "TID-1", "OT-2") == []
    assert kinds(rota("kari  mon 08:00-17:01"), "TID-1", "OT-2") == [("TID-1", 1)]
    assert only(rota("kari  mon 08:00-17:01"), "TID-1").severity is Severity.ADVARSEL
    assert kinds(weeks(2280), "TID-1", "OT-2") == []
    assert kinds(weeks(2281), "TID-1", "OT-2") == [("OT-2", 1)]


@pytest.mark.parametrize(
    ("hours_class", "limit"),
    [
        (HoursClass.DAG40, 2400),
        (HoursClass.T38A, 2280),
        (HoursClass.T38D, 2280),
        (HoursClass.H36, 2160),
        (HoursClass.TRE, 2280),
    ],
)
def test_class_limits(hours_class: HoursClass, limit: int) -> None:
    assert figures(weeks(limit, hours_class=hours_class))["kari"].overtime == 0
    assert figures(weeks(limit + 1, hours_class=hours_class))["kari"].overtime == 1


def test_a_day_belongs_to_where_its_work_starts() -> None:
    # Monday 22–07 is Monday's nine hours; three more on Tuesday make no long day.
    assert kinds(rota("kari  mon 22:00-07:00  tue 19:00-22:00"), "TID-1") == []
    assert kinds(rota("kari  mon 08:00-11:00  mon 22:00-05:00"), "TID-1") == [("TID-1", 60)]
    # Touching shifts over midnight are one period, and the week follows the day.
    sunday = rota("kari  sun 20:00-00:00  mon+1 00:00-06:00")
    assert kinds(sunday, "TID-1") == [("TID-1", 60)]
    later = rota("kari  mon 02:00-05:00  mon 22:00-05:00", ordning=Ordning("o", "Test", day_start=6 * 60))
    assert kinds(later, "TID-1") == []


def test_the_week_begins_where_the_ordning_says() -> None:
    text = "kari  sat 08:00-17:00  sun 08:00-17:00  mon+1 08:00-17:00  tue+1 08:00-17:00  wed+1 08:00-11:00"
    assert kinds(rota(text), "OT-2") == []
    assert kinds(rota(text, ordning=Ordning("o", "Test", week_start=6)), "OT-2") == [("OT-2", 60)]


def test_passive_time_lengthens_the_day_and_the_week() -> None:
    night = "kari  mon 21:00-08:00[passive 22:00-07:{end}]"
    assert kinds(rota(night.format(end="00")), "TID-7") == []
    longer = rota("kari  mon 21:00-08:01[passive 22:00-07:00]")
    assert kinds(longer, "TID-7") == [("TID-7", 1)]
    # Less than two thirds passive: an ordinary day of nine hours.
    assert kinds(rota("kari  mon 22:00-08:00[passive 23:00-05:39]"), "TID-1") == [("TID-1", 60)]
    assert kinds(rota("kari  mon 22:00-08:00[passive 23:00-05:40]"), "TID-1", "TID-7") == []
    five = "  ".join(f"{day} 21:30-07:30[passive 22:00-07:00]" for day in DAYS[:5])
    assert figures(rota(f"kari  {five}"))["kari"].overtime == 120  # 38 + 10 = 48 of 50 hours


def test_standby_tips_the_week_under_its_own_rule() -> None:
    days = "  ".join(f"{day} 08:00-15:30" for day in DAYS[:4])
    text = f"kari  {days}  fri 16:00-24:00>2[standby]"
    assert kinds(rota(text), "TID-8", "OT-2") == []
    more = text + "  fri 15:00-15:01"
    assert figures(rota(more))["kari"].overtime == 1
    assert kinds(rota(more), "TID-8", "OT-2") == [("TID-8", 1)]
    fifth = rota(text, agreements=[agreement("10-4-3", standby_factor=0.2)])
    assert figures(fifth)["kari"].hours == 30 * 60 + 672


def test_standby_parts_add_up_to_the_whole() -> None:
    for minute in range(7):
        week = rota(f"kari  mon 16:00-08:0{minute}>3[standby]")
        length = week.shifts[0].end - week.shifts[0].start
        assert figures(week)["kari"].hours == (2 * length + 7) // 14


def test_additional_hours_lie_between_position_and_law() -> None:
    assert figures(weeks(2400, position=1200))["kari"][:3] == (2400, 120, 1080)
    assert figures(weeks(1200, position=1200))["kari"].additional == 0
    assert figures(weeks(1201, position=1200))["kari"].additional == 1
    averaged = weeks(1500, 900, position=1200, agreements=["10-5-1"])
    assert figures(averaged)["kari"].additional == 0
    assert figures(weeks(1500, 901, position=1200, agreements=["10-5-1"]))["kari"].additional == 1


def test_ten_hours_overtime_a_week() -> None:
    assert kinds(weeks(2880), "OT-3") == []
    found = only(weeks(2881), "OT-3")
    assert (found.amount, found.lawful_with) == (1, ("10-6-5", "10-6-6"))
    union = agreement("10-6-5")
    assert rules(weeks(2280 + 1200, most=600, agreements=[union])) - {"OT-7"} == set()
    beyond = weeks(2280 + 1201, most=600, agreements=[union])
    assert [
        (each.rule, each.amount, each.lawful_with) for each in check(beyond) if each.rule.startswith("OT-4")
    ] == [("OT-4", 1, ("10-6-6",))]
    assert only(weeks(2881, agreements=[union]), "OT-6").severity is Severity.INFO


def test_overtime_caps_over_many_weeks() -> None:
    assert kinds(weeks(*[2280 + 375] * 4), "OT-3") == []
    assert kinds(weeks(2280 + 376, *[2280 + 375] * 3), "OT-3") == [("OT-3", 1)]
    year = weeks(*[2280 + 240] * 50, monday="2026-01-05")
    assert kinds(year, "OT-3") == []
    more = weeks(*[2280 + 240] * 49, 2280 + 241, monday="2026-01-05")
    assert kinds(more, "OT-3") == [("OT-3", 1)]
    special = agreement("10-6-6")
    half = weeks(*[2280 + 462] * 26, monday="2026-01-05", agreements=[special])
    assert ("OT-5", 12) in kinds(half, "OT-5")


def test_thirteen_hours_in_all_a_day() -> None:
    assert kinds(rota("kari  mon 08:00-21:00"), "OT-7") == []
    found = only(rota("kari  mon 08:00-21:01"), "OT-7")
    assert (found.amount, found.lawful_with) == (1, ("10-6-9",))
    assert only(rota("kari  mon 06:00-22:01"), "OT-7").lawful_with == ("10-12-4", "10-12-7")


def test_forty_eight_hours_in_all_over_eight_weeks() -> None:
    union = agreement("10-6-5")
    exact = weeks(*[2880] * 8, most=600, agreements=[union])
    assert "OT-7" not in rules(exact)
    over = weeks(*[2880] * 7, 2881, most=600, agreements=[union])
    assert kinds(over, "OT-7") == [("OT-7", 1)]


def test_sixty_nine_hours_is_the_end() -> None:
    both = ["10-5-2", "10-6-5"]
    days = "  ".join(f"{day} 08:00-20:00" for day in DAYS[:5])
    assert "OT-7" not in rules(rota(f"kari  {days}  sat 08:00-17:00", agreements=both))
    assert "OT-7" in rules(rota(f"kari  {days}  sat 08:00-17:01", agreements=both))


def test_averaging_day_limits() -> None:
    assert rules(rota("kari  mon 08:00-18:00", agreements=["10-5-1"])) == set()
    found = only(rota("kari  mon 08:00-18:01", agreements=["10-5-1"]), "SNITT-1")
    assert (found.amount, found.lawful_with) == (1, ("10-5-2",))
    assert rules(rota("kari  mon 08:00-20:30", agreements=["10-5-2"])) == set()
    assert rules(rota("kari  mon 08:00-20:31", agreements=["10-5-2"])) == {"SNITT-2"}
    assert rules(rota("kari  mon 08:00-21:00", agreements=["10-5-3"])) == set()
    # The law's own cap holds whatever number was written.
    assert rules(rota("kari  mon 08:00-18:01", agreements=[agreement("10-5-1", day_hours=12)])) == {"SNITT-1"}
    lower = agreement("10-5-1", day_hours=9.5)
    assert rules(rota("kari  mon 08:00-17:31", agreements=[lower])) == {"SNITT-1"}


def test_averaging_week_limits_and_means() -> None:
    assert rules(weeks(3000, most=600, agreements=["10-5-1"])) == set()
    assert rules(weeks(3001, most=600, agreements=["10-5-1"])) == {"SNITT-1"}
    assert rules(weeks(3240, most=600, agreements=["10-5-2"])) == set()
    assert rules(weeks(3241, most=600, agreements=["10-5-2"])) == {"SNITT-2"}
    eight = [2880] * 8
    assert rules(weeks(*eight, most=600, agreements=["10-5-2"])) == set()
    assert rules(weeks(*eight[:7], 2881, most=600, agreements=["10-5-2"])) == {"SNITT-2"}


def test_the_average_over_the_whole_period() -> None:
    four = agreement("10-5-1", "2026-06-01", "2026-06-28")
    assert rules(weeks(2580, 1980, 2580, 1980, most=600, agreements=[four])) == set()
    over = weeks(2580, 1980, 2580, 1981, most=600, agreements=[four])
    assert [(each.rule, each.amount) for each in check(over) if each.severity.unlawful] == [("SNITT-1", 1)]
    # A period that is not over yet can still come down: a warning.
    open_ended = weeks(2580, 1980, 2580, 1981, most=600, agreements=["10-5-1"])
    assert [each.severity for each in check(open_ended) if each.rule == "SNITT-1"] == [Severity.ADVARSEL]


def test_hours_given_back_are_averaging_not_overtime() -> None:
    assert rules(weeks(2281, 1200, 2281, 1200)) == {"TID-1"}
    assert rules(weeks(2281, 1200, 2280, 1200)) == set()
    assert rules(weeks(2281, 2279, 2281, 2279)) == {"TID-1"}
    assert rules(weeks(2281, 2280, 2281, 2279)) == set()  # the mean is over: overtime within its caps
    far = weeks(2281, 1200, 1200, 1200, 2281)
    assert rules(far) == set()


def test_an_actual_longer_day_under_averaging_is_overtime() -> None:
    week = rota("kari  mon 08:00-18:00[actual 08:00-18:30]", agreements=["10-5-1"])
    assert figures(week)["kari"].overtime == 30
    free = rota("kari  mon 08:00-18:00[free 12:00-12:30][actual 08:00-18:30]", agreements=["10-5-1"])
    assert figures(free)["kari"].overtime == 30


def test_agreements_hold_for_their_people_and_days() -> None:
    other = agreement("10-5-1")
    text = "kari  mon 08:00-18:00"
    ended = agreement("10-5-1", "2020-01-01", "2026-11-22")
    assert figures(rota(text, agreements=[ended]))["kari"].overtime == 60
    just = agreement("10-5-1", "2020-01-01", "2026-11-23")
    assert figures(rota(text, agreements=[just]))["kari"].overtime == 0
    assert figures(rota(text, agreements=[replace(other, assistants=("ola",))]))["kari"].overtime == 60
    untied = Ordning("o", "Test", tariff_bound=False)
    assert figures(rota(text, agreements=["10-5-2"], ordning=untied))["kari"].overtime == 60


def test_terms_change_with_their_dates() -> None:
    terms = (
        Terms(DateSpan(date(2026, 1, 1), date(2026, 11, 22)), HoursClass.H36),
        Terms(DateSpan(date(2026, 11, 23), None), HoursClass.DAG40),
    )
    kari = Person("kari", "Kari", terms=terms)
    days = "  ".join(f"{day} 08:00-16:00" for day in DAYS[:5])
    before = rota(f"kari  {days}", monday="2026-11-16", people=[kari])
    after = rota(f"kari  {days}", monday="2026-11-23", people=[kari])
    assert (figures(before)["kari"].overtime, figures(after)["kari"].overtime) == (240, 0)


def test_standing_overtime_is_looked_at() -> None:
    assert [each.rule for each in check(weeks(2281, 2281, 2281)) if each.rule == "OT-1"] == ["OT-1"]
    assert not [each for each in check(weeks(2281, 2281, 2280)) if each.rule == "OT-1"]


def test_a_class_too_wide_for_the_sundays() -> None:
    sundays = "  ".join(f"sun+{week} 10:00-14:00" for week in (0, 3))
    days = "  ".join(f"mon+{week} 10:00-14:00" for week in range(6))
    every_third = rota(f"kari  {days}  {sundays}", hours_class=HoursClass.DAG40, monday="2026-06-01")
    assert only(every_third, "TID-2").severity is Severity.ADVARSEL
    fewer = rota(f"kari  {days}  sun+0 10:00-14:00", hours_class=HoursClass.DAG40, monday="2026-06-01")
    assert findings("TID-2", fewer) == []
    assert findings("TID-2", rota(f"kari  {days}  {sundays}", monday="2026-06-01")) == []


def test_sums_of_single_days_add_up_to_the_week() -> None:
    days = "  ".join(f"{day} 08:00-18:00" for day in DAYS[:5])
    whole = rota(f"kari  {days}", position=1800)
    split = [
        figures(
            rota(f"kari  {days}", position=1800, period=DateSpan(date(2026, 11, day), date(2026, 11, day)))
        )["kari"]
        for day in range(23, 30)
    ]
    assert tuple(map(sum, zip(*split, strict=True))) == figures(whole)["kari"]
