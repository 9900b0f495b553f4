"""Invented facts for papers: a full October of one person, a rota of five weeks, a stillingsbeskrivelse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.calendar import is_holiday
from bpa_desk.domain.hms_paper import HmsFacts, RoundFacts
from bpa_desk.domain.hms_round import Change, Round, RoundLine, RoundState
from bpa_desk.domain.holiday_list import HolidayBalance, HolidayLine, HolidayListFacts
from bpa_desk.domain.ordning import Ordning
from bpa_desk.domain.pay.slices import PayTerms, slices
from bpa_desk.domain.pay.statement import Statement, statement
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.responsibility import Party, Task
from bpa_desk.domain.rota_paper import PaperAssistant, PaperGap, PaperShift, RotaPaperFacts
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Section, Stillingsbeskrivelse
from bpa_desk.domain.stillingsbeskrivelse_paper import StillingsbeskrivelseFacts
from bpa_desk.domain.time import DateSpan, Period, zone
from bpa_desk.domain.timesheet import TimesheetFacts, lines
from bpa_desk.domain.timesheet_snapshot import digest, write_snapshot
from bpa_desk.domain.trepartsavtale import Member, Trepartsavtale, TrepartState
from bpa_desk.domain.trepartsavtale_paper import TrepartFacts
from bpa_desk.domain.vedtak import VedtakUnit
from bpa_desk.domain.working_time_paper import WorkedDay, WorkedWeek, WorkingTimeFacts
from bpa_desk.services import tariffs, trepart_template

OSLO = zone()
OCTOBER = DateSpan(date(2026, 10, 1), date(2026, 10, 31))
FIVE_WEEKS = DateSpan(date(2026, 9, 28), date(2026, 11, 1))


def at(day: date, minute: int) -> int:
    """Return the instant so many minutes after midnight in Oslo."""
    return OSLO.at(day, minute)


def october_shifts() -> list[Shift]:
    """Return a month with every kind of line: nights, calls, new times, absence, a break, the long night."""
    made = []
    for number in range(31):
        day = date(2026, 10, 1) + timedelta(days=number)
        key = f"s{number:02d}"
        if day.isoweekday() in (1, 2, 4):
            made.append(Shift(key, at(day, 480), at(day, 960)))
        elif day.isoweekday() == 3:
            made.append(Shift(key, at(day, 900), at(day, 1350), kind=ShiftKind.EVENING))
        elif day.isoweekday() == 6 and number % 2:
            passive = (Period(at(day, 1380), at(day, 1860)),)
            calls = (Period(at(day, 1570), at(day, 1600)),) if number > 20 else ()
            made.append(
                Shift(key, at(day, 1320), at(day, 1920), kind=ShiftKind.RESTING, passive=passive, calls=calls)
            )
    made[0] = replace(made[0], actual=Period(made[0].start, made[0].end + 45), note="Legetime varte lenger")
    made[3] = replace(made[3], status=ShiftStatus.CANCELLED, code="egenmelding")
    made[5] = replace(made[5], status=ShiftStatus.CANCELLED, code="user_away", note="Innlagt")
    made[6] = replace(made[6], breaks=(Break(made[6].start + 240, made[6].start + 270, True),))
    training = date(2026, 10, 23)
    made.append(
        Shift("t1", at(training, 540), at(training, 720), kind=ShiftKind.TRAINING, note="Forflytning")
    )
    standby = date(2026, 10, 30)
    made.append(Shift("b1", at(standby, 960), at(standby, 1920), kind=ShiftKind.STANDBY))
    return made


def paid(shifts: Iterable[Shift], money: bool = False, tariff: str = "Virke BPA") -> Statement:
    """Return what the shifts can be paid as in October by the tariff, at 35 hours a week."""
    terms = PayTerms(tariffs.named(tariff), "T38c", 2100, years=3)
    return statement(slices(shifts, lambda _day: terms, OSLO), lambda _day: terms, OCTOBER, money=money)


def october(
    name: str = "Kari Eksempel", comment: str = "", count: int | None = None, money: bool = False
) -> TimesheetFacts:
    """Return an approved timesheet with the first ``count`` of the month's shifts, all if None."""
    shifts = october_shifts() if count is None else october_shifts()[:count]
    facts = TimesheetFacts(
        ordning="Nes",
        employer="Fjord Assistanse AS",
        leader="Eva Nes",
        span=OCTOBER,
        timezone="Europe/Oslo",
        assistant="a1",
        name=name,
        employee_number="1042",
        position=2100,
        full_time=2130,
        lines=lines(shifts, OCTOBER, OSLO, is_holiday),
        state="approved",
        version=2,
        comment=comment,
        approved_by="Eva Nes",
        approved_at="2026-11-02T18:30Z",
        pay=paid(shifts, money),
    )
    return replace(facts, sha256=digest(write_snapshot(facts)))


