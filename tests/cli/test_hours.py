"""`hours`: the JSON of the contract, sentences people understand, and clear refusals."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import LAWFUL, Outcome, process, shift

Run = Callable[..., Outcome]
RotaFile = Callable[..., Path]
SATURDAY = [shift("1", "2026-11-28T14:00", "2026-11-28T23:00")]


def test_json_has_legal_and_paid_hours(run: Run, rota_file: RotaFile) -> None:
    outcome = run("hours", rota_file(shifts=SATURDAY), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out) == {
        "format": "bpa-desk-hours",
        "version": 1,
        "from": "2026-11-28",
        "to": "2026-11-28",
        "profile": "Plain hours",
        "assistants": {
            "kari": {
                "hours": 9.0,
                "overtime_hours": 0.0,
                "additional_hours": 0.0,
                "night_hours": 2.0,
                "sunday_hours": 5.0,
                "paid_hours": {"ORD": 9.0, "KVELD": 4.0, "NATT": 2.0, "LORSON": 9.0},
            }
        },
    }


def test_legal_hours_are_those_of_check(run: Run, rota_file: RotaFile) -> None:
    file = rota_file(shifts=LAWFUL)
    judged = json.loads(run("check", file, "--json").out)["assistants"]["kari"]
    counted = json.loads(run("hours", file, "--json").out)["assistants"]["kari"]
    counted.pop("paid_hours")
    assert counted == judged


def test_a_passive_night_follows_the_profile(run: Run, rota_file: RotaFile) -> None:
    night = shift(
        "1",
        "2026-11-23T22:00",
        "2026-11-24T08:00",
        passive=[["2026-11-23T23:00", "2026-11-24T07:00"]],
        calls=[["2026-11-24T01:00", "2026-11-24T01:10"], ["2026-11-24T03:00", "2026-11-24T03:35"]],
    )
    file = rota_file(shifts=[night])
    paid = json.loads(run("hours", file, "--json", "--profile", "virke bpa").out)["assistants"]["kari"]
    assert paid["hours"] == 10.0
    assert [paid["paid_hours"][code] for code in ("ORD", "PASSIV", "UTRYKN")] == [2.0, 2.67, 1.5]


def test_from_and_to_cut_at_midnight(run: Run, rota_file: RotaFile) -> None:
    file = rota_file(shifts=[shift("1", "2026-11-23T20:00", "2026-11-24T04:00")])
    content = json.loads(run("hours", file, "--json", "--from", "2026-11-24", "--to", "2026-11-24").out)
    assert (content["from"], content["to"]) == ("2026-11-24", "2026-11-24")
    assert content["assistants"]["kari"]["paid_hours"] == {"ORD": 4.0, "NATT": 4.0}


def test_people_read_the_codes_with_their_words(run: Run, rota_file: RotaFile) -> None:
    text = run("hours", rota_file(shifts=SATURDAY), "--language", "en").out.replace("\u00a0", " ")
    assert "Kari Nordlys" in text
    assert "As the law counts: 9 h in all" in text
    assert "ORD  Ordinary hours: 9 h" in text
    virke = run("hours", rota_file(shifts=SATURDAY), "--language", "en", "--profile", "Virke BPA").out
    assert "check them with your leverandør" in virke


def test_a_profile_of_ones_own_is_a_file(run: Run, rota_file: RotaFile, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('name = "Egen"\n[[edition]]\nvalid_from = 2020-01-01\nrounding_minutes = 60\n')
    content = json.loads(run("hours", rota_file(shifts=SATURDAY), "--json", "--profile", own).out)
    assert content["profile"] == "Egen"
    assert content["assistants"]["kari"]["paid_hours"] == {"ORD": 9.0}


def test_nobody_and_nothing_is_no_fault(run: Run, rota_file: RotaFile) -> None:
    content = json.loads(run("hours", rota_file(assistants=[]), "--json").out)
    assert content["assistants"] == {}
    assert run("hours", rota_file()).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--profile", "Ukjent"), "Virke BPA"),
        (("--profile", "missing.toml"), "missing.toml"),
        (("--from", "2026-13-01"), "--from"),
        (("--from", "20261101"), "2026-10-24"),
        (("--from", "0001-01-01"), "2026-10-24"),
        (("--from", "2026-11-02", "--to", "2026-11-01"), "--to"),
    ],
)
def test_bad_arguments_end_with_2(
    run: Run, rota_file: RotaFile, arguments: tuple[str, ...], said: str
) -> None:
    outcome = run("hours", rota_file(), *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_a_bad_profile_file_says_where(run: Run, rota_file: RotaFile, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    own.write_text('{"name": "Egen", "edition": [{"valid_from": "2020-01-01", "base": [{"kr": -1}]}]}')
    outcome = run("hours", rota_file(), "--profile", own)
    assert outcome.code == 2
    assert "$.edition[0].base[0].kr" in outcome.err


def test_the_same_input_gives_the_same_bytes_in_every_process(rota_file: RotaFile) -> None:
    content = rota_file(shifts=SATURDAY).read_bytes()
    first = process("hours", "-", "--json", "--language", "nb", stdin=content, PYTHONHASHSEED="1")
    second = process("hours", "-", "--json", "--language", "en", stdin=content, PYTHONHASHSEED="2")
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout
