"""Writing the papers of health and safety: the open round, or the overview with all rounds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.language import Language, _
from bpa_desk.services import hms
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.hms_paper import HmsFacts, RoundFacts
    from bpa_desk.export.papers import Paper


def papers_dialog(parent: QWidget, desk: Desk, key: str = "") -> ExportDialog:
    """Return the dialog that writes the round with the key, or everything when there is none."""
    read = desk.session.read
    formats = ("pdf", "html", "xlsx")
    if key:
        about = _("The round with its answers, measures and a line for each participant to sign on.")
        one = partial(_round, read(hms.facts, key))
        return ExportDialog(desk, _("Write the round"), one, formats, about=about, parent=parent)
    rounds = tuple(read(hms.facts, each.id) for each in read(hms.rounds))
    about = _("An overview of open measures and rounds, and then each round.")
    return ExportDialog(
        desk, _("Write the HMS papers"), partial(_all, read(hms.overview), rounds), formats,
        about=about, together=("hms",), parent=parent,
    )  # fmt: skip


def _round(facts: RoundFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.hms import round_paper

    return [round_paper(facts, language)]


def _all(facts: HmsFacts, rounds: tuple[RoundFacts, ...], language: Language) -> list[Paper]:
    from bpa_desk.export.hms import hms_papers

    return hms_papers(facts, rounds, language)
