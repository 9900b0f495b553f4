"""The sentences of the first screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.coverage import Gap
from bpa_desk.domain.ledger import Account
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.time import Zone
from bpa_desk.language import _, current, ngettext


def names(shifts: Sequence[Shift], people: Mapping[str, Assistant]) -> str:
    """Return the people of the shifts, ``Kari Eksempel og Ola Prøve``."""
    known = (people.get(each.assistant or "") for each in shifts)
    return current().list(list(dict.fromkeys(each.name for each in known if each is not None)))


def here(shifts: Sequence[Shift], people: Mapping[str, Assistant], zone: Zone, today: date) -> str:
    """Return until when those who are here stay, and what the shift is where it is not plain work."""
    parts = []
    for shift in shifts:
        until = _moment(shift.effective.end, zone, today)
        if shift.kind is ShiftKind.STANDBY:
            parts.append(_("on standby until {time}", time=until))
        elif shift.kind is ShiftKind.TRAINING:
            parts.append(_("in training until {time}", time=until))
        elif shift.kind is ShiftKind.MEETING:
            parts.append(_("in a meeting until {time}", time=until))
        else:
            parts.append(_("until {time}", time=until))
    if len(set(parts)) == 1:
        return parts[0]
    people_here = [people.get(each.assistant or "") for each in shifts]
    return current().list(
        [f"{who.first_name} {part}" for who, part in zip(people_here, parts, strict=True) if who is not None]
    )


def following(shifts: Sequence[Shift], zone: Zone, today: date) -> str:
    """Return when those who come next begin and how long they stay."""
    start = shifts[0].effective.start
    wall = zone.wall(start)
    last = max(each.effective.end for each in shifts)
    times = current().times(wall, zone.wall(last))
    return _("{day} {times}", day=current().relative_day(wall.date(), today), times=times)


def gap(found: Gap, zone: Zone, today: date) -> str:
    """Return when the first gap is and who is missing."""
    start, end = zone.wall(found.period.start), zone.wall(found.period.end)
    day = current().relative_day(start.date(), today)
    when = _("{day} {times}", day=day, times=current().times(start, end))
    if found.skills:
        return _("{when}: nobody with {skills}", when=when, skills=current().list(found.skills))
    missing = ngettext("{n} person is missing", "{n} people are missing", found.missing)
    return _("{when}: {missing}", when=when, missing=missing)


def account(held: Account) -> list[str]:
    """Return the sentences that say the same as the hours bar."""
    hours = current().hours
    total = held.total
    said = [
        _(
            "{used} used and {planned} planned of {granted}.",
            used=hours(round(total.used)),
            planned=hours(round(total.planned)),
            granted=hours(round(total.granted)),
        )
    ]
    if total.left >= 0:
        said.append(_("{left} are neither used nor planned.", left=hours(round(total.left))))
    else:
        said.append(_("The plan is {over} above what is granted.", over=hours(round(-total.left))))
    ahead = round(held.ahead)
    if ahead > 0:
        said.append(_("Up to now {hours} more have been used than granted.", hours=hours(ahead)))
    elif ahead < 0:
        said.append(_("Up to now {hours} have been saved.", hours=hours(-ahead)))
    if held.runs_out is not None:
        said.append(_("At this pace the hours run out on {day}.", day=current().date_year(held.runs_out)))
    return said


def _moment(instant: int, zone: Zone, today: date) -> str:
    wall = zone.wall(instant)
    if wall.date() == today:
        return current().time(wall)
    return _("{day} at {time}", day=current().relative_day(wall.date(), today), time=current().time(wall))
