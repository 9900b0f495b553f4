"""Each change listed as one that nobody could notice is still possible, and says why."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.benchmarks.mutants import RULES, mutants

ROOT = Path(__file__).parents[3]


def test_every_equivalent_mutant_is_a_possible_change_with_its_reason() -> None:
    text = (ROOT / "tests/benchmarks/equivalent_mutants.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(text)["mutant"]
    keys = [(each["module"], each["function"], each["line"], each["change"]) for each in listed]
    possible = {
        mutant.key
        for module in {key[0] for key in keys}
        for mutant in mutants(module, (ROOT / RULES / f"{module}.py").read_text(encoding="utf-8"), more=True)
    }
    assert [key for key in keys if key not in possible] == []
    assert len(keys) == len(set(keys))
    assert all(len(each["reason"]) > 20 for each in listed)
