"""Texts, messages and figures as each language writes them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from bpa_desk import language
from bpa_desk.domain.text import Clock, Message, Minutes
from bpa_desk.language import Catalogue, Language, _, ngettext, pgettext
from bpa_desk.language.catalogue import Entry

TUESDAY = date(2026, 11, 24)


def catalogue(*entries: Entry) -> Catalogue:
    """Return a small catalogue of finished entries."""
    return Catalogue(iter(entries))


def plain(text: str) -> str:
    """Return the text with no-break spaces as ordinary ones."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("code", "short", "long", "numeric", "span"),
    [
        ("nb", "tir. 24. nov.", "tirsdag 24. november 2026", "24.11.2026", "24.–30. nov. 2026"),
        ("nn", "tys. 24. nov.", "tysdag 24. november 2026", "24.11.2026", "24.–30. nov. 2026"),
        ("en", "Tue 24 Nov", "Tuesday 24 November 2026", "24 Nov 2026", "24–30 Nov 2026"),
    ],
)
def test_days(code: str, short: str, long: str, numeric: str, span: str) -> None:
    spoken = Language(code)
    assert spoken.date(TUESDAY) == short
    assert spoken.date_long(TUESDAY) == long
    assert spoken.date_numeric(TUESDAY) == numeric
    assert spoken.span(TUESDAY, date(2026, 11, 30)) == span


def test_a_datetime_is_worded_as_its_day() -> None:
    assert Language("nb").date(datetime(2026, 11, 24, 23, 59)) == "tir. 24. nov."
    assert Language("nb").moment(datetime(2026, 11, 24, 7, 5)) == "tir. 24. nov. 07:05"


def test_spans_repeat_only_what_differs() -> None:
    bokmal = Language("nb")
    assert bokmal.span(TUESDAY, TUESDAY) == "24. nov. 2026"
    assert bokmal.span(date(2026, 10, 26), date(2026, 11, 1)) == "26. okt.–1. nov. 2026"
    assert bokmal.span(date(2026, 12, 28), date(2027, 1, 3)) == "28. des. 2026–3. jan. 2027"


@pytest.mark.parametrize(("code", "words"), [("nb", "i går|i dag|i morgen"), ("nn", "i går|i dag|i morgon")])
def test_near_days_have_words(code: str, words: str) -> None:
    spoken = Language(code)
    near = [spoken.relative_day(date(2026, 11, day), TUESDAY) for day in (23, 24, 25)]
    assert near == words.split("|")


def test_far_days_are_dates() -> None:
    bokmal = Language("nb")
    assert bokmal.relative_day(date(2026, 11, 26), TUESDAY) == "tor. 26. nov."
    assert bokmal.relative_day(date(2027, 1, 4), TUESDAY) == "man. 4. jan. 2027"
    assert bokmal.week(date(2027, 1, 3)) == "uke 53"


def test_the_week_begins_on_monday() -> None:
    assert Language("nn").weekday_names()[0] == "måndag"
    assert Language("nb").weekday_names(short=True) == (
        "man.",
        "tir.",
        "ons.",
        "tor.",
        "fre.",
        "lør.",
        "søn.",
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("nb", ["7,5 t", "7,33 t", "7 t 30 min", "1 852,74 kr", "50 %", "-1,5", "1 234 567,89"]),
        ("nn", ["7,5 t", "7,33 t", "7 t 30 min", "1 852,74 kr", "50 %", "-1,5", "1 234 567,89"]),
        ("en", ["7.5 h", "7.33 h", "7 h 30 min", "NOK 1,852.74", "50%", "-1.5", "1,234,567.89"]),
    ],
)
def test_figures(code: str, expected: list[str]) -> None:
    spoken = Language(code)
    figures = [
        spoken.hours(450),
        spoken.hours(440),
        spoken.duration(450),
        spoken.money(Decimal("1852.74")),
        spoken.percent(50),
        spoken.number(-1.5),
        spoken.number(Decimal("1234567.885")),
    ]
    assert [plain(figure) for figure in figures] == expected


def test_a_figure_never_breaks_from_its_unit() -> None:
    spoken = Language("nb")
    figures = (spoken.hours(450), spoken.money(1000), spoken.percent(5), spoken.duration(90))
    assert not [figure for figure in figures if " " in figure]


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, "0 t"), (45, "45 min"), (60, "1 t"), (-90, "-1 t 30 min"), (1500, "25 t")]
)
def test_durations(minutes: int, expected: str) -> None:
    assert plain(Language("nb").duration(minutes)) == expected


def test_nothing_is_never_negative() -> None:
    assert Language("nb").number(Decimal("-0.001")) == "0"


