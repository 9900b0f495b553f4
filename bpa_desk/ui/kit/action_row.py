# ruff: noqa: N802 - QLayout calls these by its own spelling
"""A heading with its actions beside it: two lines of buttons at most, the rest under one that opens."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayoutItem, QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button, action_button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.tab_order import put_behind

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
        self._last: QWidget = heading

    def add(self, made: QWidget) -> None:
        """Put a button or another small choice last; it always shows."""
        self._place(made)

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
            self._place(self._more)
        return self._more

    def _place(self, made: QWidget) -> None:
        self._lines.addWidget(made)
        put_behind(self._last, made)
        self._last = made

    def is_more(self, widget: QWidget) -> bool:
        """Return True for the button that opens the menu."""
        return widget is self._more

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

    def setGeometry(self, rect: QRect) -> None:
        """Lay out what there is room for and fold the rest."""
        self._row.settle(self._fitted(rect.width())[1])
        super().setGeometry(rect)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        return self._fitted(width)[0]

    def _fitted(self, width: int) -> tuple[list[list[tuple[QLayoutItem, QSize]]], list[QWidget]]:
        wanted = [each for each in self._held() if self._row.wanted(each)]
        folded: list[QWidget] = []
        more = [self._row.more()] if self._row.has_later() else []
        lines = self._broken(self._sized([*wanted, *more]), width)
        while len(lines) > MOST_LINES:
            foldable = [each for each in wanted if self._row.may_fold(each)]
            if not foldable:
                break
            folded.insert(0, foldable[-1])
            wanted.remove(foldable[-1])
            lines = self._broken(self._sized([*wanted, self._row.more()]), width)
        if len(lines) > 1 and self._alone(lines[-1]):
            # A whole line for the menu alone: a button or two more go into it, and the line is saved.
            foldable = [each for each in wanted if self._row.may_fold(each)]
            for last in (foldable[-1:], foldable[-2:]):
                fewer = [each for each in wanted if each not in last]
                tighter = self._broken(self._sized([*fewer, self._row.more()]), width)
                if len(tighter) < len(lines):
                    return tighter, [*last, *folded]
        return lines, folded

    def _alone(self, line: list[tuple[QLayoutItem, QSize]]) -> bool:
        widget = line[0][0].widget()
        return len(line) == 1 and widget is not None and self._row.is_more(widget)

    def _held(self) -> list[QWidget]:
        """Return the heading and the choices in order, without the menu's own button."""
        held = (item.widget() for item in self._items)
        return [widget for widget in held if widget is not None and not self._row.is_more(widget)]

    def _sized(self, widgets: list[QWidget]) -> list[tuple[QLayoutItem, QSize]]:
        # The item of what is hidden says that it needs no room: ask the widget itself.
        items = {item.widget(): item for item in self._items}
        return [(items[each], each.sizeHint().expandedTo(each.minimumSizeHint())) for each in widgets]
