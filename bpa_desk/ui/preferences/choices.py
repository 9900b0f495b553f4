"""A row of buttons of which one is chosen, each taken only when pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import words


class Choices(QWidget):
    """A label and a button for each (value, words).

    A list would take each value one passes with the arrow keys, and a language one cannot read with it.
    """

    def __init__(self, label: str, options: Sequence[tuple[str, str]], take: Callable[[str], object]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(1))
        box.addWidget(words(label, "label"))
        row = QWidget()
        flow = FlowLayout(row, theme.current().gap(2))
        box.addWidget(row)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        for value, text in options:
            made = self.buttons[value] = Button(text)
            made.setCheckable(True)
            made.setAccessibleName(_("{about}: {choice}", about=label, choice=text))
            made.clicked.connect(partial(self._pressed, value, take))
            self._group.addButton(made)
            flow.addWidget(made)

    def show_chosen(self, value: str) -> None:
        """Mark the value that is in force, by a check mark too."""
        for each, made in self.buttons.items():
            made.setChecked(each == value)
            made.use_icon("check" if each == value else "")
            if each != value:
                made.setIcon(QIcon())

    def _pressed(self, value: str, take: Callable[[str], object]) -> None:
        self.show_chosen(value)
        take(value)
