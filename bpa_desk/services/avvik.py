"""Avvik: reported, handled, told of to those who must know, and closed with an answer to who reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.avvik import (
    AT_ONCE,
    Avvik,
    AvvikType,
    MonthCount,
    Receiver,
    Told,
    by_month,
    months_back,
)
from bpa_desk.domain.avvik_paper import AvvikFacts, AvvikReport
from bpa_desk.domain.hms_round import Round
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import attachments, clock, invariants, ordning, people, remedies
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "avvik"
PAGE = "avvik"
TIME_TO_ANSWER = timedelta(weeks=2)
"""When one is reminded of an avvik without a deadline; ours, not the law's."""
LONGEST_TITLE = 60


def all_avvik(store: Store) -> list[Avvik]:
    """Return every avvik: the open ones first, then the newest."""
    newest = store.all(Avvik)[::-1]
    return sorted(newest, key=lambda each: not each.open)


def found(store: Store, key: str) -> Avvik | None:
    """Return the avvik, or None when it is gone."""
    return store.find(Avvik, key)


def title(each: Avvik) -> str:
    """Return what happened on one short line."""
    line = invariants.one_line(each.what)
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def proposed(store: Store, what: str = "", about_kind: str = "", about: str = "", part: str = "") -> Avvik:
    """Return a new avvik of today that is not stored; one from a shift has its day, time and person."""
    today, here = clock.today(store), ordning.current(store)
    fresh = Avvik(
        new_id(), AvvikType.ENVIRONMENT, today, what, today,
        place=invariants.one_line(here.workplace), about_kind=about_kind, about=about, part=part,
    )  # fmt: skip
    shift = store.find(Shift, about) if about_kind == "shift" else None
    if shift is None:
        return fresh
    start = min(shift.start, clock.now(store))
    name = people.assistant(store, shift.assistant).name if shift.assistant else ""
    minute = store.zone.minute_of_day(start) if start == shift.start else None
    return replace(fresh, happened_on=store.zone.day(start), minute=minute, reporter=name)


def save_avvik(store: Store, each: Avvik) -> Avvik:
    """Write an avvik, new or changed; DomainError names the field that is wrong."""
    before = store.find(Avvik, each.id)
    if before is not None and not before.open:
        raise DomainError(Message(N_("This avvik is closed. Open it again to change it.")))
    saved = _checked(store, each)
    if saved == before:
        return saved
    label = N_("Report avvik “{what}”") if before is None else N_("Change avvik “{what}”")
    with store.change(Message(label, {"what": title(saved)})) as changes:
        changes.put(saved)
    return saved


def handle(store: Store, key: str, cause: str, owner: str, deadline: date | None, action: str) -> Avvik:
    """Write why it happened, what was done at once, who sees to it and by when."""
    before = store.get(Avvik, key)
    return save_avvik(store, replace(before, cause=cause, owner=owner, deadline=deadline, action=action))


def tell(store: Store, key: str, to: Receiver, how: str = "", at: int | None = None) -> Avvik:
    """Write that somebody was told, now or at the instant; telling again stands in place of the first."""
    before, now = store.get(Avvik, key), clock.now(store)
    if at is not None and at > now:
        raise DomainError(Message(N_("This time has not come yet.")), "at")
    made = Told(str(to), clock.stamp_of(now if at is None else at), invariants.one_line(how))
    kept = [each for each in before.told if each.to != to]
    return _put(store, replace(before, told=(*kept, made)), N_("Told of avvik “{what}”"))


def untell(store: Store, key: str, to: Receiver) -> Avvik:
    """Take back that somebody was told."""
    before = store.get(Avvik, key)
    kept = tuple(each for each in before.told if each.to != to)
    return _put(store, replace(before, told=kept), N_("Not told of avvik “{what}” after all"))


def close(store: Store, key: str, feedback: str) -> Avvik:
    """Close the avvik today with what the one who reported it was told; DomainError without it."""
    before, said = store.get(Avvik, key), invariants.prose(feedback, "feedback")
    if not said:
        raise DomainError(
            Message(N_("Write what the one who reported it was told; then the avvik can be closed.")),
            "feedback",
        )
    closed = replace(before, feedback=said, closed_on=clock.today(store))
    return _put(store, closed, N_("Close avvik “{what}”"))


