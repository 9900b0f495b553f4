# ruff: noqa: N802 - QLayout calls these by its own spelling
"""A layout that breaks into lines like words do, so that nothing is cut off at large text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Puts widgets beside each other and starts a new line where there is no room."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, columns: bool = False) -> None:
        """Make the layout; with ``columns`` what stands below each other begins at the same place."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._columns = columns
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        if parent is not None:
            parent.setLayout(self)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            parent.setSizePolicy(policy)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item there, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the item there and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def empty(self) -> None:
        """Remove and delete every widget."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at the width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Lay the items out."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size with everything on one line."""
        width = sum(item.sizeHint().width() + self.spacing() for item in self._items)
        return QSize(width, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            tallest = max(hint.height() for _item, hint in line)
            x = rect.x()
            for item, hint in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tallest - hint.height()) // 2), hint))
                x += hint.width() + self.spacing()
            y += tallest + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        shown = [item for item in self._items if (held := item.widget()) is None or not held.isHidden()]
        return self._broken([(item, item.sizeHint()) for item in shown], width)

    def _broken(
        self, items: list[tuple[QLayoutItem, QSize]], width: int
    ) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Break the items with the sizes they would like into lines."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        if self._columns and items and width > 0:
            items = self._in_columns(items, width)
        for item, liked in items:
            hint = QSize(liked)
            if width > 0:
                # Wider than the whole line: as much of it as there is room for.
                hint.setWidth(min(hint.width(), max(width, item.minimumSize().width())))
            if not lines or used + hint.width() > width:
                lines.append([])
                used = 0
            lines[-1].append((item, hint))
            used += hint.width() + self.spacing()
        return lines

    def _in_columns(
        self, items: list[tuple[QLayoutItem, QSize]], width: int
    ) -> list[tuple[QLayoutItem, QSize]]:
        """Let each take whole columns, as wide as most of the items need; a long one takes more than one."""
        between = self.spacing()
        middle = sorted(hint.width() for _item, hint in items)[len(items) // 2] + between
        count = max(1, (width + between) // middle)
        column = (width + between) // count
        spans = [min(count, -(-(hint.width() + between) // column)) for _item, hint in items]
        return [
            (item, QSize(span * column - between, hint.height()))
            for (item, hint), span in zip(items, spans, strict=True)
        ]
