"""The inspector panel of one assistant's absence: sick leave, balances with their numbers, holiday."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.absence_case import Milestone
from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.holiday_account import Account
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.domain.text import NotFoundError
from bpa_desk.language import _, current
from bpa_desk.services import clock, holidays, people, pregnancies, sick_leave
from bpa_desk.services.sick_leave import CaseFile, Illness
from bpa_desk.ui import theme
from bpa_desk.ui.absence import words as told
from bpa_desk.ui.absence.forms import open_step, open_year
from bpa_desk.ui.absence.listed import add_absences, behind, buttons
from bpa_desk.ui.absence.pregnancy import add_plans, open_new_plan
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.icons import IconLabel
from bpa_desk.ui.kit.notice import Details, FindingLine
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.people.away import open_new_absence

WATCHED = frozenset(
    {"assistant", "employment", "absence", "follow_up", "absence_terms", "absence_year", "shift", "pregnancy"}
)
RECENT = timedelta(days=120)
"""How far back absences are listed; older ones unfold [P]."""
NEAR = timedelta(days=28)
"""How far ahead a deadline has its own button [P]."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the panel shows, read in one go."""

    person: Assistant
    stands: Illness
    absences: tuple[Absence, ...]
    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...]
    plans: tuple[PregnancyPlan, ...]


