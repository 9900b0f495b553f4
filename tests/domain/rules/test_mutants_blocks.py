"""How shifts become work and rest, that a small slip once passed unnoticed (working-time.md DEF-5, DEF-6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpa_desk.domain.rules.check import figures
from tests.domain.rota_text import findings, only, rota


def hours(text: str) -> float:
    return figures(rota(f"kari  {text}"))["kari"].hours / 60


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("mon 08:00-16:00  mon 12:00-18:00", 10),
        ("mon 08:00-18:00  mon 10:00-12:00", 10),
        ("mon 08:00-18:00  mon 10:00-12:00  mon 17:00-19:00", 11),
        ("mon 08:00-12:00  mon 12:00-16:00", 8),
        ("mon 08:00-12:00  mon 13:00-16:00", 7),
        ("mon 08:00-17:00[free 12:00-13:00]  mon 16:00-18:00", 9),
        ("mon 08:00-17:00[free 08:00-09:00][free 16:00-17:00]", 7),
        ("mon 08:00-17:00[free 08:00-08:30][free 12:00-12:30][free 16:00-17:00]", 7),
        ("mon 08:00-17:00[free 12:00-13:00][free 12:30-13:30]", 7.5),
        ("mon 08:00-17:00[break 12:00-13:00]", 9),
        ("mon 08:00-17:00[free 08:00-12:00][free 12:00-17:00]", 0),
        ("mon 08:00-17:00[actual 10:00-15:00][free 09:00-11:00]", 4),
        ("mon 08:00-17:00[actual 10:00-15:00][free 14:00-16:00]", 4),
    ],
)
def test_each_minute_of_work_counts_once(text: str, total: float) -> None:
    assert hours(text) == total


def test_calls_that_overlap_count_once() -> None:
    waiting = 7 * 60 / 7
    text = "mon 08:00-15:00[standby][call 09:00-11:00][call 10:00-12:00]"
    assert hours(text) * 60 == 3 * 60 + waiting


def test_a_call_reaches_no_further_than_its_standby() -> None:
    text = "mon 08:00-15:00[standby][call 14:00-16:00]  mon 18:00-19:00"
    assert hours(text) == 1 + 1 + 1


@pytest.mark.parametrize(("back", "found"), [("18:00", []), ("17:59", ["kari tue 06:00: 120 min"])])
def test_a_free_break_of_eight_hours_parts_the_work(back: str, found: list[str]) -> None:
    # Eight hours off inside the twenty-four are a rest where eight are agreed; a minute less is none.
    text = f"kari  mon 06:00-00:00[free 10:00-{back}]"
    assert findings("HVILE-1", rota(text, agreements=["10-8-3"])) == found


def test_two_free_breaks_one_long_and_one_short() -> None:
    # 06–08 and 17–22 with a quarter off: rest of nine hours inside, seven hours less a quarter of work.
    text = "mon 06:00-22:00[free 08:00-17:00][free 18:00-18:15]"
    assert hours(text) == 2 + 4.75
    assert findings("HVILE-1", rota(f"kari  {text}")) == ["kari mon 17:00: 120 min"]


def test_a_short_rest_names_the_shifts_on_both_sides_of_it() -> None:
    split = only(rota("kari  mon 12:00-14:00  mon 16:00-23:00  tue 07:00-12:00"), "HVILE-1")
    assert split.shifts == ("2", "3")
    after = only(rota("kari  mon 15:00-23:00  tue 07:00-08:00  tue 10:00-12:00"), "HVILE-1")
    assert after.shifts == ("1", "2")
    touching = only(
        rota("kari  mon 08:00-12:00  mon 12:00-20:00  tue 06:00-08:00  tue 08:00-09:00"), "HVILE-1"
    )
    assert touching.shifts == ("2", "3")
    inside = only(rota("kari  mon 12:00-20:00  mon 13:00-14:00  tue 06:00-08:00"), "HVILE-1")
    assert inside.shifts == ("1", "3")


@pytest.mark.parametrize(("start", "found"), [("02:59", 1), ("03:00", 0)])
def test_work_on_one_day_with_less_than_eleven_hours_between_is_one_main_period(
    start: str, found: int
) -> None:
    # DEF-6: 00–01 and 11:59–16 are one period of sixteen hours; with eleven hours between they are two.
    text = f"kari  mon 00:00-01:00  mon 12:00-16:00  tue {start}-05:00"
    assert len(findings("HVILE-1", rota(text))) == found
    merged = "kari  mon 00:00-01:01  mon 12:00-16:00  tue 12:00-14:00"
    assert findings("HVILE-1", rota(merged)) == ["kari mon 12:00: 1 min"]


def test_a_call_beside_work_is_work_and_call() -> None:
    # A call-out that goes straight over into a shift is no call-out any more: the floor of eight hours holds.
    text = "kari  mon 15:00-23:00  tue 04:00-07:00[standby][call 06:00-07:00]  tue 07:00-10:00"
    assert findings("HVILE-1", rota(text, agreements=["10-8-3"])) == ["kari tue 06:00: 60 min"]


def test_a_shift_that_is_all_break_is_no_work_and_breaks_no_rest() -> None:
    text = "kari  mon 15:00-23:00  tue 05:00-07:00[free 05:00-07:00]  tue 12:00-14:00"
    assert findings("HVILE-1", rota(text)) == []


def test_a_break_at_the_end_is_rest_also_after_another_break() -> None:
    text = "kari  mon 10:00-22:00[free 12:00-13:00][free 21:00-22:00]  tue 08:00-10:00"
    assert findings("HVILE-1", rota(text)) == []
    early = "kari  mon 10:00-20:00  tue 06:00-16:00[free 06:00-07:00][free 12:00-12:30]"
    assert findings("HVILE-1", rota(early)) == []


def test_a_shift_over_another_takes_nothing_from_it() -> None:
    assert hours("mon 08:00-17:00  mon 12:00-16:00[free 13:00-14:00]") == 9


def test_a_shift_of_no_length_is_no_work() -> None:
    value = rota("kari  mon 15:00-23:00  tue 07:00-08:00  tue 12:00-14:00")
    empty = replace(value.shifts[1], end=value.shifts[1].start)
    value = replace(value, shifts=(value.shifts[0], empty, value.shifts[2]))
    assert findings("HVILE-1", value) == []
    inside = replace(
        value,
        shifts=(
            *value.shifts,
            replace(empty, id="9", start=value.shifts[2].start + 9, end=value.shifts[2].start + 9),
        ),
    )
    assert findings("OVERLAP", inside) == []
    free = rota("kari  mon 15:00-23:00[free 17:00-18:00]").shifts[0]
    assert findings("HVILE-1", replace(value, shifts=(free, *value.shifts[1:]))) == []
