"""The register of working-time agreements: what the law lets one agree on, with whom, and what was agreed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bpa_desk.domain.agreement import BASES, LIMITS, Agreement
from bpa_desk.domain.agreement_words import LIMIT_WORDS
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.ordning import EmployerModel, Ordning
from bpa_desk.domain.rules.bases import BASIS, NO_CAP, Signer
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import attachments, choices, invariants
from bpa_desk.services import ordning as ordninger

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

_TITLES: Mapping[str, str] = {
    "10-4-3": N_("How standby counts"),
    "10-5-1": N_("Average working hours, agreed with the assistant"),
    "10-5-2": N_("Average working hours, agreed with the tillitsvalgt"),
    "10-5-3": N_("Average working hours, allowed by Arbeidstilsynet"),
    "10-6-5": N_("More overtime, agreed with the tillitsvalgt"),
    "10-6-6": N_("More overtime, allowed by Arbeidstilsynet"),
    "10-6-9": N_("Up to 16 hours in a day, agreed with the tillitsvalgt"),
    "10-8-3": N_("Shorter rest against compensating rest"),
    "10-8-4": N_("Every other Sunday off on average"),
    "10-11-9": N_("Longer night work, agreed with the tillitsvalgt"),
    "10-12-4": N_("Own rules in a tariff agreement"),
    "10-12-7": N_("Own rules allowed by Arbeidstilsynet, for care work"),
}
_MEANINGS: Mapping[str, str] = {
    "10-4-3": N_("Standby away from the workplace counts by another factor than one seventh."),
    "10-5-1": N_(
        "Up to 10 hours in a day and 48 in a week, evened out over at most 52 weeks. No week over 50."
    ),
    "10-5-2": N_("Up to 12.5 hours in a day and 48 in a week over eight weeks on average. No week over 54."),
    "10-5-3": N_(
        "Up to 13 hours in a day and 48 in a week over eight weeks on average, for at most 26 weeks."
    ),
    "10-6-5": N_("Overtime up to 20 hours in a week, 50 in four weeks and 300 in a year."),
    "10-6-6": N_("Overtime up to 25 hours in a week and 200 in 26 weeks."),
    "10-6-9": N_("Ordinary hours and overtime together up to 16 hours in a day, against compensating rest."),
    "10-8-3": N_(
        "Daily rest down to 8 hours and weekly rest down to 28, against just as much extra rest after."
    ),
    "10-8-4": N_("Sundays worked in a row, when every other is off on average and every fourth at least."),
    "10-11-9": N_("Exceptions from the limits for night work, against compensating rest."),
    "10-12-4": N_(
        "A union with the right to make central agreements has agreed other limits. Write its numbers."
    ),
    "10-12-7": N_(
        "Consent to longer shifts and shorter rest in passive care work. Write the numbers granted."
    ),
}
_SIGNERS: Mapping[Signer, str] = {
    Signer.PERSON: N_("The employer and the assistant sign, in writing. You cannot sign for either of them."),
    Signer.TILLITSVALGT: N_("The employer and the tillitsvalgt sign, in writing."),
    Signer.UNION: N_(
        "The employer and a union with the right to make central agreements (such as Fagforbundet)."
    ),
    Signer.AUTHORITY: N_("The employer applies, and Arbeidstilsynet decides in writing."),
}


REMINDER = "agreements.reminder_weeks"
REMINDER_WEEKS = 6
"""How long before an agreement ends one is told, unless something else is chosen."""


class AgreementState(StrEnum):
    """Where an agreement stands on a day."""

    FUTURE = "future"
    IN_FORCE = "in force"
    EXPIRING = "expiring"
    ENDED = "ended"


STATE_WORDS: Mapping[AgreementState, str] = {
    AgreementState.FUTURE: N_("Begins later"),
    AgreementState.IN_FORCE: N_("In force"),
    AgreementState.EXPIRING: N_("Ends soon"),
    AgreementState.ENDED: N_("Has ended"),
}
"""Marked words for where an agreement stands."""


@dataclass(frozen=True, slots=True)
class LimitFacts:
    """One number a basis can set: its name, the basis' own number, and the law's lowest and highest."""

    key: str
    name: Message
    default: float | None
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class BasisFacts:
    """What to know before registering: paragraph, what it allows, who may sign, and the numbers."""

    basis: str
    law: str
    title: Message
    meaning: Message
    signers: Message
    signer: Signer
    tariff: bool
    limits: tuple[LimitFacts, ...]


def agreements(store: Store) -> list[Agreement]:
    """Return every registered agreement by paragraph, then first day."""
    order = {basis: number for number, basis in enumerate(BASES)}
    return sorted(store.all(Agreement), key=lambda each: (order.get(each.basis, 99), each.start, each.id))


def in_force(store: Store, day: date) -> list[Agreement]:
    """Return the agreements in force on the day, whoever they concern."""
    return [each for each in agreements(store) if each.start <= day and (each.end is None or day <= each.end)]


def state(agreement: Agreement, today: date, ahead: timedelta) -> AgreementState:
    """Return where the agreement stands; it is expiring when its last day lies no further ahead than that."""
    if agreement.start > today:
        return AgreementState.FUTURE
    if agreement.end is None or agreement.end > today + ahead:
        return AgreementState.IN_FORCE
    return AgreementState.ENDED if agreement.end < today else AgreementState.EXPIRING


def reminder(store: Store) -> timedelta:
    """Return how long before an agreement ends one wants to be told."""
    weeks = choices.chosen(store, REMINDER, REMINDER_WEEKS)
    return timedelta(weeks=weeks if isinstance(weeks, int) and 0 < weeks <= 52 else REMINDER_WEEKS)


def set_reminder(store: Store, weeks: int) -> None:
    """Keep how many weeks before an agreement ends one wants to be told."""
    choices.choose(store, REMINDER, weeks, N_("Change when you are told that an agreement ends"))


def without_follower(store: Store) -> list[Agreement]:
    """Return the agreements with a last day that no other takes over from on the day after."""
    known = agreements(store)
    return [each for each in known if not _followed(each, known)]


def ending(store: Store, today: date) -> list[Agreement]:
    """Return the agreements that end within the time one wants to be told before, and that none follows."""
    ahead = reminder(store)
    return [
        each for each in without_follower(store) if state(each, today, ahead) is AgreementState.EXPIRING
    ]


def bases(store: Store) -> list[BasisFacts]:
    """Return the facts of every basis this employer can use, by paragraph."""
    ordning = ordninger.current(store)
    return [facts(basis) for basis in BASES if _usable(ordning, basis)]


def facts(basis: str) -> BasisFacts:
    """Return what to know about one basis (contract id such as ``10-5-1``)."""
    law = BASIS[basis]
    keys = law.caps or law.defaults or (dict.fromkeys(LIMITS, NO_CAP) if _free(basis) else {})
    return BasisFacts(
        basis=basis,
        law=law.law,
        title=Message(_TITLES[basis]),
        meaning=Message(_MEANINGS[basis]),
        signers=Message(_SIGNERS[law.signer]),
        signer=law.signer,
        tariff=law.tariff,
        limits=tuple(
            LimitFacts(key, Message(LIMIT_WORDS[key]), law.defaults.get(key), *law.caps.get(key, NO_CAP))
            for key in LIMITS
            if key in keys
        ),
    )


def limit_name(key: str) -> Message:
    """Return the words for one limit."""
    return Message(LIMIT_WORDS[key])


def save_agreement(store: Store, agreement: Agreement) -> Agreement:
    """Write an agreement; DomainError when its basis, people, days or numbers are beyond the law."""
    checked = _checked(store, agreement)
    before = store.find(Agreement, checked.id)
    if before == checked:
        return checked
    label = N_("Add agreement {law}") if before is None else N_("Change agreement {law}")
    with store.change(Message(label, {"law": BASIS[checked.basis].law})) as changes:
        changes.put(checked)
    return checked


def remove_agreement(store: Store, key: str) -> None:
    """Remove an agreement from the register; give it a last day instead if it was ever in force."""
    agreement = store.get(Agreement, key)
    law = BASIS[agreement.basis].law if agreement.basis in BASIS else agreement.basis
    with store.change(Message(N_("Delete agreement {law}"), {"law": law})) as changes:
        attachments.detach_all(store, "agreement", key)
        changes.remove(Agreement, key)


def _free(basis: str) -> bool:
    """True for the two bases under which any number can be granted."""
    return basis in ("10-12-4", "10-12-7")


def _usable(ordning: Ordning, basis: str) -> bool:
    bound = ordning.tariff_bound and ordning.employer_model is not EmployerModel.PRIVATPERSON
    return bound or not BASIS[basis].tariff


def _checked(store: Store, agreement: Agreement) -> Agreement:
    if agreement.basis not in BASIS:
        raise DomainError(Message(N_("Choose which paragraph the agreement rests on.")), "basis")
    law = BASIS[agreement.basis]
    if not _usable(ordninger.current(store), agreement.basis):
        raise DomainError(
            Message(
                N_("{law} can only be used by an employer bound by a tariff agreement."), {"law": law.law}
            ),
            "basis",
        )
    invariants.in_order(agreement.start, agreement.end)
    if agreement.signed_on is not None and agreement.end is not None and agreement.signed_on > agreement.end:
        raise DomainError(Message(N_("The agreement cannot be signed after its last day.")), "signed_on")
    people = tuple(sorted(set(agreement.assistants)))
    for person in people:
        store.get(Assistant, person)
    return replace(
        agreement,
        assistants=people,
        limits=_checked_limits(agreement),
        parties=invariants.prose(agreement.parties, "parties"),
        document=invariants.one_line(agreement.document),
        note=invariants.prose(agreement.note, "note"),
    )


def _followed(agreement: Agreement, known: list[Agreement]) -> bool:
    """True when another by the same paragraph takes over for the same people without a day between."""
    if agreement.end is None:
        return True
    day = agreement.end + timedelta(days=1)
    return any(
        each.id != agreement.id
        and each.basis == agreement.basis
        and each.start <= day
        and (each.end is None or each.end >= day)
        and _holds_for(each, agreement.assistants)
        for each in known
    )


def _holds_for(agreement: Agreement, people: tuple[str, ...]) -> bool:
    """True when the agreement holds for all these people; no people named means everybody."""
    return not agreement.assistants or (bool(people) and set(people) <= set(agreement.assistants))


def _checked_limits(agreement: Agreement) -> dict[str, float]:
    known = {each.key: each for each in facts(agreement.basis).limits}
    limits: dict[str, float] = {}
    for key, number in sorted(agreement.limits.items()):
        if key not in known:
            raise DomainError(
                Message(N_("{law} does not allow another number here."), {"law": BASIS[agreement.basis].law}),
                key,
            )
        limit = known[key]
        if not math.isfinite(number) or not limit.lowest <= number <= limit.highest:
            raise DomainError(_beyond_law(BASIS[agreement.basis].law, limit, number), key)
        limits[key] = float(number)
    return limits


def _beyond_law(law: str, limit: LimitFacts, number: float) -> Message:
    values = {"law": law, "name": limit.name, "least": limit.lowest, "most": limit.highest}
    if number > limit.highest:
        return Message(N_("“{name}” can be at most {most} by {law}."), values)
    if number < limit.lowest:
        return Message(N_("“{name}” must be at least {least} by {law}."), values)
    return Message(N_("“{name}” must be a number from {least} to {most}."), values)
