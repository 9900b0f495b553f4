"""What the first screen answers: who is here, who comes next, what needs the leader, hours, what changed."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind
from bpa_desk.domain.coverage import Gap, gaps
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.ledger import Account
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import Period
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.services import clock, ordning, rota, vedtak
from bpa_desk.storage.journal import Entry as Entry
from bpa_desk.storage.store import Store

SEEN = "today.seen"
AHEAD = timedelta(weeks=4)
"""How far ahead findings, gaps and plans are looked for."""
SHIFTS_AHEAD = timedelta(days=14)
"""How far ahead an open shift is a duty of its own."""
NEAR = timedelta(days=2)
"""How soon an open shift, or somebody who has not been told, must be dealt with at once."""
REMINDER = timedelta(weeks=6)
"""How long before a date somebody must be told."""


OVERDUE = timedelta(days=365)
"""How long something undone is still spoken of; what is older is found on its own page."""


class Urgency(IntEnum):
    """How soon something must be done; lower comes first."""

    NOW = 0
    SOON = 1
    LATER = 2


class Duty(NamedTuple):
    """One thing that needs the leader: what, by when, and the one page and subject where it is mended.

    ``ask`` names what is to be shown there at once.
    """

    urgency: Urgency
    due: date
    text: Message
    page: str
    subject: str = ""
    finding: Finding | None = None
    ask: str = ""


class Presence(NamedTuple):
    """Who is at work at the instant ``now``, who comes next (all who start together), and the first gap."""

    now: int
    here: tuple[Shift, ...]
    following: tuple[Shift, ...]
    gap: Gap | None


def presence(store: Store, now: int) -> Presence:
    """Return who is here and who follows, as it stands at the instant."""
    day = store.zone.day(now)
    near = rota.shifts(store, day - timedelta(days=8), day + AHEAD)
    shifts = [each for each in near if each.counts and each.assistant is not None]
    here = tuple(each for each in shifts if each.effective.start <= now < each.effective.end)
    later = [each for each in shifts if each.effective.start > now]
    first = min((each.effective.start for each in later), default=None)
    following = tuple(each for each in later if each.effective.start == first)
    return Presence(now, here, following, _first_gap(store, near, now))


def hours(store: Store, today: date) -> Account | None:
    """Return this year's account of the vedtak in force; None without one."""
    return vedtak.this_year(store, today)


def changed_since(store: Store, mark: int | None = None) -> list[Entry]:
    """Return what was done after the mark (by default: since the leader last looked), the newest first."""
    seen = ordning.setting(store, SEEN, 0) if mark is None else mark
    return list(reversed(store.journal(seen if isinstance(seen, int) else 0)))


def mark_seen(store: Store) -> None:
    """Remember that everything up to now has been looked at."""
    ordning.set_setting(store, SEEN, store.journal_mark())


def duties(store: Store, findings: tuple[Finding, ...], today: date) -> list[Duty]:
    """Return what needs the leader, the most urgent first; ``findings`` are those of the coming weeks."""
    found = [
        *_findings(store, findings, today),
        *_sheets(store, today),
        *_plan(store, today),
        *_untold(store, today),
        *_open_shifts(store, today),
        *_vedtak(store, today),
        *_agreements(store, today),
        *_employments(store, today),
        *_clocks(store, today),
        *_papers(store, today),
        *_absence(store, today),
        *_dated(store, today),
    ]
    return sorted(found, key=lambda each: (each.urgency, each.due, each.page, each.subject))


def _first_gap(store: Store, shifts: list[Shift], now: int) -> Gap | None:
    span = Period(now, store.zone.at(store.zone.day(now) + AHEAD))
    skills = {each.id: frozenset(each.skills) for each in store.all(Assistant)}
    return next(iter(gaps(store.all(Need), shifts, span, store.zone, skills, store.all(Absence))), None)


def _findings(store: Store, findings: tuple[Finding, ...], today: date) -> list[Duty]:
    begins = store.zone.at(today)
    standing_open = _coming_open(store, today)
    decided = {each.id for each in store.all(Shift, "reason <> ?", ("",))}
    duties = []
    for each in findings:
        # What was planned against a warning with a reason has been decided; what is over cannot be mended.
        if not each.severity.unlawful and each.severity is not Severity.ADVARSEL:
            continue
        if each.end < begins or decided & set(each.shifts):
            continue
        # An open shift is a duty of its own, with whom to ask as the next step.
        if each.rule == "NEED" and any(
            one.start <= each.start and each.end <= one.end for one in standing_open
        ):
            continue
        due = max(store.zone.day(each.start), today)
        urgency = Urgency.NOW if due <= today + timedelta(days=14) else Urgency.SOON
        if not each.severity.unlawful:
            urgency = Urgency.LATER
        duties.append(Duty(urgency, due, each.text, "week", each.shifts[0] if each.shifts else "", each))
    return duties


def _sheets(store: Store, today: date) -> list[Duty]:
    # Duties come after the first picture, and so does what they are made of.
    from bpa_desk.domain.timesheet_record import TimesheetState
    from bpa_desk.services import timesheets

    span = timesheets.period_before(store, timesheets.period_of(store, today))
    rows = timesheets.overview(store, span, with_pay=False)
    filled = [row for row in rows if row.total.worked or row.total.standby or row.absent]
    waiting = [row for row in filled if row.state is not TimesheetState.SEALED]
    if not waiting:
        return []
    assert span.last is not None
    text = Message(
        N_("Timesheets {first}–{last} not sealed: {count}."),
        {"first": span.first, "last": span.last, "count": len(waiting)},
    )
    return [Duty(Urgency.SOON, span.last + timedelta(days=5), text, "timesheets", span.first.isoformat())]


