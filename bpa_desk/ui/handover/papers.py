"""Writing the book for one who stands in, and the paper of one who leads meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.handover import Deputy
from bpa_desk.domain.handover_paper import DeputyFacts, HandoverFacts
from bpa_desk.language import Language, _
from bpa_desk.services import deputies, handover_papers
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import CheckField, TicksField
from bpa_desk.ui.kit.form import Form

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

FORMATS = ("pdf", "html")


class BookDialog(ExportDialog):
    """Asks what of the book is written: whose telephones, the rota, and whether the health details too."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        about = _(
            "For one who stands in at short notice: whom to call, what to do, where things are, and when "
            "it was last verified. Codes and passwords are never in it, nor files beside it."
        )
        self._facts: HandoverFacts | None = None
        self._with_appendix = False
        super().__init__(desk, _("Write the handover book"), self._made, FORMATS, about=about, parent=parent)

    def ask(self, form: Form) -> None:
        """Ask what is to be in the book: it is given to somebody else."""
        people = self._desk.session.read(handover_papers.reachable)
        self.people = form.row(
            _("Telephones of"),
            TicksField(
                [(each.id, each.name) for each in people], across=True,
                nothing=_("No assistant has a telephone written."),
            ),
            field="people",
            help=_("Only those who are content that others get their number."),
        )  # fmt: skip
        self.people.set_value(each.id for each in people)
        self.rota = form.row("", CheckField(_("Who comes when, the next two weeks"), True), field="rota")
        self.appendix = form.row(
            "", CheckField(_("The health details too, as a paper of their own")), field="appendix",
            help=_("Health details are only for those who need them to do the work."),
        )  # fmt: skip

    def save(self) -> None:
        """Read what is chosen before the files are made: that happens on another thread."""
        read = self._desk.session.read
        self._facts = read(handover_papers.facts, self.people.value(), rota=self.rota.value())
        self._with_appendix = self.appendix.value()
        super().save()

    def _made(self, language: Language) -> list[Paper]:
        from bpa_desk.export.handover import handover_appendix, handover_book

        assert self._facts is not None
        made = [handover_book(self._facts, language)]
        restricted = handover_appendix(self._facts, language) if self._with_appendix else None
        return [*made, *([restricted] if restricted is not None else [])]


def deputy_papers(parent: QWidget, desk: Desk, deputy: Deputy) -> ExportDialog:
    """Return the dialog that writes the paper of one who leads meanwhile."""
    facts = desk.session.read(deputies.facts, deputy.id)
    about = _(
        "For {name}: what they may decide, what not, what falls due in the period, and lines to sign on.",
        name=deputy.name,
    )
    return ExportDialog(
        desk, _("Write the paper for the one who leads"), partial(_deputy, facts), FORMATS, about=about,
        parent=parent,
    )  # fmt: skip


def _deputy(facts: DeputyFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.handover import deputy_paper

    return [deputy_paper(facts, language)]
