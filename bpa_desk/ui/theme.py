"""The look in force: palette and text size, put on the whole application at once and changed live."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from bpa_desk import paths
from bpa_desk.ui import tokens
from bpa_desk.ui.stylesheet import stylesheet
from bpa_desk.ui.tokens import LIGHT, PALETTES, Palette

STYLE = "Fusion"
FAMILY = "Noto Sans"
_FACES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSans-BoldItalic.ttf",
    "DejaVuSans.ttf",
)

HATCH_BRUSHES = {
    "none": Qt.BrushStyle.NoBrush,
    "rising": Qt.BrushStyle.BDiagPattern,
    "falling": Qt.BrushStyle.FDiagPattern,
    "horizontal": Qt.BrushStyle.HorPattern,
    "vertical": Qt.BrushStyle.VerPattern,
    "crossed": Qt.BrushStyle.CrossPattern,
    "diagonal-crossed": Qt.BrushStyle.DiagCrossPattern,
    "dots": Qt.BrushStyle.Dense6Pattern,
    "dense": Qt.BrushStyle.Dense5Pattern,
}


class Theme(NamedTuple):
    """A palette and a text size in percent (100–200); sizes derive from both."""

    palette: Palette = LIGHT
    percent: int = 100

    @property
    def scale(self) -> float:
        """The text size as a factor, 1.0–2.0."""
        return self.percent / 100

    def points(self, role: str = "body") -> float:
        """Return the font size in points of a role (``small body section title display``)."""
        return tokens.POINTS[role] * self.scale

    def gap(self, steps: int = 1) -> int:
        """Return spacing in pixels; grows more slowly than the text, so that 200 % still fits the window."""
        return round(tokens.STEP * steps * (1 + (self.scale - 1) * 0.35))

    def target(self) -> int:
        """Return the least side in pixels of anything one points at: 44, or what the text needs."""
        return max(tokens.TARGET, QFontMetrics(self.font()).height() + self.gap(4))

    def icon_size(self) -> int:
        """Return the side in pixels of an icon that stands beside body text."""
        return round(20 * self.scale)

    def font(self, role: str = "body", bold: bool = False) -> QFont:
        """Return the font of a role; figures have equal width in Noto Sans, so tables line up."""
        font = QFont(QApplication.font())
        font.setPointSizeF(self.points(role))
        font.setBold(bold)
        return font

    def color(self, role: str) -> QColor:
        """Return a palette colour by role name, such as ``ink`` or ``warning_soft``."""
        return QColor(getattr(self.palette, role))


_current = Theme()


def current() -> Theme:
    """Return the theme in force; ask at paint time, never keep it."""
    return _current


def named(palette: str, percent: int) -> Theme:
    """Return the theme for stored settings; an unknown palette or size falls back to the nearest known."""
    return Theme(PALETTES.get(palette, LIGHT), min(200, max(100, percent)))


def load_fonts() -> str:
    """Load the shipped faces and return the family to use; the system's own where they are missing."""
    families: set[str] = set()
    for face in _FACES:
        path = paths.resource("fonts", face)
        if path.is_file():
            families.update(
                QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
            )
    known = FAMILY in families or FAMILY in QFontDatabase.families()
    return FAMILY if known else QApplication.font().family()


def prepare(application: QApplication, styled: bool = False) -> None:
    """Set the style (unless it was ``styled`` when it was made) and the family, before the first window."""
    if not styled:
        application.setStyle(STYLE)
    font = QFont()
    font.setFamilies([load_fonts(), "DejaVu Sans"])
    font.setPointSizeF(tokens.POINTS["body"])
    application.setFont(font)


def apply(application: QApplication, theme: Theme) -> None:
    """Put the theme on every window, now."""
    global _current
    _current = theme
    font = QFont(application.font())
    font.setPointSizeF(theme.points())
    application.setFont(font)
    application.setPalette(qt_palette(theme.palette))
    application.setStyleSheet(stylesheet(theme.palette, theme.percent))


def qt_palette(palette: Palette) -> QPalette:
    """Return Qt's palette for ours, for everything the style draws by itself."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: palette.paper, role.WindowText: palette.ink, role.Base: palette.surface,
        role.AlternateBase: palette.sunken, role.Text: palette.ink, role.PlaceholderText: palette.soft,
        role.Button: palette.surface, role.ButtonText: palette.ink, role.BrightText: palette.error,
        role.Highlight: palette.chosen, role.HighlightedText: palette.ink, role.Accent: palette.accent,
        role.Link: palette.accent, role.LinkVisited: palette.agreement,
        role.ToolTipBase: palette.surface, role.ToolTipText: palette.ink,
        role.Light: palette.surface, role.Midlight: palette.sunken, role.Mid: palette.line,
        role.Dark: palette.line, role.Shadow: palette.ink,
    }  # fmt: skip
    for each, colour in pairs.items():
        made.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(palette.soft))
    return made
