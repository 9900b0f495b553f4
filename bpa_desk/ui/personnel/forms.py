"""The drafts of the register: one paper with what a contract must say, and whom a checklist is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.person_checklist import Passage, PersonChecklist
from bpa_desk.domain.person_paper import ContractPoint, PaperKind, PersonPaper, PointAnswer
from bpa_desk.domain.person_paper_words import ANSWERS, MEANINGS, NAMES
from bpa_desk.language import _, current
from bpa_desk.services import clock, people, person_checklists, person_papers
from bpa_desk.services.person_checklists import PointRow
from bpa_desk.services.person_papers import LawPoint
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

_DAYS = ("sent_on", "signed_on", "start", "end", "remind_on")
_NOT_POLICE = ("sent_on", "start", "end", "remind_on", "note")


class PaperForm(Form):
    """One paper as a form; ``paper()`` is what it says now."""

    def __init__(self, paper: PersonPaper, points: tuple[LawPoint, ...], today: date) -> None:
        super().__init__()
        self._paper, self._points = paper, points
        kind = paper.kind
        police = kind is PaperKind.POLICE
        self.add(words(_(MEANINGS[kind]), "soft"))
        if kind is PaperKind.OTHER:
            self.row(_("What the paper is"), TextField(), field="title", need=True)
        labels = _labels(kind)
        for field in _DAYS:
            if not police or field not in _NOT_POLICE:
                need = (police and field == "signed_on") or (kind is PaperKind.CONTRACT and field == "start")
                self.row(labels[field], DateField(today=lambda: today), field=field, need=need)
        self.row(labels["by"], TextField(), field="by", need=police)
        if not police:
            self.row(_("Note"), NotesField(rows=2), field="note")
        if kind is PaperKind.CONTRACT:
            self._contract()
        values: dict[str, object] = {
            field: getattr(paper, field) for field in (*_DAYS, "by", "note", "title")
        }
        values |= {f"point_{each.letter}": "" for each in points}
        values |= {f"point_{each.letter}": each.answer for each in paper.points}
        self.set_values(values)

    def paper(self) -> PersonPaper:
        """Return the paper as the form says."""
        said: dict[str, Any] = self.values()
        points = tuple(
            ContractPoint(each.letter, str(said.pop(f"point_{each.letter}", "") or ""))
            for each in self._points
        )
        return replace(self._paper, points=tuple(each for each in points if each.answer), **said)

    def say_all(self) -> None:
        """Say that every point without an answer stands in the contract."""
        said = self.values()
        for each in self._points:
            if not said[f"point_{each.letter}"]:
                editor: Any = self.editor(f"point_{each.letter}")
                editor.set_value(PointAnswer.WRITTEN.value)

    def _contract(self) -> None:
        self.heading(_("What the contract must say (aml. § 14-6)"))
        self.add(
            words(
                _("Read the contract beside this. What you leave at “Nothing yet” is named as missing."),
                "soft",
            )
        )
        self.add(button(_("The rest is in the contract"), self.say_all, icon="check"))
        for each in self._points:
            options = [
                (value, _(text))
                for value, text in ANSWERS.items()
                if value != PointAnswer.REFERRED or each.reference
            ]
            self.row(
                _("{letter} – {title}", letter=each.letter, title=each.title),
                ChoiceField([(str(value), text) for value, text in options]),
                field=f"point_{each.letter}",
                help=each.text,
            )


def paper_dialog(parent: QWidget | None, session: Session, paper: PersonPaper) -> DraftDialog:
    """Return the dialog for a new or written paper."""
    name = session.read(people.assistant, paper.assistant).name
    contract = paper.kind is PaperKind.CONTRACT
    points = session.read(person_papers.points, current().code) if contract else ()
    form = PaperForm(paper, points, session.read(clock.today))

    def save() -> Outcome[PersonPaper]:
        return session.attempt(person_papers.save_paper, form.paper())

    title = _("{paper} for {name}", paper=_(NAMES[paper.kind]), name=name)
    return DraftDialog(parent, title, form, save)


def new_paper_dialog(
    parent: QWidget, session: Session, assistant: str, then: Callable[[str], object]
) -> DraftDialog:
    """Return the dialog that asks whose paper and which kind; ``then`` is told the id of what was saved."""
    form = Form()
    form.row(_("Assistant"), ChoiceField(_everybody(session)), field="assistant")
    form.row(_("Paper"), ChoiceField([(kind, _(name)) for kind, name in NAMES.items()]), field="kind")
    form.set_values({"assistant": assistant, "kind": PaperKind.CONTRACT})

    def save() -> Outcome[PersonPaper]:
        said: dict[str, Any] = form.values()
        return Outcome(session.read(person_papers.proposed, said["assistant"], said["kind"]))

    dialog = DraftDialog(parent, _("New paper"), form, save, save_text=_("Go on"))

    def go_on() -> None:
        said: dict[str, Any] = form.values()
        fresh = session.read(person_papers.proposed, said["assistant"], said["kind"])
        open_paper(parent, session, fresh, then)

    dialog.accepted.connect(go_on)
    return dialog


def open_paper(
    parent: QWidget, session: Session, paper: PersonPaper, then: Callable[[str], object] | None = None
) -> None:
    """Open the dialog of a paper; ``then`` is told its id when it is saved."""
    dialog = paper_dialog(parent, session, paper)
    if then is not None:
        dialog.accepted.connect(lambda: then(paper.id))
    dialog.open()


def passage_dialog(
    parent: QWidget, session: Session, passage: Passage, assistant: str, then: Callable[[str], object]
) -> DraftDialog:
    """Return the dialog that begins a checklist; ``then`` is told its id."""
    today = session.read(clock.today)
    form = Form()
    person = form.row(_("Assistant"), ChoiceField(_everybody(session)), field="assistant")
    starting = passage is Passage.STARTING
    day = form.row(
        _("First day at work") if starting else _("Last day at work"), DateField(today=lambda: today),
        field="day", need=True,
    )  # fmt: skip
    form.set_values({"assistant": assistant})

    def propose() -> None:
        chosen = person.value()
        if chosen:
            day.set_value(session.read(person_checklists.proposed_day, chosen, passage))

    propose()
    form.settle()
    person.changed.connect(propose)

    def save() -> Outcome[PersonChecklist]:
        said: dict[str, Any] = form.values()
        outcome = session.attempt(
            person_checklists.begin, said["assistant"], passage, said["day"] or today, current().code
        )
        if outcome.value is not None:
            made.append(outcome.value.id)
        return outcome

    made: list[str] = []
    title = _("Somebody begins") if starting else _("Somebody leaves")
    dialog = DraftDialog(parent, title, form, save, save_text=_("Begin the checklist"))
    dialog.accepted.connect(lambda: then(made[-1]))
    return dialog


def point_dialog(parent: QWidget, session: Session, key: str, row: PointRow) -> DraftDialog:
    """Return the dialog for when one point was done, by whom, and a note."""
    today = session.read(clock.today)
    form = Form()
    form.add(words(row.point.text))
    form.row(_("Done on"), DateField(today=lambda: today, past=True), field="done_on")
    form.row(_("Who did it"), TextField(), field="by")
    form.row(_("Note"), NotesField(rows=2), field="note")
    done = date.fromisoformat(row.point.done_on) if row.point.done_on else None
    form.set_values({"done_on": done, "by": row.point.by, "note": row.point.note})

    def save() -> Outcome[PersonChecklist]:
        said: dict[str, Any] = form.values()
        return session.attempt(
            person_checklists.describe, key, row.id, said["done_on"], said["by"], said["note"]
        )

    return DraftDialog(parent, _("About the point"), form, save, about=f"{key}:{row.id}")


def _everybody(session: Session) -> list[tuple[str, str]]:
    return [(each.id, each.name) for each in session.read(people.assistants)]


def _labels(kind: PaperKind) -> dict[str, str]:
    found = {
        "sent_on": _("Sent for signing on"),
        "signed_on": _("Signed on"),
        "start": _("Applies from"),
        "end": _("Applies until"),
        "remind_on": _("Remind me on"),
        "by": _("Who signed for the other side"),
    }
    if kind is PaperKind.POLICE:
        found |= {"signed_on": _("Shown on"), "by": _("Checked by")}
    elif kind is PaperKind.CONTRACT:
        found |= {"start": _("The contract or the change applies from")}
        found |= {"by": _("Who signed for the employer")}
    elif kind is PaperKind.KEYS:
        found |= {"signed_on": _("Signed for on"), "end": _("Handed back on"), "by": _("Handed out by")}
    elif kind is PaperKind.LONG_SHIFTS:
        found |= {"end": _("Taken back from")}
    elif kind is PaperKind.LARGER_POSITION:
        found |= {"by": _("Told to")}
    return found
