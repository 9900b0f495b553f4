"""One person's sheet: the lines, the sums with what lies behind them, and the comment."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from bpa_desk.domain.pay.slices import Slice
from bpa_desk.domain.pay.statement import Key
from bpa_desk.domain.time import DateSpan, Zone
from bpa_desk.domain.timesheet import TimesheetFacts, TimesheetLine
from bpa_desk.domain.timesheet_record import TimesheetState
from bpa_desk.export import pay_words
from bpa_desk.export.timesheet_paid import paid_by_line
from bpa_desk.language import _, current, pgettext
from bpa_desk.services import rota, timesheets
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.recording import record_shift
from bpa_desk.ui.timesheets import words as told
from bpa_desk.ui.timesheets.editing import edit_comment
from bpa_desk.ui.timesheets.figures import open_figures
from bpa_desk.ui.timesheets.words import SumRow


class SheetView(QWidget):
    """Shows one sheet. Choosing a sum shows only the lines it is made of; Enter on a line records what was.

    Signals: ``left`` asks to go back to the overview, ``reopen_asked`` to open the sealed sheet again.
    """

    left = Signal()
    reopen_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.assistant = ""
        self.span: DateSpan | None = None
        self._facts: TimesheetFacts | None = None
        self._paid: dict[Key, Fraction] = {}
        self._slices: dict[Key, tuple[Slice, ...]] = {}
        self._build()
        self.lines.opened.connect(self._edit)
        self.sums.chosen.connect(self._narrow)
        self.sums.opened.connect(self._open_sum)

    def show_sheet(self, assistant: str, span: DateSpan, amiss: str = "") -> None:
        """Show this person's sheet of this period; ``amiss`` is what there is to look at on it."""
        other = (assistant, span) != (self.assistant, self.span)
        self.assistant, self.span = assistant, span
        facts = self._facts = self.desk.session.read(timesheets.facts, assistant, span)
        self.title.setText(facts.name)
        self.state.setText(_state_words(facts))
        sealed = facts.state == TimesheetState.SEALED
        if sealed:
            text = _("This sheet is sealed. Open it again, with a reason, if something is wrong.")
            self.hint.show_text(text, "agreement")
        else:
            text = _("Planned counts as worked. Press Enter on a line to write what really happened.")
            self.hint.show_text(f"{amiss} {text}" if amiss else text, "warning" if amiss else "note")
        self.reopen_button.setVisible(sealed)
        self._paid = paid_by_line(facts)
        self._slices = facts.pay.by_line(facts.lines) if facts.pay else {}
        self.sums.show_rows(told.sums(facts))
        self.sums.setColumnHidden(2, not (facts.pay and facts.pay.money))
        self.by.setText(
            pay_words.bases(facts.pay, current())
            if facts.pay
            else _("This sheet was sealed before paid hours were counted.")
        )
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

    def show_figures(self) -> None:
        """Open the figures behind the chosen sum, or behind what was worked where none is chosen."""
        row = self.sums.current_row() or next(iter(self.sums.rows_model.rows), None)
        if row is not None:
            self._open_sum(row)

    def _open_sum(self, row: SumRow) -> None:
        if self._facts is not None:
            open_figures(self, self._facts, row, self._zone())

    def _build(self) -> None:
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(now.gap(2))
        self.title = Heading("", 2)
        self.state = words("", "soft")
        self.hint = Notice("")
        self.reopen_button = self.hint.offer(_("Open again…"), self.reopen_asked.emit)
        for each in (self.title, self.state, self.hint):
            box.addWidget(each)
        self._make_tables()
        self.behind = words("", "small")
        self.by = words("", "soft")
        self.open_button = button(_("Show the figures behind the sum"), self.show_figures, icon="list")
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.sums, 1)
        beside = QHBoxLayout()
        beside.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        told_beside = QVBoxLayout()
        told_beside.addWidget(self.behind)
        told_beside.addWidget(self.by)
        beside.addLayout(told_beside, 1)
        below.addLayout(beside)
        self.comment = words("")
        below.addWidget(self.comment)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.lines)
        parts.addWidget(foot)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        box.addWidget(parts, 1)

    def _make_tables(self) -> None:
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
                Column(
                    pgettext("column", "Paid"),
                    lambda line: current().hours(self._to_pay(line)) if self._to_pay(line) else "",
                    sort=self._to_pay,
                    figures=True,
                ),
                Column(_("Of which"), told.parts),
                Column(_("Comment"), lambda line: line.comment, stretch=True),
            ],
            key=lambda line: (line.shift, line.start),
            empty=_("No shifts in this period."),
        )
        self.sums = Table[SumRow](
            _("Sums; choose one to see its lines, Enter opens the figures behind it"),
            [
                Column(_("Sum"), lambda row: row.name, stretch=True),
                Column(
                    _("Hours"),
                    lambda row: current().hours(row.minutes),
                    sort=lambda row: row.minutes,
                    figures=True,
                ),
                Column(_("Kroner"), lambda row: row.kroner, figures=True),
            ],
            key=lambda row: row.key,
        )

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
        share = self._share(row)
        behind = [line for line in lines if share(line)]
        self.lines.show_rows(behind)
        steps = " + ".join(current().hours(share(line), unit=False) for line in behind)
        self.behind.setText(
            _("{sum}: {steps} = {hours}", sum=row.name, steps=steps, hours=current().hours(row.minutes))
        )

    def _share(self, row: SumRow) -> Callable[[TimesheetLine], int | Fraction]:
        if row.key == told.TO_BE_PAID:
            return self._to_pay
        if not row.key.startswith(told.PAID):
            return told.share(row)
        code, _colon, settled = row.key.removeprefix(told.PAID).partition(":")

        def paid(line: TimesheetLine) -> Fraction:
            slices = self._slices.get((line.shift, line.start), ())
            fitting = (each for each in slices if each.category == code and (each.settled or "") == settled)
            return sum((each.minutes for each in fitting), Fraction(0))

        return paid

    def _to_pay(self, line: TimesheetLine) -> Fraction:
        return self._paid.get((line.shift, line.start), Fraction(0))

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
