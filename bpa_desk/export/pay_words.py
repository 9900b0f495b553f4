"""Paid hours in words: what a category is called, by which tariff, and by which rule a slice is paid."""

from __future__ import annotations

from bpa_desk.domain.pay import category, consequence
from bpa_desk.domain.pay.slices import Slice
from bpa_desk.domain.pay.statement import Basis, Statement
from bpa_desk.domain.pay.sums import CategorySum
from bpa_desk.domain.time import Zone
from bpa_desk.export import frame
from bpa_desk.language import Language

PLAIN = "Plain hours"


def name_of(total: CategorySum, language: Language) -> str:
    """Return what a sum is called; of hours that fell away also whether they are paid."""
    words = language.message(category.name(total.category))
    if total.settled is None:
        return words
    return f"{words} ({settled_of(total, language)})"


def settled_of(total: CategorySum, language: Language) -> str:
    """Return whether hours that fell away are paid, in lower case to stand in brackets; empty for work."""
    if total.settled is None:
        return ""
    told = language.text(consequence.WORDS[total.settled])
    return told[:1].lower() + told[1:]


def bases(statement: Statement, language: Language) -> str:
    """Return by which tariff tables the hours were worked out, one sentence each."""
    told = [_basis(each, language) for each in statement.bases]
    return " ".join(dict.fromkeys(told))


def rule_of(each: Slice, language: Language) -> str:
    """Return the rule that made the time paid so, in words."""
    return language.message(each.why)


def times_of(each: Slice, clock: Zone) -> str:
    """Return from when to when, ``22:00–24:00``."""
    start, end = clock.wall(each.period.start), clock.wall(each.period.end)
    last = "24:00" if end.date() != start.date() and end.hour == end.minute == 0 else None
    return f"{frame.clock_of(clock, each.period.start)}–{last or frame.clock_of(clock, each.period.end)}"


def rounding_of(total: CategorySum, language: Language) -> str:
    """Return how a sum was rounded, as a sentence."""
    exact = language.hours(total.exact)
    if not total.rounding:
        return language.text("Not rounded; hours are shown with two decimals.")
    return language.text(
        "{exact} rounded to whole {step} minutes: {hours}.",
        exact=exact, step=str(total.rounding), hours=language.hours(total.minutes),
    )  # fmt: skip


def money_of(total: CategorySum, language: Language) -> str:
    """Return the kroner of a sum, or that the tariff lacks the figure."""
    if total.amount is not None:
        return language.money(total.amount)
    return language.text("no rate in the tariff") if total.settled is None else ""


def _basis(basis: Basis, language: Language) -> str:
    if basis.wanted:
        return language.text(
            "Plain hours 1:1: the tariff profile “{name}” in the terms is not known here.", name=basis.wanted
        )
    if basis.profile == PLAIN:
        return language.text("Plain hours 1:1, no tariff profile.")
    day = language.date_numeric(basis.valid_from)
    if basis.early:
        return language.text(
            "Tariff profile {name}; its oldest table is from {day}, so no rates are known.",
            name=basis.profile, day=day,
        )  # fmt: skip
    return language.text("Tariff profile {name}, table from {day}.", name=basis.profile, day=day)
