"""Colours, sizes, glyphs and hatches as plain values; everything drawn on screen takes them from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bpa_desk.domain.finding import Severity
from bpa_desk.domain.shift import ShiftKind
from bpa_desk.domain.text import N_

STEP = 4
"""Spacing in pixels at 100 %; every margin and gap is a multiple."""
RADIUS = 6
TARGET = 44
"""Smallest side in pixels of anything one points at (WCAG 2.2, 2.5.5)."""
POINTS: Mapping[str, float] = {"small": 9, "body": 11, "section": 13, "title": 16, "display": 22}
TEXT_PERCENTS = (100, 115, 130, 150, 175, 200)
HUE_COUNT = 12
HUE_SHARE = 0.18

KIND_ABSENT = "absent"
KIND_OPEN = "open"


class Palette(NamedTuple):
    """One set of colours as ``#RRGGBB``; text on any ground it is meant for has contrast of at least 7:1."""

    name: str
    title: str
    dark: bool
    paper: str
    surface: str
    sunken: str
    ink: str
    soft: str
    line: str
    hair: str
    accent: str
    on_accent: str
    chosen: str
    hover: str
    focus: str
    today: str
    off: str
    error: str
    error_soft: str
    agreement: str
    agreement_soft: str
    warning: str
    warning_soft: str
    note: str
    note_soft: str
    good: str
    good_soft: str
    edges: tuple[str, ...]

    @property
    def grounds(self) -> tuple[str, ...]:
        """The backgrounds ordinary text may stand on."""
        return (self.paper, self.surface, self.sunken, self.chosen, self.hover, self.today, self.off)

    def edge(self, hue: int) -> str:
        """Return the strong colour of an assistant's hue (any int; wraps round the twelve)."""
        return self.edges[hue % HUE_COUNT]

    def fill(self, hue: int) -> str:
        """Return the calm ground of an assistant's hue; ink on it has contrast of at least 7:1."""
        return mix(self.edge(hue), self.surface, HUE_SHARE)

    def severity(self, severity: Severity) -> str:
        """Return the colour for the word and icon of a finding."""
        return str(getattr(self, SEVERITIES[severity].role))


class KindLook(NamedTuple):
    """How a kind of shift is told apart without colour: icon name, hatch name, a letter and a word."""

    icon: str
    hatch: str
    letter: str
    word: str


class SeverityLook(NamedTuple):
    """How a finding's severity is told apart without colour: palette role, icon name and word."""

    role: str
    icon: str
    word: str


HATCHES = (
    "none", "rising", "falling", "horizontal", "vertical", "crossed", "diagonal-crossed", "dots", "dense",
)  # fmt: skip

KINDS: Mapping[str, KindLook] = {
    ShiftKind.DAY: KindLook("kind-day", "none", "D", N_("Day shift")),
    ShiftKind.EVENING: KindLook("kind-evening", "rising", "K", N_("Evening shift")),
    ShiftKind.NIGHT: KindLook("kind-night", "dense", "N", N_("Awake night")),
    ShiftKind.RESTING: KindLook("kind-resting", "horizontal", "H", N_("Resting night")),
    ShiftKind.STANDBY: KindLook("kind-standby", "dots", "B", N_("Standby")),
    ShiftKind.TRAINING: KindLook("kind-training", "vertical", "O", N_("Training")),
    ShiftKind.MEETING: KindLook("kind-meeting", "crossed", "M", N_("Meeting")),
    ShiftKind.OTHER: KindLook("kind-other", "none", "A", N_("Other work")),
    KIND_ABSENT: KindLook("kind-absent", "diagonal-crossed", "F", N_("Absent")),
    KIND_OPEN: KindLook("kind-open", "falling", "?", N_("Open shift")),
}

SEVERITIES: Mapping[Severity, SeverityLook] = {
    Severity.FEIL: SeverityLook("error", "error", N_("Unlawful")),
    Severity.KREVER_AVTALE: SeverityLook("agreement", "needs-agreement", N_("Needs an agreement")),
    Severity.ADVARSEL: SeverityLook("warning", "warning", N_("Worth a look")),
    Severity.INFO: SeverityLook("note", "note", N_("Good to know")),
}


def mix(colour: str, ground: str, share: float) -> str:
    """Return ``share`` (0–1) of the colour blended into the ground."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Return the relative luminance 0–1 of ``#RRGGBB`` (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio 1–21 between two colours (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


# The twelve hues were searched for the largest least distance in OKLab under normal sight and simulated
# protan, deutan and tritan sight (Machado et al. 2009); lightness carries what hue cannot.
_LIGHT_EDGES = (
    "#6945C4", "#7E8D0A", "#A2075A", "#385B8B", "#B26672", "#3E4E17",
    "#132D9C", "#7C6223", "#6B85AA", "#422418", "#9B5FE4", "#202253",
)  # fmt: skip
_DARK_EDGES = (
    "#B286F6", "#FFF529", "#9D52AD", "#6AB9C2", "#9C7D86", "#3EE2A7",
    "#576AEA", "#FFBA1D", "#B6FEDF", "#B6551C", "#E1C5FE", "#D49760",
)  # fmt: skip

LIGHT = Palette(
    name="light", title=N_("Light"), dark=False,
    paper="#FAF9F6", surface="#FFFFFF", sunken="#F0EEE8",
    ink="#1B1F23", soft="#434A51", line="#767D83", hair="#DAD7CF",
    accent="#0A5054", on_accent="#FFFFFF", chosen="#D5E8E7", hover="#E9EFEC", focus="#0A4580",
    today="#E4F0EE", off="#F3F0E9",
    error="#8E1616", error_soft="#FBE9E7", agreement="#552681", agreement_soft="#F1E9F8",
    warning="#5F3B00", warning_soft="#FCF0D9", note="#17436F", note_soft="#E6EFF8",
    good="#19502C", good_soft="#E3F2E6", edges=_LIGHT_EDGES,
)  # fmt: skip
DARK = Palette(
    name="dark", title=N_("Dark"), dark=True,
    paper="#15191D", surface="#1D2329", sunken="#101418",
    ink="#ECEFF1", soft="#BEC7CE", line="#7E8993", hair="#323A42",
    accent="#76D6D3", on_accent="#0B1416", chosen="#173639", hover="#262E35", focus="#8CC8FF",
    today="#172C2F", off="#191D21",
    error="#FFB8B0", error_soft="#3E1E1C", agreement="#DCBEFF", agreement_soft="#33234A",
    warning="#F4CA79", warning_soft="#3B2D10", note="#B0D3FF", note_soft="#1B2F47",
    good="#A4E2B4", good_soft="#173722", edges=_DARK_EDGES,
)  # fmt: skip
CONTRAST = Palette(
    name="contrast", title=N_("High contrast"), dark=True,
    paper="#000000", surface="#000000", sunken="#000000",
    ink="#FFFFFF", soft="#FFFFFF", line="#FFFFFF", hair="#9A9A9A",
    accent="#FFE83D", on_accent="#000000", chosen="#003A6B", hover="#2B2B2B", focus="#FFE83D",
    today="#00264A", off="#1A1A1A",
    error="#FFC2BA", error_soft="#3A0000", agreement="#E7D1FF", agreement_soft="#240044",
    warning="#FFE83D", warning_soft="#332B00", note="#BFE0FF", note_soft="#00203F",
    good="#B5FFC6", good_soft="#003312", edges=_DARK_EDGES,
)  # fmt: skip
PALETTES: Mapping[str, Palette] = {each.name: each for each in (LIGHT, DARK, CONTRAST)}
