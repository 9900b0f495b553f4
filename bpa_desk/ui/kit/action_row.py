# ruff: noqa: N802 - QLayout calls these by its own spelling
"""A heading with its actions beside it: two lines of buttons at most, the rest under one that opens."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button, action_button
from bpa_desk.ui.kit.flow import FlowLayout

MOST_LINES = 2
"""At large text more lines would push what the page is about out of sight."""


class ActionRow(QWidget):
    """The heading, and buttons for the actions in order; those that find no room stand in a menu last."""

    def __init__(self, heading: QWidget) -> None:
        super().__init__()
        self._acts: dict[QWidget, QAction] = {}
        self._later: list[QAction] = []
        self._more: Button | None = None
        self._lines = _Lines(self, theme.current().gap(2))
        self._lines.addWidget(heading)

    def add(self, made: QWidget) -> None:
        """Put a button or another small choice last; it always shows."""
        self._lines.addWidget(made)

    def add_action(self, act: QAction, kind: str = "plain", icon: str = "") -> None:
        """Put a button for the action last; it may have to go into the menu."""
        made = action_button(act, kind, icon)
        self._acts[made] = act
        self.add(made)
        act.changed.connect(self._lines.invalidate)

    def add_later(self, *acts: QAction) -> None:
        """Put acts one needs less often into the menu, whatever room there is."""
        self._later += acts
        self._lines.invalidate()

    def wanted(self, widget: QWidget) -> bool:
        """Return True for what would show if there were room."""
        act = self._acts.get(widget)
        return not widget.isHidden() if act is None else act.isVisible()

    def may_fold(self, widget: QWidget) -> bool:
        """Return True for a button that can stand in the menu instead."""
        return widget in self._acts and widget.property("kind") != "primary"

    def more(self) -> Button:
        """Return the button that opens the menu, made when it is first needed."""
        if self._more is None:
            # Loaded here: where all have room, and at the first picture, there is no menu.
            from bpa_desk.ui.kit.more import more_button

            self._more = more_button(self)
            self._more.hide()
        return self._more

    def settle(self, folded: list[QWidget]) -> None:
        """Hide the folded buttons and have their actions in the menu; show the others."""
        for widget, act in self._acts.items():
            shown = act.isVisible() and widget not in folded
            if shown is widget.isHidden():
                widget.setVisible(shown)
        acts = [*(self._acts[each] for each in folded), *self._later]
        if self._more is not None or acts:
            more = self.more()
            menu = more.menu()
            if menu.actions() != acts:
                menu.clear()
                menu.addActions(acts)
            if bool(acts) is more.isHidden():
                more.setVisible(bool(acts))

    def has_later(self) -> bool:
        """Return True when the menu always shows."""
        return bool(self._later)


class _Lines(FlowLayout):
    """Lines of the row: what does not come into the first two is folded, from the last one back."""

    def __init__(self, row: ActionRow, spacing: int) -> None:
        super().__init__(row, spacing)
        self._row = row

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that show at the width."""
        return sum(self._height(line) + self.spacing() for line in self._fitted(width)[0]) - self.spacing()

    def setGeometry(self, rect: QRect) -> None:
        """Lay out what there is room for and fold the rest."""
        lines, folded = self._fitted(rect.width())
        self._row.settle(folded)
        y = rect.y()
        for line in lines:
            tallest = self._height(line)
            x = rect.x()
            for widget, hint in line:
                widget.setGeometry(x, y + (tallest - hint.height()) // 2, hint.width(), hint.height())
                x += hint.width() + self.spacing()
            y += tallest + self.spacing()

    def _fitted(self, width: int) -> tuple[list[list[tuple[QWidget, QSize]]], list[QWidget]]:
        wanted = [each for each in self._widgets() if self._row.wanted(each)]
        folded: list[QWidget] = []
        last = [self._row.more()] if self._row.has_later() else []
        lines = self._broken([*wanted, *last], width)
        while len(lines) > MOST_LINES:
            foldable = [each for each in wanted if self._row.may_fold(each)]
            if not foldable:
                break
            folded.insert(0, foldable[-1])
            wanted.remove(foldable[-1])
            lines = self._broken([*wanted, self._row.more()], width)
        return lines, folded

    def _widgets(self) -> list[QWidget]:
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def _broken(self, widgets: list[QWidget], width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        used = 0
        for widget in widgets:
            hint = widget.sizeHint().expandedTo(widget.minimumSizeHint())
            if width > 0:
                # Wider than the whole line: as much of it as there is room for.
                hint.setWidth(min(hint.width(), max(width, widget.minimumWidth())))
            if not lines or used + hint.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((widget, hint))
            used += hint.width() + self.spacing()
        return lines

    @staticmethod
    def _height(line: list[tuple[QWidget, QSize]]) -> int:
        return max(hint.height() for _widget, hint in line)
