"""What the ordning has chosen about pay, and the leverandør's wage codes for payroll files."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.pay import category, consequence
from bpa_desk.domain.pay.consequence import Consequence
from bpa_desk.domain.pay.payroll import CODES, PayrollChoices
from bpa_desk.domain.shift_words import code_words
from bpa_desk.language import _, current
from bpa_desk.services import pay_choices, payroll, shift_types
from bpa_desk.services.pay_choices import PayChoices
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.ordning.facts import FactsSection, Lines
from bpa_desk.ui.session import Outcome

_JOURNEY = "journey:"


class PaySection(FactsSection):
    """Tells what was chosen about pay, and opens it in a dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _("Paid hours on the timesheet"),
            _(
                "Which hours are paid as what follows from the tariff profile in each assistant’s terms. "
                "What absence means for pay is for the leverandør to say; write it here when you know."
            ),
            lambda: pay_dialog(self, desk).open(),
        )
        self._desk = desk

    def refresh(self) -> None:
        """Show the choices in force."""
        now = self._desk.session.read(pay_choices.choices)
        kinds = {each.id: each.name for each in self._desk.session.read(shift_types.shift_types)}
        lines: Lines = [(_("Kroner on the timesheet"), _("shown") if now.money else _("not shown"))]
        for code in consequence.CODES:
            settled = consequence.of(code, now.consequences)
            if settled is not Consequence.EMPLOYER:
                lines.append((_(code_words(code)), _(consequence.WORDS[settled])))
        lines.append((_("All other absence"), _(consequence.WORDS[Consequence.EMPLOYER])))
        journeys = [kinds[each] for each in sorted(now.journeys) if each in kinds]
        lines.append((_("Paid as journeys"), current().list(journeys)))
        self.show_lines(lines)


class PayrollSection(FactsSection):
    """Tells the wage codes, and opens them in a dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _("Payroll"),
            _(
                "The month package has a file of payroll lines. Write the leverandør’s own wage codes "
                "(lønnsart) here; without one the file has the neutral code."
            ),
            lambda: payroll_dialog(self, desk).open(),
        )
        self._desk = desk

    def refresh(self) -> None:
        """Show the wage codes that are written."""
        now = self._desk.session.read(payroll.choices)
        lines: Lines = [(_code_words(code), now.codes.get(code, "")) for code in CODES]
        lines += [
            (_("Department"), now.department),
            (_("Project"), now.project),
            (_("Also a file for Visma Lønn"), _("yes") if now.visma else ""),
        ]
        self.show_lines(lines)


def pay_dialog(parent: QWidget | None, desk: Desk) -> DraftDialog:
    """Return the dialog for kroner, what absence means for pay, and which shift types are journeys."""
    session = desk.session
    now = session.read(pay_choices.choices)
    kinds = session.read(shift_types.shift_types)
    form = Form()
    form.row(
        _("Kroner"),
        CheckField(_("Show kroner on the timesheet")),
        field="money",
        help=_(
            "From the rates in the tariff profile and the seniority in the terms. "
            "Where a rate is lacking, none is shown."
        ),
    )
    form.heading(_("What absence means for pay"))
    options = [(each, _(consequence.WORDS[each])) for each in Consequence]
    for code in consequence.CODES:
        form.row(_(code_words(code)), ChoiceField(options), field=code)
    if kinds:
        form.heading(_("Journeys"))
        form.add(
            words(
                _(
                    "Work on shifts of these types is listed as hours on a journey. We have found no tariff "
                    "agreement that says how many hours a day are paid, how nights count, or what is given "
                    "for meals. Ask the leverandør; the law’s limits count every hour all the same."
                ),
                "soft",
            )
        )
        form.add(words(_("Counts as a journey"), "label"))
        for kind in kinds:
            form.row(kind.name, CheckField(kind.name), field=_JOURNEY + kind.id)
    form.set_values(
        {
            "money": now.money,
            **{code: consequence.of(code, now.consequences) for code in consequence.CODES},
            **{_JOURNEY + kind.id: kind.id in now.journeys for kind in kinds},
        }
    )

    def save() -> Outcome[None]:
        values = form.values()
        chosen = {code: Consequence(str(values[code])) for code in consequence.CODES if values[code]}
        differing = {code: each for code, each in chosen.items() if each is not consequence.of(code, {})}
        journeys = frozenset(kind.id for kind in kinds if values[_JOURNEY + kind.id])
        choices = PayChoices(bool(values["money"]), differing, journeys)
        return _told(desk, session.attempt(pay_choices.choose, choices))

    return DraftDialog(parent, _("Paid hours on the timesheet"), form, save)


def payroll_dialog(parent: QWidget | None, desk: Desk) -> DraftDialog:
    """Return the dialog for wage codes, department, project and the Visma file."""
    session = desk.session
    now = session.read(payroll.choices)
    form = Form()
    form.add(words(_("Ask the leverandør’s payroll office. What is empty keeps the neutral code."), "soft"))
    for code in CODES:
        form.row(_code_words(code), TextField(), field=code)
    form.row(_("Department"), TextField(), field="department")
    form.row(_("Project"), TextField(), field="project", help=_("Empty means the name of the ordning."))
    form.row(
        _("Visma Lønn"),
        CheckField(_("Also a file for Visma Lønn")),
        field="visma",
        help=_("Only lines with an employee number and a wage code can be in it."),
    )
    form.set_values(
        {
            **{code: now.codes.get(code, "") for code in CODES},
            "department": now.department,
            "project": now.project,
            "visma": now.visma,
        }
    )

    def save() -> Outcome[None]:
        values = form.values()
        choices = PayrollChoices(
            codes={code: str(values[code] or "") for code in CODES},
            department=str(values["department"] or ""),
            project=str(values["project"] or ""),
            visma=bool(values["visma"]),
        )
        return _told(desk, session.attempt(payroll.choose, choices))

    return DraftDialog(parent, _("Payroll"), form, save)


def _told(desk: Desk, outcome: Outcome[None]) -> Outcome[None]:
    if outcome:
        desk.say(_("Changed for all timesheets that are not sealed."))
    return outcome


def _code_words(code: str) -> str:
    return f"{current().message(category.name(code))} ({category.written(code)})"
