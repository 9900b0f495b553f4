"""Every worked example of the rule book (working-time.md J) is a test that names its number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
NUMBERS = (1, 2, 4, 5, 6, 8, 9, 12, 14, 15, 17, 18, 19, 20, 22, 23, 25, 27, 28, 30, 31, 32, 34, 36, 37)


@pytest.fixture(scope="module")
def tests() -> list[str]:
    """All test functions of the domain, each as its source."""
    found: list[str] = []
    for path in sorted((TESTS / "domain").rglob("test_*.py")):
        if path != Path(__file__):
            found += re.split(r"\n(?=def test_|@pytest)", path.read_text(encoding="utf-8"))
    return [each for each in found if re.search(r"^def test_", each, re.MULTILINE)]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_example_is_tested_by_its_number(number: int, tests: list[str]) -> None:
    named = re.compile(rf"def test_{number}_|def test_example_{number}_|[Ee]xample {number}\b")
    found = [each for each in tests if named.search(each)]
    assert found
    assert all("assert" in each for each in found)
