"""Writing the register of the assistants' papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.services import person_papers, rights
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.person_paper_register import PaperRegister
    from bpa_desk.domain.rights_paper import RightsFacts
    from bpa_desk.export.papers import Paper


def papers_dialog(parent: QWidget, desk: Desk) -> ExportDialog:
    """Return the dialog that writes the register of everybody's papers."""
    about = _(
        "Names, which papers are signed and what is missing. The signed papers themselves are not in it."
    )
    facts = desk.session.read(person_papers.lines)
    return ExportDialog(
        desk,
        _("Write the papers"),
        partial(_made, facts),
        ("pdf", "html", "xlsx"),
        about=about,
        parent=parent,
    )


def rights_dialog(parent: QWidget, desk: Desk, assistant: str = "") -> ExportDialog:
    """Return the dialog that writes the rights sheet of one assistant, or of everybody at work."""
    read = desk.session.read
    facts = (read(rights.facts, assistant),) if assistant else tuple(read(rights.all_facts))
    about = _("What the law gives, what it does not, and whom to ask, with the person’s own figures.")
    whom = facts[0].name if assistant else ngettext("{n} assistant", "{n} assistants", len(facts))
    return ExportDialog(
        desk,
        _("Write the rights sheet"),
        partial(_sheets, facts),
        ("pdf", "html"),
        about=f"{whom}. {about}",
        together=() if assistant else (current().context("file name", "rights"),),
        apart=True,
        parent=parent,
    )


def _sheets(facts: tuple[RightsFacts, ...], language: Language) -> list[Paper]:
    from bpa_desk.export.rights import rights_sheet

    return [rights_sheet(each, language) for each in facts]


def _made(facts: PaperRegister, language: Language) -> list[Paper]:
    from bpa_desk.export.person_papers import register

    return [register(facts, language)]
