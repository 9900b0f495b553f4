"""The people who could step in: a box each, with the reasons below; those against whom something speaks are
folded away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import emptied, words

LINE = 26
"""Letters on a line beside a box, at ordinary text size."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person as shown: id, name, the reasons, and whether something speaks against asking."""

    key: str
    name: str
    about: str
    against: bool


class PeopleToAsk(QWidget):
    """Boxes in the order to ask. ``changed`` when another is ticked; ``chosen`` are the ids ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, CheckField] = {}
        self._shown: tuple[Line, ...] | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(1))
        self.rest: Details | None = None

    def show_people(self, lines: Sequence[Line]) -> None:
        """Show these people; ticks, what is unfolded and the place of the focus stay."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        ticked = set(self.chosen())
        inside = next((key for key, box in self.boxes.items() if box.hasFocus()), "")
        unfolded = self.rest is not None and self.rest.toggle.isChecked()
        self._empty()
        for line in lines:
            if not line.against:
                self._add(self._box, line, line.key in ticked)
        against = [line for line in lines if line.against]
        if against:
            text = _("Something against: {n}", n=len(against))
            self.rest = Details(text)
            self._box.addWidget(self.rest)
            for line in against:
                self._add(self.rest.body, line, line.key in ticked)
            self.rest.unfold(unfolded)
        if inside in self.boxes:
            self.boxes[inside].setFocus()

    def chosen(self) -> list[str]:
        """Return the ids of those ticked, in the order shown."""
        return [key for key, box in self.boxes.items() if box.value()]

    def clear(self, keys: Sequence[str]) -> None:
        """Take these ticks away."""
        for key in keys:
            if key in self.boxes:
                self.boxes[key].set_value(False)

    def first(self) -> QWidget | None:
        """Return what the focus begins at: the first box, or the line that unfolds the rest."""
        if self._shown and not self._shown[0].against:
            return self.boxes[self._shown[0].key]
        return self.rest.toggle if self.rest is not None else None

    def changeEvent(self, event: QEvent) -> None:
        """Break the names anew when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "boxes"):
            for line in self._shown or ():
                self._label(line)

    def _add(self, box: QVBoxLayout, line: Line, ticked: bool) -> None:
        made = CheckField("", ticked)
        # One sentence after the other, so that nothing has to be looked for.
        made.setAccessibleName(_("{name}. {about}", name=line.name, about=line.about))
        made.changed.connect(self.changed.emit)
        self.boxes[line.key] = made
        self._label(line)
        about = words(line.about, "soft")
        about.setContentsMargins(theme.current().gap(7), 0, 0, theme.current().gap(2))
        box.addWidget(made)
        box.addWidget(about)

    def _label(self, line: Line) -> None:
        # A box does not break its words by itself, and a long name must not make the pane wider than it is.
        width = max(10, round(LINE / theme.current().scale))
        self.boxes[line.key].setText(fill(line.name, width, break_on_hyphens=True))

    def _empty(self) -> None:
        self.boxes, self.rest = {}, None
        emptied(self._box)
