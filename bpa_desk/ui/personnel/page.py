"""The page *Personnel files*: everybody's papers, what is missing, and who begins or leaves."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.person_checklist import Passage
from bpa_desk.domain.person_paper import PaperKind
from bpa_desk.language import _
from bpa_desk.services import person_checklists, person_papers, person_record_papers
from bpa_desk.services.person_checklists import PointRow, Standing
from bpa_desk.services.person_papers import Entry
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.section import Section
from bpa_desk.ui.kit.table import Listing
from bpa_desk.ui.ordning.room import roomy
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.personnel import forms
from bpa_desk.ui.personnel.checklist import ChecklistView
from bpa_desk.ui.personnel.lists import papers_table, passages_table
from bpa_desk.ui.personnel.panel import PaperPanel

LEAST, LEAST_BELOW = 260, 150
"""The heights of the two lists in pixels at 100 %."""


class PapersPage(Page):
    """Papers and checklists; a checklist opens in place of the lists and Esc leads back."""

    watches = frozenset({"person_paper", "person_checklist", "assistant", "employment", "ordning"})
    help_topic = "papers"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Personnel files"))
        self._open = ""
        self._build()
        self._make_actions()
        icons = {"new": "plus", "edit": "edit", "signed": "check", "back": "chevron-left"}
        self.show_actions(*self._buttons, primary=self.new_action, icons=icons)
        self.show_more(*self._listed[3:], self.rights_action, self.papers_action, self.texts_action)
        self._suit()

    def refresh(self) -> None:
        """Show the lists, or the checklist that is open."""
        read = self.desk.session.read
        self.table.show_rows(read(person_papers.register))
        self.passages.show_rows(read(person_checklists.standings))
        held = read(person_checklists.standing, self._open) if self._open else None
        self._open = held.id if held is not None else ""
        self.checklist.show_standing(held)
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        held = (each for each in self._in_list if each is not self.point_action)
        return (*self._listed, *held, self.rights_action, self.papers_action, self.texts_action)

    def place(self) -> Place:
        """Return the list that is open, or the paper the cursor is on."""
        if self._open:
            return {"section": f"list:{self._open}"}
        row = self.table.current_row()
        return {"section": row.id} if row is not None else {}

    def restore(self, place: Place) -> None:
        """Go to a list, a paper, or the first paper of an assistant."""
        key, who = str(place.get("section", "")), str(place.get("assistant", ""))
        self.freshen()
        if key.startswith("list:"):
            self.open_list(key.removeprefix("list:"))
            return
        if who:
            rows = (each.id for each in self.table.rows_model.rows if each.person.id == who)
            key = next(rows, "")
        if key:
            self._close()
            self.table.select(key)
            self.table.setFocus()

    def step_back(self) -> bool:
        """Leave the list that is open; it is kept as it is."""
        return self._close()

    def first_focus(self) -> QWidget:
        """Return the points of an open list, else the papers."""
        if self.empty.step is not None and not self.empty.isHidden():
            return self.empty.step
        return self.checklist.table if self._open else self.table

    def show_details(self) -> None:
        """Show the current paper beside the list."""
        self._show_panel()

    def open_list(self, key: str) -> None:
        """Show a checklist in place of the lists."""
        self._open = key
        self.refresh()
        self.desk.inspect(None)
        (self.checklist.table if self._open else self.table).setFocus()

    def edit(self, entry: Entry) -> None:
        """Open the paper, or a new one of the kind that is missing."""
        session = self.desk.session
        paper = entry.paper or session.read(person_papers.proposed, entry.person.id, entry.kind)
        forms.open_paper(self, session, paper, self.table.select)

    def _build(self) -> None:
        self.lists = QWidget()
        box = QVBoxLayout(self.lists)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(4))
        scale = theme.current().scale
        self.table, self.passages = papers_table(), passages_table()
        self.table.setMinimumHeight(round(LEAST * scale))
        self.passages.setMinimumHeight(round(LEAST_BELOW * scale))
        box.addWidget(Listing(self.table, _("Filter by name, paper, status…")), 2)
        section = Section(_("Beginning and leaving"))
        section.add(self.passages, 1)
        box.addWidget(section, 1)
        self.table.opened.connect(self.edit)
        self.table.deleted.connect(self._remove)
        self.table.chosen.connect(lambda _row: self._show_panel())
        self.passages.opened.connect(lambda row: self.open_list(row.id))
        self.passages.deleted.connect(lambda row: self.desk.session.run(person_checklists.remove, row.id))
        self.checklist = ChecklistView(self.desk)
        self.checklist.paper_asked.connect(self._paper_of)
        self.empty = EmptyState(
            _("No assistants yet"),
            _("Add the assistants first; then you see here which papers they need."),
            _("Go to the assistants"),
            lambda: self.desk.go("assistants"),
        )
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.lists, 1)
        self.body.addWidget(self.checklist, 1)

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.new_action = make(_("New paper"), self._new, key="Ctrl+N", name="new")
        self.edit_action = make(_("Change"), self._edit, key="F2", name="edit")
        self.signed_action = make(
            _("Signed today"),
            self._signed,
            key="Ctrl+D",
            name="signed",
            explain=_("For a paper that is sent or being prepared."),
        )
        self.begin_action = make(
            _("Somebody begins"),
            partial(self._pass, Passage.STARTING),
            key="Ctrl+Shift+N",
            name="begin",
            explain=_("A checklist from the police certificate to the first talks."),
        )
        self.leave_action = make(
            _("Somebody leaves"),
            partial(self._pass, Passage.LEAVING),
            key="Ctrl+Shift+M",
            name="leave",
            explain=_("Keys, hours, holiday, handing over."),
        )
        self.notice_action = make(
            _("Notice is given"),
            self._notice,
            key="Ctrl+Shift+O",
            name="notice",
            explain=_("Of the assistant the cursor is on: when, by whom, and the last day by the law."),
        )
        self.remove_action = make(_("Delete"), self._remove, key="Ctrl+Del", name="remove")
        self.back_action = make(_("Back"), self._close, name="back")
        self.point_action = make(_("Date and note"), self.checklist.describe, key="F2", name="point")
        self.drop_action = make(_("Delete the checklist"), self._drop, name="drop")
        self.papers_action = make(_("Write the papers"), self._papers, key="Ctrl+P", name="papers")
        self.rights_action = make(
            _("Write the rights sheet"),
            self._rights,
            key="Ctrl+Shift+P",
            name="rights",
            explain=_("Of the assistant the cursor is on: what one has, and whom to ask."),
        )
        self.texts_action = make(
            _("Change the texts"), self._texts, name="texts",
            explain=_("The rights sheet, the frame of an advert, and what the points of a contract ask for."),
        )  # fmt: skip
        self._listed = (
            self.new_action,
            self.edit_action,
            self.signed_action,
            self.begin_action,
            self.leave_action,
            self.notice_action,
            self.remove_action,
        )
        self._in_list = (self.back_action, self.point_action, self.drop_action)
        self._buttons = (*self._listed[:3], self.back_action, self.drop_action)  # fmt: skip

    def _suit(self) -> None:
        held: Standing | None = None
        if self._open:
            held = self.desk.session.read(person_checklists.standing, self._open)
        anybody = bool(self.table.rows_model.rowCount() or self.passages.rows_model.rowCount())
        self.empty.setVisible(not anybody)
        self.lists.setVisible(held is None and anybody)
        self.checklist.setVisible(held is not None)
        self.retitle(held.person.name if held is not None else _("Personnel files"))
        if not hasattr(self, "_listed"):
            return
        for each in self._listed:
            each.setVisible(held is None)
            each.setEnabled(held is None and bool(self.table.rows_model.rowCount()))
        for each in self._in_list:
            each.setVisible(held is not None)
            each.setEnabled(held is not None)
        row = self.table.current_row()
        paper = row.paper if row is not None else None
        if held is None:
            self.remove_action.setEnabled(paper is not None)
            self.signed_action.setEnabled(paper is not None and paper.signed_on is None)
            self.edit_action.setText(_("Write it down") if row is not None and paper is None else _("Change"))

    def _show_panel(self) -> None:
        self._suit()
        row = self.table.current_row()
        if row is None or self._open:
            self.desk.inspect(None)
        elif self.isVisible() and roomy(self):
            self.desk.inspect(PaperPanel(self.desk, row, self.edit))

    def _close(self) -> bool:
        if not self._open:
            return False
        key, self._open = self._open, ""
        self.refresh()
        self.passages.select(key)
        self.passages.setFocus()
        return True

    def _whom(self) -> str:
        row = self.table.current_row()
        return row.person.id if row is not None else ""

    def _new(self) -> None:
        forms.new_paper_dialog(self, self.desk.session, self._whom(), self.table.select).open()

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.edit(row)

    def _signed(self) -> None:
        row = self.table.current_row()
        if row is not None and row.paper is not None:
            self.desk.session.run(person_papers.mark_signed, row.paper.id)

    def _remove(self, _row: object = None) -> None:
        row = self.table.current_row()
        if row is not None and row.paper is not None:
            self.desk.session.run(person_papers.remove_paper, row.paper.id)

    def _drop(self) -> None:
        if self._open:
            self.desk.session.run(person_checklists.remove, self._open)
            self.passages.setFocus()

    def _pass(self, passage: Passage) -> None:
        forms.passage_dialog(self, self.desk.session, passage, self._whom(), self.open_list).open()

    def _notice(self) -> None:
        from bpa_desk.ui.people.notice import open_new_notice

        who = self._whom()
        if who:
            open_new_notice(self, self.desk.session, who)

    def _paper_of(self, row: PointRow) -> None:
        """Open the paper that settles a point: the one there is, else one that is begun, else a new one."""
        session = self.desk.session
        held = session.read(person_checklists.standing, self._open)
        if held is None or row.kind is None:
            return
        kind: PaperKind = row.kind
        own = [each for each in session.read(person_papers.papers, held.person.id) if each.kind is kind]
        paper = row.paper or (own[0] if own else None)
        forms.open_paper(self, session, paper or session.read(person_papers.proposed, held.person.id, kind))

    def _papers(self) -> None:
        from bpa_desk.ui.personnel.papers import papers_dialog, points_dialog

        facts = self.desk.session.read(person_record_papers.checklist, self._open) if self._open else None
        made = papers_dialog(self, self.desk) if facts is None else points_dialog(self, self.desk, facts)
        made.open()

    def _rights(self) -> None:
        from bpa_desk.ui.personnel.papers import rights_dialog

        rights_dialog(self, self.desk, self._whom()).open()

    def _texts(self) -> None:
        from bpa_desk.ui.personnel.texts import choose_text_dialog

        choose_text_dialog(self, self.desk.session).open()
