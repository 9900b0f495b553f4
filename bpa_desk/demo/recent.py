"""What lies on the desk this week: an open shift, a decision against a warning, training, a fresh absence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.offer import OfferAnswer, Turn
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.services import absences, clock, offers, people, plans, rota
from bpa_desk.services.store import Store

TUESDAY = date(2026, 11, 24)


def recent_days(store: Store, name: str) -> None:
    """Do what the leader of this ordning did since the last look, each as a step of its own."""
    _NEWS[name](store)


def _at(store: Store, day: date, hour: float) -> int:
    return store.zone.at(day, round(hour * 60))


def _begins(store: Store, day: date, hour: int, assistant: str | None = None) -> Shift:
    start = _at(store, day, hour)
    found = [each for each in rota.shifts(store, day, day) if each.start == start and each.counts]
    return next(each for each in found if assistant is None or each.assistant == assistant)


def _after_an_evening(store: Store, day: date) -> Shift:
    """Return the first shift from the day on that begins eleven hours after the same person's evening."""
    shifts = [each for each in rota.shifts(store, day, day + timedelta(weeks=6)) if each.assistant]
    ends = {(each.assistant, each.end) for each in shifts}
    return next(each for each in shifts if (each.assistant, each.start - 11 * 60) in ends)


def _coming_plan(store: Store, first: date, last: date) -> None:
    plans.save_plan(store, RotaPlan(f"plan-{first.isoformat()}", first, last))


def _nes(store: Store) -> None:
    # Bjørn is away on Friday evening and nobody has been found yet.
    friday = date(2026, 11, 27)
    evening = _begins(store, friday, 16)
    assert evening.assistant is not None
    absences.save_absence(
        store,
        Absence("absence-friday", evening.assistant, evening.start, _at(store, friday, 24), "egenmelding"),
    )
    rota.cancel(store, [evening.id], "egenmelding")
    left = rota.add(
        store, None, evening.start, evening.end, kind=evening.kind, type=evening.type,
        requires=evening.requires,
    )
    _ask_around(store, left)
    # The personnel meeting and a doubled shift for training.
    thursday = date(2026, 12, 3)
    for person in ("bjorn", "fatima"):
        rota.add(
            store,
            person,
            _at(store, thursday, 12),
            _at(store, thursday, 14),
            kind=ShiftKind.MEETING,
            type="type-p",
            note="Personalmøte: ny personløfter",
        )
    rota.add(
        store,
        "nils",
        _at(store, TUESDAY, 16),
        _at(store, TUESDAY, 19),
        kind=ShiftKind.TRAINING,
        type="type-t",
        note="Opplæring i ny personløfter sammen med den som er på vakt",
    )
    # A short night's rest, planned with open eyes.
    morning = _after_an_evening(store, date(2026, 12, 1))
    early = rota.move(store, morning.id, morning.start - 45, morning.end)
    rota.set_reason(store, early.id, "Avreise til skirenn kl. 8.30, avtalt på personalmøtet.")
    _coming_plan(store, date(2026, 12, 14), date(2027, 1, 3))


def _ask_around(store: Store, left: Shift) -> None:
    """Ask the two part-timers nearest at hand: one cannot, the other has not answered yet."""
    day = store.zone.day(left.start)
    free = [
        each.id for each in people.assistants(store)
        if offers.turn_on(store, each.id, day) is Turn.PART_TIME
        and not any(one.assistant == each.id and one.counts for one in rota.shifts(store, day, day))
    ]
    with clock.fixed(_at(store, TUESDAY, 8.5)):
        (first, *_more) = offers.ask(store, left.id, free[:2])
    with clock.fixed(_at(store, TUESDAY, 9)):
        offers.answer(store, first.id, OfferAnswer.NO)


def _solli(store: Store) -> None:
    wednesday = date(2026, 11, 25)
    shopping = _begins(store, wednesday, 16)
    rota.assign(store, shopping.id, None)
    rota.set_note(store, shopping.id, "Tante er bortreist: hvem kan ta handleturen?")
    longer = _begins(store, wednesday, 8)
    rota.move(store, longer.id, longer.start, longer.end + 60)
    _coming_plan(store, date(2026, 12, 14), date(2027, 1, 3))


def _fjell(store: Store) -> None:
    friday = date(2026, 11, 27)
    long_day = _begins(store, friday, 8)
    rota.cancel(store, [long_day.id], "sykmelding")
    rota.add(store, None, long_day.start, long_day.end, kind=long_day.kind, type=long_day.type)
    rota.add(
        store,
        "ninna",
        _at(store, TUESDAY, 10),
        _at(store, TUESDAY, 14),
        kind=ShiftKind.TRAINING,
        type="type-t",
        note="Respiratorkurs, repetisjon",
    )
    _coming_plan(store, date(2026, 12, 14), date(2027, 1, 3))


_NEWS: dict[str, Callable[[Store], None]] = {"nes": _nes, "solli": _solli, "fjell": _fjell}
