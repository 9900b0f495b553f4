"""Internal control on paper: the eight points with goals and equipment, the risks, and the emergency card."""

from __future__ import annotations

from bpa_desk.domain.document import (
    Block,
    Cell,
    Column,
    Grid,
    Hatch,
    Heading,
    Orientation,
    Paragraph,
    Size,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.internal_control import LACKS, Equipment, EquipmentKind, Goal, Lack, PointStanding
from bpa_desk.domain.internal_control_paper import ControlFacts, EmergencyFacts, RiskFacts
from bpa_desk.domain.risk import Grade, Risk, Scale, placed
from bpa_desk.export import frame
from bpa_desk.export.hms import by_whom, remedies_grid
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language

HATCHES = {Grade.GREEN: Hatch.NONE, Grade.YELLOW: Hatch.RISING, Grade.RED: Hatch.CROSSED}
NUMBERS = ("110", "112", "113")


def grade_word(grade: Grade, language: Language) -> str:
    """Return what a place in the matrix asks for, in words."""
    return {
        Grade.GREEN: language.context("risk", "Green"),
        Grade.YELLOW: language.context("risk", "Yellow"),
        Grade.RED: language.context("risk", "Red"),
    }[grade]


def risk_words(likelihood: int, consequence: int, scale: Scale, language: Language) -> str:
    """Return a place in the matrix, ``3 × 4 = 12, Red``; a dash where nothing has been judged."""
    if not likelihood * consequence:
        return "–"
    word = grade_word(scale.grade(likelihood, consequence), language)
    return f"{likelihood} × {consequence} = {likelihood * consequence}, {word}"


def lack_words(lack: Lack, language: Language) -> str:
    """Return what a point lacks, and what would mend it."""
    return language.text(LACKS[lack])


def equipment_word(kind: EquipmentKind, language: Language) -> str:
    """Return what kind of equipment it is, in words."""
    return {
        EquipmentKind.LIFT: language.context("equipment", "Lift and moving aid"),
        EquipmentKind.ALARM: language.context("equipment", "Alarm"),
        EquipmentKind.FIRE: language.context("equipment", "Fire safety"),
        EquipmentKind.ELECTRIC: language.context("equipment", "Electric and technical"),
        EquipmentKind.CAR: language.context("equipment", "Car"),
        EquipmentKind.SUBSTANCE: language.context("equipment", "Substance"),
        EquipmentKind.OTHER: language.context("equipment", "Other"),
    }[kind]


def point_title(key: str, language: Language) -> str:
    """Return what a point of § 5 is called."""
    text = language.text
    return {
        "laws": text("The laws are at hand"),
        "skills": text("The employees know what they need"),
        "participation": text("The employees take part"),
        "goals": text("Goals"),
        "organisation": text("Responsibility, tasks and authority"),
        "risk": text("Hazards and risk assessment"),
        "avvik": text("Routine for avvik"),
        "review": text("Regular review"),
    }[key]


def control(facts: ControlFacts, language: Language) -> Paper:
    """Return the eight points as they are met here, the goals with their steps, and the equipment."""
    text = language.text
    title = text("Internal control")
    blocks: list[Block] = [
        Heading(1, title),
        frame.whose(language, facts),
        Paragraph(
            text("The eight points of internkontrollforskriften § 5. Numbers 4 to 8 must be in writing.")
        ),
        _overview(facts.points, language),
    ]
    for each in facts.points:
        blocks += [Heading(2, f"{each.point.number}. {point_title(each.id, language)}")]
        blocks += [Paragraph(each.held.text or "–")]
        if each.held.place:
            blocks.append(Paragraph(text("Also written in: {place}", place=each.held.place), Tone.SMALL))
    blocks.append(_goals(facts.goals, language))
    blocks.append(
        remedies_grid(text("Steps towards the goals"), facts.remedies, language, text("No measures."))
    )
    blocks.append(_equipment(facts.equipment, language))
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0, sha256=fingerprint(facts)
    )
    columns = (text("Number"), text("Point"), text("In writing"), text("Status"), text("How it is met"))
    rows = tuple(
        (each.point.number, point_title(each.id, language), _written(each, language),
         status_words(each, language), each.held.text)
        for each in facts.points
    )  # fmt: skip
    name = (language.context("file name", "internal-control"), facts.day.isoformat())
    return Paper(name, document, Table(title, columns, rows), more=(_equipment_rows(facts, language),))


