"""Wishes for larger or smaller positions, part-time positions before they are filled, and who was asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.assistant import Assistant, HoursClass
from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.domain.position_paper import OfferLine, PartTimeFacts, WishLine
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, employments, invariants, ordning, people, terms_advice
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.domain.assistant import Employment
    from bpa_desk.storage.store import Store

WEEK = 7 * 24 * 60
PAGE, SUBJECT = "assistants", "position:"
"""Where part-time positions are, and how one of them is named as a place there."""


def wishes(store: Store, assistant: str | None = None) -> list[PositionWish]:
    """Return what everybody or one assistant has wished for, the oldest first."""
    if assistant is None:
        return store.all(PositionWish)
    return store.all(PositionWish, "assistant = ?", (assistant,))


def standing_wish(store: Store, assistant: str) -> PositionWish | None:
    """Return the newest wish of the assistant while it is not met in full."""
    found = wishes(store, assistant)
    return found[-1] if found and found[-1].stands else None


def new_wish(store: Store, assistant: str) -> PositionWish:
    """Return a wish of today that is not stored yet, as large as the position now."""
    today = clock.today(store)
    now = people.position_on(people.employments(store, assistant), today)
    return PositionWish(new_id(), assistant, today, now or terms_advice.usual_full_time(HoursClass.T38C))


def save_wish(store: Store, wish: PositionWish) -> PositionWish:
    """Write a wish; DomainError names the field that is wrong."""
    person = store.get(Assistant, wish.assistant)
    invariants.within(wish.minutes, 1, WEEK, "minutes")
    today = clock.today(store)
    invariants.come(wish.wished_on, today, "wished_on")
    _after(wish.discussed_on, wish.wished_on, "discussed_on")
    _after(wish.answered_on, wish.wished_on, "answered_on")
    answered = wish.answered_on
    if wish.answer is not WishAnswer.WAITING and answered is None:
        answered = today
    saved = replace(
        wish,
        criteria=invariants.one_line(wish.criteria),
        discussed_with=invariants.one_line(wish.discussed_with),
        answered_on=None if wish.answer is WishAnswer.WAITING else answered,
        note=invariants.one_line(wish.note),
    )
    before = store.find(PositionWish, saved.id)
    if before == saved:
        return saved
    label = N_("Add the position {name} wishes for") if before is None else N_(
        "Change the position {name} wishes for"
    )  # fmt: skip
    with store.change(Message(label, {"name": person.name})) as changes:
        changes.put(saved)
    return saved


def remove_wish(store: Store, key: str) -> None:
    """Remove a wish."""
    name = store.get(Assistant, store.get(PositionWish, key).assistant).name
    with store.change(Message(N_("Delete the position {name} wishes for"), {"name": name})) as changes:
        changes.remove(PositionWish, key)


def positions(store: Store) -> list[PartTimePosition]:
    """Return the part-time positions, by the day they begin."""
    return store.all(PartTimePosition)


def position(store: Store, key: str) -> PartTimePosition:
    """Return one part-time position; NotFoundError when it is gone."""
    return store.get(PartTimePosition, key)


def new_position(store: Store) -> PartTimePosition:
    """Return a part-time position that is not stored yet, from today."""
    full = terms_advice.usual_full_time(HoursClass.T38C)
    return PartTimePosition(new_id(), "", clock.today(store), full // 2, full)


def save_position(store: Store, each: PartTimePosition) -> PartTimePosition:
    """Write a part-time position; DomainError names the field that is wrong."""
    title = invariants.named(each.title, "title")
    invariants.within(each.minutes, 1, WEEK, "minutes")
    if each.full_time is not None:
        invariants.within(each.full_time, 60, WEEK, "full_time")
        if each.minutes >= each.full_time:
            raise DomainError(Message(N_("A part-time position has fewer hours than full time.")), "minutes")
    if each.assistant is not None:
        store.get(Assistant, each.assistant)
    saved = replace(
        each,
        title=title,
        need=invariants.prose(each.need, "need"),
        discussed_with=invariants.one_line(each.discussed_with),
        view=invariants.prose(each.view, "view"),
        note=invariants.one_line(each.note),
    )
    before = store.find(PartTimePosition, saved.id)
    if before == saved:
        return saved
    label = N_("New part-time position “{title}”") if before is None else N_(
        "Change part-time position “{title}”"
    )  # fmt: skip
    with store.change(Message(label, {"title": title})) as changes:
        changes.put(saved)
    return saved


def remove_position(store: Store, key: str) -> None:
    """Remove a part-time position with who was asked to take it."""
    found = position(store, key)
    label = Message(N_("Delete part-time position “{title}”"), {"title": found.title})
    with store.change(label) as changes:
        for each in offers(store, key):
            changes.remove(PositionOffer, each.id)
        changes.remove(PartTimePosition, key)


def offers(store: Store, key: str) -> list[PositionOffer]:
    """Return who was asked to take the position first, in the order they were asked."""
    return store.all(PositionOffer, "position = ?", (key,))


def offered_to(store: Store, assistant: str) -> list[tuple[PositionOffer, PartTimePosition]]:
    """Return the positions the assistant was asked to take, the newest first."""
    found = store.all(PositionOffer, "assistant = ?", (assistant,), "asked_on DESC, id")
    return [(each, position(store, each.position)) for each in found]


def new_offer(store: Store, key: str) -> PositionOffer:
    """Return an offer of today that is not stored yet: to whoever wishes for more and is not asked."""
    ahead = _not_asked(store, position(store, key)) or part_timers(store, key)
    return PositionOffer(new_id(), key, ahead[0].id if ahead else "", clock.today(store))


def save_offer(store: Store, offer: PositionOffer) -> PositionOffer:
    """Write whom one asked and the answer; DomainError names the field that is wrong."""
    found = position(store, offer.position)
    person = store.find(Assistant, offer.assistant)
    if person is None:
        raise DomainError(Message(N_("Choose whom to ask.")), "assistant")
    today = clock.today(store)
    invariants.come(offer.asked_on, today, "asked_on")
    _after(offer.answered_on, offer.asked_on, "answered_on")
    answered = offer.answered_on or today
    waiting = offer.answer is OfferAnswer.ASKED
    saved = replace(
        offer, answered_on=None if waiting else answered, note=invariants.one_line(offer.note)
    )
    before = store.find(PositionOffer, saved.id)
    if before == saved:
        return saved
    label = N_("Note that {name} is asked about “{title}”") if before is None else N_(
        "Note what {name} says about “{title}”"
    )  # fmt: skip
    with store.change(Message(label, {"name": person.name, "title": found.title})) as changes:
        changes.put(saved)
    return saved


def remove_offer(store: Store, key: str) -> None:
    """Remove the note that somebody was asked."""
    offer = store.get(PositionOffer, key)
    name = store.get(Assistant, offer.assistant).name
    title = position(store, offer.position).title
    label = Message(N_("Delete that {name} was asked about “{title}”"), {"name": name, "title": title})
    with store.change(label) as changes:
        changes.remove(PositionOffer, key)


def part_timers(store: Store, key: str) -> list[Assistant]:
    """Return who works part-time when the position begins and does not hold it already, by name."""
    found = position(store, key)
    day = max(found.start, clock.today(store))
    return [
        each
        for each in people.assistants(store)
        if each.id != found.assistant and _part_time(people.employments(store, each.id), day)
    ]


def facts(store: Store, key: str) -> PartTimeFacts:
    """Return what the paper of one part-time position shows; NotFoundError when it is gone."""
    here, found = ordning.current(store), position(store, key)
    names = {each.id: each.name for each in people.assistants(store, archived=None)}
    lines = []
    for person in part_timers(store, key):
        wish = standing_wish(store, person.id)
        now = people.position_on(people.employments(store, person.id), found.start)
        if wish is not None and wish.minutes > (now or 0):
            lines.append(WishLine(person.name, now, wish))
    return PartTimeFacts(
        here.name, here.employer, here.leader, found,
        names.get(found.assistant or "", ""),
        tuple(lines),
        tuple(OfferLine(names[each.assistant], each) for each in offers(store, key)),
    )  # fmt: skip


def due_positions(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield, for positions that begin in the span, the discussion and the asking that must come before.

    The law sets no other day: the need is discussed, and part-timers are asked, before anybody is taken on.
    """
    for each in positions(store):
        if not first <= each.start <= last:
            continue
        subject = SUBJECT + each.id
        if each.discussed_on is None:
            text = Message(
                N_("Discuss the need for the part-time position “{title}” before {day} (aml. § 14-1 b)."),
                {"title": each.title, "day": each.start},
            )
            yield Due(each.start, text, PAGE, subject, "position", binding=True, law="aml. § 14-1 b")
        waiting = [person.name for person in _not_asked(store, each)] if each.assistant is None else []
        if waiting:
            text = Message(
                N_("Ask {names} about the part-time position “{title}” before others (aml. § 14-3)."),
                {"names": waiting, "title": each.title},
            )
            yield Due(each.start, text, PAGE, subject, "position", binding=True, law="aml. § 14-3")


def _not_asked(store: Store, found: PartTimePosition) -> list[Assistant]:
    """Return the part-timers who wish for more hours and have not been asked about the position."""
    asked = {each.assistant for each in offers(store, found.id)}
    waiting = []
    for person in part_timers(store, found.id):
        wish = standing_wish(store, person.id)
        now = people.position_on(people.employments(store, person.id), found.start) or 0
        if person.id not in asked and wish is not None and wish.minutes > now:
            waiting.append(person)
    return waiting


def _part_time(terms: list[Employment], day: date) -> bool:
    now = employments.employment_on(terms, day)
    if now is None or now.minutes_per_week is None:
        return False
    return now.minutes_per_week < terms_advice.full_time(now)


def _after(day: date | None, first: date, field: str) -> None:
    if day is not None and day < first:
        raise DomainError(Message(N_("This day lies before the one it follows from.")), field)
