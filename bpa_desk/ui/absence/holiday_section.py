"""The holiday list of a year: who is away when, with whom at the same time, and what is uncovered then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.holiday_list import HolidayLine, HolidayListFacts
from bpa_desk.language import Language, _, current, ngettext, pgettext
from bpa_desk.services import clock, holidays
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.ordning.short_table import ShortTable

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

FORMATS = ("pdf", "html", "xlsx", "csv")


class HolidaySection(Section):
    """The list with a choice of year above it; ``write`` asks how it is to leave as a file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Holiday list"))
        self.desk = desk
        self.facts: HolidayListFacts | None = None
        today = desk.session.read(clock.today)
        years = [(year, str(year)) for year in range(today.year - 1, today.year + 2)]
        form = Form()
        self.year = form.row(_("Year"), ChoiceField[int](years, today.year), field="year")
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(2))
        flow.addWidget(form)
        self.add(held)
        self.table: ShortTable[HolidayLine] = ShortTable(
            _("Holiday list"),
            [
                Column(_("Name"), lambda row: row.name),
                Column(_("Days"), lambda row: current().span(*row.days), sort=lambda row: row.days),
                Column(
                    _("Virkedager"),
                    lambda row: str(row.virkedager),
                    sort=lambda row: row.virkedager,
                    figures=True,
                    spare=2,
                ),
                Column(_("Told"), _told, icon=lambda row: "" if row.told_on or row.agreed_on else "warning"),
                Column(
                    _("To solve"),
                    to_solve,
                    icon=lambda row: "warning" if row.shifts or row.uncovered else "",
                ),
                Column(
                    _("At the same time"),
                    _together,
                    stretch=True,
                    spare=1,
                    tip=lambda row: current().list(row.together),
                ),
            ],
            empty=_(
                "No holiday is booked this year. Press Ctrl+Shift+N to book some for whoever is chosen above."
            ),
        )
        self.add(self.table)
        self.summary = words("", "soft")
        self.add(self.summary)
        self.year.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read the list of the chosen year again."""
        year = self.year.value() or self.desk.session.read(clock.today).year
        self.facts = self.desk.session.read(holidays.holiday_list, year)
        self.table.show_rows(self.facts.lines)
        people = len({each.assistant for each in self.facts.lines})
        self.summary.setText(
            ngettext("{n} person has holiday booked.", "{n} people have holiday booked.", people)
            + " "
            + _("Only holiday is in this list, never other absence.")
        )

    def write(self) -> None:
        """Ask how and where the list is to be written."""
        if self.facts is None:
            self.refresh()
        facts = self.facts
        assert facts is not None

        def make(language: Language) -> Sequence[Paper]:
            from bpa_desk.export.holiday_list import holiday_list

            return [holiday_list(facts, language)]

        about = _(
            "The list for {year}: {people}, with days, booked and left. Other absence is not in it.",
            year=str(facts.year),
            people=current().list([each.name for each in facts.balances]) or _("Nobody"),
        )
        title = _("The holiday list as a file")
        name = (pgettext("file name", "holiday-list"), str(facts.year))
        ExportDialog(self.desk, title, make, FORMATS, about=about, together=name, parent=self).open()


def to_solve(row: HolidayLine) -> str:
    """Return what is left to do about the shifts of a holiday, empty when all is covered."""
    parts = []
    if row.shifts:
        parts.append(ngettext("{n} shift is still there", "{n} shifts are still there", row.shifts))
    if row.uncovered:
        parts.append(_("{hours} without anybody", hours=current().hours(row.uncovered)))
    return ", ".join(parts)


def _together(row: HolidayLine) -> str:
    return current().list([name.split()[0] for name in row.together])


def _told(row: HolidayLine) -> str:
    day = current().day_month
    if row.agreed_on is not None:
        return _("agreed {day}", day=day(row.agreed_on))
    return _("told {day}", day=day(row.told_on)) if isinstance(row.told_on, date) else _("not told")
