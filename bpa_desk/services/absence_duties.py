"""What absence asks of the leader: tell the employer, deadlines of a sick leave, a talk, a holiday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bpa_desk.domain.absence import OWN_ILLNESS, Absence
from bpa_desk.domain.absence_case import Duty as Whose
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.follow_up import FollowUpKind
from bpa_desk.domain.holiday_rules import NO_MAIN, NOT_BOOKED, SHORT_MAIN
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import clock, holidays, people, sick_leave
from bpa_desk.services.due import Due
from bpa_desk.services.store import Store
from bpa_desk.services.today import Duty, Urgency

PAGE = "absences"
TELL_WITHIN = timedelta(days=14)
"""How far back the first screen asks if the employer was told; the page itself shows all [P]."""
DEADLINE_TEXTS: dict[FollowUpKind, str] = {
    FollowUpKind.PLAN: N_("{name} is on sick leave: the employer’s plan is due {due} (aml. § 4-6)."),
    FollowUpKind.FIRST_MEETING: N_("{name} is on sick leave: dialogmøte 1 is due {due} (aml. § 4-6)."),
    FollowUpKind.ACTIVITY: N_("{name} is on sick leave: NAV looks at the duty of activity {due}."),
    FollowUpKind.SECOND_MEETING: N_("{name} is on sick leave: dialogmøte 2 with NAV is due {due}."),
    FollowUpKind.YEAR: N_("{name} has been on sick leave for a year on {due}, and sick pay ends."),
}

_UNBOOKED = (NO_MAIN, SHORT_MAIN, NOT_BOOKED)


def duties(store: Store, today: date) -> list[Duty]:
    """Return what absence asks of the leader besides what falls due on a day, in no order."""
    found: list[Duty] = []
    judged: list[tuple[Assistant, Finding]] = []
    kept = holidays.are_kept(store, today.year)
    for person in people.assistants(store):
        found += _untold(store, person, today)
        stands = sick_leave.illness(store, person.id, today)
        found += _egenmelding(person, stands, today)
        if kept:
            judged += [(person, each) for each in _holiday(store, person, today)]
    return found + _grouped(judged, today)


def falling_due(store: Store, first: date, last: date) -> Iterator[Due]:
    """Yield the deadlines of the sick leaves that go on today, in the span and not yet met.

    What lies after the last day known is not asked for: nobody knows if the leave lasts until then.
    """
    today = clock.today(store)
    # Whoever has no illness that lasts until today or longer has no leave that goes on.
    asked = f'kind IN ({", ".join(map(repr, sorted(OWN_ILLNESS)))}) AND "end" >= ?'
    lasting = store.dated("absence", "end", "assistant", 0, where=asked, params=(today.isoformat(),))
    ill = {who for who, _first, _last, _number in lasting}
    for person in people.assistants(store):
        if person.id not in ill:
            continue
        held = sick_leave.illness(store, person.id, today).current
        for each in held.milestones if held is not None else ():
            if held is None or each.done is not None or each.due is None or each.due > held.case.last:
                continue
            if first <= each.due <= last:
                text = Message(DEADLINE_TEXTS[each.kind], {"name": person.name, "due": each.due})
                own = each.duty is Whose.EMPLOYER
                law = "aml. § 4-6" if own else ""
                yield Due(each.due, text, PAGE, person.id, "sick_leave", person.id, binding=own, law=law)


def _untold(store: Store, person: Assistant, today: date) -> list[Duty]:
    zone = store.zone
    recent = store.between(
        Absence,
        zone.at(today - TELL_WITHIN),
        zone.at(today + timedelta(days=1)),
        "assistant = ? AND told_on IS NULL",
        (person.id,),
    )
    first = next((each for each in recent if each.kind in OWN_ILLNESS or each.kind == "child_ill"), None)
    if first is None:
        return []
    day = zone.day(first.start)
    text = Message(N_("Tell the employer that {name} is away from {day}."), {"name": person.name, "day": day})
    return [Duty(Urgency.NOW, max(day, today - TELL_WITHIN), text, PAGE, person.id)]


def _egenmelding(person: Assistant, stands: sick_leave.Illness, today: date) -> list[Duty]:
    found = []
    day = stands.beyond
    if day is not None and day <= today:
        text = Message(
            N_("{name} has used the egenmelding days: a doctor’s note is needed from {day} (ftrl. § 8-24)."),
            {"name": person.name, "day": day},
        )
        found.append(Duty(Urgency.SOON, day, text, PAGE, person.id))
    if stands.talk_since is not None:
        text = Message(
            N_("{name} has had {times} egenmeldinger in twelve months: time for a talk."),
            {"name": person.name, "times": len(stands.standing.times)},
        )
        found.append(Duty(Urgency.LATER, max(today, stands.talk_since + TELL_WITHIN), text, PAGE, person.id))
    return found


def _holiday(store: Store, person: Assistant, today: date) -> list[Finding]:
    return [
        each
        for year in (today.year, today.year + 1)
        for each in holidays.judged(store, person.id, year, today)
        if each.severity is not Severity.INFO
    ]


def _grouped(judged: list[tuple[Assistant, Finding]], today: date) -> list[Duty]:
    """Return a duty for each finding; where several people lack the same, one line is enough for all."""
    found = []
    unbooked = [(person, each) for person, each in judged if each.text.template in _UNBOOKED]
    alone = len({person.id for person, _each in unbooked}) == 1
    for person, each in judged:
        if (person, each) in unbooked and not alone:
            continue
        told_by = each.text.values.get("due")
        due = told_by if each.rule == "FERIE-6" and isinstance(told_by, date) else today
        urgency = Urgency.SOON if each.severity.unlawful else Urgency.LATER
        found.append(Duty(urgency, due, each.text, PAGE, person.id, each))
    if unbooked and not alone:
        names = tuple(dict.fromkeys(person.name for person, _each in unbooked))
        text = Message(N_("Holiday is not booked as it should be for {names}."), {"names": names})
        found.append(Duty(Urgency.LATER, today, text, PAGE, unbooked[0][0].id))
    return found
