"""`check`: exit codes, the JSON other programs rely on, and sentences people understand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import LAWFUL, QUICK_RETURN, Outcome, process, shift

Run = Callable[..., Outcome]
RotaFile = Callable[..., Path]


def test_a_lawful_rota_ends_with_0(run: Run, rota_file: RotaFile) -> None:
    outcome = run("check", rota_file(shifts=LAWFUL), "--language", "en")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Nothing here is unlawful." in outcome.out


def test_an_unlawful_rota_ends_with_1_and_says_what_and_why(run: Run, rota_file: RotaFile) -> None:
    outcome = run("check", rota_file(shifts=QUICK_RETURN), "--language", "en")
    assert outcome.code == 1
    assert "HVILE-1" in outcome.out
    assert "aml. § 10-8 (1)" in outcome.out
    assert "What would mend it:" in outcome.out
    assert "§ 10-8 (3)" in outcome.out
    assert "Kari Nordlys: 16 h in all" in outcome.out.replace("\u00a0", " ")
    assert "1 thing here is unlawful." in outcome.out


def test_json_has_exactly_the_keys_of_the_contract(run: Run, rota_file: RotaFile) -> None:
    outcome = run("check", rota_file(shifts=QUICK_RETURN), "--json")
    assert outcome.code == 1
    content = json.loads(outcome.out)
    assert list(content) == ["format", "version", "findings", "assistants"]
    assert (content["format"], content["version"]) == ("bpa-desk-findings", 1)
    (finding,) = (each for each in content["findings"] if each["rule"] == "HVILE-1")
    text = finding.pop("text")
    assert text
    assert finding == {
        "rule": "HVILE-1",
        "severity": "KREVER_AVTALE",
        "assistant": "kari",
        "shifts": ["1", "2"],
        "from": "2026-11-23T23:00",
        "to": "2026-11-24T07:00",
        "amount_minutes": 180,
        "law": "aml. § 10-8 (1)",
        "lawful_with": ["10-8-3"],
    }
    assert content["assistants"] == {
        "kari": {
            "hours": 16.0,
            "overtime_hours": 0.0,
            "additional_hours": 0.0,
            "night_hours": 2.0,
            "sunday_hours": 0.0,
        }
    }


def test_a_registered_agreement_cures(run: Run, rota_file: RotaFile) -> None:
    agreement = {"basis": "10-8-3", "from": "2026-01-01", "to": "2026-12-31"}
    file = rota_file(shifts=QUICK_RETURN, agreements=[agreement])
    outcome = run("check", file, "--json")
    assert outcome.code == 0
    assert "KREVER_AVTALE" not in outcome.out


def test_the_text_follows_the_language_and_the_rest_does_not(run: Run, rota_file: RotaFile) -> None:
    file = rota_file(shifts=QUICK_RETURN)
    without_text = []
    for language in ("nb", "nn", "en"):
        content = json.loads(run("check", file, "--json", "--language", language).out)
        for finding in content["findings"]:
            assert finding.pop("text")
        without_text.append(content)
    assert without_text[0] == without_text[1] == without_text[2]


def test_the_same_input_gives_the_same_bytes_in_every_process(rota_file: RotaFile) -> None:
    content = json.loads(rota_file().read_text())
    content["assistants"] += [{"id": f"a{n}", "name": f"A{n}", "skills": ["x", "y", "z"]} for n in range(20)]
    content["shifts"] = [
        {
            "id": f"{n}",
            "assistant": f"a{n % 20}",
            "start": f"2026-11-{1 + n // 20:02d}T08:00",
            "end": f"2026-11-{1 + n // 20:02d}T23:00",
            "requires": ["x", "w", "q"],
        }
        for n in range(200)
    ]
    stdin = json.dumps(content).encode()
    first = process("check", "-", "--json", stdin=stdin, PYTHONHASHSEED="1")
    second = process("check", "-", "--json", stdin=stdin, PYTHONHASHSEED="2")
    assert first.returncode == 1
    assert first.stdout == second.stdout
    assert (first.stderr, second.stderr) == (b"", b"")


def test_findings_come_by_time_then_rule(run: Run, rota_file: RotaFile) -> None:
    days = [shift(f"{day}", f"2026-11-{day:02d}T06:00", f"2026-11-{day:02d}T22:00") for day in range(2, 20)]
    findings = json.loads(run("check", rota_file(shifts=days), "--json").out)["findings"]
    order = [(finding["from"], finding["rule"]) for finding in findings]
    assert len(order) > 20
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        (
            {"shifts": [shift("1", "2026-11-23T15:00", "2026-11-23T14:00")]},
            "$.shifts[0].end: Expected a time after",
        ),
        ({"extra": 1}, "$.extra: Unknown key"),
        ({"version": 9}, "$.version: This version"),
        ({"assistants": []}, None),
    ],
)
def test_bad_input_ends_with_2_and_names_file_and_place(
    run: Run, rota_file: RotaFile, sections: dict[str, object], words: str | None
) -> None:
    file = rota_file(**sections)
    outcome = run("check", file, "--language", "en")
    if words is None:
        assert outcome.code == 0
        return
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"{file}: {words}")
    assert "Traceback" not in outcome.err


def test_a_missing_file_a_folder_and_no_json_end_with_2(run: Run, tmp_path: Path) -> None:
    scribble = tmp_path / "x"
    scribble.write_bytes(b"\x00\xff not json")
    for file in (tmp_path / "nowhere.json", tmp_path, scribble):
        outcome = run("check", file, "--json")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(str(file))
        assert len(outcome.err.splitlines()) == 1


def test_as_a_process_codes_and_streams_are_kept_apart(rota_file: RotaFile) -> None:
    good = process("check", rota_file(shifts=QUICK_RETURN), "--json", LC_ALL="C", PYTHONUTF8="0")
    assert good.returncode == 1
    assert good.stderr == b""
    assert "§".encode() in good.stdout
    human = process(
        "check", rota_file(shifts=QUICK_RETURN), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    assert human.returncode == 1
    assert human.stderr == b""
    bad = process("check", "-", stdin=b"{")
    assert bad.returncode == 2
    assert bad.stdout == b""
    assert bad.stderr.startswith(b"-: $: ")


def test_check_needs_no_qt_and_no_database(rota_file: RotaFile) -> None:
    import subprocess
    import sys

    from tests.cli.conftest import ROOT

    script = (
        "import sys; from bpa_desk.cli import main; code = main(sys.argv[1:]);"
        "heavy = [m for m in sys.modules if m.split('.')[0] in"
        " ('PySide6', 'sqlcipher3', 'sqlite_utils', 'reportlab', 'openpyxl', 'python_calamine')];"
        "assert not heavy, heavy; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "check", str(rota_file(shifts=LAWFUL))],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
