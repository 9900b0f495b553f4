"""Bokmål and nynorsk are complete, always."""

from __future__ import annotations

from installers import catalogue


def test_every_text_is_translated() -> None:
    found = catalogue.problems()
    assert not found, "\n".join(found)
