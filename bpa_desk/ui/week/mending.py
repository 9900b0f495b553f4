"""What can be done about a finding: ways out of it, and the rule in plain words."""

from __future__ import annotations

from functools import partial

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.explained import EXPLAINED, Certainty
from bpa_desk.domain.rules.ways import Way
from bpa_desk.domain.shift import Shift
from bpa_desk.language import _, current
from bpa_desk.services import rota
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import emptied, words
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
        if not self._mendable:
            return
        ways = self._hand.board.ways_out(self._finding)
        if not ways:
            none = _("No single change was found that mends it and breaks nothing.")
            self.body.addWidget(words(none, "soft"))
        for way in ways:
            self._offer(way)

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