def status_words(each: PointStanding, language: Language) -> str:
    """Return that a point is met, or everything it lacks."""
    return " ".join(lack_words(lack, language) for lack in each.lacks) or language.context("point", "Met")


def risk_paper(facts: RiskFacts, language: Language) -> Paper:
    """Return the matrix before and after the measures, and every risk with its measures."""
    text = language.text
    title = text("Risk assessment")
    scale = facts.scale
    told = text(
        "Likelihood × consequence, each from 1 to {size}. Yellow from {yellow}, red from {red}. The limits "
        "are a custom and not the law’s.", size=scale.size, yellow=scale.yellow, red=scale.red,
    )  # fmt: skip
    blocks: list[Block] = [Heading(1, title), frame.whose(language, facts), Paragraph(told)]
    blocks.append(_matrix(facts, text("As it is now"), False, language))
    if any(each.residual for each in facts.risks):
        blocks.append(_matrix(facts, text("After the measures"), True, language))
    blocks.append(_risks(facts, language))
    blocks.append(frame.to_sign(language, (text("Arbeidsleder"), facts.leader), (text("Participant"), "")))
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0, sha256=fingerprint(facts),
        orientation=Orientation.LANDSCAPE,
    )  # fmt: skip
    columns = (
        text("What can go wrong"), text("Why"), text("Who is affected"), text("Likelihood"),
        text("Consequence"), text("Product"), text("Grade"), text("What is done already"),
        text("New measures"), text("Left after the measures"), text("Look again on"),
    )  # fmt: skip
    rows = tuple(
        (each.hazard, each.cause, each.affected, each.likelihood, each.consequence, each.product,
         grade_word(scale.grade(each.likelihood, each.consequence), language), each.existing,
         "; ".join(one.what for one in facts.remedies if one.about == each.id),
         each.residual or None, each.review_on)
        for each in facts.risks
    )  # fmt: skip
    name = (language.context("file name", "risk-assessment"), facts.day.isoformat())
    return Paper(name, document, Table(title, columns, rows))


def emergency_card(facts: EmergencyFacts, language: Language) -> Paper:
    """Return the card for the wall: the emergency numbers, where one is, where to meet, whom to call."""
    text, card = language.text, facts.card
    title = text("In an emergency")
    what = (text("Fire"), text("Police"), text("Ambulance"))
    numbers = Grid(
        caption=text("Emergency numbers"),
        columns=(Column(text("Number")), Column(text("What"), share=1)),
        rows=tuple((Cell(number, strong=True), Cell(word, strong=True))
                   for number, word in zip(NUMBERS, what, strict=True)),
        size=Size.POSTER, show_caption=False,
    )  # fmt: skip
    where = (
        (text("Address"), card.address), (text("Meeting place"), card.meeting_place),
        (text("The way in"), card.way_in),
    )  # fmt: skip
    here = Grid(
        caption=text("Where we are"),
        columns=(Column(text("What")), Column(text("Where"), share=1)),
        rows=tuple((label, Cell(said or "________________", strong=True)) for label, said in where),
        size=Size.LARGE,
    )
    calls = Grid(
        caption=text("Call"),
        columns=(Column(text("Who"), share=1), Column(text("Telephone"))),
        rows=(
            *((Cell(each.role or each.name, note=each.name if each.role else ""),
               Cell(each.phone, strong=True)) for each in card.callers),
            (text("Giftinformasjonen"), Cell("22 59 13 00", strong=True)),
        ),
        size=Size.LARGE,
    )  # fmt: skip
    blocks: list[Block] = [Heading(1, title), numbers, here, calls]
    if card.note:
        blocks.append(Paragraph(card.note, Tone.LEAD))
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0, sha256=fingerprint(facts)
    )
    return Paper((language.context("file name", "emergency-card"),), document)


def control_papers(
    control_facts: ControlFacts, risk_facts: RiskFacts, emergency: EmergencyFacts, language: Language
) -> list[Paper]:
    """Return internal control, the risk assessment and the emergency card."""
    return [control(control_facts, language), risk_paper(risk_facts, language),
            emergency_card(emergency, language)]  # fmt: skip


