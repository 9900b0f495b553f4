"""Builds an invented ordning in a store, through the same services the window uses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date

from bpa_desk.demo.avvik import control_of_the_year
from bpa_desk.demo.beside import files_of_the_year
from bpa_desk.demo.fjell import FJELL
from bpa_desk.demo.handover import book_of_the_house
from bpa_desk.demo.history import live_through
from bpa_desk.demo.hms import rounds_of_the_year
from bpa_desk.demo.meetings import meetings_of_the_year
from bpa_desk.demo.nes import NES
from bpa_desk.demo.personnel import papers_and_candidates
from bpa_desk.demo.plan import FIRST, LAST, TURNUS, InventedOrdning, lines
from bpa_desk.demo.position import sizes
from bpa_desk.demo.recent import recent_days
from bpa_desk.demo.solli import SOLLI
from bpa_desk.demo.training import training_of_the_year
from bpa_desk.demo.transfer import change_leverandor
from bpa_desk.demo.trepart import agree
from bpa_desk.demo.year import notes_of_the_year, year_of_duties
from bpa_desk.domain.time import zone
from bpa_desk.domain.turnus import Turnus
from bpa_desk.services import (
    agreements,
    clock,
    employments,
    identity,
    needs,
    ordning,
    people,
    rollout,
    shift_types,
    tariffs,
    today,
    turnus,
    vedtak,
)
from bpa_desk.services.store import Store

NAMES = ("solli", "nes", "fjell")
NOW = zone().at(date(2026, 11, 24), 9 * 60 + 40)
"""The instant at which an invented ordning stands: a Tuesday morning with October complete behind it."""

_INVENTED = {"solli": SOLLI, "nes": NES, "fjell": FJELL}


def build(name: str, store: Store) -> None:
    """Fill an empty store with the invented ordning; the same content and ids every time."""
    invented = _INVENTED[name]
    with standing_still(), identity.repeatable(invented.seed):
        with clock.fixed(zone().at(FIRST)):
            _found(invented, store)
        live_through(store, name, invented.seed)
        _begin_profile(invented, store)
        rounds_of_the_year(store, (invented.ordning.leader, invented.people[0][0].name))
        training_of_the_year(store, name)
        agree(store, name)
        change_leverandor(store, name)
        here = invented.ordning
        papers_and_candidates(store, invented.people, here.leader, here.employer)
        meetings_of_the_year(store, [person for person, _terms in invented.people], here.leader)
        year_of_duties(store, zone().day(NOW))
        notes_of_the_year(store)
        control_of_the_year(store, invented.people[0][0].name)
        sizes(store, name)
        book_of_the_house(store, name)
        files_of_the_year(store, invented.seed)
        store.barrier()
        today.mark_seen(store)
        recent_days(store, name)


@contextmanager
def open_demo(name: str) -> Iterator[Store]:
    """Yield a store in memory with the invented ordning, the clock held at :data:`NOW`."""
    store = Store.in_memory()
    try:
        build(name, store)
        with standing_still():
            yield store
    finally:
        store.close()


@contextmanager
def standing_still() -> Iterator[None]:
    """Hold the clock at :data:`NOW`, the present of every invented ordning."""
    with clock.fixed(NOW):
        yield


def _found(invented: InventedOrdning, store: Store) -> None:
    told = {field.name: getattr(invented.ordning, field.name) for field in fields(invented.ordning)}
    told.pop("id")
    ordning.establish(store, told.pop("name"), **told)
    for grant in sorted(invented.vedtak, key=lambda each: each.start):
        vedtak.save_vedtak(store, grant)
    for person, terms in invented.people:
        people.save_assistant(store, person)
        employments.save_employment(store, terms)
    for kind in invented.types:
        shift_types.save_shift_type(store, kind)
    for need in invented.needs:
        needs.save_need(store, need)
    for agreement in invented.agreements:
        agreements.save_agreement(store, agreement)
    turnus.save_turnus(store, Turnus(TURNUS, "Grunnturnus", invented.weeks, FIRST, FIRST))
    turnus.put_lines(store, lines(invented))
    rollout.roll_out(store, TURNUS, FIRST, LAST)


def _begin_profile(invented: InventedOrdning, store: Store) -> None:
    """Keep a copy of a shipped profile in which some things are still to be asked about."""
    if not invented.profile:
        return
    shipped = tariffs.named(invented.profile)
    edition = replace(shipped.editions[-1], ask=("additional", "pay_period", "timesheet_due"))
    name = f"{invented.ordning.employer} (oppdiktet avtale)"
    tariffs.add(store, replace(shipped, name=name, editions=(edition,)))
