"""What the years of an ordning leave behind beside people, training, rounds and avvik, for ``bench_records``.

Each function yields the records of so many years back from ``MONDAY``, the newest first: what one year holds
ten hold ten times over, and what goes on just now is the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bpa_desk.domain.absence import Absence, Wish, WishKind
from bpa_desk.domain.absence_terms import AbsenceYear
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.candidate import Candidate, CandidateState, Referee, Vacancy
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.evaluation import Evaluation
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.handover import BookPart, Deputy, HandoverEntry
from bpa_desk.domain.internal_control import ControlPoint, Equipment, EquipmentKind, Goal, Point
from bpa_desk.domain.meeting import AgreedPoint, Meeting, MeetingKind, Reading, Talk, Topic
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.notice import Notice, NoticeBy
from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans
from bpa_desk.domain.person_checklist import Passage, PassagePoint, PersonChecklist
from bpa_desk.domain.person_paper import PaperKind, PersonPaper
from bpa_desk.domain.plan import RotaPlan, ToldPlan
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.risk import Risk
from bpa_desk.domain.stillingsbeskrivelse import DocumentState
from bpa_desk.domain.time import zone
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetEvent, TimesheetState
from bpa_desk.domain.timesheet_snapshot import digest, write_snapshot
from bpa_desk.domain.transfer import Transfer
from bpa_desk.domain.trepartsavtale import Member, TrepartEvent, TrepartEventKind, TrepartState
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.domain.year_wheel import YearTask
from bpa_desk.services import (
    checklists,
    meeting_guides,
    own_templates,
    papers,
    timesheets,
    trepartsavtale,
    year_tasks,
)
from bpa_desk.services.identity import new_id
from bpa_desk.services.store import Store
from tests.benchmarks.bench_week import MONDAY, PEOPLE

YEARS, YEAR, DAY = 10, 365, timedelta(days=1)
BEGAN = MONDAY - YEARS * YEAR * DAY
LEFT = 185
"""Those who have left in ten years; with the fifteen at work they are two hundred."""
LANGUAGE = "nb"
SIGNED = (PaperKind.CONFIDENTIALITY, PaperKind.POLICE, PaperKind.KEYS)


def _back(each_year: int, years: int) -> Iterator[tuple[int, date]]:
    """Yield so many numbers and days a year, the newest first and the first of them last week."""
    for at in range(each_year * years):
        yield at, MONDAY - timedelta(days=7 + at * YEAR // each_year)


def _who(at: int) -> str:
    return f"a{at % PEOPLE:02}"


def _minute(day: date, minute: int = 0) -> int:
    return zone().at(day, minute)


def _stamp(day: date) -> str:
    return f"{day}T10:00Z"


def absences(years: int) -> Iterator[Any]:
    """Yield holidays, short illness, long sick leave with all its steps, wishes and work elsewhere."""
    for at, day in _back(75, years):
        kind = ("ferie", "ferie", "egenmelding", "child_ill", "leave_paid")[at % 5]
        long = timedelta(days=12 if kind == "ferie" else 2)
        yield Absence(f"b{at:04}", _who(at), _minute(day - long), _minute(day), kind, reported_on=day - long)
    for at, day in _back(3, years):
        # The newest is going on; the others ended, half of them after a time with fewer hours.
        first = day - timedelta(days=70)
        last = day if at else day + timedelta(days=28)
        kind, grade = (("sykmelding", None), ("gradert", 50))[at % 2]
        yield Absence(
            f"bl{at:03}", _who(at * 4), _minute(first), _minute(last), kind, grade, documented_on=first,
            reported_on=first, told_on=first,
        )  # fmt: skip
        for step, what in enumerate(FollowUpKind):
            day = first + step * 7 * DAY
            yield FollowUp(f"fu{at:03}-{step}", _who(at * 4), what, day, "Kari", "Snakket sammen.", "Begge")
    for year in range(years + 1):
        # What was left is written for the first year only; from then on it is reckoned.
        carried = None if year < years else 2
        for at in range(PEOPLE):
            yield AbsenceYear(f"ay{year:02}-{at:02}", _who(at), MONDAY.year - year, carried, paid_days=4)
    for at, day in _back(100, years):
        yield Wish(f"w{at:04}", _who(at), _minute(day, 900), _minute(day, 1380), tuple(WishKind)[at % 4])
        if not at % 2:
            yield Elsewhere(f"k{at:04}", _who(at), _minute(day - DAY, 900), _minute(day - DAY, 1380))


def gatherings(store: Store, years: int) -> Iterator[Any]:
    """Yield a talk a year with each, and ten meetings a year, with what was agreed in them."""
    agenda = {
        kind: tuple(Topic(text, "Gjennomgått.") for text in own_templates.guide(store, kind, LANGUAGE).topics)
        for kind in (meeting_guides.TALK, *(each.value for each in MeetingKind))
    }
    for at, day in _back(PEOPLE, years):
        point = AgreedPoint("Oppfriskning i forflytning", "Kari", str(day + 60 * DAY), _done(at, day))
        yield Talk(f"tk{at:04}", _who(at), day, agenda[meeting_guides.TALK], (point,), "", day, day)
    for at, day in _back(10, years):
        kind = tuple(MeetingKind)[at % 3]
        due = str(day + 30 * DAY)
        points = tuple(AgreedPoint(f"Punkt {n}", "Kari", due, _done(at, day)) for n in range(3))
        names = tuple(f"Person {n:02}" for n in range(PEOPLE))
        read = tuple(Reading(each, str(day + DAY)) for each in names)
        topics = agenda[kind.value]
        yield Meeting(f"mt{at:04}", kind, f"Møte {at}", day, ("Kari", *names), topics, points, read)


def _done(at: int, day: date) -> str:
    return str(day + 3 * DAY) if at else ""


def agreements(years: int) -> Iterator[Any]:
    """Yield agreements on working time and each year's other agreements, plans, offers and notices."""
    for at, day in _back(3, years):
        basis, whom = (("10-5-2", ()), ("10-8-3", (_who(at),)), ("10-6-5", (_who(at),)))[at % 3]
        first, last = day - YEAR * DAY, day + 60 * DAY
        yield Agreement(f"ag{at:03}", basis, first, last, whom, signed_on=day, parties="Begge")
        kind = tuple(ArrangementKind)[at % len(ArrangementKind)]
        yield Arrangement(f"ar{at:03}", _who(at), kind, day - 90 * DAY, day)
        yield PositionWish(f"pw{at:03}", _who(at), day, 1800, "", day, "Ola", WishAnswer.NO, day)
        yield PartTimePosition(f"pt{at:03}", f"Helg {at}", day, 600, 2130, "To helger", day, "Ola", "enig")
        yield PositionOffer(f"po{at:03}", f"pt{at:03}", _who(at), day, OfferAnswer.NO, day)
        yield Notice(f"no{at:03}", _left(at, years), NoticeBy.ASSISTANT, day - 90 * DAY, day - 30 * DAY, True)
    for at, day in _back(100, years):
        start = _minute(day, 420)
        yield Offer(
            f"of{at:04}", f"gone{at}", start, start + 480, _who(at), _stamp(day), OfferMeans.CALL,
            tuple(OfferAnswer)[1 + at % 3], _stamp(day),
        )  # fmt: skip
    for at, day in _back(8, years):
        first = day - 42 * DAY
        yield RotaPlan(f"pl{at:03}", first, day, first - 20 * DAY, "Ola", first - 18 * DAY, 1)
        for n in range(PEOPLE):
            yield ToldPlan(f"tp{at:03}-{n:02}", f"pl{at:03}", 1, _who(n), _stamp(first - 18 * DAY))


