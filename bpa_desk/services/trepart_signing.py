"""A trepartsavtale on its way: sent, signed party by party, evaluated, ended, and what falls due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.responsibility import MUST, PARTY_WORDS, Party, lacks
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.trepartsavtale import (
    TrepartEvent,
    TrepartEventKind,
    Trepartsavtale,
    TrepartState,
    agreed,
)
from bpa_desk.services import clock, invariants
from bpa_desk.services.due import Due
from bpa_desk.services.identity import new_id
from bpa_desk.services.trepartsavtale import agreement, agreements, draft, put

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

PAGE = "trepartsavtale"


def missing(held: Trepartsavtale) -> list[Message]:
    """Return what is missing before the agreement is sent, in sentences: names, a first day, one A a row."""
    found = [
        Message(N_("Write who this party is: {party}."), {"party": Message(PARTY_WORDS[Party(each.party)])})
        for each in held.parties
        if not each.name
    ]
    if held.starts_on is None:
        found.append(Message(N_("Write the first day of the agreement.")))
    return found + [each.told for each in lacks(held.tasks) if each.flaw in MUST]


def send(store: Store, key: str, day: date | None = None) -> Trepartsavtale:
    """Say that the version is sent to be signed; DomainError with the first thing that is missing."""
    held = draft(store, key)
    for each in missing(held):
        raise DomainError(each)
    sent = day or clock.today(store)
    invariants.come(sent, clock.today(store), "sent_on")
    return put(
        store,
        replace(held, state=TrepartState.SENT, sent_on=sent),
        Message(N_("The trepartsavtale is sent to be signed")),
    )


def take_back(store: Store, key: str) -> Trepartsavtale:
    """Make a sent version a draft again; DomainError once somebody has signed it."""
    held = _sent(store, key)
    if any(each.signed_on for each in held.members):
        raise DomainError(
            Message(N_("Somebody has signed this version. Take the signature away first, if it is wrong."))
        )
    return put(
        store,
        replace(held, state=TrepartState.DRAFT, sent_on=None),
        Message(N_("Take the trepartsavtale back to change it")),
    )


def sign(store: Store, key: str, days: Mapping[Party, date | None]) -> Trepartsavtale:
    """Note the days parties signed (None: not yet); the last signature closes the version for good."""
    held, today = _sent(store, key), clock.today(store)
    signers = [each.party for each in held.signers]
    for party, day in days.items():
        invariants.come(day, today, str(party))
        if party not in signers:
            raise DomainError(Message(N_("This party is not in the agreement.")), str(party))
    signed = dict(days)
    if held.one_body and Party.KOMMUNE in signed:
        signed[Party.EMPLOYER] = signed[Party.KOMMUNE]
    members = tuple(
        replace(each, signed_on=_iso(signed[Party(each.party)])) if each.party in signed else each
        for each in held.members
    )
    after = replace(held, members=members)
    if after.unsigned:
        return put(store, after, Message(N_("Signature on the trepartsavtale")))
    after = replace(after, state=TrepartState.SIGNED, sha256=fingerprint(agreed(after)))
    closed = put(store, after, Message(N_("The trepartsavtale is signed by all")))
    store.barrier()
    return closed


def events(store: Store, key: str) -> list[TrepartEvent]:
    """Return what happened to a signed version, the earliest first."""
    return store.all(TrepartEvent, "agreement = ?", (key,))


def evaluated(store: Store, key: str, day: date, note: str = "") -> Trepartsavtale:
    """Note an evaluation and what came of it, in place of one of that day; the next is counted from it."""
    held = _in_force(store, key)
    invariants.come(day, clock.today(store), "evaluated_on")
    if held.starts_on is not None:
        invariants.in_order(held.starts_on, day, "evaluated_on")
    said, label = invariants.prose(note, "note"), Message(N_("The trepartsavtale is evaluated"))
    kind = TrepartEventKind.EVALUATION
    before = [each for each in events(store, key) if each.kind is kind and each.day == day]
    latest = max(day, held.evaluated_on or day)
    with store.change(label) as changes:
        for each in before:
            changes.remove(TrepartEvent, each.id)
        changes.put(TrepartEvent(new_id(), key, kind, day, note=said))
        return put(store, replace(held, evaluated_on=latest), label)


def give_notice(
    store: Store, key: str, day: date | None, party: Party | None = None, note: str = ""
) -> Trepartsavtale:
    """Note when and by whom notice was given, or that it is taken back; the last day follows from it."""
    held = _in_force(store, key)
    invariants.come(day, clock.today(store), "notice_given_on")
    said, label = invariants.prose(note, "note"), Message(N_("Notice on the trepartsavtale"))
    before = [each for each in events(store, key) if each.kind is TrepartEventKind.NOTICE]
    with store.change(label) as changes:
        for each in before:
            changes.remove(TrepartEvent, each.id)
        if day is not None:
            who = str(party) if party is not None else ""
            changes.put(TrepartEvent(new_id(), key, TrepartEventKind.NOTICE, day, who, said))
        return put(store, replace(held, notice_given_on=day), label)


def falling_due(store: Store, first: date, last: date) -> Iterable[Due]:
    """Yield evaluations, the day to decide what comes next, and the last day of agreements in force."""
    every = agreements(store)
    for held in (each for each in every if each.state is TrepartState.SIGNED):
        after = [each for each in every if each.document == held.document and each.version > held.version]
        # Until a later version begins, this one holds, with the days it has.
        begun = [each.starts_on for each in after if each.state is TrepartState.SIGNED and each.starts_on]
        until = min(begun, default=date.max)
        for day, text, binding in _days(held, bool(after)):
            if first <= day <= last and day < until:
                yield Due(day, Message(text), PAGE, f"open:{held.id}", "paper", binding=binding)


def _days(held: Trepartsavtale, pending: bool) -> Iterable[tuple[date, str, bool]]:
    evaluation, end, decide = held.next_evaluation, held.last_day, held.decide_by
    if evaluation is not None and (end is None or evaluation <= end):
        yield evaluation, N_("The trepartsavtale is to be evaluated by the parties."), False
    if decide is not None and not pending:
        yield decide, N_("Decide what comes after the trepartsavtale; it runs out soon."), False
    if end is not None:
        text = N_("The trepartsavtale runs out.")
        if held.notice_given_on is not None and end != held.ends_on:
            text = N_("The notice is over, and the trepartsavtale ends.")
        yield end, text, True


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _sent(store: Store, key: str) -> Trepartsavtale:
    held = agreement(store, key)
    if held.state is not TrepartState.SENT:
        raise DomainError(Message(N_("Only a version that is sent can be signed or taken back.")))
    return held


def _in_force(store: Store, key: str) -> Trepartsavtale:
    held = agreement(store, key)
    if held.state is not TrepartState.SIGNED:
        raise DomainError(Message(N_("The agreement is not signed yet.")))
    return held
