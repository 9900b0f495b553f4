"""The register of working-time agreements on paper: what lets the rota go beyond the ordinary limits."""

from __future__ import annotations

from bpa_desk.domain.agreement_paper import AgreementLine, AgreementRegister
from bpa_desk.domain.document import Block, Cell, Column, Grid, Heading, Orientation, Paragraph
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language


def agreement_register(facts: AgreementRegister, language: Language) -> Paper:
    """Return every agreement with its paragraph, for whom and how long it holds, and its numbers."""
    text = language.text
    title = text("Agreements about working hours")
    about = frame.whose(language, facts.frame, columns=4)
    blocks: list[Block] = [
        Heading(1, title),
        about,
        Grid(
            caption=text("Agreements"),
            columns=(
                Column(text("What"), share=3), Column(text("Paragraph"), share=1),
                Column(text("Concerns"), share=2), Column(text("Applies"), share=1),
                Column(text("Signed"), share=1), Column(text("Status"), share=1),
            ),
            rows=tuple(
                (
                    Cell(language.message(each.title), note=_numbers(each, language), strong=True),
                    each.law,
                    _concerns(each, language),
                    _holds(each, language),
                    _signed(each, language),
                    text(each.state),
                )
                for each in facts.lines
            ),
            empty=text("No agreements registered") + ".",
        ),
        Paragraph(
            text(
                "The employer enters into agreements about working hours. Without one the ordinary limits of "
                "the law apply."
            )
        ),
    ]  # fmt: skip
    document = frame.paper(
        language, title, tuple(blocks), head=title, state="", version=0, sha256=fingerprint(facts),
        orientation=Orientation.LANDSCAPE,
    )  # fmt: skip
    name = (language.context("file name", "agreements"), facts.frame.day.isoformat())
    return Paper(name, document, _rows(facts, language))


def _concerns(each: AgreementLine, language: Language) -> str:
    return language.list(each.names) if each.names else language.text("Everybody")


def _holds(each: AgreementLine, language: Language) -> str:
    held = each.agreement
    if held.end is None:
        return language.text("from {day}", day=language.date_numeric(held.start))
    return language.span(held.start, held.end)


def _signed(each: AgreementLine, language: Language) -> Cell:
    day = each.agreement.signed_on
    told = language.date_numeric(day) if day is not None else language.text("not signed")
    return Cell(told, note=each.agreement.parties)


def _numbers(each: AgreementLine, language: Language) -> str:
    return "; ".join(
        language.text("{label}: {value}", label=language.message(name), value=language.number(value))
        for name, value in each.limits
    )


def _rows(facts: AgreementRegister, language: Language) -> Table:
    text = language.text
    columns = (
        text("What"), text("Paragraph"), text("Concerns"), text("Start"), text("End"), text("Signed on"),
        text("Parties"), text("Status"), text("Numbers"), text("Where the paper is"), text("Note"),
    )  # fmt: skip
    rows = tuple(
        (
            language.message(each.title), each.law, _concerns(each, language), each.agreement.start,
            each.agreement.end, each.agreement.signed_on, each.agreement.parties, text(each.state),
            _numbers(each, language), each.agreement.document, each.agreement.note,
        )
        for each in facts.lines
    )  # fmt: skip
    return Table(text("Agreements about working hours"), columns, rows)
