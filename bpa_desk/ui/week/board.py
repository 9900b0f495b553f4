"""Reads the rota for the week views and prepares it for painting and speaking; keeps what did not change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.finding import Finding
from bpa_desk.domain.need import Need
from bpa_desk.domain.rota import Rota
from bpa_desk.domain.rules.check import Figures
from bpa_desk.domain.rules.incremental import Preview
from bpa_desk.domain.rules.ways import Way
from bpa_desk.domain.shift import Shift, ShiftStatus, ShiftType
from bpa_desk.domain.time import Zone
from bpa_desk.domain.turnus import Turnus
from bpa_desk.domain.year_weeks import PersonYear
from bpa_desk.language import _, current
from bpa_desk.language.formats import capital
from bpa_desk.services import (
    absences,
    clock,
    elsewhere,
    needs,
    people,
    rota,
    shift_types,
    stepping_in,
    turnus,
    year,
)
from bpa_desk.services.rota_spans import draft_of
from bpa_desk.services.situation import Judge, working_minutes
from bpa_desk.services.stepping_in import Candidate
from bpa_desk.ui.tokens import KIND_OPEN
from bpa_desk.ui.week import words
from bpa_desk.ui.week.coverage import coverage_of
from bpa_desk.ui.week.headings import heading_of
from bpa_desk.ui.week.prepared import Block, Cell, Coverage, Heading, Row, Tail, Week
from bpa_desk.ui.week.typing import text_of

if TYPE_CHECKING:
    from bpa_desk.ui.session import Session

DAYS = 7
NEED_RULE = "NEED"


@dataclass(frozen=True, slots=True)
class Registers:
    """What stands around the shifts of a week and changes seldom."""

    assistants: dict[str, Assistant]
    types: dict[str, ShiftType]
    positions: dict[str, int | None]
    absences: tuple[Absence, ...]
    elsewhere: tuple[Elsewhere, ...]
    needs: tuple[Need, ...]
    turnus: Turnus | None
    today: date


class Board:
    """One week of the rota, judged and prepared; unchanged rows come back as they were."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._store = session.store
        self._judge = Judge(self._store)
        self._wide: Judge | None = None
        self._first = date.min
        self._registers: Registers | None = None
        self._kept: dict[str, tuple[object, Row]] = {}
        self._cells: dict[tuple[str, date], tuple[object, Cell]] = {}
        self._days: dict[date, tuple[list[Finding], Coverage]] = {}
        self._above: tuple[str, tuple[Heading, ...]] | None = None
        self._store.observers.insert(0, self._stepped)

    def close(self) -> None:
        """Stop following the store."""
        self._judge.close()
        if self._wide is not None:
            self._wide.close()
        if self._stepped in self._store.observers:
            self._store.observers.remove(self._stepped)

    def forget(self) -> None:
        """Prepare everything anew next time (another language, another day)."""
        self._registers = None
        self._kept.clear()
        self._cells.clear()
        self._days.clear()
        self._above = None

    @property
    def zone(self) -> Zone:
        """The ordning's time zone."""
        return self._store.zone

    @property
    def first(self) -> date:
        """The Monday of the week last asked for."""
        return self._first

    @property
    def registers(self) -> Registers:
        """People, types and the like as they stand now."""
        if self._registers is None:
            self._registers = self._read()
        return self._registers

    @property
    def types(self) -> tuple[ShiftType, ...]:
        """The shift types one can type the code of."""
        return tuple(each for each in self.registers.types.values() if not each.archived)

    def week(self, first: date) -> Week:
        """Return the week that begins on the Monday ``first``, judged as it stands now."""
        if first != self._first:
            self._first = first
            self.forget()
        elif self._registers is not None and self._registers.today != clock.today(self._store):
            self.forget()
        found = self.findings()
        rows = self._rows(self.shifts(), found)
        gaps = [each for each in found if each.rule == NEED_RULE]
        coverage = tuple(self._coverage(first + timedelta(days=at), gaps) for at in range(DAYS))
        title, headings = self._headed()
        return Week(first, title, headings, rows, coverage)

    def shifts(self) -> list[Shift]:
        """Return the shifts that touch the week, by start."""
        return self._judge.shifts(self._first, self._last)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the rules say about the week."""
        return self._judge.findings(self._first, self._last)

    def shifts_between(self, first: date, last: date) -> list[Shift]:
        """Return the shifts that touch the days from first to last."""
        return self._session.read(rota.shifts, first, last)

    def findings_between(self, first: date, last: date) -> tuple[Finding, ...]:
        """Return what the rules say about other days than the week's, for the month and the year."""
        if self._wide is None:
            self._wide = Judge(self._store)
        return self._wide.findings(first, last)

    def rota(self) -> Rota:
        """Return the rota the week is judged in."""
        return self._judge.rota(self._first, self._last)

    def year(self, assistant: str, number: int) -> PersonYear | None:
        """Return one person's calendar year, week by week."""
        return self._session.read(year.year, assistant, number)

    def findings_of(self, shift: str) -> list[Finding]:
        """Return what the rules say about one shift, the gravest first."""
        return words.by_gravity(each for each in self.findings() if shift in each.shifts)

    def preview(self, put: Iterable[Shift], removed: Iterable[str] = ()) -> Preview:
        """Return which findings would come and go in the week; nothing is saved."""
        return self._judge.preview(self._first, self._last, put, removed)

    def ways_out(self, finding: Finding) -> tuple[Way, ...]:
        """Return ways to be rid of a finding of the week, each tried; nothing is saved."""
        return self._judge.ways_out(self._first, self._last, finding)

    def candidates(self, shift: Shift) -> list[Candidate]:
        """Return who could step in on a shift of the week, in the order to ask, with all the reasons."""
        found = self._judge.stand_ins(self._first, self._last, shift)
        held = self._judge.rota(self._first, self._last)
        return stepping_in.candidates(self._store, held, shift, found)

    def name(self, assistant: str | None) -> str:
        """Return the person's name, or what open shifts are called."""
        person = self.registers.assistants.get(assistant or "")
        return person.name if person is not None else _("Open shift")

    def sentence(self, shift: Shift) -> str:
        """Return the shift with its findings as one whole sentence."""
        said = words.by_gravity(each for each in self.findings() if shift.id in each.shifts)
        return words.sentence(shift, self.name(shift.assistant), self.zone, self.registers.types, said)

    @property
    def _last(self) -> date:
        return self._first + timedelta(days=DAYS - 1)

    def _stepped(self, _step: object, kinds: frozenset[str]) -> None:
        if kinds != {"shift"}:
            self.forget()

    def _read(self) -> Registers:
        store, first = self._store, self._first
        last = first + timedelta(days=DAYS - 1)
        everyone = people.assistants(store, archived=None)
        return Registers(
            assistants={each.id: each for each in everyone},
            types={each.id: each for each in shift_types.shift_types(store, archived=True)},
            positions={each.id: people.agreed_minutes(store, each.id, first) for each in everyone},
            absences=tuple(absences.absences(store, first, last)),
            elsewhere=tuple(elsewhere.elsewhere(store, first, last)),
            needs=tuple(needs.needs(store)),
            turnus=turnus.turnus_on(store, first),
            today=clock.today(store),
        )

    def _headed(self) -> tuple[str, tuple[Heading, ...]]:
        """Return the title of the week and what stands above its days."""
        if self._above is None:
            language, known, first = current(), self.registers, self._first
            span = language.span(first, self._last)
            title = _("{week}, {span}", week=capital(language.week(first)), span=span)
            days = (first + timedelta(days=at) for at in range(DAYS))
            self._above = title, tuple(heading_of(day, known.turnus, known.today) for day in days)
        return self._above

    def _rows(self, shown: Sequence[Shift], found: Sequence[Finding]) -> tuple[Row, ...]:
        shifts: dict[str | None, list[Shift]] = defaultdict(list)
        for shift in shown:
            shifts[shift.assistant].append(shift)
        said: dict[str | None, list[Finding]] = defaultdict(list)
        for finding in found:
            said[finding.assistant].append(finding)
        open_ids = {each.id for each in shifts[None]}
        figures = self._judge.figures(self._first, self._last)
        rows = []
        for person in self.registers.assistants.values():
            if not person.archived or shifts[person.id]:
                rows.append(self._row(person, shifts[person.id], said[person.id], figures.get(person.id)))
        about_open = [each for each in said[None] if open_ids.intersection(each.shifts)]
        rows.append(self._row(None, shifts[None], about_open, None))
        return tuple(rows)

    def _row(
        self, person: Assistant | None, shifts: list[Shift], found: list[Finding], figures: Figures | None
    ) -> Row:
        key = (person, tuple(shifts), tuple(found))
        kept = self._kept.get(person.id if person else "")
        if kept is not None and kept[0] == key:
            return kept[1]
        begun: dict[date, list[Shift]] = defaultdict(list)
        for each in shifts:
            begun[self.zone.day(each.start)].append(each)
        days = [self._first + timedelta(days=at) for at in range(DAYS)]
        cells = tuple(self._cell(person, day, begun[day], shifts, found) for day in days)
        inside = [each for each in shifts if each.counts and self.zone.day(each.start) >= self._first]
        if person is not None:
            minutes = figures.hours if figures is not None else 0
        else:
            minutes = sum(working_minutes(each) for each in inside)
        language = current()
        title = person.name if person else _("Open shifts")
        own = {each.id for each in inside}
        about = [each for each in found if not own.intersection(each.shifts)]
        agreed = self.registers.positions.get(person.id) if person else None
        hours, full = language.hours(minutes, unit=False), language.hours(minutes)
        if agreed is not None:
            promised = language.hours(agreed)
            spoken = _("{hours} this week of {agreed} agreed", hours=full, agreed=promised)
            hours = _("{hours} of {agreed}", hours=hours, agreed=promised)
        else:
            hours, spoken = full, _("{hours} this week", hours=full)
        tip = "\n".join(
            [f"{title}: {spoken}", *(words.finding_words(each) for each in words.by_gravity(about))]
        )
        row = Row(
            person.id if person else None,
            title,
            person.initials if person else "?",
            person.hue if person else None,
            hours,
            spoken,
            words.worst_marked(about),
            cells,
            tip,
        )
        self._kept[row.key] = (key, row)
        return row

    def _cell(
        self,
        person: Assistant | None,
        day: date,
        here: list[Shift],
        shifts: list[Shift],
        found: list[Finding],
    ) -> Cell:
        zone, registers = self.zone, self.registers
        midnight = zone.at(day)
        tails = [each for each in shifts if each.start < midnight < each.end and each.counts]
        own = {each.id for each in here}
        about = words.by_gravity(each for each in found if own.intersection(each.shifts))
        place, key = (person.id if person else "", day), (person, here, tails, about)
        kept = self._cells.get(place)
        if kept is not None and kept[0] == key:
            return kept[1]
        away = self._absence(person, day)
        drafts = [draft_of(each, zone) for each in here if each.counts]
        name = person.name if person else _("Open shifts")
        said = [_("{name}, {day}", name=name, day=current().day_long(day))]
        parts = [words.shift_words(each, zone, registers.types) for each in here]
        parts += [_("still at work until {time}", time=words.until(each, zone)[1:]) for each in tails]
        elsewhere = self._elsewhere(person, day)
        parts += [_("works elsewhere {times}", times=each) for each in elsewhere]
        if away:
            parts.append(_("away: {why}", why=away))
        if not parts:
            parts = [_("nothing planned") if person is None else _("free")]
        sentences = [words.finding_words(each) for each in about]
        sentences += [
            _("Planned anyway, because: {reason}", reason=each.reason) for each in here if each.reason
        ]
        spoken = " ".join([f"{said[0]}: {'; '.join(parts)}.", *sentences])
        cell = Cell(
            person.id if person else None,
            day,
            tuple(self._block(each, person, about) for each in here),
            tuple(
                Tail(each.id, words.until(each, zone), self._look(each), self._hue(each, person))
                for each in tails
            ),
            away,
            tuple(_("{times} elsewhere", times=each) for each in elsewhere),
            text_of(drafts, self.types),
            spoken,
            "\n".join([*map(capital, parts), *sentences]),
        )
        self._cells[place] = (key, cell)
        return cell

    def _block(self, shift: Shift, person: Assistant | None, about: list[Finding]) -> Block:
        severity = words.worst_marked(each for each in about if shift.id in each.shifts)
        actual = shift.actual
        return Block(
            shift=shift.id,
            times=words.times(shift, self.zone),
            look=self._look(shift),
            hue=self._hue(shift, person),
            severity=severity,
            accepted=bool(shift.reason),
            leans=shift.end > self.zone.at(self.zone.day(shift.start) + timedelta(days=1)),
            cancelled=words.code_word(shift.code) if not shift.counts else "",
            worked=shift.status is ShiftStatus.WORKED,
            noted=bool(shift.note),
            actual="" if actual is None else words.times_of(actual.start, actual.end, self.zone),
            initials=person.initials if person else "",
        )

    def _look(self, shift: Shift) -> str:
        return KIND_OPEN if shift.assistant is None else shift.kind.value

    def _hue(self, shift: Shift, person: Assistant | None) -> int | None:
        named = self.registers.types.get(shift.type or "")
        if person is None:
            return named.hue if named else None
        return person.hue

    def _absence(self, person: Assistant | None, day: date) -> str:
        if person is None:
            return ""
        low, high = self.zone.at(day), self.zone.at(day + timedelta(days=1))
        for each in self.registers.absences:
            if each.assistant == person.id and each.start < high and low < each.end:
                return words.code_word(each.kind)
        return ""

    def _elsewhere(self, person: Assistant | None, day: date) -> list[str]:
        zone = self.zone
        return [
            words.times_of(each.start, each.end, zone)
            for each in self.registers.elsewhere
            if person is not None and each.assistant == person.id and zone.day(each.start) == day
        ]

    def _coverage(self, day: date, found: Sequence[Finding]) -> Coverage:
        low, high = self.zone.at(day), self.zone.at(day + timedelta(days=1))
        here = [each for each in found if each.start < high and low < each.end]
        kept = self._days.get(day)
        if kept is None or kept[0] != here:
            kept = self._days[day] = here, coverage_of(day, self.registers.needs, here, self.zone)
        return kept[1]
