"""Training on paper: the matrix for the employer, the course record of a person, and a certificate."""

from __future__ import annotations

from collections.abc import Iterable

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Grid,
    Heading,
    Orientation,
    Paragraph,
    Size,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.training import LEADER, REFUSED, Course, CourseKind, Training
from bpa_desk.domain.training_paper import CertificateFacts, Frame, MatrixFacts, RecordFacts
from bpa_desk.domain.training_standing import Stand, Standing
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table, decimal_hours
from bpa_desk.export.training_words import (
    cell_day,
    hours_words,
    kind_word,
    reasons,
    stand_word,
    validity,
)
from bpa_desk.language import Language

AT_ONCE = 6
"""How many courses stand side by side on a landscape sheet."""
MANY = 12
"""More people than this stand on one sheet only in small type."""
_LOUD = frozenset({Stand.MISSING, Stand.EXPIRED})


def matrix_paper(facts: MatrixFacts, language: Language) -> Paper:
    """Return everybody against every course, a few courses at a time, and what is lacking."""
    text = language.text
    title = text("Training: who has what")
    blocks: list[Block] = [Heading(1, title), _about(facts.frame, language)]
    if not facts.courses:
        blocks.append(Paragraph(text("No training is written yet.")))
    # As many on each sheet: a part with one course left over would look like another table.
    parts = -(-len(facts.courses) // AT_ONCE)
    for part in range(parts):
        blocks.append(_part(facts, _share(facts.courses, part, parts), language))
    blocks.append(_lacking(facts, language))
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0, sha256=fingerprint(facts),
        orientation=Orientation.LANDSCAPE,
    )  # fmt: skip
    name = (language.context("file name", "training"), facts.frame.day.isoformat())
    return Paper(name, document, _rows(facts, language), front=_across(facts, language))


