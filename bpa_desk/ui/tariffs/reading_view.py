"""A profile to read: sections of lines, with an icon where nothing is known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from bpa_desk.domain.pay.profile import Edition
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import IconLabel
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.tariffs import words as told
from bpa_desk.ui.tariffs.words import Fact


class ReadingView(QWidget):
    """One table of a profile in sentences; ``show_edition`` fills it anew."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, theme.current().gap(2), 0)
        self._held: QWidget | None = None

    def show_edition(self, edition: Edition) -> None:
        """Show what the table says."""
        if self._held is not None:
            self._box.removeWidget(self._held)
            self._held.hide()
            self._held.deleteLater()
        self._held = QWidget()
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().gap(5))
        for key, title in told.SECTIONS:
            lines = told.facts(edition, key)
            if lines:
                section = Section(current().text(title), 3)
                section.add(_grid(lines))
                column.addWidget(section)
        column.addStretch(1)
        self._box.addWidget(self._held)


def _grid(lines: list[Fact]) -> QWidget:
    held = QWidget()
    grid = QGridLayout(held)
    gap = theme.current().gap
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(gap(3))
    grid.setVerticalSpacing(gap(1))
    grid.setColumnMinimumWidth(1, theme.current().icon_size())
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(2, 3)
    for row, fact in enumerate(lines):
        label = words(fact.label, "soft")
        text = words(fact.text)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if fact.unknown:
            mark = IconLabel("note", "note")
            mark.setAccessibleName(_("Not known"))
            grid.addWidget(mark, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 2, Qt.AlignmentFlag.AlignTop)
    return held
