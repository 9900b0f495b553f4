"""Writing one talk, the minutes of one meeting, or those of all meetings; talks are never among them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.meeting import MeetingFacts, TalkFacts
from bpa_desk.language import Language, _, current
from bpa_desk.services import meetings
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper


def papers_dialog(parent: QWidget, desk: Desk, key: str = "") -> ExportDialog:
    """Return the dialog that writes what is open, or the minutes of every meeting when nothing is."""
    read = desk.session.read
    facts = [read(meetings.facts, key)] if key else list(read(meetings.meeting_facts))
    formats: tuple[str, ...] = ("pdf", "html", "xlsx")
    title = _("Write the minutes")
    about = _("What was spoken of, what was agreed and who has read it. No talks with one assistant.")
    if key and isinstance(facts[0], TalkFacts):
        title, formats = _("Write the talk"), ("pdf", "html")
        about = _("Only for the two who talked: what you wrote, what you agreed, and lines to sign on.")
    return ExportDialog(
        desk, title, partial(_made, tuple(facts)), formats, about=about,
        together=() if key else (current().context("file name", "minutes"),), parent=parent,
    )  # fmt: skip


def _made(facts: tuple[TalkFacts | MeetingFacts, ...], language: Language) -> list[Paper]:
    from bpa_desk.export.meetings import minutes_paper, talk_paper

    return [
        talk_paper(each, language) if isinstance(each, TalkFacts) else minutes_paper(each, language)
        for each in facts
    ]
