"""What the turnus comes to, open to its numbers: hours for each person and week, and what the rules say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current, ngettext
from bpa_desk.services.turnus_summary import PersonSum, Summary, WeekSum
from bpa_desk.ui import theme
from bpa_desk.ui.kit.notice import FindingLine
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.week.words import by_gravity

MOST_FINDINGS = 12


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person's sum with her name and phase."""

    name: str
    phase: int
    sums: PersonSum
    weeks: int

    @property
    def id(self) -> str:
        """The assistant's id."""
        return self.sums.assistant


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week's sum."""

    sums: WeekSum

    @property
    def id(self) -> int:
        """The week's number, 0-based."""
        return self.sums.week


class SumsView(QWidget):
    """Two tables and a list of findings for one cycle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().gap(5))
        self.people: ShortTable[PersonLine] = ShortTable(
            _("Hours for each person"), _person_columns(), empty=_("Nobody has shifts in this turnus yet.")
        )
        self.weeks: ShortTable[WeekLine] = ShortTable(_("Hours for each week"), _week_columns())
        self.people.most = self.weeks.most = 26
        self.tables: tuple[QTableView, ...] = (self.people, self.weeks)
        people = Section(_("Hours for each person"))
        people.add(
            words(
                _("Mean over the whole turnus against the agreed hours. Standby counts one seventh."), "soft"
            )
        )
        people.add(self.people)
        weeks = Section(_("Hours for each week"))
        weeks.add(words(_("Against what the vedtak grants and what the needs ask for."), "soft"))
        weeks.add(self.weeks)
        self._rules = Section(_("What the rules say"))
        self._remarks: QWidget | None = None
        for part in (people, weeks, self._rules):
            box.addWidget(part)
        box.addStretch(1)

    def show_sums(
        self, summary: Summary, names: dict[str, str], phases: dict[str, int], found: tuple[Finding, ...]
    ) -> None:
        """Show the sums and the findings."""
        weeks = len(summary.weeks)
        self.people.show_rows(
            [
                PersonLine(names.get(each.assistant, ""), phases.get(each.assistant, 0), each, weeks)
                for each in summary.people
            ]
        )
        self.weeks.show_rows([WeekLine(each) for each in summary.weeks])
        self._show_findings(by_gravity(found))

    def _show_findings(self, graded: list[Finding]) -> None:
        if self._remarks is not None:
            self._rules.body.removeWidget(self._remarks)
            self._remarks.hide()
            self._remarks.deleteLater()
        self._remarks = QWidget()
        box = QVBoxLayout(self._remarks)
        box.setContentsMargins(0, 0, 0, 0)
        for finding in graded[:MOST_FINDINGS]:
            box.addWidget(FindingLine(finding.severity, current().message(finding.text)))
        if len(graded) > MOST_FINDINGS:
            box.addWidget(words(_("and {n} more", n=len(graded) - MOST_FINDINGS), "soft"))
        if not graded:
            box.addWidget(words(_("Nothing to remark."), "soft"))
        self._rules.add(self._remarks)


def week_line(sums: WeekSum) -> str:
    """Return a week of the cycle in one short line."""
    planned = hours(sums.planned)
    parts = [
        _("{hours} of {granted} granted", hours=planned, granted=hours(sums.granted))
        if sums.granted
        else _("{hours} planned", hours=planned)
    ]
    if sums.uncovered:
        parts.append(_("{hours} not covered", hours=hours(sums.uncovered)))
    elif sums.needed:
        parts.append(_("all needs covered"))
    return ", ".join(parts)


def hours(minutes: int | Fraction) -> str:
    """Return minutes as hours."""
    return current().hours(Minutes(round(minutes)))


def signed(minutes: int | Fraction) -> str:
    """Return a difference with its sign, so that too much and too little are told apart."""
    return f"+{hours(minutes)}" if minutes > 0 else hours(minutes)


def _person_columns() -> list[Column[PersonLine]]:
    return [
        Column(_("Name"), lambda line: line.name),
        Column(
            _("Mean a week"),
            lambda line: hours(line.sums.mean),
            sort=lambda line: line.sums.mean,
            figures=True,
        ),
        Column(_("Agreed"), _agreed, sort=lambda line: line.sums.agreed or -1, figures=True),
        Column(_("Difference"), _difference, sort=lambda line: line.sums.balance or 0, figures=True),
        Column(_("Sundays"), _sundays, sort=lambda line: line.sums.sundays, figures=True),
        Column(
            _("Nights"), lambda line: str(line.sums.nights), sort=lambda line: line.sums.nights, figures=True
        ),
        Column(_("Shifted"), _phase, sort=lambda line: line.phase, stretch=True),
    ]


def _week_columns() -> list[Column[WeekLine]]:
    return [
        Column(_("Week"), lambda line: str(line.sums.week + 1), sort=lambda line: line.sums.week),
        Column(
            _("Planned"),
            lambda line: hours(line.sums.planned),
            sort=lambda line: line.sums.planned,
            figures=True,
        ),
        Column(
            _("Still open"),
            lambda line: hours(line.sums.open),
            sort=lambda line: line.sums.open,
            figures=True,
        ),
        Column(
            _("Granted"),
            lambda line: hours(line.sums.granted),
            sort=lambda line: line.sums.granted,
            figures=True,
        ),
        Column(
            _("Difference"),
            lambda line: signed(line.sums.balance),
            figures=True,
            sort=lambda line: line.sums.balance,
        ),
        Column(
            _("Needed"),
            lambda line: hours(line.sums.needed),
            sort=lambda line: line.sums.needed,
            figures=True,
        ),
        Column(
            _("Not covered"),
            lambda line: hours(line.sums.uncovered),
            figures=True,
            sort=lambda line: line.sums.uncovered,
            icon=lambda line: "warning" if line.sums.uncovered else "",
        ),
    ]


def _agreed(line: PersonLine) -> str:
    return "–" if line.sums.agreed is None else hours(line.sums.agreed)


def _difference(line: PersonLine) -> str:
    return "–" if line.sums.balance is None else signed(line.sums.balance)


def _sundays(line: PersonLine) -> str:
    return _("{count} of {weeks}", count=line.sums.sundays, weeks=line.weeks)


def _phase(line: PersonLine) -> str:
    return ngettext("{n} week", "{n} weeks", line.phase) if line.phase else "–"
