"""The inspector panel of one assistant: how to reach them, their terms, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QLayout

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.arrangement import Arrangement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.employment_clocks import Deadline
from bpa_desk.domain.holiday_account import Account
from bpa_desk.domain.meeting import Talk
from bpa_desk.domain.notice import Notice
from bpa_desk.domain.offer import Offer
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish
from bpa_desk.domain.text import NotFoundError
from bpa_desk.language import _, current
from bpa_desk.services import (
    absences,
    arrangements,
    clock,
    elsewhere,
    employment_duties,
    holidays,
    notices,
    offers,
    people,
    person_checklists,
    person_papers,
    positions,
    sick_leave,
    skills,
)
from bpa_desk.services.person_checklists import Standing
from bpa_desk.services.person_papers import Entry
from bpa_desk.services.sick_leave import Illness
from bpa_desk.ui.absence import words as told
from bpa_desk.ui.absence.listed import add_absences, behind, buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.people.advice import HoursBeyond, deadlines_section, notice_words, percent_words
from bpa_desk.ui.people.agreed import agreed_dialog, agreed_words, open_new_agreed
from bpa_desk.ui.people.asked import asked_section
from bpa_desk.ui.people.away import open_new_absence
from bpa_desk.ui.people.balance import BalanceSection
from bpa_desk.ui.people.elsewhere import elsewhere_words, open_elsewhere, open_new_elsewhere
from bpa_desk.ui.people.notice import add_notices
from bpa_desk.ui.people.papers import papers_section
from bpa_desk.ui.people.record import record_dialog
from bpa_desk.ui.people.talks import talks_of, talks_section
from bpa_desk.ui.people.terms import open_new_terms, open_terms
from bpa_desk.ui.people.wishes import wishes_section
from bpa_desk.ui.people.wording import contact_word, span_words, state_word, terms_words

RECENT, AHEAD = timedelta(days=60), timedelta(days=400)
"""How far back and ahead absences are listed."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the panel shows, read in one go."""

    person: Assistant
    terms: tuple[Employment, ...]
    absences: tuple[Absence, ...]
    stands: Illness
    holiday: Account | None
    offers: tuple[Offer, ...]
    elsewhere: tuple[Elsewhere, ...]
    agreed: tuple[Arrangement, ...]
    deadlines: tuple[Deadline, ...]
    skills: tuple[str, ...]
    papers: tuple[Entry, ...]
    checklists: tuple[Standing, ...]
    wishes: tuple[PositionWish, ...]
    offered: tuple[tuple[PositionOffer, PartTimePosition], ...]
    notices: tuple[Notice, ...]
    talks: tuple[Talk, ...]


