"""The page *Opplæring*: who has what, what runs out, and what is lacking."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from bpa_desk.domain.training import AHEAD, CourseKind, TrainingState
from bpa_desk.domain.training_standing import Stand, Standing
from bpa_desk.language import _
from bpa_desk.services import courses, learners, training
from bpa_desk.services.store import Store
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Listing
from bpa_desk.ui.ordning.room import roomy
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.training import dialogs
from bpa_desk.ui.training.course_dialog import course_dialog, procedure_dialog
from bpa_desk.ui.training.grid import MatrixGrid
from bpa_desk.ui.training.lists import (
    CourseRow,
    ListRow,
    count_words,
    courses_table,
    standings_table,
)
from bpa_desk.ui.training.model import PersonRow
from bpa_desk.ui.training.panel import WATCHED, StandingPanel

VIEWS = ("matrix", "list", "courses")
COURSES = 2
ICONS = {
    "register": "plus", "given": "check", "signed": "good", "plan": "week", "papers": "print",
    "templates": "download", "course": "plus", "edit": "edit",
}  # fmt: skip


class TrainingPage(Page):
    """The matrix, the same as a list, and the courses; one of them is shown at a time."""

    watches = WATCHED
    help_topic = "training"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Training"))
        self._panel: StandingPanel | None = None
        self._people: dict[str, str] = {}
        self._empty = True
        self._build()
        self._make_actions()
        self._suit()

    def refresh(self) -> None:
        """Show how everybody stands now."""
        people_rows, cells, held = self.desk.session.read(_read)
        self._people = {each.id: each.name for each in people_rows}
        # Whoever leads alone, with nobody to lead and no course, has nothing to look at yet.
        self._empty = all(learners.leads(each) for each in self._people) and not held
        across = people_rows[0].cells if people_rows else ()
        self.grid.show_matrix(people_rows, [each.course for each in across])
        self.table.show_rows(ListRow(self._people[each.assistant], each) for each in cells)
        self.courses.show_rows(held)
        self.count.setText(count_words(cells))
        self._show_view()
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return the view and the cell the cursor is on."""
        held = self.current()
        return {"view": self.view.value(), **({"section": held.id} if held is not None else {})}

    def restore(self, place: Place) -> None:
        """Go to a person and a course, ``assistant|course``, to a training, or to the view that is named."""
        self.freshen()
        written = self.desk.session.read(training.found, str(place.get("training", "")))
        if written is not None:
            place = {**place, "section": f"{written.person}|{written.course}"}
        view = str(place.get("view", ""))
        if view in VIEWS:
            self.view.set_value(view)
        person, _bar, course = str(place.get("section", "")).rpartition("|")
        if course and self.view.value() == "courses":
            self.view.set_value("matrix")
        if course:
            # A view that is named was left there; the others stay where they are.
            if view != "list":
                self.grid.select_cell(person, course)
            if view != "matrix":
                self.table.select(f"{person}|{course}")
        self.courses.select(str(place.get("course", "")))
        self._show_view()
        self._suit()

    def first_focus(self) -> QWidget | None:
        """Return what is shown: the grid, the list, the courses, or the one step while there is nothing."""
        if self._stack.currentIndex() == len(VIEWS):
            return self.empty.step
        return (self.grid, self.table, self.courses)[self._stack.currentIndex()]

    def show_details(self) -> None:
        """Show the current cell beside the page."""
        self._inspect(self.current())

    def current(self) -> Standing | None:
        """Return the cell the cursor is on, in the grid or the list."""
        if self.view.value() == "list":
            row = self.table.current_row()
            return row.standing if row is not None else None
        return self.grid.current() if self.view.value() == "matrix" else None

    def chosen(self) -> list[Standing]:
        """Return every chosen cell."""
        if self.view.value() == "list":
            return [row.standing for row in self.table.selected_rows()]
        return self.grid.selected() if self.view.value() == "matrix" else []

    def open_cell(self, held: Standing) -> None:
        """Open what is to be done in a cell: what is planned or unsigned, else a new training."""
        row = held.row
        unsigned = row is not None and row.state is TrainingState.GIVEN and held.state is not Stand.EXPIRED
        shown = row if row is not None and (row.state in AHEAD or unsigned) else None
        dialogs.training_dialog(self, self.desk.session, held, shown).open()

    def register(self) -> None:
        """Open a new training in the cell."""
        held = self.current()
        if held is not None:
            dialogs.training_dialog(self, self.desk.session, held).open()

    def turn(self) -> None:
        """Show the list instead of the matrix, or the matrix instead of the list, at the same cell."""
        held, to_list = self.current(), self.view.value() == "matrix"
        self.view.set_value("list" if to_list else "matrix")
        self._show_view()
        if held is not None and to_list:
            self.table.select(held.id)
        elif held is not None:
            self.grid.select_cell(held.assistant, held.course.id)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _build(self) -> None:
        self.view = ChoiceField[str](
            [("matrix", _("As a matrix")), ("list", _("As a list")), ("courses", _("The courses"))]
        )
        self.view.setAccessibleName(_("Show"))
        self.view.changed.connect(self._show_view)
        self.grid = MatrixGrid()
        self.grid.chosen.connect(self._inspect)
        self.grid.opened.connect(self.open_cell)
        self.table, self.courses = standings_table(), courses_table()
        self.table.chosen.connect(lambda row: self._inspect(row.standing if row is not None else None))
        self.table.opened.connect(lambda row: self.open_cell(row.standing))
        self.courses.chosen.connect(lambda _row: self._suit())
        self.courses.opened.connect(lambda _row: self._edit_course())
        self.courses.deleted.connect(lambda _row: self._remove_course())
        self.empty = EmptyState(
            _("Nobody to train yet"),
            _("Here you see who has had which training, and what runs out."),
            _("Go to the assistants"),
            lambda: self.desk.go("assistants"),
        )
        held = QWidget()
        self._stack = QStackedLayout(held)
        for each in (self.grid, Listing(self.table), self.courses, self.empty):
            self._stack.addWidget(each)
        self.count = words("", "soft")
        box = QVBoxLayout()
        box.setSpacing(theme.current().gap(2))
        box.addWidget(held, 1)
        box.addWidget(self.count)
        self.body.addLayout(box, 1)

    def _make_actions(self) -> None:
        make = partial(action, self)
        given = partial(self._mark, TrainingState.GIVEN)
        signed = partial(self._mark, TrainingState.CONFIRMED)
        self.register_action = make(_("Register training"), self.register, key="Ctrl+N", name="register",
                                    explain=_("In the cell the cursor is on."))
        self.given_action = make(_("Given today"), given, key="Ctrl+G", name="given",
                                 explain=_("In all the chosen cells, by you."))
        self.signed_action = make(_("Signed today"), signed, key="Ctrl+Shift+G", name="signed",
                                  explain=_("What was given in the chosen cells is signed."))
        self.plan_action = make(_("Training plan"), self._plan, key="Ctrl+T", name="plan",
                                explain=_("What somebody lacks, with shifts to follow as training."))
        self.turn_action = make(_("Matrix or list"), self.turn, key="Ctrl+Shift+L", name="turn")
        self.papers_action = make(_("Write the papers"), self._papers, key="Ctrl+P", name="papers")
        self.record_action = make(_("Course record"), self._record, name="record",
                                  explain=_("One person’s, with the certificates."))
        self.templates_action = make(_("Courses from templates"), self._templates, name="templates")
        self.new_course_action = make(_("New course"), self._new_course, key="Ctrl+Shift+N", name="course")
        self.procedure_action = make(_("New procedure"), self._new_procedure, name="procedure",
                                     explain=_("Something everyone it concerns is to learn by a day."))
        self.edit_action = make(_("Change the course"), self._edit_course, key="F2", name="edit")
        self.away_action = make(_("Put the course away, or bring it back"), self._put_away, name="away")
        self._cells = (self.register_action, self.given_action, self.signed_action, self.plan_action,
                       self.record_action, self.turn_action)
        self._of_courses = (self.templates_action, self.new_course_action, self.edit_action, self.away_action,
                            self.procedure_action)
        first = (self.register_action, self.given_action, self.signed_action, self.plan_action)
        later = (self.turn_action, self.record_action, self.procedure_action, self.away_action)
        shown = (*first, *self._of_courses[:3], self.papers_action)
        self._actions = (*shown, *later)
        self.show_actions(*shown, primary=self.register_action, icons=ICONS)
        self.show_more(*later)
        self.add_button(self.view)  # fmt: skip

    def _show_view(self) -> None:
        shown = VIEWS.index(self.view.value() or "matrix")
        nobody = not self.grid.matrix.rowCount() or not self.grid.matrix.columnCount()
        if nobody and not self._empty:
            shown = COURSES
        self._stack.setCurrentIndex(len(VIEWS) if self._empty else shown)
        if shown == COURSES and self._panel is not None:
            self._panel = None
            self.desk.inspect(None)
        self._suit()

    def _suit(self) -> None:
        if not hasattr(self, "_cells"):
            return
        held, at_courses = self.current(), self._stack.currentIndex() == COURSES
        for each in self._cells:
            each.setVisible(not at_courses)
            each.setEnabled(held is not None and not at_courses)
        self.plan_action.setEnabled(
            held is not None and not at_courses and not learners.leads(held.assistant)
        )
        for each in self._of_courses:
            each.setVisible(at_courses or each is self.procedure_action)
        course = self.courses.current_row() if at_courses else None
        self.edit_action.setEnabled(course is not None)
        self.away_action.setEnabled(course is not None and not course.id.startswith(courses.IMPLICIT))

    def _inspect(self, held: Standing | None) -> None:
        self._suit()
        if held is None or not self.isVisible():
            return
        if roomy(self):
            there = self._panel is not None and isValid(self._panel) and self._panel.isVisible()
            if not there or self._panel is None or self._panel.key != held.id:
                self._panel = StandingPanel(self.desk, held)
                self.desk.inspect(self._panel)

    def _mark(self, state: TrainingState) -> None:
        cells = self.chosen()
        if not cells:
            return
        if any(each.course.kind is CourseKind.HEALTH for each in cells):
            if len(cells) == 1:
                self.open_cell(cells[0])
            else:
                self.desk.say(_("Delegated helsehjelp is written for one person at a time."))
            return
        self.desk.session.run(training.give, [(each.assistant, each.course.id) for each in cells], state)

    def _plan(self) -> None:
        held = self.current()
        if held is not None:
            dialogs.plan_dialog(self, self.desk.session, held.assistant).open()

    def _papers(self) -> None:
        from bpa_desk.ui.training.papers import papers_dialog

        papers_dialog(self, self.desk).open()

    def _record(self) -> None:
        from bpa_desk.ui.training.papers import person_dialog

        held = self.current()
        if held is not None:
            person_dialog(self, self.desk, held.assistant).open()

    def _templates(self) -> None:
        dialogs.templates_dialog(self, self.desk.session).open()

    def _new_course(self) -> None:
        course_dialog(self, self.desk.session, courses.new_course(), fresh=True).open()

    def _new_procedure(self) -> None:
        procedure_dialog(self, self.desk.session).open()

    def _edit_course(self) -> None:
        row = self.courses.current_row()
        if row is not None:
            fresh = row.id.startswith(courses.IMPLICIT)
            held = courses.new_course(row.course.name) if fresh else row.course
            course_dialog(self, self.desk.session, held, fresh).open()

    def _put_away(self) -> None:
        row = self.courses.current_row()
        if row is not None and not row.id.startswith(courses.IMPLICIT):
            self.desk.session.run(courses.set_archived, row.id, not row.course.archived)

    def _remove_course(self) -> None:
        row = self.courses.current_row()
        if row is not None and not row.id.startswith(courses.IMPLICIT):
            self.desk.session.run(courses.remove_course, row.id)


def _called(each: learners.Learner) -> str:
    if not each.leads:
        return each.name
    if each.co:
        return _("{name} (co-leader)", name=each.name)
    return _("{name} (arbeidsleder)", name=each.name)


def _read(store: Store) -> tuple[list[PersonRow], list[Standing], list[CourseRow]]:
    cells = training.matrix(store)
    by_person: dict[str, list[Standing]] = {}
    for each in cells:
        by_person.setdefault(each.assistant, []).append(each)
    rows = [
        PersonRow(each.id, _called(each), tuple(by_person.get(each.id, ())))
        for each in learners.learners(store)
    ]
    held = []
    for course in (*courses.columns(store), *courses.courses(store, archived=True)):
        own = [each for each in cells if each.course.id == course.id]
        able = sum(1 for each in own if each.valid)
        held.append(CourseRow(course, able, sum(1 for each in own if each.lacks)))
    return rows, cells, held
