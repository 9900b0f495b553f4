"""The draft letter to the municipality before the vedtak is assessed anew, in three voices kept apart."""

from __future__ import annotations

from bpa_desk.domain.document import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.need_letter import NeedLetterFacts
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.domain.vedtak import Vedtak, VedtakUnit
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table, decimal_hours
from bpa_desk.language import Language


def voice_word(voice: Voice, language: Language) -> str:
    """Return whose words a note is."""
    return {
        Voice.WISH: language.text("The user’s wish"),
        Voice.OBSERVATION: language.text("What an assistant saw"),
        Voice.VIEW: language.text("The arbeidsleder’s view"),
    }[voice]


def more_words(note: NeedNote, language: Language) -> str:
    """Return how many hours a week more or less the note speaks of; empty where it does not say."""
    if note.minutes is None:
        return ""
    sign = "+" if note.minutes > 0 else "−" if note.minutes < 0 else ""
    return sign + language.hours(abs(note.minutes))


def need_letter(facts: NeedLetterFacts, language: Language) -> Paper:
    """Return the draft: what is granted and used, then each voice with its dated notes."""
    text = language.text
    title = text("The need for assistance: before the vedtak is assessed anew")
    blocks: list[Block] = [
        Heading(1, title),
        _about(facts, language),
        Paragraph(
            text(
                "Here is what has been seen of the need since the last assessment. Each note has its "
                "date. What the user wishes, what assistants saw and how the arbeidsleder sees it are "
                "kept apart."
            )
        ),
        *_hours(facts, language),
    ]
    for voice in Voice:
        if notes := facts.of(voice):
            blocks.append(_notes(notes, voice, language))
    if not facts.notes:
        blocks.append(Paragraph(text("No notes are chosen."), Tone.SMALL))
    blocks.append(frame.to_sign(language, (text("Arbeidsleder"), facts.leader)))
    document = frame.paper(
        language, title, tuple(blocks), head=title, state=language.context("letter", "Draft"), version=0,
        sha256=fingerprint(facts), notice=text("Contains personal information, also about health"),
    )  # fmt: skip
    name = (language.context("file name", "need-for-assistance"), facts.day.isoformat())
    return Paper(name, document, _rows(facts, language))


def _about(facts: NeedLetterFacts, language: Language) -> Facts:
    text, held = language.text, facts.vedtak
    rows = [
        (text("To"), facts.municipality),
        (text("From"), facts.leader),
        (text("Ordning"), facts.ordning),
        (text("Date"), language.date_year(facts.day)),
    ]
    if held is not None:
        rows.append((text("Vedtak"), _granted(held, language)))
        if held.next_review is not None:
            rows.append((text("To be reviewed"), language.date_year(held.next_review)))
    return Facts(tuple(row for row in rows if row[1]))


def _granted(held: Vedtak, language: Language) -> str:
    hours, start = language.hours(held.minutes), language.date_year(held.start)
    if held.unit is VedtakUnit.YEAR:
        return language.text("{hours} a year from {start}", hours=hours, start=start)
    return language.text("{hours} a week from {start}", hours=hours, start=start)


def _hours(facts: NeedLetterFacts, language: Language) -> list[Block]:
    text, held = language.text, facts.hours
    if held is None or not held.weeks:
        return []
    assert held.span.last is not None
    columns = (Column(text("Hours")), Column(text("In all")), Column(text("A week on average")))
    rows = tuple(
        (label, language.hours(minutes), language.hours(round(minutes / held.weeks)))
        for label, minutes in (
            (text("Granted"), held.granted),
            (text("Used"), held.used),
            (text("Difference"), held.granted - held.used),
        )
    )
    span = language.span(held.span.first, held.span.last)
    return [Grid(text("Hours granted and used, {span}", span=span), columns, rows)]


def _notes(notes: tuple[NeedNote, ...], voice: Voice, language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=voice_word(voice, language),
        columns=(Column(text("Date")), Column(text("About"), share=1.0), Column(text("Note"), share=3.0),
                 Column(text("Hours a week"))),
        rows=tuple(
            (
                language.date_year(each.seen_on),
                each.area,
                Cell(each.text, note=each.by),
                more_words(each, language),
            )
            for each in notes
        ),
    )  # fmt: skip


def _rows(facts: NeedLetterFacts, language: Language) -> Table:
    text = language.text
    columns = (
        text("Date"), text("Whose words"), text("About"), text("Note"), text("Who"), text("Hours a week"),
    )  # fmt: skip
    rows = tuple(
        (each.seen_on, voice_word(each.voice, language), each.area, each.text, each.by,
         None if each.minutes is None else decimal_hours(each.minutes))
        for each in facts.notes
    )  # fmt: skip
    return Table(text("Notes"), columns, rows)
