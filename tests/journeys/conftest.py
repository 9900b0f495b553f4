"""The journeys go through the same window as the tests of its parts."""

from __future__ import annotations

from tests.ui.conftest import desk, look, store

__all__ = ["desk", "look", "store"]
