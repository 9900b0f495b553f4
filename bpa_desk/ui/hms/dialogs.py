"""The drafts of health and safety: a measure, a round’s particulars, a remark, a signature, a checklist."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.hms_round import Checklist, Round
from bpa_desk.domain.remedy import Remedy
from bpa_desk.language import _
from bpa_desk.services import checklists, clock, hms, people, remedies
from bpa_desk.ui.kit.choices import TagsField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session


def remedy_dialog(
    parent: QWidget | None, session: Session, remedy: Remedy, question: str = ""
) -> DraftDialog:
    """Return the dialog for a new or written measure; ``question`` is the line that was answered no."""
    today = session.read(clock.today)
    form = Form()
    if question:
        form.add(words(_("Answered no: {question}", question=question)))
        form.add(words(_("Write what is to be done, or leave it with Esc; the answer stays."), "soft"))
    form.row(_("What"), TextField(), field="what", need=True)
    form.row(_("Who sees to it"), TextField(), field="owner")
    form.row(_("Deadline"), DateField(today=lambda: today), field="deadline")
    written = session.read(remedies.found, remedy.id) is not None
    if written:
        done = DateField(today=lambda: today)
        form.row(_("Done on"), done, field="done_on", help=_("Empty while there is something left to do."))
    form.row(_("Note"), TextField(), field="note")
    what = remedy.what or (_("Put right: {question}", question=question) if question else "")
    form.set_values(
        {
            "what": what, "owner": remedy.owner, "deadline": remedy.deadline, "done_on": remedy.done_on,
            "note": remedy.note,
        }
    )  # fmt: skip

    def save() -> Outcome[Remedy]:
        said: dict[str, Any] = form.values()
        return session.attempt(remedies.save_remedy, replace(remedy, **said))

    return DraftDialog(parent, _("Measure"), form, save, about=question)


def particulars_dialog(parent: QWidget | None, session: Session, held: Round) -> DraftDialog:
    """Return the dialog for when the round was held and who took part."""
    today = session.read(clock.today)
    form = Form()
    form.row(_("Held on"), DateField(held.held_on, today=lambda: today), field="held_on", need=True)
    _participants(form, session)
    form.row(_("Note"), NotesField(), field="note")
    form.set_values({"held_on": held.held_on, "participants": held.participants, "note": held.note})

    def save() -> Outcome[Round]:
        said: dict[str, Any] = form.values()
        day = said["held_on"] or held.held_on
        return session.attempt(hms.describe, held.id, day, tuple(said["participants"]), said["note"])

    return DraftDialog(parent, _("About the round"), form, save, about=held.id)


def remark_dialog(parent: QWidget | None, session: Session, held: Round, at: int) -> DraftDialog:
    """Return the dialog for the remark on one line."""
    form = Form()
    form.add(words(held.lines[at].text))
    form.row(_("Remark"), NotesField(), field="note")
    form.set_values({"note": held.lines[at].note})

    def save() -> Outcome[Round]:
        return session.attempt(hms.remark, held.id, at, str(form.values()["note"] or ""))

    return DraftDialog(parent, _("Remark"), form, save, about=f"{held.id}:{at}")


def sign_dialog(parent: QWidget | None, session: Session, held: Round) -> DraftDialog:
    """Return the dialog that closes the round for good."""
    form = Form()
    form.add(
        words(
            _(
                "Afterwards the round cannot be changed or undone. The paper has a line for each participant "
                "to sign on."
            )
        )
    )
    _participants(form, session)
    form.set_values({"participants": held.participants})

    def save() -> Outcome[Round]:
        said: dict[str, Any] = form.values()
        return session.attempt(hms.sign, held.id, tuple(said["participants"]))

    return DraftDialog(parent, _("Close the round for signing"), form, save, save_text=_("Close for good"))


def checklist_dialog(
    parent: QWidget | None, session: Session, each: Checklist, fresh: bool = False
) -> DraftDialog:
    """Return the dialog for a checklist of one's own or one's own version of a shipped one."""
    form = Form()
    form.row(_("Name"), TextField(), field="title", need=True)
    form.row(
        _("Months between rounds"),
        NumberField(least=0, most=checklists.LONGEST_PAUSE, whole=True),
        field="months",
        help=_("0 means when it is needed. How often is our advice; change it to what you have agreed."),
    )
    form.row(
        _("Questions"),
        NotesField(rows=12),
        field="lines",
        need=True,
        help=_("One on each line, so that yes is good. Rounds that are held keep their wording."),
    )
    form.row(_("When and how"), TextField(), field="hint")
    form.set_values(
        {"title": each.title, "months": each.months, "lines": "\n".join(each.lines), "hint": each.hint}
    )

    def save() -> Outcome[Checklist]:
        said: dict[str, Any] = form.values()
        changed = Checklist(
            each.id, said["title"], int(said["months"] or 0), tuple(said["lines"].splitlines()), said["hint"]
        )
        return session.attempt(checklists.save_checklist, changed)

    return DraftDialog(parent, _("New checklist") if fresh else _("Change the checklist"), form, save)


def _participants(form: Form, session: Session) -> None:
    known = [each.name for each in session.read(people.assistants)]
    form.row(
        _("Participants"),
        TagsField(known=known),
        field="participants",
        help=_("The arbeidsleder, the verneombud or an assistant, and others who were there."),
    )
