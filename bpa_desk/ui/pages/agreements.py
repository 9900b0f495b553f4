"""The register of working-time agreements: what lets the rota go beyond the law's ordinary limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtGui import QAction

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.ordning import EmployerModel
from bpa_desk.language import _, current, ngettext, unbroken
from bpa_desk.services import agreements, clock, ordning, people
from bpa_desk.services.agreements import AgreementState
from bpa_desk.services.identity import new_id
from bpa_desk.ui.actions import action
from bpa_desk.ui.agreements.form import agreement_dialog
from bpa_desk.ui.agreements.panel import AgreementPanel
from bpa_desk.ui.agreements.states import STATE_ICONS, state_word
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import EmptyState, Notice
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.page import Place
from bpa_desk.ui.pages.register import RegisterPage
from bpa_desk.ui.people.wording import span_short

REMIND_WEEKS = (2, 4, 6, 8, 12, 26)


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One line of the register."""

    agreement: Agreement
    law: str
    title: str
    concerns: str
    state: AgreementState

    @property
    def id(self) -> str:
        """The agreement's id."""
        return self.agreement.id


class AgreementsPage(RegisterPage[AgreementRow]):
    """Every agreement by paragraph; the rules obey those in force."""

    watches = frozenset({"agreement", "assistant", "ordning", "choice"})
    help_topic = "agreements"
    made_anew = True
    subject = "agreement"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Agreements"))
        self.new_action = action(
            self,
            _("New agreement"),
            self.add,
            key="Ctrl+N",
            name="new",
            explain=_("Only what is signed: the rules then use its numbers."),
        )
        self.edit_action = action(self, _("Change"), self._edit_current, key="F2", name="edit")
        self.remove_action = action(
            self,
            _("Delete"),
            self._remove,
            key="Ctrl+Del",
            name="remove",
            explain=_("For one written by mistake. Give one that has ended a last day instead."),
        )
        self.papers_action = action(
            self, _("Write the papers"), self._papers, key="Ctrl+P", name="papers",
            explain=_("Every agreement with its paragraph, days and numbers, on one paper."),
        )  # fmt: skip
        self.show_actions(
            self.new_action,
            self.edit_action,
            self.papers_action,
            self.remove_action,
            primary=self.new_action,
            icons={"new": "plus", "edit": "edit", "papers": "print", "remove": "trash"},
        )
        self._build()

    def refresh(self) -> None:
        """Show the register as it stands now."""
        read = self.desk.session.read
        names = {each.id: each.name for each in read(people.assistants, None)}
        today = read(clock.today)
        ahead = read(agreements.reminder)
        rows = [_row(each, names, today, ahead) for each in read(agreements.agreements)]
        self.reminder.set_value(ahead.days // 7)
        self.regime.setVisible(read(ordning.current).employer_model is EmployerModel.PRIVATPERSON)
        self.show_register(rows, bool(rows))

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return (self.new_action, self.edit_action, self.papers_action, self.remove_action)

    def restore(self, place: Place) -> None:
        """Go to an agreement, or open a new one by the paragraph one was sent with."""
        basis, person = place.get("new"), place.get("assistant")
        if not isinstance(basis, str):
            super().restore(place)
        elif basis in {each.basis for each in self.desk.session.read(agreements.bases)}:
            self.freshen()
            self.add(basis, (person,) if isinstance(person, str) and person else ())

    def add(self, basis: str = "10-5-1", assistants: tuple[str, ...] = ()) -> None:
        """Open a new agreement from today: averaging with the assistant, unless another is asked for."""
        fresh = Agreement(new_id(), basis, self.desk.session.read(clock.today), assistants=assistants)
        dialog = agreement_dialog(self, self.desk.session, fresh, self.today, fresh=True, desk=self.desk)
        dialog.accepted.connect(lambda: self.table.select(fresh.id))
        dialog.open()

    def _build(self) -> None:
        self.regime = Notice(
            _(
                "When you are the employer yourself, at home, another regulation applies. Agreements with "
                "a tillitsvalgt do not exist there, and some numbers differ. Ask Arbeidstilsynet when in "
                "doubt."
            ),
            "warning",
        )
        table: Table[AgreementRow] = Table(
            _("Agreements"),
            [
                Column(_("Paragraph"), lambda row: row.law, sort=lambda row: row.law),
                Column(
                    _("State"),
                    lambda row: state_word(row.state),
                    icon=lambda row: STATE_ICONS[row.state],
                ),
                Column(_("What is agreed"), lambda row: row.title),
                Column(_("Concerns"), lambda row: row.concerns, spare=1),
                Column(
                    _("Holds"),
                    lambda row: span_short(row.agreement.start, row.agreement.end),
                    sort=lambda row: row.agreement.start,
                    stretch=True,
                ),
            ],
            empty=_("No agreement fits the filter."),
        )
        table.opened.connect(lambda row: self._edit(row.agreement))
        table.deleted.connect(lambda _row: self._remove())
        empty = EmptyState(
            _("No agreements registered"),
            _(
                "Longer days, averaged weeks and shorter rest need a signed agreement. Register yours, "
                "and the rules follow. Without any, the law’s ordinary limits apply."
            ),
            _("Register an agreement"),
            self.add,
        )
        self.body.addWidget(self.regime)
        remind = Form()
        weeks = [(each, ngettext("{n} week", "{n} weeks", each)) for each in REMIND_WEEKS]
        self.reminder = remind.row(
            _("Remind me before an agreement ends"),
            ChoiceField[int](weeks),
            field="reminder",
            help=_("It is then shown under Today, unless another agreement takes over the day after."),
        )
        self.reminder.changed.connect(self._remind)
        self.lay_out(table, Listing(table), empty, remind)

    def panel_of(self, row: AgreementRow) -> Panel:
        """Return the agreement's details."""
        return AgreementPanel(self.desk, row.id, self._edit)

    def suit(self) -> None:
        """Allow changing and deleting where there is a row."""
        for each in (self.edit_action, self.remove_action):
            each.setEnabled(self.table.current_row() is not None)

    def _edit(self, agreement: Agreement) -> None:
        agreement_dialog(self, self.desk.session, agreement, self.today, desk=self.desk).open()

    def _remind(self) -> None:
        weeks = self.reminder.value()
        # The field also speaks up when it is filled in to show what holds.
        if weeks is not None and weeks * 7 != self.desk.session.read(agreements.reminder).days:
            self.desk.session.run(agreements.set_reminder, weeks)

    def _papers(self) -> None:
        from bpa_desk.ui.agreements.papers import papers_dialog

        papers_dialog(self, self.desk).open()

    def _edit_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._edit(row.agreement)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(agreements.remove_agreement, row.id)


def _row(agreement: Agreement, names: dict[str, str], today: date, ahead: timedelta) -> AgreementRow:
    facts, language = agreements.facts(agreement.basis), current()
    concerned = [names[each] for each in agreement.assistants if each in names]
    return AgreementRow(
        agreement,
        unbroken(facts.law.removeprefix("aml. ")),
        language.message(facts.title),
        language.list(concerned) if concerned else _("Everybody"),
        agreements.state(agreement, today, ahead),
    )
