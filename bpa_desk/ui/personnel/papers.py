"""Writing the register of the assistants' papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.language import Language, _
from bpa_desk.services import person_papers
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.person_paper_register import PaperRegister
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


def _made(facts: PaperRegister, language: Language) -> list[Paper]:
    from bpa_desk.export.person_papers import register

    return [register(facts, language)]
