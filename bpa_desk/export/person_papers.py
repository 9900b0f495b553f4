"""The register of the assistants' papers on paper: what is signed, what is missing, what a contract lacks."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.document import Block, Cell, Column, Grid, Heading, Paragraph
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.person_paper import PaperKind, PaperState, PersonPaper
from bpa_desk.domain.person_paper_register import PaperLine, PaperRegister
from bpa_desk.domain.person_paper_words import LAWS, NAMES, state_source
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language


def name_of(kind: PaperKind, paper: PersonPaper | None, language: Language) -> str:
    """Return what a paper is called: its own title, or that of its kind."""
    return paper.title if paper is not None and paper.title else language.text(NAMES[kind])


def state_word(paper: PersonPaper | None, state: PaperState, language: Language) -> str:
    """Return how a paper stands, in words."""
    return language.text(state_source(paper, state))


def days_of(line: PaperLine, language: Language) -> str:
    """Return when a paper was signed or shown and how long it holds, or when it should be there."""
    text, day, paper = language.text, language.date_numeric, line.paper
    if paper is None:
        return text("should be there {day}", day=day(line.due)) if line.due else ""
    parts = []
    if paper.signed_on is not None:
        parts.append(day(paper.signed_on))
    elif paper.sent_on is not None:
        parts.append(text("sent {day}", day=day(paper.sent_on)))
    if paper.start is not None and paper.start != paper.signed_on:
        parts.append(text("applies from {start}", start=day(paper.start)))
    if paper.end is not None:
        parts.append(text("until {end}", end=day(paper.end)))
    return ", ".join(parts)


def lacking_words(line: PaperLine, language: Language) -> str:
    """Return which points of § 14-6 a contract says nothing about, or an empty text."""
    if not line.lacking or line.state is PaperState.ENDED:
        return ""
    return language.text("Nothing about {points} (§ 14-6)", points=", ".join(line.lacking))


def register(facts: PaperRegister, language: Language) -> Paper:
    """Return the register: first what is missing, then every paper by name."""
    text = language.text
    title = text("The assistants’ papers")
    about = frame.whose(language, facts)
    missing = [each for each in facts.lines if each.paper is None]
    blocks: list[Block] = [
        Heading(1, title),
        about,
        _missing(missing, language),
        _held([each for each in facts.lines if each.paper is not None], language),
        Paragraph(
            text(
                "Of a police certificate only the day it was shown and who checked it is kept. The employer "
                "signs contracts; the points a to q are those of aml. § 14-6."
            )
        ),
    ]
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0, sha256=fingerprint(facts)
    )
    name = (language.context("file name", "papers-of-assistants"), facts.day.isoformat())
    return Paper(name, document, _rows(facts, language))


def _missing(lines: list[PaperLine], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Missing"),
        columns=(
            Column(text("Assistant"), share=2), Column(text("Paper"), share=2), Column(text("Paragraph")),
            Column(text("When"), share=2),
        ),
        rows=tuple(
            (
                each.name,
                Cell(name_of(each.kind, None, language), strong=True),
                LAWS.get(each.kind, ""),
                days_of(each, language),
            )
            for each in lines
        ),
        empty=text("Nothing is missing."),
    )  # fmt: skip


def _held(lines: list[PaperLine], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Papers"),
        columns=(
            Column(text("Assistant"), share=2), Column(text("Paper"), share=2), Column(text("Status")),
            Column(text("When"), share=2), Column(text("By"), share=1),
        ),
        rows=tuple(
            (
                each.name,
                Cell(name_of(each.kind, each.paper, language), note=lacking_words(each, language)),
                state_word(each.paper, each.state, language),
                days_of(each, language),
                each.paper.by if each.paper is not None else "",
            )
            for each in lines
        ),
        empty=text("No papers yet."),
    )  # fmt: skip


def _rows(facts: PaperRegister, language: Language) -> Table:
    text = language.text
    columns = (
        text("Assistant"), text("Paper"), text("Status"), text("Should be there"), text("Signed or shown"),
        text("Applies from"), text("Applies until"), text("By"), text("Missing in the contract"),
    )  # fmt: skip
    rows = tuple(
        (
            each.name, name_of(each.kind, each.paper, language), state_word(each.paper, each.state, language),
            each.due, *(_days(each.paper)), each.paper.by if each.paper is not None else "",
            ", ".join(each.lacking),
        )
        for each in facts.lines
    )  # fmt: skip
    return Table(text("The assistants’ papers"), columns, rows)


def _days(paper: PersonPaper | None) -> tuple[date | None, date | None, date | None]:
    return (None, None, None) if paper is None else (paper.signed_on, paper.start, paper.end)
