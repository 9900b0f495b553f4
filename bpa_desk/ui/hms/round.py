"""One round under way: a key for each answer, and the cursor moves on by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.hms_round import Answer, Round, RoundState
from bpa_desk.export.hms import answer_word, state_word
from bpa_desk.language import _, current, ngettext
from bpa_desk.language.formats import capital
from bpa_desk.services import clock, hms, remedies
from bpa_desk.ui import theme
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.hms.dialogs import remark_dialog, remedy_dialog
from bpa_desk.ui.hms.lists import decided_table
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, emptied, words
from bpa_desk.ui.kit.table import Table

# Both the Norwegian and the English letters, whichever language the window is in.
KEYS = {
    "j": Answer.YES,
    "y": Answer.YES,
    "n": Answer.NO,
    "i": Answer.NOT_RELEVANT,
    "a": Answer.NOT_RELEVANT,
}
AVVIK_KEY = "v"
_ICONS = {Answer.YES: "good", Answer.NO: "warning", Answer.NOT_RELEVANT: "minus"}


@dataclass(frozen=True, slots=True)
class LineRow:
    """One question with its answer."""

    id: int
    text: str
    answer: str
    note: str
    files: int = 0
    before: str = ""


def remark_words(row: LineRow) -> str:
    """Return the remark on one line, after another answer last time and how many photos lie beside it."""
    last = ""
    if row.before not in ("", row.answer):
        last = _("last time: {answer}", answer=answer_word(row.before, current()))
    photos = ngettext("{n} photo", "{n} photos", row.files) if row.files else ""
    return " · ".join(part for part in (last, photos, row.note.replace("\n", " ")) if part)


class RoundView(QWidget):
    """Shows a round and takes its answers; ``ended`` when the last question was answered."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.key = ""
        self._photos_of = ("", -1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        self.status = words("", "label")
        self.people = words("", "soft")
        self.changed = words("", "soft")
        self.question = words("")
        # The question and its answers first: with large text the rest lies below the edge. It has room for
        # two lines, so that the buttons do not move under the hand when the next question is longer.
        for each in (self.status, self.question):
            box.addWidget(each)
        self._buttons = QWidget()
        across = FlowLayout(self._buttons, theme.current().gap(2))
        for text, given in (
            (_("Yes (Y)"), Answer.YES),
            (_("No (N)"), Answer.NO),
            (_("Not relevant (A)"), Answer.NOT_RELEVANT),
        ):
            across.addWidget(button(text, partial(self.answer, given), icon=_ICONS[given]))
        across.addWidget(button(_("Remark (F2)"), self.remark, icon="note"))
        across.addWidget(button(_("Avvik (V)"), lambda: self.report_avvik(), icon="avvik"))
        box.addWidget(self._buttons)
        self.table: Table[LineRow] = Table(
            _("Questions"),
            [
                Column(_("Number"), lambda row: str(row.id + 1), sort=lambda row: row.id, figures=True),
                # Before the question: a long one would push the answer out of sight.
                Column(
                    _("Answer"),
                    lambda row: answer_word(row.answer, current()),
                    icon=lambda row: _ICONS[Answer(row.answer)] if row.answer else "",
                ),
                Column(_("Question"), lambda row: row.text, tip=lambda row: row.text),
                Column(_("Remark"), remark_words, stretch=True),
            ],
            empty=_("No questions."),
        )
        self.table.installEventFilter(self)
        self.table.opened.connect(lambda _row: self.remark())
        self.table.chosen.connect(lambda _row: self._show_question())
        box.addWidget(self.table, 1)
        for each in (self.people, self.changed):
            box.addWidget(each)
        self.measures = decided_table(partial(desk.session.read, clock.today))
        self.measures.opened.connect(lambda row: remedy_dialog(self, desk.session, row).open())
        self.decided = Section(_("Measures of this round"))
        self.decided.add(self.measures)
        box.addWidget(self.decided)
        self._line_photos, self._photos = QVBoxLayout(), QVBoxLayout()
        box.addLayout(self._line_photos)
        box.addLayout(self._photos)

    def show_round(self, held: Round) -> None:
        """Show the round; a newly opened one stands at its first unanswered question."""
        opened = held.id != self.key
        # Here, for a table measures itself anew when the look changes.
        self.table.setMinimumHeight(7 * theme.current().target())
        self.question.setMinimumHeight(2 * self.question.fontMetrics().lineSpacing())
        self.key = held.id
        language = current()
        told = _("{state}: {n} of {all} answered", state=state_word(held.state, language), n=held.answered,
                 all=len(held.lines))  # fmt: skip
        self.status.setText(told)
        day = language.date_year(held.held_on)
        people = ", ".join(held.participants) or "–"
        self.people.setText(capital(_("{day} with {people}", day=day, people=people)))
        self._compare()
        self._buttons.setVisible(held.state is not RoundState.SIGNED)
        files = self._desk.session.read(hms.line_files, held.id)
        before = self._desk.session.read(hms.answered_before, held.id)
        self.table.show_rows(
            LineRow(at, each.text, each.answer, each.note, files.get(at, 0), before.get(each.text, ""))
            for at, each in enumerate(held.lines)
        )
        decided = self._desk.session.read(remedies.remedies, hms.KIND, held.id)
        self.measures.show_rows(decided)
        self.decided.setVisible(bool(decided))
        if opened:
            self.table.select(next((at for at, each in enumerate(held.lines) if not each.answer), 0))
        self._show_question()

    def answer(self, given: Answer) -> None:
        """Answer the question the cursor is on and move to the next; no proposes a measure."""
        row = self.table.current_row()
        if row is None or not self._desk.session.run(hms.answer, self.key, row.id, given):
            return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        last = not self.table.select(row.id + 1)
        if given is Answer.NO:
            session = self._desk.session
            remedy = session.read(hms.proposed_remedy, self.key, row.id)
            dialog = remedy_dialog(self, session, remedy, row.text)
            self._offer_avvik(dialog, row)
            if last:
                dialog.finished.connect(lambda _code: self.ended.emit())
            dialog.open()
        elif last:
            self.ended.emit()

    def report_avvik(self, row: LineRow | None = None) -> None:
        """Report an avvik about the question, which is the one the cursor is on unless another is given."""
        from bpa_desk.ui.avvik.dialogs import report

        row = row or self.table.current_row()
        if row is not None:
            report(self._desk, self, row.text, (hms.KIND, self.key, str(row.id)))

    def _offer_avvik(self, dialog: DraftDialog, row: LineRow) -> None:
        def instead() -> None:
            dialog.reject()
            self.report_avvik(row)

        offered = button(_("Report an avvik instead (Ctrl+Shift+A)"), instead, icon="avvik")
        dialog.form.add(offered)
        QShortcut(QKeySequence("Ctrl+Shift+A"), dialog).activated.connect(instead)

    def remark(self) -> None:
        """Write a remark on the question the cursor is on."""
        row, held = self.table.current_row(), self._desk.session.read(hms.found, self.key)
        if row is not None and held is not None and held.state is not RoundState.SIGNED:
            remark_dialog(self, self._desk.session, held, row.id).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the letters that answer before the table looks for a row by them."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
            )  # fmt: skip
            if plain and event.text().casefold() == AVVIK_KEY:
                self.report_avvik()
                return True
            given = KEYS.get(event.text().casefold())
            if given is not None and plain:
                self.answer(given)
                return True
        return super().eventFilter(watched, event)

    def _show_question(self) -> None:
        """Show the whole question the cursor is on, what was answered last time, and what is attached."""
        row = self.table.current_row()
        told = f"{row.id + 1}. {row.text}" if row is not None else ""
        if row is not None and row.before:
            told += " (" + _("last time: {answer}", answer=answer_word(row.before, current())) + ")"
        self.question.setText(told)
        self._show_photos()

    def _show_photos(self) -> None:
        """Show the files of the line the cursor is on, and those of the whole round."""
        row = self.table.current_row()
        before, self._photos_of = self._photos_of, (self.key, row.id if row is not None else -1)
        if not self.key or before == self._photos_of:
            return
        emptied(self._line_photos)
        if row is not None:
            owner, title = hms.line_owner(self.key, row.id), _("Photos of question {n}", n=row.id + 1)
            self._line_photos.addWidget(AttachmentsSection(self._desk, hms.LINE_KIND, owner, title))
        if before[0] == self.key:
            return
        emptied(self._photos)
        whole = AttachmentsSection(self._desk, hms.KIND, self.key, _("Photos and papers"))
        self._photos.addWidget(whole)

    def _compare(self) -> None:
        found = self._desk.session.read(hms.facts, self.key)
        if found.last_held_on is None:
            self.changed.setText(_("This is the first round with this checklist."))
            return
        self.changed.setText(
            _(
                "Changed answers since {day}: {changes}. Earlier measures not done: {left}.",
                day=current().date_year(found.last_held_on),
                changes=len(found.changes),
                left=len(found.left),
            )
        )