def _plan(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import plans

    notice = timedelta(days=ordning.current(store).plan_notice_days)
    coming = [each for each in plans.plans(store) if today < each.start]
    duties = []
    for plan in coming:
        deadline = plan.start - notice
        if plan.discussed_on is None and today >= deadline - timedelta(days=7):
            text = Message(
                N_("The plan from {start} must be discussed by {deadline} (aml. § 10-3)."),
                {"start": plan.start, "deadline": deadline},
            )
            urgency = Urgency.NOW if today >= deadline else Urgency.SOON
            duties.append(Duty(urgency, deadline, text, "week", plan.start.isoformat()))
    return duties


def _untold(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import telling

    touched = telling.to_tell(store, max(clock.now(store), store.zone.at(today)))
    if not touched:
        return []
    names = [each.person.first_name for each in touched]
    soonest = min(change.start for each in touched for change in each.changes)
    due = max(store.zone.day(soonest), today)
    urgency = Urgency.NOW if due <= today + NEAR else Urgency.SOON
    text = Message(N_("Not told yet what changed in the plan: {names}."), {"names": names})
    return [Duty(urgency, due, text, "week", due.isoformat(), ask="tell")]


def _open_shifts(store: Store, today: date) -> list[Duty]:
    """Return the open shifts of the coming days, each with whom to ask as the next step."""
    duties = []
    for each in _coming_open(store, today):
        due = max(store.zone.day(each.start), today)
        start = store.zone.wall(each.start)
        text = Message(N_("Nobody has the shift {start}."), {"start": start})
        urgency = Urgency.NOW if due <= today + NEAR else Urgency.SOON
        duties.append(Duty(urgency, due, text, "week", each.id, ask="who"))
    return duties


def _coming_open(store: Store, today: date) -> list[Shift]:
    now = max(clock.now(store), store.zone.at(today))
    return [
        each for each in rota.shifts(store, today, today + SHIFTS_AHEAD)
        if each.assistant is None and each.counts and each.end > now
    ]


def _vedtak(store: Store, today: date) -> list[Duty]:
    duties = []
    for each in store.all(Vedtak):
        if each.next_review is not None and today <= each.next_review <= today + REMINDER:
            text = Message(N_("The vedtak is to be reviewed on {day}."), {"day": each.next_review})
            duties.append(Duty(Urgency.LATER, each.next_review, text, "settings", "vedtak"))
        follows = any(other.start > each.start for other in store.all(Vedtak))
        if each.end is not None and today <= each.end <= today + REMINDER and not follows:
            text = Message(N_("The vedtak ends on {day}, and none follows."), {"day": each.end})
            duties.append(Duty(Urgency.SOON, each.end, text, "settings", "vedtak"))
    return duties


def _agreements(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import agreements

    return [
        Duty(
            Urgency.SOON,
            each.end or today,
            Message(
                N_("The agreement by {law} ends on {day}."),
                {"law": agreements.facts(each.basis).law, "day": each.end},
            ),
            "agreements",
            each.id,
        )
        for each in agreements.ending(store, today)
    ]


def _employments(store: Store, today: date) -> list[Duty]:
    duties = []
    for each in store.all(Employment):
        if each.end is None or each.kind is EmploymentKind.FAST or not today <= each.end <= today + REMINDER:
            continue
        text = Message(
            N_("The temporary employment of {name} ends on {day}."),
            {"name": store.get(Assistant, each.assistant).name, "day": each.end},
        )
        duties.append(Duty(Urgency.SOON, each.end, text, "assistants", each.assistant))
    return duties


def _clocks(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import employment_duties

    names = {each.id: each.name for each in store.all(Assistant)}
    duties = []
    for each in employment_duties.due_now(store, today):
        urgency = Urgency.NOW if each.due <= today + timedelta(days=7) else Urgency.SOON
        text = Message(N_("{name}: {what}"), {"name": names[each.assistant], "what": each.text})
        duties.append(Duty(urgency, each.due, text, "assistants", each.assistant))
    for standing in employment_duties.standing_on_call(store, today):
        text = employment_duties.standing_text(names[standing.assistant], standing, today)
        day = max(standing.found.since, today)
        duties.append(Duty(Urgency.LATER, day, text, "assistants", standing.assistant))
    return duties


def _papers(store: Store, today: date) -> list[Duty]:
    from bpa_desk.domain.stillingsbeskrivelse import DocumentState
    from bpa_desk.services import papers

    return [
        Duty(
            Urgency.LATER,
            each.next_review,
            Message(N_("“{title}” is to be looked through."), {"title": each.title}),
            "documents",
            each.id,
        )
        for each in papers.stillingsbeskrivelser(store)
        if each.state is DocumentState.APPROVED
        and each.next_review is not None
        and each.next_review <= today + REMINDER
    ]


def _absence(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import absence_duties

    return absence_duties.duties(store, today)


def _dated(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import due, employment_duties

    duties = []
    for each in due.due(store, today - OVERDUE, today + REMINDER):
        # These have reminders of their own: see _clocks.
        if each.kind == employment_duties.KIND:
            continue
        urgency = Urgency.LATER if each.day > today else Urgency.NOW if each.binding else Urgency.SOON
        duties.append(Duty(urgency, each.day, each.text, each.page, each.subject))
    return duties
