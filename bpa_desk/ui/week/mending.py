"""What can be done about a shift: ways out of a finding, the rule in plain words, and who could take it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.explained import EXPLAINED, Certainty
from bpa_desk.domain.rules.ways import StandIn, Way
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current
from bpa_desk.services import rota
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.law import LawPanel
from bpa_desk.ui.week import words as wording
from bpa_desk.ui.week.hand import Hand


class WaysOut(Details):
    """Unfolds to the rule in plain words, and to ways out that were tried against all the rules first."""

    def __init__(self, hand: Hand, finding: Finding) -> None:
        self._mendable = finding.severity is not Severity.INFO
        super().__init__(_("What can be done") if self._mendable else _("The rule explained"))
        self._hand = hand
        self._finding = finding
        # Trying the ways takes a moment, and most findings are understood without.
        self.toggle.toggled.connect(lambda open_: self._fill() if open_ else None)

    def _fill(self) -> None:
        emptied(self.body)
        told = EXPLAINED.get(self._finding.rule)
        if told is not None:
            self.body.addWidget(words(current().text(told.title), "label"))
            self.body.addWidget(words(current().text(told.text)))
            if told.certainty is Certainty.READING:
                self.body.addWidget(words(_("Partly our reading of the law."), "soft"))
            elif told.certainty is Certainty.ADVICE:
                self.body.addWidget(words(_("Advice, not a limit in the law."), "soft"))
            shown = button(_("How we count"), self._show_law, icon="help")
            name = current().text(told.title)
            shown.setAccessibleName(_("{action}: {about}", action=_("How we count"), about=name))
            self.body.addWidget(shown)
        if not self._mendable:
            return
        ways = self._hand.board.ways_out(self._finding)
        if not ways:
            none = _("No single change was found that mends it and breaks nothing.")
            self.body.addWidget(words(none, "soft"))
        for way in ways:
            self._offer(way)

    def _show_law(self) -> None:
        self._hand.desk.inspect(LawPanel(self._hand.desk, self._finding.rule))

    def _offer(self, way: Way) -> None:
        text = current().message(way.text)
        self.body.addWidget(words(text))
        grave = [each for each in wording.by_gravity(way.appear) if each.severity is not Severity.INFO]
        if grave:
            after = _("Then this stands to be looked at: {what}", what=current().message(grave[0].text))
            self.body.addWidget(words(after, "soft"))
        made = button(_("Do this"), partial(self._take, way), icon="check")
        made.setAccessibleName(_("{action}: {about}", action=_("Do this"), about=text))
        self.body.addWidget(made)

    def _take(self, way: Way) -> None:
        # Tried again first: what was found a while ago may no longer fit.
        now = [each for each in self._hand.board.ways_out(self._finding) if each.text == way.text]
        session = self._hand.desk.session
        if not now:
            self._hand.desk.say(_("The plan has changed meanwhile. Look at the ways out again."))
            self._fill()
        elif len(now[0].shifts) == 1 and self._only_given(now[0].shifts[0]):
            session.run(rota.assign, now[0].shifts[0].id, now[0].shifts[0].assistant)
        else:
            session.run(rota.put_many, now[0].shifts)

    def _only_given(self, shift: Shift) -> bool:
        held = self._hand.desk.session.store.find(Shift, shift.id)
        return held is not None and held.period == shift.period


class WhoElse(Details):
    """Unfolds to everybody who could take the shift, in the order to ask them; a button gives it."""

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
        emptied(self.body)
        if self._held is None:
            return
        found, known = self._hand.board.stand_ins(self._held), self._hand.board.registers.assistants
        if not found:
            self.body.addWidget(words(_("There is nobody else yet."), "soft"))
        names = Counter(known[each.assistant].first_name for each in found)
        for each in found:
            person = known[each.assistant]
            grave = [one for one in wording.by_gravity(each.appear) if one.severity is not Severity.INFO]
            told = current().message(grave[0].text) if grave else _("Nothing against it.")
            about = " ".join([told, *self._facts(each, person)])
            short = person.first_name if names[person.first_name] == 1 else person.name
            made = button(_("Give to {name}", name=short), partial(self._give, person.id), explain=about)
            made.setAccessibleName(_("Give to {name}", name=person.name))
            self.body.addWidget(made)
            self.body.addWidget(words(about, "soft"))

    def _facts(self, each: StandIn, person: Assistant) -> list[str]:
        agreed = self._hand.board.registers.positions.get(person.id)
        had = Minutes(each.minutes)
        if agreed is not None:
            hours = _("Has {hours} of {agreed} that week.", hours=had, agreed=Minutes(agreed))
        else:
            hours = _("Has {hours} that week.", hours=had)
        phones = person.reach("phone")
        return [hours, *([_("Phone {number}.", number=phones[0])] if phones else [])]


def emptied(box: QVBoxLayout) -> None:
    """Take everything out of the layout."""
    while box.count():
        item = box.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
