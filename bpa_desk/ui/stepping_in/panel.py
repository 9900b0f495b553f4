"""The inspector for one shift that needs somebody: whom to ask, the text to send, and who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans, Turn
from bpa_desk.domain.shift import Shift
from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.language.formats import capital
from bpa_desk.services import clock, offers, ordning, rota, stepping_in
from bpa_desk.services.stepping_in import Candidate
from bpa_desk.ui.actions import action
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.focus import bring_in_sight
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.stepping_in import message
from bpa_desk.ui.stepping_in import words as told
from bpa_desk.ui.stepping_in.people import Line, PeopleToAsk
from bpa_desk.ui.stepping_in.round import Asked, AskedList
from bpa_desk.ui.stepping_in.writing import Group, Texts

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk
    from bpa_desk.ui.session import Outcome
    from bpa_desk.ui.week.hand import Hand

_AGAIN = (OfferAnswer.NO_ANSWER, OfferAnswer.YES)
"""Answers after which somebody may be asked anew: nobody answered, or the shift was opened again."""
DRAFT = "asking:"
"""What is chosen and written for a shift is kept under this and the shift's id."""
_WRITTEN = (OfferMeans.MESSAGE, OfferMeans.EMAIL)


class StandInPanel(Panel):
    """Shows one shift; :meth:`show_shift` lets the same panel show another."""

    watches = frozenset(
        {"shift", "offer", "assistant", "employment", "absence", "agreement", "wish", "ordning", "training"}
    )

    def __init__(self, desk: Desk, hand: Hand, shift: str) -> None:
        super().__init__(desk, _("Who can step in?"))
        self.hand = hand
        self.shift = shift
        self._candidates: dict[str, Candidate] = {}
        self.about = words("")
        self.state = Notice("", "note")
        self.back = button(_("Back to the shift"), lambda: hand.open_shift(self.shift), icon="chevron-left")
        self.asked = AskedList(self._answer)
        self.thanks = Section(_("Tell those still waiting"), 3)
        self.thanks_text = words("")
        self.thanks.add(self.thanks_text)
        self.thanks.add(button(_("Copy this text"), self._copy_thanks, icon="copy"))
        self.people = PeopleToAsk()
        self.order = Section(_("Ask in this order"), 3)
        self.order.add(self.people)
        self.first_right = Notice("", "agreement")
        self.form = Form()
        self.means = self.form.row(
            _("How you ask"),
            ChoiceField[OfferMeans]([(each, _(text)) for each, text in told.MEANS.items()]),
            field="means",
        )
        self.ground = self.form.row(
            _("Ground for a shift on call"),
            TextField(),
            field="ground",
            help=_("Whom they stand in for, or what is temporary (aml. § 14-9). It is not in the text."),
        )
        self.texts = Texts(self.ask, self._only_copy)
        self.note_button = button(_("Note as asked"), self._note, kind="primary", icon="check")
        self.yes_button = button(_("Said yes: give the shift"), self._said_yes, icon="person")
        self._build()
        self._wire()
        self.refresh()
        self._bring_back()

    def show_shift(self, shift: str) -> None:
        """Show another shift in the same panel."""
        if shift != self.shift:
            self._keep()
            self.people.clear(self.people.chosen())
            self.shift = shift
            self.refresh()
            self._bring_back()

    def leave(self) -> bool:
        """Keep who is chosen and what is written, so that an interruption costs nothing."""
        self._keep()
        return True

    def enter(self) -> None:
        """Move the focus to the first person to ask, or to what is there instead."""
        target = self.people.first() if self.order.isVisibleTo(self) else None
        (target or self.back).setFocus()

    def refresh(self) -> bool:
        """Read the shift, the people and the round again; False when the shift is gone."""
        held = self.desk.session.store.find(Shift, self.shift)
        if held is None:
            return False
        zone = self.hand.board.zone
        self.about.setText(capital(message.when(held, zone, current())) + self._needed(held))
        taken = self.desk.session.read(offers.taken_by, held) is not None
        self._show_state(held, taken)
        asked = self.desk.session.read(offers.offers_of, held.id)
        self.asked.show_asked([self._asked(each, held) for each in asked], taken or not held.counts)
        self.asked.setVisible(bool(asked))
        self._show_thanks(held, asked, taken)
        found = [] if taken or not held.counts else self.hand.board.candidates(held)
        self._candidates = {each.person.id: each for each in found}
        to_ask = [each for each in found if each.asked is None or each.asked.answer in _AGAIN]
        self.people.show_people([self._line(each, held) for each in to_ask])
        self.order.setVisible(bool(to_ask))
        self._suit()
        return True

    def ask(self, group: Group) -> None:
        """Copy the text of the group, and note that its people are asked."""
        if self._asked_now([each.id for each in group.people]):
            self._copy(group.field.value())

    def ask_next(self) -> None:
        """Do what the first button does: copy and note, or note alone."""
        if self.means.value() in _WRITTEN:
            group = next(iter(self.texts.groups.values()), None)
            if group is None:
                self.desk.say(_("Choose whom to ask."))
            else:
                self.ask(group)
        else:
            self._note()

    def _build(self) -> None:
        # A long choice or button must not make the inspector wider than it is.
        self.means.setMinimumContentsLength(4)
        self.means.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add(self.about)
        self.add(self.state)
        for each in (self.asked, self.thanks, self.order, self.first_right, self.form, self.texts):
            self.add(each)
        for made in (self.note_button, self.yes_button, self.back):
            self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _wire(self) -> None:
        self.people.changed.connect(self._suit)
        # When the text one is to copy has found its place.
        self.people.changed.connect(lambda: QTimer.singleShot(0, self, self._show_next))
        self.means.changed.connect(self._suit)
        self._act: QAction = action(self, _("Copy, and note as asked"), self.ask_next, key="Ctrl+Return")

    def _show_state(self, held: Shift, taken: bool) -> None:
        name = self.hand.board.name(held.assistant)
        if not held.counts:
            self.state.show_text(_("This shift is cancelled; nobody is needed."), "note")
        elif held.assistant is None:
            self.state.show_text(_("Nobody has the shift yet."), "warning")
        elif taken:
            self.state.show_text(_("{name} takes the shift.", name=name), "good")
        else:
            self.state.show_text(_("{name} has the shift until somebody else takes it.", name=name), "note")

    def _show_thanks(self, held: Shift, asked: list[Offer], taken: bool) -> None:
        waiting = [each for each in asked if each.answer is OfferAnswer.ASKED]
        people = [self.desk.session.store.get(Assistant, each.assistant) for each in waiting]
        self.thanks.setVisible(bool(taken and people))
        if not (taken and people):
            return
        leader = self.desk.session.read(ordning.current).leader
        codes = dict.fromkeys(message.code_for(each) for each in people)
        zone = self.hand.board.zone
        texts = [message.thanking(held, zone, Language(code), leader) for code in codes]
        self.thanks.heading.setText(
            _("Tell {names}", names=current().list([each.first_name for each in people]))
        )
        self.thanks_text.setText("\n\n".join(texts))

    def _suit(self) -> None:
        """Show what belongs to those chosen and to the way of asking."""
        chosen = [self._candidates[key] for key in self.people.chosen() if key in self._candidates]
        any_one, written = bool(self._candidates), self.means.value() in _WRITTEN
        self.form.setVisible(any_one)
        self.form.show_row("ground", any(each.turn is Turn.ON_CALL for each in chosen))
        people = [each.person for each in chosen] if any_one and written else []
        self.texts.show_people(people, self._propose)
        self.texts.setVisible(bool(people))
        self.note_button.setVisible(any_one and not written)
        self.note_button.setEnabled(bool(chosen))
        self.yes_button.setVisible(any_one)
        self.yes_button.setEnabled(len(chosen) == 1)
        self._show_first_right(chosen)

    def _show_next(self) -> None:
        """Scroll to the button that copies, below the first one ticked."""
        chosen, groups = self.people.chosen(), list(self.texts.groups.values())
        if len(chosen) == 1 and groups and chosen[0] in self.people.boxes:
            bring_in_sight(groups[0].copy, self.people.boxes[chosen[0]])

    def _show_first_right(self, chosen: list[Candidate]) -> None:
        left = stepping_in.part_timers_not_asked(self._candidates.values())
        left = [each for each in left if each not in chosen]
        passed_by = bool(left) and any(each.turn is not Turn.PART_TIME for each in chosen)
        self.first_right.setVisible(passed_by)
        if passed_by:
            self.first_right.show_text(
                ngettext(
                    "{n} part-timer who could take it has not been asked. Part-timers come first "
                    "(aml. § 14-3).",
                    "{n} part-timers who could take it have not been asked. Part-timers come first "
                    "(aml. § 14-3).",
                    len(left),
                )
            )

    def _line(self, each: Candidate, held: Shift) -> Line:
        day = self.desk.session.read(clock.today)
        about = told.reasons(each, held, self.hand.board.zone, day)
        return Line(each.person.id, each.person.name, about, not each.fits)

    def _asked(self, offer: Offer, held: Shift) -> Asked:
        session, zone = self.desk.session, self.hand.board.zone
        person = session.store.get(Assistant, offer.assistant)
        turn = session.read(offers.turn_on, person.id, zone.day(offer.start))
        sentence = told.asked_words(offer, person.name, turn, zone, session.read(clock.today))
        if (offer.start, offer.end) != (held.start, held.end):
            then = Shift("", offer.start, offer.end)
            sentence += " " + _("The shift was then {when}.", when=message.when(then, zone, current()))
        return Asked(offer, person.name, sentence)

    def _propose(self, code: str, person: Assistant | None) -> str:
        held = self.desk.session.store.get(Shift, self.shift)
        leader = self.desk.session.read(ordning.current).leader
        return message.asking(held, self.hand.board.zone, Language(code), leader, person)

    def _asked_now(self, keys: list[str]) -> bool:
        means = self.means.value() or OfferMeans.MESSAGE
        ground = self.ground.value()
        outcome = self.desk.session.attempt(offers.ask, self.shift, keys, means, ground=ground)
        return self._settled(outcome, keys)

    def _note(self) -> None:
        self._asked_now(self.people.chosen())

    def _said_yes(self) -> None:
        keys = self.people.chosen()
        if len(keys) != 1:
            return
        means, ground = self.means.value() or OfferMeans.CALL, self.ground.value()
        outcome = self.desk.session.attempt(
            offers.ask_and_give, self.shift, keys[0], means, ground=ground, instead_of=self._holder()
        )
        self._settled(outcome, keys)

    def _answer(self, offer: str, said: OfferAnswer) -> None:
        self.desk.session.run(offers.answer, offer, said, instead_of=self._holder())

    def _keep(self) -> None:
        texts = {
            code: group.field.value() for code, group in self.texts.groups.items()
            if group.field.value() != group.proposed.strip()
        }
        session, key = self.desk.session, DRAFT + self.shift
        chosen = self.people.chosen()
        if chosen:
            held = {"chosen": chosen, "texts": texts, "ground": self.ground.value()}
            session.keep(key, {**held, "means": (self.means.value() or OfferMeans.MESSAGE).value})
        elif session.kept(key) is not None:
            session.let_go(key)

    def _bring_back(self) -> None:
        kept = self.desk.session.kept(DRAFT + self.shift)
        if not isinstance(kept, dict):
            return
        self.means.set_value(OfferMeans(kept.get("means", OfferMeans.MESSAGE)))
        self.ground.set_value(str(kept.get("ground", "")))
        for key in kept.get("chosen", ()):
            if key in self.people.boxes:
                self.people.boxes[key].set_value(True)
        for code, text in kept.get("texts", {}).items():
            if code in self.texts.groups:
                self.texts.groups[code].field.setPlainText(str(text))

    def _settled(self, outcome: Outcome[Any], keys: list[str]) -> bool:
        if outcome:
            self.people.clear(keys)
            self._keep()
        elif outcome.error is not None and not self.form.show_error(outcome.error):
            self.desk.session.refused.emit(current().message(outcome.error.message))
        if outcome and not self._has_focus():
            self.enter()
        return bool(outcome)

    def _holder(self) -> str | None:
        held = self.desk.session.read(rota.shift, self.shift)
        return None if self.desk.session.read(offers.taken_by, held) is not None else held.assistant

    def _only_copy(self, group: Group) -> None:
        self._copy(group.field.value())

    def _copy_thanks(self) -> None:
        self._copy(self.thanks_text.text())

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.desk.say(_("The text is copied, ready to paste."))

    def _has_focus(self) -> bool:
        return any(each.hasFocus() for each in self.findChildren(QWidget) if each.isVisibleTo(self))

    def _needed(self, held: Shift) -> str:
        kind = self.hand.board.registers.types.get(held.type or "")
        parts = [kind.name] if kind is not None else []
        if held.requires:
            parts.append(_("needed: {skills}", skills=held.requires))
        return "".join(f". {capital(part)}" for part in parts) + "."
