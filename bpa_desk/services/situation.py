"""Everything the rules need about a span of days, built in one place, and the judge that keeps it current."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import Absence, Wish
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.arrangement import Arrangement
from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.need import Need
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.rota import Person, Rota, Terms
from bpa_desk.domain.rules.check import Figures
from bpa_desk.domain.rules.incremental import Checker, Preview
from bpa_desk.domain.rules.ways import StandIn, Way, stand_ins, ways_out
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import DateSpan, Period
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, ordning, skills
from bpa_desk.services import elsewhere as elsewheres
from bpa_desk.services import rota as rotas

if TYPE_CHECKING:
    from bpa_desk.storage.steps import Step
    from bpa_desk.storage.store import Store

WEEKS_BEFORE = 53
"""Context before the span: the yearly overtime cap looks 52 weeks back (aml. § 10-6 fourth paragraph)."""
WEEKS_AFTER = 4
"""Context after the span: rest that follows it, and the four weeks of the overtime cap."""

STILL_MATTERS = timedelta(weeks=8)
"""How long before the first shift an agreement may have ended and still be about its week or its rest."""

STANDBY_PART = 7


def rota(store: Store, first: date, last: date, context_weeks: int = WEEKS_BEFORE) -> Rota:
    """Return the rota judged from first to last, with its people, rules' registers and shifts around it."""
    low, high = _context(first, last, context_weeks)
    shifts = tuple(rotas.shifts(store, low, high))
    begin, end = _reach(store, low, high, shifts)
    return Rota(
        ordning=ordning.current(store),
        period=DateSpan(first, last),
        plan=_plan(store.all(RotaPlan), first, last),
        vedtak=tuple(sorted(store.all(Vedtak), key=lambda each: (each.start, each.id))),
        people=_people(store, low),
        agreements=_agreements(store, low - STILL_MATTERS),
        shifts=shifts,
        needs=tuple(sorted(store.all(Need), key=lambda each: (each.start, each.from_minute, each.id))),
        absences=tuple(sorted(store.between(Absence, begin, end), key=_by_start)),
        wishes=tuple(sorted(store.between(Wish, begin, end), key=_by_start)),
        elsewhere=tuple(elsewheres.elsewhere(store, low, high)),
    )


def working_minutes(shift: Shift) -> int:
    """Return elapsed working minutes of one shift: free breaks out, standby by its seventh (TID-8)."""
    period = shift.effective
    if shift.standby:
        calls = sum(period.overlap(call) for call in shift.calls)
        return calls + (period.minutes - calls) // STANDBY_PART
    return period.minutes - sum(period.overlap((each.start, each.end)) for each in shift.breaks if each.free)


