"""Talks and meetings on paper: what was spoken of, what was agreed, and where to sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

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
from bpa_desk.domain.meeting import (
    AgreedPoint,
    Meeting,
    MeetingFacts,
    MeetingKind,
    Reading,
    Talk,
    TalkFacts,
    Topic,
)
from bpa_desk.domain.text import N_
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language

KINDS: Mapping[MeetingKind, str] = {
    MeetingKind.STAFF: N_("Staff meeting"),
    MeetingKind.NETWORK: N_("Network meeting"),
    MeetingKind.PARTICIPATION: N_("Participation meeting"),
}


def kind_word(held: Talk | Meeting, language: Language) -> str:
    """Return what sort of meeting it is."""
    return language.text("Medarbeidersamtale") if isinstance(held, Talk) else language.text(KINDS[held.kind])


def talk_state(talk: Talk, language: Language) -> str:
    """Return who has signed, in words."""
    text = language.text
    if talk.closed:
        return text("Signed by both")
    if talk.leader_signed_on is not None:
        return text("Signed by the arbeidsleder")
    return text("Signed by the assistant") if talk.assistant_signed_on is not None else text("Not signed")


def talk_paper(facts: TalkFacts, language: Language) -> Paper:
    """Return the talk for the two it concerns; it has no table, so that it stands in no overview."""
    text, talk = language.text, facts.talk
    title = text("Medarbeidersamtale")
    about = Facts(
        (
            (text("Assistant"), facts.assistant),
            (text("Arbeidsleder"), facts.leader),
            (text("Ordning"), facts.ordning),
            (text("Employer"), facts.employer),
            (text("Date"), language.date_year(talk.day)),
            (text("Status"), talk_state(talk, language)),
        ),
        columns=2,
    )
    blocks: list[Block] = [
        Heading(1, title),
        about,
        Paragraph(text("Only for the two who talked. It is kept locked and sent to nobody else.")),
        *_topics(talk.topics, language),
        *_note(talk.note, language),
        _points(talk.points, language),
        Heading(2, text("Signatures")),
        frame.to_sign(
            language, (text("Arbeidsleder"), facts.leader), (text("Assistant"), facts.assistant)
        ),
    ]
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {language.date_year(talk.day)}",
        state=talk_state(talk, language), version=0, sha256=fingerprint(_as_signed(talk)),
        notice=text("Confidential: only for the two who talked"),
    )  # fmt: skip
    return Paper((language.context("file name", "talk"), talk.day.isoformat()), document)


def minutes_paper(facts: MeetingFacts, language: Language) -> Paper:
    """Return the minutes: who was there, what was said, what was agreed, and who has read them."""
    text, held = language.text, facts.meeting
    about = Facts(
        (
            (text("Ordning"), facts.ordning),
            (text("Arbeidsleder"), facts.leader),
            (text("Date"), language.date_year(held.day)),
            (text("Kind"), kind_word(held, language)),
            (text("Participants"), ", ".join(held.participants)),
        ),
        columns=2,
    )
    blocks: list[Block] = [
        Heading(1, held.title),
        about,
        *_topics(held.topics, language),
        *_note(held.note, language),
        _points(held.points, language),
        _readers(held.readers, language),
    ]
    document = frame.paper(
        language, held.title, tuple(blocks), head=f"{held.title}, {language.date_year(held.day)}", state="",
        version=0, sha256=fingerprint(held),
    )  # fmt: skip
    columns = (text("What"), text("Who"), text("Deadline"), text("Done"))
    rows = tuple((each.what, each.owner, each.deadline, each.done_on) for each in held.points)
    name = (language.context("file name", "minutes"), held.day.isoformat())
    return Paper(name, document, Table(held.title, columns, rows))


def _as_signed(talk: Talk) -> Talk:
    """Return the talk without what happens after the signing: points that are done."""
    return replace(talk, points=tuple(replace(each, done_on="") for each in talk.points))


def _topics(topics: tuple[Topic, ...], language: Language) -> list[Block]:
    text = language.text
    return [
        Grid(
            caption=text("What was spoken of"),
            columns=(Column(text("Number")), Column(text("Topic"), share=2), Column(text("Said"), share=3)),
            rows=tuple((str(number), each.text, each.note) for number, each in enumerate(topics, 1)),
            empty=text("No topics."),
        )
    ]


def _note(note: str, language: Language) -> list[Block]:
    return [Heading(2, language.text("Note")), Paragraph(note)] if note else []


def _points(points: tuple[AgreedPoint, ...], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Agreed"),
        columns=(Column(text("What"), share=3), Column(text("Who"), share=1), Column(text("Deadline")),
                 Column(text("Done"))),
        rows=tuple(
            (Cell(each.what), each.owner, day_words(each.deadline, language),
             day_words(each.done_on, language) or language.context("measure", "open"))
            for each in points
        ),
        empty=text("Nothing was agreed."),
    )  # fmt: skip


def _readers(readers: tuple[Reading, ...], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Have read the minutes"),
        columns=(Column(text("Name"), share=2), Column(text("Date"))),
        rows=tuple((each.name, day_words(each.day, language)) for each in readers),
        empty=text("Nobody yet."),
    )


def day_words(day: str, language: Language) -> str:
    """Return an ISO day in words; an empty text where there is none."""
    return language.date_year(date.fromisoformat(day)) if day else ""
