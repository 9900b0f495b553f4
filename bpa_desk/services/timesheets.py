"""Timesheets: planned is worked unless changed; look through, approve, seal, and reopen with a trace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.calendar import is_holiday, months_after
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.pay.away import laid_over
from bpa_desk.domain.pay.statement import Statement
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan, month_end
from bpa_desk.domain.timesheet import ClockWindows, Split, TimesheetFacts, lines
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetEvent, TimesheetState
from bpa_desk.domain.timesheet_snapshot import digest, read_snapshot, write_snapshot
from bpa_desk.services import approval, choices, clock, employments, ordning, pay, people, rota
from bpa_desk.storage.changes import Changes
from bpa_desk.storage.store import Store

WINDOWS = "timesheet.windows"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One assistant's sheet in the overview; ``agreed`` is minutes of the position in the span, or None.

    ``paid`` is minutes to be paid, None on old sealed sheets and where they were not asked for.
    """

    assistant: str
    name: str
    state: TimesheetState
    total: Split
    absent: int
    agreed: int | None
    problems: tuple[Message, ...]
    paid: Fraction | None = None
    empty: bool = False
    """Nothing stands on it, neither a shift nor a comment."""

    @property
    def waits(self) -> bool:
        """Whether there is something on it that nobody has looked through."""
        return self.state is TimesheetState.DRAFT and not self.empty


def period_of(store: Store, day: date) -> DateSpan:
    """Return the pay period the day lies in, by the ordning's first day of the period.

    What was ever sealed stays a period of its own where that day has been changed, and the periods beside it
    are cut, so that no hour stands on two sheets.
    """
    starts = ordning.current(store).pay_period_start
    first = day.replace(day=starts)
    if first > day:
        first = months_after(first, -1)
    last = months_after(first, 1) - timedelta(days=1)
    # By person, as they are indexed, and from the day a sheet of the longest month could begin.
    known = "assistant IN (SELECT id FROM assistant)"
    asked = ((first - timedelta(days=31)).isoformat(), last.isoformat(), first.isoformat())
    sealed = f'version > 0 AND {known} AND start BETWEEN ? AND ? AND "end" >= ?'
    for sheet in store.all(Timesheet, sealed, asked):
        if sheet.start <= day <= sheet.end:
            return DateSpan(sheet.start, sheet.end)
        if sheet.end < day:
            first = max(first, sheet.end + timedelta(days=1))
        else:
            last = min(last, sheet.start - timedelta(days=1))
    return DateSpan(first, last)


def period_before(store: Store, span: DateSpan) -> DateSpan:
    """Return the pay period before this one."""
    return period_of(store, span.first - timedelta(days=1))


def period_after(store: Store, span: DateSpan) -> DateSpan:
    """Return the pay period after this one."""
    return period_of(store, _last(span) + timedelta(days=1))


def month(year: int, number: int, starts: int = 1) -> DateSpan:
    """Return the pay period that is named after the month: the one that ends in it, or is it."""
    begins = date(year, number, starts)
    if starts == 1:
        return DateSpan(begins, month_end(begins))
    return DateSpan(months_after(begins, -1), begins - timedelta(days=1))


def named(store: Store, year: int, number: int) -> DateSpan:
    """Return the pay period named after the month, as it was sealed if the first day was another then."""
    span = period_of(store, _last(month(year, number, ordning.current(store).pay_period_start)))
    return span if _last(span) <= month_end(date(year, number, 1)) else period_before(store, span)


def windows(store: Store) -> ClockWindows:
    """Return the clock windows the evening and night columns use in this ordning."""
    stored = choices.chosen(store, WINDOWS)
    return ClockWindows(*stored) if isinstance(stored, list) else ClockWindows()


def set_windows(store: Store, chosen: ClockWindows) -> None:
    """Make these the clock windows of all sheets that are not sealed."""
    if not 0 <= chosen.night_end <= chosen.evening_start <= chosen.night_start <= 1440:
        raise DomainError(Message(N_("Evening must begin after the night ends and before the night begins.")))
    choices.choose(store, WINDOWS, _as_list(chosen), N_("Change evening and night on the timesheet"))


