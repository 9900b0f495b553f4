"""The absence of an invented year: holidays, a long graded sick leave, a child that is ill."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bpa_desk.demo.standin import StandIns
from bpa_desk.domain.absence import Absence
from bpa_desk.domain.absence_terms import EXTENDED, TERMS, AbsenceTerms, AbsenceYear
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.shift import Shift
from bpa_desk.domain.time import WEEK, Period, monday
from bpa_desk.services import absence_terms, absences, clock, people, pregnancies, sick_leave
from bpa_desk.services.absences import AbsenceDays
from bpa_desk.services.identity import new_id
from bpa_desk.services.store import Store

SUMMER = date(2026, 6, 29)
SUMMER_WEEKS = 3
TOLD = date(2026, 4, 20)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Graded:
    """A long sick leave for a part: who, from when, until when it is known, and hours a week kept."""

    assistant: str
    first: date
    last: date
    grade: int
    keep: int


GRADED = {
    "solli": _Graded("terje", date(2026, 10, 12), date(2026, 12, 20), 50, 210),
    "nes": _Graded("ola", date(2026, 9, 28), date(2026, 12, 20), 40, 14 * 60),
    "fjell": _Graded("guri", date(2026, 10, 5), date(2026, 12, 13), 50, 13 * 60),
}
_ARRANGED = {
    "solli": AbsenceTerms(TERMS, *EXTENDED, fifth_week=5),
    "nes": AbsenceTerms(TERMS),
    "fjell": AbsenceTerms(TERMS, fifth_week=5),
}
_CHILD = {"solli": "ronja", "nes": "fatima", "fjell": "liv"}
_CHRISTMAS = {"solli": ("tante", "student"), "nes": ("nils", "anne"), "fjell": ("ninna", "birk")}
_SIXTY = {
    "solli": ("berit", date(1964, 3, 2)),
    "nes": ("bjorn", date(1965, 9, 14)),
    "fjell": ("aud", date(1961, 5, 30)),
}


def year_of_absence(store: Store, name: str, standins: StandIns) -> None:
    """Let the year's absence happen, with somebody in place of each shift where there is anybody."""
    absence_terms.save_terms(store, _ARRANGED[name])
    key, born = _SIXTY[name]
    people.save_assistant(store, replace(store.get(Assistant, key), birth_date=born))
    for turn, person in enumerate(people.assistants(store)):
        _summer(store, standins, person.id, SUMMER + timedelta(weeks=turn % 7))
    _graded(store, standins, GRADED[name])
    _child(store, standins, _CHILD[name])
    sure, unsure = _CHRISTMAS[name]
    _away(
        store,
        standins,
        sure,
        "ferie",
        date(2026, 12, 21),
        date(2026, 12, 31),
        told=date(2026, 10, 1),
        agreed=True,
    )
    _away(store, standins, unsure, "ferie", date(2027, 1, 25), date(2027, 1, 30))
    _plan_for_pregnancy(store, _CHILD[name])


def _plan_for_pregnancy(store: Store, assistant: str) -> None:
    said = {0: "Snakket sammen 1. november.", 2: "Ikke alene om løft.", 3: "Bare dagvakter."}
    with clock.fixed(store.zone.at(date(2026, 11, 2), 600)):
        made = pregnancies.proposed(store, assistant, "nb")
        points = tuple(
            replace(each, done_on="2026-11-02", note=said[at]) if at in said else each
            for at, each in enumerate(made.points)
        )
        pregnancies.save_plan(store, replace(made, points=points, review_on=date(2027, 1, 18)))


def _summer(store: Store, standins: StandIns, person: str, first: date) -> None:
    """Holiday in whole weeks, as many in a row as somebody can be found for."""
    for later in range(5):
        first += timedelta(weeks=bool(later))
        last = first
        while last < first + timedelta(weeks=SUMMER_WEEKS):
            mine = _week_of(standins, person, last)
            if not all(standins.can_replace(each) for each in mine):
                break
            handed_over = [standins.replace(each, "ferie") for each in mine]
            if not all(handed_over):
                break
            last += timedelta(weeks=1)
        if last > first:
            _away(store, standins, person, "ferie", first, last - 2 * _DAY, told=TOLD, agreed=True)
            return


