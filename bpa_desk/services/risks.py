"""Risks: assessed in a matrix, met with measures, looked at again (internkontrollforskriften § 5 nr. 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bpa_desk.domain.hms_round import next_day
from bpa_desk.domain.internal_control_paper import RiskFacts
from bpa_desk.domain.risk import SCALES, Risk, Scale
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.services import attachments, clock, invariants, ordning, remedies
from bpa_desk.services.identity import new_id
from bpa_desk.services.templates import template

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

KIND = "risk"
SCALE = "risk.scale"
REVIEW_MONTHS = 12
"""When a risk is looked at again, unless another day is chosen; ours, not the law's."""


@dataclass(frozen=True, slots=True)
class Hazard:
    """A hazard many ordninger have, to begin from."""

    hazard: str
    cause: str
    affected: str


@lru_cache(maxsize=3)
def hazards(language: str) -> tuple[Hazard, ...]:
    """Return the hazards to begin from, in a language."""
    return tuple(Hazard(**each) for each in template("internkontroll", language)["hazard"])


def scale(store: Store) -> Scale:
    """Return the matrix risks are judged by: four by four unless another was chosen."""
    held = ordning.setting(store, SCALE, None)
    if isinstance(held, list) and len(held) == 3 and held[0] in SCALES:
        return Scale(*(int(each) for each in held))
    return SCALES[4]


def set_scale(store: Store, chosen: Scale) -> None:
    """Choose the matrix and its limits; DomainError when a risk would fall outside it."""
    if chosen.size not in SCALES:
        raise DomainError(Message(N_("Choose four or five steps.")), "size")
    invariants.within(chosen.yellow, 1, chosen.size**2, "yellow")
    invariants.within(chosen.red, chosen.yellow + 1, chosen.size**2, "red")
    most = max((max(_numbers(each)) for each in store.all(Risk)), default=0)
    if most > chosen.size:
        text = N_("A risk has the number {n}. Judge it anew before you choose a smaller matrix.")
        raise DomainError(Message(text, {"n": most}), "size")
    ordning.set_setting(store, SCALE, [chosen.size, chosen.yellow, chosen.red])


def risks(store: Store) -> list[Risk]:
    """Return every risk, the gravest first."""
    return store.all(Risk)


def found(store: Store, key: str) -> Risk | None:
    """Return the risk, or None when it is gone."""
    return store.find(Risk, key)


def proposed(store: Store, hazard: Hazard | None = None) -> Risk:
    """Return a new risk of today in the middle of the matrix that is not stored, from a hazard or empty."""
    today = clock.today(store)
    told = hazard or Hazard("", "", "")
    return Risk(
        new_id(), told.hazard, 2, 2, today, told.cause, told.affected,
        review_on=next_day(today, REVIEW_MONTHS),
    )  # fmt: skip


def save_risk(store: Store, each: Risk) -> Risk:
    """Write a risk; DomainError names the field that is wrong."""
    hazard = invariants.one_line(each.hazard)
    if not hazard:
        raise DomainError(Message(N_("Write what can go wrong.")), "hazard")
    most = scale(store).size
    invariants.within(each.likelihood, 1, most, "likelihood")
    invariants.within(each.consequence, 1, most, "consequence")
    if bool(each.residual_likelihood) != bool(each.residual_consequence):
        field = "residual_consequence" if each.residual_likelihood else "residual_likelihood"
        raise DomainError(Message(N_("Choose both numbers for what is left, or neither.")), field)
    invariants.within(each.residual_likelihood, 0, most, "residual_likelihood")
    invariants.within(each.residual_consequence, 0, most, "residual_consequence")
    if each.review_on is not None:
        invariants.in_order(each.assessed_on, each.review_on, "review_on")
    saved = replace(
        each, hazard=hazard, cause=invariants.prose(each.cause, "cause"),
        affected=invariants.one_line(each.affected), existing=invariants.prose(each.existing, "existing"),
        note=invariants.prose(each.note, "note"),
    )  # fmt: skip
    before = store.find(Risk, saved.id)
    if before != saved:
        label = N_("New risk “{what}”") if before is None else N_("Change risk “{what}”")
        with store.change(Message(label, {"what": saved.hazard})) as changes:
            changes.put(saved)
    return saved


def remove_risk(store: Store, key: str) -> None:
    """Remove a risk with its measures and files."""
    gone = store.get(Risk, key)
    with store.change(Message(N_("Delete risk “{what}”"), {"what": gone.hazard})) as changes:
        attachments.detach_all(store, KIND, key)
        remedies.remove_all(store, KIND, key)
        changes.remove(Risk, key)


def reviewed(store: Store, key: str) -> Risk:
    """Say that the risk was looked at today and stands; the next time is a year ahead."""
    today = clock.today(store)
    after = replace(store.get(Risk, key), assessed_on=today, review_on=next_day(today, REVIEW_MONTHS))
    with store.change(Message(N_("Looked again at “{what}”"), {"what": after.hazard})) as changes:
        changes.put(after)
    return after


def facts(store: Store) -> RiskFacts:
    """Return what the paper of the risks shows today."""
    here = ordning.current(store)
    return RiskFacts(
        here.name, here.employer, here.leader, clock.today(store), scale(store), tuple(risks(store)),
        tuple(remedies.of_kind(store, KIND)),
    )  # fmt: skip


def _numbers(each: Risk) -> tuple[int, ...]:
    return each.likelihood, each.consequence, each.residual_likelihood, each.residual_consequence
