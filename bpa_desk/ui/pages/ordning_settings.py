"""The page *Ordningen*: its facts, employer, vedtak, needs, shift types, and how time is counted."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from bpa_desk.language import _
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.ordning.sections import OrdningSections
from bpa_desk.ui.page import Page


class OrdningPage(Page):
    """What is set once and seldom changed."""

    watches = OrdningSections.WATCHES
    help_topic = "ordning"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("The ordning"))
        self.sections = OrdningSections(desk)
        self.body.addWidget(self.sections)
        self._actions = (
            action(self, _("New vedtak"), self.sections.add_vedtak, name="vedtak"),
            action(self, _("New need"), self.sections.add_need, name="need"),
            action(self, _("New shift type"), self.sections.add_type, name="type"),
        )

    def refresh(self) -> None:
        """Show everything as it stands now."""
        self.sections.refresh()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return self._actions

    def first_focus(self) -> QWidget | None:
        """Return the first button of the page."""
        return self.sections.vedtak.table
