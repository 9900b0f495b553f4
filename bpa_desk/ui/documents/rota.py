"""The rota as files: which days, for whom, as what; and what is going to be in them before they leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from textwrap import fill
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.rota_paper import PaperAssistant, RotaPaperFacts
from bpa_desk.language import Language, _, current, ngettext, pgettext
from bpa_desk.services import clock, rota_papers
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.editors import DateField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

WALL, PAGES, CALENDARS = "wall", "pages", "calendars"
FORMATS = {WALL: ("pdf", "html", "xlsx", "csv"), PAGES: ("pdf", "html"), CALENDARS: ("ics",)}
LINE = 60
"""Letters on a line beside a box, at ordinary text size."""
LONGEST = 366
"""Days: a longer plan on paper is a slip of the keyboard."""


class Ticks(QWidget):
    """A box for each person with what their paper holds; ``chosen`` are the ids of those ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, theme.current().gap(2), columns=True)
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


class RotaSection(Section):
    """The section of the page for the rota papers; it opens the export dialog with what is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("The plan as papers"))
        self.desk = desk
        self._facts: RotaPaperFacts | None = None
        self._touched = False
        today = self._today
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(4))
        first, last, what = Form(), Form(), Form()
        self.first = first.row(_("First day"), DateField(today=today), field="first")
        self.last = last.row(_("Last day"), DateField(today=today), field="last")
        self.what = what.row(
            _("What"),
            ChoiceField[str](
                [
                    (WALL, _("One plan for the wall")),
                    (PAGES, _("A page for each assistant")),
                    (CALENDARS, _("A calendar for each assistant")),
                ]
            ),
            field="what",
        )
        self.forms = (first, last, what)
        for form in self.forms:
            flow.addWidget(form)
        self.add(held)
        self.ticks = Ticks()
        self.add(self.ticks)
        self.contents = words("")
        self.add(self.contents)
        foot = QWidget()
        row = FlowLayout(foot, theme.current().gap(2))
        self.write_button = button(_("Write these files…"), self.write, icon="download")
        row.addWidget(self.write_button)
        self.add(foot)
        for form in self.forms:
            form.changed.connect(self._change)
        self.ticks.changed.connect(self._tell)

    def refresh(self) -> None:
        """Read the plan of the chosen days again."""
        if not self._touched:
            span = self.desk.session.read(rota_papers.coming, self._today())
            self.show_span(span.first, span.last or span.first)
        self._read()

    def show_span(self, first: date, last: date) -> None:
        """Choose the days."""
        touched = self._touched
        self.first.set_value(first)
        self.last.set_value(last)
        self._touched = touched

    def place(self) -> dict[str, object]:
        """Return the days and the kind of paper, where they were chosen."""
        first, last = self.first.value(), self.last.value()
        if not self._touched or first is None or last is None:
            return {}
        return {"first": first.isoformat(), "last": last.isoformat(), "what": self.what.value() or WALL}

    def restore(self, first: date, last: date, what: str) -> None:
        """Choose days and kind of paper again."""
        self.show_span(first, last)
        self.what.set_value(what)
        self._touched = True
        self._read()

    def write(self) -> None:
        """Ask how and where the chosen papers are to be written."""
        if not all(form.check() for form in self.forms):
            return
        facts, what = self._chosen_facts(), self.what.value() or WALL
        if facts is None or not _holds(facts, what):
            self.desk.say(self.contents.text())
            return

        def make(language: Language) -> Sequence[Paper]:
            from bpa_desk.export.rota import rota_papers as builder
            from bpa_desk.export.rota import wall

            return [wall(facts, language)] if what == WALL else builder(facts, language)[1:]

        several = what == PAGES and len(_with_shifts(facts)) > 1
        together = (pgettext("file name", "rota"), f"{facts.span.first}_{facts.span.last}") if several else ()
        dialog = ExportDialog(
            self.desk,
            _("The plan as files"),
            make,
            FORMATS[what],
            about=self._words(facts, what),
            together=together,
            apart=True,
            parent=self,
        )
        dialog.open()

    def _today(self) -> date:
        return self.desk.session.read(clock.today)

    def _change(self) -> None:
        self._touched = True
        self._read()

    def _read(self) -> None:
        first, last = self.first.value(), self.last.value()
        fits = first is not None and last is not None and 0 <= (last - first).days < LONGEST
        if first is None or last is None or not fits:
            self._facts = None
        else:
            self._facts = self.desk.session.read(rota_papers.facts, first, last)
        people = _with_shifts(self._facts) if self._facts is not None else ()
        self.ticks.show_people([(each.id, _person(each)) for each in people])
        self.ticks.setVisible(bool(people))
        self._tell()

    def _chosen_facts(self) -> RotaPaperFacts | None:
        whole = self._facts
        if whole is None:
            return None
        chosen = set(self.ticks.chosen())
        return replace(whole, assistants=tuple(each for each in whole.assistants if each.id in chosen))

    def _tell(self) -> None:
        facts, what = self._chosen_facts(), self.what.value() or WALL
        if facts is None:
            text = _("Choose a last day that is not before the first, and at most a year later.")
        else:
            text = self._words(facts, what)
        self.contents.setText(text)
        self.write_button.setEnabled(facts is not None and _holds(facts, what))

    def _words(self, facts: RotaPaperFacts, what: str) -> str:
        people = _with_shifts(facts)
        shifts = sum(len(_standing(each)) for each in people)
        if not _holds(facts, what):
            return _("There is nothing to write for these days and people.")
        names = [each.name for each in people]
        holds = ngettext("{n} shift", "{n} shifts", shifts)
        if what == WALL:
            told = [_("One plan with {shifts} for: {names}.", shifts=holds, names=names or _("nobody yet"))]
            told += _missing(facts)
        elif what == PAGES:
            told = [
                ngettext("{n} page for: {names}.", "{n} pages for: {names}.", len(people), names=names),
                _("On each only that person’s own shifts."),
            ]
        else:
            count = len(people)
            told = [
                ngettext("{n} calendar for: {names}.", "{n} calendars for: {names}.", count, names=names),
                _("In each only that person’s own shifts."),
            ]
        return " ".join([*told, _state(facts)])


def _missing(facts: RotaPaperFacts) -> list[str]:
    told = []
    if facts.open_shifts:
        told.append(ngettext("{n} open shift.", "{n} open shifts.", len(facts.open_shifts)))
    if facts.gaps:
        told.append(
            ngettext("Somebody is missing once.", "Somebody is missing {n} times.", len(facts.gaps))
        )
    return told


def _state(facts: RotaPaperFacts) -> str:
    if facts.published_on is not None:
        return _("Version {version}, published {day}.", version=facts.version, day=facts.published_on)
    return _("It is marked as a draft, because the plan as it is now is not published.")


def _holds(facts: RotaPaperFacts, what: str) -> bool:
    people = _with_shifts(facts)
    return bool(people) or (what == WALL and bool(facts.open_shifts or facts.gaps))


def _with_shifts(facts: RotaPaperFacts) -> tuple[PaperAssistant, ...]:
    return tuple(each for each in facts.assistants if each.shifts)


def _standing(person: PaperAssistant) -> list[object]:
    return [each for each in person.shifts if not each.cancelled]


def _person(person: PaperAssistant) -> str:
    return _(
        "{name}: {shifts}, {hours}",
        name=person.name,
        shifts=ngettext("{n} shift", "{n} shifts", len(_standing(person))),
        hours=current().hours(person.worked),
    )
