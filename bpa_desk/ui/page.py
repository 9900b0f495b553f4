"""What every page is: a title, what it watches, its actions, and a place to come back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.kit.action_row import ActionRow
from bpa_desk.ui.kit.focus import holds_focus
from bpa_desk.ui.kit.section import Heading
from bpa_desk.ui.kit.tall import Tall

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk

Place = Mapping[str, object]
"""Where one is within a page, as JSON values without personal data (ids and dates, never names)."""


class PageSpec(NamedTuple):
    """A page in the rail: its key, icon, title (marked source text) and what makes it when first shown."""

    key: str
    icon: str
    title: str
    factory: Callable[[Desk], Page]
    settings: bool = False
    """True for pages that belong at the foot of the rail."""
    parent: str = ""
    """The key of the page it stands under; it shows in the rail while one is there."""


def numbered(pages: Iterable[PageSpec]) -> dict[str, int]:
    """Return the pages that ``Ctrl`` and a digit go to, with their numbers from 1 to 9."""
    mains = (spec.key for spec in pages if not spec.settings and not spec.parent)
    return dict(zip(mains, range(1, 10), strict=False))


class Page(QWidget):
    """A page: heading and actions at the top, ``body`` below. Subclasses fill ``body`` and write ``refresh``.

    ``watches`` names the kinds of record (table names, as in ``Session.changed``) that make it re-read: at
    once when it is visible, else when it is shown next.
    """

    watches: frozenset[str] = frozenset()
    help_topic = ""
    at_pointer: tuple[str, ...] = ()
    """The names of the actions offered by the right mouse button; all of them where none is named."""
    made_anew = False
    """True where all that is seen comes from the records and from ``place``: not looked at for long, the page
    is let go, and made anew when one comes back (``ui.resting``)."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stale = True
        self.title = title
        now = theme.current()
        # One scroll area round it all: at large text the heading and its buttons must not eat the window.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._content = Tall()
        self._content.setObjectName("body")
        area.setWidget(self._content)
        box = QVBoxLayout(self._content)
        box.setContentsMargins(now.gap(6), now.gap(4), now.gap(6), now.gap(4))
        box.setSpacing(now.gap(3))
        self.heading = Heading(title, 1)
        self.heading.setWordWrap(False)
        self.heading.setContentsMargins(0, 0, now.gap(4), 0)
        self.button_row = ActionRow(self.heading)
        box.addWidget(self.button_row)
        self.body = QVBoxLayout()
        self.body.setSpacing(now.gap(4))
        box.addLayout(self.body, 1)

    def refresh(self) -> None:
        """Read what is shown from the services and show it, by difference."""

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions (made once, with ``actions.action``) for the menu and the command box."""
        return ()

    def place(self) -> Place:
        """Return where one is, so that one can come back to it."""
        return {}

    def restore(self, place: Place) -> None:
        """Go where :meth:`place` once said; ignore what no longer exists."""

    def settled(self) -> bool:
        """Return whether what is shown is all there; False while the page still fills itself."""
        return self._content.updatesEnabled()

    def step_back(self) -> bool:
        """Go one step back within the page (Esc); False when there is nowhere to go."""
        return False

    def keep_typed(self) -> None:
        """Keep what is half typed on the page itself, before the file is closed; forms keep their own."""

    def first_focus(self) -> QWidget | None:
        """Return what takes the focus when one comes to the page; None for the first field that can."""
        return None

    def show_details(self) -> None:
        """Show in the inspector what is chosen on the page; called each time one comes to it."""

    def show_actions(
        self,
        *actions: QAction,
        primary: QAction | None = None,
        final: Sequence[QAction] = (),
        icons: Mapping[str, str] | None = None,
    ) -> None:
        """Put actions as buttons beside the heading; ``icons`` maps an action's object name to an icon.

        ``final`` are those that lead to what cannot be undone.
        """
        for each in actions:
            name = (icons or {}).get(each.objectName(), "")
            kind = "primary" if each is primary else "danger" if each in final else "plain"
            self.button_row.add_action(each, kind, name)

    def show_more(self, *actions: QAction) -> None:
        """Put actions one needs less often into the menu beside the heading."""
        self.button_row.add_later(*actions)

    def add_button(self, made: QWidget) -> None:
        """Put one more button, or another small choice, last beside the heading."""
        self.button_row.add(made)

    def retitle(self, title: str) -> None:
        """Show another heading."""
        self.title = title
        self.heading.setText(title)

    def note_change(self, kinds: frozenset[str]) -> None:
        """Re-read, now or when shown, if a kind is watched; ``frozenset({"*"})`` means everything."""
        if "*" not in kinds and not (self.watches & kinds):
            return
        self._stale = True
        if self.isVisible():
            self.freshen()

    def freshen(self) -> None:
        """Re-read if something changed since the last time; the focus stays on the page if it was there."""
        if not self._stale:
            return
        self._stale = False
        inside = holds_focus(self)
        self.refresh()
        if inside and not holds_focus(self):
            # What held it is gone or hidden, and Qt went on to whatever comes next, as the rail.
            first = self.first_focus()
            if first is not None:
                first.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what lies under the pointer: the right button has chosen it."""
        offered = [
            each for each in self.actions_here()
            if each.isEnabled() and (not self.at_pointer or each.objectName() in self.at_pointer)
        ]  # fmt: skip
        if offered:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(offered)
            menu.popup(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was away."""
        super().showEvent(event)
        self.freshen()
