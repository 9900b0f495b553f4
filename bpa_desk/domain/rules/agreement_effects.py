"""What a working-time agreement carries: the findings there would be without it, and those it brings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.alone import alone
from bpa_desk.domain.rules.check import ordered
from bpa_desk.domain.rules.incremental import compare

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same plan without and with an agreement, and the people it can make a difference for."""

    without: Rota
    held: Rota
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """Findings the agreement keeps away (``cured``), and findings there are because of it (``brought``)."""

    cured: tuple[Finding, ...] = ()
    brought: tuple[Finding, ...] = ()


def comparison(rota: Rota, agreement: Agreement, first: date) -> Comparison:
    """Return the rota with the agreement and without it from ``first`` on; the days before stay as agreed."""
    others = tuple(each for each in rota.agreements if each.id != agreement.id)
    shortened = replace(agreement, end=first - _DAY)
    kept = (shortened,) if agreement.start < first else ()
    concerned = {each.assistant for each in rota.shifts if each.assistant}
    if agreement.assistants:
        concerned &= set(agreement.assistants)
    return Comparison(
        replace(rota, agreements=(*others, *kept)),
        replace(rota, agreements=(*others, agreement)),
        tuple(each.id for each in rota.people if each.id in concerned),
    )


def effects(compared: Comparison, report: Callable[[int, int], None]) -> Effects:
    """Return what differs, person by person; ``report`` hears how many are done, and stops it by raising."""
    cured: list[Finding] = []
    brought: list[Finding] = []
    for number, person in enumerate(compared.people):
        report(number, len(compared.people))
        found = compare(alone(compared.held, person), alone(compared.without, person))
        cured += found.appear
        brought += found.disappear
    report(len(compared.people), len(compared.people))
    return Effects(ordered(cured), ordered(brought))
