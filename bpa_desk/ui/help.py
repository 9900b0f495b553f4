"""Help for where one is: a short text in the window's language, and the keys that work there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextBrowser

from bpa_desk import paths
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.actions import key_text
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.section import Heading, words


class HelpPanel(Panel):
    """Help in the inspector, so that the page stays in sight."""

    def __init__(self, desk: Desk, title: str, topic: str, actions: Iterable[QAction]) -> None:
        super().__init__(desk, _("Help: {title}", title=title))
        written = text(topic)
        if written:
            reader = QTextBrowser()
            reader.setAccessibleName(self.title)
            reader.setOpenLinks(False)
            reader.setMarkdown(written)
            reader.setMinimumHeight(round(320 * theme.current().scale))
            self.add(reader, 1)
        keyed = {key_text(each): each.text().replace("&", "") for each in actions if key_text(each)}
        if keyed:
            self.add(Heading(_("Keys that work here"), 3))
            for key, does in keyed.items():
                self.add(words(_("{key}: {does}", key=key, does=does)))


def text(topic: str) -> str:
    """Return a topic's help as Markdown in the window's language, else in English, else nothing."""
    for code in (current().code, "en"):
        path = paths.resource("help", code, f"{topic}.md")
        if topic and path.is_file():
            return path.read_text(encoding="utf-8")
    return ""