class AbsencePanel(Panel):
    """One assistant's absence in the inspector; gone when the assistant is."""

    watches = WATCHED

    def __init__(self, desk: Desk, assistant: str) -> None:
        super().__init__(desk, desk.session.read(people.assistant, assistant).name)
        self.assistant = assistant
        self._shown: _Shown | None = None

    def refresh(self) -> bool:
        """Read everything again; False when the assistant is gone."""
        read = self.desk.session.read
        try:
            person = read(people.assistant, self.assistant)
        except NotFoundError:
            return False
        today = read(clock.today)
        years = [read(holidays.balance, person.id, year) for year in (today.year, today.year + 1)]
        # Next year is shown as soon as something is booked in it.
        held = [each for at, each in enumerate(years) if each is not None and (at == 0 or each.booked)]
        shown = _Shown(
            person,
            read(sick_leave.illness, person.id),
            tuple(read(sick_leave.known, person.id, today)),
            tuple(held),
            tuple(
                each
                for account in held
                for each in read(holidays.judged, person.id, account.year)
                if read(holidays.are_kept, account.year)
            ),
            tuple(read(pregnancies.plans, person.id)),
        )
        if shown != self._shown:
            self._shown = shown
            self.title = person.name
            self._build(shown)
        return True

    def add_absence(self, kind: str = "egenmelding") -> None:
        """Open a new absence, today."""
        open_new_absence(self.window(), self.desk.session, self.assistant, kind)

    def write_step(self, kind: FollowUpKind, step: FollowUp | None = None) -> None:
        """Open a step, new of this kind or one to change."""
        open_step(self.window(), self.desk.session, self.assistant, kind, step)

    def _build(self, shown: _Shown) -> None:
        box = self.renewed(4)
        box.addWidget(
            buttons(
                [
                    (_("Register absence"), self.add_absence, "plus"),
                    (_("Book holiday"), partial(self.add_absence, "ferie"), "plus"),
                ]
            )
        )
        for section in (
            self._sick_leave(shown.stands),
            self._egenmelding(shown.stands),
            self._adapting(shown),
            self._holiday(shown),
            self._child(shown),
            self._absences(shown),
        ):
            box.addWidget(section)
        self.put_renewed()

    def _sick_leave(self, stands: Illness) -> Section:
        section = Section(_("Sick leave"))
        held = stands.current or (stands.cases[-1] if stands.cases else None)
        if held is None or (not held.open and (stands.today - held.case.last) > RECENT):
            section.add(words(_("No sick leave now."), "soft"))
            return section
        section.add(words(told.case_line(held)))
        section.add(words(told.period_line(stands)))
        if stands.sick_pay_from is not None and held.case.first < stands.sick_pay_from:
            day = current().date_year(stands.sick_pay_from)
            section.add(
                words(
                    _(
                        "Sick pay asks for four weeks of employment, here from {day}. Ask the employer.",
                        day=day,
                    )
                )
            )
        if held.open:
            section.add(
                words(
                    _(
                        "The employer answers for plan and meetings, NAV for its own. "
                        "You take part, propose what can be adapted, and write it down here."
                    ),
                    "soft",
                )
            )
            for step in held.milestones:
                self._deadline(section, step, stands.today)
        self._steps(section, held)
        until = current().date_year(held.case.protected_until)
        if held.open:
            section.add(
                words(
                    _("Nobody can be dismissed for this sickness before {day} (aml. § 15-8).", day=until),
                    "soft",
                )
            )
        return section

    def _deadline(self, section: Section, step: Milestone, today: date) -> None:
        late = step.waits(today)
        mark, role = ("good", "good") if step.done else ("warning", "warning") if late else ("now", "ink")
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.current().gap(2))
        across.addWidget(IconLabel(mark, role), 0, Qt.AlignmentFlag.AlignTop)
        text = told.deadline(step)
        if late:
            text = _("{what} (the day is past)", what=text)
        across.addWidget(words(text), 1)
        section.add(line)
        # What lies far ahead needs no button of its own yet: a step of any kind can be written below.
        if step.done is None and (step.due is None or step.due <= today + NEAR):
            section.add(
                buttons(
                    [(_("Write what was done"), partial(self.write_step, step.kind), "edit")],
                    told.step_word(step.kind),
                )
            )

    def _adapting(self, shown: _Shown) -> Section:
        section, others = Section(_("Adaptation and talks")), shown.stands.others
        self._listed_steps(section, others)
        if not others:
            section.add(words(_("What is tried so that nobody falls ill is written here."), "soft"))
        add_plans(section, self.desk, shown.plans)
        write = partial(self.write_step, FollowUpKind.ADAPTATION)
        plan = partial(open_new_plan, section, self.desk.session, self.assistant)
        section.add(
            buttons(
                [(_("Write what is tried"), write, "plus"), (_("Plan for pregnancy"), plan, "plus")]
            )
        )
        return section

    def _steps(self, section: Section, held: CaseFile) -> None:
        self._listed_steps(section, held.steps)
        section.add(buttons([(_("Write a step"), partial(self.write_step, FollowUpKind.ADAPTATION), "plus")]))

    def _listed_steps(self, section: Section, steps: Iterable[FollowUp]) -> None:
        for step in steps:
            text = _("{label}: {value}", label=told.step_word(step.kind), value=told.step_line(step))
            section.add(words(text))
            section.add(
                buttons(
                    [
                        (_("Change"), partial(self.write_step, step.kind, step), "edit"),
                        (_("Delete"), partial(self._remove_step, step.id), "trash"),
                    ],
                    text,
                )
            )

    def _egenmelding(self, stands: Illness) -> Section:
        section = Section(_("Egenmelding"))
        for line in told.egenmelding_lines(stands):
            section.add(words(line))
        if stands.beyond is not None:
            day = current().date_year(stands.beyond)
            section.add(words(_("A doctor’s note is needed from {day}.", day=day), tone="warning"))
        if stands.talk_since is not None:
            section.add(words(_("Time for a talk about what can make it easier."), tone="warning"))
            section.add(
                buttons([(_("Write that you talked"), partial(self.write_step, FollowUpKind.TALK), "edit")])
            )
        held = stands.standing
        lines = [_("The scheme here: {scheme} (ftrl. § 8-24).", scheme=told.scheme_word(held.terms))]
        if held.right_from is not None:
            lines.append(_("Right since {day}.", day=current().date_year(held.right_from)))
        lines += _listed(_("Counts this time, within 16 days of being back: {days}."), held.counted)
        lines += _listed(_("Times in twelve months: {days}."), held.times)
        period = stands.period.stretches if stands.period is not None else ()
        lines += _listed(_("In the employer’s period: {days}."), period)
        section.add(behind(lines))
        return section

    def _child(self, shown: _Shown) -> Section:
        section = Section(_("Ill child"))
        child = shown.stands.child
        section.add(words(told.child_line(child)))
        lines = _listed(_("Used: {days}."), child.stretches)
        if lines:
            section.add(behind(lines))
        if not shown.accounts:
            section.add(self._year_button(shown.person, child.year))
        return section

    def _holiday(self, shown: _Shown) -> Section:
        section = Section(_("Holiday"))
        if not shown.accounts:
            section.add(words(_("Write the terms of employment, and holiday can be counted."), "soft"))
        for held in shown.accounts:
            section.add(words(str(held.year), "label"))
            section.add(words(told.holiday_line(held)))
            if not held.main_holiday:
                section.add(
                    words(_("Began after 15 August: no main holiday this year (ferieloven § 7)."), "soft")
                )
            if not held.age_known:
                section.add(
                    words(_("Without a date of birth the week from 60 years cannot be counted."), "soft")
                )
            section.add(behind(told.holiday_figures(held)))
            section.add(self._year_button(shown.person, held.year))
        for each in shown.findings:
            text = current().message(each.text)
            if each.mend is not None:
                text += " " + current().message(each.mend)
            section.add(FindingLine(each.severity, f"{text} ({each.law})"))
        return section

    def _absences(self, shown: _Shown) -> Section:
        section = Section(_("Registered absence"))
        limit = self.desk.session.store.zone.at(shown.stands.today - RECENT)
        recent = [each for each in shown.absences if each.end > limit]
        older = [each for each in shown.absences if each.end <= limit]
        add_absences(section, self.desk.session, reversed(recent), full=True)
        if not recent:
            section.add(words(_("Nothing lately."), "soft"))
        if older:
            more = Details(_("Show older absence"))
            add_absences(more, self.desk.session, reversed(older))
            section.add(more)
        return section

    def _year_button(self, person: Assistant, year: int) -> QWidget:
        run = partial(self._open_year, person, year)
        return buttons([(_("What is agreed for {year}", year=str(year)), run, "edit")])

    def _open_year(self, person: Assistant, year: int) -> None:
        open_year(self.window(), self.desk.session, person, year)

    def _remove_step(self, key: str) -> None:
        self.desk.session.run(sick_leave.remove_step, key)


def _listed(template: str, days: Iterable[Stretch]) -> list[str]:
    found = [told.span(each) for each in days]
    return [template.format(days=current().list(found))] if found else []
