# ruff: noqa: N802 - QLayout calls these by its own spelling
"""A heading with its actions beside it: few lines of buttons, the rest under one that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayoutItem, QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button, action_button, switch_button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.tab_order import put_behind

MOST_LINES = 2
"""At large text more lines would push what the page is about out of sight."""


class ActionRow(QWidget):
    """The heading, and buttons for the actions in order; those that find no room stand in a menu last.

    ``most_lines`` may be fewer than two. With ``menu_of`` the menu is that of another row.
    """

    def __init__(
        self, heading: QWidget, most_lines: int = MOST_LINES, menu_of: ActionRow | None = None
    ) -> None:
        super().__init__()
        self.most_lines = most_lines
        self._menu_of = menu_of
        self._acts: dict[QWidget, QAction] = {}
        self._views: dict[QWidget, QAction] = {}
        self._choice: QWidget | None = None
        self._taken: list[QAction] = []
        self._later: list[QAction] = []
        self._in_menu: list[list[QAction]] = []
        self._more: Button | None = None
        self._lines = _Lines(self, theme.current().gap(2))
        self._lines.addWidget(heading)
        self._last: QWidget = heading

    def add(self, made: QWidget) -> None:
        """Put a button or another small choice last; it always shows."""
        self._place(made)

    def add_action(self, act: QAction, kind: str = "plain", icon: str = "") -> Button:
        """Put a button for the action last; it may have to go into the menu."""
        made = action_button(act, kind, icon)
        self._acts[made] = act
        self.add(made)
        act.changed.connect(self._lines.invalidate)
        return made

    def add_views(self, acts: Sequence[QAction], icons: Sequence[str], choice: QWidget) -> None:
        """Put a button for each view last; where all have no room ``choice`` stands for them, or the menu."""
        for act, icon in zip(acts, icons, strict=True):
            made = switch_button(act, icon)
            self._views[made] = act
            self.add(made)
        self._choice = choice
        choice.hide()
        self.add(choice)

    def add_later(self, *acts: QAction) -> None:
        """Put acts one needs less often into the menu, whatever room there is."""
        self._later += acts
        self._lines.invalidate()

    def put_before(self, widget: QWidget, other: QWidget) -> None:
        """Have the one stand before the other."""
        self._lines.put_before(widget, other)

    def take(self, acts: list[QAction]) -> None:
        """Have these of another row in the menu of this one."""
        if acts != self._taken:
            self._taken = acts
            self._lines.invalidate()

    def wanted(self, widget: QWidget, views: bool) -> bool:
        """Return True for what would show if there were room; ``views`` for a button for each view."""
        if widget in self._views or widget is self._choice:
            return views is (widget in self._views)
        act = self._acts.get(widget)
        return not widget.isHidden() if act is None else act.isVisible()

    def may_fold(self, widget: QWidget) -> bool:
        """Return True for a button that can stand in the menu instead."""
        return widget is self._choice or (widget in self._acts and widget.property("kind") != "primary")

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

    def settle(self, wanted: list[QWidget], folded: list[QWidget]) -> None:
        """Show what is wanted and have the actions of what is folded in the menu."""
        for widget in (*self._acts, *self._views, *([self._choice] if self._choice else [])):
            shown = widget in wanted
            if shown is widget.isHidden():
                widget.setVisible(shown)
        acts = [self._acts[each] for each in folded if each in self._acts]
        if self._menu_of is not None:
            self._menu_of.take(acts)
        else:
            views = list(self._views.values()) if self._choice in folded else []
            self._fill([group for group in (views, acts, self._taken, self._later) if group])

    def _fill(self, groups: list[list[QAction]]) -> None:
        """Have the groups in the menu, with a line between them; without any it does not show."""
        if self._more is None and not groups:
            return
        more = self.more()
        if groups != self._in_menu:
            self._in_menu = [list(group) for group in groups]
            menu = more.menu()
            menu.clear()
            for group in groups:
                if menu.actions():
                    menu.addSeparator()
                menu.addActions(group)
        if bool(groups) is more.isHidden():
            more.setVisible(bool(groups))

    def own_menu(self) -> list[QWidget]:
        """Return the button that opens the menu, unless another row has it."""
        return [] if self._menu_of is not None else [self.more()]

    def has_later(self) -> bool:
        """Return True when the menu always shows."""
        return bool(self._later or self._taken)

    def has_views(self) -> bool:
        """Return True when there are buttons for views, and a choice that can stand for them."""
        return bool(self._views)


_Lined = list[list[tuple[QLayoutItem, QSize]]]


class _Lines(FlowLayout):
    """Lines of the row: what does not come into the first ones is folded, from the last one back."""

    def __init__(self, row: ActionRow, spacing: int) -> None:
        super().__init__(row, spacing)
        self._row = row

    def put_before(self, widget: QWidget, other: QWidget) -> None:
        """Have the one stand before the other."""
        moved = next(item for item in self._items if item.widget() is widget)
        self._items.remove(moved)
        self._items.insert([item.widget() for item in self._items].index(other), moved)
        self.invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Lay out what there is room for and fold the rest."""
        self._row.settle(*self._fitted(rect.width())[1:])
        super().setGeometry(rect)

    def _lines(self, width: int) -> _Lined:
        return self._fitted(width)[0]

    def _fitted(self, width: int) -> tuple[_Lined, list[QWidget], list[QWidget]]:
        """Return the lines, what stands in them, and what is folded."""
        # Where all in the menu is still too much for its lines, one line more shows what it has room for.
        for most in sorted({self._row.most_lines, MOST_LINES}):
            for views in (True, False) if self._row.has_views() else (False,):
                found = self._folding(width, views, most)
                if len(found[0]) <= most and not (views and found[2]):
                    return found
        return found

    def _folding(self, width: int, views: bool, most: int) -> tuple[_Lined, list[QWidget], list[QWidget]]:
        row = self._row
        wanted = [each for each in self._held() if row.wanted(each, views)]
        folded: list[QWidget] = []
        more = row.own_menu() if row.has_later() else []
        lines = self._broken(self._sized([*wanted, *more]), width)
        while len(lines) > most:
            foldable = [each for each in wanted if row.may_fold(each)]
            if not foldable:
                break
            folded.insert(0, foldable[-1])
            wanted.remove(foldable[-1])
            lines = self._broken(self._sized([*wanted, *row.own_menu()]), width)
        if len(lines) > 1 and self._alone(lines[-1]):
            # A whole line for the menu alone: a button or two more go into it, and the line is saved.
            foldable = [each for each in wanted if row.may_fold(each)]
            for last in (foldable[-1:], foldable[-2:]):
                fewer = [each for each in wanted if each not in last]
                tighter = self._broken(self._sized([*fewer, *row.own_menu()]), width)
                if len(tighter) < len(lines):
                    return tighter, fewer, [*last, *folded]
        return lines, wanted, folded

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
