"""What the parts of the page *Internkontroll* have in common: their actions above, a list in front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.action_row import ActionRow
from bpa_desk.ui.kit.section import Heading, words

Act = tuple[str, Callable[[], object], str, str, str]
"""The words of an action, what it does, its key, its icon, and what explains it."""


class View(QWidget):
    """One part of the page. ``actions`` are made by ``offer``; their keys work inside the part."""

    def __init__(self, desk: Desk, page: QWidget, title: str, about: str = "") -> None:
        super().__init__()
        self.desk, self.page = desk, page
        self.acts: list[QAction] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        self._buttons = ActionRow(Heading(title, 2))
        box.addWidget(self._buttons)
        if about:
            box.addWidget(words(about, "soft"))
        self.body = box

    def offer(self, *acts: Act) -> tuple[QAction, ...]:
        """Make the actions with a button each; the first is the primary one."""
        made: list[QAction] = []
        for text, run, key, icon, explain in acts:
            each = action(self, text, run, key=key, name=icon, explain=explain)
            self._buttons.add_action(each, "plain" if made else "primary", icon)
            made.append(each)
        self.acts += made
        return tuple(made)

    def refresh(self) -> None:
        """Read and show what the part shows."""
        raise NotImplementedError

    def front(self) -> QWidget:
        """Return what takes the focus."""
        raise NotImplementedError

    def panel(self) -> Panel | None:
        """Return the details of what is chosen, if the part has any."""
        return None

    def select(self, key: str) -> None:
        """Go to the record with the key, where the part lists records."""

    def run(self, *call: object) -> Callable[[], object]:
        """Return the service call as something to do later."""
        return partial(self.desk.session.run, *call)  # type: ignore[arg-type]