def test_times() -> None:
    bokmal = Language("nb")
    assert bokmal.times(time(7), time(15, 30)) == "07:00–15:30"
    assert bokmal.times_short(time(8), time(16)) == "08–16"
    assert bokmal.times_short(time(8, 30), time(0)) == "08:30–00"
    assert [bokmal.clock(minute) for minute in (0, 450, 1440, 1500)] == ["00:00", "07:30", "24:00", "01:00"]


def test_lists() -> None:
    bokmal = Language("nb")
    assert bokmal.list([]) == ""
    assert bokmal.list(["Kari"]) == "Kari"
    assert bokmal.list(["Kari", "Ola", "Per"]) == "Kari, Ola og Per"
    assert bokmal.list(["Kari", "Ola", "Per"], alternatives=True) == "Kari, Ola eller Per"
    assert bokmal.list([TUESDAY, Clock(420)]) == "tir. 24. nov. og 07:00"


def test_a_message_is_worded_with_its_values_and_inner_messages() -> None:
    words = catalogue(
        Entry("{who} rests {rest} before {day}.", None, None, ["{who} hviler {rest} før {day}."]),
        Entry("the night", None, None, ["natten"]),
    )
    message = Message(
        "{who} rests {rest} before {day}.",
        {"who": Message("the night"), "rest": Minutes(510), "day": TUESDAY},
    )
    assert plain(Language("nb", words).message(message)) == "natten hviler 8,5 t før tir. 24. nov."


def test_a_paragraph_never_breaks_from_its_number() -> None:
    spoken = Language("en")
    told = Message("{what} (aml. §§ 2-3, {law})", {"what": Message("See § 5"), "law": "§ 10-8 (1)"})
    kept = "See § 5 (aml. §§ 2-3, § 10-8 (1))".replace("§ ", "§\N{NO-BREAK SPACE}")
    kept = kept.replace("aml. ", "aml.\N{NO-BREAK SPACE}")
    assert spoken.message(told) == kept
    assert spoken.text("Ask (§ 5)") == spoken.context("mend", "Ask (§ 5)") == language.unbroken("Ask (§ 5)")
    assert spoken.plural("{n} day (§ 5)", "{n} days (§ 5)", 2) == language.unbroken("2 days (§ 5)")
    assert language.spaced(kept) == "See § 5 (aml. §§ 2-3, § 10-8 (1))"


def test_text_from_the_user_is_never_a_template() -> None:
    spoken = Language("en")
    assert spoken.text("{name} is ill", name="{0.__class__} {name}") == "{0.__class__} {name} is ill"
    assert spoken.text("50 % {of what}") == "50 % {of what}"


def test_plurals_and_contexts() -> None:
    words = catalogue(
        Entry("{n} shift", None, "{n} shifts", ["{n} vakt", "{n} vakter"]),
        Entry("May", "month", None, ["mai"]),
        Entry("May", "permission", None, ["kan"]),
    )
    spoken = Language("nb", words)
    assert [spoken.plural("{n} shift", "{n} shifts", n) for n in (0, 1, 2)] == [
        "0 vakter",
        "1 vakt",
        "2 vakter",
    ]
    assert (spoken.context("month", "May"), spoken.context("permission", "May")) == ("mai", "kan")
    assert spoken.context("elsewhere", "May") == "May"
    english = Language("en")
    assert [english.plural("{n} shift", "{n} shifts", n) for n in (1, 2)] == ["1 shift", "2 shifts"]


def test_the_current_language_can_be_changed() -> None:
    assert _("tomorrow") == "i morgen"
    assert language.use("nn").code == "nn"
    assert (_("tomorrow"), language.current().code) == ("i morgon", "nn")
    language.use("en")
    assert (_("tomorrow"), ngettext("{n} x", "{n} xs", 2), pgettext("c", "tomorrow")) == (
        "tomorrow",
        "2 xs",
        "tomorrow",
    )


def test_an_unknown_language_is_refused_and_changes_nothing() -> None:
    with pytest.raises(ValueError, match="unknown language 'sv'"):
        language.use("sv")
    assert language.current().code == "nb"


def test_tags() -> None:
    assert [Language(code).bcp47 for code in language.CODES] == ["nb-NO", "nn-NO", "en-GB"]


@pytest.mark.parametrize("code", language.CODES)
def test_a_day_stays_on_the_line_of_its_month_on_the_screen(code: str) -> None:
    spoken = Language(code)
    for month in range(1, 13):
        for written in (spoken.date(date(2026, month, 3)), spoken.date_long(date(2026, month, 3))):
            assert "3 " not in language.whole(written).replace("3. ", "3 ")
            assert language.spaced(language.whole(written)) == written
    assert language.whole("2 vakter, § 10-8") == language.unbroken("2 vakter, § 10-8")
