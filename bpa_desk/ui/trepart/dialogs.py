"""The drafts of a trepartsavtale: a new one, terms, parties, a clause, a task, signatures, its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.responsibility import Party
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.trepartsavtale import (
    SIGNERS,
    Member,
    TrepartEventKind,
    Trepartsavtale,
    TrepartState,
)
from bpa_desk.domain.vedtak import VedtakUnit
from bpa_desk.export.trepartsavtale import party_word, signer_word
from bpa_desk.language import Language, _, current
from bpa_desk.services import clock, trepart_matrix, trepart_signing, trepartsavtale
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents.parts import ProseField
from bpa_desk.ui.documents.words import LANGUAGES
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

Made = Callable[[Trepartsavtale], object]


def new_dialog(parent: QWidget | None, session: Session, made: Made) -> DraftDialog:
    """Return the dialog that makes a draft from the template."""
    form = Form()
    form.add(
        words(
            _(
                "You get a draft with 21 clauses and the tasks that are usual, filled in with the names and "
                "the vedtak you have written. Figures without a paragraph are suggestions, and all of it can "
                "be changed."
            )
        )
    )
    language = form.row(_("Language"), ChoiceField[str](LANGUAGES, current().code), field="language")
    done: list[Trepartsavtale] = []

    def save() -> Outcome[Trepartsavtale]:
        outcome = session.attempt(trepartsavtale.new_from_template, language.value() or "nb")
        if outcome and outcome.value is not None:
            done.append(outcome.value)
        return outcome

    dialog = DraftDialog(parent, _("New trepartsavtale"), form, save, save_text=_("Make the draft"))
    dialog.accepted.connect(lambda: made(done[0]))
    return dialog


def terms_dialog(parent: QWidget | None, session: Session, held: Trepartsavtale) -> DraftDialog:
    """Return the dialog for title, vedtak, duration, evaluation and notice."""
    today = session.read(clock.today)

    def day() -> DateField:
        return DateField(today=lambda: today)

    form = Form()
    form.row(_("Title"), TextField(), field="title", need=True)
    form.heading(_("The vedtak"), 3)
    form.row(_("Date of the vedtak"), day(), field="vedtak_on")
    form.row(_("Hours granted"), HoursField(), field="vedtak_minutes")
    per = ChoiceField[VedtakUnit]([(VedtakUnit.WEEK, _("a week")), (VedtakUnit.YEAR, _("a year"))])
    form.row(_("The hours are for"), per, field="vedtak_unit")
    form.row(_("Vedtak until"), day(), field="vedtak_until", help=_("Empty: no end."))
    form.heading(_("How long it applies"), 3)
    form.row(_("First day"), day(), field="starts_on")
    form.row(_("Last day"), day(), field="ends_on", help=_("Empty: until notice is given."))
    form.row(
        _("Notice in months"), NumberField(whole=True, most=trepartsavtale.LONGEST_NOTICE),
        field="notice_months",
    )
    form.heading(_("Evaluation"), 3)
    form.row(_("First evaluation"), day(), field="evaluate_on", help=_("Often three months after the start."))
    form.row(
        _("Months between evaluations"), NumberField(whole=True, most=trepartsavtale.LONGEST_PAUSE),
        field="evaluate_months", help=_("0: only the first."),
    )  # fmt: skip
    form.set_values({name: getattr(held, name) for name in trepartsavtale.TERMS})

    def save() -> Outcome[Trepartsavtale]:
        said: dict[str, Any] = form.values()
        for name in ("vedtak_minutes", "notice_months", "evaluate_months"):
            said[name] = int(said[name] or 0)
        return session.attempt(trepartsavtale.describe, held.id, said)

    return DraftDialog(parent, _("Basis and dates"), form, save)


def members_dialog(parent: QWidget | None, session: Session, held: Trepartsavtale) -> DraftDialog:
    """Return the dialog for who the parties are, who speaks for them, and who steps in."""
    form = Form()
    form.add(
        words(
            _("Is the kommune also the employer? Write the same name for both; then it signs once for both."),
            "soft",
        )
    )
    for party in SIGNERS:
        who = party_word(party, current())
        form.heading(who, 3)
        own = party in (Party.LEADER, Party.CO_LEADER)
        note = _("Leave it empty when there is none.") if party is Party.CO_LEADER else ""
        form.row(_("{party}: name", party=who), TextField(), field=f"{party}_name", help=note)
        if not own:
            form.row(_("{party}: contact", party=who), TextField(), field=f"{party}_contact")
        form.row(_("{party}: deputy", party=who), TextField(), field=f"{party}_deputy")
    form.set_values(
        {
            f"{each.party}_{name}": getattr(each, name)
            for each in map(held.member, SIGNERS)
            for name in ("name", "contact", "deputy")
        }
    )

    def save() -> Outcome[Trepartsavtale]:
        said: dict[str, Any] = form.values()
        members = tuple(
            Member(
                party,
                said[f"{party}_name"],
                str(said.get(f"{party}_contact", "")),
                said[f"{party}_deputy"],
            )
            for party in SIGNERS
        )
        return session.attempt(trepartsavtale.save_members, held.id, members)

    return DraftDialog(parent, _("Parties and deputies"), form, save)


def clause_dialog(
    parent: QWidget | None, session: Session, held: Trepartsavtale, clause: Section
) -> DraftDialog:
    """Return the dialog for one clause."""
    form = Form()
    form.row(_("Heading"), TextField(), field="heading", need=True)
    form.row(_("Text"), ProseField(rows=12), field="body", help=_("An empty line begins a new paragraph."))
    form.set_values({"heading": clause.heading, "body": clause.body})

    def save() -> Outcome[Trepartsavtale]:
        said: dict[str, Any] = form.values()
        typed = Section(clause.key, said["heading"], said["body"])
        return session.attempt(trepartsavtale.save_clause, held.id, typed)

    return DraftDialog(parent, _("Clause"), form, save)


def task_dialog(parent: QWidget | None, session: Session, held: Trepartsavtale) -> DraftDialog:
    """Return the dialog for one more task."""
    form = Form()
    told = _("The employer answers for it and you do it, until you write something else.")
    form.row(_("Task"), TextField(), field="name", need=True, help=told)

    def save() -> Outcome[Trepartsavtale]:
        return session.attempt(trepart_matrix.add_task, held.id, str(form.values()["name"]))

    return DraftDialog(parent, _("New task"), form, save, about=held.id)


def sign_dialog(parent: QWidget | None, session: Session, held: Trepartsavtale) -> DraftDialog:
    """Return the dialog for the days the parties signed."""
    today = session.read(clock.today)
    form = Form()
    form.add(
        words(
            _(
                "Write the day each party signed. When all have signed, this version is closed: it cannot be "
                "changed or undone. Attach the signed copy as a file."
            )
        )
    )
    for each in held.signers:
        label = f"{signer_word(held, each, current())}: {each.name}"
        form.row(label, DateField(today=lambda: today), field=each.party)
    form.set_values(
        {
            each.party: date.fromisoformat(each.signed_on) if each.signed_on else None
            for each in held.signers
        }
    )

    def save() -> Outcome[Trepartsavtale]:
        said: dict[str, Any] = form.values()
        days = {Party(each.party): said[each.party] for each in held.signers}
        return session.attempt(trepart_signing.sign, held.id, days)

    return DraftDialog(parent, _("Signatures"), form, save, about=held.id)


def evaluated_dialog(parent: QWidget | None, session: Session, held: Trepartsavtale) -> DraftDialog:
    """Return the dialog for the day of an evaluation."""
    today = session.read(clock.today)
    form = Form()
    form.add(words(_("If you agreed on something new, make a new version; this one stays as it was signed.")))
    form.row(_("Evaluated on"), DateField(today, today=lambda: today), field="evaluated_on", need=True)
    form.row(_("What came of it"), NotesField(rows=4), field="note")

    def save() -> Outcome[Trepartsavtale]:
        said: dict[str, Any] = form.values()
        day, note = said["evaluated_on"] or today, str(said["note"] or "")
        return session.attempt(trepart_signing.evaluated, held.id, day, note)

    return DraftDialog(parent, _("Evaluation held"), form, save, about=held.id)


def notice_dialog(parent: QWidget | None, session: Session, held: Trepartsavtale) -> DraftDialog:
    """Return the dialog for the day notice was given; empty takes it back."""
    today = session.read(clock.today)
    form = Form()
    told = _("The agreement ends {n} months after this day. Empty: no notice.", n=held.notice_months)
    form.add(words(told))
    form.row(_("Notice given on"), DateField(today=lambda: today), field="notice_given_on")
    parties = [(Party(each.party), party_word(Party(each.party), current())) for each in held.parties]
    form.row(_("Given by"), ChoiceField[Party](parties), field="party")
    form.row(_("Note"), NotesField(rows=2), field="note")
    given = [
        each
        for each in session.read(trepart_signing.events, held.id)
        if each.kind is TrepartEventKind.NOTICE
    ]
    last = given[-1] if given else None
    form.set_values(
        {
            "notice_given_on": held.notice_given_on,
            "party": Party(last.party) if last is not None and last.party else Party.LEADER,
            "note": last.note if last is not None else "",
        }
    )

    def save() -> Outcome[Trepartsavtale]:
        said: dict[str, Any] = form.values()
        return session.attempt(
            trepart_signing.give_notice, held.id, said["notice_given_on"], said["party"],
            str(said["note"] or ""),
        )  # fmt: skip

    return DraftDialog(parent, _("Notice"), form, save, about=held.id)


def files_dialog(parent: QWidget, desk: Desk, held: Trepartsavtale) -> ExportDialog:
    """Return the dialog that writes one version as a file."""
    facts = desk.session.read(trepartsavtale.facts, held.id)

    def make(language: Language) -> Sequence[Paper]:
        from bpa_desk.export.trepartsavtale import trepartsavtale as paper

        return [paper(facts, language)]

    about = _("The file holds version {number} with a line for each party to sign on.", number=held.version)
    if held.state is TrepartState.DRAFT:
        about += " " + _("It is marked as a draft.")
    return ExportDialog(
        desk, _("Trepartsavtale as a file"), make, ("pdf", "html", "xlsx"), about=about,
        language=held.language, parent=parent,
    )  # fmt: skip
