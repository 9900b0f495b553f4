"""`installers/dev.sh`: what it runs, what it installs, and what it says when it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX script")

PROGRAM = '#!/bin/sh\nprintf "%s|" "$@" >>"{log}"\necho >>"{log}"\n'
# A Python whose pip writes down what it should install, and then cannot.
PYTHON = """#!/bin/sh
case "$1 $2 $3" in
    "-m pip install") cat >"{log}"; exit 1 ;;
    "-m pip "* | "-c "*) exit 0 ;;
    *) exec "{python}" "$@" ;;
esac
"""


class Machine:
    """A made-up environment: a program and a Python that only write down what they are told."""

    def __init__(self, folder: Path) -> None:
        self.venv = folder / "a venv"
        self.log = folder / "log"
        (self.venv / "bin").mkdir(parents=True)
        self._write("bpa-desk", PROGRAM.format(log=self.log))
        self._write("python", PYTHON.format(log=self.log, python=sys.executable))

    def _write(self, name: str, script: str) -> None:
        path = self.venv / "bin" / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def be_ready(self, extras: str = "window,dev") -> None:
        """Leave the stamp of a finished installation."""
        parts = [(tree.ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
        summed = subprocess.run(["cksum"], input=b"".join(parts), capture_output=True, check=True)
        (self.venv / ".ready").write_text(f"{summed.stdout.decode().strip()}\n{extras}\n", encoding="utf-8")

    def call(self, *arguments: str, display: str = "") -> subprocess.CompletedProcess[str]:
        """Run the script and return what came of it."""
        kept = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        return subprocess.run(
            ["sh", str(tree.ROOT / "installers" / "dev.sh"), *arguments],
            env=kept | {"BPA_DESK_VENV": str(self.venv)} | ({"DISPLAY": display} if display else {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def told(self) -> list[str]:
        """Return what the program was told, one line a call."""
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine where everything is installed."""
    made = Machine(tmp_path)
    made.be_ready()
    return made


def test_arguments_reach_the_program_as_they_are(machine: Machine) -> None:
    assert machine.call("bpa-desk", "check", "my rota.json", "", "a*").returncode == 0
    assert machine.told() == ["check|my rota.json||a*|"]


def test_without_a_display_the_papers_are_written(machine: Machine) -> None:
    done = machine.call("run")
    assert done.returncode == 0
    assert [line.split("|")[:2] for line in machine.told()] == [
        ["export", "timesheets"],
        ["export", "rota"],
        ["export", "stillingsbeskrivelser"],
    ]
    assert all(f"--demo|nes|--month|2026-10|--out|{tree.ROOT}/demo-out|" in line for line in machine.told())
    assert f"they are in {tree.ROOT}/demo-out" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks for Linux libraries")
def test_with_a_display_the_window_opens(machine: Machine) -> None:
    if shutil.which("apt-get") is None:
        pytest.skip("the libraries of a window may be missing here")
    assert machine.call("run", display=":7").returncode == 0
    assert machine.told() == ["--demo|nes|"]


@pytest.mark.parametrize("arguments", [(), ("dance",), ("run", "fast"), ("check", "x")])
def test_what_it_does_not_know_gets_the_usage(machine: Machine, arguments: tuple[str, ...]) -> None:
    done = machine.call(*arguments)
    assert done.returncode == 2
    assert "sh installers/dev.sh run" in done.stderr
    assert not machine.log.exists()


@pytest.mark.parametrize(("extras", "stale"), [("window,dev", True), ("dev", True), ("", False)])
def test_what_has_changed_is_installed_again(machine: Machine, extras: str, stale: bool) -> None:
    """A changed pin, or an extra that is not there yet, leads to pip; a failure is said, never hidden."""
    machine.be_ready(extras)
    stamp = machine.venv / ".ready"
    if stale:
        stamp.write_text(f"another sum\n{extras}\n", encoding="utf-8")
    done = machine.call("bpa-desk", "check", "x") if stale else machine.call("check")
    assert done.returncode == 1
    assert "could not be installed" in done.stderr
    assert not stamp.exists()
    wanted = " ".join(machine.told())
    assert "sqlcipher3" in wanted
    assert ("PySide6" in wanted) == ("window" in extras or not stale)
    assert ("pytest" in wanted) == ("dev" in extras or not stale)
