"""Line icons from ``resources/icons``, drawn in a palette colour at any size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from bpa_desk import paths
from bpa_desk.ui import theme

# Qt also sends these before __init__ is through and while Python takes a widget apart: look before drawing.
LOOK_EVENTS = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, role: str = "ink", side: int = 0, colour: str = "") -> QPixmap:
    """Return the icon as a pixmap in a palette role (or an exact ``colour``); ``side`` 0 fits body text."""
    now = theme.current()
    exact = colour or str(getattr(now.palette, role))
    return _drawn(name, exact, side or now.icon_size(), _ratio())


def icon(name: str, role: str = "ink", side: int = 0, gap: int = 0) -> QIcon:
    """Return the icon in a palette role, with ``gap`` clear pixels to its right; OSError if there is none."""
    drawn = pixmap(name, role, side)
    if not gap:
        return QIcon(drawn)
    ratio = drawn.devicePixelRatio()
    wide = QPixmap(drawn.width() + round(gap * ratio), drawn.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return QIcon(wide)


def row_icon(name: str) -> QIcon:
    """Return the icon for a cell, as clear in the chosen row as in the others; Qt would dim it there."""
    made, drawn = QIcon(), pixmap(name)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        made.addPixmap(drawn, mode)
    return made


def look(name: str, role: str = "ink", gap: int = 0) -> tuple[object, ...]:
    """Return all that an icon's picture hangs on; Qt says "new look" far more often than the look is new."""
    now = theme.current()
    return name, now.palette.name, role, now.icon_size(), gap, _ratio()


class IconLabel(QLabel):
    """An icon that stands beside words and follows the look; it says nothing to screen readers by itself."""

    def __init__(self, name: str = "", role: str = "ink") -> None:
        super().__init__()
        self.show_icon(name, role)

    def show_icon(self, name: str, role: str = "ink") -> None:
        """Show another icon, or none."""
        self._name = name
        self._role = role
        self._shown: tuple[object, ...] = ()
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw when palette or text size change."""
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "_shown"):
            self._draw()

    def _draw(self) -> None:
        if not self._name:
            self.clear()
        elif (wanted := look(self._name, self._role)) != self._shown:
            self._shown = wanted
            self.setPixmap(pixmap(self._name, self._role))


def _ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
