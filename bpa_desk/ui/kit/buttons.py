"""Buttons that always have words, a target of at least 44 px, and their key in the tip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import LOOK_EVENTS, icon, look
from bpa_desk.ui.tokens import RADIUS

_DRAWN_ANEW = (*LOOK_EVENTS, QEvent.Type.EnabledChange)
_FOREGROUND = {"primary": "on_accent", "danger": "error"}


class Button(QPushButton):
    """A button with words, perhaps an icon; ``kind`` is ``plain``, ``primary``, ``danger`` or ``quiet``."""

    def __init__(
        self, text: str, kind: str = "plain", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._kind = kind
        self._shown: tuple[object, ...] = ()
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._refresh_icon()

    def use_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._refresh_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add a light ring inside a filled button in focus; the dark one round it is too like its filling."""
        super().paintEvent(event)
        if self._kind == "primary" and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().color("on_accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), RADIUS - 2, RADIUS - 2)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when palette or text size change."""
        super().changeEvent(event)
        if event.type() in _DRAWN_ANEW and hasattr(self, "_shown"):
            self._refresh_icon()

    def _refresh_icon(self) -> None:
        if self._icon_name:
            side = theme.current().icon_size()
            gap = theme.current().gap(1) if self.text() else 0
            role = _FOREGROUND.get(self._kind, "ink") if self.isEnabled() else "soft"
            wanted = look(self._icon_name, role, gap)
            if wanted == self._shown:
                return
            self._shown = wanted
            self.setIconSize(QSize(side + gap, side))
            self.setIcon(icon(self._icon_name, role, side, gap))


class IconButton(QToolButton):
    """A square button that shows an icon; its name is spoken, and shown as tip on hover and focus."""

    def __init__(self, icon_name: str, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._shown: tuple[object, ...] = ()
        self.setProperty("square", "true")
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.rename(name, key)
        self._refresh_icon()

    def rename(self, name: str, key: str = "") -> None:
        """Give the button another name, and the key that does the same."""
        self.setText(name)
        self.setAccessibleName(name)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self.setToolTip(f"{name} ({shown})" if shown else name)

    def use_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._refresh_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when palette or text size change."""
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "_shown"):
            self._refresh_icon()

    def _refresh_icon(self) -> None:
        wanted = look(self._icon_name)
        if wanted != self._shown:
            self._shown = wanted
            side = theme.current().icon_size()
            self.setIconSize(QSize(side, side))
            self.setIcon(icon(self._icon_name, "ink", side))


def button(
    text: str,
    run: Callable[[], object] | None = None,
    *,
    kind: str = "plain",
    icon: str = "",
    explain: str = "",
) -> Button:
    """Return a button that calls ``run``; ``explain`` is spoken after its name and shown as tip."""
    made = Button(text, kind, icon)
    if explain:
        made.setToolTip(explain)
        made.setAccessibleDescription(explain)
    if run is not None:
        made.clicked.connect(lambda: run())
    return made


def action_button(action: QAction, kind: str = "plain", icon: str = "") -> Button:
    """Return a button for an action: same words, same enabled state, its key in the tip."""
    made = Button(action.text(), kind, icon)

    def follow() -> None:
        made.setText(action.text())
        made.setEnabled(action.isEnabled())
        # Shown before it lies in a page, the button would be a window of its own for a moment and take the
        # focus with it.
        if made.parentWidget() is not None or not action.isVisible():
            made.setVisible(action.isVisible())
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(" ".join(part for part in (action.toolTip(), f"({key})" if key else "") if part))

    follow()
    action.changed.connect(follow)
    made.clicked.connect(action.trigger)
    return made


def switch_button(action: QAction, icon: str = "") -> Button:
    """Return a button for a checkable action that stays down while what it switches to is in front."""
    made = Button(action.text(), "plain", icon)
    made.setCheckable(True)
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{action.text()} ({key})")
    made.setChecked(action.isChecked())
    made.clicked.connect(action.trigger)
    action.toggled.connect(made.setChecked)
    return made
