"""The worked examples of the rule book, part J, by their numbers."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.calendar import red_shares
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.check import check, figures
from tests.domain.rota_text import OSLO, agreement, at, findings, only, rota, rules


def weeks(*hours: float, monday: str = "2026-11-02", most: int = 600, **rest: object) -> Rota:
    """Return weeks of so many hours each, in shifts of at most ``most`` minutes from Monday on."""
    lines = []
    for number, total in enumerate(hours):
        left = round(total * 60)
        pieces = []
        for day in ("mon", "tue", "wed", "thu", "fri", "sat"):
            part = min(left, most)
            left -= part
            if part:
                pieces.append(f"{day}+{number} 08:00-{8 + part // 60:02d}:{part % 60:02d}")
        lines.append("kari  " + "  ".join(pieces))
    return rota("\n".join(lines), monday=monday, **rest)  # type: ignore[arg-type]


def test_1_quick_return() -> None:
    week = rota("kari  mon 15:00-23:00  tue 07:00-15:00")
    found = only(week, "HVILE-1")
    assert (found.amount, found.severity, found.lawful_with) == (180, Severity.KREVER_AVTALE, ("10-8-3",))
    assert (OSLO.text(found.start), OSLO.text(found.end)) == ("2026-11-23T23:00", "2026-11-24T07:00")
    assert (found.shifts, found.law) == (("1", "2"), "aml. § 10-8 (1)")


def test_1_quick_return_with_agreement() -> None:
    text = "kari  mon 15:00-23:00  tue 07:00-15:00  wed 05:00-13:00"
    assert rules(rota(text, agreements=["10-8-3"])) == set()
    early = text.replace("05:00", "04:59")
    assert findings("HVILE-3", rota(early, agreements=["10-8-3"])) == ["kari wed 04:59: 1 min"]


def test_2_boundary() -> None:
    assert rules(rota("kari  mon 15:00-23:00  tue 10:00-18:00")) == set()
    assert findings("HVILE-1", rota("kari  mon 15:00-23:00  tue 09:59-18:00")) == ["kari tue 09:59: 1 min"]


def test_4_split_day() -> None:
    week = rota("kari  mon 08:00-12:00  mon 16:00-21:00  tue 08:00-16:00")
    assert rules(week) == set()
    assert figures(week)["kari"].overtime == 0


def test_5_autumn_clock() -> None:
    night = "kari  2026-10-24 22:00-08:00"
    found = only(rota(night, agreements=["10-5-1"]), "SNITT-1")
    assert (found.amount, found.severity.unlawful) == (60, True)
    assert figures(rota(night))["kari"][:4:3] == (660, 540)
    short = night.replace("08:00", "07:00")
    assert rules(rota(short, agreements=["10-5-1"])) == set()
    assert rules(rota(short)) == set()
    assert figures(rota(short))["kari"].overtime == 60


def test_6_autumn_rest() -> None:
    assert rules(rota("kari  2026-10-24 13:30-21:30  2026-10-25 07:30-15:30")) == set()
    assert rules(rota("kari  2026-10-24 13:31-21:31  2026-10-25 07:30-15:30")) == {"HVILE-1"}


def test_8_weekly_rest_missing() -> None:
    days = "  ".join(f"{day} 08:00-14:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    week = rota(f"kari  {days}  sat 08:00-14:00  sun 14:00-20:00")
    found = only(week, "HVILE-2")
    assert (found.amount, found.severity.unlawful) == (11 * 60, True)
    assert figures(week)["kari"].overtime == 240
    without = rota(f"kari  {days}  sun 14:00-20:00")
    assert rules(without) == set()
    assert (figures(without)["kari"].hours, figures(without)["kari"].overtime) == (36 * 60, 0)


def test_9_weekly_rest_exact() -> None:
    late = "  ".join(f"{day} 14:00-22:00" for day in ("mon", "tue", "wed", "thu"))
    text = f"kari  {late}  fri 16:00-22:00  sun 09:00-15:00"
    assert rules(rota(text)) == set()
    early = text.replace("sun 09:00", "sun 08:45")
    assert findings("HVILE-2", rota(early)) == ["kari mon 00:00: 15 min"]
    assert rules(rota(early, agreements=["10-8-3"])) == set()


def test_12_overtime_without_double_count() -> None:
    days = "  ".join(f"{day} 08:00-16:30" for day in ("tue", "wed", "thu", "fri"))
    week = rota(f"kari  mon 08:00-20:00  {days}", hours_class=HoursClass.DAG40)
    assert figures(week)["kari"].overtime == 360
    assert rules(week) == set()


def test_14_averaging_individual() -> None:
    assert rules(weeks(48, 32, 48, 24, agreements=["10-5-1"])) == set()
    found = [each for each in check(weeks(48, 32, 48, 24)) if each.severity.unlawful]
    assert [(OSLO.day(each.start), each.amount) for each in found] == [
        (date(2026, 11, 2), 600),
        (date(2026, 11, 16), 600),
    ]
    assert all("10-5-1" in each.lawful_with for each in found)


def test_14_weeks_of_fifty() -> None:
    assert rules(weeks(50, 26, 38, 38, agreements=["10-5-1"])) == set()
    text = "kari  " + "  ".join(f"{day} 08:00-18:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    text += "  sat 09:00-10:00"
    assert rules(rota(text, agreements=["10-5-1"])) == {"SNITT-1"}


def test_15_long_shifts() -> None:
    text = "kari  " + "  ".join(f"{day} 08:00-20:30" for day in ("mon", "tue", "wed", "thu"))
    found = [each for each in check(rota(text, agreements=["10-5-1"])) if each.rule == "SNITT-1"]
    assert [each.amount for each in found] == [150] * 4
    assert rules(rota(text, agreements=["10-5-2"])) == set()


def test_17_overtime_in_four_weeks() -> None:
    rows = weeks(47, 46, 44, 41, most=540)
    assert figures(rows)["kari"].overtime == 26 * 60
    found = only(rows, "OT-3")
    assert (found.amount, found.lawful_with) == (60, ("10-6-5",))
    assert rules(rows) == {"OT-3"}
    assert rules(weeks(47, 46, 44, 41, most=540, agreements=["10-6-5"])) == set()
    assert rules(weeks(47, 46, 44, 40, most=540)) == set()


def test_18_passive_night() -> None:
    night = "kari  mon 22:00-08:00[passive 23:00-07:00][call 01:00-01:10][call 03:00-03:35]"
    week = rota(night)
    assert figures(week)["kari"] == (600, 0, 0, 480, 0)
    assert not [each for each in check(week) if each.rule in ("TID-1", "TID-7")]
    assert figures(rota("kari  mon 22:00-08:00[passive 00:00-06:00]"))["kari"].overtime == 60


def test_19_standby() -> None:
    days = "  ".join(f"{day} 08:00-14:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    week = rota(f"kari  {days}  fri 16:00-24:00>2[standby]")
    assert figures(week)["kari"].hours == 38 * 60
    assert rules(week) == set()
    assert not [each for each in check(week) if each.rule in ("TID-1", "TID-8", "OT-2")]
    called = rota(f"kari  {days}  fri 16:00-24:00>2[standby][call 23:00+1-01:00+2]")
    assert figures(called)["kari"].hours == 40 * 60
    assert figures(called)["kari"].overtime == 120
    assert called.shifts[-1].calls[0].start == at("2026-11-28T23:00")
    assert only(called, "HVILE-2").amount == 2 * 60  # Friday 14:00 to Saturday 23:00 is 33 hours


def test_20_sunday_main_rule() -> None:
    assert rules(rota("kari  2026-11-01 10:00-16:00  2026-11-08 10:00-16:00")) == {"HVILE-4"}
    assert rules(rota("kari  2026-11-01 10:00-16:00  2026-11-15 10:00-16:00")) == set()


def test_22_saturday_evening() -> None:
    saturday = "kari  2026-11-14 15:00-23:00"
    assert figures(rota(saturday))["kari"].sunday == 300
    assert rules(rota(f"{saturday}  2026-11-22 10:00-16:00")) == {"HVILE-4"}
    assert rules(rota("kari  2026-11-22 22:00-07:00  2026-11-29 10:00-16:00")) == set()


def test_23_easter() -> None:
    days = [share.day for share in red_shares(2026) if date(2026, 3, 29) <= share.day <= date(2026, 4, 12)]
    assert [(day.month, day.day) for day in days] == [(3, 29), (4, 2), (4, 3), (4, 5), (4, 6), (4, 12)]
    allowed = "kari  2026-03-29 10:00-16:00  2026-04-03 10:00-16:00  2026-04-06 10:00-16:00"
    assert rules(rota(allowed)) == set()
    assert rules(rota("kari  2026-04-02 10:00-16:00  2026-04-03 10:00-16:00")) == {"HVILE-4"}


def test_25_christmas() -> None:
    assert sum(share.period.minutes for share in red_shares(2026)[-3:]) == 79 * 60
    assert figures(rota("kari  2026-12-24 14:00-22:00"))["kari"].sunday == 7 * 60


@pytest.mark.parametrize(("discussed", "found"), [("2026-11-30", set()), ("2026-12-01", {"PLAN-1"})])
def test_27_notice(discussed: str, found: set[str]) -> None:
    plan = RotaPlan("p", date(2026, 12, 14), date(2027, 1, 24), date.fromisoformat(discussed))
    value = rota("kari  2026-12-14 08:00-14:00", plan=plan)
    assert rules(value) == found
    assert [each.amount for each in check(value) if each.rule == "PLAN-1"] == [1440] * len(found)


def test_28_tredelt() -> None:
    # 38 hours, of them five on Sunday and eight at night: at most 37 h 10 min.
    text = (
        "kari  mon 08:00-{end}  tue 08:00-14:00  wed 15:00-00:00  thu 20:00-02:00  fri 15:00-16:00"
        "  sat 13:00-16:00  sun 08:00-13:00"
    )
    week = rota(text.format(end="16:00"), hours_class=HoursClass.TRE)
    sums = figures(week)["kari"]
    assert (sums.hours, sums.sunday, sums.night) == (38 * 60, 300, 8 * 60)
    assert (only(week, "TID-3").details["limit"], only(week, "TID-3").amount) == (37 * 60 + 10, 50)
    assert findings("TID-3", rota(text.format(end="15:11"), hours_class=HoursClass.TRE)) == [
        "kari mon 00:00: 1 min"
    ]
    for end in ("15:10", "14:30"):  # 37 h 10 min, and the book's 36.5 hours
        assert findings("TID-3", rota(text.format(end=end), hours_class=HoursClass.TRE)) == []


def test_30_under_eighteen() -> None:
    kari = Person("kari", "Kari", birth_date=date(2009, 6, 1))
    week = rota("kari  fri 16:00-23:30  sat 10:30-14:00", people=[kari])
    found = [each for each in check(week) if each.rule == "UNG-2"]
    assert [(each.law, each.amount) for each in found if each.severity.unlawful] == [
        ("aml. § 11-3 (2)", 30),
        ("aml. § 11-5", 60),
    ]
    assert [each.amount for each in found if each.severity is Severity.ADVARSEL] == [30]


def test_agreements_that_the_employer_cannot_use_cure_nothing() -> None:
    text = "kari  mon 15:00-23:00  tue 07:00-15:00"
    private = Ordning("o", "Test", employer_model=EmployerModel.PRIVATPERSON)
    found = only(rota(text, agreements=["10-8-3"], ordning=private), "HVILE-1")
    assert found.severity is Severity.FEIL
    assert only(rota(text, ordning=private), "SCOPE-2").severity is Severity.INFO
    assert rules(rota(text, agreements=[agreement("10-8-3", daily_rest_hours=7)])) == set()
    assert rules(rota(text, agreements=[agreement("10-8-3", daily_rest_hours=9)])) == {"HVILE-1"}
