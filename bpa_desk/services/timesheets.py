"""Timesheets: planned is worked unless changed; look through, approve, seal, and reopen with a trace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from bpa_desk.domain.assistant import Assistant, Employment
from bpa_desk.domain.calendar import is_holiday
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.shift import Shift, ShiftStatus
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.timesheet import ClockWindows, Split, TimesheetFacts, lines
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetEvent, TimesheetState
from bpa_desk.domain.timesheet_snapshot import digest, read_snapshot, write_snapshot
from bpa_desk.services import clock, employments, ordning, people, rota
from bpa_desk.storage.changes import Changes
from bpa_desk.storage.store import Store

WINDOWS = "timesheet.windows"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One assistant's sheet in the overview; ``agreed`` is minutes of the position in the span, or None."""

    assistant: str
    name: str
    state: TimesheetState
    total: Split
    absent: int
    agreed: int | None
    problems: tuple[Message, ...]


def period_of(store: Store, day: date) -> DateSpan:
    """Return the pay period the day lies in, by the ordning's first day of the period."""
    starts = ordning.current(store).pay_period_start
    first = day.replace(day=starts) if day.day >= starts else _month_before(day).replace(day=starts)
    return DateSpan(first, _month_after(first).replace(day=starts) - timedelta(days=1))


def period_before(store: Store, span: DateSpan) -> DateSpan:
    """Return the pay period before this one."""
    return period_of(store, span.first - timedelta(days=1))


def period_after(store: Store, span: DateSpan) -> DateSpan:
    """Return the pay period after this one."""
    return period_of(store, _last(span) + timedelta(days=1))


def month(year: int, number: int, starts: int = 1) -> DateSpan:
    """Return the pay period that is named after the month: the one that ends in it, or is it."""
    last_day = _month_after(date(year, number, 1)) - timedelta(days=1)
    if starts == 1:
        return DateSpan(date(year, number, 1), last_day)
    end = date(year, number, starts) - timedelta(days=1)
    return DateSpan(_month_before(end).replace(day=starts), end)


def windows(store: Store) -> ClockWindows:
    """Return the clock windows the evening and night columns use in this ordning."""
    stored = ordning.setting(store, WINDOWS)
    return ClockWindows(*stored) if isinstance(stored, list) else ClockWindows()


def set_windows(store: Store, chosen: ClockWindows) -> None:
    """Make these the clock windows of all sheets that are not sealed."""
    if not 0 <= chosen.night_end <= chosen.evening_start <= chosen.night_start <= 1440:
        raise DomainError(Message(N_("Evening must begin after the night ends and before the night begins.")))
    ordning.set_setting(store, WINDOWS, _as_list(chosen))


def record(store: Store | Changes, assistant: str, span: DateSpan) -> Timesheet:
    """Return the stored sheet, or a fresh draft that is not stored yet."""
    key = f"{assistant}:{span.first.isoformat()}"
    return store.find(Timesheet, key) or Timesheet(key, assistant, span.first, _last(span))


def facts(store: Store, assistant: str, span: DateSpan) -> TimesheetFacts:
    """Return everything the sheet shows; a sealed one as it was when it was sealed."""
    sheet = record(store, assistant, span)
    if sheet.state is TimesheetState.SEALED and sheet.snapshot:
        return _stamped(read_snapshot(sheet.snapshot), sheet)
    person = people.assistant(store, assistant)
    mine = [each for each in rota.shifts(store, span.first, _last(span)) if each.assistant == assistant]
    return _stamped(_facts(store, ordning.current(store), person, mine, sheet), sheet)


