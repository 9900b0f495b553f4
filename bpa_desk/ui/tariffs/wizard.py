"""The wizard: ten questions in plain words that end in an own profile and a list of what to ask about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bpa_desk.domain.pay.profile import ClockChange, Edition, TariffProfile
from bpa_desk.domain.pay.writing import written
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.services import clock, tariffs
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.editors import DateField, TextField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.kept import Pause, retype, typed
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.tall import Tall
from bpa_desk.ui.tariffs.questions import QuestionsView
from bpa_desk.ui.tariffs.reading_view import ReadingView
from bpa_desk.ui.tariffs.wizard_steps import (
    AdditionalStep,
    FullTimeStep,
    OvertimeStep,
    PassiveStep,
    PayStep,
    PeriodStep,
    Taken,
    WizardStep,
)
from bpa_desk.ui.tariffs.wizard_supplements import evening_step, holiday_step, weekend_step

DRAFT = "tariff-wizard"
OTHER = ""
HOURLY, FIXED = "hourly", "fixed"
WIDTH = 720
"""Pixels at 100 % that lines of text may be long, so that they can be read."""


class AgreementStep(WizardStep):
    """Which agreement the profile begins from, what it is called, and how people are paid."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.title = _("Which agreement do you follow?")
        self.lead = _(
            "The shipped profiles are dated examples to begin from. Your leverandør knows which agreement "
            "applies."
        )
        self.agreement = self.row(_("Begin from"), ChoiceField[str](), field="agreement")
        self.name = self.row(_("Name of your profile"), TextField(), field="name", need=True)
        self.row(
            _("Valid from"), DateField(today=self._today), field="valid_from", need=True,
            help=_("Shifts from this day on are counted by it."),
        )  # fmt: skip
        self.row(
            _("How are people paid?"),
            ChoiceField[str]([(HOURLY, _("By the hour")), (FIXED, _("A fixed salary by the month"))]),
            field="paid",
        )
        self.agreement.changed.connect(self._propose_name)
        self._proposed = ""

    def begin(self) -> None:
        """Offer the profiles there are, and propose a name and the first day of this year."""
        shipped = [each.name for each in tariffs.shipped() if each.name != tariffs.PLAIN]
        named = [*shipped, *(each.name for each in self.desk.session.read(tariffs.own))]
        other = _("Another agreement, or none: begin with nothing filled in")
        self.agreement.offer([*((name, name) for name in named), (OTHER, other)])
        first = self._today().replace(month=1, day=1)
        self.set_values({"agreement": named[0], "name": "", "valid_from": first, "paid": HOURLY})
        self._propose_name()

    def start(self) -> Taken:
        """Return what the answers begin from."""
        values: dict[str, Any] = self.values()
        first = values["valid_from"] or self._today()
        if values["agreement"] == OTHER:
            edition = Edition(first)
            return TariffProfile(values["name"], (edition,)), edition
        profile = self.desk.session.read(lambda store: tariffs.named(values["agreement"], store))
        edition = replace(profile.on(self._today()), valid_from=first)
        source = _("Begun from {name} of {day}", name=profile.name,
                   day=current().date_year(profile.on(self._today()).valid_from))  # fmt: skip
        if profile.source:
            source = f"{source} ({profile.source})"
        return TariffProfile(values["name"], (edition,), source), edition

    def show_part(self, profile: TariffProfile, edition: Edition) -> None:
        """Show nothing: this is what the others begin from."""

    def taken(self, profile: TariffProfile, edition: Edition) -> Taken:
        """Return both as they are; a fixed salary follows the clock unless a later answer says otherwise."""
        fixed = self.values()["paid"] == FIXED
        return profile, replace(edition, clock_change=ClockChange.CLOCK if fixed else ClockChange.ACTUAL)

    def suit(self) -> None:
        """All fields belong together."""

    def needed(self) -> tuple[str, ...]:
        """A name and a first day."""
        return ("name", "valid_from")

    def _propose_name(self) -> None:
        if self.name.value() in ("", self._proposed):
            chosen = self.agreement.value() or _("Our agreement")
            shipped = any(each.name == chosen for each in tariffs.shipped())
            wanted = _("{name}, own", name=chosen) if shipped else chosen
            self._proposed = self.desk.session.read(tariffs.free_name, wanted)
            self.name.set_value(self._proposed)

    def _today(self) -> date:
        return self.desk.session.read(clock.today)


