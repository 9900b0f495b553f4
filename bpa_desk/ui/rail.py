"""The rail at the left: every page with icon and word; it folds to icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import LOOK_EVENTS, icon, look, pixmap
from bpa_desk.ui.page import PageSpec, numbered

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)

_SLACK = 4
"""Pixels for the line at the right and for rounding at odd text sizes."""


class Rail(QFrame):
    """A button a page: one stop for Tab, arrows within. Signals: ``picked`` (page key), ``fold_asked``.

    A page that stands under another shows while one is on that page or on one of its own.
    """

    picked = Signal(str)
    fold_asked = Signal()

    def __init__(
        self, pages: Sequence[PageSpec], folded: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Pages"))
        self.folded = False
        # The buttons hear of a new look after the rail does, and of several things at a time.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_anew)
        self._fitted: tuple[object, ...] = ()
        # A page that has just come out has no place before the column has been laid out.
        self._reaching = QTimer(self, singleShot=True, interval=0)
        self._reaching.timeout.connect(self._reach)
        self._buttons: dict[str, _RailButton] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # From the outside in: whatever comes under another widget is styled again with all that is in it.
        outer.addWidget(self._area, 1)
        held = QWidget()
        self._area.setWidget(held)
        self._column = QVBoxLayout(held)
        gap = theme.current().gap(1)
        self._column.setContentsMargins(gap, gap * 2, gap, gap)
        self._column.setSpacing(2)
        # In the order they stand in, those for settings last.
        self._specs = {spec.key: spec for spec in sorted(pages, key=lambda spec: spec.settings)}
        self._keys = {key: f"Ctrl+{number}" for key, number in numbered(pages).items()}
        self._column.addStretch(1)
        for spec in self._specs.values():
            if not spec.parent:
                self._made(spec.key)
        self.fold_button = _RailButton("collapse", "", "Ctrl+B")
        self.fold_button.setCheckable(False)
        self.fold_button.clicked.connect(self.fold_asked.emit)
        foot = QVBoxLayout()
        foot.setContentsMargins(gap, gap, gap, gap)
        foot.addWidget(self.fold_button)
        outer.addLayout(foot)
        self.fold(folded)

    def fold(self, on: bool) -> None:
        """Show icons only, or icons and words."""
        self.folded = on
        self.fold_button.rename(_("Unfold the rail") if on else _("Fold the rail"))
        self.fold_button.use_icon("expand" if on else "collapse")
        for each in (*self._buttons.values(), self.fold_button):
            each.fold(on)
        self._fit()

    def show_current(self, key: str) -> None:
        """Mark the page's button; it is also where Tab comes in."""
        group = (self._specs[key].parent if key in self._specs else "") or key
        for name, spec in self._specs.items():
            # Of a group nobody has been in there is nothing to hide.
            each = self._made(name) if spec.parent in ("", group) else self._buttons.get(name)
            if each is None:
                continue
            each.setVisible(spec.parent in ("", group))
            each.open(not spec.parent and name == group)
            each.setChecked(name == key)
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus)
        self._reaching.start()

    def take_focus(self) -> None:
        """Put the focus on the current page's button."""
        for each in self._buttons.values():
            if each.isChecked():
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def button(self, key: str) -> QToolButton:
        """Return the page's button; KeyError if there is none."""
        return self._made(key)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the width to the text."""
        super().changeEvent(event)
        if event.type() in (*LOOK_EVENTS, QEvent.Type.FontChange) and hasattr(self, "fold_button"):
            self._fitting.start()

    def _reach(self) -> None:
        for each in self._buttons.values():
            if each.isChecked():
                self._area.ensureWidgetVisible(each)

    def _move(self, button: _RailButton, key: Qt.Key) -> None:
        order = [each for each in self._buttons.values() if not each.isHidden()]
        at = order.index(button)
        steps = {Qt.Key.Key_Down: at + 1, Qt.Key.Key_Up: at - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        chosen = order[steps[key] % len(order)]
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(chosen)

    def _made(self, key: str) -> _RailButton:
        """Return the page's button, made now if it is the first time."""
        if key in self._buttons:
            return self._buttons[key]
        spec = self._specs[key]
        under = [_(each.title) for each in self._specs.values() if each.parent == key]
        made = _RailButton(spec.icon, _(spec.title), self._keys.get(key, ""), under, inner=bool(spec.parent))
        made.fold(self.folded)
        if spec.parent:
            made.hide()
        made.clicked.connect(lambda: self.picked.emit(key))
        made.moved.connect(lambda pressed: self._move(made, Qt.Key(pressed)))
        place = list(self._specs).index
        before = [each for name, each in self._buttons.items() if place(name) < place(key)]
        after = [each for name, each in self._buttons.items() if place(name) > place(key)]
        self._column.insertWidget(len(before) + spec.settings, made)
        # One walks through them, and hears them, as they stand.
        if before:
            QWidget.setTabOrder(before[-1], made)
        if after:
            made.stackUnder(after[0])
        self._buttons[key] = made
        self._buttons = dict(sorted(self._buttons.items(), key=lambda each: place(each[0])))
        return made

    def _looks(self) -> tuple[object, ...]:
        return theme.current(), self.folded, self.font().toString()

    def _fit_anew(self) -> None:
        # Qt tells of a new look when the window is first shown too, and then it is the one measured before.
        if self._looks() != self._fitted:
            self._fit()

    def _fit(self) -> None:
        self._fitted = self._looks()
        # Every page counts, shown or not: the rail must not change its width while one goes about.
        inner = [spec for spec in self._specs.values() if spec.parent]
        if inner:
            self._made(max(inner, key=lambda spec: self.fontMetrics().horizontalAdvance(_(spec.title))).key)
        for each in self._buttons.values():
            each.updateGeometry()
        margin = 2 * theme.current().gap(1)
        widest = max(each.full_width() for each in (*self._buttons.values(), self.fold_button))
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(widest + margin + bar + 2 * self.frameWidth() + _SLACK)


