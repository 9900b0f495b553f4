"""Writing the register of the assistants' papers, and what is kept of one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.person_record_paper import PointsOf
from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.services import person_papers, person_record_papers, rights
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog

if TYPE_CHECKING:
    from bpa_desk.domain.person_paper_register import PaperRegister
    from bpa_desk.domain.person_record_paper import FollowUpFacts, PointsFacts
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


def points_dialog(parent: QWidget, desk: Desk, facts: PointsFacts) -> ExportDialog:
    """Return the dialog that writes one list of points: who begins, who leaves, or a plan."""
    title = _("Write the plan") if facts.of is PointsOf.PREGNANCY else _("Write the checklist")
    about = _("For {name}: the points as they stand, with lines for both to sign.", name=facts.assistant)
    return ExportDialog(desk, title, partial(_points, facts), ("pdf", "html"), about=about, parent=parent)


def follow_up_dialog(parent: QWidget, desk: Desk, assistant: str) -> ExportDialog:
    """Return the dialog that writes what was done about the sick leaves of one assistant."""
    facts = desk.session.read(person_record_papers.follow_up, assistant)
    about = _(
        "For {name} and the employer: deadlines, steps, who was called and came. Nothing says what somebody "
        "is ill with.",
        name=facts.assistant,
    )
    title = _("Write the follow-up")
    return ExportDialog(desk, title, partial(_followed, facts), ("pdf", "html"), about=about, parent=parent)


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


def _points(facts: PointsFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.points import points_paper

    return [points_paper(facts, language)]


def _followed(facts: FollowUpFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.follow_up import follow_up

    return [follow_up(facts, language)]


def _made(facts: PaperRegister, language: Language) -> list[Paper]:
    from bpa_desk.export.person_papers import register

    return [register(facts, language)]
