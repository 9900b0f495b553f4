"""What is written is read back as the same profile, gaps are told, and notes are in the reader's language."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpa_desk.domain.pay.gaps import QUESTIONS, gaps
from bpa_desk.domain.pay.place import ProfileError
from bpa_desk.domain.pay.profile import (
    DAY_SETS,
    EVERY_DAY,
    TOPICS,
    BaseRate,
    ClockChange,
    Edition,
    Journey,
    Overtime,
    OvertimeWindow,
    Passive,
    Standby,
    Supplement,
    TariffProfile,
    Window,
)
from bpa_desk.domain.pay.reading import read_profile
from bpa_desk.domain.pay.writing import figure, written
from bpa_desk.services import tariffs

KR = st.integers(0, 999_999).map(lambda hundredths: Fraction(hundredths, 100))
PERCENT = st.one_of(KR.map(lambda each: each / 10), st.just(Fraction(400, 3)))
SHARE = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 7), Fraction(1)])
CALLS = st.integers(0, 120)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Return a window as reading makes them: at most one day long, over midnight or not."""
    start = draw(st.integers(0, 1439))
    end = draw(st.integers(start + 1, start + 1440))
    days = draw(st.sampled_from([EVERY_DAY, (6, 7), ("holiday", 1), DAY_SETS]))
    return Window(start, end, days)


SUPPLEMENT: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(dict, kr=KR),
    st.builds(dict, percent=PERCENT, minimum=st.one_of(st.none(), KR)),
    st.just({}),
)


@st.composite
def editions(draw: st.DrawFn, on: date) -> Edition:
    """Return any table that can be read."""
    codes = draw(st.permutations(("KVELD", "NATT", "LORSON", "HELG")))[: draw(st.integers(0, 4))]
    supplements = tuple(
        Supplement(
            code,
            tuple(draw(st.lists(windows(), min_size=1, max_size=2))),
            stacks_with=draw(st.sampled_from([(), ("*",), ("LORSON", "HELG")])),
            on_overtime=draw(st.booleans()),
            **draw(SUPPLEMENT),
        )
        for code in codes
    )
    overtime = Overtime(
        draw(st.one_of(st.none(), st.integers(60, 1440))),
        tuple(draw(st.lists(st.builds(OvertimeWindow, PERCENT, windows()), max_size=2))),
        draw(PERCENT),
    )
    base = st.builds(
        BaseRate, KR, st.integers(0, 60), PERCENT, st.one_of(st.none(), st.integers(60, 168 * 60))
    )
    return Edition(
        on,
        full_time=draw(st.sampled_from([(), (("DAG40", 2250), ("T38c", 2130))])),
        year_hours=draw(st.one_of(st.none(), st.just(Fraction("1747.2")))),
        base=tuple(draw(st.lists(base, max_size=3))),
        supplements=supplements,
        overtime=draw(st.sampled_from([None, Overtime(), overtime])),
        passive=draw(
            st.one_of(
                st.none(),
                st.builds(
                    Passive, SHARE, CALLS, CALLS, st.one_of(st.none(), SHARE), st.booleans(), st.booleans()
                ),
            )
        ),
        standby=draw(st.one_of(st.none(), st.builds(Standby, SHARE, CALLS, CALLS))),
        holiday_pay_percent=draw(st.one_of(st.none(), st.just(Fraction("10.2")))),
        rounding=draw(st.integers(0, 60)),
        pay_period_start=draw(st.integers(1, 28)),
        timesheet_due_day=draw(st.one_of(st.none(), st.integers(1, 31))),
        self_certification=draw(st.sampled_from(["", "3x4", "8/24"])),
        clock_change=draw(st.sampled_from(list(ClockChange))),
        notice_days=draw(st.integers(0, 365)),
        ask=draw(st.sampled_from([(), ("passive",), TOPICS])),
        proposed=draw(st.sampled_from([(), ("KVELD", "HELG")])),
        journey=draw(
            st.one_of(
                st.none(),
                st.builds(
                    Journey, st.one_of(st.none(), st.integers(0, 1440)), st.one_of(st.none(), SHARE),
                    st.one_of(st.none(), st.just(Fraction("801.5"))),
                ).filter(lambda rule: rule != Journey()),
            )
        ),
    )


@st.composite
def profiles(draw: st.DrawFn) -> TariffProfile:
    """Return any profile that can be read."""
    days = (date(2022, 8, 1), date(2024, 4, 1))[: draw(st.integers(1, 2))]
    notes: list[str | tuple[tuple[str, str], ...]] = [
        "", "Åse sier: “sjekk”\n\"\\", (("nb", "Sjekk"), ("en", "Check")),
    ]  # fmt: skip
    note = draw(st.sampled_from(notes))
    return TariffProfile("Vår č", tuple(draw(editions(each)) for each in days), "kilde\x7f", note)


@given(profiles())
def test_what_is_written_is_read_back(profile: TariffProfile) -> None:
    content = written(profile)
    assert read_profile(content) == profile
    assert json.loads(json.dumps(content)) == content


@pytest.mark.parametrize("profile", tariffs.shipped(), ids=lambda each: each.name)
def test_shipped_profiles_are_written_and_read_back(profile: TariffProfile) -> None:
    assert read_profile(written(profile)) == profile
    assert {profile.note_in(code) for code in ("nb", "nn", "en")}.isdisjoint({""})
    assert profile.note_in("nb") != profile.note_in("en")


@pytest.mark.parametrize(
    ("value", "shown"), [("206.38", "206.38"), ("205.05", "205.05"), ("60", 60), ("400/3", "400/3")]
)
def test_figures_are_exact(value: str, shown: object) -> None:
    assert figure(Fraction(value)) == shown


def test_gaps_are_what_pay_cannot_be_counted_from_and_what_is_marked() -> None:
    virke = tariffs.named("Virke BPA").editions[-1]
    assert gaps(virke) == ("KVELD", "LORSON", "HELG", "overtime")
    assert gaps(Edition(date(2026, 1, 1), ask=("notice",))) == ("base", "full_time", "overtime", "notice")
    assert gaps(tariffs.named("Stendi 2020").editions[0]) == ("base",)
    assert set(QUESTIONS) == set(TOPICS)


def test_a_note_in_an_unknown_language_and_an_unknown_topic_are_refused() -> None:
    edition = {"valid_from": "2026-01-01"}
    for content, place in (
        ({"note": {"se": "Dárkkis"}, "edition": [edition]}, "$.note.se"),
        ({"edition": [{**edition, "ask": ["pension"]}]}, "$.edition[0].ask[0]"),
    ):
        with pytest.raises(ProfileError) as refused:
            read_profile({"name": "Vår", **content})
        assert refused.value.field == place


def test_the_note_falls_back_to_what_is_written() -> None:
    edition = (Edition(date(2026, 1, 1)),)
    assert TariffProfile("A", edition, note="bare én").note_in("nn") == "bare én"
    assert TariffProfile("A", edition, note=(("nb", "norsk"),)).note_in("en") == "norsk"
