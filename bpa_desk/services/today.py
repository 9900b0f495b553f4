"""What the first screen answers: who is here, who comes next, what needs the leader, hours, what changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.coverage import Gap, gaps
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.ledger import Account
from bpa_desk.domain.need import Need
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import Period
from bpa_desk.domain.urgency import Urgency as Urgency
from bpa_desk.domain.urgency import of_finding, of_gap, place
from bpa_desk.services import clock, ordning, rota, skills, vedtak
from bpa_desk.storage.journal import Entry as Entry
from bpa_desk.storage.store import Store

SEEN = "today.seen"
AHEAD = timedelta(weeks=4)
"""How far ahead findings, gaps and plans are looked for."""
SHIFTS_AHEAD = timedelta(days=14)
"""How far ahead an open shift is a duty of its own."""


class Duty(NamedTuple):
    """One thing that needs the leader: what, by when, and the one page and subject where it is mended.

    ``ask`` names what is to be shown there at once; ``law`` is the paragraph that sets the day, if one does.
    """

    urgency: Urgency
    due: date
    text: Message
    page: str
    subject: str = ""
    finding: Finding | None = None
    ask: str = ""
    law: str = ""


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
        *_untold(store, today),
        *_open_shifts(store, today),
        *_on_call(store, today),
        *_absence(store, today),
        *_dated(store, today),
    ]
    return sorted(found, key=lambda each: (place(each.urgency, each.due), each.page, each.subject))


def _first_gap(store: Store, shifts: list[Shift], now: int) -> Gap | None:
    span = Period(now, store.zone.at(store.zone.day(now) + AHEAD))
    needs = store.all(Need)
    known, trained = skills.asked_for(store, needs, store.zone.day(now))
    away = store.between(Absence, span.start, span.end)
    found = gaps(needs, shifts, span, store.zone, known, away, trained)
    return next(iter(found), None)


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
        urgency = of_finding(each.severity, due, today)
        duties.append(Duty(urgency, due, each.text, "week", each.shifts[0] if each.shifts else "", each))
    return duties


def _untold(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import telling

    touched = telling.to_tell(store, max(clock.now(store), store.zone.at(today)))
    if not touched:
        return []
    names = [each.person.first_name for each in touched]
    soonest = min(change.start for each in touched for change in each.changes)
    due = max(store.zone.day(soonest), today)
    text = Message(N_("Not told yet what changed in the plan: {names}."), {"names": names})
    return [Duty(of_gap(due, today), due, text, "week", due.isoformat(), ask="tell")]


def _open_shifts(store: Store, today: date) -> list[Duty]:
    """Return the open shifts of the coming days, each with whom to ask as the next step."""
    duties = []
    for each in _coming_open(store, today):
        due = max(store.zone.day(each.start), today)
        start = store.zone.wall(each.start)
        text = Message(N_("Nobody has the shift {start}."), {"start": start})
        duties.append(Duty(of_gap(due, today), due, text, "week", each.id, ask="who"))
    return duties


def _coming_open(store: Store, today: date) -> list[Shift]:
    now = max(clock.now(store), store.zone.at(today))
    return [
        each for each in rota.shifts(store, today, today + SHIFTS_AHEAD)
        if each.assistant is None and each.counts and each.end > now
    ]


def _on_call(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import employment_duties, people

    found, duties = employment_duties.standing_on_call(store, today), []
    names = people.names(store, (each.assistant for each in found))
    for standing in found:
        if standing.found.since > today:
            continue  # it falls due on a day of its own
        text = employment_duties.standing_text(names[standing.assistant], standing, today)
        duties.append(Duty(Urgency.LATER, today, text, "assistants", standing.assistant))
    return duties


def _absence(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import absence_duties

    return absence_duties.duties(store, today)


def _dated(store: Store, today: date) -> list[Duty]:
    from bpa_desk.services import due

    return [
        Duty(each.urgency(today), each.day, each.text, each.page, each.subject, law=each.law)
        for each in due.due(store, today - due.OVERDUE, today + due.FARTHEST)
        if each.told(today)
    ]
