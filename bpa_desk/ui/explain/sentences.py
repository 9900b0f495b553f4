"""Findings as sentences in a list of their own height; Enter leads to the week they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.time import Zone
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.tokens import SEVERITIES
from bpa_desk.ui.week.list import RoomyDelegate

AT_ONCE = 200
"""How many are listed; the count above says how many there are."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One finding as a row: where it leads, and what it says."""

    number: int
    start: int
    place: tuple[tuple[str, str], ...]
    text: str
    severity: Severity


class SentenceTable(Table[Sentence]):
    """A list of findings with their day and how grave they are."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(
            name,
            [
                Column(
                    name,
                    lambda row: row.text,
                    sort=lambda row: (row.start, row.number),
                    icon=lambda row: SEVERITIES[row.severity].icon,
                    spoken=lambda row: f"{current().text(SEVERITIES[row.severity].word)}: {row.text}",
                    stretch=True,
                )
            ],
            key=lambda row: row.number,
            empty=_("Nothing."),
        )
        self.setWordWrap(True)
        self.setItemDelegate(RoomyDelegate(self))
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(theme.current().target())
        self.opened.connect(lambda row: desk.go("week", dict(row.place)))

    def show_findings(self, found: Iterable[Finding], zone: Zone) -> None:
        """Show these findings, the earliest first."""
        rows = []
        for number, each in enumerate(found):
            day = zone.day(each.start)
            place = ("shift", each.shifts[0]) if each.shifts else ("day", day.isoformat())
            said = current().message(each.text)
            rows.append(
                Sentence(number, each.start, (place,), f"{current().date_year(day)}: {said}", each.severity)
            )
        self.show_rows(rows[:AT_ONCE])
        self.resizeRowsToContents()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let long sentences wrap in the new width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def sizeHint(self) -> QSize:
        """Return room for some sentences; the rest is scrolled to."""
        rows = min(5, max(1, self.model().rowCount()))
        return QSize(super().sizeHint().width(), theme.current().target() * 2 * rows)
