"""A button that holds the acts one needs less often, so that large text leaves room for the page."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from bpa_desk.language import _
from bpa_desk.ui.kit.buttons import Button


def more_button(parent: QWidget) -> Button:
    """Return a button with a menu for actions, which shows their keys; arrows and Enter choose."""
    made = Button(_("More"), "plain", "more", parent)
    made.setAccessibleDescription(_("Opens a menu."))
    menu = QMenu(made)
    menu.setToolTipsVisible(True)
    # Room for the arrow, which grows with the text.
    made.setProperty("menu", "true")
    made.setMenu(menu)
    return made
