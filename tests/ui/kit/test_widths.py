"""Columns give up room widest first, and say no where they may not."""

from __future__ import annotations

from bpa_desk.ui.kit.widths import levelled


def test_the_widest_gives_way_until_it_is_as_wide_as_the_next() -> None:
    assert levelled({0: 300, 1: 100, 2: 200}, {0: 50, 1: 50, 2: 50}, 100) == {0: 200, 1: 100, 2: 200}
    assert sum(levelled({0: 300, 1: 100, 2: 200}, {0: 50, 1: 50, 2: 50}, 150).values()) == 450


def test_nothing_goes_below_its_floor_and_what_has_none_keeps_its_width() -> None:
    assert levelled({0: 300, 1: 400}, {0: 120}, 1000) == {0: 120, 1: 400}
    assert levelled({0: 300}, {0: 120}, 0) == {0: 300}
