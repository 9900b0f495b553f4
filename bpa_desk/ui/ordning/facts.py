"""The facts of the ordning: read as sentences, changed in a dialog for each group."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.ordning import EmployerModel, Ordning, SundayMode
from bpa_desk.language import _, current
from bpa_desk.services import ordning
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import CheckField, ChoiceField, TagsField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NotesField, NumberField, TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.session import Outcome, Session

Lines = list[tuple[str, str]]


class FactsSection(Section):
    """A heading, lines of facts, and a button that opens them."""

    def __init__(self, title: str, explain: str, edit: Callable[[], object]) -> None:
        super().__init__(title)
        if explain:
            self.add(words(explain, "soft"))
        self._held: QWidget | None = None
        self._shown: Lines = []
        made = button(_("Change"), edit, icon="edit")
        made.setAccessibleName(_("{action}: {about}", action=made.text(), about=title))
        self.beside.addWidget(made)

    def show_lines(self, lines: Lines) -> None:
        """Show the facts that are not empty."""
        told = [(label, value) for label, value in lines if value]
        if told == self._shown and self._held is not None:
            return
        self._shown = told
        if self._held is not None:
            self.body.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = QWidget()
        box = QVBoxLayout(self._held)
        box.setContentsMargins(0, 0, 0, 0)
        for label, value in told:
            box.addWidget(words(_("{label}: {value}", label=label, value=value)))
        if not told:
            box.addWidget(words(_("Nothing written yet."), "soft"))
        self.add(self._held)


def model_options() -> list[tuple[EmployerModel, str]]:
    """Return the employer models in words."""
    return [
        (EmployerModel.LEVERANDOR, _("A leverandør (private or non-profit)")),
        (EmployerModel.KOMMUNE, _("The kommune")),
        (EmployerModel.EGET_SELSKAP, _("My own company")),
        (EmployerModel.PRIVATPERSON, _("I am, as a private person")),
    ]


def about_lines(now: Ordning) -> Lines:
    """Return whose ordning it is."""
    return [
        (_("Name"), now.name),
        (_("Leader"), now.leader),
        (_("Co-leaders"), current().list(now.co_leaders)),
        (_("Kommune"), now.municipality),
        (_("Workplace"), now.workplace),
    ]


def employer_lines(now: Ordning) -> Lines:
    """Return who the employer is."""
    return [
        (_("Employer"), dict(model_options())[now.employer_model]),
        (_("Name"), now.employer),
        (_("Organisation number"), now.employer_org_number),
        (_("E-mail"), now.employer_email),
        (_("Phone"), now.employer_phone),
        (_("Tariff agreement"), _("bound by one") if now.tariff_bound else _("not bound by any")),
    ]


def counting_lines(now: Ordning) -> Lines:
    """Return how days, weeks and periods are counted."""
    language = current()
    return [
        (_("Timesheets begin on"), _("day {day} of the month", day=now.pay_period_start)),
        (_("The working day begins"), language.clock(now.day_start)),
        (_("The working week begins"), language.weekday_names()[now.week_start - 1]),
        (_("Work on Sundays is counted"), dict(sunday_options())[now.sunday_mode]),
        (_("The plan is discussed"), _("{days} days before it starts", days=now.plan_notice_days)),
        (_("Time zone"), now.timezone),
    ]


def about_dialog(parent: QWidget | None, session: Session, now: Ordning) -> DraftDialog:
    """Return the dialog for whose ordning it is."""
    form = Form()
    form.row(_("Name of the ordning"), TextField(), field="name", need=True)
    form.row(_("Leader (arbeidsleder)"), TextField(), field="leader")
    form.row(_("Co-leaders (medarbeidsleder)"), TagsField(), field="co_leaders")
    form.row(_("Kommune"), TextField(), field="municipality")
    form.row(_("Workplace"), NotesField(rows=2), field="workplace", help=_("The address the papers give."))
    return _dialog(parent, session, _("Name and place"), form, now)


def employer_dialog(parent: QWidget | None, session: Session, now: Ordning) -> DraftDialog:
    """Return the dialog for who the employer is."""
    form = Form()
    form.row(
        _("Who is the employer"),
        ChoiceField(model_options()),
        field="employer_model",
        help=_("The one who signs the contracts and pays. You lead the work whoever it is."),
    )
    form.row(_("Name of the employer"), TextField(), field="employer")
    form.row(_("Organisation number"), TextField(), field="employer_org_number")
    form.row(_("E-mail"), TextField(), field="employer_email", help=_("Where the timesheets go."))
    form.row(_("Phone"), TextField(), field="employer_phone")
    form.row(
        _("Tariff agreement"),
        CheckField(_("The employer is bound by a tariff agreement")),
        field="tariff_bound",
        help=_(
            "Some agreements on working time can only be made by an employer who is. Ask if you do not know."
        ),
    )
    return _dialog(parent, session, _("The employer"), form, now)


def counting_dialog(parent: QWidget | None, session: Session, now: Ordning) -> DraftDialog:
    """Return the dialog for how days, weeks and periods are counted."""
    form = Form()
    form.row(
        _("First day of the timesheet"),
        NumberField(least=1, most=ordning.LAST_PERIOD_START, whole=True),
        field="pay_period_start",
        need=True,
        help=_("1 for the calendar month. 21 when the leverandør counts from the 21st to the 20th."),
    )
    form.row(
        _("The working day begins at"),
        TimeField(),
        field="day_start",
        need=True,
        help=_("The law’s 24 hours need a fixed start. Midnight is usual; do not move it back and forth."),
    )
    form.row(
        _("The working week begins on"),
        ChoiceField(list(enumerate(current().weekday_names(), 1))),
        field="week_start",
        help=_("The law’s seven days need a fixed start as well. Monday is usual."),
    )
    form.row(
        _("Work on Sundays is counted"),
        ChoiceField(sunday_options()),
        field="sunday_mode",
        help=_("The law counts from Saturday at 18 to Sunday at 22 (aml. § 10-10)."),
    )
    form.row(
        _("Days between discussing and starting a plan"),
        NumberField(least=0, most=ordning.LONGEST_NOTICE, whole=True),
        field="plan_notice_days",
        need=True,
        help=_("At least 14, unless the tariff agreement says otherwise (aml. § 10-3)."),
    )
    form.row(
        _("Time zone"),
        TextField(),
        field="timezone",
        need=True,
        help=_("Europe/Oslo in Norway. It cannot be changed once there are shifts."),
    )
    form.row(_("Why it is changed"), TextField(), field="why", help=_("Kept with the change."))
    return _dialog(parent, session, _("How time is counted"), form, now)


def sunday_options() -> list[tuple[SundayMode, str]]:
    """Return how work on Sundays can be counted, in words."""
    return [
        (SundayMode.LOVENS_VINDU, _("in the law’s window")),
        (SundayMode.KALENDERDOGN, _("by the calendar day")),
    ]


def _dialog(parent: QWidget | None, session: Session, title: str, form: Form, now: Ordning) -> DraftDialog:
    form.set_values({name: getattr(now, name, "") for name in form.values()})

    def save() -> Outcome[Ordning]:
        said = form.values()
        why = str(said.pop("why", ""))
        return session.attempt(ordning.change_because, why, _whole(said, now))

    return DraftDialog(parent, title, form, save)


def _whole(values: dict[str, object], now: Ordning) -> dict[str, object]:
    """Return the values with counts as whole numbers; what was emptied stays as it was."""
    whole: dict[str, object] = {}
    for name, value in values.items():
        before = getattr(now, name)
        if value is None:
            whole[name] = before
        elif isinstance(before, int) and not isinstance(before, bool) and isinstance(value, int | float):
            whole[name] = int(value)
        else:
            whole[name] = value
    return whole
