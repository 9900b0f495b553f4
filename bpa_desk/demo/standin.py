"""Finds who can step in for somebody, with rest on both sides and inside the week's hours."""

from __future__ import annotations

from datetime import date, timedelta

from bpa_desk.demo.plan import FIRST, LAST
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.time import Period, monday
from bpa_desk.services import people, rota
from bpa_desk.services.store import Store

REST = 11 * 60
WEEK = 37 * 60
MOST_SHIFTS = 5


class StandIns:
    """Everybody's shifts in memory, kept current while shifts are handed over."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._people = people.assistants(store)
        self._mine: dict[str | None, dict[str, Shift]] = {}
        self._begun: dict[date, dict[str, Shift]] = {}
        self._keep(rota.shifts(store, FIRST, LAST))
        self._away: dict[str, list[Period]] = {}
        for absence in store.all(Absence):
            self.note_away(absence.assistant, Period(absence.start, absence.end))

    def on(self, day: date) -> list[Shift]:
        """Return the standing shifts with a person that begin on the day, in order."""
        begun = (each for each in self._begun.get(day, {}).values() if each.counts and each.assistant)
        return sorted(begun, key=lambda each: (each.start, each.id))

    def note_away(self, person: str, period: Period) -> None:
        """Remember that the person cannot step in then."""
        self._away.setdefault(person, []).append(period)

    def midnight(self, day: date) -> int:
        """Return the instant the day begins."""
        return self._store.zone.at(day)

    def can_replace(self, shift: Shift) -> bool:
        """Return whether anybody could take the shift."""
        return self._somebody(shift) is not None

    def replace(self, shift: Shift, code: str) -> bool:
        """Cancel the shift with the code and give its hours to somebody who can; False if nobody can."""
        standin = self._somebody(shift)
        if standin is None:
            return False
        self._keep(rota.cancel(self._store, [shift.id], code))
        extra = rota.add(
            self._store,
            standin,
            shift.start,
            shift.end,
            kind=shift.kind,
            type=shift.type,
            passive=shift.passive,
            requires=shift.requires,
        )
        self._keep([extra])
        return True

    def _somebody(self, shift: Shift) -> str | None:
        for person in self._people:
            if person.id == shift.assistant:
                continue
            if any(away.touches(shift.period) for away in self._away.get(person.id, ())):
                continue
            mine = [each for each in self._mine.get(person.id, {}).values() if each.counts]
            if self._fits(shift, mine, person.weekly_cap or WEEK):
                return person.id
        return None

    def _fits(self, shift: Shift, mine: list[Shift], most: int) -> bool:
        around = Period(shift.start - REST, shift.end + REST)
        if any(each.period.touches(around) for each in mine):
            return False
        week = monday(self._day(shift))
        same = [each for each in mine if monday(self._day(each)) == week]
        worked = sum(each.period.minutes for each in (*same, shift))
        if len(same) >= MOST_SHIFTS - 1 or worked > most:
            return False
        # Whoever works one Sunday is off the next; the Saturday evening belongs to the Sunday.
        if self._day(shift).isoweekday() < 6:
            return True
        near = {week - timedelta(weeks=1), week + timedelta(weeks=1)}
        return not any(self._day(each).isoweekday() >= 6 and monday(self._day(each)) in near for each in mine)

    def _keep(self, changed: list[Shift]) -> None:
        for each in changed:
            self._mine.setdefault(each.assistant, {})[each.id] = each
            self._begun.setdefault(self._day(each), {})[each.id] = each
            assert each.status is not ShiftStatus.WORKED

    def _day(self, shift: Shift) -> date:
        return self._store.zone.day(shift.start)
