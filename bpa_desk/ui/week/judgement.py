"""What the rules say about a shift."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.explain.ways import WaysOut
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import FindingLine
from bpa_desk.ui.kit.section import Heading, emptied, words
from bpa_desk.ui.week.hand import Hand


class Judgement(QWidget):
    """The findings of one shift: how grave, what is wrong, by how much, which paragraph, what mends it."""

    def __init__(self, hand: Hand, explain: Callable[[Finding], object]) -> None:
        super().__init__()
        self._hand = hand
        self._explain = explain
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(2))
        self._shown: tuple[object, ...] | None = None

    def show_findings(self, found: list[Finding], held: Shift) -> None:
        """Show the findings, or that there are none."""
        key = (tuple(found), held.reason, current().code)
        if key == self._shown:
            return
        self._shown = key
        emptied(self._box)
        if not found:
            self._box.addWidget(words(_("The rules have nothing to say about this shift."), "soft"))
            return
        self._box.addWidget(Heading(_("What the rules say"), 3))
        for each in found:
            self._box.addWidget(FindingLine(each.severity, current().message(each.text)))
            behind = words(self._behind(each), "soft")
            behind.setContentsMargins(theme.current().icon_size() + theme.current().gap(2), 0, 0, 0)
            self._box.addWidget(behind)
            self._box.addWidget(WaysOut(self._hand.desk, self._hand.board, each))
            text = current().message(each.text)
            made = button(_("Explain with the numbers"), partial(self._explain, each), icon="help")
            made.setAccessibleName(_("{action}: {about}", action=made.text(), about=text))
            self._box.addWidget(made)

    def _behind(self, finding: Finding) -> str:
        parts = []
        if finding.mend is not None:
            parts.append(_("What would mend it: {mend}", mend=current().message(finding.mend)))
        if finding.amount:
            parts.append(_("Amount: {amount}.", amount=Minutes(finding.amount)))
        if finding.law:
            parts.append(finding.law if finding.law.endswith(".") else f"{finding.law}.")
        if finding.lawful_with:
            bases = [f"§ {basis}" for basis in map(_paragraph, finding.lawful_with)]
            parts.append(_("Lawful with an agreement under {bases}.", bases=current().list(bases, True)))
        return " ".join(parts)


def _paragraph(basis: str) -> str:
    section = "-".join(basis.split("-")[:2])
    part = basis.split("-")[2:]
    return f"{section} ({part[0]})" if part else section
