"""Avvik on paper: the report of all, one with its measures, and a form to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bpa_desk.domain.avvik import Avvik, AvvikState, AvvikType, MonthCount, Receiver
from bpa_desk.domain.avvik_paper import AvvikFacts, AvvikReport
from bpa_desk.domain.document import (
    Align,
    Block,
    Cell,
    Check,
    Checks,
    Column,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.time import clock_text
from bpa_desk.export import frame
from bpa_desk.export.hms import remedies_grid
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language

ROOM = "\n" * 2
"""Empty lines to write on."""


def type_word(kind: AvvikType, language: Language) -> str:
    """Return what the avvik concerns, in words."""
    return {
        AvvikType.ENVIRONMENT: language.context("avvik", "Working environment"),
        AvvikType.SERVICE: language.context("avvik", "The help given"),
        AvvikType.PRIVACY: language.context("avvik", "Privacy"),
        AvvikType.HOURS: language.context("avvik", "Working hours"),
    }[kind]


def state_word(state: AvvikState, language: Language) -> str:
    """Return where the avvik stands, in words."""
    return {
        AvvikState.REPORTED: language.context("avvik", "Reported"),
        AvvikState.HANDLED: language.context("avvik", "Being handled"),
        AvvikState.CLOSED: language.context("avvik", "Closed"),
    }[state]


def receiver_word(receiver: Receiver, language: Language) -> str:
    """Return who is to be told, in words."""
    return {
        Receiver.EMPLOYER: language.text("Employer"),
        Receiver.VERNEOMBUD: language.text("Verneombud"),
        Receiver.INSPECTION: language.context("avvik", "Arbeidstilsynet"),
        Receiver.POLICE: language.context("avvik", "The police"),
        Receiver.NAV: language.context("avvik", "NAV"),
    }[receiver]


def when_words(each: Avvik, language: Language) -> str:
    """Return the day it happened, with the time of day where it is known."""
    day = language.date_year(each.happened_on)
    return f"{day} {clock_text(each.minute)}" if each.minute is not None else day


def injury_words(each: Avvik, language: Language) -> str:
    """Return whether somebody was hurt, in words."""
    if each.serious:
        return language.text("Yes, a death or a serious injury")
    return language.context("answer", "Yes") if each.injury else language.context("answer", "No")


def avvik_paper(facts: AvvikFacts, language: Language) -> Paper:
    """Return one avvik whole: what happened, what was done, who was told, and the answer given."""
    text, each = language.text, facts.avvik
    title = text("Avvik")
    blocks: list[Block] = [Heading(1, title), _about(facts, language)]
    for label, said in (
        (text("What happened"), each.what),
        (text("What was done at once"), each.action),
        (text("Why it happened"), each.cause),
        (text("Answer to whoever reported it"), each.feedback),
    ):
        blocks += [Heading(2, label), Paragraph(said or "–")]
    blocks.append(_told(facts, language))
    blocks.append(remedies_grid(text("Measures"), facts.remedies, language, text("No measures.")))
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {language.date_year(each.happened_on)}",
        state=state_word(each.state, language), version=0, sha256=fingerprint(each),
    )  # fmt: skip
    return Paper((language.context("file name", "avvik"), each.happened_on.isoformat()), document)


def report(facts: AvvikReport, language: Language) -> Paper:
    """Return all avvik in short with how many there were of each type; those who reported are not named."""
    text = language.text
    title = text("Avvik: report")
    about = frame.whose(language, facts)
    listed = Grid(
        caption=text("Avvik"),
        columns=(Column(text("When")), Column(text("Type")), Column(text("What happened"), share=3),
                 Column(text("Injury")), Column(text("Deadline")), Column(text("Status"))),
        rows=tuple(_row(each, language) for each in facts.avvik),
        empty=text("No avvik."),
    )  # fmt: skip
    measures = remedies_grid(text("Open measures"), facts.remedies, language, text("No open measures."))
    blocks = (Heading(1, title), about, trend_grid(facts.months, language), listed, measures)
    document = frame.paper(
        language, title, blocks, head=title, state="", version=0, sha256=fingerprint(facts)
    )
    columns = (
        text("Date"), text("Time"), text("Type"), text("What happened"), text("Place"), text("Injury"),
        text("What was done at once"), text("Why it happened"), text("Who sees to it"), text("Deadline"),
        text("Status"), text("Closed on"),
    )  # fmt: skip
    rows = tuple(
        (
            each.happened_on, clock_text(each.minute) if each.minute is not None else "",
            type_word(each.kind, language), each.what, each.place, injury_words(each, language),
            each.action, each.cause, each.owner, each.deadline, state_word(each.state, language),
            each.closed_on,
        )
        for each in facts.avvik
    )  # fmt: skip
    name = (language.context("file name", "avvik"), facts.day.isoformat())
    return Paper(name, document, Table(title, columns, rows), more=(_month_rows(facts.months, language),))


def form(language: Language, ordning: str = "") -> Paper:
    """Return the form an assistant fills in by hand, on one sheet."""
    text = language.text
    title = text("Avvik: form")
    kinds = tuple(Check(type_word(each, language)) for each in AvvikType)
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Paragraph(text("Help first, and put right at once what can be. Then write and give it to the "
                       "arbeidsleder the same day. Write what happened, never health details (aml. § 5-1).")),
        Paragraph(text("Death or serious injury: call 113 and then the arbeidsleder. Arbeidstilsynet and the "
                       "police are to be told at once (aml. § 5-2)."), Tone.NOTICE),
        _lines((text("Ordning"), text("Date and time"), text("Place"), text("Reported by")),
               language, ordning),
        Heading(2, text("What does it concern?")),
        Checks(kinds),
        Heading(2, text("Was somebody hurt?")),
        Checks((Check(language.context("answer", "Yes")), Check(language.context("answer", "No")))),
        _room((text("What happened"), text("What was done at once"), text("What would keep it from happening "
                                                                          "again?")), language),
        Heading(2, text("For the arbeidsleder")),
        _lines((text("Received on"), text("Who sees to it, and deadline"), text("Answer given on")),
               language),
        frame.to_sign(language, (text("Reported by"), ""), (text("Arbeidsleder"), "")),
    )  # fmt: skip
    document = frame.paper(language, title, blocks, head=title, state="", version=0, sha256="")
    return Paper((language.context("file name", "avvik-form"),), document)


def avvik_papers(facts: AvvikReport, each: Iterable[AvvikFacts], language: Language) -> list[Paper]:
    """Return the report, the paper of every avvik, and the empty form last."""
    return [
        report(facts, language),
        *(avvik_paper(one, language) for one in each),
        form(language, facts.ordning),
    ]


def trend_grid(months: tuple[MonthCount, ...], language: Language) -> Grid:
    """Return how many avvik there were by type and month."""
    text = language.text
    counted = tuple(Column(type_word(kind, language), Align.END) for kind in AvvikType)
    return Grid(
        caption=text("By type and month"),
        columns=(Column(text("Month"), share=1), *counted, Column(text("Injury"), Align.END),
                 Column(text("All"), Align.END)),
        rows=tuple(
            (language.month(each.month), *(str(each.count(kind)) for kind in AvvikType), str(each.injuries),
             str(each.total))
            for each in months
        ),
        totals=((text("All"), *(str(sum(each.count(kind) for each in months)) for kind in AvvikType),
                 str(sum(each.injuries for each in months)), str(sum(each.total for each in months))),),
        together=True,
    )  # fmt: skip


def _row(each: Avvik, language: Language) -> tuple[Cell | str, ...]:
    return (
        when_words(each, language),
        type_word(each.kind, language),
        each.what,
        Cell(injury_words(each, language), strong=each.injury),
        language.date_year(each.deadline) if each.deadline else "",
        state_word(each.state, language),
    )


def _about(facts: AvvikFacts, language: Language) -> Facts:
    text, each = language.text, facts.avvik
    rows = [
        (text("Ordning"), facts.ordning),
        (text("Employer"), facts.employer),
        (text("Arbeidsleder"), facts.leader),
        (text("When"), when_words(each, language)),
        (text("Place"), each.place or "–"),
        (text("Type"), type_word(each.kind, language)),
        (text("Reported by"), each.reporter or "–"),
        (text("Reported on"), language.date_year(each.reported_on)),
        (text("Injury"), injury_words(each, language)),
        (text("Who sees to it"), each.owner or "–"),
        (text("Deadline"), language.date_year(each.deadline) if each.deadline else "–"),
        (text("Closed on"), language.date_year(each.closed_on) if each.closed_on else "–"),
    ]
    return Facts(tuple(rows), columns=3)


def _told(facts: AvvikFacts, language: Language) -> Grid:
    text, each = language.text, facts.avvik
    known = {one.to: one for one in each.told}
    rows: list[tuple[Cell | str, ...]] = []
    for to in dict.fromkeys((*each.receivers, *(Receiver(one.to) for one in each.told))):
        one = known.get(str(to))
        stamp = frame.moment_words(language, facts.zone, one.at) if one else ""
        when: Cell | str = stamp if one else Cell(text("not told yet"), strong=True)
        rows.append((receiver_word(to, language), when, one.how if one else ""))
    return Grid(
        caption=text("Told"),
        columns=(Column(text("Who"), share=1), Column(text("When"), share=1), Column(text("How"), share=2)),
        rows=tuple(rows),
    )


def _month_rows(months: tuple[MonthCount, ...], language: Language) -> Table:
    text = language.text
    kinds = tuple(type_word(kind, language) for kind in AvvikType)
    rows: tuple[tuple[str | int | date, ...], ...] = tuple(
        (each.month, *(each.count(kind) for kind in AvvikType), each.injuries, each.total) for each in months
    )
    return Table(text("By type and month"), (text("Month"), *kinds, text("Injury"), text("All")), rows)


def _lines(labels: tuple[str, ...], language: Language, first: str = "") -> Grid:
    rows = tuple((label, (first or "\n") if not at else "\n") for at, label in enumerate(labels))
    return Grid(
        caption=language.text("Fill in"),
        columns=(Column(language.text("Question"), share=1), Column(language.text("Answer"), share=3)),
        rows=rows, show_caption=False,
    )  # fmt: skip


def _room(labels: tuple[str, ...], language: Language) -> Grid:
    return Grid(
        caption=language.text("Describe"),
        columns=(Column(language.text("Question"), share=1), Column(language.text("Answer"), share=3)),
        rows=tuple((label, ROOM + "\n" * (not at)) for at, label in enumerate(labels)), show_caption=False,
    )  # fmt: skip