class PersonPanel(Panel):
    """One assistant in the inspector; gone when the assistant is."""

    watches = frozenset(
        {
            "assistant", "employment", "absence", "absence_terms", "absence_year", "follow_up", "elsewhere",
            "arrangement", "offer", "shift", "choice", "course", "training", "person_paper",
            "person_checklist", "notice", "talk", "position_wish", "position_offer", "part_time_position",
        }
    )

    def __init__(self, desk: Desk, assistant: str) -> None:
        super().__init__(desk, desk.session.read(people.assistant, assistant).name)
        self._assistant = assistant
        self._shown: _Shown | None = None
        self._balance: BalanceSection | None = None

    def refresh(self) -> bool:
        """Show the record again; False when it is gone."""
        try:
            person = self.desk.session.read(people.assistant, self._assistant)
        except NotFoundError:
            return False
        read, today = self.desk.session.read, self._today()
        away = read(absences.absences, today - RECENT, today + AHEAD, self._assistant)
        shown = _Shown(
            person,
            tuple(read(people.employments, self._assistant)),
            tuple(away),
            read(sick_leave.illness, self._assistant, today),
            read(holidays.balance, self._assistant, today.year, today),
            tuple(read(offers.offers_to, self._assistant)),
            tuple(read(elsewhere.elsewhere, today - RECENT, today + AHEAD, self._assistant)),
            tuple(read(arrangements.arrangements, self._assistant)),
            tuple(
                each
                for each in read(employment_duties.all_deadlines, self._assistant)
                if each.due >= today or each.rule in employment_duties.UNTIL_DONE
            ),
            tuple(read(skills.on_day, today).get(self._assistant, ())),
            tuple(read(person_papers.register, self._assistant)),
            tuple(read(person_checklists.standings, self._assistant)),
            tuple(read(positions.wishes, self._assistant)),
            tuple(read(positions.offered_to, self._assistant)),
            tuple(read(notices.notices, self._assistant)),
            talks_of(self.desk, self._assistant),
        )
        if shown != self._shown:
            self._shown = shown
            self.title = person.name
            self._build(shown)
        elif self._balance is not None:
            self._balance.refresh()
        return True

    def edit(self) -> None:
        """Open the record."""
        person = self.desk.session.read(people.assistant, self._assistant)
        record_dialog(self.window(), self.desk.session, person, self._today).open()

    def open_year(self) -> None:
        """Go to the person's year in figures."""
        self.desk.go("week", {"view": "year", "part": "figures", "assistant": self._assistant})

    def add_terms(self) -> None:
        """Open new terms, beginning today or the day after the last ones end."""
        open_new_terms(self.window(), self.desk.session, self._assistant)

    def edit_terms(self, key: str) -> None:
        """Open the terms."""
        open_terms(self.window(), self.desk.session, self._assistant, key)

    def add_absence(self) -> None:
        """Open a new absence, today."""
        open_new_absence(self.window(), self.desk.session, self._assistant)

    def show_absence(self) -> None:
        """Go to everything about the person's absence."""
        self.desk.go("absences", {"assistant": self._assistant})

    def add_agreed(self) -> None:
        """Open a new agreement with the assistant, from today."""
        open_new_agreed(self.window(), self.desk.session, self._assistant)

    def add_elsewhere(self) -> None:
        """Open new work elsewhere, today."""
        open_new_elsewhere(self.window(), self.desk.session, self._assistant)

    def _today(self) -> date:
        return self.desk.session.read(clock.today)

    def _build(self, shown: _Shown) -> None:
        box = self.renewed(4)
        person = shown.person
        box.addWidget(words(state_word(person, list(shown.terms), self._today()), "soft"))
        year = (_("The year in figures"), self.open_year, "month")
        box.addWidget(buttons([(_("Change the record"), self.edit, "edit"), year]))
        self._contact(box, person)
        self._terms(box, shown)
        if shown.deadlines:
            box.addWidget(deadlines_section(list(shown.deadlines), self._today()))
        box.addWidget(papers_section(self.desk, shown.person.id, shown.papers, shown.checklists))
        box.addWidget(talks_section(self.desk, person.id, shown.talks, shown.stands))
        box.addWidget(wishes_section(self.desk, person.id, shown.wishes, shown.offered))
        self._away(box, shown)
        self._agreed(box, shown)
        self._elsewhere(box, shown)
        self._balance = BalanceSection(self.desk, shown.person.id, self._today())
        box.addWidget(self._balance)
        asked = asked_section(self.desk.session, person.id)
        if asked is not None:
            box.addWidget(asked)
        self._work(box, shown)
        self.put_renewed()

    def _contact(self, box: QLayout, person: Assistant) -> None:
        section = Section(_("Contact"))
        for contact in person.contacts:
            label = (
                f"{contact_word(contact.kind)} ({contact.label})"
                if contact.label
                else contact_word(contact.kind)
            )
            section.add(words(_("{label}: {value}", label=label, value=contact.value)))
        for kin in person.next_of_kin:
            known = ", ".join(part for part in (kin.name, kin.relation, kin.phone) if part)
            section.add(words(_("{label}: {value}", label=_("Next of kin"), value=known)))
        if not person.contacts and not person.next_of_kin:
            section.add(words(_("Nothing written yet."), "soft"))
        box.addWidget(section)

    def _terms(self, box: QLayout, shown: _Shown) -> None:
        section = Section(_("Terms"))
        for terms in reversed(shown.terms):
            section.add(words(terms_words(terms)))
            if percent_words(terms):
                section.add(words(percent_words(terms), "soft"))
            days = span_words(terms.start, terms.end)
            section.add(
                buttons(
                    [
                        (_("Change"), partial(self.edit_terms, terms.id), "edit"),
                        (_("Delete"), partial(self._remove_terms, terms.id), "trash"),
                    ],
                    about=_("terms {days}", days=days),
                )
            )
        if not shown.terms:
            section.add(
                words(
                    _("Write from when and how many hours a week, and sums and limits become right."), "soft"
                )
            )
        section.add(buttons([(_("Add terms"), self.add_terms, "plus")]))
        if any(terms.minutes_per_week is not None for terms in shown.terms):
            notice = notice_words(shown.person, shown.terms, self._today())
            if notice and not shown.notices:
                section.add(words(notice, "soft"))
            section.add(HoursBeyond(self.desk, self._assistant, self._today()))
        add_notices(section, self.desk, self._assistant, shown.notices)
        box.addWidget(section)

    def _away(self, box: QLayout, shown: _Shown) -> None:
        section = Section(_("Absence and holiday"))
        sentences = " ".join(told.egenmelding_lines(shown.stands))
        section.add(words(_("{label}: {value}", label=_("Egenmelding"), value=sentences)))
        if shown.holiday is not None:
            section.add(words(told.holiday_line(shown.holiday)))
            section.add(behind(told.holiday_figures(shown.holiday)))
        add_absences(section, self.desk.session, shown.absences)
        section.add(
            buttons(
                [
                    (_("Register absence"), self.add_absence, "plus"),
                    (_("Follow-up and holiday"), self.show_absence, "absence"),
                ]
            )
        )
        box.addWidget(section)

    def _agreed(self, box: QLayout, shown: _Shown) -> None:
        section = Section(_("Agreed about when to work"))
        for each in shown.agreed:
            told = agreed_words(each)
            section.add(words(told))
            section.add(
                buttons(
                    [
                        (_("Change"), partial(self._edit_agreed, each), "edit"),
                        (_("Delete"), partial(self._remove_agreed, each.id), "trash"),
                    ],
                    about=told,
                )
            )
        section.add(buttons([(_("Write what is agreed"), self.add_agreed, "plus")]))
        box.addWidget(section)

    def _elsewhere(self, box: QLayout, shown: _Shown) -> None:
        section = Section(_("Work elsewhere"))
        section.add(
            words(_("Hours at other workplaces of the same employer count for rest and limits."), "soft")
        )
        for each in shown.elsewhere:
            told = elsewhere_words(self.desk.session, each)
            section.add(words(told))
            section.add(
                buttons(
                    [
                        (_("Change"), partial(self._edit_elsewhere, each), "edit"),
                        (_("Delete"), partial(self._remove_elsewhere, each.id), "trash"),
                    ],
                    about=told,
                )
            )
        section.add(buttons([(_("Add work elsewhere"), self.add_elsewhere, "plus")]))
        box.addWidget(section)

    def _edit_agreed(self, each: Arrangement) -> None:
        agreed_dialog(self.window(), self.desk.session, each).open()

    def _remove_agreed(self, key: str) -> None:
        self.desk.session.run(arrangements.remove_arrangement, key)

    def _edit_elsewhere(self, each: Elsewhere) -> None:
        open_elsewhere(self.window(), self.desk.session, each)

    def _remove_elsewhere(self, key: str) -> None:
        self.desk.session.run(elsewhere.remove_elsewhere, key)

    def _work(self, box: QLayout, shown: _Shown) -> None:
        section = Section(_("At work"))
        language, person = current(), shown.person
        facts = [
            (_("Skills"), language.list(shown.skills)),
            (_("Languages"), language.list(person.languages)),
            (_("At most a week"), "" if person.weekly_cap is None else language.hours(person.weekly_cap)),
            (_("Near family"), _("yes") if person.near_family else ""),
            (_("Employee number"), person.employee_number),
            (_("Notes"), person.notes),
        ]
        known = [(label, value) for label, value in facts if value]
        for label, value in known:
            section.add(words(_("{label}: {value}", label=label, value=value)))
        # First in the panel, then shown: alone it would be a window for a moment, and take the focus.
        box.addWidget(section)
        section.setVisible(bool(known))

    def _remove_terms(self, key: str) -> None:
        self.desk.session.run(people.remove_employment, key)
