"""Rotas as text, so that a test reads like the plan on the wall.

A line is a person and shifts; ``open`` is nobody. Days are mon … sun of the first week, with ``+1`` for the
week after (``tue+1``), or ISO dates; an end at or before the start lies on the next day, ``>2`` two days
later::

    kari  mon 14:00-22:30  tue 07:00-15:00
    ola   mon 22:00-08:00[passive 23:00-07:00][call 01:00-01:10]
    per   2026-11-27 16:00-24:00>2[standby]
    open  sat 08:00-16:00[requires medicine]

Marks: passive, call, break, free (a break one may leave), standby, emergency, worked, cancelled, actual,
requires, training, id. Import it from any test: ``from tests.domain.rota_text import findings, rota``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.check import check
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.time import DAY, DateSpan, Period, clock, zone

OSLO = zone()
MONDAY = date(2026, 11, 23)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHIFT = re.compile(
    r"(?P<day>\w{3}(?:\+\d+)?|\d{4}-\d\d-\d\d)\s+(?P<start>\d\d:\d\d)-(?P<end>\d\d:\d\d)(?:>(?P<late>\d+))?"
    r"(?P<marks>(?:\[[^\]]*\])*)"
)
_MARK = re.compile(r"\[(\w+)\s*([^\]]*)\]")


def rota(
    text: str,
    *,
    monday: date | str = MONDAY,
    hours_class: HoursClass = HoursClass.T38C,
    agreements: Iterable[Agreement | str] = (),
    people: Sequence[Person] = (),
    position: int | None = None,
    ordning: Ordning | None = None,
    **rest: object,
) -> Rota:
    """Return the rota the text describes; ``agreements`` may be basis ids, then in force throughout."""
    first = date.fromisoformat(monday) if isinstance(monday, str) else monday
    shifts: list[Shift] = []
    names: list[str] = []
    for line in text.strip().splitlines():
        if not line.strip():
            continue
        who, _space, body = line.strip().partition(" ")
        if who != "open" and who not in names:
            names.append(who)
        found = list(_SHIFT.finditer(body))
        leftover = _SHIFT.sub("", body).strip()
        if leftover:
            raise ValueError(f"cannot read {leftover!r}")
        shifts += [
            _shift(each, None if who == "open" else who, first, len(shifts) + i + 1)
            for i, each in enumerate(found)
        ]
    known = {person.id: person for person in people}
    terms = (Terms(DateSpan(date.min, None), hours_class, position),)
    value = Rota(
        ordning=ordning or Ordning("o", "Test"),
        people=tuple(
            known.pop(name) if name in known else Person(name, name.capitalize(), terms=terms)
            for name in names
        )
        + tuple(known.values()),
        agreements=tuple(agreement(each) if isinstance(each, str) else each for each in agreements),
        shifts=tuple(shifts),
    )
    return replace(value, **rest)  # type: ignore[arg-type]


def agreement(basis: str, start: str = "2020-01-01", end: str | None = None, **limits: float) -> Agreement:
    """Return a registered agreement for everybody, with own numbers if given."""
    last = date.fromisoformat(end) if end else None
    return Agreement(f"{basis} {start}", basis, date.fromisoformat(start), last, limits=limits)


def findings(of: Callable[..., object] | str | Rota, week: Rota | None = None) -> list[str]:
    """Return findings as ``kari tue 07:00: 150 min short``: of one rule id, or of all unlawful ones."""
    value = week if week is not None else of
    assert isinstance(value, Rota)
    found = check(value)
    if isinstance(of, str):
        return [_line(each) for each in found if each.rule == of]
    return [f"{each.rule} {_line(each)}" for each in found if each.severity.unlawful]


def rules(week: Rota) -> set[str]:
    """Return the ids of the rules that are broken unlawfully."""
    return {each.rule for each in check(week) if each.severity.unlawful}


def only(week: Rota, rule: str) -> Finding:
    """Return the one finding of the rule; fail if there is none or more."""
    (found,) = [each for each in check(week) if each.rule == rule]
    return found


def at(text: str) -> int:
    """Return the instant of a wall time in Oslo."""
    return OSLO.parse(text)


def _line(finding: Finding) -> str:
    wall = OSLO.wall(finding.end)
    return f"{finding.assistant or '-'} {DAYS[wall.weekday()]} {wall:%H:%M}: {finding.amount} min"


def _shift(match: re.Match[str], who: str | None, monday: date, number: int) -> Shift:
    day = _day(match["day"], monday)
    start, end = clock(match["start"]), clock(match["end"])
    end += DAY if end <= start else 0
    end += DAY * int(match["late"] or 0)
    shift = Shift(str(number), OSLO.at(day, start), OSLO.at(day, end), who)
    for name, value in _MARK.findall(match["marks"]):
        shift = _marked(shift, name, value, day, start)
    return shift


def _marked(shift: Shift, name: str, value: str, day: date, start: int) -> Shift:
    plain = {
        "standby": {"kind": ShiftKind.STANDBY},
        "training": {"kind": ShiftKind.TRAINING},
        "emergency": {"emergency": True},
        "worked": {"status": ShiftStatus.WORKED},
        "cancelled": {"status": ShiftStatus.CANCELLED},
        "requires": {"requires": tuple(value.split())},
        "id": {"id": value},
    }
    if name in plain:
        return replace(shift, **plain[name])  # type: ignore[arg-type]
    first, _dash, last = value.partition("-")
    begin, late = _inside(first, day, start, shift), _inside(last, day, start, shift)
    piece = Period(OSLO.at(day, begin), OSLO.at(day, late + (DAY if late <= begin else 0)))
    if name == "actual":
        return replace(shift, actual=piece)
    if name in ("break", "free"):
        return replace(shift, breaks=(*shift.breaks, Break(*piece, name == "free")))
    field = {"passive": "passive", "call": "calls"}[name]
    return replace(shift, **{field: (*getattr(shift, field), piece)})  # type: ignore[arg-type]


def _inside(text: str, day: date, start: int, shift: Shift) -> int:
    """Return clock minutes after the shift's midnight; ``+1`` puts a time on the next day."""
    time, _plus, later = text.partition("+")
    minute = clock(time) + DAY * int(later or 0)
    crosses = shift.end > OSLO.at(day, DAY)
    return minute + DAY if crosses and not later and minute < start - 60 else minute


def _day(text: str, monday: date) -> date:
    if text[0].isdigit():
        return date.fromisoformat(text)
    name, _plus, weeks = text.partition("+")
    return monday + timedelta(days=DAYS.index(name) + 7 * int(weeks or 0))
