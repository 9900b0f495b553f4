"""How long each kind of record is kept: the proposed lengths, and those the ordning chose instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.privacy.papers import KeptFor, PrivacyFacts
from bpa_desk.domain.privacy.retention import RETENTIONS, Keep, Retention, RetentionChoice, Since
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import clock, invariants, ordning, own_templates

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LONGEST = 600
FIXED = frozenset({Keep.ORDNING, Keep.POLICE})
"""What is not counted in months: what belongs to the ordning, and a date without a paper."""


class Rule(NamedTuple):
    """One rule as it holds now: ``proposed`` is the length it had from the beginning."""

    keep: Keep
    months: int
    proposed: int
    since: Since
    reason: str
    at_most: int | None
    why: str = ""

    @property
    def id(self) -> str:
        """The rule's name."""
        return self.keep.value

    @property
    def changed(self) -> bool:
        """True when the ordning chose another length."""
        return self.months != self.proposed


def rules(store: Store) -> list[Rule]:
    """Return every rule as it holds now, in the order of the register."""
    chosen = {each.id: each for each in store.all(RetentionChoice)}
    found = []
    for keep, each in RETENTIONS.items():
        own = chosen.get(keep.value) if keep not in FIXED else None
        months, why = (own.months, own.why) if own else (each.months, "")
        found.append(Rule(keep, months, each.months, each.since, each.reason, each.at_most, why))
    return found


def retentions(store: Store) -> Mapping[Keep, Retention]:
    """Return the lengths that hold now, to reckon with."""
    return {each.keep: replace(RETENTIONS[each.keep], months=each.months) for each in rules(store)}


def choose(store: Store, keep: Keep, months: int, why: str = "") -> None:
    """Keep this kind of record so many months; the proposed length takes the ordning's own choice away."""
    if keep in FIXED:
        raise DomainError(Message(N_("This rule has no length to change.")), "months")
    if not 0 <= months <= LONGEST:
        raise DomainError(
            Message(N_("Write a number of months from 0 to {most}."), {"most": LONGEST}), "months"
        )
    with store.change(Message(N_("Change how long records are kept"))) as changes:
        if months == RETENTIONS[keep].months:
            changes.remove(RetentionChoice, keep.value)
        else:
            changes.put(RetentionChoice(keep.value, months, invariants.prose(why, "why")))


def facts(store: Store) -> PrivacyFacts:
    """Return what the papers about privacy are made from."""
    here = ordning.current(store)
    kept = tuple(KeptFor(each.keep, each.months, each.since, each.at_most) for each in rules(store))
    return PrivacyFacts(
        here.name, here.employer, here.employer_email, here.employer_phone, here.leader, here.municipality,
        clock.today(store), kept, own_templates.own_sheets(store),
    )  # fmt: skip
