"""The inspector panel of one agreement: what it allows, who signed, and its numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.agreement import Agreement
from bpa_desk.language import _, current, unbroken
from bpa_desk.services import agreements, clock, people
from bpa_desk.services.agreements import AgreementState
from bpa_desk.ui import theme
from bpa_desk.ui.agreements.effects import EffectsView
from bpa_desk.ui.agreements.states import STATE_TONES, state_word
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import facts, words
from bpa_desk.ui.people.wording import span_words


class AgreementPanel(Panel):
    """One agreement in the inspector; gone when the agreement is."""

    watches = frozenset({"agreement", "assistant", "choice"})

    def __init__(self, desk: Desk, key: str, edit: Callable[[Agreement], object]) -> None:
        found = [each for each in desk.session.read(agreements.agreements) if each.id == key]
        super().__init__(desk, agreements.facts(found[0].basis).law if found else "")
        self._key = key
        self._edit = edit

    def refresh(self) -> bool:
        """Show the agreement again; False when it is gone."""
        found = [each for each in self.desk.session.read(agreements.agreements) if each.id == self._key]
        if not found:
            return False
        self._build(found[0])
        return True

    def _build(self, agreement: Agreement) -> None:
        box = self.renewed(3)
        language, basis = current(), agreements.facts(agreement.basis)
        self.title = unbroken(basis.law)
        box.addWidget(words(language.message(basis.title), "label"))
        box.addWidget(words(language.message(basis.meaning)))
        box.addWidget(words(language.message(basis.signers), "soft"))
        where = agreements.state(
            agreement, self.desk.session.read(clock.today), self.desk.session.read(agreements.reminder)
        )
        box.addWidget(words(state_word(where), "label", STATE_TONES[where]))
        told = [(_("Holds"), span_words(agreement.start, agreement.end)), (_("Parties"), agreement.parties)]
        if agreement.signed_on is not None:
            told.append((_("Signed on"), language.date_year(agreement.signed_on)))
        told.append((_("Concerns"), self._concerned(agreement)))
        told += [(_("Where the paper is"), agreement.document), (_("Note"), agreement.note)]
        for limit in basis.limits:
            own = agreement.limits.get(limit.key, limit.default)
            if own is not None:
                told.append((language.message(limit.name), language.number(round(own, 4))))
        box.addWidget(facts(told))
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(2))
        flow.addWidget(button(_("Change"), lambda: self._edit(agreement), icon="edit"))
        flow.addWidget(button(_("Delete"), self._remove, icon="trash"))
        box.addWidget(held)
        coming = where is AgreementState.FUTURE
        box.addWidget(EffectsView(self.desk, lambda: agreement, coming=coming))
        box.addWidget(AttachmentsSection(self.desk, "agreement", agreement.id))
        self.put_renewed()

    def _concerned(self, agreement: Agreement) -> str:
        names = {each.id: each.name for each in self.desk.session.read(people.assistants, None)}
        chosen = [names[each] for each in agreement.assistants if each in names]
        return current().list(chosen) if chosen else _("Everybody")

    def _remove(self) -> None:
        self.desk.session.run(agreements.remove_agreement, self._key)
