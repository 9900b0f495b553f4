"""Payroll lines, wage codes, and what a month package still lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.pay.payroll import CODES, PayrollChoices, payroll_lines, without_wage_code
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.time import DateSpan
from bpa_desk.services import employments, pay_choices, payroll, people, rota, timesheets
from bpa_desk.services.pay_choices import PayChoices
from bpa_desk.storage.store import Store

NOVEMBER = DateSpan(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def kari(store: Store) -> str:
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", employee_number="1001"))
    since = date(2026, 1, 1)
    employments.save_employment(
        store, Employment("terms", "kari", since, tariff="Uloba 2023", seniority_from=since)
    )
    return "kari"


def work(store: Store, day: int, start: int = 14, end: int = 23) -> str:
    zone, on = store.zone, date(2026, 11, day)
    return rota.add(store, "kari", zone.at(on, start * 60), zone.at(on, end * 60)).id


def test_a_saturday_is_a_line_for_each_category_with_its_rate(store: Store, kari: str) -> None:
    work(store, 28)
    pay_choices.choose(store, PayChoices(money=True))
    payroll.choose(store, PayrollChoices({"ORD": " 1000 ", "LORSON": "3100"}, "12"))
    lines = payroll.month_package(store, NOVEMBER).lines
    assert [(each.code, each.wage_code, each.hours, each.rate, each.amount) for each in lines] == [
        ("ORD", "1000", Decimal("9.00"), Decimal("205.86"), Decimal("1852.74")),
        ("KVELD", "", Decimal("6.00"), Decimal("68.00"), Decimal("408.00")),
        ("LØRSØN", "3100", Decimal("9.00"), Decimal("65.00"), Decimal("585.00")),
    ]
    assert {(each.first, each.last, each.department, each.project) for each in lines} == {
        (date(2026, 11, 28), date(2026, 11, 28), "12", "Nes")
    }
    assert without_wage_code(lines) == ("KVELD",)


def test_absence_is_a_line_for_each_shift_and_without_money_no_kroner(store: Store, kari: str) -> None:
    for day in (3, 5):
        rota.cancel(store, [work(store, day, 8, 16)], "egenmelding")
    (facts,) = timesheets.all_facts(store, NOVEMBER)
    lines = payroll_lines(facts, PayrollChoices())
    assert [(each.code, each.first.day, each.last.day, each.hours, each.amount) for each in lines] == [
        ("SYK_EGEN", 3, 3, Decimal("8.00"), None), ("SYK_EGEN", 5, 5, Decimal("8.00"), None),
    ]  # fmt: skip
    assert {each.settled for each in lines} == {Consequence.EMPLOYER}
    assert payroll_lines(replace(facts, pay=None), PayrollChoices()) == ()


def test_a_package_says_what_it_lacks(store: Store, kari: str) -> None:
    people.save_assistant(store, Assistant("kari", "Kari Eksempel"))
    work(store, 28)
    told = [str(each) for each in payroll.month_package(store, NOVEMBER).lacking]
    assert told[0].startswith("Not sealed yet")
    assert told[1].startswith("Without an employee number")
    assert "ORD" in told[2]
    people.save_assistant(store, Assistant("kari", "Kari Eksempel", employee_number="7"))
    timesheets.approve(store, "kari", NOVEMBER)
    timesheets.seal(store, NOVEMBER, ["kari"])
    payroll.choose(store, PayrollChoices(dict.fromkeys(CODES, "1")))
    assert payroll.month_package(store, NOVEMBER).lacking == ()


@pytest.mark.parametrize("wrong", ["1;2", "x" * 21])
def test_a_wage_code_that_would_break_the_file_is_refused(store: Store, wrong: str) -> None:
    with pytest.raises(DomainError) as refused:
        payroll.choose(store, PayrollChoices({"ORD": wrong}))
    assert refused.value.field == "ORD"
    assert payroll.choices(store) == PayrollChoices()
