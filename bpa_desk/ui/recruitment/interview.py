"""The interview of one candidate: a field for each question, and beside them what one does not ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.candidate import Candidate, CandidateState, InterviewFacts
from bpa_desk.language import Language, _, current
from bpa_desk.services import clock, meeting_guides, own_templates, recruitment
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper


def interview_dialog(
    parent: QWidget, session: Session, candidate: Candidate, then: Callable[[str], object]
) -> DraftDialog:
    """Return the dialog with the questions and what was answered; ``then`` is told the candidate's id."""
    today, code = session.read(clock.today), current().code
    asked = session.read(recruitment.questions, candidate, code)
    form = Form()
    form.heading(_("What one does not ask"))
    never = session.read(own_templates.guide, meeting_guides.NOT_ASKED, code)
    form.add(words("\n".join(f"– {each}" for each in never.topics)))
    form.row(_("Interview on"), DateField(today=lambda: today), field="interview_on")
    form.heading(_("What is asked"))
    for at, each in enumerate(asked):
        label = _("{number}. {question}", number=at + 1, question=each.text)
        form.row(label, NotesField(rows=2), field=f"answer_{at}")
    form.row(_("Notes from the interview"), NotesField(rows=3), field="interview")
    values: dict[str, object] = {f"answer_{at}": each.note for at, each in enumerate(asked)}
    form.set_values(
        values | {"interview_on": candidate.interview_on, "interview": candidate.interview}
    )

    def save() -> Outcome[Candidate]:
        said: dict[str, Any] = form.values()
        answers = tuple(
            replace(each, note=str(said.pop(f"answer_{at}") or "")) for at, each in enumerate(asked)
        )
        # Until something is answered the guide may still change.
        kept = answers if any(each.note for each in answers) else ()
        state = candidate.state
        if kept and state is CandidateState.APPLIED:
            state = CandidateState.INTERVIEW
        changed = replace(candidate, answers=kept, state=state, **said)
        return session.attempt(recruitment.save_candidate, changed)

    title = _("Interview with {name}", name=candidate.name)
    dialog = DraftDialog(parent, title, form, save)
    dialog.accepted.connect(lambda: then(candidate.id))
    return dialog


def sheet_dialog(parent: QWidget, desk: Desk, candidate: Candidate) -> ExportDialog:
    """Return the dialog that writes the sheet of the interview."""
    read = desk.session.read
    # Read now: the paper is made on another thread, away from the file.
    facts: dict[str, InterviewFacts] = {
        code: read(recruitment.interview_facts, candidate, code) for code in recruitment.LANGUAGES
    }

    def made(language: Language) -> Sequence[Paper]:
        from bpa_desk.export.interview import interview_sheet

        return [interview_sheet(facts[language.code], language)]

    about = _("The questions with room to write, or with the answers when they are written.")
    return ExportDialog(
        desk, _("Write the interview sheet"), made, ("pdf", "html"), about=about, parent=parent
    )
