"""Actions with keys, and the commands of the command box."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Command(NamedTuple):
    """What the command box can do: its words, what else it is found by, and a sentence that explains it."""

    text: str
    run: Callable[[], object]
    explain: str = ""
    key: str = ""
    words: str = ""
    sure: bool = False
    """True when the command was read out of what is typed: then it stands first and is not filtered."""

    @property
    def sentence(self) -> str:
        """Return the whole row as a screen reader says it."""
        return ". ".join(part for part in (self.text, self.explain, self.key) if part)


CommandSource = Callable[[str], Iterable[Command]]
"""Gives the commands that fit what is typed (may give more; the box sorts and drops)."""


def action(
    owner: QWidget,
    text: str,
    run: Callable[[], object],
    *,
    key: str = "",
    explain: str = "",
    name: str = "",
    everywhere: bool = False,
) -> QAction:
    """Return an action of the owner; its key works inside it, or in the whole window (``everywhere``).

    ``text`` has no mnemonic; ``explain`` is the tip and what the command box adds; ``name`` is for icons and
    tests.
    """
    made = QAction(text, owner)
    if name:
        made.setObjectName(name)
    if explain:
        made.setToolTip(explain)
        made.setStatusTip(explain)
    if key:
        made.setShortcut(QKeySequence(key))
    contexts = Qt.ShortcutContext
    made.setShortcutContext(contexts.WindowShortcut if everywhere else contexts.WidgetWithChildrenShortcut)
    made.setMenuRole(QAction.MenuRole.NoRole)
    made.triggered.connect(lambda: run())
    owner.addAction(made)
    return made


def key_text(made: QAction) -> str:
    """Return the action's key as it is printed on the keyboard; empty when it has none."""
    return made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def as_command(made: QAction) -> Command:
    """Return the action as a command of the command box."""
    return Command(made.text().replace("&", ""), made.trigger, made.toolTip(), key_text(made))