class Judge:
    """Keeps one span of days judged while the store changes; only what a step touched is judged again."""

    def __init__(self, store: Store, context_weeks: int = WEEKS_BEFORE) -> None:
        self._store = store
        self._weeks = context_weeks
        self._rota: Rota | None = None
        self._checker: Checker | None = None
        self._shifts: dict[str, Shift] = {}
        self._ordered: list[Shift] = []
        self._longest = 0
        self._window = Period(0, 0)
        # First in line: views that hear of a step ask the judge at once.
        store.observers.insert(0, self._stepped)

    def close(self) -> None:
        """Stop following the store."""
        if self._stepped in self._store.observers:
            self._store.observers.remove(self._stepped)
        self._rota = self._checker = None

    def rota(self, first: date, last: date) -> Rota:
        """Return the rota judged from first to last as it stands now."""
        if self._rota is None or self._rota.period != DateSpan(first, last):
            self._load(first, last)
        assert self._rota is not None
        return self._rota

    def shifts(self, first: date, last: date) -> list[Shift]:
        """Return the shifts that touch the days from first to last, cancelled ones too, by start."""
        self.rota(first, last)
        zone = self._store.zone
        low, high = zone.at(first), zone.at(last + timedelta(days=1))
        begin = bisect_left(self._ordered, low - self._longest, key=_start)
        end = bisect_left(self._ordered, high, key=_start)
        return [each for each in self._ordered[begin:end] if low < each.end]

    def findings(self, first: date, last: date) -> tuple[Finding, ...]:
        """Return what the rules say about the days from first to last as they stand now."""
        held = self.rota(first, last)
        if self._checker is None:
            self._checker = Checker(held)
        return self._checker.update(held)

    def preview(
        self, first: date, last: date, changed: Iterable[Shift], removed: Iterable[str] = ()
    ) -> Preview:
        """Return which findings would come and go if the shifts were put or removed; nothing is saved."""
        self.findings(first, last)
        assert self._checker is not None
        return self._checker.preview(changed, removed)

    def ways_out(self, first: date, last: date, finding: Finding) -> tuple[Way, ...]:
        """Return ways to be rid of a finding of the days, each tried against all the rules; none is taken."""
        self.findings(first, last)
        assert self._checker is not None
        return ways_out(self._checker, finding)

    def stand_ins(self, first: date, last: date, shift: Shift) -> tuple[StandIn, ...]:
        """Return who else could take the shift, the lawful first, then those with fewest hours that week."""
        self.findings(first, last)
        assert self._checker is not None
        return stand_ins(self._checker, shift)

    def figures(self, first: date, last: date) -> Mapping[str, Figures]:
        """Return each person's legal minutes from first to last, by id."""
        self.findings(first, last)
        assert self._checker is not None
        return self._checker.figures

    def _load(self, first: date, last: date) -> None:
        self._hold(rota(self._store, first, last, self._weeks))
        self._checker = None
        low, high = _context(first, last, self._weeks)
        zone = self._store.zone
        self._window = Period(zone.at(low), zone.at(high + timedelta(days=1)))

    def _hold(self, held: Rota) -> None:
        self._rota = held
        self._shifts = {each.id: each for each in held.shifts}
        self._ordered = sorted(held.shifts, key=_order)
        self._longest = max((each.end - each.start for each in self._ordered), default=0)

    def _stepped(self, step: Step, kinds: frozenset[str]) -> None:
        if self._rota is None:
            return
        if kinds != {"shift"}:
            self._rota = None
            return
        for key in {row.key for row in step.rows}:
            held, before = self._store.find(Shift, key), self._shifts.pop(key, None)
            if before is not None:
                del self._ordered[bisect_left(self._ordered, _order(before), key=_order)]
            if held is not None and held.period.touches(self._window):
                self._shifts[key] = held
                insort(self._ordered, held, key=_order)
                self._longest = max(self._longest, held.end - held.start)
        self._rota = replace(self._rota, shifts=tuple(self._ordered))


def _context(first: date, last: date, weeks: int) -> tuple[date, date]:
    return first - timedelta(weeks=weeks), last + timedelta(weeks=WEEKS_AFTER)


def _order(shift: Shift) -> tuple[int, int, str]:
    return (shift.start, shift.end, shift.id)


_start = attrgetter("start")
_by_start = attrgetter("start", "id")


def _agreements(store: Store, since: date) -> tuple[Agreement, ...]:
    """Return the agreements that had not ended by the day: of those that have there are more each year."""
    found = store.all(Agreement, '"end" IS NULL OR "end" >= ?', (since.isoformat(),))
    return tuple(sorted(found, key=_by_start))


def _reach(store: Store, low: date, high: date, shifts: Iterable[Shift]) -> Period:
    """Return all the time the shifts of the days lie in: absence in it may be about one of them."""
    first, last = store.zone.at(low), store.zone.at(high + timedelta(days=1))
    for each in shifts:
        first = min(first, each.start, each.effective.start)
        last = max(last, each.end, each.effective.end)
    return Period(first, last)


def _plan(plans: Sequence[RotaPlan], first: date, last: date) -> RotaPlan | None:
    met = [each for each in plans if each.start <= last and first <= each.end]
    return min(met, key=lambda each: (each.start, each.id), default=None)


def _people(store: Store, since: date) -> tuple[Person, ...]:
    terms: dict[str, list[Terms]] = {}
    for each in sorted(store.all(Employment), key=lambda each: (each.start, each.id)):
        span = DateSpan(each.start, each.end)
        terms.setdefault(each.assistant, []).append(Terms(span, each.hours_class, each.minutes_per_week))
    arrangements: dict[str, list[Arrangement]] = {}
    for one in store.all(Arrangement):
        arrangements.setdefault(one.assistant, []).append(one)
    (known, trained), asked = skills.with_asked(store, since, clock.today(store))
    return tuple(
        Person(
            id=each.id,
            name=each.name,
            birth_date=each.birth_date,
            terms=tuple(terms.get(each.id, ())),
            weekly_cap=each.weekly_cap,
            skills=known[each.id],
            regular_night=each.regular_night,
            strenuous_night=each.strenuous_night,
            arrangements=tuple(arrangements.get(each.id, ())),
            trained=trained.get(each.id, ()),
            asked=asked.get(each.id, ()),
        )
        for each in sorted(store.all(Assistant), key=lambda each: each.id)
    )

