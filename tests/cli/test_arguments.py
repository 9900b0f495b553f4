"""The arguments: help for everything, refusals in the user's language, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bpa_desk import __main__, __version__
from bpa_desk.cli import check, entry
from bpa_desk.cli.commands import COMMANDS
from tests.cli.conftest import LAWFUL, Outcome, process

Run = Callable[..., Outcome]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("command", ["", *(command.name for command in COMMANDS)])
def test_everything_has_help(run: Run, command: str, language: str) -> None:
    outcome = run(*filter(None, [command]), "--help", "--language", language)
    assert (outcome.code, outcome.err) == (0, "")
    assert "--language" in outcome.out
    assert "show this help message" not in outcome.out  # argparse's own English


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["check"], "Missing: ROTA.json."),
        (["check", "x", "--loud"], "Not understood: --loud."),
        (["check", "x", "--language"], "--language: Expected a value after it."),
        (["check", "x", "--language", "sv"], "--language: Expected one of: nb, nn, en."),
        (["dance"], "COMMAND: This is not a command; --help lists them."),
    ],
)
def test_what_is_wrong_with_the_arguments_is_said(run: Run, arguments: list[str], complaint: str) -> None:
    given = arguments if "--language" in arguments else [*arguments, "--language", "en"]
    outcome = run(*given)
    assert (outcome.code, outcome.out) == (2, "")
    if "--language" not in arguments:
        assert complaint in outcome.err
    assert "Traceback" not in outcome.err


def test_a_fault_of_our_own_names_no_data(
    run: Run, rota_file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_rota: object) -> None:
        raise RuntimeError("Kari Nordlys, 12345678901")

    monkeypatch.setattr(check, "check", broken)
    outcome = run("check", rota_file(shifts=LAWFUL), "--language", "en")
    assert outcome.code == entry.OWN_FAULT
    assert "RuntimeError in test_arguments.py" in outcome.err
    assert "Kari" not in outcome.err


def test_a_reader_that_goes_away_is_no_fault(rota_file: Callable[..., Path]) -> None:
    import subprocess
    import sys

    from tests.cli.conftest import ROOT

    with subprocess.Popen(
        [sys.executable, "-m", "bpa_desk", "check", str(rota_file(shifts=LAWFUL))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_stopping_the_program_while_it_loads_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("bpa_desk.cli.main", stopped)
    assert __main__.run() == __main__.INTERRUPTED == entry.INTERRUPTED


def test_the_version_is_told_with_the_name_of_the_program(run: Run) -> None:
    assert run("--version") == (0, f"bpa-desk {__version__}\n", "")


def test_the_module_and_the_command_are_the_same() -> None:
    done = process("--help", "--language", "en")
    assert done.returncode == 0
    assert done.stdout.startswith(b"Usage: bpa-desk")


@pytest.mark.parametrize(
    ("missing", "words"),
    [("PySide6", 'python -m pip install "bpa-desk[window]"'), ("PySide6.QtWidgets", "sudo apt install ")],
)
@pytest.mark.parametrize("arguments", [[], ["--demo"], ["--demo", "fjell"]])
def test_without_qt_the_line_that_mends_it_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, missing: str, words: str, arguments: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    outcome = run(*arguments, "--language", "en")
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err


def test_a_file_without_its_keys_is_refused_before_a_passphrase_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "x.bpa"
    file.write_bytes(bytes(range(256)) * 32)  # as long and as unreadable as a file of ours
    done = process("backup", "--file", file, "--language", "en")
    assert done.returncode == 2
    assert b"x.bpa.keys is missing" in done.stderr
    assert b"Traceback" not in done.stderr