def overview(store: Store, span: DateSpan) -> list[SheetRow]:
    """Return a row for each assistant who is employed or has shifts in the span, in the order of names."""
    shifts = rota.shifts(store, span.first, _last(span))
    current, now = ordning.current(store), clock.now(store)
    rows = []
    for person in people.assistants(store, archived=None):
        mine = [each for each in shifts if each.assistant == person.id]
        if not mine and (person.archived or not _employed(store, person.id, span)):
            continue
        sheet = record(store, person.id, span)
        if sheet.state is TimesheetState.SEALED and sheet.snapshot:
            sheet_facts = read_snapshot(sheet.snapshot)
        else:
            sheet_facts = _facts(store, current, person, mine, sheet)
        rows.append(
            SheetRow(
                person.id, person.name, sheet.state, sheet_facts.total,
                sum(line.absent for line in sheet_facts.lines),
                agreed(store, person.id, span), tuple(_problems(store, mine, now)),
            )
        )
    return rows


def agreed(store: Store, assistant: str, span: DateSpan) -> int | None:
    """Return the minutes of the person's position in the span, a seventh of a week each day, or None."""
    total, known = 0, False
    for employment in employments.employments(store, assistant):
        if employment.minutes_per_week is None:
            continue
        first = max(span.first, employment.start)
        last = min(_last(span), employment.end or date.max)
        if first <= last:
            known = True
            total += employment.minutes_per_week * ((last - first).days + 1)
    return round(total / 7) if known else None


def set_comment(store: Store, assistant: str, span: DateSpan, comment: str) -> Timesheet:
    """Save the comment that stands at the foot of the sheet."""
    with store.change(_label(store, N_("Comment on timesheet of {name}"), assistant)) as changes:
        sheet = _open(changes, assistant, span)
        changed = replace(sheet, comment=comment.strip())
        changes.put(changed)
    return changed


def approve(store: Store, assistant: str, span: DateSpan, who: str = "") -> Timesheet:
    """Mark the sheet as looked through and right; can be undone."""
    with store.change(_label(store, N_("Approve timesheet of {name}"), assistant)) as changes:
        sheet = _open(changes, assistant, span)
        changed = _with_event(store, replace(sheet, state=TimesheetState.APPROVED), "approved", who)
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
    sealed = []
    with store.change(Message(N_("Seal timesheets"))) as changes:
        for assistant in chosen:
            sheet = _open(changes, assistant, span)
            if sheet.state is not TimesheetState.APPROVED:
                name = people.assistant(store, assistant).name
                wording = N_("The timesheet of {name} must be approved before it is sealed.")
                raise DomainError(Message(wording, {"name": name}))
            snapshot = write_snapshot(facts(store, assistant, span))
            sheet = replace(
                sheet,
                state=TimesheetState.SEALED,
                version=sheet.version + 1,
                snapshot=snapshot,
                sha256=digest(snapshot),
            )
            sealed.append(_with_event(store, sheet, "sealed", who))
            changes.put(sealed[-1])
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


def _facts(
    store: Store, current: Ordning, person: Assistant, mine: list[Shift], sheet: Timesheet
) -> TimesheetFacts:
    span = DateSpan(sheet.start, sheet.end)
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
        lines=lines(mine, span, store.zone, is_holiday, windows(store)),
        comment=sheet.comment,
    )


def _stamped(content: TimesheetFacts, sheet: Timesheet) -> TimesheetFacts:
    latest = {event.what: event for event in sheet.events}
    draft = sheet.state is TimesheetState.DRAFT
    approved, sealed = latest.get("approved"), latest.get("sealed")
    return replace(
        content,
        state=sheet.state.value,
        version=sheet.version if sheet.state is TimesheetState.SEALED else sheet.version + 1,
        approved_by=approved.who if approved and not draft else "",
        approved_at=approved.at if approved and not draft else "",
        sealed_at=sealed.at if sealed and sheet.state is TimesheetState.SEALED else "",
        sha256=digest(write_snapshot(content)),
    )


def _problems(store: Store, mine: list[Shift], now: int) -> Iterable[Message]:
    standing = [each for each in mine if each.counts]
    later = sum(each.effective.end > now for each in standing)
    if later:
        yield Message(N_("Shifts not worked yet: {count}."), {"count": later})
    coded = sum(each.status is ShiftStatus.CANCELLED and not each.code for each in mine)
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


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _month_before(day: date) -> date:
    return day.replace(day=1) - timedelta(days=1)
