"""The ansvarsmatrise as a grid one types in: A, U, M, I or several; each cell speaks a whole sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from bpa_desk.domain.responsibility import ANSWERABLE, LETTERS, MUST, PARTIES, Party, Task, lacks
from bpa_desk.export.trepartsavtale import party_word
from bpa_desk.language import _, current, pgettext, unbroken
from bpa_desk.ui import theme
from bpa_desk.ui.kit.icons import icon

Index = QModelIndex | QPersistentModelIndex
Typed = Callable[[str, Party | None, str], None]
"""Takes a task's key, the party (None: the name of the task) and what was typed."""
LONGEST = 200
LEAST_TASK = 16
"""How many letters of a task's name stand side by side at the least."""


def letters_words(cell: str) -> str:
    """Return the letters of a cell in words."""
    words = (
        pgettext("matrix", "answers"), pgettext("matrix", "does it"), pgettext("matrix", "takes part"),
        pgettext("matrix", "is informed"),
    )  # fmt: skip
    said = [word for letter, word in zip(LETTERS, words, strict=True) if letter in cell]
    return current().list(said) if said else pgettext("matrix", "has no part in it")


class MatrixModel(QAbstractTableModel):
    """The rows of one version; what is typed goes to ``typed`` and comes back by :meth:`show`."""

    def __init__(self, typed: Typed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = typed
        self.tasks: tuple[Task, ...] = ()
        self.editable = False

    def show(self, tasks: tuple[Task, ...], editable: bool) -> None:
        """Show these rows; only a change of which rows there are starts the grid anew."""
        same = [each.key for each in tasks] == [each.key for each in self.tasks]
        if not same:
            self.beginResetModel()
        self.tasks, self.editable = tasks, editable
        if not same:
            self.endResetModel()
        elif tasks:
            self.dataChanged.emit(self.index(0, 0), self.index(len(tasks) - 1, len(PARTIES)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many tasks there are."""
        return 0 if parent.isValid() else len(self.tasks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return one for the task and one for each party."""
        return 0 if parent.isValid() else len(PARTIES) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a draft be typed in."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if self.editable and index.isValid() else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks for."""
        if not index.isValid():
            return None
        task = self.tasks[index.row()]
        if index.column() == 0:
            return self._of_task(task, role)
        party = PARTIES[index.column() - 1]
        cell = task.cell(party)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell or "–"
        if role == Qt.ItemDataRole.EditRole:
            return cell
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole and ANSWERABLE in cell:
            bold = QFont(QApplication.font())
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.AccessibleTextRole:
            who = party_word(party, current())
            return _("{party} {said}: {task}", party=who, said=letters_words(cell), task=task.name)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed, unless it is what stands there."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.editable:
            return False
        task = self.tasks[index.row()]
        party = PARTIES[index.column() - 1] if index.column() else None
        before = task.cell(party) if party is not None else task.name
        if str(value).strip() == before:
            return False
        self._typed(task.key, party, str(value))
        return True

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the parties."""
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _("Task") if section == 0 else party_word(PARTIES[section - 1], current())
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _of_task(self, task: Task, role: int) -> Any:
        wrong = any(each.flaw in MUST for each in lacks((task,)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return task.name
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("error") if wrong else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            told = [current().message(each.told) for each in lacks((task,))]
            return unbroken(" ".join([*told, task.law])).strip() or None
        return None


class MatrixTable(QTableView):
    """The grid. Arrows move, letters write over a cell, Delete empties it. ``moved``: another cell."""

    moved = Signal()

    def __init__(self, typed: Typed) -> None:
        super().__init__()
        self.grid = MatrixModel(typed, self)
        self.setModel(self.grid)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(_("Who answers for what"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        modes = QHeaderView.ResizeMode
        header.setSectionResizeMode(modes.ResizeToContents)
        header.setSectionResizeMode(0, modes.Fixed)
        self.verticalHeader().setSectionResizeMode(modes.ResizeToContents)
        # How high a row is depends on how wide the tasks are, and that is known last.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        header.sectionResized.connect(lambda section, *_sizes: self._later.start() if section else None)
        self._size()
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())

    def show_tasks(self, tasks: tuple[Task, ...], editable: bool) -> None:
        """Show these rows; the cursor stays on its task."""
        task, column = self.current_task(), max(self.currentIndex().column(), 0)
        self.grid.show(tasks, editable)
        if not self.currentIndex().isValid() and tasks:
            keys = [each.key for each in tasks]
            row = keys.index(task.key) if task is not None and task.key in keys else 0
            self.setCurrentIndex(self.grid.index(row, column))

    def sentence(self) -> str:
        """Return what the cell the cursor is on says, in a sentence; empty on the task itself."""
        said = self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        return f"{said}." if said else ""

    def current_task(self) -> Task | None:
        """Return the row the cursor is on."""
        index = self.currentIndex()
        return self.grid.tasks[index.row()] if index.isValid() and self.grid.tasks else None

    def select(self, key: str, column: int = 0) -> bool:
        """Put the cursor on a task; False when it is not here."""
        for row, each in enumerate(self.grid.tasks):
            if each.key == key:
                self.setCurrentIndex(self.grid.index(row, column))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty a cell by Delete, begin to write by Enter, leave the rest to the view."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.column() > 0:
            self.grid.setData(index, "")
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            # The key that ends the writing in a cell comes here, too.
            if self.grid.editable and index.isValid() and self.state() != self.State.EditingState:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Move on to the cell below after Enter, as in a spreadsheet."""
        super().closeEditor(editor, hint)
        index = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and index.column() > 0:
            below = self.grid.index(index.row() + 1, index.column())
            if below.isValid():
                self.setCurrentIndex(below)

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "grid"):
            self._size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tasks the room the parties leave."""
        super().resizeEvent(event)
        self._later.start()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        others = sum(header.sectionSize(each) for each in range(1, header.count()))
        least = self.fontMetrics().averageCharWidth() * LEAST_TASK
        header.resizeSection(0, max(self.viewport().width() - others, least))
        self.resizeRowsToContents()

    def _size(self) -> None:
        look = theme.current()
        self.verticalHeader().setMinimumSectionSize(look.target())
        self.setMinimumHeight(8 * look.target())
        self.horizontalHeader().setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 10)
        self._later.start()


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the whole name of a task: Qt's own count of lines forgets what the style pads."""
        hint = super().sizeHint(option, index)
        if index.column() == 0:
            look = theme.current()
            room = QRect(0, 0, self._table.columnWidth(0) - look.gap(8), look.target() * 20)
            wrap = int(Qt.TextFlag.TextWordWrap)
            lines = self._table.fontMetrics().boundingRect(room, wrap, str(index.data() or ""))
            hint.setHeight(max(hint.height(), lines.height() + look.gap(4)))
        return hint

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for the letters of one cell, or for the name of the task."""
        field = QLineEdit(parent)
        if index.column():
            field.setMaxLength(len("A / U / M / I"))
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            party = party_word(PARTIES[index.column() - 1], current())
            field.setAccessibleName(_("Letters for {party}", party=party))
        else:
            field.setMaxLength(LONGEST)
            field.setAccessibleName(_("Name of the task"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the field over the whole cell."""
        editor.setGeometry(option.rect)
