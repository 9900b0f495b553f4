"""Writing the papers of internal control: the points, the risks and the emergency card, or the card alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.language import Language, _
from bpa_desk.services import internal_control, risks
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.internal_control_paper import ControlFacts, EmergencyFacts, RiskFacts
    from bpa_desk.export.papers import Paper


def control_papers(parent: QWidget, desk: Desk) -> ExportDialog:
    """Return the dialog that writes all papers of internal control."""
    read = desk.session.read
    make = partial(_all, read(internal_control.facts), read(risks.facts), read(internal_control.emergency))
    about = _("The eight points with goals and equipment, the risk assessment, and the emergency card.")
    return ExportDialog(
        desk, _("Write the papers of internal control"), make, ("pdf", "html", "xlsx"), about=about,
        apart=True, together=("internkontroll",), parent=parent,
    )  # fmt: skip


def card_papers(parent: QWidget, desk: Desk) -> ExportDialog:
    """Return the dialog that writes the emergency card."""
    make = partial(_card, desk.session.read(internal_control.emergency))
    about = _("One sheet for the wall, in large letters.")
    return ExportDialog(
        desk, _("Write the emergency card"), make, ("pdf", "html"), about=about, parent=parent
    )


def _all(control: ControlFacts, risk: RiskFacts, card: EmergencyFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.internal_control import control_papers as made

    return made(control, risk, card, language)


def _card(card: EmergencyFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.internal_control import emergency_card

    return [emergency_card(card, language)]
