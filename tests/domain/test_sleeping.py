"""A module that was put off is the usual one as soon as anybody asks it for something."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread
from types import ModuleType

import pytest

from bpa_desk.domain.sleeping import put_off, waking


def sleeper(text: dict[str, object], runs: list[str]) -> ModuleType:
    module = ModuleType("sleeper")

    def run() -> None:
        runs.append("run")
        if len(runs) == 1 and "fails" in text:
            raise ImportError("not there")
        vars(module).update(text)

    vars(module)["__getattr__"] = waking(module, run)
    return module


def test_it_is_run_once_and_only_when_asked_for_a_name_of_its_own() -> None:
    runs: list[str] = []
    module = sleeper({"size": 3}, runs)
    assert not hasattr(module, "__path__")
    assert runs == []
    assert (module.size, module.size, hasattr(module, "weight"), runs) == (3, 3, False, ["run"])


def test_where_it_cannot_be_run_it_sleeps_on() -> None:
    runs: list[str] = []
    module = sleeper({"size": 3, "fails": True}, runs)
    with pytest.raises(ImportError, match="not there"):
        _ = module.size
    assert module.size == 3


def test_two_threads_that_ask_at_once_both_get_it_whole() -> None:
    module, got = ModuleType("sleeper"), []
    other = Thread(target=lambda: got.append(module.size))

    def run() -> None:
        other.start()
        # Long enough for the other to ask, were it let in.
        other.join(0.05)
        vars(module)["size"] = 3

    vars(module)["__getattr__"] = waking(module, run)
    assert module.size == 3
    other.join()
    assert got == [3]


def test_what_is_loaded_and_what_is_nowhere_are_left_alone() -> None:
    before = sys.modules["subprocess"]
    put_off("subprocess")
    put_off("no_such_module")
    assert sys.modules["subprocess"] is before
    assert "no_such_module" not in sys.modules


def test_the_librarys_inspect_is_the_usual_one_when_asked() -> None:
    code = (
        "import sys, bpa_desk.domain.quick; before = 'ast' in sys.modules; import inspect;"
        "from inspect import Parameter; print(before, 'ast' in sys.modules, inspect.signature(len),"
        "Parameter.__module__, inspect is sys.modules['inspect'], hasattr(inspect, 'no_such_thing'))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["False", "True", "(obj,", "/)", "inspect", "True", "False"]


def test_a_star_brings_all_of_it() -> None:
    code = "import bpa_desk.domain.quick; from inspect import *; print(signature(len))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "(obj, /)\n"
