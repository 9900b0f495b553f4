"""The papers of a change of leverandør: its checklist, and the package for the new employer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bpa_desk.domain.document import Block, Column, Facts, Grid, Heading, Paragraph
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.text import Message
from bpa_desk.domain.transfer import PackageFacts, PackageLine, Part, Transfer, TransferFacts
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.points import done_words, points_grid
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language


def part_word(part: Part, language: Language) -> str:
    """Return what a kind of facts is called."""
    text = language.text
    return {
        Part.TERMS: text("Terms and seniority"),
        Part.CONTACT: text("Employee number and contact details"),
        Part.PAPERS: text("Signed papers"),
        Part.TRAINING: text("Training"),
        Part.AGREEMENTS: text("Agreements on working time"),
        Part.MEASURES: text("Open HMS measures"),
        Part.AVVIK: text("Avvik that are not closed"),
        Part.FOLLOW_UPS: text("Agreed in meetings and not done"),
    }[part]


def line_words(line: PackageLine, language: Language) -> str:
    """Return the words a line goes in; days with their year, for a paper is read long after."""
    return language.message(_dated(line.text, language))


def checklist(facts: TransferFacts, language: Language) -> Paper:
    """Return the points as they stand, after the dates that are still to come."""
    text, transfer = language.text, facts.transfer
    title = text("Checklist for the change of leverandør")
    about = Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Arbeidsleder"), facts.leader),
            *_parties(facts.transfer, language),
            (text("As of"), language.date_year(facts.as_of)),
            (text("Done"), done_words(facts.lines, language)),
        ),
        columns=2,
    )
    dates = Grid(
        caption=text("Dates to come"),
        columns=(Column(text("Day"), share=1), Column(text("What"), share=4)),
        rows=tuple(
            (language.date_year(day), language.message(_dated(what, language))) for day, what in facts.dates
        ),
        empty=text("Nothing more; all is seen to."),
    )
    advice = text("The list is our advice; the dates with a paragraph are the law’s.")
    blocks: list[Block] = [
        Heading(1, title), about, dates, Paragraph(advice), points_grid(facts.lines, language)
    ]  # fmt: skip
    if transfer.note:
        blocks += [Heading(2, text("Note")), Paragraph(transfer.note)]
    blocks += [
        Heading(2, text("Signatures")), frame.to_sign(language, (text("Arbeidsleder"), facts.leader))
    ]  # fmt: skip
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {transfer.new_employer}", state="", version=0,
        sha256=fingerprint(facts),
    )  # fmt: skip
    return Paper((language.context("file name", "change-of-leverandor"), transfer.day.isoformat()), document)


def package(facts: PackageFacts, language: Language) -> Paper:
    """Return the package: a table for each assistant, then what is of the ordning, line for line."""
    text, transfer = language.text, facts.transfer
    title = text("To the new employer")
    about = Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Arbeidsleder"), facts.leader),
            *_parties(transfer, language),
            (text("As of"), language.date_year(facts.day)),
        ),
        columns=2,
    )
    blocks: list[Block] = [
        Heading(1, title),
        about,
        Paragraph(
            text(
                "The rights in the contracts go over to the new employer (aml. § 16-2). It is bound by the "
                "tariff unless it says in writing to the union, no later than {day}, that it will not be.",
                day=language.date_year(transfer.tariff_by),
            )
        ),
        Paragraph(
            text(
                "Nothing about health, absence or delegated helsehjelp, no notes and no conversations are in "
                "this package. Avvik and what is agreed in meetings are without names. Delete it when it "
                "is no longer needed."
            )
        ),
    ]
    for name in facts.people:
        own = [each for each in facts.lines if each.person == name]
        blocks.append(_grid(name, own, language))
    blocks.append(_grid(text("The ordning"), [each for each in facts.lines if not each.person], language))
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {transfer.new_employer}", state="", version=0,
        sha256=fingerprint(facts),
    )  # fmt: skip
    name_of_file = (language.context("file name", "to-the-new-employer"), facts.day.isoformat())
    columns = (text("Assistant"), text("Kind"), text("What"))
    rows = tuple(
        (each.person, part_word(each.part, language), line_words(each, language)) for each in facts.lines
    )
    return Paper(name_of_file, document, Table(title, columns, rows))


def _parties(transfer: Transfer, language: Language) -> tuple[tuple[str, str], ...]:
    return (
        (language.text("From"), transfer.old_employer or "–"),
        (language.text("To"), transfer.new_employer),
        (language.text("First day with the new one"), language.date_year(transfer.day)),
    )


def _grid(caption: str, lines: Sequence[PackageLine], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=caption,
        columns=(Column(text("Kind"), share=1), Column(text("What"), share=3)),
        rows=tuple((part_word(each.part, language), line_words(each, language)) for each in lines),
        empty=text("Nothing of this goes along."),
    )


def _dated(value: Message, language: Language) -> Message:
    return Message(value.template, {key: _shown(each, language) for key, each in value.values.items()})


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Message):
        return _dated(value, language)
    if isinstance(value, list):
        return [_shown(each, language) for each in value]
    return language.date_numeric(value) if isinstance(value, date) else value
