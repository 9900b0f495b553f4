"""What a new ordning is led through, a step at a time, until it stands or the leader passes by a step."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_
from bpa_desk.domain.turnus import TurnusLine
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import choices
from bpa_desk.storage.store import Store

PASSED = "first_steps.passed"


class Step(StrEnum):
    """One step on the way from an empty file to the first plan, in the order they are offered."""

    PEOPLE = "people"
    VEDTAK = "vedtak"
    NEEDS = "needs"
    TURNUS = "turnus"
    ROLL_OUT = "roll_out"
    TERMS = "terms"


class Next(NamedTuple):
    """The step that comes next, and whom it is about when it is about one person."""

    step: Step
    subject: str = ""
    name: str = ""

    @property
    def passable(self) -> bool:
        """True for a step one can do without."""
        return self.step in (Step.VEDTAK, Step.NEEDS, Step.TERMS)


def upcoming(store: Store) -> Next | None:
    """Return the first step that is neither done nor passed by; None when the way is at its end."""
    passed = _passed(store)
    for each in (_people, _vedtak, _needs, _plan, _terms):
        found = each(store)
        if found is not None and found.step not in passed:
            return found
    return None


def pass_by(store: Store, step: Step) -> None:
    """Leave the step out from now on, as a change that can be undone."""
    choices.choose(store, PASSED, sorted({*_passed(store), step.value}), N_("Pass by a first step"))


def _passed(store: Store) -> list[str]:
    kept = choices.chosen(store, PASSED, [])
    return [str(each) for each in kept] if isinstance(kept, list) else []


def _people(store: Store) -> Next | None:
    return None if _any(store, Assistant) else Next(Step.PEOPLE)


def _vedtak(store: Store) -> Next | None:
    return None if _any(store, Vedtak) else Next(Step.VEDTAK)


def _needs(store: Store) -> Next | None:
    return None if _any(store, Need) else Next(Step.NEEDS)


def _plan(store: Store) -> Next | None:
    if _any(store, Shift):
        return None
    return Next(Step.ROLL_OUT if _any(store, TurnusLine) else Step.TURNUS)


def _terms(store: Store) -> Next | None:
    employed = {each.assistant for each in store.all(Employment)}
    people = sorted(store.all(Assistant), key=lambda each: (each.name, each.id))
    lacking = (each for each in people if not each.archived and each.id not in employed)
    person = next(lacking, None)
    return Next(Step.TERMS, person.id, person.name) if person is not None else None


def _any(store: Store, kind: type[object]) -> bool:
    return bool(store.all(kind, order="id LIMIT 1"))
