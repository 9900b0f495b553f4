"""The rule of a finding in plain words, and ways out of it, each tried and done as one undoable step."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.rules.explained import EXPLAINED, Certainty
from bpa_desk.domain.rules.own_readings import OWN
from bpa_desk.domain.rules.ways import Way
from bpa_desk.domain.shift import Shift
from bpa_desk.language import _, current
from bpa_desk.services import rota
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.explain.ground import Ground
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import emptied, words
from bpa_desk.ui.law import LawPanel
from bpa_desk.ui.week import words as wording


class WaysOut(Details):
    """Unfolds to the rule in plain words, and to ways out that were tried against all the rules first."""

    def __init__(self, desk: Desk, ground: Ground, finding: Finding, *, ruled: bool = True) -> None:
        self._mendable = finding.severity is not Severity.INFO
        super().__init__(_("What can be done") if self._mendable else _("The rule explained"))
        self._desk = desk
        self._ground = ground
        self._finding = finding
        self._ruled = ruled
        # Trying the ways takes a moment, and most findings are understood without.
        self.toggle.toggled.connect(lambda open_: self._fill() if open_ else None)

    def _fill(self) -> None:
        emptied(self.body)
        if self._ruled:
            add_rule(self.body, self._finding)
            self.body.addWidget(law_button(self._desk, self._finding.rule))
        if not self._mendable:
            return
        ways = self._ground.ways_out(self._finding)
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
            after = _("Then look at this: {what}", what=current().message(grave[0].text))
            self.body.addWidget(words(after, "soft"))
        made = button(_("Do this"), partial(self._take, way), icon="check")
        made.setAccessibleName(_("{action}: {about}", action=_("Do this"), about=text))
        self.body.addWidget(made)

    def _take(self, way: Way) -> None:
        # Tried again first: what was found a while ago may no longer fit.
        now = [each for each in self._ground.ways_out(self._finding) if each.text == way.text]
        session = self._desk.session
        if not now:
            self._desk.say(_("The plan has changed meanwhile. Look at the ways out again."))
            self._fill()
        elif len(now[0].shifts) == 1 and self._only_given(now[0].shifts[0]):
            session.run(rota.assign, now[0].shifts[0].id, now[0].shifts[0].assistant)
        else:
            session.run(rota.put_many, now[0].shifts)

    def _only_given(self, shift: Shift) -> bool:
        held = self._desk.session.store.find(Shift, shift.id)
        return held is not None and held.period == shift.period


def law_button(desk: Desk, rule: str) -> QWidget:
    """Return the button to “How we count”, opened at the rule."""
    made = button(_("How we count"), lambda: desk.inspect(LawPanel(desk, rule)), icon="help")
    told = EXPLAINED.get(rule)
    if told is not None:
        about = current().text(told.title)
        made.setAccessibleName(_("{action}: {about}", action=_("How we count"), about=about))
    return made


def add_rule(box: QVBoxLayout, finding: Finding, *, titled: bool = True, why: bool = False) -> None:
    """Put the rule in plain words and how certain it is into the layout, with its title and the reason."""
    told = EXPLAINED.get(finding.rule)
    if told is None:
        return
    text = current().text
    if titled:
        box.addWidget(words(text(told.title), "label"))
    box.addWidget(words(text(told.text)))
    reason = text(OWN[finding.rule]) if why and finding.rule in OWN else ""
    if told.certainty is Certainty.READING:
        box.addWidget(words(" ".join([_("Partly our reading of the law."), reason]).strip(), "soft"))
    elif told.certainty is Certainty.ADVICE:
        box.addWidget(words(" ".join([_("Advice, not a limit in the law."), reason]).strip(), "soft"))
