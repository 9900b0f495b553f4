"""A week beside the profile: pick one, see what it comes to, and open each sum to what lies behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.language import _, current
from bpa_desk.services import clock, tariff_trial
from bpa_desk.services.tariff_trial import EXAMPLES, Conditions, Trial, Week
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.editors import DateField, HoursField, NumberField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.people.wording import class_options
from bpa_desk.ui.tariffs import trial_words as told
from bpa_desk.ui.tariffs.trial_words import SliceRow, SumRow

REAL = "real"


class TrialView(QWidget):
    """Shows the chosen week as the profile handed to ``show_profile`` pays it. Signal ``counted``."""

    counted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.trial: Trial | None = None
        self._profile: TariffProfile | None = None
        self._number = 0
        self._build()
        for each in (self.form, self.conditions):
            each.changed.connect(self._choose)
        self.sums.chosen.connect(lambda _row: self._open())
        self._suit()

    def show_profile(self, profile: TariffProfile, number: int) -> None:
        """Pay the week by the profile; an invented one by its table with the number, whatever the day."""
        self._profile, self._number = profile, number
        self._count()

    def tell_problem(self, text: str) -> None:
        """Say why the sums are those of the last profile that could be read; empty when they are not."""
        self.stale.setText(text)
        self.stale.setVisible(bool(text))

    def refresh_people(self) -> None:
        """Offer everybody of the file for a real week."""
        people = self.desk.session.read(tariff_trial.people)
        self.person.offer(people)
        real = [(REAL, _("A real week from the plan"))] if people else []
        invented = [(each.key, current().text(each.title)) for each in EXAMPLES]
        self.example.offer([*invented, *real])

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, theme.current().gap(2), 0)
        box.setSpacing(theme.current().gap(2))
        box.addWidget(Heading(_("Try it on a week"), 2))
        box.addWidget(self._choices())
        self.invented_person = self._person_choices()
        box.addWidget(self.invented_person)
        self.lines = words("", "soft")
        self.stale = words("", tone="warning")
        self.stale.hide()
        self.sums: ShortTable[SumRow] = ShortTable(
            _("Sums of the week; choose one to see what is behind it"),
            [
                Column(_("What"), lambda row: row.name, stretch=True),
                Column(_("Hours"), lambda row: row.hours, sort=lambda row: row.total.minutes, figures=True),
                Column(_("Kroner"), lambda row: row.money, sort=told.amount_first, figures=True),
            ],
            empty=_("Nothing to pay this week."),
        )
        self.money = words("", "label")
        self.behind_heading = Heading(_("The figures behind"), 3)
        self.behind = words("", "soft")
        self.slices: ShortTable[SliceRow] = ShortTable(
            _("The stretches behind the sum"),
            [
                Column(_("When"), lambda row: row.when, sort=lambda row: row.slice.period),
                Column(
                    _("Hours and rate"), lambda row: row.steps, sort=lambda row: row.slice.minutes,
                    tip=lambda row: row.why, stretch=True,
                ),
            ],
        )  # fmt: skip
        self.rule = words("", "soft")
        self.slices.chosen.connect(self._tell_rule)
        below: tuple[QWidget, ...] = (self.lines, self.stale, self.sums, self.money)
        for each in (*below, self.behind_heading, self.behind, self.slices, self.rule):
            box.addWidget(each)
        box.addStretch(1)

    def _choices(self) -> Form:
        self.form = form = Form()
        self.example = form.row(_("Week"), ChoiceField[str](), field="example")
        self.person = form.row(_("Assistant"), ChoiceField[str](), field="person")
        today: Callable[[], date] = lambda: self.desk.session.read(clock.today)  # noqa: E731
        self.day = form.row(
            _("A day in the week"), DateField(today(), today=today), field="day",
            help=_("Arrow keys move a day, Page keys a week."),
        )  # fmt: skip
        self.refresh_people()
        return form

    def _person_choices(self) -> Details:
        self.conditions = form = Form()
        form.row(_("Weekly limit"), ChoiceField(class_options()), field="hours_class")
        form.row(_("Years of seniority"), NumberField(0, most=60, whole=True), field="years")
        form.row(
            _("Position, hours a week"), HoursField(most=168 * 60), field="position",
            help=_("For extra hours. Empty: the example’s own, or none."),
        )  # fmt: skip
        folded = Details(_("Who works the week"))
        folded.add(form)
        return folded

    def _choose(self) -> None:
        self._suit()
        self._count()

    def _suit(self) -> None:
        real = self.example.value() == REAL
        for name in ("person", "day"):
            self.form.show_row(name, real)
        self.invented_person.setVisible(not real)

    def _count(self) -> None:
        if self._profile is None:
            return
        if self.example.value() == REAL:
            self.trial = tariff_trial.count(self._real(), self._profile)
        else:
            one = tariff_trial.by_one_table(self._profile, self._number)
            self.trial = tariff_trial.count(self._invented(), one)
        kept = self.sums.current_row()
        self.lines.setText("\n".join(told.shift_lines(self.trial)) or _("No shifts this week."))
        self.sums.show_rows(told.sum_rows(self.trial))
        if kept is not None and not self.sums.select(kept.id):
            self.sums.clearSelection()
        self.money.setText(told.money_words(self.trial) if self.trial.sums else "")
        self._open()
        self.counted.emit()

    def _open(self) -> None:
        row = self.sums.current_row()
        for each in (self.behind_heading, self.behind, self.slices, self.rule):
            each.setVisible(row is not None)
        if row is None or self.trial is None:
            self.slices.show_rows([])
            return
        self.behind.setText(told.behind_words(row.total))
        self.slices.show_rows(told.slice_rows(self.trial, row.total))

    def _tell_rule(self, row: SliceRow | None) -> None:
        self.rule.setText(_("Rule: {rule}", rule=row.why) if row is not None else "")

    def _real(self) -> Week:
        day = self.day.value() or self.desk.session.read(clock.today)
        return self.desk.session.read(tariff_trial.real, self.person.value() or "", day)

    def _invented(self) -> Week:
        values: dict[str, Any] = self.conditions.values()
        position = values["position"]
        conditions = Conditions(
            values["hours_class"] or HoursClass.T38C,
            int(values["years"] or 0),
            None if position is None else int(position),
        )
        chosen = tariff_trial.example(self.example.value() or "")
        return tariff_trial.invented(chosen, self.desk.session.read(clock.today), conditions)
