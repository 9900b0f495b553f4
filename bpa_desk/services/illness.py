"""Somebody is ill: the absence is written, the shifts fall away with a code, and their hours stand open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY, Period
from bpa_desk.services import absences, clock, people, rota
from bpa_desk.services.identity import new_id
from bpa_desk.services.store import Store


def shifts_on(store: Store, assistant: str, day: date) -> list[Shift]:
    """Return the person's standing shifts that begin on the day."""
    return [
        each
        for each in rota.shifts(store, day, day)
        if each.assistant == assistant and each.counts and store.zone.day(each.start) == day
    ]


def report_ill(store: Store, assistant: str, day: date, code: str = "egenmelding") -> list[Shift]:
    """Write the absence, cancel the shifts that begin on the day, and return the open ones left behind.

    One undoable step. The absence lasts to midnight, or as long as a shift that runs past it.
    """
    name = people.assistant(store, assistant).name
    ill = shifts_on(store, assistant, day)
    zone = store.zone
    away = Period(zone.at(day), max([zone.at(day, DAY), *(each.end for each in ill)]))
    # Whoever came off a night that morning was at work until then.
    earlier = [
        each.end for each in rota.shifts(store, day, day)
        if each.assistant == assistant and each.counts and each.start < away.start < each.end
    ]
    if earlier:
        away = Period(max(earlier), away.end)
    opened = []
    with store.change(Message(N_("Register {name} as ill"), {"name": name})):
        absence = Absence(new_id(), assistant, *away, code, reported_on=clock.today(store))
        absences.save_absence(store, absence)
        if ill:
            rota.cancel(store, [each.id for each in ill], code)
        for each in ill:
            left = replace(
                each, id=new_id(), assistant=None, turnus=None, turnus_line=None, edited=False, reason="",
                actual=None, calls=(),
            )
            opened += rota.put_many(store, [left])
    return opened