def _share(courses: tuple[Course, ...], part: int, parts: int) -> tuple[Course, ...]:
    first, last = (-(-len(courses) * at // parts) for at in (part, part + 1))
    return courses[first:last]


def record_paper(facts: RecordFacts, language: Language) -> Paper:
    """Return what one person is trained in and needs, and every training she has had."""
    text = language.text
    title = text("Course record")
    head = f"{title}, {facts.name}"
    blocks: list[Block] = [
        Heading(1, head), _about(facts.frame, language), _standings(facts.standings, language),
        _history(facts.trainings, language),
    ]  # fmt: skip
    document = frame.paper(
        language, title, tuple(blocks), head=head, state="", version=0, sha256=fingerprint(facts)
    )
    name = (language.context("file name", "course-record"), facts.number)
    columns = (
        text("Course"), text("Status"), text("Date"), text("By whom"), text("Hours"), text("Paid"),
        text("Valid until"), text("Reason"), text("Note"),
    )  # fmt: skip
    rows = tuple(
        (
            course.name, stand_word(each.state, language), each.day, each.by, decimal_hours(each.minutes),
            _paid(each, language), each.until(course) if each.counts(course) else None,
            each.reason, each.note,
        )
        for each, course in facts.trainings
    )  # fmt: skip
    return Paper(name, document, Table(title, columns, rows))


def certificate_paper(facts: CertificateFacts, language: Language) -> Paper:
    """Return the certificate (kursbevis) of one training, with lines to sign on."""
    text, held, course = language.text, facts.training, facts.course
    health = course.kind is CourseKind.HEALTH
    title = text("Delegation of helsehjelp") if health else text("Certificate of training")
    rows = [
        (text("Name"), facts.name),
        (text("Course"), course.name),
        (text("Given on"), language.date_year(held.day)),
        (text("By whom"), held.by),
        (text("Hours"), language.hours(held.minutes) if held.minutes else ""),
        (text("Valid until"), _until(held, course, language)),
    ]
    blocks: list[Block] = [
        Heading(1, title), Facts(tuple(row for row in rows if row[1])), _about(facts.frame, language)
    ]  # fmt: skip
    if course.purpose:
        blocks.append(Paragraph(course.purpose))
    if course.topics:
        blocks += [Heading(2, text("What was gone through")), Bullets(course.topics)]
    if health:
        told = text(
            "The delegation is personal, for this task and this user only, and cannot be passed on. "
            "The assistant may say no."
        )
        blocks.append(Paragraph(told))
    if held.note:
        blocks.append(Paragraph(held.note))
    giver = (text("Health worker who delegates") if health else text("Given by"), held.by)
    leads = _leads(held.person, facts.frame, language)
    # A leader who gave it, or whose own it is, signs once.
    first = () if held.by == facts.frame.leader else (giver,)
    last = () if leads and facts.name == facts.frame.leader else (
        (text("Arbeidsleder"), facts.frame.leader),
    )  # fmt: skip
    people = (*first, (leads or text("Assistant"), facts.name), *last)
    blocks += [Heading(2, text("Signatures")), frame.to_sign(language, *people)]
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {facts.name}",
        state=stand_word(held.state, language), version=0, sha256=fingerprint(facts),
    )  # fmt: skip
    name = (language.context("file name", "certificate"), facts.number, held.day.isoformat(), held.id[:4])
    return Paper(name, document)


def training_papers(
    matrix: MatrixFacts, records: Iterable[RecordFacts], language: Language
) -> list[Paper]:
    """Return the matrix and then the course record of each."""
    return [matrix_paper(matrix, language), *(record_paper(each, language) for each in records)]


def person_papers(
    record: RecordFacts, certificates: Iterable[CertificateFacts], language: Language
) -> list[Paper]:
    """Return one person's course record and certificates."""
    return [record_paper(record, language), *(certificate_paper(each, language) for each in certificates)]


def _about(about: Frame, language: Language) -> Facts:
    text = language.text
    rows = (
        (text("Ordning"), about.ordning),
        (text("Employer"), about.employer),
        (text("Arbeidsleder"), about.leader),
        (text("As of"), language.date_year(about.day)),
    )
    return Facts(tuple(row for row in rows if row[1]), columns=2)


def _part(facts: MatrixFacts, courses: tuple[Course, ...], language: Language) -> Grid:
    held = {(each.assistant, each.course.id): each for each in facts.cells}
    columns = (
        Column(language.text("Name"), share=1.4),
        *(Column(each.name, share=1, note=validity(each.months, language)) for each in courses),
    )
    rows = tuple(
        (
            Cell(name, strong=True, note=_leads(who, facts.frame, language)),
            *(_cell(held[who, course.id], language) for course in courses),
        )
        for who, name in facts.people
    )
    names = language.list(each.name for each in courses)
    empty = language.text("No assistants.")
    size = Size.CLOSE if len(rows) > MANY else Size.NORMAL
    return Grid(names, columns, rows, size=size, empty=empty, together=True, show_caption=False)


def _leads(who: str, about: Frame, language: Language) -> str:
    if not who.startswith(LEADER):
        return ""
    if who.removeprefix(LEADER) == about.leader:
        return language.text("Arbeidsleder")
    return language.text("Medarbeidsleder")


def _cell(each: Standing, language: Language) -> Cell:
    return Cell(
        stand_word(each.state, language), note=cell_day(each, language), strong=each.state in _LOUD
    )


def _lacking(facts: MatrixFacts, language: Language) -> Grid:
    text, names = language.text, dict(facts.people)
    rows = tuple(
        (names[each.assistant], each.course.name, stand_word(each.state, language), reasons(each, language))
        for each in facts.cells
        if each.lacks
    )
    columns = (Column(text("Name")), Column(text("Course")), Column(text("Status")),
               Column(text("Why"), share=1))  # fmt: skip
    return Grid(text("What is lacking"), columns, rows, empty=text("Nobody lacks what is asked for."))


def _standings(standings: tuple[Standing, ...], language: Language) -> Grid:
    text = language.text
    columns = (Column(text("Course")), Column(text("Status")), Column(text("Valid until")),
               Column(text("Why"), share=1))  # fmt: skip
    rows = tuple(
        (
            Cell(each.course.name, note=kind_word(each.course.kind, language)),
            Cell(stand_word(each.state, language), strong=each.state in _LOUD),
            language.date_year(each.until) if each.until else "",
            reasons(each, language),
        )
        for each in standings
    )
    return Grid(text("As it stands"), columns, rows, empty=text("No training is written yet."))


def _history(trainings: tuple[tuple[Training, Course], ...], language: Language) -> Grid:
    text = language.text
    columns = (Column(text("Date")), Column(text("Course"), share=1), Column(text("Status")),
               Column(text("By whom"), share=1), Column(text("Hours")))  # fmt: skip
    rows = tuple(
        (
            language.date_year(each.day), Cell(course.name, note=each.reason or each.note),
            stand_word(each.state, language), each.by,
            "" if each.state in REFUSED else hours_words(each, language),
        )
        for each, course in trainings
    )  # fmt: skip
    return Grid(
        text("Every training"), columns, rows, empty=text("No training is written yet."), row_header=1
    )


def _paid(each: Training, language: Language) -> str:
    if each.state in REFUSED or not each.minutes:
        return ""
    return language.text("yes") if each.paid else language.text("no")


def _until(held: Training, course: Course, language: Language) -> str:
    last = held.until(course)
    return language.date_year(last) if last is not None else language.text("Does not run out")


def _across(facts: MatrixFacts, language: Language) -> Table:
    """Return people down and courses across, each cell the state and its day in words."""
    held = {(each.assistant, each.course.id): each for each in facts.cells}
    columns = (language.text("Name"), *(each.name for each in facts.courses))
    rows = tuple(
        (
            _name_cell(name, _leads(who, facts.frame, language)),
            *(_two_lines(held[who, course.id], language) for course in facts.courses),
        )
        for who, name in facts.people
    )
    return Table(language.text("Training: who has what"), columns, rows, heads=1)


def _name_cell(name: str, leads: str) -> str:
    return f"{name}\n{leads}" if leads else name


def _two_lines(each: Standing, language: Language) -> str:
    return "\n".join(filter(None, (stand_word(each.state, language), cell_day(each, language))))


def _rows(facts: MatrixFacts, language: Language) -> Table:
    text, names = language.text, dict(facts.people)
    columns = (
        text("Name"), text("Course"), text("Status"), text("Date"), text("By whom"), text("Hours"),
        text("Paid"), text("Valid until"), text("Reason"), text("Why"),
    )  # fmt: skip
    rows = tuple(
        (
            names[each.assistant], each.course.name, stand_word(each.state, language),
            each.row.day if each.row else None, each.row.by if each.row else "",
            decimal_hours(each.row.minutes) if each.row and each.row.minutes else None,
            _paid(each.row, language) if each.row else "", each.until,
            each.row.reason if each.row else "", reasons(each, language),
        )
        for each in facts.cells
    )  # fmt: skip
    return Table(text("Training"), columns, rows)