class Wizard(QWidget):
    """One question at a time. Signals: ``finished`` with the name of the new profile, ``left``."""

    finished = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.at = 0
        self._still = self._given = False
        self._begun: object = None
        self._keeping = Pause(self)
        self._keeping.over.connect(self.keep_now)
        self.agreement = AgreementStep(desk)
        self.steps: list[WizardStep] = [
            self.agreement, PayStep(), FullTimeStep(), evening_step(), weekend_step(), holiday_step(),
            OvertimeStep(), AdditionalStep(), PassiveStep(), PeriodStep(),
        ]  # fmt: skip
        self._build()

    def start(self) -> None:
        """Begin at the first question, or where one was interrupted."""
        self._still = True
        self.agreement.begin()
        self._begin_others()
        kept = self.desk.session.kept(DRAFT)
        self.restored.setVisible(isinstance(kept, dict))
        at = self._restore(kept) if isinstance(kept, dict) else 0
        self._still = False
        self._show(at)

    def start_afresh(self) -> None:
        """Forget what was answered before."""
        self._forget()
        self.start()

    def result(self) -> TariffProfile:
        """Return the profile as answered so far."""
        profile, edition = self.agreement.start()
        for step in self.steps:
            profile, edition = step.taken(profile, edition)
        return replace(profile, editions=(edition,))

    def onward(self) -> None:
        """Go to the next question, once this one is answered; after the last, to what came of it."""
        if self.at < len(self.steps):
            if not self.steps[self.at].check():
                return
            if self.at == 0 and self._begins_from() != self._begun:
                self._begin_others()
            self._given = True
            self._show(self.at + 1)
            self.keep_now()
        else:
            self.finish()

    def back(self) -> None:
        """Go to the question before."""
        if self.at:
            self._show(self.at - 1)

    def finish(self) -> None:
        """Keep the profile as an own one; a name that is taken is asked for anew."""
        outcome = self.desk.session.attempt(tariffs.add, self.result())
        if outcome and outcome.value is not None:
            self._forget()
            self.finished.emit(outcome.value.name)
        elif outcome.error is not None:
            problem: Message = getattr(outcome.error, "problem", outcome.error.message)
            self._show(0)
            self.agreement.show_error(DomainError(problem, "name"))

    def keep_now(self) -> None:
        """Keep the answers so far, if any was given since they were kept last."""
        if self._given:
            answers = [typed(step) for step in self.steps]
            self.desk.session.keep(DRAFT, {"at": self.at, "answers": answers})
        self._keeping.stop()

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the answers on leaving the page or locking."""
        super().hideEvent(event)
        self.keep_now()

    # Inside

    def _build(self) -> None:
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(now.gap(70))
        held = Tall()
        held.setMaximumWidth(round(WIDTH * now.scale))
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, now.gap(2), 0)
        box.setSpacing(now.gap(3))
        self.restored = Notice(_("What you had answered before is here again."), "note")
        self.restored.offer(_("Begin afresh"), self.start_afresh)
        self.count = words("", "soft")
        self.title = Heading("", 2)
        self.lead = words("")
        for each in (self.restored, self.count, self.title, self.lead):
            box.addWidget(each)
        for step in self.steps:
            step.hide()
            step.changed.connect(self._changed)
            step.submitted.connect(self.onward)
            box.addWidget(step)
        self.questions = QuestionsView(self.desk)
        self.summary = ReadingView()
        for widget in (self.questions, self.summary):
            widget.hide()
            box.addWidget(widget)
        box.addStretch(1)
        area.setWidget(held)
        outer.addWidget(area, 1)
        row = QWidget()
        flow = FlowLayout(row, now.gap(2))
        self.back_button = button(_("Back"), self.back, icon="chevron-left")
        self.next_button = button(_("Next"), self.onward, kind="primary")
        self.leave_button = button(_("Leave, and go on later"), self.left.emit)
        for made in (self.back_button, self.next_button, self.leave_button):
            flow.addWidget(made)
        outer.addWidget(row)

    def _show(self, at: int) -> None:
        self.at = at
        last = at == len(self.steps)
        for number, step in enumerate(self.steps):
            step.setVisible(number == at)
        for each in (self.summary, self.questions):
            each.setVisible(last)
        self.back_button.setEnabled(at > 0)
        self.next_button.setText(_("Make the profile") if last else _("Next"))
        if last:
            self._show_result()
        else:
            step = self.steps[at]
            self.count.setText(_("Question {n} of {total}", n=at + 1, total=len(self.steps)))
            self.title.setText(step.title)
            self.lead.setText(step.lead)
            if self.isVisible():
                first = step.editor(next(iter(step.values())))
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(f"{self.count.text()}. {self.title.text()}", beside=self)

    def _show_result(self) -> None:
        profile = self.result()
        self.count.setText(_("All questions are answered"))
        self.title.setText(profile.name)
        self.lead.setText(_("You can change everything in the profile afterwards, and try it on a week."))
        self.summary.show_edition(profile.editions[0])
        self.questions.show_questions(profile, profile.editions[0])
        if self.isVisible():
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begins_from(self) -> object:
        """Return what the proposals of the later questions are made from."""
        profile, edition = self.agreement.start()
        return written(replace(profile, name="-", editions=(replace(edition, valid_from=date.min),)))

    def _begin_others(self) -> None:
        self._begun = self._begins_from()
        profile, edition = self.agreement.start()
        for step in self.steps[1:]:
            step.show_part(profile, edition)

    def _restore(self, kept: dict[str, Any]) -> int:
        answers, at = kept.get("answers"), kept.get("at")
        if not isinstance(answers, list) or len(answers) != len(self.steps) or not isinstance(at, int):
            return 0
        if isinstance(answers[0], dict):
            retype(self.agreement, answers[0])
        self._begin_others()
        for step, each in zip(self.steps[1:], answers[1:], strict=True):
            if isinstance(each, dict):
                retype(step, each)
        return max(0, min(at, len(self.steps)))

    def _forget(self) -> None:
        self._given = False
        self._keeping.stop()
        self.desk.session.let_go(DRAFT)

    def _changed(self) -> None:
        if not self._still:
            self._given = True
            self._keeping.start()
