"""The drafts of recruitment: a vacancy with its advert, a candidate, and becoming an assistant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.candidate import Candidate, CandidateState, Referee, Vacancy
from bpa_desk.language import _, current
from bpa_desk.services import clock, papers, recruitment
from bpa_desk.services.identity import new_id
from bpa_desk.ui.documents.words import language_word
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.people.repeat import Kind, Part, RepeatField
from bpa_desk.ui.people.wording import kind_options
from bpa_desk.ui.recruitment.words import state_options
from bpa_desk.ui.session import Outcome, Session


def vacancy_dialog(
    parent: QWidget, session: Session, vacancy: Vacancy, then: Callable[[str], object]
) -> DraftDialog:
    """Return the dialog of a vacancy; ``then`` is told its id."""
    today = session.read(clock.today)
    form = Form()
    form.add(
        words(
            _(
                "Ask part-timers first: they have a right to a larger position before somebody new is "
                "employed (aml. § 14-3). The employer employs and signs."
            ),
            "soft",
        )
    )
    form.row(_("Position"), TextField(), field="title", need=True)
    roles = [(each.document, each.title) for each in session.read(papers.stillingsbeskrivelser)]
    form.row(_("Job description"), ChoiceField([("", _("None")), *roles]), field="document")
    form.row(
        _("Language of the advert"),
        ChoiceField([(code, language_word(code)) for code in recruitment.LANGUAGES]),
        field="language",
    )
    form.row(_("Apply by"), DateField(today=lambda: today), field="deadline")
    form.add(button(_("Write the advert from the job description"), lambda: propose(), icon="documents"))
    advert = form.row(
        _("Advert"),
        NotesField(rows=12),
        field="advert",
        help=_("Read it through and change it freely. Nothing about the user’s health belongs in an advert."),
    )
    form.row(_("Filled on"), DateField(today=lambda: today, past=True), field="filled_on")
    form.row(_("Note"), NotesField(rows=2), field="note")
    form.set_values(
        {
            name: getattr(vacancy, name)
            for name in ("title", "document", "language", "deadline", "advert", "filled_on", "note")
        }
    )

    def as_said() -> Vacancy:
        said: dict[str, Any] = form.values()
        return replace(vacancy, **said)

    def propose() -> None:
        advert.set_value(session.read(recruitment.proposed_advert, as_said()))
        advert.setFocus()

    def save() -> Outcome[Vacancy]:
        return session.attempt(recruitment.save_vacancy, as_said())

    dialog = DraftDialog(parent, _("Vacancy"), form, save)
    dialog.accepted.connect(lambda: then(vacancy.id))
    return dialog


def candidate_dialog(
    parent: QWidget, session: Session, candidate: Candidate, then: Callable[[str], object]
) -> DraftDialog:
    """Return the dialog of a candidate; ``then`` is told the id."""
    today = session.read(clock.today)
    form = Form()
    form.row(_("Name"), TextField(), field="name", need=True)
    open_ = [(row.id, row.vacancy.title) for row in session.read(recruitment.vacancies)]
    form.row(_("Position"), ChoiceField(open_), field="vacancy")
    form.row(_("Phone"), TextField(), field="phone")
    form.row(_("E-mail"), TextField(), field="email")
    options = state_options()
    if candidate.state is not CandidateState.HIRED:
        options = [each for each in options if each[0] is not CandidateState.HIRED]
    form.row(_("How far"), ChoiceField(options), field="state")
    form.row(_("Applied on"), DateField(today=lambda: today, past=True), field="applied_on")
    form.heading(_("Interview"))
    form.row(_("Interview on"), DateField(today=lambda: today), field="interview_on")
    form.row(
        _("Notes from the interview"),
        NotesField(rows=5),
        field="interview",
        help=_(
            "Only what matters for the work. Do not ask about health beyond what the work makes necessary "
            "(aml. § 9-3). The candidate has a right to see what you write."
        ),
    )
    form.row(_("References"), _referees_field(today), field="referees")
    _trial_rows(form, today)
    form.row(_("Note"), NotesField(rows=2), field="note")
    values: dict[str, object] = {
        name: getattr(candidate, name)
        for name in ("name", "vacancy", "phone", "email", "state", "applied_on", "interview_on", "interview",
                     "trial_on", "trial_from", "trial_minutes", "trial_paid", "trial", "note")
    }  # fmt: skip
    values["referees"] = [
        (
            "referee",
            (each.name, each.relation, each.phone, _day(each.asked_on), each.said),
        )
        for each in candidate.referees
    ]
    form.set_values(values)

    def save() -> Outcome[Candidate]:
        said: dict[str, Any] = form.values()
        said["trial_minutes"] = None if said["trial_minutes"] is None else int(said["trial_minutes"])
        referees = tuple(_referee(line) for _kind, line in said.pop("referees"))
        return session.attempt(recruitment.save_candidate, replace(candidate, referees=referees, **said))

    title = candidate.name or _("New candidate")
    dialog = DraftDialog(parent, title, form, save)
    dialog.accepted.connect(lambda: then(candidate.id))
    return dialog


def employ_dialog(
    parent: QWidget, session: Session, candidate: Candidate, then: Callable[[Assistant], object]
) -> DraftDialog:
    """Return the dialog that makes a candidate an assistant; ``then`` is told who it became."""
    today = session.read(clock.today)
    form = Form()
    form.add(
        words(
            _(
                "{name} gets a record with phone and e-mail, the terms below and a checklist for the first "
                "weeks. The employer employs and signs the contract.",
                name=candidate.name,
            ),
            "soft",
        )
    )
    form.row(_("First day"), DateField(today=lambda: today), field="start",
             help=_("Leave it empty to write the terms later."))  # fmt: skip
    form.row(_("Hours a week"), HoursField(least=0, most=168 * 60), field="minutes")
    form.row(_("Engaged as"), ChoiceField(kind_options()), field="kind")
    form.row(_("The position is filled"), CheckField(_("The position is filled")), field="filled")
    form.set_values({"kind": EmploymentKind.FAST, "filled": True})
    made: list[Assistant] = []

    def save() -> Outcome[Assistant]:
        said: dict[str, Any] = form.values()
        terms = None
        if said["start"] is not None:
            minutes = None if said["minutes"] is None else int(said["minutes"])
            terms = Employment(new_id(), "", said["start"], kind=said["kind"], minutes_per_week=minutes)
        outcome = session.attempt(
            recruitment.employ, candidate.id, terms, current().code, bool(said["filled"])
        )
        if outcome.value is not None:
            made.append(outcome.value)
        return outcome

    dialog = DraftDialog(parent, _("Employ {name}", name=candidate.name), form, save, save_text=_("Employ"))
    dialog.accepted.connect(lambda: then(made[-1]))
    return dialog


def _trial_rows(form: Form, today: date) -> None:
    form.heading(_("Trial shift"))
    form.add(
        words(
            _(
                "A trial shift is work: a contract in writing is needed at once, for it is shorter than a "
                "month (aml. § 14-5). Agree beforehand when it begins and ends, and pay for it (our advice)."
            ),
            "soft",
        )
    )
    form.row(_("Trial shift on"), DateField(today=lambda: today), field="trial_on")
    form.row(_("The trial shift begins"), TimeField(), field="trial_from")
    form.row(_("How long it lasts, in hours"), HoursField(least=15, most=24 * 60), field="trial_minutes")
    form.question(_("Agreed that the trial shift is paid"), CheckField(_("Yes")), field="trial_paid")
    form.row(_("How it went"), NotesField(rows=3), field="trial")


def _referees_field(today: date) -> RepeatField:
    def asked() -> DateField:
        return DateField(today=lambda: today, past=True)

    parts = (
        Part(_("Name"), TextField, 2), Part(_("Relation"), TextField), Part(_("Phone"), TextField),
        Part(_("Asked on"), asked), Part(_("What was said"), TextField, 3),
    )  # fmt: skip
    return RepeatField([Kind("referee", _("Add reference"), _("Reference"), parts)])


def _referee(line: tuple[object, ...]) -> Referee:
    name, relation, phone, asked, said = line
    day = asked.isoformat() if isinstance(asked, date) else ""
    return Referee(str(name), str(relation), str(phone), day, str(said))


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
