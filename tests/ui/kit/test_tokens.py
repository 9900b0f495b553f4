"""The tokens keep their promises: contrast is computed, never claimed."""

from __future__ import annotations

from itertools import combinations

import pytest

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.ui import tokens
from bpa_desk.ui.tokens import PALETTES, Palette, contrast

EVERY = pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
WORDS = ("ink", "soft")
MARKS = ("accent", "error", "agreement", "warning", "note", "good")


def test_contrast_is_the_wcag_ratio() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@EVERY
def test_text_is_at_least_seven_to_one_on_every_ground(palette: Palette) -> None:
    for ground in palette.grounds:
        for role in WORDS:
            assert contrast(getattr(palette, role), ground) >= 7, (role, ground)
    for role in MARKS:
        for ground in (palette.paper, palette.surface, palette.sunken):
            assert contrast(getattr(palette, role), ground) >= 7, (role, ground)
    for role in MARKS[1:]:
        soft = getattr(palette, role + "_soft")
        assert contrast(getattr(palette, role), soft) >= 7, role
        assert contrast(palette.ink, soft) >= 7, role
    assert contrast(palette.on_accent, palette.accent) >= 7


@EVERY
def test_graphics_are_at_least_three_to_one(palette: Palette) -> None:
    for ground in (palette.paper, palette.surface, palette.sunken):
        for role in ("line", "focus", "accent"):
            assert contrast(getattr(palette, role), ground) >= 3, (role, ground)
        for edge in palette.edges:
            assert contrast(edge, ground) >= 3, (edge, ground)
    assert contrast(palette.focus, palette.chosen) >= 3


@EVERY
def test_every_assistant_hue_carries_ink(palette: Palette) -> None:
    assert len(set(palette.edges)) == tokens.HUE_COUNT
    for hue in range(tokens.HUE_COUNT):
        assert contrast(palette.ink, palette.fill(hue)) >= 7, palette.edge(hue)
    assert palette.edge(13) == palette.edge(1)


_SIGHT = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deutan": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritan": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9309, 0.1476), (0.0047, 0.6914, 0.3039)),
}


def _oklab(colour: str, sight: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear, strict=True))))
        for row in _SIGHT[sight]
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


@EVERY
@pytest.mark.parametrize("sight", _SIGHT)
def test_hues_stay_apart_in_colour_blind_sight(palette: Palette, sight: str) -> None:
    """A just noticeable difference in OKLab is about 0.02; three times that is asked for."""
    seen = {edge: _oklab(edge, sight) for edge in palette.edges}
    for one, other in combinations(palette.edges, 2):
        apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        assert apart >= 0.06, (one, other, round(apart, 3))


def test_every_kind_and_severity_has_a_look_that_needs_no_colour() -> None:
    looks = tokens.KINDS
    assert set(looks) == {*ShiftKind, tokens.KIND_ABSENT, tokens.KIND_OPEN}
    assert len({look.icon for look in looks.values()}) == len(looks)
    assert len({look.letter for look in looks.values()}) == len(looks)
    assert {look.hatch for look in looks.values()} <= set(tokens.HATCHES)
    assert set(tokens.SEVERITIES) == set(Severity)
    assert len({look.icon for look in tokens.SEVERITIES.values()}) == len(Severity)
