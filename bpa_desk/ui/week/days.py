"""Days prepared for the month and the year from the same shifts and rules as the week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from bpa_desk.domain.calendar import holiday_names, is_red
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import days as each_day
from bpa_desk.language import _, current
from bpa_desk.language.formats import capital
from bpa_desk.services import situation
from bpa_desk.ui.tokens import KIND_OPEN
from bpa_desk.ui.week import words
from bpa_desk.ui.week.board import NEED_RULE, Board
from bpa_desk.ui.week.calendar import Day, Mark

SATURDAY = 5


class Days:
    """Prepares days of everybody, or of one person, each time they are asked for."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def between(
        self, first: date, last: date, inside: tuple[date, date], assistant: str | None = None
    ) -> list[Day]:
        """Return the days from first to last; ``assistant`` None means everybody."""
        board, zone = self._board, self._board.zone
        shifts: dict[date, list[Shift]] = defaultdict(list)
        for each in board.shifts_between(first, last):
            if assistant is None or each.assistant == assistant:
                shifts[zone.day(each.start)].append(each)
        found: dict[date, list[Finding]] = defaultdict(list)
        gaps: dict[date, list[str]] = defaultdict(list)
        for finding in board.findings_between(first, last):
            if finding.rule == NEED_RULE:
                gaps[zone.day(finding.start)].append(words.times_of(finding.start, finding.end, zone))
            elif assistant is None or finding.assistant == assistant:
                found[zone.day(finding.start)].append(finding)
        return [
            self._day(day, shifts[day], found[day], gaps[day] if assistant is None else [], inside, assistant)
            for day in each_day(first, last)
        ]

    def year_sum(self, assistant: str, first: date, last: date) -> tuple[int, int]:
        """Return the person's minutes and the weekends she works in, from first to last."""
        zone = self._board.zone
        mine = [
            each
            for each in self._board.shifts_between(first, last)
            if each.assistant == assistant and each.counts and first <= zone.day(each.start) <= last
        ]
        weekends = set()
        for each in mine:
            day = zone.day(each.start)
            if day.weekday() >= SATURDAY:
                weekends.add(day - timedelta(days=day.weekday()))
        return sum(situation.working_minutes(each) for each in mine), len(weekends)

    def _day(
        self,
        day: date,
        shifts: Sequence[Shift],
        found: Sequence[Finding],
        gaps: Sequence[str],
        inside: tuple[date, date],
        assistant: str | None,
    ) -> Day:
        board, language = self._board, current()
        registers = board.registers
        names = [language.text(name) for name in holiday_names(day)]
        marks, parts = [], []
        for each in shifts:
            person = registers.assistants.get(each.assistant or "")
            times = words.times(each, board.zone)
            who = "" if assistant is not None else f"{person.initials if person else '?'} "
            look = KIND_OPEN if each.assistant is None else each.kind.value
            marks.append(Mark(f"{who}{times}", look, person.hue if person else None, not each.counts))
            said = words.shift_words(each, board.zone, registers.types)
            parts.append(said if assistant is not None else f"{board.name(each.assistant)}, {said}")
        spoken = ", ".join([capital(language.date_long(day)), *names])
        told = [f"{spoken}: {'; '.join(parts) or _('nothing planned')}."]
        if gaps:
            told.append(_("Somebody is missing {times}.", times=language.list(gaps)))
        told += [words.finding_words(each) for each in words.by_gravity(found)[:3]]
        title = language.day_month(day) if day.day == 1 else str(day.day)
        return Day(
            day,
            " ".join([title, *names]),
            tuple(marks),
            words.worst_marked(found),
            ", ".join(gaps),
            is_red(day),
            day == registers.today,
            inside[0] <= day <= inside[1],
            " ".join(told),
        )
