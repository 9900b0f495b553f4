"""Facts of people's training, papers, positions and years, as papers are made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bpa_desk.domain.candidate import InterviewFacts, Vacancy
from bpa_desk.domain.extra_hours import ExtraHours, twelve_months
from bpa_desk.domain.meeting import Topic
from bpa_desk.domain.need_letter import HoursUsed, NeedLetterFacts
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.person_paper import ContractPoint, PaperKind, PaperState, PersonPaper
from bpa_desk.domain.person_paper_register import PaperLine, PaperRegister
from bpa_desk.domain.position import PartTimePosition, PositionOffer, PositionWish, WishAnswer
from bpa_desk.domain.position_paper import (
    ExtraHoursFacts,
    ExtraMonth,
    OfferLine,
    PartTimeFacts,
    WishLine,
)
from bpa_desk.domain.text import Message
from bpa_desk.domain.time import DateSpan
from bpa_desk.domain.training import Course, CourseKind, Training, TrainingState
from bpa_desk.domain.training_paper import CertificateFacts, Frame, MatrixFacts, RecordFacts
from bpa_desk.domain.training_standing import Reason, Requirement, Stand, Standing
from bpa_desk.domain.transfer import PackageFacts, PackageLine, Part, Transfer
from bpa_desk.domain.vedtak import Vedtak
from bpa_desk.domain.year_wheel import YearEntry, YearTask, YearWheelFacts
from tests.export.facts import at

TRAINED = Frame("Nes", "Fjord Assistanse AS", "Eva Nes", date(2026, 11, 24))
MOVING = Course("c0", "Forflytning", months=12, everyone=True, minutes=180, topics=("Løfter.", "Fall."))
TUBE = Course("c1", "Sondeernæring", CourseKind.HEALTH, 12, purpose="Mat gjennom sonde.", topics=("Vask.",))


def interview(count: int = 3, name: str = "Berit Fantasi", answered: bool = True) -> InterviewFacts:
    """Return an interview of so many questions, every other one answered; or a sheet that is blank."""
    asked = tuple(
        Topic(f"Spørsmål {at}?", f"Svar fra {name}." * (at % 2) * answered) for at in range(count)
    )
    return InterviewFacts(
        "Nes", "Eva Nes", "Assistent på kveld", name, date(2026, 11, 23) if answered else None, asked,
        ("Spør ikke om helse (aml. § 9-3).",), "Rolig." * answered,
    )  # fmt: skip


def taught(course: Course = MOVING, name: str = "Siri Sykepleier") -> Training:
    """Return a training that was given and signed in March 2026."""
    day, last = date(2026, 3, 10), date(2026, 12, 18) if course.kind is CourseKind.HEALTH else None
    return Training(
        "abcdef", "a0", course.id, TrainingState.CONFIRMED, day, name, 150, False, day, last,
        note="øvd to ganger",
    )  # fmt: skip


def matrix(count: int = 3, courses: int = 2, name: str = "Kari Eksempel") -> MatrixFacts:
    """Return so many people in so many courses: signed, lacking, declined and run out in turn."""
    held = tuple(
        replace(TUBE if at == 1 else MOVING, id=f"c{at}", name=f"{MOVING.name} {at}") for at in range(courses)
    )
    need = Requirement((Reason.EVERYONE, Reason.ROLE, Reason.SHIFT), date(2026, 12, 1))
    states = (Stand.CONFIRMED, Stand.MISSING, Stand.DECLINED, Stand.EXPIRED)
    cells = []
    for who in range(count):
        for number, course in enumerate(held):
            state = states[(who + number) % 4]
            row = None if state is Stand.MISSING else replace(taught(course), reason="vil vente")
            until = date(2027, 3, 10) if state is Stand.CONFIRMED else None
            until = date(2026, 11, 1) if state is Stand.EXPIRED else until
            cells.append(
                Standing(f"a{who}", course, state, state is Stand.CONFIRMED, row, until, None, need)
            )
    people = tuple((f"a{who}", f"{name} {who}") for who in range(count))
    return MatrixFacts(TRAINED, people, held, tuple(cells))


def course_record(count: int = 2, name: str = "Kari Eksempel") -> RecordFacts:
    """Return the course record of one person with so many courses."""
    cells = matrix(1, count).cells
    rows = [(taught(each.course), each.course) for each in cells]
    held = tuple((replace(row, paid=bool(at % 2)), course) for at, (row, course) in enumerate(rows))
    return RecordFacts(TRAINED, name, "1042", cells, held)


def certificate(course: Course = MOVING, name: str = "Kari Eksempel") -> CertificateFacts:
    """Return the certificate of a training in the course."""
    return CertificateFacts(TRAINED, name, "1042", course, taught(course))


def paper_register(count: int = 4, name: str = "Kari Eksempel") -> PaperRegister:
    """Return a register of so many lines by turns: missing, lacking points, shown, and one that ends."""
    day = date(2026, 11, 24)
    points = tuple(ContractPoint(letter, "written") for letter in "abcdefghijlnopq")
    contract = PersonPaper(
        "c", "k", PaperKind.CONTRACT, signed_on=date(2026, 11, 2), start=date(2026, 11, 9), by="Fjord AS",
        points=points,
    )  # fmt: skip
    police = PersonPaper("p", "k", PaperKind.POLICE, signed_on=date(2026, 10, 30), by="Eva Nes")
    sent, signed, end = date(2026, 1, 2), date(2026, 1, 5), date(2026, 12, 31)
    car = PersonPaper("b", "k", PaperKind.OTHER, "Avtale om hund", sent, signed, end=end)
    made = (
        PaperLine(name, PaperKind.CONFIDENTIALITY, PaperState.MISSING, None, date(2026, 11, 9)),
        PaperLine(name, contract.kind, contract.state(day), contract, None, contract.lacking),
        PaperLine(name, police.kind, police.state(day), police),
        PaperLine(name, car.kind, car.state(day), car),
    )
    lines = tuple(made[at % 4] for at in range(count))
    return PaperRegister("Nes", "Fjord Assistanse AS", "Eva Nes", day, lines)


def package(count: int = 3, name: str = "Kari Eksempel") -> PackageFacts:
    """Return so many lines of one person's, and one of the ordning's, for the new employer."""
    held = Transfer("t", date(2027, 3, 1), "Fjord Assistanse AS", "Ny Assistanse AS")
    parts = (Part.TERMS, Part.PAPERS, Part.TRAINING)
    made = tuple(
        PackageLine(name, parts[at % 3], Message("{what}, {day}", {"what": name, "day": date(2026, 1, 5)}))
        for at in range(count)
    )
    whole = (PackageLine("", Part.MEASURES, Message("{what}", {"what": "Ny lampe"})),) if count else ()
    return PackageFacts("Nes", "Eva Nes", held, date(2026, 11, 24), (name,) if count else (), made + whole)


def vacancy(text: str = "Nes søker assistent.\n\nOppgaver kan være:\n- Måltider\n- Husarbeid") -> Vacancy:
    """Return a vacancy with an advert."""
    title = "Assistent på kveld"
    return Vacancy(
        "v", title, date(2026, 11, 2), "", "nb", date(2026, 11, 20), f"{title}\n\n{text}"
    )


def year(count: int = 3, text: str = "Runde i hjemmet") -> YearWheelFacts:
    """Return a year with so many duties, the first done, one late, and two things due elsewhere."""
    entries = [
        YearEntry(
            f"t{at}", task.due, "yearwheel", title=task.title, note=task.note, page="hms",
            done_on=date(2026, 1, 20) if not at else None, task=task,
        )
        for at, task in enumerate(
            YearTask(f"t{at}", 2026, at % 12 + 1, f"{text} {at}", 15 * (at % 2), text) for at in range(count)
        )
    ]  # fmt: skip
    if count:
        ends = Message("The vedtak is to be reviewed on {day}.", {"day": date(2026, 12, 15)})
        entries.append(YearEntry("v", date(2026, 12, 15), "vedtak", text=ends, page="settings"))
        entries.append(YearEntry("x", date(2026, 3, 2), "new", text=ends, page="settings", over=True))
    entries.sort(key=lambda each: each.day)
    day = date(2026, 11, 24)
    return YearWheelFacts("Nes", "Eva Nes", 2026, day, tuple(entries), at(day, 600), 7)


def need(count: int = 3, text: str = "Stellet tar to timer.") -> NeedLetterFacts:
    """Return a letter with so many notes in the three voices, more and fewer hours and none said."""
    voices, minutes = tuple(Voice), (180, None, -90)
    notes = tuple(
        NeedNote(
            f"n{at}", date(2026, 1 + at % 11, 4), voices[at % 3], f"{text} {at}", "Morgen" * (at % 2),
            "Kari Eksempel" * (at % 2), minutes[at % 3],
        )
        for at in range(count)
    )  # fmt: skip
    held = Vedtak("v", date(2026, 1, 1), 35 * 60, next_review=date(2026, 12, 15))
    hours = HoursUsed(DateSpan(date(2026, 1, 1), date(2026, 11, 23)), 98_100, 99_000)
    day = date(2026, 11, 24)
    if not count:
        return NeedLetterFacts("Nes", "Eva Nes", "", day, None, None, ())
    return NeedLetterFacts("Nes", "Eva Nes", "Nes kommune", day, held, hours, notes)


def part_time(count: int = 2, name: str = "Kari Eksempel") -> PartTimeFacts:
    """Return a part-time position with so many part-timers who wish for more, each asked about it."""
    position = PartTimePosition(
        "p", "Annenhver helg", date(2027, 1, 4), 570, 2130, "Timene på dagtid er dekket.", date(2026, 11, 10),
        "Ola Tillitsvalgt", "Enig i at timene ikke fyller en hel stilling.",
    )  # fmt: skip
    answers, said = list(WishAnswer), list(OfferAnswer)
    wishes = tuple(
        WishLine(
            f"{name} {at}", 720, PositionWish(f"w{at}", name, date(2026, 9, 14), 1200, "ikke natt",
            answer=answers[at % 4]),
        )
        for at in range(count)
    )  # fmt: skip
    offers = tuple(
        OfferLine(
            f"{name} {at}",
            PositionOffer(
                f"o{at}", "p", name, date(2026, 11, 12), said[at % 4],
                date(2026, 11, 16) if at % 4 else None, "har nok" * (at % 2),
            ),
        )
        for at in range(count)
    )  # fmt: skip
    filled = name if count > 2 else ""
    return PartTimeFacts("Nes", "Fjord Assistanse AS", "Eva Nes", position, filled, wishes, offers)


def extra_hours(name: str = "Kari Eksempel", regular: bool = True) -> ExtraHoursFacts:
    """Return worked example 34: 40 % of 35.5 hours, 312 extra hours in ten of the twelve months."""
    minutes = (*[312 * 6] * 10, 0, 0) if regular else (*[0] * 11, 90)
    found = ExtraHours(minutes, round(14.2 * 60), round(35.5 * 60))
    months = tuple(
        ExtraMonth(first, last, each, 5 if at == 7 else 0)
        for at, ((first, last), each) in enumerate(
            zip(twelve_months(date(2026, 11, 21)), minutes, strict=True)
        )
    )
    return ExtraHoursFacts(
        "Nes", "Fjord Assistanse AS", "Eva Nes", name, "1042", date(2026, 11, 21), found, months, regular
    )
