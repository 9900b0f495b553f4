"""The trepartsavtale on paper: basis, parties, clauses with the matrix, and lines to sign on (G.4)."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Signatures,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.responsibility import PARTIES, PARTY_WORDS, Party
from bpa_desk.domain.stillingsbeskrivelse import Section
from bpa_desk.domain.trepartsavtale import Member, Standing, Trepartsavtale, TrepartState, agreed
from bpa_desk.domain.trepartsavtale_paper import TrepartFacts
from bpa_desk.domain.vedtak import VedtakUnit
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language

MATRIX = "matrix"
"""The clause the matrix stands under."""


def trepartsavtale(facts: TrepartFacts, language: Language | None = None) -> Paper:
    """Return one version in the language it is written in, unless another is given."""
    held = facts.agreement
    worded = language or Language(held.language)
    text = worded.text
    blocks: list[Block] = [Heading(1, held.title), _about(facts, worded), _parties(held, worded)]
    for number, clause in enumerate(held.clauses, 1):
        blocks += _clause(number, clause)
        if clause.key == MATRIX:
            blocks += _matrix(held, worded)
    if all(each.key != MATRIX for each in held.clauses):
        blocks += [Heading(2, text("Who answers for what")), *_matrix(held, worded)]
    blocks.append(Heading(2, text("Signatures")))
    if held.one_body:
        blocks.append(Paragraph(text("The kommune is also the employer. It signs once, for both.")))
    blocks.append(_signatures(held, worded))
    document = frame.paper(
        worded,
        held.title,
        tuple(blocks),
        head=f"{held.title}, {facts.ordning}",
        state=state_word(held.state, worded),
        version=held.version,
        sha256=held.sha256 or fingerprint(agreed(held)),
    )
    name = (worded.context("file name", "trepartsavtale"), f"v{held.version}")
    return Paper(name, document, _rows(held, worded))


def state_word(state: TrepartState, language: Language) -> str:
    """Return where a version stands, in words."""
    return {
        TrepartState.DRAFT: language.context("trepartsavtale", "Draft"),
        TrepartState.SENT: language.context("trepartsavtale", "Sent to be signed"),
        TrepartState.SIGNED: language.context("trepartsavtale", "Signed"),
    }[state]


def standing_word(standing: Standing, language: Language) -> str:
    """Return how a version stands on a day, in words."""
    return {
        Standing.DRAFT: language.context("trepartsavtale", "Draft"),
        Standing.SENT: language.context("trepartsavtale", "Sent to be signed"),
        Standing.COMING: language.context("trepartsavtale", "Signed, begins later"),
        Standing.IN_FORCE: language.context("trepartsavtale", "Signed, in force"),
        Standing.EXPIRED: language.context("trepartsavtale", "Run out"),
        Standing.REPLACED: language.context("trepartsavtale", "Replaced by a newer one"),
    }[standing]


def party_word(party: Party, language: Language) -> str:
    """Return what a party is called."""
    return language.text(PARTY_WORDS[party])


def signer_word(held: Trepartsavtale, member: Member, language: Language) -> str:
    """Return what one who signs is called; a kommune that is also the employer signs as both."""
    if held.one_body and member.party == Party.KOMMUNE:
        return language.text("Kommune, also as employer")
    return party_word(Party(member.party), language)


def hours_words(held: Trepartsavtale, language: Language) -> str:
    """Return the hours of the vedtak, a week or a year; empty when none are written."""
    if not held.vedtak_minutes:
        return ""
    hours = language.hours(held.vedtak_minutes)
    if held.vedtak_unit is VedtakUnit.WEEK:
        return language.text("{hours} a week", hours=hours)
    return language.text("{hours} a year", hours=hours)


def legend(language: Language) -> str:
    """Return what the four letters mean."""
    return language.text(
        "A answers for it (ansvarlig). U does it (utfører). M takes part (medvirker). I is informed "
        "(informeres)."
    )


def _about(facts: TrepartFacts, language: Language) -> Facts:
    text, held = language.text, facts.agreement
    rows = [
        (text("Ordning"), facts.ordning),
        (text("Status"), state_word(held.state, language)),
        (text("Version"), str(held.version)),
        (text("First day"), _day(held.starts_on, language) or "–"),
        (text("Last day"), _day(held.ends_on, language) or text("Until notice is given")),
        (text("Notice of termination"), language.plural("{n} month", "{n} months", held.notice_months)),
        (text("Vedtak of"), _day(held.vedtak_on, language) or "–"),
        (text("Hours granted"), hours_words(held, language) or "–"),
        (text("Vedtak until"), _day(held.vedtak_until, language) or "–"),
    ]
    if held.evaluate_on:
        rows.append((text("First evaluation"), language.date_year(held.evaluate_on)))
    if held.evaluate_months:
        then = language.plural("every month", "every {n} months", held.evaluate_months)
        rows.append((text("After that"), then))
    return Facts(tuple(rows), columns=3)


def _day(day: date | None, language: Language) -> str:
    return language.date_year(day) if day is not None else ""


def _parties(held: Trepartsavtale, language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Parties"),
        columns=(Column(text("Party")), Column(text("Name"), share=2), Column(text("Contact"), share=1.5),
                 Column(text("Deputy"), share=1.5)),
        rows=tuple(
            (party_word(Party(each.party), language), each.name or "–", each.contact, each.deputy)
            for each in held.parties
        ),
    )  # fmt: skip


def _clause(number: int, clause: Section) -> list[Block]:
    blocks: list[Block] = [Heading(2, f"{number}. {clause.heading}")]
    blocks += [Paragraph(part.strip()) for part in clause.body.split("\n\n") if part.strip()]
    if clause.bullets:
        blocks.append(Bullets(clause.bullets))
    return blocks


def _matrix(held: Trepartsavtale, language: Language) -> list[Block]:
    text = language.text
    columns = [Column(text("Task"), share=1)]
    columns += [Column(party_word(each, language), Align.CENTER) for each in PARTIES]
    grid = Grid(
        caption=text("Who answers for what"),
        columns=tuple(columns),
        rows=tuple(
            (
                Cell(each.name, note=each.law),
                *(Cell(cell or "–", strong="A" in cell) for cell in each.cells),
            )
            for each in held.tasks
        ),
        empty=text("No tasks."),
        show_caption=False,
    )
    return [Paragraph(legend(language), Tone.SMALL), grid]


def _signatures(held: Trepartsavtale, language: Language) -> Signatures:
    text = language.text
    lines = []
    for each in held.signers:
        speakers = [each.contact]
        if held.one_body and each.party == Party.KOMMUNE:
            speakers.append(held.member(Party.EMPLOYER).contact)
        name = ", ".join(dict.fromkeys(part for part in (*speakers, each.name) if part))
        signed = ""
        if each.signed_on:
            signed = text("Signed {day}", day=language.date_year(date.fromisoformat(each.signed_on)))
        role = signer_word(held, each, language)
        lines.append((role, name, signed))
    return frame.to_sign(language, *lines)


def _rows(held: Trepartsavtale, language: Language) -> Table:
    text = language.text
    columns = (text("Task"), *(party_word(each, language) for each in PARTIES), text("What the law says"))
    rows = tuple((each.name, *each.cells, each.law) for each in held.tasks)
    return Table(text("Who answers for what"), columns, rows)
