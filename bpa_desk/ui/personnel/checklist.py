"""One checklist under way: a key ticks a point off, Enter leads to where it is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.person_checklist import Passage
from bpa_desk.domain.person_paper_words import NAMES
from bpa_desk.language import _, current
from bpa_desk.services import person_checklists
from bpa_desk.services.person_checklists import PointRow, Standing
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.personnel.forms import point_dialog
from bpa_desk.ui.personnel.lists import progress_words


class ChecklistView(QWidget):
    """Shows one list; ``paper_asked`` with a row whose point is settled by a paper."""

    paper_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._held: Standing | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(3))
        self.status = words("", "label")
        self.told = words("", "soft")
        box.addWidget(self.status)
        box.addWidget(self.told)
        held = QWidget()
        across = FlowLayout(held, theme.current().gap(2))
        for text, act, icon in (
            (_("Done (Y)"), self.tick, "good"),
            (_("Does not concern (A)"), self.set_needless, "minus"),
            (_("Go to where it is done (Enter)"), self.lead, "chevron-right"),
            (_("Date and note (F2)"), self.describe, "note"),
        ):
            across.addWidget(button(text, act, icon=icon))
        box.addWidget(held)
        # Below the buttons, which must not move under the hand when the next point is longer.
        self.point = words("")
        box.addWidget(self.point)
        self.table: Table[PointRow] = Table(
            _("Points"),
            [
                Column(_("Number"), lambda row: str(row.id + 1), sort=lambda row: row.id, figures=True),
                # Before the point: a long one would push it out of sight.
                Column(_("Status"), state_words),
                Column(_("Point"), lambda row: row.point.text, tip=lambda row: row.point.text, icon=_icon),
                Column(_("Note"), note_words, stretch=True),
            ],
            empty=_("No points."),
        )
        self.table.setMinimumHeight(round(320 * theme.current().scale))
        self.table.installEventFilter(self)
        self.table.opened.connect(lambda _row: self.lead())
        self.table.chosen.connect(lambda _row: self._show_point())
        box.addWidget(self.table, 1)

    @property
    def key(self) -> str:
        """The id of the list that is shown, or an empty text."""
        return self._held.id if self._held is not None else ""

    def show_standing(self, held: Standing | None) -> None:
        """Show the list; a newly opened one stands at its first point that is not settled."""
        opened = held is not None and held.id != self.key
        self._held = held
        if held is None:
            return
        day = current().date_year(held.checklist.day)
        starts = held.checklist.passage is Passage.STARTING
        told = _("Begins {day}", day=day) if starts else _("Leaves after {day}", day=day)
        self.status.setText(_("{told}: {n} done", told=told, n=progress_words(held)))
        self.told.setText(
            _("The list is our advice. Points with a paper are done when the paper is in the register.")
        )
        self.table.show_rows(held.rows)
        if opened:
            self.table.select(held.next.id if held.next is not None else 0)
        self.point.setMinimumHeight(2 * self.point.fontMetrics().lineSpacing())
        self._show_point()

    def tick(self) -> None:
        """Say that the point is done, or that it is not after all, and move on."""
        row = self.table.current_row()
        if row is None:
            return
        if row.kind is not None and not row.settled:
            self.paper_asked.emit(row)
            return
        done = not row.point.done_on
        if self._desk.session.run(person_checklists.tick, self.key, row.id, done) and done:
            self._go_on(row)

    def set_needless(self) -> None:
        """Say that the point does not concern this assistant, or that it does after all."""
        row = self.table.current_row()
        if row is None:
            return
        needless = not row.point.needless
        session = self._desk.session
        if session.run(person_checklists.set_needless, self.key, row.id, needless) and needless:
            self._go_on(row)

    def describe(self) -> None:
        """Write when the point was done, by whom, and a note."""
        row = self.table.current_row()
        if row is not None:
            point_dialog(self, self._desk.session, self.key, row).open()

    def lead(self) -> None:
        """Go to where the point is done."""
        row, held = self.table.current_row(), self._held
        if row is None or held is None:
            return
        if row.kind is not None:
            self.paper_asked.emit(row)
            return
        page, subject = person_checklists.place_of(held, row)
        if not page or page == "papers":
            self.describe()
            return
        where = "assistant" if subject == held.person.id else "section"
        self._desk.go(page, {where: subject} if subject else {})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the letters that answer before the table looks for a row by them."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            keys = {"j": self.tick, "y": self.tick, " ": self.tick, "i": self.set_needless,
                    "a": self.set_needless}  # fmt: skip
            act = keys.get(event.text().casefold())
            if act is not None and event.modifiers() in (
                Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
            ):  # fmt: skip
                act()
                return True
        return super().eventFilter(watched, event)

    def _go_on(self, row: PointRow) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.select(row.id + 1)

    def _show_point(self) -> None:
        row = self.table.current_row()
        self.point.setText(f"{row.id + 1}. {row.point.text}" if row is not None else "")


def state_words(row: PointRow) -> str:
    """Return whether the point is done, by whom and when, or by when it should be."""
    day = current().date_numeric
    if row.point.needless and not row.done_on:
        return _("Does not concern")
    if row.done_on is not None:
        who = row.point.by if row.paper is None else row.paper.by
        if who:
            return _("{day}, {who}", day=day(row.done_on), who=who)
        return day(row.done_on)
    return _("by {day}", day=day(row.due)) if row.due is not None else ""


def note_words(row: PointRow) -> str:
    """Return the note, or which paper settles the point."""
    if row.point.note:
        return row.point.note.replace("\n", " ")
    return _("Paper: {name}", name=_(NAMES[row.kind])) if row.kind is not None else ""


def _icon(row: PointRow) -> str:
    if row.done_on is not None:
        return "good"
    return "minus" if row.point.needless else ""