def opened_again() -> TimesheetFacts:
    """Return the second version of a short timesheet, with why the first was opened again."""
    why = "Vakta 7. okt. var ført <feil>."
    first = october(count=3)
    return replace(
        first, reopened_at="2026-11-04T09:00Z", reopened_by="Eva Nes", reopened_why=why
    )


def long_month(count: int, text: str = "Byttet med Ola på kort varsel, ringte kl. 07") -> TimesheetFacts:
    """Return a draft with so many shifts, two a day, each with a comment."""
    made = []
    for number in range(count):
        day = date(2026, 10, 1) + timedelta(days=number // 2 % 31)
        start = 480 if number % 2 == 0 else 1020
        made.append(Shift(f"x{number:03d}", at(day, start), at(day, start + 300), note=text))
    sheet = lines(made, OCTOBER, OSLO, is_holiday)
    pay = paid(made, tariff="Plain hours")
    facts = replace(october(), lines=sheet, state="draft", approved_at="", pay=pay)
    return replace(facts, sha256=digest(write_snapshot(facts)))


def overview(
    name: str = "Kari Eksempel", weeks: int = 5, last: date = date(2026, 10, 31)
) -> WorkingTimeFacts:
    """Return an overview of working time from 28 September, with overtime, nights, Sundays and standby."""
    made = []
    for number in range(weeks):
        first = FIVE_WEEKS.first + timedelta(weeks=number)
        days = []
        for offset in (0, 1, 3, 6):
            day = first + timedelta(days=offset)
            start = 1320 if offset == 3 else 480
            long = 90 if offset == 0 and number == 1 else 0
            night = 480 if offset == 3 else 0
            days.append(
                WorkedDay(
                    day,
                    (Period(at(day, start), at(day, start + 480 + long)),),
                    480 + long,
                    overtime=30 if long else 0,
                    additional=60 if offset == 1 else 0,
                    night=night,
                    sunday=480 if offset == 6 else 0,
                )
            )
        made.append(WorkedWeek(first, first.isocalendar().week, tuple(days)))
    sunday = date(2026, 11, 1)
    standby = WorkedDay(sunday, (Period(at(sunday, 960), at(sunday, 1380)),), 60, standby=60)
    made.append(WorkedWeek(standby.day, 44, (standby,)))
    return WorkingTimeFacts(
        ordning="Nes",
        employer="Fjord Assistanse AS",
        leader="Eva Nes",
        span=DateSpan(FIVE_WEEKS.first, last),
        assistant="a1",
        name=name,
        until=min(last, date(2026, 11, 1)),
        employee_number="1042",
        limit=38 * 60,
        position=35 * 60,
        laws=("aml. § 10-5 (1)", "aml. § 10-8 (4)"),
        weeks=tuple(made),
        averaged=True,
        additional=300,
    )


_NAMES = ("Kari Eksempel", "Ánne Máret Prøve", "Nils-Ailo Tenkt", "Ola", "Nguyễn Thị Phương", "Wanda Żółć")


def rota(people: int = 6, note: str = "") -> RotaPaperFacts:
    """Return five weeks of plan for so many people, with an overnight shift, an open one and two gaps."""
    first = FIVE_WEEKS.first
    assistants = []
    for number in range(people):
        shifts = []
        for week in range(5):
            monday = first + timedelta(weeks=week)
            for offset in range(5):
                day = monday + timedelta(days=(number * 2 + offset + week) % 7)
                kind = (ShiftKind.DAY, ShiftKind.EVENING, ShiftKind.RESTING)[(number + week) % 3]
                start, length = {"day": (480, 450), "evening": (930, 420), "resting": (1320, 600)}[kind.value]
                passive = (Period(at(day, 1380), at(day, 1860)),) if kind is ShiftKind.RESTING else ()
                shifts.append(
                    PaperShift(
                        f"{number}-{week}-{offset}",
                        at(day, start),
                        at(day, start + length),
                        kind,
                        passive=passive,
                        note=note,
                        cancelled=number == 0 and week == 1 and offset == 2,
                    )
                )
        name = _NAMES[number % len(_NAMES)]
        shifts.sort(key=lambda shift: shift.start)
        assistants.append(
            PaperAssistant(
                f"a{number}", name, hue=number, shifts=tuple(shifts), worked=10050, agreed=10500,
                away=(date(2026, 9, 28), date(2026, 9, 29)) if number == 1 else (),
            )
        )
    gap = date(2026, 10, 14)
    return RotaPaperFacts(
        ordning="Nes",
        leader="Eva Nes",
        span=FIVE_WEEKS,
        assistants=tuple(assistants),
        open_shifts=(PaperShift("o1", at(gap, 960), at(gap, 1320), ShiftKind.EVENING),),
        gaps=(PaperGap(at(gap, 960), at(gap, 1320)), PaperGap(at(gap, 3000), at(gap, 3120), 2, ("medisin",))),
        turnus_start=date(2026, 9, 14),
        turnus_weeks=6,
        version=3,
        discussed_on=date(2026, 9, 1),
        published_on=date(2026, 9, 12),
        workplace="Storgata 1, 9730 Kárášjohka",
    )


def description(language: str = "nb", text: str = "Bistand i hverdagen.") -> StillingsbeskrivelseFacts:
    """Return an approved stillingsbeskrivelse with sections, tasks, exclusions, skills and an appendix."""
    sections = tuple(
        Section(
            f"k{number}",
            f"Del {number}",
            f"{text}\nSlik arbeidslederen ber om det.",
            ("Første oppgave", text),
        )
        for number in range(1, 9)
    )
    paper = Stillingsbeskrivelse(
        "d1",
        "d",
        2,
        "Stillingsbeskrivelse for BPA-assistent",
        language,
        DocumentState.APPROVED,
        "a1",
        sections,
        ("Pleie av andre i husstanden", text),
        ("medisin", "forflytning"),
        f"Epilepsi. {text}",
        date(2026, 1, 1),
        date(2027, 1, 1),
        "2025-12-20T10:00Z",
    )
    return StillingsbeskrivelseFacts(paper, "Nes", "Fjord Assistanse AS", "Eva Nes", "Kari Eksempel", "1042")


def derived(language: str = "nb") -> StillingsbeskrivelseFacts:
    """Return one of those in a role, built on the first: two sections differ, one name is long."""
    held = description(language)
    paper = replace(
        held.paper, id="d9", document="n", version=1, assistant=None, role="natt", appendix="", base="d1",
        title="Stillingsbeskrivelse for nattassistent",
    )  # fmt: skip
    differing = ("Stilling og turnus", "Et avsnitt med en svært lang overskrift som brytes over flere linjer")
    return replace(
        held, paper=paper, assistant_name="", number="3", base=held.paper, differing=differing
    )


def holidays(count: int = 3, name: str = "Kari Eksempel") -> HolidayListFacts:
    """Return a year's holiday list of so many people: told, agreed, and not told with shifts to solve."""
    names = (name, "Ánne Máret Prøve-Langnavn", "Ola Påhitt")[:count]
    lines = (
        HolidayLine("a0", name, Stretch(date(2026, 7, 6), date(2026, 7, 25)), told_on=date(2026, 4, 20)),
        HolidayLine(
            "a1", "Ánne Máret Prøve-Langnavn", Stretch(date(2026, 7, 27), date(2026, 8, 8)),
            agreed_on=date(2026, 3, 2), together=("Ola Påhitt",),
        ),
        HolidayLine(
            "a2", "Ola Påhitt", Stretch(date(2026, 8, 3), date(2026, 8, 3)),
            together=("Ánne Máret Prøve-Langnavn",), shifts=2, uncovered=450,
        ),
    )  # fmt: skip
    balances = tuple(
        HolidayBalance(f"a{at}", each, at, 25 + at * 6, -at, 18 - 6 * at, at, 25 - 18)
        for at, each in enumerate(names)
    )
    return HolidayListFacts("Nes", "Eva Nes", 2026, date(2026, 11, 24), balances, lines[:count])


def safety_round(count: int = 3, name: str = "Kari Eksempel") -> RoundFacts:
    """Return a signed round of so many questions, the second answered no, with measures old and new."""
    answers = ("yes", "no", "not_relevant")
    lines = tuple(
        RoundLine(f"Punkt {at}: {name}", answers[at % 3], "sjekket" * (at % 2)) for at in range(count)
    )
    held = Round(
        "r", "home", "Vernerunde i hjemmet", 6, date(2026, 10, 20), lines, ("Eva Nes", name),
        RoundState.SIGNED, date(2026, 10, 21), "Snø i trappa.",
    )  # fmt: skip
    decided, deadline = date(2026, 10, 20), date(2026, 11, 17)
    new = Remedy("m", "Sterkere lampe", decided, name, deadline, None, "hms_round", "r", "1")
    done = replace(new, id="d", what="Ny matte", done_on=date(2026, 10, 28), note="rød")
    return RoundFacts(
        "Nes", "Fjord Assistanse AS", "Eva Nes", held, (new, done), date(2026, 5, 12),
        (Change("Gulv er frie", "no", "yes"),), (replace(new, id="o", what="Fest ledningen"),),
    )  # fmt: skip


def agreement(language: str = "nb", rows: int | None = None, name: str = "Kari Eksempel") -> TrepartFacts:
    """Return a trepartsavtale from the template, partly signed; or with so many tasks and one clause."""
    here = Ordning("o", "Nes", leader=name, employer="Fjord Assistanse AS", municipality="Nes kommune")
    tasks, clauses = trepart_template.tasks(language), trepart_template.clauses(language, here)
    if rows is not None:
        tasks = tuple(Task(str(at), f"{name} {at}", ("I", "A/U", "M", "", "U")) for at in range(rows))
        clauses = (Section("own", name, f"{name}\n\n{name}", (name,)),)
    members = (
        Member(Party.KOMMUNE, "Nes kommune", "Bo Bestiller", "Stein Eksempel", "2026-05-20"),
        Member(Party.EMPLOYER, "Fjord Assistanse AS", "Rita Eksempel", "Ole Eksempel"),
        Member(Party.LEADER, name, "", "Nina Eksempel"),
        Member(Party.CO_LEADER, "Mor Eksempel"),
    )
    held = Trepartsavtale(
        "a", "a", 2, trepart_template.title(language), language, TrepartState.SENT, members, clauses, tasks,
        date(2026, 1, 5), 2400, VedtakUnit.WEEK, date(2027, 12, 31), date(2026, 6, 1), None, 3,
        date(2026, 9, 1), 12, date(2026, 5, 18),
    )  # fmt: skip
    return TrepartFacts("Nes", held)


def hms_overview(count: int = 3) -> HmsFacts:
    """Return an overview of so many rounds and the measures of them."""
    one = safety_round()
    rounds = tuple(replace(one.round, id=str(at), state=list(RoundState)[at % 3]) for at in range(count))
    return HmsFacts("Nes", "", "Eva Nes", date(2026, 11, 24), rounds, one.remedies[:1] * bool(count))
