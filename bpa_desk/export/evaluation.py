"""The yearly evaluations on paper: six marks a year, and how each has moved."""

from __future__ import annotations

from bpa_desk.domain.document import Block, Column, Facts, Grid, Heading, Paragraph
from bpa_desk.domain.evaluation import ASPECT_WORDS, ASPECTS, Evaluation, EvaluationFacts, trend
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language
from bpa_desk.language.formats import capital


def mark_words(held: Evaluation, before: Evaluation | None, aspect: str, language: Language) -> str:
    """Return the mark and how it has moved since the evaluation before."""
    mark, moved = held.mark(aspect), trend(before, held, aspect)
    if not mark:
        return "–"
    if not moved:
        return str(mark)
    text = language.text
    return (
        text("{mark} (up {n})", mark=mark, n=moved)
        if moved > 0
        else text("{mark} (down {n})", mark=mark, n=-moved)
    )


def evaluation_paper(facts: EvaluationFacts, language: Language) -> Paper:
    """Return every evaluation, the newest first, with what was written of it below."""
    text = language.text
    title = text("Yearly evaluation")
    about = Facts(
        (
            (text("Ordning"), facts.frame.ordning),
            (text("Arbeidsleder"), facts.frame.leader),
            (text("As of"), language.date_year(facts.frame.day)),
        ),
        columns=3,
    )
    blocks: list[Block] = [
        Heading(1, title),
        about,
        Paragraph(text("Marks from 1 to 6, where 6 is best. They are the user’s own words for the year.")),
        Grid(
            caption=text("Evaluations"),
            columns=(
                Column(text("Date")),
                *(Column(text(ASPECT_WORDS[each]), share=1) for each in ASPECTS),
            ),
            rows=tuple(
                (
                    language.date_numeric(held.held_on),
                    *(mark_words(held, before, each, language) for each in ASPECTS),
                )
                for held, before in facts.rows
            ),
            empty=text("No evaluations."),
        ),
    ]
    for held, _before in facts.rows:
        if held.note:
            blocks += [Heading(2, capital(language.date_long(held.held_on))), Paragraph(held.note)]
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0, sha256=fingerprint(facts)
    )
    name = (language.context("file name", "evaluation"), facts.frame.day.isoformat())
    return Paper(name, document, _rows(facts, language))


def _rows(facts: EvaluationFacts, language: Language) -> Table:
    text = language.text
    columns = (text("Date"), *(text(ASPECT_WORDS[each]) for each in ASPECTS), text("Note"))
    rows = tuple(
        (held.held_on, *(held.mark(each) or None for each in ASPECTS), held.note)
        for held, _before in facts.rows
    )
    return Table(text("Yearly evaluation"), columns, rows)
