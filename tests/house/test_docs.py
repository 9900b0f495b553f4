"""What README and docs name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bpa_desk.cli.commands import COMMANDS
from bpa_desk.cli.export import KINDS
from tests.house.tree import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#:]+)\)")
NAMED = re.compile(r"`((?:[a-z_]+/)+(?:[a-z_0-9]+\.(?:py|md|toml))?)`")
"""A module or a folder as our pages name it, from the root or from the package."""
MODULE = re.compile(r"python -m ([a-z_.]+)")


def missing(text: str) -> Iterator[str]:
    """Yield what the text names and is not there."""
    for each in LINK.findall(text):
        if not any((place / each).exists() for place in (ROOT, ROOT / "docs")):
            yield each
    for each in NAMED.findall(text):
        if not any((place / each).exists() for place in (ROOT, ROOT / "bpa_desk", ROOT / "tests")):
            yield each
    for each in MODULE.findall(text):
        if not (ROOT / each.replace(".", "/")).with_suffix(".py").exists():
            yield each


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_and_modules_are_there(page: Path) -> None:
    assert list(missing(page.read_text(encoding="utf-8"))) == []


def test_what_is_gone_is_seen() -> None:
    text = "see [it](docs/gone.md), `ui/gone.py` and `gone/`, by `python -m tests.gone`"
    assert list(missing(text)) == ["docs/gone.md", "ui/gone.py", "gone/", "tests.gone"]


def test_the_readme_names_every_command_and_every_kind_of_paper() -> None:
    words = set(re.findall(r"[a-z][a-z-]+", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {*KINDS, *(command.name for command in COMMANDS)} - words == set()