def reopen(store: Store, key: str) -> Avvik:
    """Open a closed avvik again; what was answered stays."""
    return _put(store, replace(store.get(Avvik, key), closed_on=None), N_("Open avvik “{what}” again"))


def remove(store: Store, key: str) -> None:
    """Remove an avvik with its measures and files."""
    gone = store.get(Avvik, key)
    with store.change(Message(N_("Delete avvik “{what}”"), {"what": title(gone)})) as changes:
        attachments.detach_all(store, KIND, key)
        remedies.remove_all(store, KIND, key)
        changes.remove(Avvik, key)


def trend(store: Store) -> tuple[MonthCount, ...]:
    """Return how many avvik of each type there were in the last twelve months, without anybody's name."""
    months = months_back(clock.today(store))
    return by_month(store.all(Avvik, "happened_on >= ?", (months[0].isoformat(),)), months)


def facts(store: Store, key: str) -> AvvikFacts:
    """Return what the paper of one avvik shows; NotFoundError when it is gone."""
    here = ordning.current(store)
    return AvvikFacts(
        here.name, here.employer, here.leader, store.get(Avvik, key),
        tuple(remedies.remedies(store, KIND, key)), here.timezone,
    )  # fmt: skip


def report(store: Store) -> AvvikReport:
    """Return what the report of all avvik shows today."""
    here = ordning.current(store)
    return AvvikReport(
        here.name, here.employer, here.leader, clock.today(store), tuple(store.all(Avvik)[::-1]),
        trend(store),
        tuple(each for each in remedies.open_remedies(store) if each.about_kind == KIND),
    )  # fmt: skip


def due_avvik(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield who must be told at once, and the open avvik by their deadlines, in the span."""
    # What is closed is spoken of only where somebody was to be told at once: ten years are not read through.
    for each in store.all(Avvik, "closed_on IS NULL OR serious = 1"):
        what = {"what": title(each)}
        if first <= each.happened_on <= last and set(AT_ONCE) & set(each.untold):
            text = N_("Arbeidstilsynet and the police are to be told at once: “{what}” (aml. § 5-2)")
            told = Message(text, what)
            yield Due(each.happened_on, told, PAGE, each.id, "avvik", binding=True, law="aml. § 5-2")
        if not each.open:
            continue
        if Receiver.EMPLOYER in each.untold and first <= each.reported_on <= last:
            text = N_("The employer is to be told of the avvik “{what}”")
            yield Due(each.reported_on, Message(text, what), PAGE, each.id, "avvik")
        day = each.deadline or each.reported_on + TIME_TO_ANSWER
        if first <= day <= last:
            yield Due(
                day, Message(N_("Avvik to be answered and closed: “{what}”"), what), PAGE, each.id, "avvik"
            )


def origin(store: Store, each: Avvik) -> Shift | Round | None:
    """Return the shift or the round it came from, if that still exists."""
    kinds: dict[str, type[Shift | Round]] = {"shift": Shift, "hms_round": Round}
    kind = kinds.get(each.about_kind)
    return store.find(kind, each.about) if kind is not None else None


def _checked(store: Store, each: Avvik) -> Avvik:
    what = invariants.prose(each.what, "what")
    if not what:
        raise DomainError(Message(N_("Write what happened.")), "what")
    invariants.come(each.happened_on, clock.today(store), "happened_on")
    if each.deadline is not None and each.deadline < each.reported_on:
        raise DomainError(Message(N_("The deadline cannot be before the avvik was reported.")), "deadline")
    return replace(
        each, what=what,
        place=invariants.one_line(each.place), reporter=invariants.one_line(each.reporter),
        action=invariants.prose(each.action, "action"), cause=invariants.prose(each.cause, "cause"),
        owner=invariants.one_line(each.owner), injury=each.injury or each.serious,
    )  # fmt: skip


def _put(store: Store, after: Avvik, label: str) -> Avvik:
    if after != store.find(Avvik, after.id):
        with store.change(Message(label, {"what": title(after)})) as changes:
            changes.put(after)
    return after