def _week_of(standins: StandIns, person: str, first: date) -> list[Shift]:
    """Return the person's shifts of the week, and the night that runs into it."""
    days = [first + timedelta(days=offset) for offset in range(-1, 7)]
    mine = [each for day in days for each in standins.on(day) if each.assistant == person]
    return [each for each in mine if each.end > standins.midnight(first)]


def _graded(store: Store, standins: StandIns, case: _Graded) -> None:
    """Weeks with fewer hours, and what was done about it."""
    week, most = monday(case.first), 0
    while week <= case.last:
        days = [week + timedelta(days=offset) for offset in range(7)]
        mine = [each for day in days for each in standins.on(day) if each.assistant == case.assistant]
        left = sum(each.period.minutes for each in mine)
        for shift in mine:
            if left > case.keep and standins.replace(shift, "gradert"):
                left -= shift.period.minutes
        most = max(most, left)
        week += timedelta(weeks=1)
    away = Absence(
        new_id(), case.assistant, 0, 0, "gradert", case.grade, "Nye papirer ventes før jul.",
        documented_on=case.first + 2 * _DAY, reported_on=case.first, told_on=case.first,
        presence=min(most, WEEK),
    )  # fmt: skip
    absences.save_days(store, away, AbsenceDays(case.first, case.last))
    leader = "arbeidsleder og arbeidsgiver"
    for kind, after, by, text, present in (
        (FollowUpKind.CONTACT, 6, "arbeidsleder", "Ringte og hørte hvordan det går. Vil gjerne tilbake.", ""),
        (FollowUpKind.ADAPTATION, 12, leader, "Bare dagvakter, ingen hvilende netter.", ""),
        (FollowUpKind.PLAN, 24, "arbeidsgiver", "Planen er skrevet sammen og sendt.", ""),
        (FollowUpKind.ADAPTATION, 30, leader, "Ny personløfter prøvd i tre uker: bedre.",
         "arbeidsleder, arbeidsgiver, verneombud"),
    ):  # fmt: skip
        step = FollowUp(new_id(), case.assistant, kind, case.first + timedelta(days=after), by, text, present)
        sick_leave.save_step(store, step)


def _child(store: Store, standins: StandIns, person: str) -> None:
    """A child is ill for a day of work in spring and one in autumn."""
    absence_terms.save_year(store, AbsenceYear(new_id(), person, 2026, child_days=10))
    for after in (date(2026, 3, 2), date(2026, 9, 14)):
        for offset in range(42):
            day = after + timedelta(days=offset)
            mine = [each for each in standins.on(day) if each.assistant == person]
            if len(mine) == 1 and standins.replace(mine[0], "child_ill"):
                _away(store, standins, person, "child_ill", day, day, told=day, agreed=True)
                break


def _away(
    store: Store,
    standins: StandIns,
    person: str,
    kind: str,
    first: date,
    last: date,
    told: date | None = None,
    agreed: bool = False,
) -> None:
    told_on = told if kind != "ferie" else None
    away = Absence(
        new_id(),
        person,
        0,
        0,
        kind,
        documented_on=told if agreed else None,
        reported_on=told,
        told_on=told_on,
    )
    written = absences.save_days(store, away, AbsenceDays(first, last))
    standins.note_away(person, Period(written.start, written.end))


def forget_nothing(store: Store) -> None:
    """Let every illness have been told of and documented, as in an ordning where it is done the same day."""
    today = clock.today(store)
    for each in store.all(Absence, "kind = ?", ("egenmelding",)):
        day = store.zone.day(each.start)
        absences.save_absence(
            store,
            replace(each, reported_on=day, told_on=day, documented_on=min(today, day + 3 * _DAY)),
        )
