"""What the record, the plan and the vedtak say against a rota, that a small slip once passed unnoticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.need import Need
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.readings import READ_AS_USUAL
from bpa_desk.domain.rota import Person, Rota
from bpa_desk.domain.rules.alone import alone, situation_of
from bpa_desk.domain.rules.check import check, figures
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from tests.domain.rota_text import OSLO, at, findings, only, rota

SUMMER = "2026-06-01"


def on(value: Rota, rule: str, *days: int) -> list[int]:
    """Return how many findings of the rule are told when one day of November 2026 is judged."""
    judged = (replace(value, period=DateSpan(date(2026, 11, day), date(2026, 11, day))) for day in days)
    return [len(findings(rule, each)) for each in judged]


def test_an_overlap_is_told_of_on_the_days_it_lies_on() -> None:
    evening = rota("kari  mon 20:00-00:00  mon 22:00-01:00")
    assert on(evening, "OVERLAP", 22, 23, 24) == [0, 1, 0]
    night = rota("kari  mon 23:00-02:00  tue 00:00-03:00")
    assert on(night, "OVERLAP", 23, 24, 25) == [0, 1, 0]
    short = rota("kari  mon 08:00-16:00  mon 15:59-18:00")
    assert [(each.amount, each.shifts) for each in check(short) if each.rule == "OVERLAP"] == [
        (1, ("1", "2"))
    ]
    assert on(short, "OVERLAP", 22, 23, 24) == [0, 1, 0]
    for text in ("mon 20:00-00:00  mon 23:59-01:00", "mon 23:00-00:01  tue 00:00-02:00"):
        last = "23:59" in text
        assert on(rota(f"kari  {text}"), "OVERLAP", 22, 23, 24, 25) == [0, int(last), int(not last), 0]
    assert findings("OVERLAP", rota("kari  mon 08:00-16:00  mon 16:00-18:00")) == []


def test_each_pair_of_three_overlapping_shifts_is_told_of() -> None:
    three = rota("kari  mon 08:00-18:00  mon 09:00-12:00  mon 11:00-14:00  mon 13:00-15:00")
    pairs = {each.shifts for each in check(three) if each.rule == "OVERLAP"}
    assert pairs == {("1", "2"), ("1", "3"), ("1", "4"), ("2", "3"), ("3", "4")}


def test_a_missing_skill_is_told_of_on_the_days_of_the_shift() -> None:
    value = rota("kari  mon 20:00-00:00[requires medicine]")
    assert on(value, "SKILL", 22, 23, 24) == [0, 1, 0]
    minute = rota("kari  mon 20:00-00:01[requires medicine]")
    assert on(minute, "SKILL", 22, 23, 24, 25) == [0, 1, 1, 0]
    midnight = rota("kari  tue 00:00-04:00[requires medicine]")
    assert on(midnight, "SKILL", 23, 24) == [0, 1]


def test_somebody_away_without_a_shift_is_no_trouble() -> None:
    away = Absence("a", "kari", at("2026-11-23T08:00"), at("2026-11-24T08:00"))
    kari = Person("kari", "Kari")
    assert findings("ABSENT", rota("ola  mon 08:00-16:00", people=[kari], absences=(away,))) == []


def test_work_while_away_is_told_of_to_the_minute_and_on_its_days() -> None:
    away = Absence("a", "kari", at("2026-11-23T16:00"), at("2026-11-25T00:00"))
    value = rota("kari  mon 08:00-16:01  tue 23:59-06:00", absences=(away,))
    assert [each.amount for each in check(value) if each.rule == "ABSENT"] == [1, 1]
    assert on(value, "ABSENT", 22, 23, 24, 25) == [0, 1, 1, 0]
    clear = rota("kari  mon 08:00-16:00  wed 00:00-06:00", absences=(away,))
    assert findings("ABSENT", clear) == []


def test_a_long_shift_before_the_absence_reaches_into_it() -> None:
    away = Absence("a", "kari", at("2026-11-25T07:59"), at("2026-11-26T00:00"))
    long = rota("kari  mon 08:00-08:00>1  wed 12:00-13:00", absences=(away,))
    assert [(each.amount, each.shifts) for each in check(long) if each.rule == "ABSENT"] == [
        (1, ("1",)),
        (60, ("2",)),
    ]


def test_hours_agreed_in_a_graded_leave_are_counted_by_the_week() -> None:
    # Ten hours a week are agreed; Sunday night belongs to both weeks, an hour to the first and seven after.
    start, end = at("2026-11-23T00:00"), at("2026-12-07T00:00")
    graded = Absence("a", "kari", start, end, "gradert", 50, presence=10 * 60)
    text = "kari  mon 08:00-17:00  sun 23:00-07:00  tue+1 08:00-{}"
    assert findings("ABSENT", rota(text.format("11:00"), absences=(graded,))) == []
    over = only(rota(text.format("11:01"), absences=(graded,)), "ABSENT")
    assert (over.amount, over.shifts) == (1, ("2", "3"))
    assert (OSLO.text(over.start), OSLO.text(over.end)) == ("2026-11-30T00:00", "2026-12-07T00:00")
    waiting = rota("kari  mon 08:00-18:00  tue 08:00-16:00[standby]", absences=(graded,))
    assert findings("ABSENT", waiting) == []
    later = replace(
        rota(text.format("11:01"), absences=(graded,)),
        period=DateSpan(date(2026, 11, 23), date(2026, 11, 29)),
    )
    assert findings("ABSENT", later) == []


def test_an_own_holy_day_is_told_of_only_where_it_is_judged() -> None:
    own = Arrangement("g", "kari", ArrangementKind.OWN_DAYS, date(2026, 1, 1), None, ("2026-11-26",))
    value = rota("kari  thu 10:00-14:00", people=[Person("kari", "Kari", arrangements=(own,))])
    assert on(value, "SØN-1", 25, 26, 27) == [0, 1, 0]


def test_two_vedtak_one_after_the_other_grant_each_their_weeks() -> None:
    grants = (
        Vedtak("v", date(2026, 11, 23), 600, date(2026, 11, 29)),
        Vedtak("w", date(2026, 11, 30), 480, date(2026, 12, 6)),
    )
    exact = rota("kari  mon 08:00-18:00  mon+1 08:00-16:00", vedtak=grants)
    assert findings("VEDTAK", exact) == []
    first = rota("kari  mon 08:00-18:01  mon+1 08:00-16:00", vedtak=grants)
    assert findings("VEDTAK", first) == ["- mon 00:00: 1 min"]
    second = rota("kari  mon 08:00-18:00  mon+1 08:00-16:01", vedtak=grants)
    assert findings("VEDTAK", second) == ["- mon 00:00: 1 min"]


@pytest.mark.parametrize(("first", "last", "told"), [(22, 22, 0), (29, 29, 1), (30, 30, 0)])
def test_a_week_over_the_vedtak_is_told_of_where_it_is_judged(first: int, last: int, told: int) -> None:
    grant = Vedtak("v", date(2026, 1, 1), 600)
    value = rota("kari  mon 08:00-18:01", vedtak=(grant,))
    span = DateSpan(date(2026, 11, first), date(2026, 11, last))
    assert len(findings("VEDTAK", replace(value, period=span))) == told


def test_a_vedtak_by_the_year_is_counted_from_new_year_s_day_to_new_year_s_eve() -> None:
    # 365 hours are an hour for each day of 2026; the grant goes on in 2027.
    grant = Vedtak("v", date(2026, 1, 1), 365 * 60, None, VedtakUnit.YEAR)
    days = "  ".join(f"2026-{month:02d}-{day:02d} 08:00-20:00" for month in (3, 4, 5) for day in range(1, 11))
    # Thirty days of twelve hours, and five hours more: on the first and on the last day of the year.
    exact = f"kari  2026-01-01 08:00-10:00  {days}  2026-12-31 08:00-11:00"
    assert findings("VEDTAK", rota(exact, vedtak=(grant,))) == []
    for text in (exact.replace("01-01 08:00-10:00", "01-01 08:00-10:01"), exact.replace("-11:00", "-11:01")):
        found = only(rota(text, vedtak=(grant,)), "VEDTAK")
        assert found.amount == 1
        assert (OSLO.text(found.start)[:10], OSLO.text(found.end)[:10]) == ("2026-01-01", "2027-01-01")
    beside = rota(f"{exact}  2027-01-01 08:00-09:00", vedtak=(grant,))
    assert findings("VEDTAK", beside) == []


def test_standby_under_a_shift_counts_once() -> None:
    # Fourteen hours of standby with two hours' work inside: two hours, and a seventh of the other twelve.
    value = rota("kari  mon 08:00-22:00[standby]  mon 10:00-12:00")
    assert figures(value)["kari"].hours == 120 + round(12 * 60 / 7)


def test_sunday_hours_at_night_give_one_reduction_where_the_ordning_reads_it_so() -> None:
    # Saturday 20–02 with an hour off at night: five hours on Sunday's account, four of them at night.
    once = Ordning("o", "Test", readings=replace(READ_AS_USUAL, sliding_cumulative=False))
    text = (
        "kari  mon 21:00-03:00  wed 08:00-17:00  thu 08:00-17:00  fri 08:00-17:00"
        "  sat 20:00-02:00[free 22:00-23:00]"
    )
    for ordning, limit in ((once, 2400 - 10 - 150), (None, 2400 - 50 - 150)):
        value = rota(text, hours_class=HoursClass.TRE, ordning=ordning)
        assert only(value, "TID-3").details["limit"] == limit


def test_an_averaged_week_is_the_planned_one_and_what_comes_besides_is_overtime() -> None:
    # Forty planned hours are ordinary under § 10-5 (1); the hour that was worked besides is not.
    days = "  ".join(f"{day} 08:00-16:00" for day in ("mon", "tue", "wed", "thu"))
    value = rota(f"kari  {days}  fri 08:00-16:00[actual 08:00-17:00]", agreements=["10-5-1"])
    assert figures(value)["kari"].overtime == 60


def test_red_days_after_new_year_are_known_when_the_old_year_is_judged() -> None:
    # Every red day of December worked from the 13th on; New Year's Day is the one with a weekly rest.
    text = (
        "kari  2026-12-13 10:00-14:00  2026-12-20 10:00-14:00  2026-12-25 10:00-14:00"
        "  2026-12-26 10:00-14:00  2026-12-27 10:00-14:00  2026-12-30 08:00-12:00"
    )
    value = rota(text, agreements=["10-8-4"], period=DateSpan(date(2026, 12, 7), date(2026, 12, 30)))
    assert not [each for each in check(value) if "no weekly rest" in each.text.template]


def test_red_days_long_before_what_is_judged_are_known() -> None:
    # The sliding week looks at all the work there is, three years before as well (TID-3).
    old = "  ".join(f"2026-06-{day:02d} 08:00-21:00" for day in (7, 14, 21, 28))
    days = "  ".join(f"2029-06-{day:02d} 08:00-17:00" for day in range(4, 9))
    value = rota(f"kari  {old}  {days}", hours_class=HoursClass.TRE)
    judged = replace(value, period=DateSpan(date(2029, 6, 4), date(2029, 6, 10)))
    # Four Sundays of 13 hours are 520 minutes less over five weeks: 104 a week, so the 38 hours hold yet.
    assert only(judged, "TID-3").details["limit"] == 38 * 60
    night = replace(judged, shifts=tuple(replace(each, end=each.end + 60) for each in judged.shifts))
    # An hour more on each Sunday, at night: 560 + 4 × 15 = 620 minutes less, 124 a week.
    assert only(night, "TID-3").details["limit"] == 2400 - 124
    first = DateSpan(date(2023, 6, 5), date(2023, 6, 11))  # and three years after what is judged
    days = "  ".join(f"2023-06-{day:02d} 08:00-18:00" for day in range(5, 10))
    old = old.replace("-21:00", "-22:00")
    later = rota(f"kari  {days}  {old}", hours_class=HoursClass.TRE, period=first)
    assert only(later, "TID-3").details["limit"] == 2400 - 124


def test_two_equal_debts_are_told_of_by_the_first() -> None:
    # Ten hours off, then fourteen hours' work that leave ten: both lack one hour.
    text = "kari  mon 15:00-23:00  tue 09:00-23:00  wed 10:59-12:00"
    found = only(rota(text, agreements=["10-8-3", "10-6-9"]), "HVILE-3")
    assert (found.amount, found.text.values["shortened"]) == (1, OSLO.wall(at("2026-11-23T23:00")))


@pytest.mark.parametrize(("start", "severity"), [("09:00", "INFO"), ("08:59", "KREVER_AVTALE")])
def test_a_rest_over_the_edge_is_thirty_five_hours_at_least(start: str, severity: str) -> None:
    days = "  ".join(f"{day} 14:00-22:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat"))
    assert only(rota(f"kari  {days}  mon+1 {start}-14:00"), "HVILE-2").severity.value == severity


def test_the_young_are_told_of_from_their_first_shift_to_their_last() -> None:
    young = Person("kari", "Kari", birth_date=date(2010, 5, 4))
    found = only(rota("kari  mon 10:00-14:00  wed 10:00-14:00", people=[young]), "UNG-1")
    assert (OSLO.text(found.start), OSLO.text(found.end)) == ("2026-11-23T10:00", "2026-11-25T14:00")
    child = only(
        rota("kari  mon 10:00-14:00  wed 10:00-14:00", people=[replace(young, birth_date=date(2012, 1, 1))]),
        "UNG-3",
    )
    assert (OSLO.text(child.start), OSLO.text(child.end)) == ("2026-11-23T10:00", "2026-11-25T14:00")


def test_open_shifts_use_of_the_vedtak_without_their_free_breaks() -> None:
    grant = Vedtak("v", date(2026, 1, 1), 7 * 60)
    text = "open  mon 08:00-16:0{}[free 12:00-13:00]"
    assert findings("VEDTAK", rota(text.format(0), vedtak=(grant,))) == []
    assert findings("VEDTAK", rota(text.format(1), vedtak=(grant,))) == ["- mon 00:00: 1 min"]
    two = "open  mon 08:00-12:00  mon 10:00-13:00[break 11:00-11:30]"
    assert findings("VEDTAK", rota(two, vedtak=(grant,))) == []
    waiting = "open  mon 00:00-24:00>1[standby]"  # 48 hours, of which a seventh
    assert findings("VEDTAK", rota(waiting, vedtak=(replace(grant, minutes=411),))) == []
    assert findings("VEDTAK", rota(waiting, vedtak=(replace(grant, minutes=410),))) == ["- mon 00:00: 1 min"]
    gone = "open  mon 08:00-20:00[cancelled]"
    assert findings("VEDTAK", rota(gone, vedtak=(grant,))) == []
    # Breaks written twice over leave nothing of a shift, and take nothing from another.
    full = "open  mon 08:00-09:00[free 08:00-08:40][free 08:20-09:00]  tue 08:00-15:01"
    assert findings("VEDTAK", rota(full, vedtak=(grant,))) == ["- mon 00:00: 1 min"]


def test_one_alone_keeps_her_own_absences_and_judged_days() -> None:
    hers = Absence("a", "kari", at("2026-11-23T08:00"), at("2026-11-24T08:00"))
    his = replace(hers, id="b", assistant="ola")
    value = rota("kari  mon 08:00-16:00\nola  sun 08:00-16:00", absences=(hers, his))
    only_hers = alone(value, "kari")
    assert (only_hers.absences, [each.id for each in only_hers.people]) == ((hers,), ["kari"])
    assert [each.assistant for each in only_hers.shifts] == ["kari"]
    assert only_hers.period == DateSpan(date(2026, 11, 23), date(2026, 11, 29))
    kept = DateSpan(date(2026, 11, 24), date(2026, 11, 25))
    assert alone(replace(value, period=kept), "kari").period == kept
    known = situation_of(value, "kari")
    assert known is not None
    assert known.person.id == "kari"
    assert situation_of(value, "per") is None


def test_of_two_shifts_at_the_same_time_the_shorter_stands_first() -> None:
    value = rota("kari  mon 08:00-16:00  mon 08:00-12:00")
    found = only(value, "OVERLAP")
    assert (found.shifts, found.amount) == (("2", "1"), 240)


@pytest.mark.parametrize(("grade", "severity"), [(99, "ADVARSEL"), (100, "FEIL"), (None, "FEIL")])
def test_work_in_a_whole_sick_leave_is_unlawful_and_in_a_graded_one_looked_at(
    grade: int | None, severity: str
) -> None:
    away = Absence("a", "kari", at("2026-11-23T00:00"), at("2026-11-24T00:00"), "sykmelding", grade)
    assert only(rota("kari  mon 08:00-16:00", absences=(away,)), "ABSENT").severity.value == severity


def test_people_stand_in_order_whatever_their_shifts_are_called() -> None:
    found = check(rota("ola  mon 08:00-18:00\nkari  mon 08:00-18:00"))
    assert [each.assistant for each in found if each.rule == "TID-1"] == ["kari", "ola"]


def test_one_of_two_arrangements_is_enough() -> None:
    spans = ((date(2026, 11, 23), date(2026, 11, 24)), (date(2026, 11, 25), date(2026, 11, 26)))
    own = tuple(
        Arrangement(str(at), "kari", ArrangementKind.NO_NIGHTS, *span) for at, span in enumerate(spans)
    )
    kari = Person("kari", "Kari", arrangements=own)
    assert len(findings("PLAN-3", rota("kari  tue 15:00-23:00  wed 15:00-23:00", people=[kari]))) == 2


def test_a_need_without_an_end_is_looked_at_as_far_as_the_rota_goes() -> None:
    need = Need("n", date(2026, 11, 23), 8 * 60, 16 * 60)
    value = rota("kari  mon 08:00-16:00  tue 08:00-15:59", needs=(need,))
    assert [each.amount for each in check(value) if each.rule == "NEED"] == [1]


def test_the_year_after_what_is_judged_is_not_judged() -> None:
    grant = Vedtak("v", date(2026, 1, 1), 365 * 60, None, VedtakUnit.YEAR)
    later = "  ".join(f"2027-01-{day:02d} 00:00-24:00" for day in range(1, 20))
    period = DateSpan(date(2026, 12, 1), date(2026, 12, 31))
    assert findings("VEDTAK", rota(f"kari  {later}", vedtak=(grant,), period=period)) == []
    assert findings("VEDTAK", rota(f"kari  {later}", vedtak=(grant,))) != []


def test_two_vedtak_of_one_year_grant_each_their_days() -> None:
    grants = (
        Vedtak("v", date(2026, 1, 1), 365 * 60, date(2026, 6, 30), VedtakUnit.YEAR),
        Vedtak("w", date(2026, 7, 1), 365 * 120, date(2026, 12, 31), VedtakUnit.YEAR),
    )
    # An hour a day to 30 June and two after: 181 and 368 hours.
    spring = "  ".join(f"2026-03-{day:02d} 00:00-24:00" for day in range(1, 8))
    autumn = "  ".join(f"2026-09-{day:02d} 00:00-24:00" for day in range(1, 16))
    text = f"kari  {spring}  {autumn}  2026-10-05 00:00-21:0{{}}"
    assert findings("VEDTAK", rota(text.format(0), vedtak=grants)) == []
    assert findings("VEDTAK", rota(text.format(1), vedtak=grants)) == ["- fri 00:00: 1 min"]


def test_what_is_judged_ends_with_the_last_shift_s_day() -> None:
    private = Ordning("o", "Test", employer_model=EmployerModel.PRIVATPERSON)
    for end, last in (("00:00", "2026-11-24T00:00"), ("00:01", "2026-11-25T00:00")):
        found = only(rota(f"kari  mon 16:00-{end}", ordning=private), "SCOPE-2")
        assert (OSLO.text(found.start), OSLO.text(found.end)) == ("2026-11-23T00:00", last)


def test_standby_to_midnight_is_no_day_more() -> None:
    known = situation_of(rota("kari  sun 08:00-24:00[standby]"), "kari")
    assert known is not None
    assert (len(known.days), len(known.weeks)) == (1, 1)
