"""The figures behind the hours bar, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.ledger import Account, AccountLine
from bpa_desk.language import _, current, pgettext
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Table


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row: a month, or the sum of all (key ``sum``)."""

    key: str
    name: str
    line: AccountLine


class AccountTable(QWidget):
    """Granted, used, planned and left, a row a month and the sum."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.table = Table[FigureRow](
            _("Hours by month"),
            [
                Column(_("Month"), lambda row: row.name, stretch=True),
                Column(_("Granted"), lambda row: _hours(row.line.granted), figures=True),
                Column(_("Used"), lambda row: _hours(row.line.used), figures=True),
                Column(_("Planned"), lambda row: _hours(row.line.planned), figures=True),
                Column(pgettext("hours", "Left"), lambda row: _hours(row.line.left), figures=True),
            ],
            key=lambda row: row.key,
        )
        box.addWidget(self.table)

    def show_account(self, held: Account) -> None:
        """Show the account's months and their sum."""
        rows = [
            FigureRow(line.span.first.isoformat(), current().month_name(line.span.first), line)
            for line in held.months
        ]
        self.table.show_rows([*rows, FigureRow("sum", _("Sum"), held.total)])


def _hours(minutes: Fraction) -> str:
    return current().hours(round(minutes))
