"""A year of ordinary life: illness and stand-ins, longer evenings, calls at night, plans and timesheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bpa_desk.demo.absence import forget_nothing, year_of_absence
from bpa_desk.demo.standin import StandIns
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.text import N_, Message
from bpa_desk.domain.time import Period
from bpa_desk.services import absences, clock, derived_papers, papers, people, plans, rota, timesheets
from bpa_desk.services.identity import new_id
from bpa_desk.services.store import Store

BEGIN = date(2025, 11, 1)
END = date(2026, 11, 22)
PLANS_FROM = date(2025, 10, 20)
PLAN_LENGTH = timedelta(weeks=6)
_NOTES = (
    "Handlet til helga.",
    "Fysioterapi kl. 10, husk seil.",
    "Rullestolen lader på gangen.",
    "Besøk av fetter, kaffe i kanna.",
    "Vasket kjøleskapet.",
    "Nye hansker i skapet.",
)


def live_through(store: Store, name: str, seed: int) -> None:
    """Let the year happen: absences, stand-ins, deviations, published plans, approved and sealed sheets."""
    chance = Random(seed)
    with clock.fixed(store.zone.at(END)), store.change(Message(N_("A year of history"))):
        _illness(store, chance)
        forget_nothing(store)
        year_of_absence(store, name, StandIns(store))
        _deviations(store, chance)
    _plans(store)
    _sheets(store)
    _descriptions(store)


def _illness(store: Store, chance: Random) -> None:
    standins = StandIns(store)
    day = BEGIN + timedelta(days=5)
    while day < END - timedelta(days=4):
        here = standins.on(day)
        busy = [each.assistant for each in here]
        # Only those with one shift that day, so that one stand-in is enough.
        ill = next((each for each in chance.sample(here, len(here)) if busy.count(each.assistant) == 1), None)
        if ill is not None and ill.assistant and standins.replace(ill, "egenmelding"):
            away = Period(ill.start, max(ill.end, store.zone.at(day, 1440)))
            absences.save_absence(store, Absence(new_id(), ill.assistant, *away, "egenmelding"))
        day += timedelta(days=chance.randint(11, 24))


def _deviations(store: Store, chance: Random) -> None:
    changed = []
    capped = {each.id for each in people.assistants(store) if each.weekly_cap is not None}
    shifts = rota.shifts(store, BEGIN, END)
    for shift in shifts:
        luck = chance.random()
        if not shift.counts or shift.assistant is None:
            continue
        if shift.passive and luck < 0.35:
            changed.append(_called(shift, chance))
        elif luck < 0.03 and shift.assistant not in capped and _rested(shift, shifts):
            longer = Period(shift.start, shift.end + chance.choice((15, 30)))
            changed.append(replace(shift, actual=longer))
        elif luck > 0.985:
            changed.append(replace(shift, note=chance.choice(_NOTES)))
    rota.put_many(store, changed)


def _rested(shift: Shift, shifts: list[Shift]) -> bool:
    if shift.period.minutes > 7 * 60:
        return False
    mine = [each for each in shifts if each.assistant == shift.assistant and each.id != shift.id]
    later = (each.start - shift.end for each in mine if each.start >= shift.end)
    earlier = (shift.start - each.end for each in mine if each.end <= shift.start)
    return all(gap >= 12 * 60 for gap in (*later, *earlier))


def _called(shift: Shift, chance: Random) -> Shift:
    start = shift.passive[0].start + 30 * chance.randint(1, 6)
    calls = [Period(start, start + chance.choice((10, 15, 25, 35)))]
    if chance.random() < 0.3:
        calls.append(Period(start + 180, start + 195))
    return replace(shift, calls=tuple(calls))


def _plans(store: Store) -> None:
    first = PLANS_FROM
    while first < END:
        last = first + PLAN_LENGTH - timedelta(days=1)
        discussed = first - timedelta(days=17)
        with clock.fixed(store.zone.at(first - timedelta(days=15), 12 * 60)):
            plan = RotaPlan(f"plan-{first.isoformat()}", first, last, discussed, "assistentene")
            plans.save_plan(store, plan)
            plans.publish(store, first, last)
        first += PLAN_LENGTH


def _sheets(store: Store) -> None:
    span = timesheets.period_of(store, date(2025, 11, 25))
    while span.last is not None and span.last < END:
        with clock.fixed(store.zone.at(span.last + timedelta(days=2), 18 * 60)):
            rows = timesheets.overview(store, span, with_pay=False)
            newest = timesheets.period_after(store, span).last
            # The newest finished period is still on the desk: some sealed, one looked through, one to go.
            waiting = 2 if newest is not None and newest >= END else 0
            looked_through = rows[: len(rows) - waiting // 2]
            with store.change(Message(N_("Month end"))):
                for row in looked_through:
                    timesheets.approve(store, row.assistant, span)
                timesheets.seal(store, span, [row.assistant for row in rows[: len(rows) - waiting]])
        span = timesheets.period_after(store, span)


def _descriptions(store: Store) -> None:
    with clock.fixed(store.zone.at(date(2026, 1, 12), 12 * 60)):
        common = papers.new_from_template(store, "nb")
        papers.approve(store, common.id, date(2026, 1, 15), date(2026, 12, 20))
        _nights(store, common.id)
        nynorsk = papers.new_from_template(store, "nn", people.assistants(store)[0].id)
        papers.save(store, replace(nynorsk, requires=("Forflytning", "Bil")))


def _nights(store: Store, common: str) -> None:
    """Give the last two a role, and the role a job description built on everybody's."""
    for person in people.assistants(store)[-2:]:
        people.save_assistant(store, replace(person, roles=("natt",)))
    made = derived_papers.derive(store, common, role="natt")
    sections = tuple(
        replace(each, body="Nattevakter, hvilende eller våken, slik det står på vakta.", bullets=())
        if each.key == "hours" else each
        for each in made.sections
    )
    left = ("Vask av gulv og støvsuging om natta.",)
    saved = replace(
        made, title="Stillingsbeskrivelse for nattassistent", sections=sections,
        not_included=(*made.not_included, *left), requires=("Alenearbeid, vold og trusler", "Brannvern"),
    )  # fmt: skip
    papers.save(store, saved)
    papers.approve(store, made.id, date(2026, 2, 1), date(2027, 1, 31))
