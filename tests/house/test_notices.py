"""Everything that reaches a user's machine stands in the third-party notices."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT


def _needed() -> set[str]:
    """Return the names of what the program and its window need, and what those need in turn."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [*project["dependencies"], *project["optional-dependencies"]["window"]]
    found: set[str] = set()
    while waiting:
        wanted = Requirement(waiting.pop())
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker is not None and not wanted.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        waiting += requires(name) or []
    return found


def test_all_that_is_installed_is_named_with_its_licence() -> None:
    notices = re.sub(r"[-_.]+", "-", (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")).casefold()
    assert sorted(name for name in _needed() if name not in notices) == []
