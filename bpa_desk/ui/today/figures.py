"""The figures behind the hours bar, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.hours_account import DrawnLine
from bpa_desk.domain.ledger import Account, AccountLine
from bpa_desk.domain.shift_words import KIND_WORDS
from bpa_desk.language import _, current, pgettext
from bpa_desk.services import hours_account
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.figures import FiguresDialog
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Table


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row: a month, or the sum of all (key ``sum``)."""

    key: str
    name: str
    line: AccountLine


class AccountTable(QWidget):
    """Granted, used, planned and left, a row a month and the sum; Enter opens the shifts behind a row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.table = Table[FigureRow](
            _("Hours by month; Enter opens the shifts behind a row"),
            [
                Column(_("Month"), lambda row: row.name, stretch=True),
                Column(_("Granted"), lambda row: _hours(row.line.granted), figures=True),
                Column(_("Used"), lambda row: _hours(row.line.used), figures=True),
                Column(_("Planned"), lambda row: _hours(row.line.planned), figures=True),
                Column(pgettext("hours", "Left"), lambda row: _hours(row.line.left), figures=True),
            ],
            key=lambda row: row.key,
        )
        self.table.opened.connect(self.show_figures)
        self.open_button = button(_("Show the shifts behind the row"), self._open_current, icon="list")
        box.addWidget(self.table)
        box.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_figures(self, row: FigureRow) -> FiguresDialog[DrawnLine]:
        """Open the shifts whose hours are used or planned in the row's days."""
        zone, language = self._desk.session.store.zone, current()
        total = row.line
        dialog = FiguresDialog(
            self,
            _("The figures behind: {name}", name=row.name),
            [
                Column(_("Date"), lambda each: language.date(each.day), sort=lambda each: each.start),
                Column(
                    _("Time"),
                    lambda each: language.times(zone.wall(each.start), zone.wall(each.end)),
                    sort=lambda each: each.start,
                ),
                Column(_("Who"), lambda each: each.who or _("Open shift"), stretch=True),
                Column(_("What"), lambda each: _(KIND_WORDS[each.kind])),
                Column(_("Used"), lambda each: _shown(each.used), sort=lambda each: each.used, figures=True),
                Column(
                    _("Planned"),
                    lambda each: _shown(each.planned),
                    sort=lambda each: each.planned,
                    figures=True,
                ),
            ],
            self._desk.session.read(hours_account.behind_vedtak, total.span),
            key=lambda each: each.shift,
            summary=_(
                "{granted} granted, a seventh of the week for each day; {used} used and {planned} planned. "
                "Resting nights, training and meetings count in full, standby a seventh.",
                granted=language.hours(total.granted),
                used=language.hours(total.used),
                planned=language.hours(total.planned),
            ),
        )
        dialog.open()
        return dialog

    def _open_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.show_figures(row)

    def show_account(self, held: Account) -> None:
        """Show the account's months and their sum."""
        rows = [
            FigureRow(line.span.first.isoformat(), current().month_name(line.span.first), line)
            for line in held.months
        ]
        self.table.show_rows([*rows, FigureRow("sum", _("Sum"), held.total)])


def _shown(minutes: Fraction) -> str:
    return current().hours(minutes) if minutes else ""


def _hours(minutes: Fraction) -> str:
    return current().hours(round(minutes))
