"""One person of a rota looked at alone: the same limits and days, without judging anybody else."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import people, situations
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.rules.situation import Situation
from bpa_desk.domain.time import DateSpan


def alone(rota: Rota, person: str) -> Rota:
    """Return the rota with this person only; what is judged stays the same days, and nothing is granted or
    needed.
    """
    shifts = tuple(each for each in rota.shifts if each.assistant == person)
    known = people(rota, {person: list(shifts)} if shifts else {})
    period = rota.period
    if period is None or period.last is None:
        frame = Frame(rota)
        period = DateSpan(frame.date_of(frame.first_day), frame.date_of(frame.last_day))
    return replace(
        rota,
        period=period,
        plan=None,
        vedtak=(),
        people=tuple(each for each in known if each.id == person),
        shifts=shifts,
        needs=(),
        absences=tuple(each for each in rota.absences if each.assistant == person),
        wishes=(),
        elsewhere=tuple(each for each in rota.elsewhere if each.assistant == person),
    )


def situation_of(rota: Rota, person: str) -> Situation | None:
    """Return the person's situation in the rota; None for somebody the rota does not know."""
    return next(iter(situations(Frame(alone(rota, person)))), None)
