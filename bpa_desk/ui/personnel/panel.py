"""One paper of the register in the inspector: how it stands, what it lacks, and the signed copy beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from bpa_desk.domain.person_paper import PaperKind, PaperState, PersonPaper
from bpa_desk.domain.person_paper_register import PaperLine
from bpa_desk.domain.person_paper_words import LAWS, MEANINGS
from bpa_desk.export.person_papers import days_of, name_of, state_word
from bpa_desk.language import _, current
from bpa_desk.services import person_papers
from bpa_desk.services.person_papers import Entry
from bpa_desk.ui.absence.listed import Step, buttons
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.section import Section, facts, words

TONES = {PaperState.MISSING: "warning", PaperState.EXPIRING: "warning"}
ICONS = {
    PaperState.MISSING: "warning", PaperState.DRAFT: "edit", PaperState.SENT: "mail",
    PaperState.COMING: "good", PaperState.IN_FORCE: "good", PaperState.EXPIRING: "warning",
    PaperState.ENDED: "archive",
}  # fmt: skip


class PaperPanel(Panel):
    """A paper, or what is said of one that is missing; gone when the line is."""

    watches = frozenset({"person_paper", "assistant", "employment"})

    def __init__(self, desk: Desk, entry: Entry, edit: Callable[[Entry], object]) -> None:
        super().__init__(desk, entry.person.name)
        self._key, self._edit = entry.id, edit
        self._shown: Entry | None = None

    def refresh(self) -> bool:
        """Show the paper again; False when it is gone."""
        listed = self.desk.session.read(person_papers.register)
        entry = next((each for each in listed if each.id == self._key), None)
        if entry is None:
            return False
        if entry != self._shown:
            self._shown = entry
            self._build(entry)
        return True

    def _build(self, entry: Entry) -> None:
        box = self.renewed(3)
        language, paper = current(), entry.paper
        box.addWidget(words(name_of(entry.kind, paper, language), "label"))
        state = state_word(paper, entry.state, language)
        box.addWidget(words(state, "label", TONES.get(entry.state, "")))
        when = days_of(line_of(entry), language)
        told = [(_("When"), when), (_("Paragraph"), LAWS.get(entry.kind, ""))]
        if paper is not None:
            told += [(_("By"), paper.by), (_("Note"), paper.note)]
            if paper.remind_on is not None:
                told.append((_("Remind me on"), language.date_year(paper.remind_on)))
        box.addWidget(facts(told))
        box.addWidget(words(_(MEANINGS[entry.kind]), "soft"))
        box.addWidget(buttons(self._steps(entry)))
        if paper is not None:
            self._more(box, paper)
        self.put_renewed()

    def _more(self, box: QVBoxLayout, paper: PersonPaper) -> None:
        if paper.lacking and paper.kind is PaperKind.CONTRACT:
            section = Section(_("The contract says nothing about"))
            points = self.desk.session.read(person_papers.points, current().code)
            titles = {each.letter: each for each in points}
            for letter in paper.lacking:
                point = titles[letter]
                section.add(words(_("{letter} – {title}", letter=letter, title=point.title)))
            box.addWidget(section)
        if paper.kind is not PaperKind.POLICE:
            title = _("The signed paper")
            box.addWidget(AttachmentsSection(self.desk, person_papers.KIND, paper.id, title))

    def _steps(self, entry: Entry) -> list[Step]:
        paper, session = entry.paper, self.desk.session
        if paper is None:
            return [(_("Write it down"), partial(self._edit, entry), "plus")]
        steps: list[Step] = [(_("Change"), partial(self._edit, entry), "edit")]
        if paper.signed_on is None:
            signed = partial(session.run, person_papers.mark_signed, paper.id)
            steps.insert(0, (_("Signed today"), signed, "check"))
        return [*steps, (_("Delete"), partial(session.run, person_papers.remove_paper, paper.id), "trash")]


def line_of(entry: Entry) -> PaperLine:
    """Return the entry as the line of the paper."""
    lacking = entry.paper.lacking if entry.paper is not None else ()
    return PaperLine(entry.person.name, entry.kind, entry.state, entry.paper, entry.due, lacking)
