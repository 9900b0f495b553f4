"""The page *Trepartsavtale*: every version in a list; one opens in its place and Esc leads back."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.stillingsbeskrivelse import Section as Clause
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.trepartsavtale import Trepartsavtale, TrepartState
from bpa_desk.export.trepartsavtale import standing_word
from bpa_desk.language import _, current
from bpa_desk.services import clock, trepart_differences, trepart_matrix, trepart_signing, trepartsavtale
from bpa_desk.services.identity import new_id
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents.versions import VersionsPanel
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.trepart import dialogs
from bpa_desk.ui.trepart import words as told
from bpa_desk.ui.trepart.view import ABOUT, CLAUSES, FACES, MATRIX, TALK, AgreementView
from bpa_desk.ui.trepart.words import VersionRow

ICONS = {
    "new": "plus", "back": "chevron-left", "about": "trepart", "matrix": "list", "clauses": "documents",
    "talk": "note", "terms": "edit", "members": "people", "task": "plus", "drop_task": "trash",
    "edit_clause": "edit", "clause": "plus", "up": "chevron-up", "down": "chevron-down",
    "drop_clause": "trash", "send": "mail", "take_back": "undo", "sign": "lock", "evaluated": "check",
    "notice": "note", "version": "copy", "export": "print", "remove": "trash",
}  # fmt: skip


class TrepartPage(Page):
    """The versions, newest first; the one that is open shows itself in three faces and a conversation."""

    watches = frozenset({"trepartsavtale", "trepart_event", "ordning"})
    help_topic = "trepartsavtale"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Trepartsavtale"))
        self._open = ""
        self._build()
        self._make_actions()
        self._put_buttons()
        self._suit()

    def refresh(self) -> None:
        """Show the list, and the version that is open."""
        rows = self._rows()
        self.table.show_rows(rows)
        self.first.setVisible(not rows)
        row = next((each for each in rows if each.id == self._open), None)
        if row is None:
            self._open = ""
        else:
            self.view.show_version(row)
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return what one can do here."""
        return self._actions

    def place(self) -> Place:
        """Return the version that is open and its face."""
        return {"section": f"open:{self._open}", "face": self.view.face} if self._open else {}

    def restore(self, place: Place) -> None:
        """Open a version at a face, where it still is."""
        kind, _colon, key = str(place.get("section", "")).partition(":")
        self.freshen()
        if kind == "open" and self.desk.session.read(trepartsavtale.found, key) is not None:
            face = str(place.get("face", ABOUT))
            self.open_version(key, face if face in FACES else ABOUT)

    def step_back(self) -> bool:
        """Leave the conversation for the matrix, or the version for the list; all is kept."""
        if self._open and self.view.face == TALK:
            self.view.turn(MATRIX)
            return True
        return self._close()

    def first_focus(self) -> QWidget:
        """Return what is in front."""
        return self.view.first_focus() if self._open else self.table

    def open_version(self, key: str, face: str = ABOUT) -> None:
        """Show a version in place of the list."""
        self._open = key
        self.refresh()
        self.view.turn(face)
        self.desk.say(self.view.status.text())

    # Inside

    def _build(self) -> None:
        self.table = ShortTable[VersionRow](
            _("Trepartsavtaler"),
            [
                Column(_("Version"), lambda row: str(row.held.version), figures=True),
                Column(
                    _("Status"),
                    lambda row: standing_word(row.standing, current()),
                    icon=lambda row: told.ICONS[row.standing],
                ),
                day_column(_("First day"), lambda row: row.held.starts_on, "–"),
                Column(
                    _("Next"), told.next_words,
                    sort=lambda row: row.next_day or row.today.replace(year=9999),
                    icon=lambda row: "warning" if row.late else "",
                ),
                Column(_("Title"), lambda row: row.held.title, tip=lambda row: row.held.title, stretch=True),
            ],
            empty=_("No trepartsavtale yet. Press Ctrl+N to make one from a template."),
            lines=2,
        )  # fmt: skip
        self.table.opened.connect(lambda row: self.open_version(row.id))
        self.table.deleted.connect(lambda _row: self._remove())
        self.table.chosen.connect(lambda _row: self._suit())
        self.listed = QWidget()
        box = QVBoxLayout(self.listed)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        self.first = words(
            _(
                "A trepartsavtale says who does what between the municipality, the employer and you. Begin "
                "with a draft, and talk through what you will do alone, with help, or leave to the employer."
            ),
            "soft",
        )
        box.addWidget(self.first)
        section = Section(_("Versions"))
        section.add(self.table)
        box.addWidget(section)
        box.addStretch(1)
        self.view = AgreementView(self.desk)
        self.view.moved.connect(self._suit)
        self.view.turned.connect(self.refresh)
        self.view.members.opened.connect(lambda _row: self._members_or_signatures())
        self.view.clauses.opened.connect(lambda _row: self._edit_clause())
        self.view.clauses.deleted.connect(lambda _row: self._drop_clause())
        self.body.addWidget(self.listed, 1)
        self.body.addWidget(self.view, 1)

    def _make_actions(self) -> None:
        make = partial(action, self)
        self.new_action = make(_("New trepartsavtale"), self._new, key="Ctrl+N", name="new",
                               explain=_("From a template in bokmål, nynorsk or English."))
        self.back_action = make(_("Back"), self.step_back, name="back")
        self.about_action = make(_("The agreement"), partial(self.view.turn, ABOUT), key="Alt+1",
                                 name="about")
        self.matrix_action = make(_("Who does what"), partial(self.view.turn, MATRIX), key="Alt+2",
                                  name="matrix")
        self.clauses_action = make(_("The text"), partial(self.view.turn, CLAUSES), key="Alt+3",
                                   name="clauses")
        self.talk_action = make(_("Talk it through"), partial(self.view.turn, TALK), key="Ctrl+T",
                                name="talk",
                                explain=_("One task at a time, in plain words. You can stop when you like."))
        self.terms_action = make(_("Basis and dates"), self._terms, key="Ctrl+G", name="terms")
        self.members_action = make(_("Parties and deputies"), self._members, key="Ctrl+P", name="members")
        self.task_action = make(_("New task"), self._new_task, key="Ctrl+M", name="task")
        self.drop_task_action = make(_("Remove the task"), self._drop_task, key="Ctrl+Shift+Del",
                                     name="drop_task", explain=_("Can be undone."))
        self.edit_clause_action = make(_("Change the clause"), self._edit_clause, key="F2",
                                       name="edit_clause")
        self.clause_action = make(_("New clause"), self._new_clause, key="Ctrl+Shift+M", name="clause")
        self.up_action = make(_("Move up"), partial(self._move, -1), key="Alt+Up", name="up")
        self.down_action = make(_("Move down"), partial(self._move, 1), key="Alt+Down", name="down")
        self.drop_clause_action = make(_("Remove the clause"), self._drop_clause, name="drop_clause",
                                       explain=_("Can be undone."))
        self.send_action = make(_("Send to be signed"), self._send, key="Ctrl+Return", name="send",
                                explain=_("Marks the version as sent; write the file and send it yourself."))
        self.take_back_action = make(_("Take back to change"), self._take_back, name="take_back")
        self.sign_action = make(_("Signatures…"), self._sign, key="Ctrl+Shift+Return", name="sign")
        self.evaluated_action = make(_("Evaluation held…"), self._evaluated, name="evaluated")
        self.notice_action = make(_("Notice…"), self._notice, name="notice")
        self.version_action = make(_("New version"), self._new_version, key="Ctrl+Shift+N", name="version",
                                   explain=_("A draft that starts as a copy of the newest version."))
        self.differences_action = make(_("Versions and differences"), self._differences, key="Ctrl+H",
                                       name="differences")
        self.export_action = make(_("Write files…"), self._export, key="Ctrl+E", name="export",
                                  explain=_("PDF, web page or the table as Excel."))
        self.remove_action = make(_("Remove this version"), self._remove, name="remove",
                                  explain=_("Only what nobody has signed. Can be undone."))
        faces = (self.back_action, self.about_action, self.matrix_action, self.clauses_action)
        self._draft = (self.talk_action, self.send_action)
        self._of_face = {
            ABOUT: (self.terms_action, self.members_action),
            MATRIX: (self.task_action, self.drop_task_action),
            CLAUSES: (self.edit_clause_action, self.clause_action, self.up_action, self.down_action,
                      self.drop_clause_action),
        }
        self._sent = (self.sign_action, self.take_back_action)
        self._signed = (self.evaluated_action, self.notice_action, self.version_action)
        self._any = (self.export_action, self.differences_action, self.remove_action)
        self._faces = faces
        self._actions = (
            self.new_action, *faces, *self._draft, *self._sent, *self._signed,
            *self._of_face[ABOUT], *self._of_face[MATRIX], *self._of_face[CLAUSES], *self._any,
        )  # fmt: skip

    def _put_buttons(self) -> None:
        above = (self.new_action, *self._draft, *self._sent, self.evaluated_action,
                 self.version_action, self.export_action)
        self.show_actions(*above, primary=self.new_action, icons=ICONS)
        self.show_more(self.differences_action, self.notice_action, self.remove_action)
        self.view.add_back(self.back_action, ICONS["back"])
        for act in self._faces[1:]:
            self.view.add_switch(act, ICONS[act.objectName()])
        for face, acts in self._of_face.items():
            self.view.add_acts(face, ICONS, *acts)

    def _suit(self) -> None:
        held = self._held()
        here = bool(self._open)
        self.listed.setVisible(not here)
        self.view.setVisible(here)
        self.retitle(_("Trepartsavtale"))
        if not hasattr(self, "_actions"):
            return
        state = held.state if held is not None else None
        shown: set[QAction] = {self.new_action} if not here else set(self._faces)
        if held is not None:
            shown |= {self.export_action, self.differences_action}
            shown.add(self.version_action if state is TrepartState.SIGNED else self.remove_action)
        if held is not None and here:
            shown |= {TrepartState.DRAFT: {*self._draft, *self._of_face.get(self.view.face, ())},
                      TrepartState.SENT: set(self._sent),
                      TrepartState.SIGNED: set(self._signed)}[held.state]
        if here and self.view.face == TALK:
            # A conversation is not to be interrupted by buttons.
            shown = {self.back_action, self.differences_action}
        for each in self._actions:
            each.setVisible(each in shown)
            each.setEnabled(each in shown)

    def _rows(self) -> list[VersionRow]:
        read = self.desk.session.read
        today = read(clock.today)
        return [
            VersionRow(each, read(trepartsavtale.standing, each), today)
            for each in read(trepartsavtale.agreements)
        ]

    def _held(self) -> Trepartsavtale | None:
        if self._open:
            return self.desk.session.read(trepartsavtale.found, self._open)
        row = self.table.current_row()
        return row.held if row is not None else None

    def _close(self) -> bool:
        if not self._open:
            return False
        key, self._open = self._open, ""
        self.refresh()
        self.desk.say("")
        self.table.select(key)
        self.table.setFocus()
        return True

    def _new(self) -> None:
        dialogs.new_dialog(self, self.desk.session, lambda made: self.open_version(made.id)).open()

    def _terms(self) -> None:
        held = self._held()
        if held is not None:
            dialogs.terms_dialog(self, self.desk.session, held).open()

    def _members(self) -> None:
        held = self._held()
        if held is not None:
            dialogs.members_dialog(self, self.desk.session, held).open()

    def _members_or_signatures(self) -> None:
        held = self._held()
        if held is not None and held.state is TrepartState.DRAFT:
            self._members()
        elif held is not None and held.state is TrepartState.SENT:
            self._sign()

    def _new_task(self) -> None:
        held = self._held()
        if held is not None:
            dialogs.task_dialog(self, self.desk.session, held).open()

    def _drop_task(self) -> None:
        held, task = self._held(), self.view.matrix.current_task()
        if held is not None and task is not None:
            self.desk.session.run(trepart_matrix.remove_task, held.id, task.key)

    def _edit_clause(self) -> None:
        held, clause = self._held(), self.view.clauses.current_row()
        if held is not None and clause is not None and held.state is TrepartState.DRAFT:
            dialogs.clause_dialog(self, self.desk.session, held, clause).open()

    def _new_clause(self) -> None:
        held = self._held()
        if held is not None:
            dialogs.clause_dialog(self, self.desk.session, held, Clause(new_id(), "")).open()

    def _move(self, steps: int) -> None:
        held, clause = self._held(), self.view.clauses.current_row()
        if held is not None and clause is not None:
            self.desk.session.run(trepartsavtale.move_clause, held.id, clause.key, steps)

    def _drop_clause(self) -> None:
        held, clause = self._held(), self.view.clauses.current_row()
        if held is not None and clause is not None and held.state is TrepartState.DRAFT:
            self.desk.session.run(trepartsavtale.remove_clause, held.id, clause.key)

    def _send(self) -> None:
        held = self._held()
        if held is not None:
            self.desk.session.run(trepart_signing.send, held.id)

    def _take_back(self) -> None:
        held = self._held()
        if held is not None:
            self.desk.session.run(trepart_signing.take_back, held.id)

    def _sign(self) -> None:
        held = self._held()
        if held is not None:
            dialogs.sign_dialog(self, self.desk.session, held).open()

    def _evaluated(self) -> None:
        held = self._held()
        if held is not None:
            dialogs.evaluated_dialog(self, self.desk.session, held).open()

    def _notice(self) -> None:
        held = self._held()
        if held is not None:
            dialogs.notice_dialog(self, self.desk.session, held).open()

    def _new_version(self) -> None:
        held = self._held()
        if held is not None:
            outcome = self.desk.session.run(trepartsavtale.new_version, held.id)
            if outcome and outcome.value is not None:
                self.open_version(outcome.value.id)

    def _differences(self) -> None:
        held = self._held()
        if held is not None:
            panel = VersionsPanel(
                self.desk, held.document, self.open_version, versions=trepartsavtale.versions,
                compared=trepart_differences.compare, named=told.version_word, kind=trepartsavtale.KIND,
            )  # fmt: skip
            self.desk.inspect(panel)
            self.desk.say(_("The versions are in the details. F6 goes there."))

    def _export(self) -> None:
        held = self._held()
        if held is not None:
            dialogs.files_dialog(self, self.desk, held).open()

    def _remove(self) -> None:
        held = self._held()
        if held is not None:
            told_as = {"number": held.version, "title": held.title}
            said = Message(N_("Removed version {number} of “{title}”"), told_as)
            self.desk.session.say_next(said).run(trepartsavtale.remove, held.id)
