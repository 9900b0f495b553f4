"""The same week and people as for the page of the week."""

from __future__ import annotations

from tests.ui.week.conftest import english, fill, people, tuesday

__all__ = ["english", "fill", "people", "tuesday"]
