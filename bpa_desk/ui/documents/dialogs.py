"""The small questions about a stillingsbeskrivelse: a new one, a copy, approval, and its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.language import Language, _, current
from bpa_desk.services import clock, derived_papers, described, papers, people
from bpa_desk.services.store import Store
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.documents.quality import standing
from bpa_desk.ui.documents.whom import WhomRows
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

Made = Callable[[Stillingsbeskrivelse], object]


def ask_new(desk: Desk, parent: QWidget, made: Made) -> DraftDialog:
    """Ask for language and person, and make a draft from the template."""
    form = Form()
    form.add(words(_("You get a draft with the usual sections, filled in with the names you have written.")))
    language = form.row(_("Language"), ChoiceField[str](told.LANGUAGES, current().code), field="language")
    whom = WhomRows(form, _everyone(desk), desk.session.read(described.roles))

    def make(store: Store) -> Stillingsbeskrivelse:
        return papers.new_from_template(store, language.value() or "nb", *whom.required())

    def save() -> Outcome[Stillingsbeskrivelse]:
        return desk.session.attempt(make)

    return _open(parent, _("New stillingsbeskrivelse"), form, save, made, _("Make the draft"))


def ask_copy(desk: Desk, parent: QWidget, paper: Stillingsbeskrivelse, made: Made) -> DraftDialog:
    """Ask whom the copy is for, and make it a draft of its own."""
    form = Form()
    form.add(words(_("The copy of “{title}” is a draft of its own, as version 1.", title=paper.title)))
    whom = WhomRows(form, _everyone(desk), desk.session.read(described.roles))

    def copy(store: Store) -> Stillingsbeskrivelse:
        return papers.copy_for(store, paper.id, *whom.required())

    def save() -> Outcome[Stillingsbeskrivelse]:
        return desk.session.attempt(copy)

    return _open(parent, _("Copy for another"), form, save, made, _("Make the copy"))


def ask_derive(desk: Desk, parent: QWidget, paper: Stillingsbeskrivelse, made: Made) -> DraftDialog:
    """Ask for which role or person a paper that builds on this one is."""
    form = Form()
    form.add(
        words(
            _(
                "The new one begins with the same words as “{title}”, version {number}. It shows where you "
                "write something else, and takes over what is new there when you ask for it. For those it is "
                "for, it takes the place of this one.",
                title=paper.title, number=paper.version,
            )
        )
    )  # fmt: skip
    whom = WhomRows(form, _everyone(desk), desk.session.read(described.roles), all_too=False)

    def derive(store: Store) -> Stillingsbeskrivelse:
        return derived_papers.derive(store, paper.id, *whom.required())

    def save() -> Outcome[Stillingsbeskrivelse]:
        return desk.session.attempt(derive)

    return _open(parent, _("Derive for a role or a person"), form, save, made, _("Make the draft"))


def ask_approve(desk: Desk, parent: QWidget, paper: Stillingsbeskrivelse, made: Made) -> DraftDialog:
    """Ask from when the version holds and when to look at it again."""
    form = Form()
    form.add(words(_("An approved version is not changed any more. New versions come after it.")))
    checks = desk.session.read(derived_papers.judged, paper)
    form.add(words(_("Quality: {told}", told=standing(checks)), "soft"))
    today = desk.session.read(clock.today)
    start = form.row(
        _("In force from"), DateField(today, today=lambda: today), field="valid_from", need=True
    )
    review = form.row(
        _("To be looked through by"),
        DateField(today=lambda: today),
        field="next_review",
        help=_("Empty: in a year. You are reminded under Today."),
    )

    def save() -> Outcome[Stillingsbeskrivelse]:
        first = start.value() or today
        return desk.session.attempt(papers.approve, paper.id, first, review.value())

    return _open(parent, _("Approve version {number}", number=paper.version), form, save, made, _("Approve"))


def ask_files(desk: Desk, parent: QWidget, key: str, *, restricted: bool = False) -> ExportDialog:
    """Ask how and where the paper is to be written; ``restricted`` writes its appendix, and only that."""
    facts = desk.session.read(papers.facts, key)
    paper = facts.paper

    def make(language: Language) -> Sequence[Paper]:
        from bpa_desk.export.stillingsbeskrivelse import appendix, stillingsbeskrivelse

        made = appendix(facts, language) if restricted else stillingsbeskrivelse(facts, language)
        return [made] if made is not None else []

    whom = _("those in the role “{role}”", role=paper.role) if paper.role else facts.assistant_name
    whom = whom or _("all assistants")
    values = {"title": paper.title, "number": paper.version, "whom": whom}
    if restricted:
        title = _("The restricted appendix as a file")
        about = _(
            "The file holds only the restricted appendix to “{title}”, version {number}, for: {whom}. It "
            "tells about health. Give it only to those who need it, and use a password if it is sent.",
            **values,
        )
    else:
        title = _("Stillingsbeskrivelse as a file")
        about = _("The file holds “{title}”, version {number}, for: {whom}.", **values)
        if paper.state is DocumentState.DRAFT:
            about += " " + _("It is marked as a draft.")
        if paper.appendix:
            about += " " + _("The restricted appendix is not in it.")
    dialog = ExportDialog(
        desk, title, make, ("pdf", "html"), about=about, language=paper.language, parent=parent
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _everyone(desk: Desk) -> list[tuple[str, str]]:
    return [(each.id, each.name) for each in desk.session.read(people.assistants)]


def _open(
    parent: QWidget,
    title: str,
    form: Form,
    save: Callable[[], Outcome[Stillingsbeskrivelse]],
    made: Made,
    save_text: str,
) -> DraftDialog:
    def keep() -> Outcome[Stillingsbeskrivelse]:
        outcome = save()
        if outcome and outcome.value is not None:
            done.append(outcome.value)
        return outcome

    done: list[Stillingsbeskrivelse] = []
    dialog = DraftDialog(parent, title, form, keep, save_text=save_text)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: made(done[0]))
    dialog.open()
    return dialog
