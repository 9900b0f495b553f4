"""A section of the page for papers about some days: which days, for whom, and what is going to be in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from textwrap import fill
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.time import DateSpan
from bpa_desk.language import _
from bpa_desk.services import clock
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.editors import DateField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words

LINE = 60
"""Letters on a line beside a box, at ordinary text size."""
LONGEST = 366
"""Days: a longer plan on paper is a slip of the keyboard."""

F = TypeVar("F")


class Ticks(QWidget):
    """A box for each person with what their paper holds; ``chosen`` are the ids of those ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, theme.current().gap(2))
        self._shown: tuple[tuple[str, str], ...] = ()
        self._off: set[str] = set()
        self.boxes: dict[str, CheckField] = {}

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Show these people (id, words); those left out before stay left out."""
        if tuple(people) == self._shown:
            return
        same = [key for key, _words in people] == [key for key, _words in self._shown]
        self._shown = tuple(people)
        if not same:
            self._flow.empty()
            self.boxes = {}
            for key, _words in people:
                box = CheckField("", key not in self._off)
                box.changed.connect(partial(self._turn, key))
                self._flow.addWidget(box)
                self.boxes[key] = box
        # Where the people are the same, only the words change: the focus stays where it is.
        self._label()

    def chosen(self) -> list[str]:
        """Return the ids of those ticked, in the order shown."""
        return [key for key, box in self.boxes.items() if box.value()]

    def changeEvent(self, event: QEvent) -> None:
        """Break the lines anew when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "boxes"):
            self._label()

    def _label(self) -> None:
        # A box does not break its words by itself, and a long name must not make the page wider than it is.
        width = round(LINE / theme.current().scale)
        for key, text in self._shown:
            self.boxes[key].setText(fill(text, width, break_long_words=False, break_on_hyphens=False))
            self.boxes[key].setAccessibleName(text)

    def _turn(self, key: str) -> None:
        (self._off.discard if self.boxes[key].value() else self._off.add)(key)
        self.changed.emit()


class SpanSection(Section, Generic[F]):
    """The fields, the boxes and the button of a section; ``F`` is what a subclass reads about the days.

    A subclass adds what it needs above, says what it reads and what that holds, and opens the export dialog.
    """

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(title)
        self.desk = desk
        self._facts: F | None = None
        self._touched = self._choosing = False

    def lay_out(self, write_text: str, *more: Form) -> None:
        """Put the days, ``more`` fields beside them, the people and the button in the section."""
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(4))
        first, last = Form(), Form()
        self.first = first.row(_("First day"), DateField(today=self._today), field="first")
        self.last = last.row(_("Last day"), DateField(today=self._today), field="last")
        self.forms = (first, last, *more)
        for form in self.forms:
            flow.addWidget(form)
        self.add(held)
        self.ticks = Ticks()
        self.add(self.ticks)
        self.contents = words("")
        self.add(self.contents)
        foot = QWidget()
        row = FlowLayout(foot, theme.current().gap(2))
        self.write_button = button(write_text, self.write, icon="download")
        row.addWidget(self.write_button)
        self.add(foot)
        for form in self.forms:
            form.changed.connect(self._change)
        self.ticks.changed.connect(self._tell)

    def usual_days(self, today: date) -> DateSpan:
        """Return the days that stand there until others are chosen."""
        raise NotImplementedError

    def read_days(self, first: date, last: date) -> F:
        """Return what is known about the days."""
        raise NotImplementedError

    def people_of(self, facts: F) -> Sequence[tuple[str, str]]:
        """Return those who get a box, as id and words."""
        raise NotImplementedError

    def only(self, facts: F, people: Collection[str]) -> F:
        """Return the facts about these people alone."""
        raise NotImplementedError

    def holds(self, facts: F) -> bool:
        """Say whether there is anything to write."""
        raise NotImplementedError

    def told(self, facts: F) -> str:
        """Return in words what is going to be written."""
        raise NotImplementedError

    def export(self, facts: F) -> None:
        """Ask how and where this is to be written."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read what is known about the chosen days again; the usual ones until others are chosen."""
        if self._touched:
            self._read()
        else:
            span = self.usual_days(self._today())
            self.show_span(span.first, span.last or span.first)

    def show_span(self, first: date, last: date) -> None:
        """Choose the days."""
        # Both days first: what there is on days nobody asked about is not reckoned.
        self._choosing = True
        self.first.set_value(first)
        self.last.set_value(last)
        self._choosing = False
        self._read()

    def write(self) -> None:
        """Ask how and where the chosen papers are to be written."""
        if not all(form.check() for form in self.forms):
            return
        facts = self._chosen()
        if facts is None or not self.holds(facts):
            self.desk.say(self.contents.text())
        else:
            self.export(facts)

    def _today(self) -> date:
        return self.desk.session.read(clock.today)

    def _change(self) -> None:
        if not self._choosing:
            self._touched = True
            self._read()

    def _read(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first is None or last is None or not 0 <= (last - first).days < LONGEST:
            self._facts = None
        else:
            self._facts = self.read_days(first, last)
        people = self.people_of(self._facts) if self._facts is not None else ()
        self.ticks.show_people(people)
        self.ticks.setVisible(bool(people))
        self._tell()

    def _chosen(self) -> F | None:
        return None if self._facts is None else self.only(self._facts, set(self.ticks.chosen()))

    def _tell(self) -> None:
        facts = self._chosen()
        if facts is None:
            text = _("Choose a last day that is not before the first, and at most a year later.")
        else:
            text = self.told(facts)
        self.contents.setText(text)
        self.write_button.setEnabled(facts is not None and self.holds(facts))
