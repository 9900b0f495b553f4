"""The page *Recruitment*: vacancies and adverts; candidates until they are assistants or forgotten."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.candidate import Candidate, Vacancy
from bpa_desk.domain.text import N_, Message
from bpa_desk.language import Language, _, current
from bpa_desk.services import clock, recruitment
from bpa_desk.services.meeting_guides import INTERVIEW
from bpa_desk.services.recruitment import Row, VacancyRow
from bpa_desk.ui import theme
from bpa_desk.ui.absence.listed import Step
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.notice import EmptyState, Notice
from bpa_desk.ui.kit.section import Section
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.meetings.guides import guide_dialog
from bpa_desk.ui.ordning.room import roomy
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.recruitment import dialogs
from bpa_desk.ui.recruitment.interview import interview_dialog, sheet_dialog
from bpa_desk.ui.recruitment.lists import candidates_table, vacancies_table
from bpa_desk.ui.recruitment.panel import CandidatePanel, VacancyPanel

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

LEAST = 170
"""The height of a list in pixels at 100 %."""


class RecruitmentPage(Page):
    """Vacancies above, candidates below; what is chosen stands beside."""

    watches = frozenset({"vacancy", "candidate", "stillingsbeskrivelse", "ordning"})
    help_topic = "recruitment"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Recruitment"))
        self._build()
        self._make_actions()
        icons = {"candidate": "plus", "vacancy": "plus", "edit": "edit", "employ": "check",
                 "interview": "people"}  # fmt: skip
        self.show_actions(*self._actions[:5], primary=self.candidate_action, icons=icons)
        self.show_more(*self._actions[5:])
        self._suit()

    def refresh(self) -> None:
        """Show vacancies and candidates as they stand now."""
        read = self.desk.session.read
        vacancies = read(recruitment.vacancies)
        self.vacancies.show_rows(vacancies)
        self.candidates.show_rows(read(recruitment.candidates))
        self._stack.setCurrentIndex(0 if vacancies else 1)
        today = read(clock.today)
        due = sum(each.candidates for each in vacancies if each.delete_on and each.delete_on <= today)
        self.forgotten.setVisible(bool(due))
        if due:
            self.forgotten.show_text(
                _("Half a year has passed since the position was filled. To be deleted: {n}.", n=due)
            )
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return the candidate the cursor is on."""
        row = self.candidates.current_row()
        return {"section": f"candidate:{row.id}"} if row is not None else {}

    def restore(self, place: Place) -> None:
        """Go to a vacancy, a candidate, or those who are to be deleted."""
        kind, _colon, key = str(place.get("section", "")).partition(":")
        self.freshen()
        table: Table[Row] | Table[VacancyRow] = self.candidates if kind == "candidate" else self.vacancies
        if kind and table.select(key):
            table.setFocus()

    def first_focus(self) -> QWidget | None:
        """Return the candidates, else the vacancies, else the one step while there is nothing."""
        if self._stack.currentIndex():
            return self.empty.step
        return self.candidates if self.candidates.current_row() is not None else self.vacancies

    def show_details(self) -> None:
        """Show the current candidate beside the lists, else the vacancy."""
        if self.candidates.current_row() is not None:
            self._show_candidate()
        else:
            self._show_vacancy()

    def _build(self) -> None:
        session = self.desk.session
        self.vacancies = vacancies_table(lambda: session.read(clock.today))
        self.candidates = candidates_table()
        self.forgotten = Notice("", "warning")
        self.forgotten.offer(_("Delete them for good"), self._delete_due, kind="danger")
        full = QWidget()
        box = QVBoxLayout(full)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(4))
        box.addWidget(self.forgotten)
        for title, table in ((_("Vacancies"), self.vacancies), (_("Candidates"), self.candidates)):
            table.setMinimumHeight(round(LEAST * theme.current().scale))
            section = Section(title)
            section.add(table, 1)
            box.addWidget(section, 1)
        self.empty = EmptyState(
            _("No vacancies"),
            _(
                "Begin with a position: the advert is written from the job description, and the candidates "
                "follow."
            ),
            _("New vacancy"),
            self._new_vacancy,
        )
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self.empty)
        self.vacancies.opened.connect(lambda row: self._open_vacancy(row.vacancy))
        self.candidates.opened.connect(lambda row: self._open_candidate(row.candidate))
        self.vacancies.deleted.connect(lambda row: session.run(recruitment.remove_vacancy, row.id))
        self.candidates.deleted.connect(lambda row: session.run(recruitment.remove_candidate, row.id))
        self.vacancies.chosen.connect(lambda _row: self._show_vacancy())
        self.candidates.chosen.connect(lambda _row: self._show_candidate())

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.candidate_action = make(_("New candidate"), self._new_candidate, key="Ctrl+N", name="candidate")
        self.vacancy_action = make(_("New vacancy"), self._new_vacancy, key="Ctrl+Shift+N", name="vacancy")
        self.edit_action = make(_("Change"), self._edit, key="F2", name="edit")
        self.employ_action = make(
            _("Employ"),
            self._employ,
            key="Ctrl+E",
            name="employ",
            explain=_("The candidate becomes an assistant in one step."),
        )
        self.fill_action = make(_("The vacancy is filled"), self._fill, key="Ctrl+D", name="fill")
        self.advert_action = make(
            _("Write the advert"),
            self._advert,
            key="Ctrl+P",
            name="advert",
            explain=_("As a PDF or a web page."),
        )
        self.interview_action = make(
            _("Interview"),
            self._interview,
            key="Ctrl+M",
            name="interview",
            explain=_("The questions, what was answered, and what one does not ask."),
        )
        self.sheet_action = make(
            _("Write the interview sheet"), self._sheet, key="Ctrl+Shift+P", name="sheet"
        )
        self.guide_action = make(_("Change the questions"), self._guide, name="guide")
        self._actions = (self.candidate_action, self.vacancy_action, self.edit_action, self.interview_action,
                         self.employ_action, self.fill_action, self.advert_action, self.sheet_action,
                         self.guide_action)  # fmt: skip

    def _suit(self) -> None:
        if not hasattr(self, "_actions"):
            return
        vacancy, row = self.vacancies.current_row(), self.candidates.current_row()
        self.candidate_action.setEnabled(vacancy is not None)
        self.edit_action.setEnabled(vacancy is not None)
        self.employ_action.setEnabled(row is not None and row.candidate.assistant is None)
        for each in (self.interview_action, self.sheet_action):
            each.setEnabled(row is not None)
        self.fill_action.setEnabled(vacancy is not None)
        filled = vacancy is not None and vacancy.vacancy.filled_on is not None
        self.fill_action.setText(_("The vacancy is open again") if filled else _("The vacancy is filled"))
        self.advert_action.setEnabled(vacancy is not None and bool(vacancy.vacancy.advert))

    def _show_candidate(self) -> None:
        self._suit()
        row = self.candidates.current_row()
        if row is not None and self.isVisible() and roomy(self):
            self.desk.inspect(CandidatePanel(self.desk, row.candidate, self._candidate_steps))

    def _show_vacancy(self) -> None:
        self._suit()
        row = self.vacancies.current_row()
        if row is not None and self.isVisible() and roomy(self):
            self.desk.inspect(VacancyPanel(self.desk, row.vacancy, self._vacancy_steps))

    def _candidate_steps(self, each: Candidate) -> list[Step]:
        steps: list[Step] = [
            (_("Interview"), partial(self._open_interview, each), "people"),
            (_("Change"), partial(self._open_candidate, each), "edit"),
        ]
        if each.assistant is None:
            steps.insert(0, (_("Employ"), partial(self._open_employ, each), "check"))
        else:
            steps.insert(0, (_("Open assistant"), partial(self._to_assistant, each.assistant), "person"))
        remove = partial(self.desk.session.run, recruitment.remove_candidate, each.id)
        return [*steps, (_("Delete"), remove, "trash")]

    def _vacancy_steps(self, each: Vacancy) -> list[Step]:
        return [(_("Change"), partial(self._open_vacancy, each), "edit")]

    def _to_assistant(self, key: str) -> None:
        self.desk.go("assistants", {"assistant": key})

    def _new_vacancy(self) -> None:
        self._open_vacancy(self.desk.session.read(recruitment.new_vacancy, current().code))

    def _new_candidate(self) -> None:
        row = self.vacancies.current_row()
        if row is not None:
            self._open_candidate(self.desk.session.read(recruitment.new_candidate, row.id))

    def _open_vacancy(self, each: Vacancy) -> None:
        dialogs.vacancy_dialog(self, self.desk.session, each, self.vacancies.select).open()

    def _open_candidate(self, each: Candidate) -> None:
        dialogs.candidate_dialog(self, self.desk.session, each, self.candidates.select).open()

    def _open_interview(self, each: Candidate) -> None:
        interview_dialog(self, self.desk.session, each, self.candidates.select).open()

    def _interview(self) -> None:
        row = self.candidates.current_row()
        if row is not None:
            self._open_interview(row.candidate)

    def _sheet(self) -> None:
        row = self.candidates.current_row()
        if row is not None:
            sheet_dialog(self, self.desk, row.candidate).open()

    def _guide(self) -> None:
        guide_dialog(self, self.desk.session, INTERVIEW).open()

    def _edit(self) -> None:
        vacancy, row = self.vacancies.current_row(), self.candidates.current_row()
        if row is not None and not self.vacancies.hasFocus():
            self._open_candidate(row.candidate)
        elif vacancy is not None:
            self._open_vacancy(vacancy.vacancy)

    def _employ(self) -> None:
        row = self.candidates.current_row()
        if row is not None and row.candidate.assistant is None:
            self._open_employ(row.candidate)

    def _open_employ(self, each: Candidate) -> None:
        dialogs.employ_dialog(self, self.desk.session, each, self._employed).open()

    def _employed(self, person: Assistant) -> None:
        """Lead on to the checklist of whom was employed."""
        from bpa_desk.services import person_checklists

        held = self.desk.session.read(person_checklists.standings, person.id)
        self.desk.go("papers", {"section": f"list:{held[-1].id}"} if held else {"assistant": person.id})

    def _fill(self) -> None:
        row = self.vacancies.current_row()
        if row is not None:
            self.desk.session.run(recruitment.fill, row.id, row.vacancy.filled_on is None)

    def _delete_due(self) -> None:
        gone = len(self.desk.session.read(recruitment.deletable))
        said = Message(N_("Candidates deleted for good: {n}"), {"n": gone})
        self.desk.session.say_next(said).run(recruitment.delete_due)
        self.vacancies.setFocus()

    def _advert(self) -> None:
        row = self.vacancies.current_row()
        if row is None or not row.vacancy.advert:
            return
        about = _("The advert as it is written in the vacancy, with the deadline.")
        ExportDialog(
            self.desk, _("Write the advert"), partial(_advert_papers, row.vacancy), ("pdf", "html"),
            about=about, language=row.vacancy.language, parent=self,
        ).open()  # fmt: skip


def _advert_papers(vacancy: Vacancy, language: Language) -> list[Paper]:
    from bpa_desk.export.advert import advert

    return [advert(vacancy, language)]
