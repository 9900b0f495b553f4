"""What it would mean for one person to take one more shift: rest on both sides, hours beyond the position."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from bpa_desk.domain.absence import WishKind
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import Figures, figures_of, situations
from bpa_desk.domain.rules.frame import Frame
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.time import DateSpan, monday, zone

NEAR = 7 * 1440
"""Minutes on either side in which a neighbouring shift is worth telling."""
_GRAVITY = (WishKind.CANNOT, WishKind.WANT, WishKind.RESERVE, WishKind.CAN)


class Burden(NamedTuple):
    """Minutes a shift would add beyond the position (merarbeid) and as overtime, in the weeks it touches."""

    additional: int = 0
    overtime: int = 0


NO_BURDEN = Burden()


def burden(rota: Rota, person: str, shift: Shift) -> Burden:
    """Return what hours beyond the position and what overtime the shift would bring the person."""
    where = zone(rota.ordning.timezone)
    own = tuple(each for each in rota.shifts if each.assistant == person and each.id != shift.id)
    given = replace(shift, assistant=person, status=ShiftStatus.PLANNED, code="", actual=None)
    last = where.day(shift.end - 1)
    part = replace(
        rota,
        period=DateSpan(monday(where.day(shift.start)), monday(last) + timedelta(days=6)),
        people=tuple(each for each in rota.people if each.id == person),
        needs=(),
        shifts=own,
    )
    before, after = _figures(part), _figures(replace(part, shifts=(*own, given)))
    return Burden(
        max(0, after.additional - before.additional), max(0, after.overtime - before.overtime)
    )


def free_around(rota: Rota, person: str, shift: Shift) -> tuple[int | None, int | None]:
    """Return the minutes off before and after the shift; None where no other shift is near."""
    own = [
        each.effective for each in rota.shifts
        if each.assistant == person and each.counts and each.id != shift.id and not each.standby
    ]
    before = [shift.start - end for _start, end in own if 0 <= shift.start - end <= NEAR]
    after = [start - shift.end for start, _end in own if 0 <= start - shift.end <= NEAR]
    return min(before, default=None), min(after, default=None)


def wish_of(rota: Rota, person: str, shift: Shift) -> WishKind | None:
    """Return what the person has wished about these hours; cannot outweighs all else."""
    found = {
        each.wish for each in rota.wishes
        if each.assistant == person and each.start < shift.end and shift.start < each.end
    }
    return next((each for each in _GRAVITY if each in found), None)


def _figures(rota: Rota) -> Figures:
    return next((figures_of(each) for each in situations(Frame(rota))), Figures())
