"""“How we count” in the inspector: every rule, its paragraph and our reading, opened at one rule."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from bpa_desk.domain.rules.explained import EXPLAINED
from bpa_desk.export.law_page import heading, law_page, title
from bpa_desk.language import current
from bpa_desk.services import ordning
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel


class LawPanel(Panel):
    """The whole page, read from the rules in force; ``rule`` is where it opens."""

    fills = True
    watches = frozenset({"ordning"})

    def __init__(self, desk: Desk, rule: str = "") -> None:
        super().__init__(desk, title(current()))
        self.rule = rule
        self._shown = ""
        self.reader = QTextBrowser()
        self.reader.setAccessibleName(self.title)
        self.reader.setOpenLinks(False)
        self.reader.setMinimumHeight(round(320 * theme.current().scale))
        self.reader.document().setIndentWidth(theme.current().gap(4))
        self.add(self.reader, 1)

    def refresh(self) -> bool:
        """Show the page with the readings as they are set now."""
        page = law_page(current(), self.desk.session.read(ordning.current).readings)
        if page != self._shown:
            self._shown = page
            self.reader.setMarkdown(page)
            self.open_at(self.rule)
        return True

    def open_at(self, rule: str) -> bool:
        """Go to the rule's heading; False when there is none."""
        if rule not in EXPLAINED or not self.reader.find(heading(current(), rule)):
            return False
        bar, cursor = self.reader.verticalScrollBar(), self.reader.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        self.reader.setTextCursor(cursor)
        bar.setValue(bar.value() + self.reader.cursorRect().top())
        return True
