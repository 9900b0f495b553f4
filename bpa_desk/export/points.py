"""Lists of points about one assistant on paper: who begins, who leaves, and a plan for work in pregnancy."""

from __future__ import annotations

from collections.abc import Sequence

from bpa_desk.domain.document import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Heading,
    Paragraph,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.person_record_paper import PointLine, PointsFacts, PointsOf
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.language import Language


def points_paper(facts: PointsFacts, language: Language) -> Paper:
    """Return the points as they stand, with lines for both to sign."""
    text = language.text
    title = _title(facts, language)
    blocks: list[Block] = [
        Heading(1, title),
        _about(facts, language),
        *_lead(facts, language),
        points_grid(facts.lines, language),
    ]
    if facts.note:
        blocks += [Heading(2, text("Note")), Paragraph(facts.note)]
    people = ((text("Arbeidsleder"), facts.frame.leader), (text("Assistant"), facts.assistant))
    blocks += [Heading(2, text("Signatures")), frame.to_sign(language, *people)]
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {facts.assistant}", state="", version=0,
        sha256=fingerprint(facts),
    )  # fmt: skip
    kind = {
        PointsOf.STARTING: language.context("file name", "begins"),
        PointsOf.LEAVING: language.context("file name", "leaves"),
        PointsOf.PREGNANCY: language.context("file name", "plan"),
    }[facts.of]
    return Paper((kind, facts.number, facts.day.isoformat()), document)


def points_grid(lines: Sequence[PointLine], language: Language) -> Grid:
    """Return the points in a table: what is done, by whom, and what does not concern."""
    text = language.text
    return Grid(
        caption=text("Points"),
        columns=(
            Column(text("Number")), Column(text("Point"), share=3), Column(text("Status"), share=1),
            Column(text("By"), share=1),
        ),
        rows=tuple(
            (str(at), Cell(each.text, note=each.note), _stand(each, language), each.by)
            for at, each in enumerate(lines, 1)
        ),
        empty=text("No points."),
    )  # fmt: skip


def done_words(lines: Sequence[PointLine], language: Language) -> str:
    """Return how many of the points there is nothing more to do about."""
    settled = sum(each.settled for each in lines)
    return language.text("{done} of {all}", done=settled, all=len(lines))


def _title(facts: PointsFacts, language: Language) -> str:
    return {
        PointsOf.STARTING: language.text("Checklist for who begins"),
        PointsOf.LEAVING: language.text("Checklist for who leaves"),
        PointsOf.PREGNANCY: language.text("Plan for pregnancy"),
    }[facts.of]


def _about(facts: PointsFacts, language: Language) -> Facts:
    text, day = language.text, language.date_year
    when = {
        PointsOf.STARTING: text("First day"),
        PointsOf.LEAVING: text("Last day"),
        PointsOf.PREGNANCY: text("Made on"),
    }[facts.of]
    rows = [
        (text("Assistant"), facts.assistant),
        (text("Employer"), facts.frame.employer),
        (text("Arbeidsleder"), facts.frame.leader),
        (text("As of"), day(facts.frame.day)),
        (when, day(facts.day)),
    ]
    if facts.ends_on is not None:
        rows.append((text("Applies until"), day(facts.ends_on)))
    if facts.review_on is not None:
        rows.append((text("Looked through again on"), day(facts.review_on)))
    rows.append((text("Done"), done_words(facts.lines, language)))
    return Facts(tuple(rows), columns=2)


def _lead(facts: PointsFacts, language: Language) -> list[Block]:
    if facts.of is not PointsOf.PREGNANCY:
        return []
    told = language.text(
        "The employer answers for the risk assessment and for what is adapted. The arbeidsleder proposes. "
        "Never a word of health."
    )
    return [Paragraph(told)]


def _stand(each: PointLine, language: Language) -> str:
    text = language.text
    if each.needless:
        return text("Does not concern")
    if each.done_on is not None:
        return text("done {day}", day=language.date_year(each.done_on))
    if each.settled:
        return text("Settled")
    return text("by {day}", day=language.date_year(each.due)) if each.due is not None else "–"