def _left(at: int, years: int) -> str:
    """Return one of those who have left, of whom ten years have ten times as many."""
    return f"left{at % (18 * years):03}"


def vedtak(years: int) -> Iterator[Any]:
    """Yield a vedtak a year, the newest of them in force."""
    for at in range(years):
        last = None if not at else MONDAY - timedelta(days=30 + (at - 1) * YEAR + 1)
        first = date(2015, 1, 1) if at == years - 1 else MONDAY - timedelta(days=30 + at * YEAR)
        review = first + 400 * DAY if at else MONDAY + 300 * DAY
        yield Vedtak(f"v{at:02}", first, 100 * 60, last, decided_on=first, next_review=review)


def control(years: int) -> Iterator[Any]:
    """Yield risks with what was done about them, goals, equipment and substances, and the eight points."""
    for at, day in _back(8, years):
        yield Risk(
            f"ri{at:03}", f"Fare {at}", 1 + at % 5, 1 + at // 5 % 5, day, "Hast", "Assistenten", "Heis", 1, 2,
            MONDAY + timedelta(days=30 + at % YEAR),
        )  # fmt: skip
        done = day + 20 * DAY
        yield Remedy(f"rr{at:03}", f"Mot fare {at}", day, "Ola", done, done, "risk", f"ri{at:03}")
    for at, day in _back(3, years):
        yield Goal(f"go{at:03}", day.year, f"Mål {at}", "I rundene", day)
    for at, day in _back(12, years):
        kind = tuple(EquipmentKind)[at % len(EquipmentKind)]
        coming = MONDAY + timedelta(days=20 + at % 340)
        yield Equipment(f"eq{at:03}", f"Ting {at}", kind, "Boden", "Perm 1", 12, day, coming)
    for point in Point:
        yield ControlPoint(point.value, "Slik gjør vi det.", "Perm 2", MONDAY - 30 * DAY)


