"""Who else could take a shift, in the order to ask them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.finding import Severity
from bpa_desk.domain.rules.ways import StandIn
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current
from bpa_desk.ui.explain.ways import emptied
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.week import words as wording
from bpa_desk.ui.week.hand import Hand


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

