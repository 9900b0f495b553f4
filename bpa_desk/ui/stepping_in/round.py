"""Who was asked about a shift, and a button for each answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.offer import Offer, OfferAnswer
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import Section, emptied, words

_OPEN = {
    OfferAnswer.ASKED: (OfferAnswer.YES, OfferAnswer.NO, OfferAnswer.NO_ANSWER),
    # Who did not answer, or said no, may still call back.
    OfferAnswer.NO_ANSWER: (OfferAnswer.YES, OfferAnswer.NO),
    OfferAnswer.NO: (OfferAnswer.YES,),
    OfferAnswer.YES: (),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One offer as shown: the record, the person's name, and the sentence about it."""

    offer: Offer
    name: str
    sentence: str


class AskedList(Section):
    """The round so far. ``answered`` is called with the offer's id and what was said."""

    def __init__(self, answered: Callable[[str, OfferAnswer], object]) -> None:
        super().__init__(_("Asked so far"), 3)
        self._answered = answered
        self._shown: tuple[tuple[Asked, ...], bool] | None = None
        self.buttons: dict[tuple[str, OfferAnswer], Button] = {}

    def show_asked(self, asked: Sequence[Asked], taken: bool) -> None:
        """Show the round; once the shift is taken nobody else can say yes to it."""
        state = (tuple(asked), taken)
        if state == self._shown:
            return
        self._shown = state
        inside = next((key for key, made in self.buttons.items() if made.hasFocus()), None)
        self._empty()
        for each in asked:
            self.add(words(each.sentence))
            self._offer_answers(each, taken)
        if inside is not None:
            self._focus_near(inside)

    def _offer_answers(self, each: Asked, taken: bool) -> None:
        possible = [
            said for said in _OPEN[each.offer.answer] if not (taken and said is OfferAnswer.YES)
        ]
        if not possible:
            return
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(2))
        texts = {
            OfferAnswer.YES: (_("Yes: give the shift"), "check"),
            OfferAnswer.NO: (_("No"), "close"),
            OfferAnswer.NO_ANSWER: (_("No answer"), "minus"),
        }
        for said in possible:
            text, icon = texts[said]
            made = button(text, partial(self._answered, each.offer.id, said), icon=icon)
            made.setAccessibleName(_("{name}: {answer}", name=each.name, answer=text))
            flow.addWidget(made)
            self.buttons[each.offer.id, said] = made
        self.add(held)

    def _focus_near(self, place: tuple[str, OfferAnswer]) -> None:
        same = [made for (offer, _said), made in self.buttons.items() if offer == place[0]]
        target = self.buttons.get(place) or next(iter([*same, *self.buttons.values()]), None)
        if target is not None:
            target.setFocus()
        else:
            self.focusNextChild()

    def _empty(self) -> None:
        self.buttons = {}
        emptied(self.body)
