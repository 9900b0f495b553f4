"""Reading a foreign plan: every cell becomes shifts, an absence, nothing, or a reject that says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import LONGEST_SHIFT, Shift, ShiftKind, ShiftType
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import DAY, Period
from bpa_desk.services.exchange.cells import NOTHING, CellContent, Hours, explained, read_cell
from bpa_desk.services.exchange.names import Directory, cleaned_name, is_open
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.sheet import Reject
from bpa_desk.services.exchange.shift_reader import kind_by_clock
from bpa_desk.services.identity import new_id

OPEN = ""
_HUES = 12


class PlanReader:
    """Collects what the cells of a plan say; positions count from 0."""

    def __init__(self, known: Known, codes: Mapping[str, str]) -> None:
        self._known = known
        self._zone = known.zone
        self._types = {each.code.casefold(): each for each in known.types if not each.archived and each.code}
        self._codes = {code: _of_type(each) for code, each in self._types.items()} | explained(codes)
        self._explained = {code.casefold() for code in codes}
        self._directory = Directory.of(known.assistants)
        self._new: dict[str, Assistant] = {}
        self._ids: dict[str, str] = {}
        self._shifts: list[Shift] = []
        self._taken: set[tuple[str | None, int, int]] = set()
        self._away: list[tuple[str, date, str]] = []
        self._rejects: list[Reject] = []
        self._already = 0
        self._odd_days: dict[date, bool] = {}

    def content(self, text: str) -> CellContent:
        """Return what a cell says by itself."""
        return read_cell(text, self._codes)

    def reject(self, row: int, column: int, cell: str, why: Message) -> None:
        """Remember a cell that cannot be used."""
        self._rejects.append(Reject(row + 1, column + 1, cell, why))

    def person(self, name: str) -> str:
        """Return the id of whom the name means, or OPEN; an unknown name becomes a new assistant."""
        try:
            return self._ids[name]
        except KeyError:
            found = OPEN if not name or is_open(name) else self._directory.find(name) or self._added(cleaned_name(name))
            self._ids[name] = found
            return found

    def cell(self, row: int, column: int, text: str, name: str, day: date) -> None:
        """Take in what one cell says about one person (by name) on one day."""
        content = read_cell(text, self._codes)
        if content is NOTHING:
            return
        if content.problem is not None:
            self.reject(row, column, text, content.problem)
        elif content.absence:
            if person := self.person(name):
                self._away.append((person, day, content.absence))
            else:
                self.reject(row, column, text, Message(N_("Only a person can be away.")))
        for hours in content.hours:
            self.hours(row, column, text, name, day, hours, content)

    def hours(
        self, row: int, column: int, text: str, name: str, day: date, hours: Hours, content: CellContent
    ) -> None:
        """Take in one shift that starts on the day."""
        if hours.end - hours.start > LONGEST_SHIFT:
            self.reject(
                row, column, text, Message(N_("A shift can be at most eight days long; split it in two."))
            )
            return
        start, end = self._zone.at(day, hours.start), self._zone.at(day, hours.end)
        if (self._odd(day) or self._odd(day + timedelta(days=1))) and not self._exist(start, end, hours):
            why = Message(N_("The clock skips that hour in spring; the time does not exist."))
            self.reject(row, column, text, why)
            return
        assistant = self.person(name) or None
        key = (assistant, start, end)
        # Open shifts may stand twice: two people are wanted. A person cannot be there twice.
        if key in self._known.shifts or (assistant is not None and key in self._taken):
            self._already += 1
            return
        self._taken.add(key)
        self._shifts.append(self._shift(assistant, start, end, day, hours, content))

    def finished(self) -> ImportPreview:
        """Return everything taken in so far."""
        absences = self._absences()
        days = [self._zone.day(shift.start) for shift in self._ends()]
        days += [day for _person, day, _kind in self._away]
        return ImportPreview(
            shifts=tuple(self._shifts),
            assistants=tuple(self._new.values()),
            rejects=tuple(self._rejects),
            absences=absences,
            already=self._already,
            first=min(days, default=None),
            last=max(days, default=None),
            names={person.id: person.name for person in (*self._known.assistants, *self._new.values())},
        )

    def _ends(self) -> tuple[Shift, ...]:
        if not self._shifts:
            return ()
        return min(self._shifts, key=lambda each: each.start), max(self._shifts, key=lambda each: each.start)

    def _added(self, name: str) -> str:
        key = name.casefold()
        if key not in self._new:
            used = [
                person.hue for person in (*self._known.assistants, *self._new.values()) if not person.archived
            ]
            hue = min(range(_HUES), key=lambda each: (used.count(each), each))
            self._new[key] = Assistant(id=new_id(), name=name, hue=hue)
        return self._new[key].id

    def _shift(
        self, assistant: str | None, start: int, end: int, day: date, hours: Hours, content: CellContent
    ) -> Shift:
        code = content.code.casefold()
        named = self._types.get(code) if code and code not in self._explained else None
        if named is not None and (named.start, named.end) != (hours.start, hours.end):
            named = None  # the code stands beside other hours than its own
        pieces = hours.passive or (named.passive if named else ())
        passive = tuple(Period(self._zone.at(day, low), self._zone.at(day, high)) for low, high in pieces)
        kind: ShiftKind = named.kind if named else kind_by_clock(hours.start, hours.end, bool(passive))
        return Shift(
            id=new_id(),
            start=start,
            end=end,
            assistant=assistant,
            kind=kind,
            type=named.id if named else None,
            passive=passive,
            requires=named.requires if named else (),
            note=content.note,
        )

    def _odd(self, day: date) -> bool:
        if day not in self._odd_days:
            self._odd_days[day] = self._zone.day_period(day).minutes != DAY
        return self._odd_days[day]

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


def _of_type(named: ShiftType) -> CellContent:
    return replace(NOTHING, hours=(Hours(named.start, named.end, named.passive),), code=named.code)
