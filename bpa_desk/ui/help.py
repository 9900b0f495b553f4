"""Help for where one is: a short text in the window's language, and the keys that work there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextBrowser

from bpa_desk import paths
from bpa_desk.language import _, current, unbroken
from bpa_desk.ui import theme
from bpa_desk.ui.actions import key_text
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel


class HelpPanel(Panel):
    """Help in the inspector, so that the page stays in sight."""

    fills = True

    def __init__(self, desk: Desk, title: str, topic: str, actions: Iterable[QAction]) -> None:
        super().__init__(desk, _("Help: {title}", title=title))
        keyed = {key_text(each): each.text().replace("&", "") for each in actions if key_text(each)}
        keys = "\n".join(
            "- " + _("{key}: {does}", key=_literal(key), does=_literal(does)) for key, does in keyed.items()
        )
        listed = "## " + _("Keys that work here") + "\n\n" + keys if keys else ""
        parts = [written(topic), written("frame"), listed]
        reader = QTextBrowser()
        reader.setAccessibleName(self.title)
        reader.setOpenLinks(False)
        reader.setMarkdown("\n\n".join(part for part in dict.fromkeys(parts) if part))
        reader.document().setIndentWidth(theme.current().gap(4))
        reader.setMinimumHeight(round(320 * theme.current().scale))
        self.add(reader, 1)


def _literal(words: str) -> str:
    return "".join(f"\\{each}" if each in "\\`*_{}[]()#+-.!<>|" else each for each in words)


def written(topic: str) -> str:
    """Return a topic's help as Markdown in the window's language, else in English, else nothing."""
    for code in (current().code, "en"):
        path = paths.resource("help", code, f"{topic}.md")
        if topic and path.is_file():
            return unbroken(path.read_text(encoding="utf-8"))
    return ""
