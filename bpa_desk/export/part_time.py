"""The need for a part-time position on one page, to be discussed and signed (aml. § 14-1 b and § 14-3)."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.document import (
    Block,
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
from bpa_desk.domain.offer import OfferAnswer
from bpa_desk.domain.position import WishAnswer
from bpa_desk.domain.position_paper import OfferLine, PartTimeFacts, WishLine
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table, decimal_hours
from bpa_desk.language import Language


def wish_word(answer: WishAnswer, language: Language) -> str:
    """Return what the employer said to a wish, in words."""
    return {
        WishAnswer.WAITING: language.context("wish", "not answered"),
        WishAnswer.YES: language.context("wish", "yes"),
        WishAnswer.PARTLY: language.context("wish", "partly"),
        WishAnswer.NO: language.context("wish", "no"),
    }[answer]


def offer_word(answer: OfferAnswer, language: Language) -> str:
    """Return what somebody said to a position, in words."""
    return {
        OfferAnswer.ASKED: language.context("position", "not answered yet"),
        OfferAnswer.YES: language.context("position", "yes"),
        OfferAnswer.NO: language.context("position", "no"),
        OfferAnswer.NO_ANSWER: language.context("position", "no answer"),
    }[answer]


def part_time(facts: PartTimeFacts, language: Language) -> Paper:
    """Return the form: the position, why it is part-time, what was said about it, and who was asked first."""
    text, held = language.text, facts.position
    title = text("Need for a part-time position")
    blocks: list[Block] = [
        Heading(1, text("Need for a part-time position: {title}", title=held.title)),
        Paragraph(
            text(
                "Full time is the rule. Before anybody is taken on part-time, the employer writes down why, "
                "and discusses it with the tillitsvalgte (aml. § 14-1 b)."
            ),
            Tone.SMALL,
        ),
        _about(facts, language),
        Heading(2, text("Why the position is part-time")),
        Paragraph(held.need or text("Not written yet.")),
        Heading(2, text("The discussion")),
        _discussion(facts, language),
    ]
    if held.view:
        blocks.append(Paragraph(held.view))
    blocks += [
        Paragraph(
            text(
                "Part-timers may take the position, or a part of it, before anybody else is taken on, when "
                "they are qualified and it is no great inconvenience (aml. § 14-3)."
            ),
            Tone.SMALL,
        ),
        _wishes(facts.wishes, language),
        _offers(facts.offers, language),
        Heading(2, text("Signatures")),
        _signatures(facts, language),
    ]
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}: {held.title}", state="", version=0,
        sha256=fingerprint(facts),
    )  # fmt: skip
    name = (language.context("file name", "part-time-position"), held.start.isoformat())
    return Paper(name, document, _table(facts, language))


def part_time_papers(facts: list[PartTimeFacts], language: Language) -> list[Paper]:
    """Return the form of each position."""
    return [part_time(each, language) for each in facts]


def _about(facts: PartTimeFacts, language: Language) -> Facts:
    text, held = language.text, facts.position
    rows = [
        (text("Ordning"), facts.ordning),
        (text("Employer"), facts.employer),
        (text("Arbeidsleder"), facts.leader),
        (text("Position"), text("{hours} a week", hours=language.hours(held.minutes))),
        (text("First day"), language.date_year(held.start)),
        (text("Filled by"), facts.filled_by or language.context("position", "vacant")),
    ]
    if held.percent is not None and held.full_time is not None:
        share = text(
            "{percent} of full time ({hours} a week)",
            percent=language.percent(round(float(held.percent), 1)),
            hours=language.hours(held.full_time),
        )
        rows.insert(4, (text("Share of full time"), share))
    return Facts(tuple(rows), columns=2)


def _discussion(facts: PartTimeFacts, language: Language) -> Facts:
    text, held = language.text, facts.position
    return Facts(
        (
            (text("Discussed on"), _day(held.discussed_on, language) or text("Not discussed yet.")),
            (text("Discussed with"), held.discussed_with),
        ),
        columns=2,
    )


def _wishes(lines: tuple[WishLine, ...], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Part-timers who wish for more hours"),
        columns=(
            Column(text("Name")), Column(text("Has")), Column(text("Wishes for")), Column(text("Since")),
            Column(text("What must be met"), share=1), Column(text("Answer")),
        ),
        rows=tuple(
            (
                each.name,
                "" if each.minutes is None else language.hours(each.minutes),
                language.hours(each.wish.minutes),
                _day(each.wish.wished_on, language),
                each.wish.criteria,
                wish_word(each.wish.answer, language),
            )
            for each in lines
        ),
        empty=text("No part-timer has said so."),
    )  # fmt: skip


def _offers(lines: tuple[OfferLine, ...], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Asked to take the position first"),
        columns=(
            Column(text("Name")), Column(text("Asked on")), Column(text("Answer")),
            Column(text("Answered on")), Column(text("Note"), share=1),
        ),
        rows=tuple(
            (
                each.name,
                _day(each.offer.asked_on, language),
                Cell(offer_word(each.offer.answer, language)),
                _day(each.offer.answered_on, language),
                each.offer.note,
            )
            for each in lines
        ),
        empty=text("Nobody has been asked."),
    )  # fmt: skip


def _signatures(facts: PartTimeFacts, language: Language) -> Signatures:
    text = language.text
    return frame.to_sign(
        language,
        (text("For the employer"), facts.employer),
        (text("Tillitsvalgt, or another of the employees"), facts.position.discussed_with),
    )


def _table(facts: PartTimeFacts, language: Language) -> Table:
    text = language.text
    columns = (text("Name"), text("Asked on"), text("Answer"), text("Answered on"), text("Note"),
               text("Position, hours a week"))  # fmt: skip
    hours = decimal_hours(facts.position.minutes)
    rows = tuple(
        (
            each.name, each.offer.asked_on, offer_word(each.offer.answer, language), each.offer.answered_on,
            each.offer.note, hours,
        )
        for each in facts.offers
    )  # fmt: skip
    return Table(facts.position.title, columns, rows)


def _day(day: date | None, language: Language) -> str:
    return "" if day is None else language.date_year(day)
