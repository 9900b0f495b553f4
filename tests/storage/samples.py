"""One full record of each kind, no field left at its default, so that a forgotten column is seen."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from bpa_desk.domain.absence import Absence, Wish, WishKind
from bpa_desk.domain.absence_terms import AbsenceTerms, AbsenceYear
from bpa_desk.domain.agreement import Agreement
from bpa_desk.domain.arrangement import Arrangement, ArrangementKind
from bpa_desk.domain.assistant import Assistant, Contact, Employment, EmploymentKind, HoursClass, NextOfKin
from bpa_desk.domain.attachment import Attachment
from bpa_desk.domain.avvik import Avvik, AvvikType, Told
from bpa_desk.domain.candidate import Candidate, CandidateState, Referee, Vacancy
from bpa_desk.domain.choice import Choice
from bpa_desk.domain.elsewhere import Elsewhere
from bpa_desk.domain.evaluation import Evaluation
from bpa_desk.domain.follow_up import FollowUp, FollowUpKind
from bpa_desk.domain.handover import BookPart, Deputy, HandoverEntry
from bpa_desk.domain.hms_round import Checklist, Round, RoundLine, RoundState
from bpa_desk.domain.internal_control import (
    Caller,
    ControlPoint,
    EmergencyCard,
    Equipment,
    EquipmentKind,
    Goal,
)
from bpa_desk.domain.measure import MeasureChange
from bpa_desk.domain.meeting import AgreedPoint, Meeting, MeetingKind, Reading, Talk, Topic
from bpa_desk.domain.need import Need
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.notice import Notice, NoticeBy
from bpa_desk.domain.offer import Offer, OfferAnswer, OfferMeans
from bpa_desk.domain.ordning import EmployerModel, Ordning, SundayMode
from bpa_desk.domain.own_template import OwnTemplate
from bpa_desk.domain.pay.own import OwnTariff
from bpa_desk.domain.person_checklist import Passage, PassagePoint, PersonChecklist
from bpa_desk.domain.person_paper import ContractPoint, PaperKind, PersonPaper
from bpa_desk.domain.plan import RotaPlan, ToldPlan
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.domain.privacy.retention import RetentionChoice
from bpa_desk.domain.readings import Readings
from bpa_desk.domain.remedy import Remedy
from bpa_desk.domain.responsibility import Task
from bpa_desk.domain.risk import Risk
from bpa_desk.domain.shift import Break, Shift, ShiftKind, ShiftStatus, ShiftType
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Section, Stillingsbeskrivelse
from bpa_desk.domain.time import Period, zone
from bpa_desk.domain.timesheet_record import Timesheet, TimesheetEvent, TimesheetState
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.transfer import Transfer
from bpa_desk.domain.trepartsavtale import (
    Member,
    TrepartEvent,
    TrepartEventKind,
    Trepartsavtale,
    TrepartState,
)
from bpa_desk.domain.turnus import Turnus, TurnusLine, TurnusPhase
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.domain.year_wheel import YearTask

OSLO = zone("Europe/Oslo")
FIRST, LAST = date(2026, 10, 1), date(2027, 3, 31)
NIGHT = OSLO.parse("2026-10-24T22:00")
MORNING = OSLO.parse("2026-10-25T08:00")

# Parents first: the order they can be written in.
FIRST_KINDS: tuple[Any, ...] = (
    Ordning(
        "o", "Nes", "Åse Čáhci", ("Bjørn",), EmployerModel.EGET_SELSKAP, "Nes AS", "post@nes.example",
        "555", "999999999", "Nes kommune", "Storgata 1", "Europe/Oslo", 360, 7, False,
        SundayMode.KALENDERDOGN, 21, 7, Readings(False, 45, False, 5, 12, 5, 2, 3, 120, 6, 4),
    ),
    Assistant(
        "kari", "Kari Ødegård", 3, "17", date(1990, 2, 28), (Contact("phone", "555", "mobil"),),
        (NextOfKin("Ola", "bror", "556"),), ("medisin", "løft"), ("nb", "se"), 26 * 60, True, False, True,
        "Trives best om kvelden.\n“Sitat”", True,
    ),
    Assistant("ola", "Ola"),
    Employment(
        "e", "kari", FIRST, LAST, EmploymentKind.MIDLERTIDIG, "vikariat", "Ola", "Nes kommune", 2100,
        HoursClass.T38B, 2130, "KS", date(2015, 1, 1),
    ),
    Vedtak("v", FIRST, 5940, LAST, VedtakUnit.YEAR, "Nes", FIRST, LAST, "etter klage"),
    Need("n", FIRST, 420, 360, LAST, (1, 3, 7), 2, ("medisin",), "alltid to"),
    ShiftType(
        "t", "HN", "Hvilende natt", ShiftKind.RESTING, 1320, 1920, ((1380, 1800),), 4, ("medisin",), True
    ),
    Turnus("u", "Høst", 6, FIRST, FIRST, LAST, (TurnusPhase("kari", 2),), "prøves"),
    TurnusLine(
        "l", "u", 5, 6, 1320, 1920, "kari", ShiftKind.RESTING, "t", ((1380, 1800),), ("medisin",), "uke 6"
    ),
    Shift(
        "s", NIGHT, MORNING, "kari", ShiftKind.RESTING, "t",
        (Period(OSLO.parse("2026-10-24T23:00"), OSLO.parse("2026-10-25T02:30+01:00")),),
        (Period(OSLO.parse("2026-10-25T02:15+02:00"), OSLO.parse("2026-10-25T02:15+01:00")),),
        (Break(MORNING - 60, MORNING - 30, True),),
        ShiftStatus.WORKED, "training", ("medisin",), True, "notat", "ingen andre kunne",
        Period(NIGHT - 15, MORNING + 15), "u", "l", True, "sa ja 20.10.",
    ),
    RotaPlan("p", FIRST, LAST, FIRST, "tillitsvalgt", FIRST, 3, "sendt"),
    Agreement(
        "a", "10-5-2", FIRST, LAST, ("kari",), {"day_hours": 12.5, "week_hours": 48}, "Nes og Fagforbundet",
        FIRST, "perm 3", "ut året",
    ),
    Absence("b", "kari", NIGHT, MORNING, "gradert", 60, "til fredag", FIRST, FIRST, LAST, 840),
    Wish("w", "kari", NIGHT, MORNING, WishKind.CANNOT),
    Timesheet(
        "h", "kari", FIRST, LAST, TimesheetState.SEALED, 2, "ferdig",
        (TimesheetEvent("2026-11-01T10:00:00+00:00", "sealed", "Åse", "månedsslutt"),),
        '{"sum":1}', "ab" * 32,
    ),
    Stillingsbeskrivelse(
        "d", "doc", 2, "Assistent", "nn", DocumentState.APPROVED, "kari",
        (Section("tasks", "Oppgåver", "Kva du gjer", ("handle", "køyre")),), ("medisin",), ("førarkort",),
        "vedlegg", FIRST, LAST, "2026-11-01T10:00:00+00:00",
    ),
)

# What each step after the first brought: records of new kinds, and new fields of older kinds.
ABSENCES = 5
"""The step that brought follow-up and holiday."""
KINDS_SINCE: dict[int, tuple[Any, ...]] = {
    2: (Attachment("at", "agreement", "a", "side 1.png", "image/png", 70, "cd" * 32, FIRST, "skannet"),),
    3: (
        Offer(
            "f", "s", NIGHT, MORNING, "kari", "2026-10-23T08:00Z", OfferMeans.CALL, OfferAnswer.YES,
            "2026-10-23T08:10Z", "vikar for Ola", "ringer igjen",
        ),
        ToldPlan(
            "g", "p", 3, "kari", "2026-10-23T08:00Z", ("s", "x"),
            (Period(NIGHT, MORNING), Period(OSLO.parse("2026-10-25T02:30+01:00"), MORNING)),
        ),
    ),
    4: (
        Elsewhere("k", "kari", NIGHT, MORNING, True, "natt på hytta"),
        Arrangement("r", "kari", ArrangementKind.OWN_DAYS, FIRST, LAST, ("2026-12-01",), "muntlig"),
        MeasureChange("m", "2026-11-01T10:00:00+00:00", "day_start", "0", "360", "som leverandøren"),
    ),
    ABSENCES: (
        FollowUp("fu", "kari", FollowUpKind.PLAN, FIRST, "Åse", "skrevet sammen", "Åse og Kari", True),
        AbsenceTerms("absence", 8, 24, 5, 6),
        AbsenceYear("y", "kari", 2026, -3, 6, 20, FIRST, LAST, 15, "avtalt i mars"),
    ),
    6: (OwnTariff("ta", '{"edition":[{"valid_from":"2026-01-01"}],"name":"Vår avtale"}'),),
    7: (
        Checklist("own", "Egen runde", 6, ("Er døra hel?", "Er lyset godt?"), "hver vår"),
        Round(
            "hr", "own", "Egen runde", 6, FIRST, (RoundLine("Er døra hel?", "no", "henger"),),
            ("Åse", "Kari"), RoundState.SIGNED, FIRST, "kaldt",
        ),
        Remedy("rm", "Bytt hengsel", FIRST, "Kari", LAST, LAST, "hms_round", "hr", "0", "bestilt"),
    ),
    8: (
        Course(
            "co", "Sondeernæring", CourseKind.HEALTH, 12, True, LAST, 90, "For måltid", ("Hygiene",), True
        ),
        Training(
            "tr", "kari", "co", TrainingState.CONFIRMED, FIRST, "Siri Sykepleier", 90, False, FIRST, LAST,
            "bare om dagen", "vist to ganger",
        ),
    ),
    9: (
        Trepartsavtale(
            "ta3", "trdoc", 2, "Trepartsavtale", "nn", TrepartState.SIGNED,
            (Member("kommune", "Nes kommune", "Bo", "Eli", "2026-10-02"),),
            (Section("matrix", "Ansvar", "Kven gjer kva", ("punkt",)),),
            (Task("plan", "Arbeidsplan", ("", "A", "U", "M", "I"), "employer", "§ 10-3", True, "alone"),),
            FIRST, 2100, VedtakUnit.YEAR, LAST, FIRST, LAST, 6, FIRST, 18, FIRST, FIRST, LAST, "ef" * 32,
            "2026-11-01T10:00:00+00:00",
        ),
    ),
    10: (
        PersonPaper(
            "pp", "kari", PaperKind.CONTRACT, "Fast stilling", FIRST, FIRST, FIRST, LAST, "Åse",
            (ContractPoint("a", "written"), ContractPoint("k", "referred")), LAST, "to eksemplarer",
        ),
        PersonChecklist(
            "pc", "kari", Passage.STARTING, FIRST,
            (PassagePoint("new.3", "Arbeidsavtale", "2026-10-01", "Åse", True, "sendt"),),
        ),
        Vacancy(
            "va", "Assistent på kveld", FIRST, "doc", "nn", LAST, "Vi søkjer deg", LAST, "også sommar",
        ),
        Candidate(
            "ca", "va", "Kari Ødegård", "555", "kari@example.org", CandidateState.HIRED, FIRST, FIRST,
            "rolig og tydelig", (Referee("Ola", "tidligere leder", "556", "2026-10-02", "varmt anbefalt"),),
            LAST, "gikk fint", "kari", "kan begynne straks", (Topic("Hvorfor vil du?", "liker folk"),),
            600, 240, True,
        ),
    ),
    11: (
        YearTask("yt", 2026, 10, "Vernerunde", 20, "begge etasjer", "safety-round", "hms", FIRST),
        NeedNote("nn", FIRST, Voice.OBSERVATION, "Trenger to om morgenen", "morgen", "Kari", 210),
        Evaluation("ev", FIRST, 5, 4, 6, 3, 2, 1, "et godt år"),
    ),
    12: (
        Avvik(
            "av", AvvikType.HOURS, FIRST, "Vakta ble for lang", LAST, 1290, "hjemme", "Kari", "ringte",
            "ingen avløser", "Åse", LAST, True, True, (Told("police", "2026-11-01T10:00Z", "telefon"),),
            "snakket sammen", LAST, "hms_round", "hr", "1",
        ),
        Risk("ri", "Løft alene", 3, 4, FIRST, "hast", "assistenten", "heis", 1, 2, LAST, "trang gang"),
        ControlPoint("goals", "Står i årsplanen", "perm 2", FIRST),
        Goal("go", 2026, "Ingen løfter alene", "i rundene", LAST),
        Equipment("eq", "Takheis", EquipmentKind.LIFT, "soverom", "perm 1", 12, FIRST, LAST, "to seil"),
        EmergencyCard(
            "emergency", "Storgata 1", "postkassene", "nøkkelboks", (Caller("lege", "Eva", "555"),), "B"
        ),
    ),
    13: (RetentionChoice("plan", 48, "avtalt med tillitsvalgt"),),
    14: (
        PositionWish(
            "pw", "kari", FIRST, 1800, "ikke helg", FIRST, "tillitsvalgt", WishAnswer.PARTLY, LAST, "fra mars"
        ),
        PartTimePosition(
            "pt", "Helgestilling", LAST, 600, 2130, "Behovet er to helger i måneden.", FIRST, "tillitsvalgt",
            "enig", "kari", "perm 4",
        ),
        PositionOffer("po", "pt", "kari", FIRST, OfferAnswer.NO, LAST, "har annen jobb"),
    ),
    15: (Choice("pay.choices", '{"money": true}'),),
    16: (
        Transfer(
            "tf", LAST, "Nes AS", "Ny AS",
            (PassagePoint("change.4", "Tariff", "2026-10-02", "Åse", False, "x"),),
            FIRST, LAST, FIRST, "avtalt muntlig",
        ),
    ),
    17: (
        Talk(
            "tk", "kari", FIRST, (Topic("Trivsel", "godt"),),
            (AgreedPoint("Kurs i løfting", "Åse", "2026-12-01", "2026-11-20"),), "rolig samtale", FIRST, LAST,
        ),
        Meeting(
            "mt", MeetingKind.NETWORK, "Ansvarsgruppe", FIRST, ("Kari", "Åse"), (Topic("Plan", "drøftet"),),
            (AgreedPoint("Ny dato", "Kari", "2026-12-01", "2026-11-20"),), (Reading("Kari", "2026-10-03"),),
            "kort møte",
        ),
    ),
    18: (
        HandoverEntry(
            "he", BookPart.KEYS, "Nøkler", "Hos naboen", "555", "bare om natta", 2, 12, "keys", FIRST, "Åse"
        ),
        Deputy("dy", "Bjørn", FIRST, LAST, "555", ("Bytte vakter",), ("Ansette",), FIRST, "på sykehus"),
    ),
    19: (
        Notice(
            "no", "kari", NoticeBy.EMPLOYER, FIRST, LAST, True, True, FIRST, "skrevet av Nes AS",
        ),
        PregnancyPlan(
            "pr", "kari", FIRST, LAST, LAST,
            (PassagePoint("pregnancy.0", "Løft", "2026-10-02", "Åse", False, "x"),), "lest av begge",
        ),
        TrepartEvent("te", "ta3", TrepartEventKind.EVALUATION, FIRST, "kommune", "enige om mer opplæring"),
        OwnTemplate("guide.talk", "Vår samtale", (Section("topics", "", "", ("Trivsel", "Ferie")),)),
    ),
}
FIELDS_SINCE: dict[int, dict[type, tuple[str, ...]]] = {
    4: {Ordning: ("readings",), Shift: ("consent",)},
    ABSENCES: {Absence: ("documented_on", "reported_on", "told_on", "presence")},
    19: {Candidate: ("answers", "trial_from", "trial_minutes", "trial_paid")},
}

RECORDS: tuple[Any, ...] = sum((kinds for _, kinds in sorted(KINDS_SINCE.items())), FIRST_KINDS)


def held_by(schema: int) -> tuple[Any, ...]:
    """Return the records as a file of that schema holds them: no later kinds, later fields as they begin."""
    late = {type(each) for step, kinds in KINDS_SINCE.items() if step > schema for each in kinds}
    return tuple(_without_late_fields(each, schema) for each in RECORDS if type(each) not in late)


def _without_late_fields(record: Any, schema: int) -> Any:
    kind = type(record)
    late = {name for step, kinds in FIELDS_SINCE.items() if step > schema for name in kinds.get(kind, ())}
    defaults = {each.name: each.default for each in dataclasses.fields(record) if each.name in late}
    return dataclasses.replace(record, **defaults)