class _RailButton(QToolButton):
    moved = Signal(int)

    def __init__(
        self, icon_name: str, text: str, key: str, under: Sequence[str] = (), inner: bool = False
    ) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._under = under
        self._open = False
        self._shown: tuple[object, ...] = ()
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._inner = inner
        self.setProperty("inner", inner)
        if under:
            self.setAccessibleDescription(_("Here too: {pages}", pages=", ".join(under)))
        self.rename(text)
        self._draw()

    def rename(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({self._key})" if self._key else text)

    def use_icon(self, name: str) -> None:
        self._icon_name = name
        self._draw()

    def full_width(self) -> int:
        """Return the width it needs when it is the current page and its word is bold."""
        bold = QFont(self.font())
        bold.setBold(True)
        words = self.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
        extra = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        mark = theme.current().icon_size() if self._under else 0
        return self.sizeHint().width() + (max(0, extra) + mark if words else 0)

    def open(self, on: bool) -> None:
        """Turn the mark that tells of the pages under it."""
        if self._under and on is not self._open:
            self._open = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._under and self.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly:
            side = round(theme.current().icon_size() * 0.75)
            drawn = pixmap("chevron-down" if self._open else "chevron-right", "soft", side)
            painter = QPainter(self)
            x = self.width() - side - theme.current().gap(2)
            painter.drawPixmap(x, (self.height() - side) // 2, drawn)
            painter.end()

    def fold(self, on: bool) -> None:
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonIconOnly if on else styles.ToolButtonTextBesideIcon)
        self._draw()
        if self._inner and self.property("inner") is on:
            self.setProperty("inner", not on)
            self.style().unpolish(self)
            self.style().polish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # The word must not depend on a mouse: folded, the tip also shows on focus.
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            from PySide6.QtWidgets import QToolTip

            QToolTip.showText(self.mapToGlobal(self.rect().bottomRight()), self.toolTip(), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isCheckable() and event.key() in _MOVES:
            self.moved.emit(event.key())
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS and hasattr(self, "_shown"):
            self._draw()

    def _draw(self) -> None:
        now = theme.current()
        words = self.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
        gap = now.gap(2) if words else 0
        wanted = look(self._icon_name, "ink", gap)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.setIconSize(QSize(now.icon_size() + gap, now.icon_size()))
        self.setIcon(icon(self._icon_name, "ink", now.icon_size(), gap))
