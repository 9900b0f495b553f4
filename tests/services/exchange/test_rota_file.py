"""The rota file: what it means, what is refused and where, and that writing and reading agree."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.ordning import EmployerModel, SundayMode
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.shift import ShiftKind, ShiftStatus
from bpa_desk.domain.time import DateSpan, zone
from bpa_desk.services.exchange.rota_file import MOST_BYTES, ImportFileError, read_rota, write_rota
from tests.services.exchange.rota_files import as_bytes, whole

OSLO = zone()
MISSING = object()


def refusal(content: bytes) -> ImportFileError:
    with pytest.raises(ImportFileError) as caught:
        read_rota(content)
    return caught.value


def changed(place: str, value: Any) -> bytes:
    """Return the whole file with one value replaced, added or taken out (``MISSING``)."""
    content = whole()
    *way, last = place.replace("[", ".[").split(".")[1:]
    target: Any = content
    for step in way:
        target = target[int(step[1:-1])] if step.startswith("[") else target[step]
    key: Any = int(last[1:-1]) if last.startswith("[") else last
    if value is MISSING:
        del target[key]
    else:
        target[key] = value
    return as_bytes(content)


def test_everything_in_the_file_is_understood() -> None:
    rota = read_rota(as_bytes(whole()))
    assert rota.ordning.name == "Ordning Prøve"
    assert (rota.ordning.day_start, rota.ordning.week_start) == (360, 7)
    assert rota.ordning.employer_model is EmployerModel.KOMMUNE
    assert rota.ordning.sunday_mode is SundayMode.KALENDERDOGN
    assert rota.ordning.tariff_bound is False
    assert rota.period == DateSpan(date(2026, 10, 19), date(2026, 11, 29))
    assert rota.plan is not None
    assert rota.plan.discussed_on == date(2026, 10, 1)
    assert rota.vedtak[0].minutes == 2550
    kari, ola = rota.people
    assert kari.terms_on(date(2026, 1, 1)).hours_class is HoursClass.T38D
    assert kari.terms_on(date(2026, 1, 1)).position == 2016
    assert (kari.weekly_cap, kari.skills, kari.regular_night) == (1560, frozenset({"medisin", "løft"}), True)
    assert ola.terms_on(date(2026, 1, 1)).hours_class is HoursClass.T38C
    assert ola.terms_on(date(2026, 1, 1)).position is None
    night, open_shift, standby = rota.shifts
    assert night.period.minutes == 11 * 60  # one hour more than the clock shows
    assert night.calls[0].minutes == 40
    assert night.breaks[0].free
    assert (night.kind, night.status, night.emergency) == (ShiftKind.RESTING, ShiftStatus.WORKED, True)
    assert open_shift.assistant is None
    assert open_shift.kind is ShiftKind.DAY
    assert standby.standby
    assert (standby.status, standby.code) == (ShiftStatus.CANCELLED, "user_away")
    assert rota.needs[0].weekdays == (1, 2, 5)
    assert (rota.needs[0].from_minute, rota.needs[0].to_minute, rota.needs[0].count) == (1320, 420, 2)
    whole_days, hours = rota.absences
    assert whole_days.start == OSLO.at(date(2026, 11, 9))
    assert whole_days.end == OSLO.at(date(2026, 11, 12))
    assert hours.end - hours.start == 240
    assert rota.agreements[0].limits == {"day_hours": 12.5, "average_weeks": 26, "standby_factor": 0.2}


def test_the_smallest_file_gets_the_defaults() -> None:
    rota = read_rota(b'{"format": "bpa-desk-rota", "version": 1}')
    assert rota.ordning.timezone == "Europe/Oslo"
    assert rota.ordning.employer_model is EmployerModel.LEVERANDOR
    assert rota.ordning.tariff_bound
    assert rota.period is None
    assert rota.shifts == ()


def test_writing_and_reading_agree() -> None:
    rota = read_rota(as_bytes(whole()))
    written = write_rota(rota)
    assert read_rota(written) == rota
    assert write_rota(read_rota(written)) == written
    assert written.endswith(b"}\n")
    assert "Čáhci".encode() in written


def test_the_written_file_uses_the_contracts_names() -> None:
    written = json.loads(write_rota(read_rota(as_bytes(whole()))))
    expected = whole()
    expected["assistants"][0]["skills"].sort()
    assert written == expected


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("$.format", "bpa-desk-findings"),
        ("$.format", MISSING),
        ("$.version", 2),
        ("$.version", True),
        ("$.version", MISSING),
        ("$.extra", 1),
        ("$.ordning.name", MISSING),
        ("$.ordning.name", 7),
        ("$.ordning.owner", "x"),
        ("$.ordning.timezone", "Europe/Nowhere"),
        ("$.ordning.timezone", "Europe"),
        ("$.ordning.timezone", "../../etc/passwd"),
        ("$.ordning.timezone", "localtime"),
        ("$.ordning.timezone", "right/Europe/Oslo"),
        ("$.ordning.day_start", "6"),
        ("$.ordning.week_start", 0),
        ("$.ordning.week_start", 1.0),
        ("$.ordning.employer_model", "stat"),
        ("$.ordning.tariff_bound", "yes"),
        ("$.ordning.sunday_mode", None),
        ("$.period.from", "2026-02-29"),
        ("$.period.to", "2026-10-18"),
        ("$.period.to", MISSING),
        ("$.plan.valid_from", "20261019"),
        ("$.plan.discussed_on", "1 October"),
        ("$.vedtak", {}),
        ("$.vedtak[0]", []),
        ("$.vedtak[0].hours_per_week", "42"),
        ("$.vedtak[0].hours_per_week", -1),
        ("$.vedtak[0].hours_per_week", True),
        ("$.vedtak[0].to", "2025-12-31"),
        ("$.assistants[0].id", ""),
        ("$.assistants[1].id", "kari"),
        ("$.assistants[1].name", MISSING),
        ("$.assistants[0].birth_date", "1890-01-01"),
        ("$.assistants[0].hours_class", "T38"),
        ("$.assistants[0].position_hours_per_week", 169),
        ("$.assistants[0].skills", "medisin"),
        ("$.assistants[0].skills[1]", None),
        ("$.assistants[0].regular_night", 1),
        ("$.agreements[0].basis", "10-5"),
        ("$.agreements[0].assistants[0]", "nobody"),
        ("$.agreements[0].limits.day", 3),
        ("$.agreements[0].limits.standby_factor", 2),
        ("$.agreements[0].limits.average_weeks", 1.5),
        ("$.shifts[1].id", "1"),
        ("$.shifts[1].assistant", "nobody"),
        ("$.shifts[1].assistant", MISSING),
        ("$.shifts[1].end", MISSING),
        ("$.shifts[1].end", "2026-11-02T08:00"),
        ("$.shifts[1].end", "2026-11-12T08:00"),
        ("$.shifts[1].end", "2026-11-02 16:00"),
        ("$.shifts[1].end", "0001-01-01T00:00"),
        ("$.shifts[1].start", "2026-03-29T02:30"),
        ("$.shifts[1].start", "2026-10-25T02:30"),
        ("$.shifts[1].start", "2026-11-02T08:00+02:00"),
        ("$.shifts[1].start", 1_762_000_000),
        ("$.shifts[1].comment", "hi"),
        ("$.shifts[0].kind", "night"),
        ("$.shifts[0].status", "done"),
        ("$.shifts[0].emergency", "no"),
        ("$.shifts[0].passive[0]", ["2026-10-24T23:00"]),
        ("$.shifts[0].passive[0][1]", "2026-10-24T22:00"),
        ("$.shifts[0].passive[0]", ["2026-10-24T21:00", "2026-10-24T23:00"]),
        ("$.shifts[0].calls[0]", ["2026-10-25T07:00", "2026-10-25T09:00"]),
        ("$.shifts[0].breaks[0].free", None),
        ("$.shifts[0].breaks[0]", {"start": "2026-10-25T07:00", "end": "2026-10-25T09:00"}),
        ("$.shifts[0].code", 5),
        ("$.needs[0].weekdays[1]", 8),
        ("$.needs[0].start", "25:00"),
        ("$.needs[0].end", 7),
        ("$.needs[0].count", 1.5),
        ("$.absences[0].assistant", "nobody"),
        ("$.absences[0].to", "2026-11-08"),
        ("$.absences[1].to", "2026-11-12T08:00"),
        ("$.absences[0].kind", MISSING),
        ("$.wishes[0].wish", "maybe"),
        ("$.shifts[0].requires[0]", "a\u0007b"),
        ("$.assistants[0].name", "\ud800"),
    ],
)
def test_a_refusal_names_the_place(place: str, value: Any) -> None:
    assert refusal(changed(place, value)).place == place


def test_the_refusal_is_a_sentence_with_place_and_what_was_expected() -> None:
    error = refusal(changed("$.shifts[1].end", 7))
    assert str(error.message) == (
        "$.shifts[1].end: Expected a local time in quotation marks, written as 2026-10-24T22:00."
    )
    either = refusal(changed("$.absences[0].to", None))
    expected = "Expected a date or a local time in quotation marks: 2026-10-24 or 2026-10-24T22:00."
    assert str(either.message) == f"$.absences[0].to: {expected}"


def test_an_id_stays_as_it_is_written() -> None:
    content = as_bytes(whole()).replace(b'"2"', b'" 2 "').replace(b'"kari"', b'"kari "')
    found = read_rota(content)
    assert (found.shifts[1].id, found.shifts[0].assistant, found.people[0].id) == (" 2 ", "kari ", "kari ")
    assert json.loads(write_rota(found))["shifts"][1]["id"] == " 2 "
    assert refusal(changed("$.shifts[1].id", " ")).place == "$.shifts[1].id"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"format": "bpa-desk-rota", "format": "bpa-desk-rota"}', "$.format"),
        ('{"vedtak": [{"from": 1, "from": 2}]}', "$.vedtak[0].from"),
        ('{"vedtak": [{"hours_per_week": NaN}]}', "$.vedtak[0].hours_per_week"),
        ('{"vedtak": [{"hours_per_week": 1e999}]}', "$.vedtak[0].hours_per_week"),
        ('{"vedtak": [{"hours_per_week": -Infinity}]}', "$.vedtak[0].hours_per_week"),
        ('{"vedtak": ' + "9" * 5000 + "}", "$.vedtak"),
        ('{"odd key": 1, "odd key": 2}', '$["odd key"]'),
        ("[" * 100_000, "$"),
        ("[" * 60 + "]" * 60, "$"),
        ("[]", "$"),
        ("7", "$"),
        ("", "$"),
        ("{", "$"),
        ('{"a\\u0000": 1}', "$"),
    ],
)
def test_loose_json_is_refused(text: str, place: str) -> None:
    assert refusal(text.encode()).place == place


def test_other_encodings_and_sizes_are_refused() -> None:
    assert refusal('{"name": "Åse"}'.encode("latin-1")).place == "$"
    assert refusal(b" " * (MOST_BYTES + 1)).place == "$"
    assert "more parts" in str(refusal(b"[" + b"[]," * 3_000_000 + b"[]]").message)
    assert "more parts" in str(refusal(b"[" + b"1," * 4_000_000 + b"1]").message)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_rota(b"\xef\xbb\xbf" + as_bytes(whole())) == read_rota(as_bytes(whole()))


def test_times_before_the_tables_of_the_calendar_are_refused_not_crashed_on() -> None:
    assert refusal(changed("$.absences[0].from", "0001-01-01")).place == "$.absences[0].from"
    assert refusal(changed("$.absences[0].to", "9999-12-31")).place == "$.absences[0].to"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damage_is_refused_never_crashed_on(data: st.DataObject) -> None:
    content = whole()
    target: Any = content
    while True:
        keys = list(target) if isinstance(target, dict) else list(range(len(target)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(target[key], dict | list) and data.draw(st.booleans()):
            target = target[key]
            continue
        target[key] = data.draw(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.text(max_size=20)
            | st.just([])
            | st.just({})
            | st.dates().map(str)
            | st.datetimes().map(str)
        )
        break
    damaged = json.dumps(content).encode()
    try:
        rota = read_rota(damaged)
    except ImportFileError:
        assert refusal(damaged).place.startswith("$")
    else:
        assert isinstance(rota, Rota)
        assert read_rota(write_rota(rota)) == rota