def record(store: Store | Changes, assistant: str, span: DateSpan) -> Timesheet:
    """Return the stored sheet, or a fresh draft that is not stored yet."""
    key = f"{assistant}:{span.first.isoformat()}"
    held = store.find(Timesheet, key) or Timesheet(key, assistant, span.first, _last(span))
    return held if held.state is TimesheetState.SEALED else replace(held, end=_last(span))


def facts(store: Store, assistant: str, span: DateSpan) -> TimesheetFacts:
    """Return everything the sheet shows; a sealed one as it was when it was sealed."""
    sheet = record(store, assistant, span)
    if _is_sealed(sheet):
        return _stamped(read_snapshot(sheet.snapshot), sheet)
    period = _Period.read(store, span, only=assistant)
    return _stamped(_facts(period, people.assistant(store, assistant), sheet), sheet)


def all_facts(store: Store, span: DateSpan) -> list[TimesheetFacts]:
    """Return what the sheet of everybody in the overview shows, in its order."""
    period = _Period.read(store, span)
    return [
        _stamped(
            read_snapshot(sheet.snapshot) if _is_sealed(sheet) else _facts(period, person, sheet), sheet
        )
        for person, sheet in _sheets(store, period)
    ]


def overview(store: Store, span: DateSpan, with_pay: bool = True) -> list[SheetRow]:
    """Return a row for each assistant who is employed or has shifts in the span, in the order of names."""
    period = _Period.read(store, span, with_pay)
    now = clock.now(store)
    rows = []
    for person, sheet in _sheets(store, period):
        held = read_snapshot(sheet.snapshot) if _is_sealed(sheet) else _facts(period, person, sheet)
        problems = [*_problems(store, period.planned(person.id), period.shifts_of(person.id), now)]
        state = approval.standing(sheet, held).state
        if state is not sheet.state:
            problems.insert(0, Message(N_("Changed since it was approved.")))
        rows.append(
            SheetRow(
                person.id, person.name, state, held.total, sum(line.absent for line in held.lines),
                agreed(store, person.id, span), tuple(problems), held.pay.minutes if held.pay else None,
                not (held.lines or held.comment),
            )
        )  # fmt: skip
    return rows


def waiting(store: Store, span: DateSpan) -> int:
    """Return how many sheets of the span have something on them and are not sealed."""
    period, found = _Period.read(store, span, with_pay=False), 0
    for person, sheet in _sheets(store, period):
        if sheet.state is not TimesheetState.SEALED:
            held = _facts(period, person, sheet)
            found += bool(held.total.worked or held.total.standby or any(each.absent for each in held.lines))
    return found


def agreed(store: Store, assistant: str, span: DateSpan) -> int | None:
    """Return the minutes of the person's position in the span, a seventh of a week each day, or None."""
    exact = employments.agreed_between(store, assistant, span)
    return None if exact is None else round(exact)


def set_comment(store: Store, assistant: str, span: DateSpan, comment: str) -> Timesheet:
    """Save the comment that stands at the foot of the sheet."""
    with store.change(_label(store, N_("Comment on timesheet of {name}"), assistant)) as changes:
        sheet = _open(changes, assistant, span)
        changed = replace(sheet, comment=comment.strip())
        changes.put(changed)
    return changed


def approve(store: Store, assistant: str, span: DateSpan, who: str = "") -> Timesheet:
    """Mark the sheet as looked through and right, with the lines it has now; can be undone."""
    period = _Period.read(store, span, with_pay=False)
    with store.change(_label(store, N_("Approve timesheet of {name}"), assistant)) as changes:
        sheet = _open(changes, assistant, span)
        seen = approval.seen(_facts(period, people.assistant(store, assistant), sheet))
        looked = replace(sheet, state=TimesheetState.APPROVED, sha256=seen)
        changed = _with_event(store, looked, "approved", who)
        changes.put(changed)
    return changed


