"""The page *Dokumenter*: stillingsbeskrivelser with their versions, and the rota as papers."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Stillingsbeskrivelse
from bpa_desk.domain.text import N_, Message, NotFoundError
from bpa_desk.language import _
from bpa_desk.services import clock, papers, people
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents import dialogs
from bpa_desk.ui.documents.editor import PaperEditor
from bpa_desk.ui.documents.listed import icon_button, papers_table
from bpa_desk.ui.documents.overview import OverviewSection
from bpa_desk.ui.documents.rota import FORMATS, RotaSection
from bpa_desk.ui.documents.steps import PaperSteps
from bpa_desk.ui.documents.versions import VersionsPanel
from bpa_desk.ui.documents.words import PaperRow
from bpa_desk.ui.kit.buttons import IconButton, action_button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import Section
from bpa_desk.ui.page import Page, Place


class DocumentsPage(Page):
    """The papers in a list with the rota papers below, and one version in front when it is opened."""

    watches = frozenset(
        {
            "stillingsbeskrivelse", "assistant", "ordning", "shift", "need", "absence", "rota_plan",
            "employment", "agreement",
        }
    )
    help_topic = "documents"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Documents"))
        self._open_id = ""
        self._make_actions()
        self._build()

    def refresh(self) -> None:
        """Show the list, the rota papers, and the version that is open."""
        session = self.desk.session
        names = {each.id: each.name for each in session.read(people.assistants, None)}
        today = session.read(clock.today)
        self.table.show_rows(
            [
                PaperRow(each, names.get(each.assistant or "", ""), today)
                for each in session.read(papers.stillingsbeskrivelser)
            ]
        )
        self.rota.refresh()
        self.working_time.refresh()
        if self._open_id:
            try:
                self.editor.show_paper(self._open_id)
            except NotFoundError:
                self._show_list()
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return everything one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return the version and part one is at, or the line of the list and the days of the rota papers."""
        if self._open_id:
            part = self.editor.part.replace("\0", "*")
            return {"document": self._open_id, "part": part}
        row = self.table.current_row()
        return {"chosen": row.id if row is not None else "", **self.rota.place()}

    def restore(self, place: Place) -> None:
        """Open the version (or the newest of the paper) with the id, begin one, or go to a line."""
        self.freshen()
        key, part, chosen = place.get("document"), place.get("part"), place.get("chosen")
        if key == "new":
            self.add()
        elif isinstance(key, str) and key:
            self._restore_paper(key)
            if isinstance(part, str):
                self.editor.choose(part.replace("*", "\0"))
        elif isinstance(chosen, str) and chosen:
            self.table.select(chosen)
        first, last, what = (str(place.get(each, "")) for each in ("first", "last", "what"))
        if what in FORMATS:
            with suppress(ValueError):
                self.rota.restore(date.fromisoformat(first), date.fromisoformat(last), what)

    def first_focus(self) -> QWidget | None:
        """Return the list in front."""
        return self.editor.parts if self._open_id else self.table

    def step_back(self) -> bool:
        """Go back from a version to the list, saving it; a part that is refused stays in front."""
        if not self._open_id:
            return False
        if self.editor.commit():
            document = self._paper_here()
            self._show_list()
            if document is not None:
                self.table.select(document.document)
            self.table.setFocus()
        return True

    def open_version(self, key: str) -> None:
        """Put one version in front."""
        if self._open_id and not self.editor.commit():
            return
        self.editor.show_paper(key)
        self._open_id = key
        self.overview.hide()
        self.in_front.show()
        self._suit()
        self.editor.parts.setFocus()
        self.desk.say(self.editor.title.text() + ". " + self.editor.state.text())

    def add(self) -> None:
        """Ask for a new paper."""
        dialogs.ask_new(self.desk, self, self._opened)

    def copy(self) -> None:
        """Ask whom a copy is for."""
        paper = self._ready()
        if paper is not None:
            dialogs.ask_copy(self.desk, self, paper, self._opened)

    def approve(self) -> None:
        """Ask from when the version holds."""
        paper = self._ready()
        if paper is not None and paper.state is DocumentState.DRAFT:
            dialogs.ask_approve(self.desk, self, paper, lambda _made: self._suit())

    def new_version(self) -> None:
        """Make the next version, or open the draft that already waits."""
        paper = self._ready()
        if paper is not None:
            outcome = self.desk.session.run(papers.new_version, paper.id)
            if outcome and outcome.value is not None:
                self._opened(outcome.value)

    def versions(self) -> None:
        """Show the versions and what differs, in the inspector."""
        paper = self._ready()
        if paper is not None:
            self.desk.inspect(VersionsPanel(self.desk, paper.document, self._open_from_panel))
            self.desk.say(_("The versions are in the details. F6 goes there."))

    def remove(self) -> None:
        """Take the version away; it can be undone."""
        paper = self._ready()
        if paper is not None:
            said = Message(
                N_("Removed version {number} of “{title}”"), {"number": paper.version, "title": paper.title}
            )
            self.desk.session.say_next(said).run(papers.remove, paper.id)

    def export(self, restricted: bool = False) -> None:
        """Ask how the version, or only its restricted appendix, is to be written."""
        paper = self._ready()
        if paper is not None and (paper.appendix or not restricted):
            dialogs.ask_files(self.desk, self, paper.id, restricted=restricted)

    # Inside

    def _make_actions(self) -> None:
        self.new_action = action(
            self, _("New stillingsbeskrivelse"), self.add, key="Ctrl+N", name="new",
            explain=_("From a template in bokmål, nynorsk or English."),
        )
        self.export_action = action(
            self, _("Write files…"), self.export, key="Ctrl+E", name="export", explain=_("PDF or web page.")
        )
        self.approve_action = action(self, _("Approve…"), self.approve, key="Ctrl+Return", name="approve")
        self.version_action = action(
            self, _("New version"), self.new_version, key="Ctrl+Shift+N", name="version",
            explain=_("A draft that starts as a copy of the newest version."),
        )
        self.versions_action = action(
            self, _("Versions and differences"), self.versions, key="Ctrl+H", name="versions"
        )
        self.copy_action = action(self, _("Copy for another…"), self.copy, key="Ctrl+D", name="copy")
        self.appendix_action = action(
            self, _("Write the restricted appendix…"), lambda: self.export(restricted=True), name="appendix",
            explain=_("A file of its own with details about health, for those who need them."),
        )
        self.remove_action = action(
            self, _("Remove this version"), self.remove, key="Ctrl+Del", name="remove",
            explain=_("Older versions stay. Can be undone."),
        )
        self.rota_action = action(
            self, _("Write the plan as files…"), lambda: self.rota.write(), key="Ctrl+Shift+E", name="rota",
            explain=_("For the days and people chosen under “The plan as papers”."),
        )
        self.overview_action = action(
            self, _("Write the overviews of working time…"), lambda: self.working_time.write(),
            name="overview", explain=_("How much each one has worked, as § 10-7 asks for."),
        )
        self._paper_actions = (
            self.approve_action, self.version_action, self.versions_action, self.copy_action,
            self.export_action, self.appendix_action, self.remove_action,
        )
        self.steps = PaperSteps(self, self.desk, self._ready, self._opened, self._open_part)
        self._make_section_actions()
        others = (self.rota_action, self.overview_action)
        self._actions = (
            self.new_action, *self._paper_actions, *self.steps.actions, *others, *self._section_actions,
        )
        self.show_actions(
            self.new_action, self.export_action, primary=self.new_action,
            icons={"new": "plus", "export": "download"},
        )
        self.show_more(
            self.approve_action, self.version_action, self.versions_action, self.copy_action,
            *self.steps.actions, self.appendix_action, self.remove_action,
        )

    def _make_section_actions(self) -> None:
        self.section_action = action(
            self, _("Add a section"), lambda: self.editor.add_section(), key="Ctrl+Shift+A", name="section"
        )
        self.up_action = action(
            self, _("Move the section up"), lambda: self.editor.move_section(-1), key="Alt+Up", name="up"
        )
        self.down_action = action(
            self, _("Move the section down"), lambda: self.editor.move_section(1), key="Alt+Down", name="down"
        )
        self.drop_action = action(
            self, _("Remove the section"), lambda: self.editor.remove_section(), key="Ctrl+Shift+Del",
            name="drop", explain=_("Can be undone."),
        )
        self.save_action = action(
            self, _("Save now"), self._save, key="Ctrl+S", name="save",
            explain=_("It is saved by itself too, when you go to another part or page."),
        )
        self._section_actions = (
            self.section_action, self.up_action, self.down_action, self.drop_action, self.save_action,
        )

    def _build(self) -> None:
        now = theme.current()
        self.table = papers_table()
        self.table.chosen.connect(lambda _row: self._suit())
        self.table.opened.connect(lambda row: self.open_version(row.paper.id))
        self.table.deleted.connect(lambda _row: self.remove())
        self.overview = QWidget()
        box = QVBoxLayout(self.overview)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(now.gap(4))
        listed = Section(_("Stillingsbeskrivelser"))
        listed.add(self.table, 1)
        self.rota = RotaSection(self.desk)
        box.addWidget(listed)
        box.addWidget(self.rota)
        self.working_time = OverviewSection(self.desk)
        box.addWidget(self.working_time)
        box.addStretch(1)
        self.editor = PaperEditor(self.desk)
        self.editor.moved.connect(self._suit)
        self.editor.version_asked.connect(self.new_version)
        self.editor.parts.deleted.connect(lambda _row: self.editor.remove_section())
        self.in_front = QWidget()
        front = QVBoxLayout(self.in_front)
        front.setContentsMargins(0, 0, 0, 0)
        front.setSpacing(now.gap(2))
        front.addWidget(self._section_bar())
        front.addWidget(self.editor, 1)
        # Not a stack: that would ask for the room of what is behind, too.
        self.body.addWidget(self.overview, 1)
        self.body.addWidget(self.in_front, 1)
        self.in_front.hide()

    def _section_bar(self) -> QWidget:
        bar = QWidget()
        row = FlowLayout(bar, theme.current().gap(2))
        back = IconButton("chevron-left", _("Back to the list"), "Esc")
        back.clicked.connect(lambda: self.step_back())
        row.addWidget(back)
        row.addWidget(action_button(self.section_action, "plain", "plus"))
        marks = {self.up_action: "chevron-up", self.down_action: "chevron-down", self.drop_action: "trash"}
        for each, mark in marks.items():
            row.addWidget(icon_button(each, mark))
        return bar

    def _show_list(self) -> None:
        self._open_id = ""
        self.desk.say("")
        self.editor.close_paper()
        self.in_front.hide()
        self.overview.show()
        self._suit()

    def _opened(self, made: Stillingsbeskrivelse) -> None:
        self.freshen()
        self.table.select(made.document)
        self.open_version(made.id)

    def _open_part(self, key: str, part: str) -> None:
        if self._open_id != key:
            self._open_from_panel(key)
        elif not self.isVisible():
            self.desk.inspect(None)
        if part:
            self.editor.choose(part)
            self.editor.parts.setFocus()

    def _open_from_panel(self, key: str) -> None:
        if not self.isVisible():
            # The details have taken the page's place: there is no room for both.
            self.desk.inspect(None)
        self.open_version(key)

    def _restore_paper(self, key: str) -> None:
        known = self.desk.session.read(papers.stillingsbeskrivelser)
        newest = next((each.id for each in known if each.document == key), key)
        with suppress(NotFoundError):
            self.open_version(newest)

    def _paper_here(self) -> Stillingsbeskrivelse | None:
        if self._open_id:
            return self.editor.paper
        row = self.table.current_row()
        return row.paper if row is not None else None

    def _ready(self) -> Stillingsbeskrivelse | None:
        """Return the paper one is at, with what was typed in it saved; None when that is refused."""
        return self._paper_here() if self.editor.commit() else None

    def _save(self) -> None:
        if self.editor.commit():
            self.desk.say(_("Everything is saved."))

    def _suit(self) -> None:
        paper = self._paper_here()
        draft = paper is not None and paper.state is DocumentState.DRAFT
        for each in self._paper_actions:
            each.setEnabled(paper is not None)
        self.approve_action.setEnabled(draft)
        self.steps.suit(paper)
        self.appendix_action.setEnabled(paper is not None and bool(paper.appendix))
        self.rota_action.setEnabled(not self._open_id)
        self.overview_action.setEnabled(not self._open_id)
        for each in self._section_actions:
            each.setVisible(bool(self._open_id) and draft)
        for each in (self.up_action, self.down_action, self.drop_action):
            each.setEnabled(bool(self._open_id) and draft and self.editor.in_section)
