"""The hours account: agreed, worked, planned, paid and balance, and the vedtak's hours, open to shifts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from bpa_desk.demo import open_demo
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.hours_account import counts_as_worked
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, employments, hours_account, people, rota, timesheets, vedtak
from bpa_desk.storage.store import Store

NOVEMBER = DateSpan(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def kari(store: Store) -> str:
    people.save_assistant(store, Assistant("kari", "Kari"))
    people.save_assistant(store, Assistant("ola", "Ola Utenvakt"))
    employments.save_employment(store, Employment("e", "kari", date(2026, 1, 1), minutes_per_week=7 * 60))
    vedtak.save_vedtak(store, Vedtak("v", date(2026, 1, 1), 14 * 60))
    for day, code in ((3, ""), (4, "egenmelding"), (5, "user_ill"), (25, "")):
        on = date(2026, 11, day)
        key = rota.add(store, "kari", store.zone.at(on, 480), store.zone.at(on, 960)).id
        if code:
            rota.cancel(store, [key], code)
    return "kari"


def test_the_balance_is_worked_planned_and_own_absence_less_what_is_agreed(store: Store, kari: str) -> None:
    with clock.fixed(store.zone.at(date(2026, 11, 20))):
        held = hours_account.account(store, NOVEMBER)
    (mine,) = held.assistants
    total = mine.total
    assert (total.worked, total.planned, total.absent, total.credited) == (480, 480, 960, 480)
    assert [total.agreed, total.balance, total.paid] == [1800, 1440 - 1800, 960]
    assert [(line.worked, line.planned, line.absent, line.credited) for line in mine.lines] == [
        (480, 0, 0, 0), (0, 0, 480, 480), (0, 0, 480, 0), (0, 480, 0, 0),
    ]  # fmt: skip
    (grant,) = held.vedtak
    account = grant.account.total
    assert [account.granted, account.used, account.planned, account.left] == [3600, 480, 480, 2640]
    assert sum(each.used + each.planned for each in grant.lines) == 960


def test_only_one_assistant_leaves_the_vedtak_out(store: Store, kari: str) -> None:
    held = hours_account.account(store, NOVEMBER, "kari")
    assert [each.assistant for each in held.assistants] == ["kari"]
    assert held.vedtak == ()
    assert hours_account.account(store, NOVEMBER, "ola").assistants == ()


@pytest.mark.parametrize(
    ("code", "settled", "credited"),
    [
        ("egenmelding", Consequence.UNPAID, True),
        ("ferie", Consequence.EMPLOYER, True),
        ("leave_unpaid", Consequence.UNPAID, False),
        ("user_away", Consequence.EMPLOYER, False),
        ("user_away", Consequence.PAID, True),
        ("swapped", Consequence.PAID, False),
    ],
)
def test_what_counts_as_worked(code: str, settled: Consequence, credited: bool) -> None:
    assert counts_as_worked(code, settled) is credited


def test_figures_agree_with_the_sheets_and_with_the_shifts_behind() -> None:
    october = DateSpan(date(2026, 10, 1), date(2026, 10, 31))
    with open_demo("nes") as nes:
        held = hours_account.account(nes, october)
        sheets = {each.assistant: each for each in timesheets.all_facts(nes, october)}
        behind = hours_account.behind_vedtak(nes, october)
    assert len(held.assistants) == len(sheets) == 6
    for each in held.assistants:
        facts = sheets[each.assistant]
        assert facts.pay is not None
        assert each.total.worked == facts.total.worked == sum(line.worked for line in each.lines)
        assert each.total.paid == facts.pay.minutes
        assert each.months == (each.total,)
    (grant,) = held.vedtak
    assert sum((one.used for one in behind), Fraction(0)) == grant.account.total.used
