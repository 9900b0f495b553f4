"""The pane at the right that shows what is selected, in place of a modal dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import IconButton
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.tab_order import LaidOut, put_behind


class Panel(LaidOut):
    """What the inspector shows: a title and ``body``; ``refresh`` re-reads when a watched kind changes.

    ``refresh`` returns False when what it showed no longer exists; then the inspector empties itself.
    """

    watches: frozenset[str] = frozenset()
    fills = False
    """True for a panel that takes all the height there is and scrolls by itself."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.title = title
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.current().gap(4))
        self._content: QWidget | None = None

    def refresh(self) -> bool:
        """Read again and show it; False when it is gone."""
        return True

    def leave(self) -> bool:
        """Return whether the panel may be closed now (False keeps it, with its question shown)."""
        return True

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put the widget below what is there and return it."""
        self.body.addWidget(widget, stretch)
        return widget

    def renewed(self, gap: int) -> QVBoxLayout:
        """Take away what was built before and return an empty column, to be shown by ``put_renewed``."""
        if self._content is not None:
            self._content.hide()
            self.body.removeWidget(self._content)
            self._content.deleteLater()
        self._content = QWidget()
        box = QVBoxLayout(self._content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(gap))
        return box

    def put_renewed(self) -> None:
        """Show the column below what is there."""
        if self._content is not None:
            self.add(self._content)


class Inspector(QFrame):
    """Holds one panel at a time. Signal ``closed`` when the user closed it (Esc or its button)."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(_("Details"))
        self.panel: Panel | None = None
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(now.gap(4), now.gap(2), now.gap(2), now.gap(4))
        top = QHBoxLayout()
        self.heading = Heading("", 2)
        self.close_button = IconButton("close", _("Close the details"), "Esc")
        self.close_button.clicked.connect(self.dismiss)
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(top)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.addWidget(self._area, 1)
        self._hint = words(
            _("Choose something on the page, and what can be done with it is shown here."), "soft"
        )
        box.addWidget(self._hint)
        box.addStretch(0)
        self.clear()

    def show_panel(self, panel: Panel) -> bool:
        """Show the panel, unless the one shown must not be left yet."""
        if self.panel is not None and self.panel is not panel and not self.panel.leave():
            return False
        self._take_out()
        self.panel = panel
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, theme.current().gap(2), 0)
        box.addWidget(panel, 1 if panel.fills else 0)
        if not panel.fills:
            box.addStretch(1)
        self._area.setWidget(holder)
        # The page was made after the inspector, and so comes before what is in it: so must the button.
        put_behind(holder, self.close_button)
        put_behind(self.close_button, panel)
        self.heading.setText(panel.title)
        self._show_parts(True)
        panel.refresh()
        return True

    def clear(self) -> None:
        """Empty the inspector."""
        self._take_out()
        self.heading.setText("")
        self._show_parts(False)

    def dismiss(self) -> bool:
        """Close the panel as the user asked, if it may be left."""
        if self.panel is None or not self.panel.leave():
            return False
        self.clear()
        self.closed.emit()
        return True

    def note_change(self, kinds: frozenset[str]) -> None:
        """Let the panel re-read what it watches; empty when its subject is gone."""
        panel = self.panel
        if panel is None or not ("*" in kinds or panel.watches & kinds):
            return
        if not panel.refresh():
            self.clear()
        else:
            self.heading.setText(panel.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.dismiss():
            return
        super().keyPressEvent(event)

    def _show_parts(self, full: bool) -> None:
        self._area.setVisible(full)
        self.close_button.setVisible(full)
        self.heading.setVisible(full)
        self._hint.setVisible(not full)

    def _take_out(self) -> None:
        self.panel = None
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