def notebook(years: int) -> Iterator[Any]:
    """Yield what was seen of needs, evaluations, the handover book, and who led meanwhile."""
    for at, day in _back(50, years):
        area = ("morgen", "natt", "ute", "mat")[at % 4]
        yield NeedNote(f"nn{at:04}", day, tuple(Voice)[at % 3], f"Trengte to {at}", area, "Kari", 30)
    for at, day in _back(1, years):
        yield Evaluation(f"ev{at:02}", day, 5, 4, 5, 4, 4, 5, "Et godt år")
    for at in range(10 * years):
        part = tuple(BookPart)[at % len(BookPart)]
        yield HandoverEntry(
            f"he{at:03}", part, f"Oppslag {at}", "Slik er det gjort.", "000 00 401", position=at, months=12,
            verified_on=MONDAY - timedelta(days=10 + at % 300), verified_by="Kari",
        )  # fmt: skip
    for at, day in _back(2, years):
        yield Deputy(f"dy{at:02}", "Nils Nestleder", day - 20 * DAY, day - DAY, "000", ("Bytte vakter",), ())


def recruitment(years: int) -> Iterator[Any]:
    """Yield a vacancy a year with eight who applied; the newest is still open."""
    for at, day in _back(1, years):
        filled = day + 60 * DAY if at else None
        closes = day + 21 * DAY
        yield Vacancy(f"va{at:02}", f"Assistent {at}", day, "", LANGUAGE, closes, "Vi søker deg", filled)
        for n in range(8):
            state = CandidateState.DECLINED if at else CandidateState.INTERVIEW
            referee = Referee("Ola", "leder", "000", str(day), "Anbefalt")
            yield Candidate(
                f"ca{at:02}-{n}", f"va{at:02}", f"Søker {at}-{n}", "000", "", state, day, day, "Rolig",
                (referee,),
            )  # fmt: skip


