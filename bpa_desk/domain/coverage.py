"""Where the need lines are not met: how many are missing when, and which skills (needs.md § 3).

Each line stands for itself: at every minute of it there must be ``count`` people who know what it requires.
Open and cancelled shifts, standby, training and meetings cover nothing, nor does somebody who is absent.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import NamedTuple

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.skill import SkillSpan, lacking
from bpa_desk.domain.time import DAY, Period, Zone

NOT_COVERING = frozenset({ShiftKind.STANDBY, ShiftKind.TRAINING, ShiftKind.MEETING})
_STEP = timedelta(days=1)


class Gap(NamedTuple):
    """A stretch where a need lacks ``missing`` people; with ``skills``, enough are there but unskilled."""

    period: Period
    need: Need
    missing: int
    skills: tuple[str, ...] = ()
    open_shifts: tuple[str, ...] = ()


class Presence:
    """Who is there when, and what each of them knows; made once for many questions."""

    def __init__(
        self,
        shifts: Iterable[Shift],
        skills: Mapping[str, frozenset[str]] | None = None,
        absences: Iterable[Absence] = (),
        trained: Mapping[str, tuple[SkillSpan, ...]] | None = None,
    ) -> None:
        self._skills = skills or {}
        self._trained = trained or {}
        away: dict[str, list[Period]] = {}
        for each in absences:
            if each.grade is None or each.grade >= 100:
                away.setdefault(each.assistant, []).append(Period(each.start, each.end))
        there: list[tuple[int, int, str]] = []
        opened: list[tuple[int, int, str]] = []
        for shift in shifts:
            if not shift.counts or shift.kind in NOT_COVERING:
                continue
            start, end = shift.effective
            if shift.assistant is None:
                opened.append((start, end, shift.id))
            elif shift.assistant in away:
                there += [(*part, shift.assistant) for part in _without((start, end), away[shift.assistant])]
            else:
                there.append((start, end, shift.assistant))
        self._there, self._starts, self._longest = _indexed(there)
        self._open, self._open_starts, self._open_longest = _indexed(opened)

    def gaps_in(self, need: Need, period: Period) -> list[Gap]:
        """Return the gaps of the need line within one of its stretches, in order."""
        found = self._touching(period)
        # The usual case first: exactly enough people, all of them there the whole time.
        enough = len(found) == need.count == len({who for _start, _end, who in found}) and not need.requires
        if enough and all(start <= period.start and end >= period.end for start, end, _who in found):
            return []
        edges = {period.start, period.end}
        for start, end, _who in found:
            edges.add(max(start, period.start))
            edges.add(min(end, period.end))
        cuts = sorted(edges)
        gaps: list[Gap] = []
        for start, end in itertools.pairwise(cuts):
            gap = self._gap(need, Period(start, end), {who for s, e, who in found if s <= start and end <= e})
            if gap is None:
                continue
            last = gaps[-1] if gaps else None
            if last is not None and last.period.end == start and last[1:4] == gap[1:4]:
                gaps[-1] = last._replace(period=Period(last.period.start, end))
            else:
                gaps.append(gap)
        return [each._replace(open_shifts=self._opened(each.period)) for each in gaps]

    def _gap(self, need: Need, period: Period, people: set[str]) -> Gap | None:
        wanted = frozenset(need.requires)
        lacks = {who: self._lacks(who, wanted, period) for who in people} if wanted else {}
        missing = need.count - len(people) + sum(1 for each in lacks.values() if each)
        if missing <= 0:
            return None
        skills: tuple[str, ...] = ()
        if len(people) >= need.count:
            nobody = wanted.intersection(*lacks.values())
            skills = tuple(sorted(nobody)) or tuple(sorted(wanted))
        return Gap(period, need, missing, skills)

    def _lacks(self, who: str, wanted: frozenset[str], period: Period) -> tuple[str, ...]:
        return lacking(wanted, self._skills.get(who, frozenset()), self._trained.get(who, ()), period)

    def _opened(self, period: Period) -> tuple[str, ...]:
        low = bisect_left(self._open_starts, period.start - self._open_longest)
        high = bisect_left(self._open_starts, period.end)
        return tuple(shift for _start, end, shift in self._open[low:high] if end > period.start)

    def _touching(self, period: Period) -> list[tuple[int, int, str]]:
        low = bisect_left(self._starts, period.start - self._longest)
        high = bisect_left(self._starts, period.end)
        return [each for each in self._there[low:high] if each[1] > period.start]


def stretches(need: Need, period: Period, clock: Zone) -> list[Period]:
    """Return each stretch of the need line that begins on a day of the period, cut to the period."""
    day = max(clock.day(period.start) - _STEP, need.start)
    last = clock.day(period.end)
    if need.end is not None:
        last = min(last, need.end)
    found = []
    while day <= last:
        if day.isoweekday() in need.weekdays:
            start = max(clock.at(day, need.from_minute), period.start)
            end = min(clock.at(day, need.end_minute), period.end)
            if start < end:
                found.append(Period(start, end))
        day += _STEP
    return found


def gaps(
    needs: Iterable[Need],
    shifts: Iterable[Shift],
    period: Period,
    clock: Zone,
    skills: Mapping[str, frozenset[str]] | None = None,
    absences: Iterable[Absence] = (),
    trained: Mapping[str, tuple[SkillSpan, ...]] | None = None,
) -> tuple[Gap, ...]:
    """Return every gap of the need lines in the period, in order of time; ``skills`` is per assistant."""
    presence = Presence(shifts, skills, absences, trained)
    found = [
        gap
        for need in needs
        for stretch in stretches(need, period, clock)
        for gap in presence.gaps_in(need, stretch)
    ]
    return tuple(sorted(found, key=lambda each: (each.period, each.need.id)))


def _indexed(pieces: list[tuple[int, int, str]]) -> tuple[list[tuple[int, int, str]], list[int], int]:
    pieces.sort()
    longest = max((end - start for start, end, _id in pieces), default=DAY)
    return pieces, [start for start, _end, _id in pieces], longest


def _without(period: tuple[int, int], away: Iterable[Period]) -> list[Period]:
    pieces = [Period(*period)]
    for gone in away:
        if gone.end <= period[0] or gone.start >= period[1]:
            continue
        pieces = [
            Period(*part)
            for piece in pieces
            for part in ((piece.start, min(piece.end, gone.start)), (max(piece.start, gone.end), piece.end))
            if part[1] > part[0]
        ]
    return pieces
