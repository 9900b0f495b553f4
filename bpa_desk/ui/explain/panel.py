"""The inspector's page about one finding: the rule, the numbers, who can agree otherwise, and ways out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.explained import EXPLAINED
from bpa_desk.domain.rules.explained_figures import Grain, Layout, Part, laid_out
from bpa_desk.domain.rules.paragraphs import with_titles
from bpa_desk.domain.time import Zone
from bpa_desk.language import _, current
from bpa_desk.services import agreements
from bpa_desk.services.agreements import BasisFacts
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.explain import words as told
from bpa_desk.ui.explain.bar import SumBar
from bpa_desk.ui.explain.ground import Ground, again
from bpa_desk.ui.explain.line import TimeLine
from bpa_desk.ui.explain.ways import WaysOut, add_rule, law_button
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.notice import Details, FindingLine, Notice
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, emptied, words
from bpa_desk.ui.ordning.short_table import ShortTable


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a sum as a row."""

    number: int
    part: Part
    text: str
    amount: str


class ExplainPanel(Panel):
    """One finding explained; ``back`` leads to where it was opened from, under the words ``back_to``."""

    watches = frozenset(
        {"shift", "agreement", "assistant", "employment", "absence", "need", "vedtak", "ordning", "training"}
    )

    def __init__(
        self,
        desk: Desk,
        ground: Ground,
        finding: Finding,
        back: Callable[[], object] | None = None,
        back_to: str = "",
    ) -> None:
        super().__init__(desk, _("Explained"))
        self._ground = ground
        self._finding = finding
        self._shown: tuple[object, ...] | None = None
        self.back: Button | None = None
        if back is not None:
            self.back = button(back_to or _("Back"), back, kind="quiet", icon="chevron-left")
            self.add(self.back)
        self._box = QVBoxLayout()
        self._box.setSpacing(theme.current().gap(4))
        self.body.addLayout(self._box)
        self.ways: WaysOut | None = None

    def refresh(self) -> bool:
        """Show the finding as it stands now, or that it has gone."""
        now = again(self._ground, self._finding)
        if now is not None:
            self._finding = now
        key = (now, current().code)
        if key != self._shown:
            self._shown = key
            emptied(self._box)
            self.ways = None
            if now is None:
                gone = _("This is in order now: the rules no longer say anything about it.")
                self._box.addWidget(Notice(gone, "good"))
            else:
                self._build(now)
        return True

    def enter(self) -> None:
        """Move the focus to the first thing that can be done."""
        first = self.back or (self.ways.toggle if self.ways is not None else None)
        if first is not None:
            first.setFocus()

    def _build(self, finding: Finding) -> None:
        rota = self._ground.rota()
        zone = self.desk.session.store.zone
        layout = laid_out(rota, finding)
        self._box.addWidget(FindingLine(finding.severity, current().message(finding.text)))
        self._box.addWidget(self._rule(finding))
        self._box.addWidget(self._numbers(layout, zone))
        if finding.severity.unlawful:
            self._box.addWidget(self._agreed(finding))
        if finding.severity is not Severity.INFO:
            section = Section(_("Ways out"), 3)
            if finding.mend is not None:
                section.add(words(current().message(finding.mend)))
            self.ways = WaysOut(self.desk, self._ground, finding, ruled=False)
            section.add(self.ways)
            self._box.addWidget(section)

    def _rule(self, finding: Finding) -> QWidget:
        told_of = EXPLAINED.get(finding.rule)
        section = Section(current().text(told_of.title) if told_of is not None else _("The rule"), 3)
        add_rule(section.body, finding, titled=False, why=True)
        for law, title in with_titles(finding.law):
            section.add(words(f"{law} «{title}»" if title else law, "soft"))
        section.add(law_button(self.desk, finding.rule))
        return section

    def _numbers(self, layout: Layout, zone: Zone) -> QWidget:
        section = Section(_("The numbers"), 3)
        if layout.limit is not None:
            section.add(SumBar(layout))
        if layout.parts and (layout.limit is None or layout.counted):
            section.add(words(told.bar_sentence(layout)))
        if layout.pieces:
            section.add(TimeLine(layout, zone))
        for line in told.figure_lines(layout):
            section.add(words(line))
        if layout.parts:
            section.add(self._parts(layout, zone))
        elif layout.pieces:
            behind = Details(_("The line in words"))
            for each in layout.pieces:
                behind.add(words(told.piece_words(each, zone)))
            section.add(behind)
        return section

    def _parts(self, layout: Layout, zone: Zone) -> QWidget:
        behind = Details()
        heads = {
            Grain.WEEK: _("Week"),
            Grain.DAY: _("Day"),
            Grain.SHIFT: _("Shift"),
            Grain.PERSON: _("Person"),
        }
        table = ShortTable[PartRow](
            _("What the sum is made of"),
            [
                Column(heads[layout.grain], lambda row: row.text, sort=lambda row: row.number, stretch=True),
                Column(_("Amount"), lambda row: row.amount, sort=lambda row: row.part.minutes, figures=True),
            ],
            key=lambda row: row.number,
        )
        table.show_rows(
            PartRow(
                number,
                each,
                told.part_words(each, layout.grain, zone),
                told.amount_words(each.minutes, layout.counted),
            )
            for number, each in enumerate(layout.parts)
        )
        table.opened.connect(lambda row: self._go(row.part))
        behind.add(words(_("Enter opens the week."), "soft"))
        behind.add(table)
        return behind

    def _go(self, part: Part) -> None:
        place = {"shift": part.shifts[0]} if part.shifts else {"day": part.day.isoformat()}
        self.desk.go("week", place)

    def _agreed(self, finding: Finding) -> QWidget:
        section = Section(_("Who can agree on something else"), 3)
        cures = [agreements.facts(each) for each in finding.lawful_with]
        if not cures:
            section.add(words(_("No agreement this employer can make would allow it.")))
        for each in cures:
            self._cure(section, each, finding)
        return section

    def _cure(self, section: Section, facts: BasisFacts, finding: Finding) -> None:
        language = current()
        title = language.message(facts.title)
        section.add(words(f"{facts.law}: {title}", "label"))
        section.add(words(language.message(facts.meaning)))
        section.add(words(language.message(facts.signers), "soft"))
        place = {"new": facts.basis, "assistant": finding.assistant or ""}
        made = button(_("Register such an agreement"), lambda: self.desk.go("agreements", place), icon="plus")
        made.setAccessibleName(
            _("{action}: {about}", action=_("Register such an agreement"), about=f"{facts.law}, {title}")
        )
        section.add(made)
