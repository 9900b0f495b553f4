"""The figures behind a sum: a table one can read, walk through by keys, and copy as text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import Announcer
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.table import Table

R = TypeVar("R")


class FiguresDialog(QDialog, Generic[R]):
    """Shows what a sum is made of, one row each, and how the rows come to it. Esc closes it."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        columns: Sequence[Column[R]],
        rows: Sequence[R],
        *,
        key: Callable[[R], Hashable],
        summary: str,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(5),) * 4)
        box.setSpacing(now.gap(3))
        self.heading = Heading(title, 1)
        box.addWidget(self.heading)
        self.table: Table[R] = Table(title, columns, key=key, empty=_("Nothing lies behind this sum."))
        self.table.show_rows(rows)
        box.addWidget(self.table, 1)
        self.summary = words(summary)
        box.addWidget(self.summary)
        self.announcer = Announcer()
        self.announcer.hide()
        box.addWidget(self.announcer)
        row = QHBoxLayout()
        self.copy_button = button(_("Copy as text"), self.copy, icon="copy")
        self.close_button = button(_("Close"), self.accept, kind="primary")
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        box.addLayout(row)
        self._text = "\n".join(
            (
                title,
                "\t".join(column.title for column in columns),
                *("\t".join(column.text(each) for column in columns) for each in rows),
                summary,
            )
        )
        self.table.setFocus()
        words_wide = sum(self.table.sizeHintForColumn(at) for at in range(len(columns)))
        beside = 2 * now.gap(5) + self.table.verticalScrollBar().sizeHint().width() + now.gap(2)
        wide = max(max(860, 144 * len(columns)) * now.percent // 100, words_wide + beside)
        self.resize(min(wide, 1008), min(560 * now.percent // 100, 680))

    @property
    def text(self) -> str:
        """All that is shown as plain text: title, columns parted by tabs, and the sum."""
        return self._text

    def copy(self) -> None:
        """Put the figures on the clipboard as text."""
        QGuiApplication.clipboard().setText(self._text)
        self.announcer.say(_("Copied."))
