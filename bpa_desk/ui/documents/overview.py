"""The overview of working time (aml. § 10-7) as files: which days, for whom, and what will be in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.working_time_paper import WorkingTimeFacts
from bpa_desk.language import Language, _, current, ngettext, pgettext
from bpa_desk.services import clock, working_time
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.documents.rota import LONGEST, Ticks
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.editors import DateField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

FORMATS = ("pdf", "xlsx", "html", "csv")


class OverviewSection(Section):
    """The section of the page for the overviews; it opens the export dialog with what is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Overview of working time (§ 10-7)"))
        self.desk = desk
        self._facts: list[WorkingTimeFacts] | None = []
        self._touched = self._choosing = False
        self.add(
            words(
                _(
                    "The employer must keep an overview of how much each assistant has worked. "
                    "Arbeidstilsynet and the tillitsvalgt may ask for it."
                ),
                "soft",
            )
        )
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(4))
        first, last = Form(), Form()
        self.first = first.row(_("First day"), DateField(today=self._today), field="first")
        self.last = last.row(_("Last day"), DateField(today=self._today), field="last")
        self.forms = (first, last)
        for form in self.forms:
            flow.addWidget(form)
        self.add(held)
        self.ticks = Ticks()
        self.add(self.ticks)
        self.contents = words("")
        self.add(self.contents)
        foot = QWidget()
        row = FlowLayout(foot, theme.current().gap(2))
        self.write_button = button(_("Write the overviews…"), self.write, icon="download")
        row.addWidget(self.write_button)
        self.add(foot)
        for form in self.forms:
            form.changed.connect(self._change)
        self.ticks.changed.connect(self._tell)

    def refresh(self) -> None:
        """Read what was worked on the chosen days again; the last whole month until others are chosen."""
        if not self._touched:
            span = working_time.month_before(self._today())
            self.show_span(span.first, span.last or span.first)
        else:
            self._read()

    def show_span(self, first: date, last: date) -> None:
        """Choose the days."""
        # Both days first: what was worked on days nobody asked about is not reckoned.
        self._choosing = True
        self.first.set_value(first)
        self.last.set_value(last)
        self._choosing = False
        self._read()

    def write(self) -> None:
        """Ask how and where the overviews are to be written."""
        if not all(form.check() for form in self.forms):
            return
        facts = self._chosen()
        if not facts:
            self.desk.say(self.contents.text())
            return

        def make(language: Language) -> Sequence[Paper]:
            from bpa_desk.export.working_time import working_times

            return working_times(facts, language)

        span = facts[0].span
        name = (pgettext("file name", "working-time"), f"{span.first}_{span.last}")
        dialog = ExportDialog(
            self.desk,
            _("Overviews of working time as files"),
            make,
            FORMATS,
            about=self._words(facts),
            together=name if len(facts) > 1 else (),
            apart=True,
            parent=self,
        )
        dialog.open()

    def _today(self) -> date:
        return self.desk.session.read(clock.today)

    def _change(self) -> None:
        if self._choosing:
            return
        self._touched = True
        self._read()

    def _read(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first is None or last is None or not 0 <= (last - first).days < LONGEST:
            self._facts = None
        else:
            self._facts = self.desk.session.read(working_time.overviews, DateSpan(first, last))
        self.ticks.show_people([(each.assistant, _person(each)) for each in self._facts or ()])
        self.ticks.setVisible(bool(self._facts))
        self._tell()

    def _chosen(self) -> list[WorkingTimeFacts]:
        chosen = set(self.ticks.chosen())
        return [each for each in self._facts or () if each.assistant in chosen]

    def _tell(self) -> None:
        facts = self._chosen()
        if self._facts is None:
            text = _("Choose a last day that is not before the first, and at most a year later.")
        elif not facts:
            text = _("Nobody chosen has worked on these days.")
        else:
            text = self._words(facts)
        self.contents.setText(text)
        self.write_button.setEnabled(bool(facts))

    def _words(self, facts: list[WorkingTimeFacts]) -> str:
        names = [each.name for each in facts]
        count = len(facts)
        told = [ngettext("{n} overview for: {names}.", "{n} overviews for: {names}.", count, names=names)]
        if facts[0].until < (facts[0].span.last or facts[0].until):
            told.append(_("Counted up to {day}: what is planned later is not in it.", day=facts[0].until))
        return " ".join(told)


def _person(facts: WorkingTimeFacts) -> str:
    hours = current().hours(sum(day.minutes for day in facts.days))
    return _("{name}: {hours} worked", name=facts.name, hours=hours)
