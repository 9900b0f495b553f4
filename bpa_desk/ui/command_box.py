"""One box for everything: a few letters of a page, a person, an action or anything written, and Enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from bpa_desk.language import _, ngettext
from bpa_desk.ui import theme
from bpa_desk.ui.actions import Command, CommandSource
from bpa_desk.ui.fuzzy import score
from bpa_desk.ui.kit.announce import Announcer
from bpa_desk.ui.kit.locking import lock_by_key
from bpa_desk.ui.kit.rows import Index
from bpa_desk.ui.kit.section import words

_MOST = 30


class CommandBox(QDialog):
    """Opens over the window; the focus stays in the line, arrows choose, and each choice is spoken."""

    def __init__(
        self, window: QWidget, commands: Sequence[Command], sources: Iterable[CommandSource]
    ) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("command")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Find and do"))
        self._window = window
        self._commands = tuple(commands)
        self._sources = tuple(sources)
        self._done = False
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(now.gap(3),) * 4)
        self.line = QLineEdit()
        self.line.setAccessibleName(_("What do you want to do?"))
        self.line.setPlaceholderText(_("A page, a person, something to do, or words you have written"))
        self.list = QListView()
        self.list.setAccessibleName(_("Matches"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setTabKeyNavigation(False)
        self._model = _Matches(self)
        self.list.setModel(self._model)
        self.count: QLabel = words("", "soft")
        self.announcer = Announcer()
        self.announcer.setProperty("role", "unseen")
        self.announcer.setMaximumHeight(2)
        for each in (self.line, self.list, self.count, self.announcer):
            box.addWidget(each, 1 if each is self.list else 0)
        self.line.textChanged.connect(self.search)
        self.line.returnPressed.connect(self.do)
        self.list.clicked.connect(lambda _index: self.do())
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._speak())
        lock_by_key(self)
        self._place()
        self.search("")

    def search(self, typed: str) -> None:
        """Show what fits, best first."""
        asked = self._asked(typed)
        found = [(1000.0 - at / 1000, each) for at, each in enumerate(asked) if each.sure]
        loose = [*self._commands, *(each for each in asked if not each.sure)]
        for at, each in enumerate(loose):
            # The words themselves weigh more than what the command is also found by.
            points = score(typed, each.text)
            other = score(typed, f"{each.text} {each.words} {each.explain}")
            best = max(
                (part for part in (points, None if other is None else other - 2) if part is not None),
                default=None,
            )
            if best is not None:
                found.append((best - at / 100_000, each))
        found.sort(key=lambda pair: -pair[0])
        self._model.show([command for _points, command in found[:_MOST]])
        self.count.setText(
            ngettext("{n} match", "{n} matches", len(found))
            if found
            else _("Nothing fits. Try another word.")
        )
        if found:
            self.list.setCurrentIndex(self._model.index(0, 0))
        self._speak()

    def do(self) -> None:
        """Close and do the chosen command."""
        command = self._model.command(self.list.currentIndex())
        if command is None or self._done:
            return
        # Enter reaches the box once more from its line, which does not keep it: nothing may be done twice.
        self._done = True
        self.accept()
        command.run()

    def matches(self) -> list[str]:
        """Return the words of what is shown."""
        return [command.text for command in self._model.commands]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows choose while the focus stays in the line."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key())
        )
        count = self._model.rowCount()
        if step is not None and count:
            at = self.list.currentIndex().row() + step
            self.list.setCurrentIndex(
                self._model.index(at % count if abs(step) == 1 else max(0, min(count - 1, at)), 0)
            )
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.line.hasFocus():
            self.do()
            return
        super().keyPressEvent(event)

    def _asked(self, typed: str) -> list[Command]:
        return [command for source in self._sources for command in source(typed)]

    def _speak(self) -> None:
        command = self._model.command(self.list.currentIndex())
        if not self.isVisible():
            return
        if command is None:
            self.announcer.say(self.count.text())
            return
        place = _("{at} of {total}", at=self.list.currentIndex().row() + 1, total=self._model.rowCount())
        self.announcer.say(f"{command.sentence}. {place}")

    def _place(self) -> None:
        now = theme.current()
        window = self._window.window()
        wide = min(round(620 * now.scale), window.width() - 2 * now.gap(6))
        high = min(round(460 * now.scale), window.height() - 2 * now.gap(6))
        self.resize(wide, high)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - wide) // 2, corner.y() + (window.height() - high) // 3)


class _Matches(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.commands: list[Command] = []

    def show(self, commands: list[Command]) -> None:
        # Typing replaces most of the list each time: a reset says so honestly, and the focus is in the line.
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def command(self, index: QModelIndex) -> Command | None:
        return self.commands[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.commands)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        command = self.commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{command.text}   {command.key}" if command.key else command.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return command.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return command.explain or None
        return None
