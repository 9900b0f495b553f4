"""What a cell may say, and what it may not."""

from __future__ import annotations

from datetime import date

import pytest

from bpa_desk.services.exchange.cells import explained, looks_like_code, read_cell
from bpa_desk.services.exchange.days import has_year, read_day, read_month, read_week, wrong_weekday


def hours(text: str) -> list[str]:
    content = read_cell(text, {})
    assert content.problem is None, content.problem
    return [
        f"{each.start // 60:02d}:{each.start % 60:02d}-{each.end // 60:02d}:{each.end % 60:02d}"
        + "".join(f" p{a // 60}-{b // 60}" for a, b in each.passive)
        for each in content.hours
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08-16", ["08:00-16:00"]),
        ("8-16", ["08:00-16:00"]),
        ("8.00–16.00", ["08:00-16:00"]),
        ("08:00 - 16:30", ["08:00-16:30"]),
        ("0800-1600", ["08:00-16:00"]),
        ("730-1530", ["07:30-15:30"]),
        ("8,30-16", ["08:30-16:00"]),
        ("8-16,30", ["08:00-16:30"]),
        ("kl 8-16", ["08:00-16:00"]),
        ("kl. 8 til kl. 16", ["08:00-16:00"]),
        ("22-06", ["22:00-30:00"]),
        ("16-24", ["16:00-24:00"]),
        ("16-00", ["16:00-24:00"]),
        ("08-08", ["08:00-32:00"]),
        ("8-16/18-22", ["08:00-16:00", "18:00-22:00"]),
        ("8-16 18-22", ["08:00-16:00", "18:00-22:00"]),
        ("8-16,18-22", ["08:00-16:00", "18:00-22:00"]),
        ("8-16 og 18-22", ["08:00-16:00", "18:00-22:00"]),
        ("22-08 p23-07", ["22:00-32:00 p23-31"]),
        ("N 22-08 p23-07", ["22:00-32:00 p23-31"]),
        ("D 08-16", ["08:00-16:00"]),
        ("8-16 (tur til Bodø)", ["08:00-16:00"]),
        ("8-16 legebesøk", ["08:00-16:00"]),
    ],
)
def test_hours_in_every_way_people_write_them(text: str, expected: list[str]) -> None:
    assert hours(text) == expected


@pytest.mark.parametrize("text", ["", "fri", "Fri", "F1", "F5", "-", "–", "avspasering"])
def test_a_day_off_is_nothing(text: str) -> None:
    content = read_cell(text, {})
    assert (content.hours, content.absence, content.problem) == ((), "", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Ferie", "ferie"), ("syk", "sykmelding"), ("Egenmelding", "egenmelding"), ("sykt barn", "child_ill")],
)
def test_absences_are_known_by_their_words(text: str, kind: str) -> None:
    assert read_cell(text, {}).absence == kind


@pytest.mark.parametrize(
    "text",
    [
        "D",
        "A1",
        "7,5",
        "7.5",
        "8-",
        "-16",
        "25-26",
        "08-16-18",
        "8-16 18-",
        "hva er dette",
        "24-25",
        "08:61-16",
        "8:5-16",
        "²-³",
    ],
)
def test_the_rest_is_refused_with_a_reason(text: str) -> None:
    problem = read_cell(text, {}).problem
    assert problem is not None
    assert str(problem)


def test_notes_are_kept() -> None:
    assert read_cell("8-16 (tur til Bodø)", {}).note == "tur til Bodø"
    assert read_cell("8-16 legebesøk", {}).note == "legebesøk"


def test_codes_mean_what_one_says() -> None:
    codes = explained({"D": "07:30-15:30", "X": "", "FP": "ferie", "S": "8-12/16-20"})
    assert len(read_cell("d", codes).hours) == 1
    assert read_cell("X", codes).hours == ()
    assert read_cell("X", codes).problem is None
    assert read_cell("fp", codes).absence == "ferie"
    assert len(read_cell("s", codes).hours) == 2
    assert read_cell("N", codes).problem is not None


def test_only_short_words_are_codes() -> None:
    assert [
        text for text in ("D", "A1", "fri", "8-16", "ferie", "langtekst", "7,5", "") if looks_like_code(text)
    ] == [
        "D",
        "A1",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "24.11.2026",
        "24.11",
        "24.11.",
        "24/11",
        "24/11-2026",
        "24.11.26",
        "man 24/11",
        "tir. 24.11",
        "tirsdag 24. november",
        "24. nov",
        "24 november 2026",
        "2026-11-24",
        "2026-11-24T08:00",
        "46350",
        "20261124",
    ],
)
def test_dates_in_every_way_people_write_them(text: str) -> None:
    assert read_day(text, 2026) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "text", ["", "Kari", "08-16", "8", "D", "31.02", "24.13", "99999", "24.11.1826", "uke 48"]
)
def test_other_things_are_no_dates(text: str) -> None:
    assert read_day(text, 2026) is None


def test_a_wrong_weekday_and_a_missing_year_are_noticed() -> None:
    assert wrong_weekday("man 24/11", date(2026, 11, 24))
    assert not wrong_weekday("Tysdag 24/11", date(2026, 11, 24))
    assert not wrong_weekday("24/11", date(2026, 11, 24))
    assert has_year("24.11.2026")
    assert not has_year("24.11")


def test_weeks_and_months() -> None:
    assert read_week("Uke 48, 2026") == (48, 2026)
    assert read_week("veke 3") == (3, None)
    assert read_week("uke 54") is None
    assert read_month("November 2026") == (11, 2026)
    assert read_month("mars") == (3, None)
    assert read_month("Kari") is None
