"""The small note beside a cell: what a typed or dragged shift would lead to, or why it cannot be."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from bpa_desk.domain.finding import Severity
from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import pixmap
from bpa_desk.ui.tokens import SEVERITIES
from bpa_desk.ui.week.hand import Consequence


class Hint(QFrame):
    """A note that lies over the grid, under the cell it speaks of, and never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon = QLabel()
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        row = QHBoxLayout(self)
        gap = theme.current().gap(2)
        row.setContentsMargins(gap, gap, gap, gap)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.hide()

    def show_beside(self, rect: QRect, told: Consequence) -> None:
        """Show the words under the rectangle (parent's coordinates), above it where there is no room."""
        if not told.text:
            self.hide()
            return
        severity = told.severity
        self._icon.setVisible(severity is not None)
        if severity is not None:
            look = SEVERITIES[Severity.FEIL if told.refused else severity]
            self._icon.setPixmap(pixmap(look.icon, look.role))
        self.label.setText(told.text)
        self.setAccessibleName(told.text)
        parent = self.parentWidget()
        assert parent is not None
        area = parent.rect()
        width = min(area.width() - 8, round(340 * theme.current().scale))
        self.setFixedWidth(width)
        layout = self.layout()
        assert layout is not None
        high = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        x = min(max(4, rect.left()), max(4, area.width() - width - 4))
        below = rect.bottom() + 4
        y = below if below + high <= area.height() else max(4, rect.top() - high - 4)
        self.setGeometry(x, y, width, high)
        self.show()
        self.raise_()