def withdraw(store: Store, assistant: str, span: DateSpan, who: str = "") -> Timesheet:
    """Make an approved sheet a draft again."""
    with store.change(_label(store, N_("Withdraw approval of {name}"), assistant)) as changes:
        sheet = _open(changes, assistant, span)
        changed = _with_event(store, replace(sheet, state=TimesheetState.DRAFT), "withdrawn", who)
        changes.put(changed)
    return changed


def seal(store: Store, span: DateSpan, assistants: Iterable[str], who: str = "") -> list[Timesheet]:
    """Lock the approved sheets, their shifts and a checksum; nothing before this can be undone afterwards."""
    chosen = list(assistants)
    period = _Period.read(store, span)
    sealed = []
    with store.change(Message(N_("Seal timesheets"))) as changes:
        for assistant in chosen:
            sheet = _open(changes, assistant, span)
            if sheet.state is not TimesheetState.APPROVED:
                name = people.assistant(store, assistant).name
                wording = N_("The timesheet of {name} must be approved before it is sealed.")
                raise DomainError(Message(wording, {"name": name}))
            person = people.assistant(store, assistant)
            held = _facts(period, person, sheet)
            if approval.standing(sheet, held).state is not TimesheetState.APPROVED:
                wording = N_(
                    "The timesheet of {name} was changed after it was approved. Look through it again."
                )
                raise DomainError(Message(wording, {"name": person.name}))
            snapshot = write_snapshot(held)
            sheet = replace(
                sheet,
                state=TimesheetState.SEALED,
                version=sheet.version + 1,
                snapshot=snapshot,
                sha256=digest(snapshot),
            )
            sealed.append(_with_event(store, sheet, "sealed", who))
            changes.put(sealed[-1])
    if sealed:
        store.barrier()
    return sealed


def reopen(store: Store, assistant: str, span: DateSpan, reason: str, who: str = "") -> Timesheet:
    """Unlock a sealed sheet; the reason stays in its history, and sealing it again gives the next version."""
    if not reason.strip():
        raise DomainError(Message(N_("Write why the timesheet is opened again.")), "reason")
    with store.change(_label(store, N_("Reopen timesheet of {name}"), assistant)) as changes:
        sheet = record(changes, assistant, span)
        if sheet.state is not TimesheetState.SEALED:
            raise DomainError(Message(N_("Only a sealed timesheet can be opened again.")))
        draft = replace(sheet, state=TimesheetState.DRAFT)
        changed = _with_event(store, draft, "reopened", who, reason.strip())
        changes.put(changed)
    store.barrier()
    return changed


@dataclass(frozen=True, slots=True)
class _Period:
    """All that the sheets of one span are made from, read once: shifts as they count, and what they pay."""

    store: Store
    span: DateSpan
    current: Ordning
    as_planned: tuple[Shift, ...]
    shifts: tuple[Shift, ...]
    windows: ClockWindows
    pay: dict[str, Statement] | None

    @classmethod
    def read(
        cls, store: Store, span: DateSpan, with_pay: bool = True, only: str | None = None
    ) -> _Period:
        planned = rota.shifts(store, span.first, _last(span))
        return cls(
            store, span, ordning.current(store), tuple(planned),
            tuple(laid_over(planned, rota.absences_over(store, planned))), windows(store),
            pay.of_period(store, span, only) if with_pay else None,
        )  # fmt: skip

    def planned(self, assistant: str) -> list[Shift]:
        return [each for each in self.as_planned if each.assistant == assistant]

    def shifts_of(self, assistant: str) -> list[Shift]:
        return [each for each in self.shifts if each.assistant == assistant]

    def statement(self, assistant: str) -> Statement | None:
        return None if self.pay is None else self.pay.get(assistant, Statement((), ()))


