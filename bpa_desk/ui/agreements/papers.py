"""Writing the register of agreements about working hours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.language import Language, _
from bpa_desk.services import agreement_papers
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.agreement_paper import AgreementRegister
    from bpa_desk.export.papers import Paper


def papers_dialog(parent: QWidget, desk: Desk) -> ExportDialog:
    """Return the dialog that writes every agreement on one paper."""
    about = _("Every agreement with whom it concerns, how long it applies, who signed, and its numbers.")
    facts = desk.session.read(agreement_papers.register)
    formats = ("pdf", "html", "xlsx", "csv")
    return ExportDialog(
        desk, _("Write the papers"), partial(_made, facts), formats, about=about, parent=parent
    )


def _made(facts: AgreementRegister, language: Language) -> list[Paper]:
    from bpa_desk.export.agreements import agreement_register

    return [agreement_register(facts, language)]
