"""Writing the papers of avvik: the report, each avvik, and the form to fill in by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.language import Language, _
from bpa_desk.services import avvik, ordning
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.avvik_paper import AvvikFacts, AvvikReport
    from bpa_desk.export.papers import Paper


def papers_dialog(parent: QWidget, desk: Desk) -> ExportDialog:
    """Return the dialog that writes the report with every avvik and the empty form."""
    read = desk.session.read
    each = tuple(read(avvik.facts, one.id) for one in read(avvik.all_avvik))
    about = _(
        "A report without the names of those who reported, then each avvik whole, and last an empty form an "
        "assistant can fill in by hand."
    )
    return ExportDialog(
        desk, _("Write the papers of avvik"), partial(_all, read(avvik.report), each),
        ("pdf", "html", "xlsx"), about=about, apart=True, together=("avvik",), parent=parent,
    )  # fmt: skip


def form_dialog(parent: QWidget, desk: Desk) -> ExportDialog:
    """Return the dialog that writes the empty form alone, to lie where the assistants find it."""
    name = desk.session.read(ordning.current).name
    about = _("One sheet an assistant can fill in by hand and give you the same day.")
    return ExportDialog(
        desk, _("Write an empty form"), partial(_form, name), ("pdf", "html"), about=about, parent=parent
    )


def _form(name: str, language: Language) -> list[Paper]:
    from bpa_desk.export.avvik import form

    return [form(language, name)]


def _all(facts: AvvikReport, each: tuple[AvvikFacts, ...], language: Language) -> list[Paper]:
    from bpa_desk.export.avvik import avvik_papers

    return avvik_papers(facts, each, language)