def person_papers(years: int) -> Iterator[Any]:
    """Yield the papers and lists of those at work, and those of all who have left by then."""
    here = [(_who(at), date(2015, 1, 1)) for at in range(PEOPLE)]
    gone = [(f"left{at:03}", BEGAN + timedelta(days=at * 17)) for at in range(LEFT * years // YEARS)]
    passages = {
        Passage.STARTING: next(each for each in checklists.templates(LANGUAGE) if each.id == "new").lines,
        Passage.LEAVING: next(each for each in checklists.templates(LANGUAGE) if each.id == "leaving").lines,
    }
    for who, start in (*here, *gone):
        left = who.startswith("left")
        # The contracts of those who have left are there already.
        for kind in SIGNED if left else (*SIGNED, PaperKind.CONTRACT):
            yield PersonPaper(f"pp{who}-{kind.value}", who, kind, signed_on=start, start=start)
        for passage in Passage if left else (Passage.STARTING,):
            day = start if passage is Passage.STARTING else start + 300 * DAY
            points = tuple(PassagePoint("", text, str(day), "Kari") for text in passages[passage])
            yield PersonChecklist(f"pc{who}-{passage.value}", who, passage, day, points)
    for at, day in _back(1, years):
        points = (PassagePoint("", "Løft", str(day), "Kari"),)
        yield PregnancyPlan(f"pr{at:02}", _who(at), day - 200 * DAY, day - 10 * DAY, day - 60 * DAY, points)
        yield Transfer(f"tf{at:02}", day - 30 * DAY, "Før AS", "Nå AS", points, day, day, day)


def versions(store: Store, years: int) -> Iterator[Any]:
    """Yield a signed version a year of the trepartsavtale and of three stillingsbeskrivelser."""
    held = trepartsavtale.new_from_template(store, LANGUAGE)
    signed = tuple(Member(each.party, each.name or "Nes", "Bo", "Eli", "2026-01-01") for each in held.members)
    for at, day in _back(1, years):
        key, last = f"ta{at:02}", day + YEAR * DAY
        yield replace(
            held, id=key, document="ta", version=years - at, state=TrepartState.SIGNED, members=signed,
            starts_on=day, ends_on=last, evaluate_on=(day if at else MONDAY) + 100 * DAY, evaluated_on=day,
            sent_on=day, sha256="ab" * 32,
        )  # fmt: skip
        for n in range(2):
            yield TrepartEvent(f"te{at:02}-{n}", key, TrepartEventKind.EVALUATION, day, note="Enige")
    trepartsavtale.remove(store, held.id)
    for n in range(3):
        paper = papers.new_from_template(store, LANGUAGE, role=f"rolle {n}" if n else "")
        for at, day in _back(1, years):
            yield replace(
                paper, id=f"sb{n}-{at:02}", document=f"sb{n}", version=years - at, valid_from=day,
                state=DocumentState.APPROVED, next_review=day + YEAR * DAY,
            )  # fmt: skip
        papers.remove(store, paper.id)


def tasks(years: int) -> Iterator[Any]:
    """Yield the year wheel of each year, done but for what is to come."""
    for year in range(MONDAY.year - years + 1, MONDAY.year + 1):
        for each in year_tasks.templates(LANGUAGE):
            made = YearTask(new_id(), year, each.month, each.title, 0, each.note, each.key, each.page)
            yield replace(made, done_on=date(year, each.month, 1)) if made.due < MONDAY else made


def sheets(store: Store, years: int) -> Iterator[Any]:
    """Yield a sealed timesheet a month for each at work, as many lines on it as one of last month has."""
    span = timesheets.period_before(store, timesheets.period_of(store, MONDAY))
    facts = timesheets.all_facts(store, span)
    for _month in range(12 * years):
        for each in facts:
            snapshot = write_snapshot(replace(each, span=span))
            events = (TimesheetEvent(_stamp(span.first), "sealed", "Kari"),)
            last = span.last
            assert last is not None
            yield Timesheet(
                f"{each.assistant}:{span.first}", each.assistant, span.first, last, TimesheetState.SEALED, 1,
                "", events, snapshot, digest(snapshot),
            )  # fmt: skip
        span = timesheets.period_before(store, span)


def everything(store: Store, years: int) -> list[Any]:
    """Return all of these; what is begun from a template is begun in the store, and taken out again."""
    return [
        *absences(years), *gatherings(store, years), *agreements(years), *vedtak(years), *control(years),
        *notebook(years), *recruitment(years), *person_papers(years), *tasks(years), *sheets(store, years),
        *versions(store, years),
    ]  # fmt: skip
