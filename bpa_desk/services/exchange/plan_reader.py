"""Reading a foreign plan: every cell becomes shifts, an absence, nothing, or a reject that says why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import LONGEST_SHIFT, ShiftKind, ShiftType
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY, Period, Zone
from bpa_desk.services.exchange.cells import NOTHING, CellContent, Hours, explained, read_cell
from bpa_desk.services.exchange.names import Directory, cleaned_name, is_open
from bpa_desk.services.exchange.preview import ImportPreview, Known, ReadShift
from bpa_desk.services.exchange.sheet import Reject
from bpa_desk.services.exchange.shift_reader import kind_by_clock
from bpa_desk.services.exchange.who import Likeness, likenesses
from bpa_desk.services.identity import new_id

_Key = tuple[str | None, int, int]
"""A shift: whose it is, its start and its end."""
OPEN = ""
_HUES = 12


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a cell says: shifts, an absence, or what is wrong with it."""

    shifts: tuple[ReadShift, ...] = ()
    absence: str = ""
    problem: Message | None = None


_NOTHING = _Meaning()


class PlanReader:
    """Collects what the cells of a plan say; positions count from 0."""

    def __init__(self, known: Known, codes: Mapping[str, str], who: Mapping[str, str]) -> None:
        self._known = known
        self._who = who
        self._zone = known.zone
        self._types = {each.code.casefold(): each for each in known.types if not each.archived and each.code}
        self._explain(codes)
        self._sheet = ""
        self._before: Counter[_Key] = Counter()
        self._here: Counter[_Key] = Counter()
        self._hours: dict[tuple[str, date], list[tuple[str, Period]]] = {}
        self._repeated = 0
        self._directory = Directory.of(known.assistants)
        self._hues = Counter(each.hue for each in known.assistants if not each.archived)
        self._new: dict[str, Assistant] = {}
        self._written: dict[str, None] = {}
        self._ids: dict[str, str] = {}
        self._shifts: list[ReadShift] = []
        self._taken: set[_Key] = set()
        self._away: list[tuple[str, date, str]] = []
        self._rejects: list[Reject] = []
        self._already = 0
        self._meanings: dict[tuple[date, Hashable], _Meaning] = {}
        self._days: set[date] = set()

    def begin(self, sheet: str, codes: Mapping[str, str]) -> None:
        """Go on with another sheet of the same plan, in which the codes mean this."""
        self._before |= self._here
        self._here = Counter()
        self._sheet = sheet
        self._meanings.clear()
        self._explain(codes)

    def days_told(self) -> frozenset[date]:
        """Return the days of the sheet that have shifts, absence, or codes nobody has explained."""
        return frozenset(
            day
            for (day, _key), meaning in self._meanings.items()
            if meaning.shifts or meaning.absence or (meaning.problem and "code" in meaning.problem.values)
        )

    def reject(self, row: int, column: int, cell: str, why: Message) -> None:
        """Remember a cell that cannot be used."""
        self._rejects.append(Reject(row + 1, column + 1, cell, why, self._sheet))

    def person(self, name: str) -> str:
        """Return the id of whom the name means, or OPEN; an unknown name becomes a new assistant."""
        try:
            return self._ids[name]
        except KeyError:
            found = OPEN
            if name and not is_open(name):
                found = self._directory.whole(name) or self._meant(cleaned_name(name))
            self._ids[name] = found
            return found

    def alike(self, answers: Mapping[str, str]) -> tuple[Likeness, ...]:
        """Return the names that may mean somebody who is named otherwise; ``answers`` are the user's."""
        return tuple(likenesses(self._written, self._known.assistants, answers))

    def _meant(self, name: str) -> str:
        """Return the id of whom the name is said to mean, most likely means, or of a new assistant."""
        self._written[name] = None
        meant = self._who.get(name)
        if meant is None:
            return self._directory.find(name) or self._added(name)
        return self._directory.whole(meant or name) or self._added(meant or name)

    def knows(self, name: str) -> bool:
        """Return whether the name means somebody the ordning has, or somebody the plan has named before."""
        return self._directory.find(name) is not None or cleaned_name(name).casefold() in self._new

    def cell(self, row: int, column: int, text: str, name: str, day: date) -> None:
        """Take in what one cell says about one person (by name) on one day."""
        meaning = self._meanings.get((day, text))
        if meaning is None:
            meaning = self._meanings[day, text] = self._meaning(day, read_cell(text, self._codes))
        if meaning is not _NOTHING:
            self._use(row, column, text, name, day, meaning)

    def take(
        self,
        row: int,
        column: int,
        text: str,
        name: str,
        day: date,
        key: Hashable,
        content: Callable[[], CellContent],
        note: str = "",
    ) -> None:
        """Take in the content for one person and day; contents with the same ``key`` are read once."""
        meaning = self._meanings.get((day, key))
        if meaning is None:
            meaning = self._meanings[(day, key)] = self._meaning(day, content())
        if meaning is not _NOTHING:
            self._use(row, column, text, name, day, meaning, note)

    def _use(
        self, row: int, column: int, text: str, name: str, day: date, meaning: _Meaning, note: str = ""
    ) -> None:
        if meaning.problem is not None:
            self.reject(row, column, text, meaning.problem)
            return
        person = self.person(name)
        if meaning.absence:
            if person:
                self._away.append((person, day, meaning.absence))
            else:
                self.reject(row, column, text, Message(N_("Only a person can be away.")))
        if meaning.shifts:
            if self._sheet and person and (other := self._told_otherwise(person, day, meaning.shifts)):
                self.reject(row, column, text, _other_hours(other))
                return
            self._days.add(day)
            for model in meaning.shifts:
                self._add(model, person or None, note or model.note)

    def finished(self) -> ImportPreview:
        """Return everything taken in so far."""
        absences = self._absences()
        days = self._days.union(day for _person, day, _kind in self._away)
        return ImportPreview(
            shifts=tuple(self._shifts),
            assistants=tuple(self._new.values()),
            rejects=tuple(self._rejects),
            absences=absences,
            already=self._already,
            first=min(days, default=None),
            last=max(days, default=None),
            names={person.id: person.name for person in (*self._known.assistants, *self._new.values())},
            repeated=self._repeated,
        )

    def _explain(self, codes: Mapping[str, str]) -> None:
        self._codes = {code: _of_type(each) for code, each in self._types.items()} | explained(codes)
        self._explained = {code.casefold() for code in codes}

    def _added(self, name: str) -> str:
        key = name.casefold()
        if key not in self._new:
            hue = min(range(_HUES), key=lambda each: (self._hues[each], each))
            self._hues[hue] += 1
            self._new[key] = Assistant(id=new_id(), name=name, hue=hue)
        return self._new[key].id

    def _meaning(self, day: date, content: CellContent) -> _Meaning:
        """Return what the content means on the day, its shifts still without a person."""
        if content is NOTHING or content.problem is not None:
            return _Meaning(problem=content.problem) if content.problem is not None else _NOTHING
        models = []
        for hours in content.hours:
            model = self._model(day, hours, content)
            if isinstance(model, Message):
                return _Meaning(problem=model)
            models.append(model)
        return _Meaning(tuple(models), content.absence)

    def _model(self, day: date, hours: Hours, content: CellContent) -> ReadShift | Message:
        if hours.end - hours.start > LONGEST_SHIFT:
            return Message(N_("A shift can be at most eight days long; split it in two."))
        at = self._zone.at
        midnight = self._zone.quiet_midnight(day) if hours.end <= DAY else None
        if midnight is not None:
            start, end = midnight + hours.start, midnight + hours.end
        else:
            start, end = at(day, hours.start), at(day, hours.end)
            odd = _odd(self._zone, day) or _odd(self._zone, day + timedelta(days=1))
            if odd and not self._exist(start, end, hours):
                return Message(N_("The clock skips that hour in spring; the time does not exist."))
        code = content.code.casefold()
        named = self._types.get(code) if code and code not in self._explained else None
        if named is not None and (named.start, named.end) != (hours.start, hours.end):
            named = None  # the code stands beside other hours than its own
        passive = hours.passive or (named.passive if named else ())
        kind: ShiftKind = named.kind if named else kind_by_clock(hours.start, hours.end, bool(passive))
        return ReadShift(
            start=start,
            end=end,
            kind=kind,
            type=named.id if named else None,
            passive=tuple(Period(at(day, low), at(day, high)) for low, high in passive),
            requires=named.requires if named else (),
            note=content.note,
        )

    def _add(self, model: ReadShift, assistant: str | None, note: str) -> None:
        key = (assistant, model.start, model.end)
        if self._sheet and self._stands_before(key):
            self._repeated += 1
            return
        # Open shifts may stand twice: two people are wanted. A person cannot be there twice.
        if key in self._known.shifts or (assistant is not None and key in self._taken):
            self._already += 1
            return
        self._taken.add(key)
        start, end, kind, named, passive, requires, _note, _nobody = model
        self._shifts.append(ReadShift(start, end, kind, named, passive, requires, note, assistant))

    def _stands_before(self, key: _Key) -> bool:
        """True when a sheet before this one has the shift; of open shifts, as often as it has them."""
        self._here[key] += 1
        return self._here[key] <= self._before[key]

    def _told_otherwise(self, person: str, day: date, shifts: Sequence[ReadShift]) -> str:
        """Return the sheet before this one that has other hours for the person, overlapping these."""
        told = self._hours.setdefault((person, day), [])
        for sheet, period in told:
            if sheet != self._sheet and any(
                each.period != period and each.period.touches(period) for each in shifts
            ):
                return sheet
        told += [(self._sheet, each.period) for each in shifts]
        return ""

    def _exist(self, start: int, end: int, hours: Hours) -> bool:
        edges = ((start, hours.start), (end, hours.end))
        return end > start and all(
            self._zone.minute_of_day(instant) == minute % DAY for instant, minute in edges
        )

    def _absences(self) -> tuple[Absence, ...]:
        """Return the days away, those that follow one another as one absence."""
        found: list[tuple[str, date, date, str]] = []
        for person, day, kind in sorted(self._away, key=lambda each: (each[0], each[2], each[1])):
            if found and found[-1][0] == person and found[-1][3] == kind and (day - found[-1][2]).days <= 1:
                found[-1] = (person, found[-1][1], day, kind)
            else:
                found.append((person, day, day, kind))
        made = []
        for person, first, last, kind in found:
            start, end = self._zone.at(first), self._zone.at(last + timedelta(days=1))
            if (person, start, end) in self._known.absences:
                self._already += 1
            else:
                made.append(Absence(id=new_id(), assistant=person, start=start, end=end, kind=kind))
        return tuple(sorted(made, key=lambda each: (each.start, each.assistant)))


@lru_cache(maxsize=4096)
def _odd(where: Zone, day: date) -> bool:
    """Return whether the clock changes on the day."""
    return where.day_period(day).minutes != DAY


def _other_hours(sheet: str) -> Message:
    why = N_("The sheet “{sheet}” has other hours for this person and day; those are brought in.")
    return Message(why, {"sheet": sheet})


def _of_type(named: ShiftType) -> CellContent:
    return replace(NOTHING, hours=(Hours(named.start, named.end, named.passive),), code=named.code)
