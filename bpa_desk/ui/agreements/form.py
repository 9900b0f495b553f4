"""The form of a working-time agreement: which paragraph, for whom, from when, and its own numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.agreement import LIMITS, Agreement
from bpa_desk.language import _, current, unbroken
from bpa_desk.services import agreements, people
from bpa_desk.services.agreements import BasisFacts
from bpa_desk.ui.agreements.effects import EffectsView
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import ChoiceField, TicksField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Session

Today = Callable[[], date]


class AgreementForm(Form):
    """One agreement as a form; ``agreement()`` is what it says now."""

    def __init__(
        self,
        agreement: Agreement,
        bases: Sequence[BasisFacts],
        everyone: Sequence[tuple[str, str]],
        today: Today,
    ) -> None:
        super().__init__()
        self._agreement = agreement
        language = current()
        self._bases = {each.basis: each for each in bases}
        if agreement.basis and agreement.basis not in self._bases:
            self._bases[agreement.basis] = agreements.facts(agreement.basis)
        options = [
            (each.basis, f"{_paragraph(each.law)}: {language.message(each.title)}")
            for each in self._bases.values()
        ]
        basis = self.row(_("What is agreed"), ChoiceField(options), field="basis", need=True)
        self.meaning = words("")
        self.signers = words("", "soft")
        self.add(self.meaning)
        self.add(self.signers)
        self._rest(everyone, today)
        basis.changed.connect(self._explain)
        values: dict[str, object] = {
            name: getattr(agreement, name)
            for name in ("basis", "start", "end", "signed_on", "assistants", "parties", "document", "note")
        }
        self.set_values(values | {key: agreement.limits.get(key) for key in LIMITS})
        self._explain()
        self.settle()

    def agreement(self) -> Agreement:
        """Return the agreement as the form says; numbers another paragraph asks for are left out."""
        values: dict[str, Any] = self.values()
        shown = {each.key for each in self._bases[values["basis"]].limits}
        numbers = {key: values.pop(key) for key in LIMITS}
        limits = {key: number for key, number in numbers.items() if number is not None and key in shown}
        values["start"] = values["start"] or self._agreement.start
        return replace(self._agreement, limits=limits, **values)

    def _rest(self, everyone: Sequence[tuple[str, str]], today: Today) -> None:
        self.row(_("First day"), DateField(today=today), field="start", need=True)
        self.row(
            _("Last day"), DateField(today=today), field="end", help=_("Empty while no last day is agreed.")
        )
        self.row(_("Signed on"), DateField(today=today), field="signed_on")
        self.row(
            _("Concerns"),
            TicksField(everyone, nothing=_("There is nobody to choose yet.")),
            field="assistants",
            help=_("Tick those it applies to. With nobody ticked it applies to everybody."),
        )
        self.row(
            _("Parties"),
            TextField(),
            field="parties",
            help=_("Who signed, such as the leverandør and Fagforbundet."),
        )
        self.row(
            _("Where the paper is"),
            TextField(),
            field="document",
            help=_("A file, a binder or a case number."),
        )
        self.numbers = self.heading(_("Its own numbers"))
        self.numbers_help = words(
            _("Empty: what the paragraph itself says, shown pale in the field."), "soft"
        )
        self.add(self.numbers_help)
        for key in LIMITS:
            self.row(current().message(agreements.limit_name(key)), NumberField(least=0), field=key)
        self.row(_("Note"), NotesField(rows=2), field="note")

    def _explain(self) -> None:
        basis = self.values()["basis"]
        facts = self._bases.get(str(basis))
        if facts is None:
            return
        language = current()
        self.meaning.setText(language.message(facts.meaning))
        self.signers.setText(language.message(facts.signers))
        known = {each.key: each for each in facts.limits}
        for key in LIMITS:
            self.show_row(key, key in known)
            editor = self.editor(key)
            if key in known and isinstance(editor, NumberField):
                default = known[key].default
                editor.setPlaceholderText("" if default is None else language.number(round(default, 4)))
        self.numbers.setVisible(bool(known))
        self.numbers_help.setVisible(bool(known))


def agreement_dialog(
    parent: QWidget | None,
    session: Session,
    agreement: Agreement,
    today: Today,
    fresh: bool = False,
    desk: Desk | None = None,
) -> DraftDialog:
    """Return the dialog for a new or registered agreement; with a desk it can say what it would cure."""
    everyone = [
        (each.id, each.name)
        for each in session.read(people.assistants, None)
        if not each.archived or each.id in agreement.assistants
    ]
    form = AgreementForm(agreement, session.read(agreements.bases), everyone, today)
    if desk is not None:
        form.heading(_("What it would mean"))
        form.add(EffectsView(desk, lambda: form.agreement() if form.check() else None, coming=True))
    title = _("Register an agreement") if fresh else _("Change the agreement")
    return DraftDialog(
        parent, title, form, lambda: session.attempt(agreements.save_agreement, form.agreement())
    )


def _paragraph(law: str) -> str:
    return unbroken(law.removeprefix("aml. "))
