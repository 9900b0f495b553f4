"""The sheet of an interview: the questions with room to write, and what one does not ask (aml. § 9-3)."""

from __future__ import annotations

from bpa_desk.domain.candidate import InterviewFacts
from bpa_desk.domain.document import Block, Bullets, Cell, Column, Facts, Grid, Heading, Paragraph
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language

ROOM = "\n\n"
"""Lines left empty to write on where nothing is answered yet."""


def interview_sheet(facts: InterviewFacts, language: Language) -> Paper:
    """Return the sheet for the one who asks."""
    text = language.text
    title = text("Interview")
    about = Facts(
        (
            (text("Candidate"), facts.name),
            (text("Position"), facts.position),
            (text("Ordning"), facts.ordning),
            (text("Arbeidsleder"), facts.leader),
            (text("Date"), language.date_year(facts.day) if facts.day is not None else "…………"),
        ),
        columns=2,
    )
    columns = (text("Number"), text("The question"), text("Answer"))
    rows = tuple((str(at), each.text, each.note) for at, each in enumerate(facts.answers, 1))
    blocks: list[Block] = [
        Heading(1, title),
        about,
        Heading(2, text("What one does not ask")),
        Bullets(facts.not_asked),
        Grid(
            caption=text("What is asked"),
            columns=(Column(columns[0]), Column(columns[1], share=2), Column(columns[2], share=3)),
            rows=tuple(
                (number, Cell(asked + ROOM if not said else asked), said) for number, asked, said in rows
            ),
            empty=text("Nothing is asked yet."),
        ),
    ]
    if facts.note:
        blocks += [Heading(2, text("Note")), Paragraph(facts.note)]
    blocks.append(
        Paragraph(
            text("Shred the sheet half a year after the position is filled. The candidate may read it.")
        )
    )
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {facts.position}", state="", version=0,
        sha256=fingerprint(facts),
    )  # fmt: skip
    day = facts.day.isoformat() if facts.day is not None else ""
    name = tuple(part for part in (language.context("file name", "interview"), day) if part)
    return Paper(name, document, Table(text("What is asked"), columns, rows))
