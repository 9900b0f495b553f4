"""One person's sheet: the lines, the sums with what lies behind them, and the comment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from bpa_desk.domain.time import DateSpan, Zone
from bpa_desk.domain.timesheet import TimesheetFacts, TimesheetLine
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.language import _, current
from bpa_desk.services import rota, timesheets
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.recording import record_shift
from bpa_desk.ui.timesheets import words as told
from bpa_desk.ui.timesheets.editing import edit_comment
from bpa_desk.ui.timesheets.words import SumRow


class SheetView(QWidget):
    """Shows one sheet. Choosing a sum shows only the lines it is made of; Enter on a line records what was.

    Signal ``left`` asks to go back to the overview.
    """

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.assistant = ""
        self.span: DateSpan | None = None
        self._facts: TimesheetFacts | None = None
        self._build()
        self.lines.opened.connect(self._edit)
        self.sums.chosen.connect(self._narrow)

    def show_sheet(self, assistant: str, span: DateSpan) -> None:
        """Show this person's sheet of this period."""
        other = (assistant, span) != (self.assistant, self.span)
        self.assistant, self.span = assistant, span
        facts = self._facts = self.desk.session.read(timesheets.facts, assistant, span)
        self.title.setText(facts.name)
        self.state.setText(_state_words(facts))
        sealed = facts.state == TimesheetState.SEALED
        self.hint.show_text(
            _("This sheet is sealed. Open it again, with a reason, if something is wrong.")
            if sealed
            else _("Planned counts as worked. Press Enter on a line to write what really happened."),
            "agreement" if sealed else "note",
        )
        self.sums.show_rows(told.sums(facts))
        if other:
            self.sums.clearSelection()
            self.sums.setCurrentIndex(self.sums.model().index(-1, -1))
        self._narrow(self.sums.current_row())
        self.comment.setText(facts.comment)
        self.comment.setVisible(bool(facts.comment))

    def edit_comment(self) -> None:
        """Ask for the comment at the foot of the sheet."""
        if self.span is not None and self._facts is not None:
            edit_comment(self.desk, self, self.assistant, self.span, self._facts.comment)

    def open_in_week(self) -> None:
        """Show the chosen line's shift in the week, where everything about it can be changed."""
        line = self.lines.current_row()
        if line is not None:
            self.desk.go("week", {"shift": line.shift, "day": line.day.isoformat()})

    def clear_actual(self) -> None:
        """Let the chosen line count as planned again."""
        line = self.lines.current_row()
        if line is not None and line.changed:
            self.desk.session.run(rota.set_actual, line.shift, None)

    def _build(self) -> None:
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(now.gap(2))
        self.title = Heading("", 2)
        self.state = words("", "soft")
        self.hint = Notice("")
        for each in (self.title, self.state, self.hint):
            box.addWidget(each)
        self.lines = Table[TimesheetLine](
            _("Lines of the timesheet"),
            [
                Column(_("Date"), lambda line: current().date(line.day), sort=lambda line: line.start),
                Column(_("Time"), lambda line: told.times(line, self._zone()), sort=lambda line: line.start),
                Column(_("What"), told.kind, icon=lambda line: "edit" if line.changed else ""),
                Column(
                    _("Hours"),
                    lambda line: current().hours(line.split.worked),
                    sort=lambda line: line.split.worked,
                    figures=True,
                ),
                Column(_("Of which"), told.parts),
                Column(_("Comment"), lambda line: line.comment, stretch=True),
            ],
            key=lambda line: line.shift,
            empty=_("No shifts in this period."),
        )
        self.sums = Table[SumRow](
            _("Sums; choose one to see what it is made of"),
            [
                Column(_("Sum"), lambda row: row.name, stretch=True),
                Column(
                    _("Hours"),
                    lambda row: current().hours(row.minutes),
                    sort=lambda row: row.minutes,
                    figures=True,
                ),
            ],
            key=lambda row: row.key,
        )
        self.behind = words("", "small")
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.sums, 1)
        below.addWidget(self.behind)
        self.comment = words("")
        below.addWidget(self.comment)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.lines)
        parts.addWidget(foot)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        box.addWidget(parts, 1)

    def _zone(self) -> Zone:
        return self.desk.session.store.zone

    def _narrow(self, row: SumRow | None) -> None:
        if self._facts is None:
            return
        lines = self._facts.lines
        if row is None or row.key == "worked":
            self.lines.show_rows(lines)
            self.behind.setText(_("All lines are shown. Choose another sum to see only what it is made of."))
            return
        share = told.share(row)
        behind = [line for line in lines if share(line)]
        self.lines.show_rows(behind)
        steps = " + ".join(current().hours(share(line), unit=False) for line in behind)
        self.behind.setText(
            _("{sum}: {steps} = {hours}", sum=row.name, steps=steps, hours=current().hours(row.minutes))
        )

    def _edit(self, line: TimesheetLine) -> None:
        if self._facts is not None and self._facts.state != TimesheetState.SEALED:
            record_shift(self.desk, self, line.shift)
        else:
            self.desk.say(self.hint.label.text())


def _state_words(facts: TimesheetFacts) -> str:
    span = current().span(facts.span.first, facts.span.last or facts.span.first)
    state = _(told.STATES[TimesheetState(facts.state)])
    if facts.state == TimesheetState.SEALED:
        return _("{span} · {state}, version {version}", span=span, state=state, version=facts.version)
    return _("{span} · {state}", span=span, state=state)
