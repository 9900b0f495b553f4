"""Whether details fit beside a page, or would take its place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bpa_desk.ui import theme
from bpa_desk.ui.frame import INSPECTOR_LEAST, PAGE_LEAST

RAIL = 200


def roomy(page: QWidget) -> bool:
    """True when the window shows details beside the page; else moving down a list must not open them."""
    return page.window().width() >= (PAGE_LEAST + INSPECTOR_LEAST + RAIL) * theme.current().scale
