"""The round of an open shift: who was asked, how, when, what they answered; a yes gives the shift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans, Turn, turn_of
from bpa_desk.domain.rules.limits import CLASS_WEEK
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, employments, invariants, rota
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from datetime import date

    from bpa_desk.storage.store import Store


def offers_of(store: Store, shift: str) -> list[Offer]:
    """Return who was asked to take the shift, in the order they were asked."""
    return store.all(Offer, "shift = ?", (shift,), "asked_at, id")


def offers_to(store: Store, assistant: str) -> list[Offer]:
    """Return every shift the assistant was asked to take, the newest first."""
    return store.all(Offer, "assistant = ?", (assistant,), "asked_at DESC, id")


def taken_by(store: Store, shift: Shift) -> Offer | None:
    """Return the offer by which whoever has the shift took it, or None."""
    said = (each for each in offers_of(store, shift.id) if each.answer is OfferAnswer.YES)
    return next((each for each in said if shift.counts and each.assistant == shift.assistant), None)


def turn_on(store: Store, assistant: str, day: date) -> Turn:
    """Return when the assistant is to be asked, by the terms in force on the day."""
    return turn_by(employments.employment_on(employments.employments(store, assistant), day))


def turn_by(terms: Employment | None) -> Turn:
    """Return when somebody with these terms is to be asked."""
    if terms is None:
        return Turn.OTHER
    return turn_of(terms.kind, terms.minutes_per_week, terms.full_time or CLASS_WEEK[terms.hours_class])


def ask(
    store: Store,
    shift: str,
    assistants: Sequence[str],
    means: OfferMeans = OfferMeans.MESSAGE,
    *,
    ground: str = "",
    note: str = "",
) -> list[Offer]:
    """Note that these assistants are asked now to take the shift, as one step; return what was noted.

    Whoever is on call needs a ground (aml. § 14-9); it is kept with them alone.
    """
    held = store.get(Shift, shift)
    if not assistants:
        raise DomainError(Message(N_("Choose whom to ask.")), "assistants")
    made = [_offer(store, held, each, means, ground, note) for each in assistants]
    with store.change(_label(store, made)) as changes:
        changes.put_all(made)
    return made


def answer(
    store: Store, offer: str, said: OfferAnswer, note: str | None = None, *, instead_of: str | None = None
) -> Offer:
    """Note what somebody answered, as one step; a yes gives them the shift as it now stands.

    The shift must be open, or be that of ``instead_of``, who is to be relieved of it. ``said`` ASKED takes an
    answer back that was noted by mistake; the shift then stays where it is.
    """
    held = store.get(Offer, offer)
    at = "" if said is OfferAnswer.ASKED else clock.stamp(store)
    told = held.note if note is None else invariants.prose(note, "note")
    after = replace(held, answer=said, answered_at=at, note=told)
    person = store.get(Assistant, held.assistant)
    labels = {
        OfferAnswer.YES: N_("{name} takes the shift"),
        OfferAnswer.NO: N_("{name} says no to the shift"),
        OfferAnswer.NO_ANSWER: N_("{name} has not answered"),
        OfferAnswer.ASKED: N_("Take back the answer of {name}"),
    }
    with store.change(Message(labels[said], {"name": person.first_name})) as changes:
        if said is OfferAnswer.YES:
            _give(store, held, instead_of)
        changes.put(after)
    return after


def ask_and_give(
    store: Store,
    shift: str,
    assistant: str,
    means: OfferMeans = OfferMeans.CALL,
    *,
    ground: str = "",
    instead_of: str | None = None,
) -> Offer:
    """Note that somebody was asked and said yes at once, and give them the shift, all as one step."""
    person = store.get(Assistant, assistant)
    with store.change(Message(N_("{name} takes the shift"), {"name": person.first_name})):
        (made,) = ask(store, shift, [assistant], means, ground=ground)
        return answer(store, made.id, OfferAnswer.YES, instead_of=instead_of)


def _offer(store: Store, held: Shift, assistant: str, means: OfferMeans, ground: str, note: str) -> Offer:
    person = store.get(Assistant, assistant)
    terms = employments.employment_on(employments.employments(store, assistant), store.zone.day(held.start))
    on_call = terms is not None and terms.kind is EmploymentKind.TILKALLING
    why = invariants.one_line(ground) if on_call else ""
    if on_call and not why:
        template = N_("{name} is on call: write the ground, such as whom they stand in for (aml. § 14-9).")
        raise DomainError(Message(template, {"name": person.first_name}), "ground")
    return Offer(
        new_id(), held.id, held.start, held.end, assistant, clock.stamp(store), means, ground=why,
        note=invariants.prose(note, "note"),
    )


def _give(store: Store, offer: Offer, instead_of: str | None) -> None:
    shift = store.find(Shift, offer.shift)
    if shift is None or not shift.counts:
        raise DomainError(Message(N_("The shift is no longer in the plan, so nobody can be given it.")))
    if shift.assistant not in (None, offer.assistant, instead_of):
        other = store.get(Assistant, shift.assistant)
        template = N_("{name} has the shift already. Make it open first, if somebody else is to have it.")
        raise DomainError(Message(template, {"name": other.name}))
    if shift.assistant != offer.assistant:
        rota.assign(store, shift.id, offer.assistant)


def _label(store: Store, made: Sequence[Offer]) -> Message:
    names = [store.get(Assistant, each.assistant).first_name for each in made]
    one, many = N_("Note that {names} is asked"), N_("Note that {names} are asked")
    return Message(one if len(names) == 1 else many, {"names": names})