def _sheets(store: Store, period: _Period) -> Iterable[tuple[Assistant, Timesheet]]:
    with_shifts = {each.assistant for each in period.as_planned if each.assistant is not None}
    for person in people.assistants_and(store, with_shifts):
        employed = not person.archived and _employed(store, person.id, period.span) is not None
        if employed or person.id in with_shifts:
            yield person, record(store, person.id, period.span)


def _is_sealed(sheet: Timesheet) -> bool:
    return sheet.state is TimesheetState.SEALED and bool(sheet.snapshot)


def _facts(period: _Period, person: Assistant, sheet: Timesheet) -> TimesheetFacts:
    store, current, span = period.store, period.current, period.span
    employment = _employed(store, person.id, span)
    return TimesheetFacts(
        ordning=current.name,
        employer=current.employer,
        leader=current.leader,
        span=span,
        timezone=current.timezone,
        assistant=person.id,
        name=person.name,
        employee_number=person.employee_number,
        position=employment.minutes_per_week if employment else None,
        full_time=employment.full_time if employment else None,
        lines=lines(period.shifts_of(person.id), span, store.zone, is_holiday, period.windows),
        comment=sheet.comment,
        pay=period.statement(person.id),
    )


def _stamped(content: TimesheetFacts, sheet: Timesheet) -> TimesheetFacts:
    sheet = approval.standing(sheet, content)
    latest = {event.what: event for event in sheet.events}
    draft = sheet.state is TimesheetState.DRAFT
    approved, sealed, reopened = latest.get("approved"), latest.get("sealed"), latest.get("reopened")
    return replace(
        content,
        state=sheet.state.value,
        version=sheet.version if sheet.state is TimesheetState.SEALED else sheet.version + 1,
        approved_by=approved.who if approved and not draft else "",
        approved_at=approved.at if approved and not draft else "",
        sealed_at=sealed.at if sealed and sheet.state is TimesheetState.SEALED else "",
        reopened_at=reopened.at if reopened else "",
        reopened_by=reopened.who if reopened else "",
        reopened_why=reopened.reason if reopened else "",
        sha256=digest(write_snapshot(content)),
    )


def _problems(store: Store, planned: list[Shift], mine: list[Shift], now: int) -> Iterable[Message]:
    fallen = {each.id for each in mine if not each.counts}
    away = sum(each.counts and each.id in fallen for each in planned)
    if away:
        yield Message(N_("Shifts in a registered absence, not worked: {count}."), {"count": away})
    standing = [each for each in mine if each.counts]
    later = sum(each.effective.end > now for each in standing)
    if later:
        yield Message(N_("Shifts not worked yet: {count}."), {"count": later})
    coded = sum(each.status is ShiftStatus.CANCELLED and not each.code for each in planned)
    if coded:
        yield Message(N_("Cancelled shifts without a code: {count}."), {"count": coded})
    ordered = sorted(standing, key=lambda each: each.effective)
    if any(one.effective.touches(two.effective) for one, two in pairwise(ordered)):
        yield Message(N_("Two shifts overlap."))


def _open(changes: Changes, assistant: str, span: DateSpan) -> Timesheet:
    sheet = record(changes, assistant, span)
    if sheet.state is TimesheetState.SEALED:
        raise DomainError(Message(N_("The timesheet is sealed; open it again before changing it.")))
    return sheet


def _with_event(store: Store, sheet: Timesheet, what: str, who: str, reason: str = "") -> Timesheet:
    leader = who or ordning.current(store).leader
    return replace(sheet, events=(*sheet.events, TimesheetEvent(clock.stamp(store), what, leader, reason)))


def _employed(store: Store, assistant: str, span: DateSpan) -> Employment | None:
    for employment in employments.employments(store, assistant):
        if DateSpan(employment.start, employment.end).meets(span):
            return employment
    return None


def _label(store: Store, template: str, assistant: str) -> Message:
    return Message(template, {"name": people.assistant(store, assistant).name})


def _as_list(chosen: ClockWindows) -> list[int]:
    return [chosen.evening_start, chosen.night_start, chosen.night_end]


def _last(span: DateSpan) -> date:
    assert span.last is not None
    return span.last
