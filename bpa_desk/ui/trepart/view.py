"""One version in front: the agreement itself, who answers for what, and the clauses; or the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from bpa_desk.domain.responsibility import Party, lacks
from bpa_desk.domain.stillingsbeskrivelse import Section as Clause
from bpa_desk.domain.trepartsavtale import Member, Trepartsavtale, TrepartState
from bpa_desk.export.trepartsavtale import legend, party_word
from bpa_desk.language import _, current, unbroken
from bpa_desk.services import trepart_matrix, trepart_signing, trepartsavtale
from bpa_desk.ui import theme
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button, action_button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, emptied, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.trepart import words as told
from bpa_desk.ui.trepart.matrix import MatrixTable
from bpa_desk.ui.trepart.talk import TalkView
from bpa_desk.ui.trepart.words import VersionRow

ABOUT, MATRIX, CLAUSES, TALK = "about", "matrix", "clauses", "talk"
FACES = (ABOUT, MATRIX, CLAUSES, TALK)


class AgreementView(QWidget):
    """Shows a version; ``moved`` when another row or clause is chosen, ``turned`` when another face is."""

    moved = Signal()
    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.held: Trepartsavtale | None = None
        self.face = ABOUT
        self._files_of = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        self.status = words("", "label")
        box.addWidget(self.status)
        self.missing = Notice("", "warning")
        box.addWidget(self.missing)
        self._switches = QWidget()
        self._switch_row = FlowLayout(self._switches, theme.current().gap(2))
        box.addWidget(self._switches)
        self._bars: dict[str, FlowLayout] = {}
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._into_sight)
        self.talk = TalkView(desk)
        about, matrix, clauses = self._about(), self._matrix(), self._clauses()
        self._faces = {ABOUT: about, MATRIX: matrix, CLAUSES: clauses, TALK: self.talk}
        for name, each in self._faces.items():
            box.addWidget(each, 1)
            each.setVisible(name == self.face)
        self.talk.moved.connect(self._sight.start)
        self.talk.ended.connect(lambda: self.turn(MATRIX))

    def add_back(self, act: QAction, icon: str) -> None:
        """Put the way back before the switches; it stays in the conversation, too."""
        self._switch_row.addWidget(action_button(act, "quiet", icon))

    def add_switch(self, act: QAction, icon: str) -> None:
        """Add the button that turns to a face and stays down while it is in front."""
        made = Button(act.text(), "plain", icon)
        made.setCheckable(True)
        key = act.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{act.text()} ({key})")
        made.clicked.connect(act.trigger)

        def follow() -> None:
            made.setChecked(act.objectName() == self.face)
            made.setVisible(self.face != TALK)

        self.turned.connect(follow)
        made.setChecked(act.objectName() == self.face)
        self._switch_row.addWidget(made)

    def add_acts(self, face: str, icons: Mapping[str, str], *acts: QAction) -> None:
        """Put the acts of a face as buttons above it."""
        for each in acts:
            self._bars[face].addWidget(action_button(each, "plain", icons.get(each.objectName(), "")))

    @property
    def editable(self) -> bool:
        """Whether the version shown is a draft."""
        return self.held is not None and self.held.state is TrepartState.DRAFT

    def show_version(self, row: VersionRow) -> None:
        """Show the version as it now stands."""
        held, self.held = row.held, row.held
        self.status.setText(told.standing_line(row))
        gaps = trepart_signing.missing(held) if self.editable else []
        self.missing.setVisible(bool(gaps) and self.face != TALK)
        if gaps:
            first = current().message(gaps[0])
            more = len(gaps) - 1
            said = _("Before it can be sent: {what}", what=first)
            if more:
                said += " " + _("And {n} more.", n=more)
            self.missing.show_text(said)
        self.basis.setText(told.basis(held))
        happened = told.event_lines(self._desk.session.read(trepart_signing.events, held.id))
        self.happened.setText("\n".join(happened))
        self._happened.setVisible(bool(happened))
        self.members.show_rows(held.parties)
        self.matrix.show_tasks(held.tasks, self.editable)
        self.clauses.show_rows(held.clauses)
        self._tell_task()
        self._tell_clause()
        if self.face == TALK:
            self.talk.show_agreement(held)
        if self._files_of != held.id:
            self._files_of = held.id
            emptied(self._files)
            title = _("Signed copy and appendices")
            self._files.addWidget(AttachmentsSection(self._desk, trepartsavtale.KIND, held.id, title))

    def turn(self, face: str) -> None:
        """Bring a face to the front and the focus with it."""
        if face == TALK and (self.held is None or not self.editable):
            face = MATRIX
        self.face = face
        for name, each in self._faces.items():
            each.setVisible(name == face)
        if face == TALK and self.held is not None:
            self.talk.begin(self.held)
        else:
            self.first_focus().setFocus()
        self.turned.emit()
        # The face has its place only when the layout has had its turn.
        self._sight.start()

    def first_focus(self) -> QWidget:
        """Return what the face in front is driven by."""
        if self.face == TALK and self.talk.buttons:
            return self.talk.buttons[0]
        return {ABOUT: self.members, MATRIX: self.matrix, CLAUSES: self.clauses}.get(self.face, self.members)

    def _about(self) -> QWidget:
        face, box = self._new_face(ABOUT)
        self.basis = words("")
        box.addWidget(self.basis)
        self.members = ShortTable[Member](
            _("Parties"),
            [
                Column(_("Party"), lambda row: party_word(Party(row.party), current())),
                Column(_("Name"), lambda row: row.name or "–"),
                Column(_("Contact"), lambda row: row.contact),
                Column(_("Deputy"), lambda row: row.deputy),
                Column(
                    _("Signed"), _signed, stretch=True, icon=lambda row: "good" if row.signed_on else "",
                ),
            ],
            key=lambda row: row.party,
        )  # fmt: skip
        section = Section(_("Parties and signatures"))
        section.add(self.members)
        box.addWidget(section)
        self._happened, self.happened = Section(_("Evaluated and ended")), words("")
        self._happened.add(self.happened)
        self._happened.hide()
        box.addWidget(self._happened)
        held = QWidget()
        self._files = QVBoxLayout(held)
        self._files.setContentsMargins(0, 0, 0, 0)
        box.addWidget(held)
        box.addStretch(1)
        return face

    def _matrix(self) -> QWidget:
        face, box = self._new_face(MATRIX)
        box.addWidget(words(legend(current()), "soft"))
        self.matrix = MatrixTable(self._write)
        self.matrix.moved.connect(self._tell_task)
        box.addWidget(self.matrix, 1)
        self.refused = Notice("", "error")
        self.refused.hide()
        box.addWidget(self.refused)
        self.law = words("")
        box.addWidget(self.law)
        return face

    def _clauses(self) -> QWidget:
        face, box = self._new_face(CLAUSES)
        self.clauses = Table[Clause](
            _("Clauses"),
            [
                Column(_("Number"), lambda row: str(self._number(row)), sort=self._number, figures=True),
                Column(_("Heading"), lambda row: row.heading),
                Column(_("Text"), lambda row: row.body.replace("\n", " "), stretch=True),
            ],
            key=lambda row: row.key,
            empty=_("No clauses."),
        )
        self.clauses.chosen.connect(lambda _row: self._tell_clause())
        box.addWidget(self.clauses, 2)
        self.reading = words("")
        box.addWidget(self.reading, 1)
        return face

    def _new_face(self, name: str) -> tuple[QWidget, QVBoxLayout]:
        face = QWidget()
        box = QVBoxLayout(face)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        bar = QWidget()
        self._bars[name] = FlowLayout(bar, theme.current().gap(2))
        box.addWidget(bar)
        return face, box

    def _into_sight(self) -> None:
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        content = at.widget() if at is not None else None
        if at is None or content is None:
            return
        wanted = self.talk.card if self.face == TALK else self.first_focus()
        top = wanted.mapTo(content, QPoint(0, 0)).y()
        bar, room = at.verticalScrollBar(), at.viewport().height()
        if top < bar.value() or top + wanted.height() > bar.value() + room:
            # What is read begins at its top, however high it is.
            bar.setValue(max(0, top - theme.current().gap(2)))

    def _number(self, clause: Clause) -> int:
        clauses = self.held.clauses if self.held is not None else ()
        return next((n for n, each in enumerate(clauses, 1) if each.key == clause.key), 0)

    def _write(self, task: str, party: Party | None, typed: str) -> None:
        if self.held is None:
            return
        session = self._desk.session
        if party is None:
            outcome = session.attempt(trepart_matrix.rename_task, self.held.id, task, typed)
        else:
            outcome = session.attempt(trepart_matrix.set_cell, self.held.id, task, party, typed)
        said = current().message(outcome.error.message) if outcome.error is not None else ""
        self.refused.setVisible(bool(said))
        if said:
            self.refused.show_text(said)
            self._desk.say(said, urgent=True)

    def _tell_task(self) -> None:
        task = self.matrix.current_task()
        # At large text the task may have gone out of sight while one is at its last party.
        said = [self.matrix.sentence()]
        said += [] if task is None else [current().message(each.told) for each in lacks((task,))]
        if task is not None and task.law:
            said.append(task.law)
        self.law.setText(unbroken(" ".join(part for part in said if part)))
        self.moved.emit()

    def _tell_clause(self) -> None:
        row = self.clauses.current_row()
        read = "" if row is None else f"{self._number(row)}. {row.heading}\n\n{row.body}"
        self.reading.setText(unbroken(read))
        self.moved.emit()


def _signed(member: Member) -> str:
    return current().date_numeric(date.fromisoformat(member.signed_on)) if member.signed_on else _("Not yet")
