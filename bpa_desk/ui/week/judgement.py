"""What the rules say about a shift, and who else could take it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Details, FindingLine
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.week import words as wording
from bpa_desk.ui.week.hand import Hand

_WEIGHTS = {Severity.FEIL: 1000, Severity.KREVER_AVTALE: 100, Severity.ADVARSEL: 10, Severity.INFO: 0}


class Judgement(QWidget):
    """The findings of one shift: how grave, what is wrong, by how much, which paragraph, what mends it."""

    def __init__(self) -> None:
        super().__init__()
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
        _empty(self._box)
        if not found:
            self._box.addWidget(words(_("The rules have nothing to say about this shift."), "soft"))
            return
        self._box.addWidget(Heading(_("What the rules say"), 3))
        for each in found:
            self._box.addWidget(FindingLine(each.severity, current().message(each.text)))
            behind = words(self._behind(each), "soft")
            behind.setContentsMargins(theme.current().icon_size() + theme.current().gap(2), 0, 0, 0)
            self._box.addWidget(behind)

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


class WhoElse(Details):
    """Unfolds to everybody who could take the shift, those without new findings first; a button gives it."""

    def __init__(self, hand: Hand, give: Callable[[str | None], None]) -> None:
        super().__init__(_("Who else could take it"))
        self._hand = hand
        self._give = give
        self._held: Shift | None = None
        self.toggle.toggled.connect(lambda open_: self._fill() if open_ else None)

    def show_shift(self, held: Shift) -> None:
        """Take the shift as the one to be given; the people are worked out when unfolded."""
        self._held = held
        if self.toggle.isChecked():
            self._fill()

    def fold(self) -> None:
        """Fold it together."""
        self.toggle.setChecked(False)

    def _fill(self) -> None:
        _empty(self.body)
        held, board = self._held, self._hand.board
        if held is None:
            return
        rated = []
        for place, person in enumerate(board.registers.assistants.values()):
            if person.archived or person.id == held.assistant:
                continue
            appear, _gone = board.preview([replace(held, assistant=person.id)])
            own = [
                each
                for each in wording.by_gravity(appear)
                if each.assistant == person.id and each.severity is not Severity.INFO
            ]
            rank = sum(_WEIGHTS[each.severity] for each in own)
            rated.append((rank, place, person, own))
        if not rated:
            self.body.addWidget(words(_("There is nobody else yet."), "soft"))
        names = Counter(person.first_name for _rank, _place, person, _own in rated)
        for _rank, _place, person, own in sorted(rated, key=lambda each: each[:2]):
            told = current().message(own[0].text) if own else _("Nothing against it.")
            short = person.first_name if names[person.first_name] == 1 else person.name
            made = button(_("Give to {name}", name=short), partial(self._give, person.id), explain=told)
            made.setAccessibleName(_("Give to {name}", name=person.name))
            self.body.addWidget(made)
            self.body.addWidget(words(told, "soft"))


def _paragraph(basis: str) -> str:
    section = "-".join(basis.split("-")[:2])
    part = basis.split("-")[2:]
    return f"{section} ({part[0]})" if part else section


def _empty(box: QVBoxLayout) -> None:
    while box.count():
        item = box.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
