"""Reads what is typed or dictated in the command box: "syk Kari lørdag", "timeliste oktober", "uke 48"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.text import DomainError
from bpa_desk.domain.time import monday
from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.language.formats import capital
from bpa_desk.services import clock, illness, people, timesheets
from bpa_desk.ui.actions import Command
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit import reading
from bpa_desk.ui.stepping_in.ill import go_to_open

# What people say in any of the three languages, whichever the window speaks.
_ILL = frozenset({"syk", "sjuk", "ill", "sick"})
_SHEET = frozenset({"timeliste", "timelister", "timelista", "timesheet", "timesheets", "timer"})
_WEEK = frozenset({"uke", "uka", "veke", "veka", "week"})
_TODAY = {"idag": 0, "today": 0, "imorgen": 1, "imorgon": 1, "tomorrow": 1, "overimorgen": 2, "overmorgen": 2}
_AVVIK = re.compile(r"\s*avvik(?:\b[\s:,.]*)(.*)", re.IGNORECASE | re.DOTALL)
_SPEECHES = tuple(Language(code) for code in ("nb", "nn", "en"))
_WORD = re.compile(r"[^\W_]+(?:[-./][^\W_]+)*", re.UNICODE)


class Dictation:
    """A source for the command box: gives the one or two things a sentence can mean."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __call__(self, typed: str) -> Iterator[Command]:
        """Yield a command for each meaning of what is typed."""
        text = typed.casefold().replace("i dag", "idag").replace("i morgen", "imorgen")
        spoken = _WORD.findall(text.replace("i morgon", "imorgon"))
        if not spoken:
            return
        today = self._desk.session.read(clock.today)
        person = self._person(spoken)
        if (said := _AVVIK.fullmatch(typed)) is not None:
            yield self._avvik(said[1].strip())
        if _ILL & set(spoken) and person is not None:
            yield self._ill(person, _day(spoken, today) or today, today)
        if _SHEET & set(spoken):
            yield self._sheet(_month(spoken, today), person)
        if _WEEK & set(spoken):
            yield from self._week(spoken, today)
        elif person is None and (day := _day(spoken, today)) is not None:
            yield self._day(day, today)
        for each in self._desk.session.read(people.assistants):
            yield self._open(each)

    def _person(self, spoken: list[str]) -> Assistant | None:
        said = [word for word in spoken if len(word) > 1]
        for each in self._desk.session.read(people.assistants):
            names = each.name.casefold().split()
            if any(word in names or (len(word) > 2 and names[0].startswith(word)) for word in said):
                return each
        return None

    def _open(self, person: Assistant) -> Command:
        return Command(
            person.name,
            lambda: self._desk.go("assistants", {"assistant": person.id}),
            explain=_("Open the assistant"),
        )

    def _ill(self, person: Assistant, day: date, today: date) -> Command:
        session = self._desk.session
        shifts = session.read(illness.shifts_on, person.id, day)
        when = current().relative_day(day, today)
        what = ngettext("{n} shift becomes open", "{n} shifts become open", len(shifts))

        def run() -> None:
            done = session.run(illness.report_ill, person.id, day)
            if done:
                go_to_open(self._desk, day, done.value or [])

        text = _("{name} is ill {day}", name=person.name, day=when)
        return Command(text, run, explain=what, words="syk sjuk ill", sure=True)

    def _avvik(self, what: str) -> Command:
        text = _("Report avvik: {what}", what=what) if what else _("Report avvik")
        # The word alone is first of all the page's name.
        return Command(text, lambda: self._desk.go("avvik", {"new": capital(what)}), sure=bool(what))

    def _sheet(self, month: date, person: Assistant | None) -> Command:
        span = self._desk.session.read(timesheets.named, month.year, month.month)
        place = {"start": span.first.isoformat(), "sheet": person.id if person is not None else ""}
        name = current().month(month)
        text = (
            _("Timesheet of {name}, {month}", name=person.name, month=name)
            if person is not None
            else _("Timesheets, {month}", month=name)
        )
        return Command(text, lambda: self._desk.go("timesheets", place), sure=True)

    def _week(self, spoken: list[str], today: date) -> Iterator[Command]:
        numbers = [int(word) for word in spoken if word.isdecimal() and 1 <= int(word) <= 53]
        if not numbers:
            return
        # The week of that number nearest to today: in January, week 52 is the one just past.
        near = [today.year - 1, today.year, today.year + 1]
        weeks = [date.fromisocalendar(year, numbers[0], 1) for year in near if _has_week(year, numbers[0])]
        if not weeks:
            return
        first = min(weeks, key=lambda each: abs((each - today).days))
        span = current().span(first, first + timedelta(days=6))
        yield Command(
            _("Week {number}: {span}", number=numbers[0], span=span),
            lambda: self._desk.go("week", {"day": first.isoformat()}),
            sure=True,
        )

    def _day(self, day: date, today: date) -> Command:
        return Command(
            _("Show {day} in the week", day=current().relative_day(day, today)),
            lambda: self._desk.go("week", {"day": monday(day).isoformat()}),
            sure=True,
        )


def _day(spoken: list[str], today: date) -> date | None:
    for word in spoken:
        if word in _TODAY:
            return today + timedelta(days=_TODAY[word])
        for speech in _SPEECHES:
            for number, name in enumerate(speech.weekday_names()):
                if word == name.casefold():
                    return today + timedelta(days=(number - today.weekday()) % 7)
        if any(letter.isdigit() for letter in word) and re.search(r"[./-]", word):
            try:
                return reading.day(word, today)
            except DomainError:
                continue
    return None


def _month(spoken: list[str], today: date) -> date:
    """Return a day in the month that is named (the latest one not after this month), else the last month."""
    for word in spoken:
        for number in range(1, 13):
            if any(word == speech.month_name(date(2000, number, 1)).casefold() for speech in _SPEECHES):
                year = today.year if number <= today.month else today.year - 1
                return date(year, number, 1)
    return today.replace(day=1) - timedelta(days=1)


def _has_week(year: int, number: int) -> bool:
    return number <= date(year, 12, 28).isocalendar().week