def _written(each: PointStanding, language: Language) -> str:
    return language.text("Must be") if each.point.written else language.text("Need not be")


def _overview(points: tuple[PointStanding, ...], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Overview"),
        columns=(Column(text("Number")), Column(text("Point"), share=2), Column(text("In writing")),
                 Column(text("Status"), share=3)),
        rows=tuple(
            (str(each.point.number), point_title(each.id, language), _written(each, language),
             Cell(status_words(each, language), strong=not each.met))
            for each in points
        ),
    )  # fmt: skip


def _goals(goals: tuple[Goal, ...], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Goals"),
        columns=(Column(text("Year")), Column(text("Goal"), share=2), Column(text("How we see it"), share=2),
                 Column(text("Reached"))),
        rows=tuple(
            (str(each.year), each.what, each.seen_by,
             language.date_year(each.reached_on) if each.reached_on else "–")
            for each in goals
        ),
        empty=text("No goals."),
    )  # fmt: skip


def _equipment(known: tuple[Equipment, ...], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Equipment and substances"),
        columns=(Column(text("What"), share=2), Column(text("Type"), share=1), Column(text("Place"), share=1),
                 Column(text("Last controlled")), Column(text("Next control"))),
        rows=tuple(
            (Cell(each.name, note=each.guide), equipment_word(each.kind, language), each.place,
             language.date_year(each.controlled_on) if each.controlled_on else "–",
             language.date_year(each.next_on) if each.next_on else "–")
            for each in known
        ),
        empty=text("Nothing is listed."),
    )  # fmt: skip


def _equipment_rows(facts: ControlFacts, language: Language) -> Table:
    text = language.text
    columns = (text("What"), text("Type"), text("Place"), text("Instructions or data sheet"),
               text("Last controlled"), text("Next control"), text("Note"))  # fmt: skip
    rows = tuple(
        (each.name, equipment_word(each.kind, language), each.place, each.guide, each.controlled_on,
         each.next_on, each.note)
        for each in facts.equipment
    )  # fmt: skip
    return Table(text("Equipment and substances"), columns, rows)


def _matrix(facts: RiskFacts, caption: str, residual: bool, language: Language) -> Grid:
    text, scale = language.text, facts.scale
    counts = placed(facts.risks, scale, residual)
    steps = range(1, scale.size + 1)
    return Grid(
        caption=caption,
        columns=(Column(text("Likelihood")), *(
            Column(text("Consequence {n}", n=each), share=1) for each in steps
        )),
        rows=tuple(
            (str(row), *(_place(facts, row, column, counts.get((row, column), 0), language)
                         for column in steps))
            for row in reversed(steps)
        ),
        together=True,
    )  # fmt: skip


def _place(facts: RiskFacts, row: int, column: int, count: int, language: Language) -> Cell:
    grade = facts.scale.grade(row, column)
    word = grade_word(grade, language)
    said = language.plural("{n} risk", "{n} risks", count) if count else "–"
    return Cell(said, f"{row * column} {word}", strong=bool(count), hatch=HATCHES[grade])


def _risks(facts: RiskFacts, language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Risks"),
        columns=(Column(text("What can go wrong"), share=3), Column(text("Who is affected"), share=2),
                 Column(text("Risk")), Column(text("What is done already"), share=2),
                 Column(text("New measures"), share=3), Column(text("Left")),
                 Column(text("Look again on"))),
        rows=tuple(_risk(each, facts, language) for each in facts.risks),
        empty=text("No risk is assessed."),
    )  # fmt: skip


def _risk(each: Risk, facts: RiskFacts, language: Language) -> tuple[Cell | tuple[Cell, ...] | str, ...]:
    measures = tuple(
        Cell(one.what, note=by_whom(one, language))
        for one in facts.remedies if one.about == each.id
    )  # fmt: skip
    return (
        Cell(each.hazard, note=each.cause),
        each.affected,
        Cell(risk_words(each.likelihood, each.consequence, facts.scale, language), strong=True),
        each.existing,
        measures or "–",
        risk_words(each.residual_likelihood, each.residual_consequence, facts.scale, language),
        language.date_year(each.review_on) if each.review_on else "–",
    )  # fmt: skip
