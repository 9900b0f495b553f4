"""Deadlines an employment sets, from contract to health checks, and on-call work that goes on and on."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bpa_desk.domain.arrangement import Arrangement
from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind, HoursClass
from bpa_desk.domain.employment_clocks import Deadline, deadlines, health_checks, requests
from bpa_desk.domain.on_call import OnCall, on_call
from bpa_desk.domain.person_paper import PersonPaper, written
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import ordning

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store

LOOK_BACK, LOOK_AHEAD = timedelta(weeks=26), timedelta(weeks=13)
"""How far back and ahead, in what is planned, on-call shifts are looked at."""
AT_WORK = "assistant IN (SELECT id FROM assistant WHERE archived = 0)"
AFTER = timedelta(days=14)
"""How long a deadline that has passed is still told of."""
UNTIL_DONE = frozenset({"NATT-5", "DELT-4"})
"""Those that stay until something is written down, also when they have passed."""


class Standing(NamedTuple):
    """On-call work of one assistant that looks like a standing need (MIDL-2)."""

    assistant: str
    found: OnCall


def all_deadlines(store: Store, assistant: str | None = None) -> list[Deadline]:
    """Return every deadline of those who are not archived, or of one assistant, by date."""
    people = {each.id: each for each in store.all(Assistant, "archived = 0")}
    wanted = people if assistant is None else {assistant: people[assistant]} if assistant in people else {}
    terms = [each for each in store.all(Employment, AT_WORK) if each.assistant in wanted]
    agreed = [each for each in store.all(Arrangement, AT_WORK) if each.assistant in wanted]
    months = ordning.current(store).readings.health_check_months
    nights = _night_workers(terms, list(wanted.values()))
    done = written(terms, store.all(PersonPaper, AT_WORK))
    found = [*deadlines(terms, done), *requests(agreed), *health_checks(agreed, nights, months)]
    return sorted(found, key=lambda each: (each.due, each.rule, each.assistant))


def standing_text(name: str, standing: Standing, today: date) -> Message:
    """Return what to say of on-call work that looks, or by the plan will look, like a standing need."""
    if standing.found.since > today:
        return Message(
            N_(
                "{name} is planned on call so often that from {day} it looks like a standing need. On-call "
                "work cannot cover that (aml. § 14-9)."
            ),
            {"name": name, "day": standing.found.since},
        )
    return Message(
        N_("{name} is called in again and again. On-call work cannot cover standing needs (aml. § 14-9)."),
        {"name": name},
    )


def standing_on_call(store: Store, today: date) -> list[Standing]:
    """Return whose on-call shifts look like a standing need: half a year back and three months ahead."""
    least = ordning.current(store).readings.on_call_months
    callers = {
        each.assistant
        for each in store.all(Employment, "kind = ?", (EmploymentKind.TILKALLING,))
        if each.covers(today)
    }
    if not callers:
        return []
    zone, days = store.zone, defaultdict(list)
    for shift in store.between(Shift, zone.at(today - LOOK_BACK), zone.at(today + LOOK_AHEAD)):
        if shift.assistant in callers and shift.counts:
            days[shift.assistant].append(zone.day(shift.start))
    found = ((each, on_call(days[each], least)) for each in sorted(days))
    return [Standing(each, stands) for each, stands in found if stands is not None]


def beyond_terms(store: Store, today: date) -> list[tuple[str, list[Shift]]]:
    """Return who is planned after the last day of the terms, with the coming shifts of each by start."""
    ended = 'SELECT assistant FROM employment GROUP BY assistant HAVING count(*) = count("end")'
    coming = f"start >= ? AND status = 'planned' AND assistant IN ({ended})"
    found: dict[str, list[Shift]] = defaultdict(list)
    last: dict[str, date] = {}
    for shift in store.all(Shift, coming, (today.isoformat(),), "start"):
        who = shift.assistant
        assert who is not None  # only those with terms were asked for
        if who not in last:
            terms = store.all(Employment, "assistant = ?", (who,))
            last[who] = max(each.end or date.max for each in terms)
        if store.zone.day(shift.start) > last[who]:
            found[who].append(shift)
    return sorted(found.items())


def _night_workers(terms: list[Employment], people: list[Assistant]) -> dict[str, date]:
    regular = {each.id for each in people if each.regular_night}
    begun: dict[str, date] = {}
    for each in terms:
        if each.hours_class is HoursClass.T38D or each.assistant in regular:
            begun[each.assistant] = min(begun.get(each.assistant, date.max), each.start)
    return begun
