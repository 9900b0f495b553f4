"""Health and safety on paper: one round with its measures and signatures, and the overview of all."""

from __future__ import annotations

from collections.abc import Iterable

from bpa_desk.domain.document import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Signatures,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.hms_paper import HmsFacts, RoundFacts
from bpa_desk.domain.hms_round import Answer, Round, RoundState
from bpa_desk.domain.remedy import Remedy
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.export.tabular import Table
from bpa_desk.language import Language


def answer_word(answer: str, language: Language) -> str:
    """Return the answer in words; a dash where there is none."""
    words: dict[str, str] = {
        Answer.YES: language.context("answer", "Yes"),
        Answer.NO: language.context("answer", "No"),
        Answer.NOT_RELEVANT: language.context("answer", "Not relevant"),
    }
    return words.get(answer, "–")


def state_word(state: RoundState, language: Language) -> str:
    """Return where a round stands, in words."""
    return {
        RoundState.ONGOING: language.context("round", "Begun"),
        RoundState.DONE: language.context("round", "Done, not signed"),
        RoundState.SIGNED: language.context("round", "Signed"),
    }[state]


def round_paper(facts: RoundFacts, language: Language) -> Paper:
    """Return one round: what was answered, what changed, the measures, and where to sign."""
    text, held = language.text, facts.round
    blocks: list[Block] = [Heading(1, held.title), _about(facts, language)]
    if held.note:
        blocks.append(Paragraph(held.note))
    blocks.append(_lines(held, language))
    blocks.append(remedies_grid(text("Measures"), facts.remedies, language, text("No measures.")))
    if facts.left:
        title = text("Measures from earlier rounds that are not done")
        blocks.append(remedies_grid(title, facts.left, language, ""))
    if facts.last_held_on is not None:
        blocks.append(_changes(facts, language))
    blocks += [Heading(2, text("Signatures")), _signatures(facts, language)]
    document = frame.paper(
        language,
        held.title,
        tuple(blocks),
        head=f"{held.title}, {language.date_year(held.held_on)}",
        state=state_word(held.state, language),
        version=0,
        sha256=fingerprint(held),
    )
    name = (language.context("file name", "round"), held.held_on.isoformat())
    columns = (text("Number"), text("Question"), text("Answer"), text("Remark"))
    rows = tuple(
        (number, each.text, answer_word(each.answer, language), each.note)
        for number, each in enumerate(held.lines, 1)
    )
    return Paper(name, document, Table(held.title, columns, rows))


def overview(facts: HmsFacts, language: Language) -> Paper:
    """Return the rounds held and the measures that are open."""
    text = language.text
    title = text("Health and safety: rounds and open measures")
    about = frame.whose(language, facts)
    rounds = Grid(
        caption=text("Rounds"),
        columns=(
            Column(text("Date")),
            Column(text("Checklist"), share=2),
            Column(text("Status")),
            Column(text("Answered no")),
        ),
        rows=tuple(
            (
                language.date_year(each.held_on),
                each.title,
                state_word(each.state, language),
                str(len(each.refused)),
            )
            for each in facts.rounds
        ),
        empty=text("No rounds yet."),
    )
    measures = remedies_grid(text("Open measures"), facts.remedies, language, text("No open measures."))
    document = frame.paper(
        language, title, (Heading(1, title), about, measures, rounds), head=title, state="", version=0,
        sha256=fingerprint(facts),
    )  # fmt: skip
    name = (language.context("file name", "health-and-safety"), facts.day.isoformat())
    return Paper(name, document, _remedy_rows(facts.remedies, language), more=(_round_rows(facts, language),))


def hms_papers(facts: HmsFacts, rounds: Iterable[RoundFacts], language: Language) -> list[Paper]:
    """Return the overview and then the paper of every round."""
    return [overview(facts, language), *(round_paper(each, language) for each in rounds)]


def _about(facts: RoundFacts, language: Language) -> Facts:
    text, held = language.text, facts.round
    rows = [
        (text("Ordning"), facts.ordning),
        (text("Employer"), facts.employer),
        (text("Arbeidsleder"), facts.leader),
        (text("Held on"), language.date_year(held.held_on)),
        (text("Participants"), ", ".join(held.participants)),
        (text("Status"), state_word(held.state, language)),
    ]
    if held.signed_on is not None:
        rows.append((text("Closed for signing"), language.date_year(held.signed_on)))
    return Facts(tuple(rows), columns=3)


def _lines(held: Round, language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=text("Questions"),
        columns=(Column(text("Number")), Column(text("Question"), share=3), Column(text("Answer")),
                 Column(text("Remark"), share=2)),
        rows=tuple(
            (
                str(number),
                each.text,
                Cell(answer_word(each.answer, language), strong=each.answer == Answer.NO),
                each.note,
            )
            for number, each in enumerate(held.lines, 1)
        ),
        show_caption=False,
    )  # fmt: skip


def by_whom(each: Remedy, language: Language) -> str:
    """Return who sees to the measure, and when it was done or is to be."""
    done = language.text("done {day}", day=language.date_year(each.done_on)) if each.done_on else ""
    until = language.text("by {day}", day=language.date_year(each.deadline)) if each.deadline else ""
    return ", ".join(part for part in (each.owner, done or until) if part)


def remedies_grid(caption: str, measures: tuple[Remedy, ...], language: Language, empty: str) -> Grid:
    """Return measures as a grid; ``empty`` is said where there are none."""
    text = language.text
    return Grid(
        caption=caption,
        columns=(Column(text("What"), share=3), Column(text("Who"), share=1), Column(text("Deadline")),
                 Column(text("Done"))),
        rows=tuple(
            (
                Cell(each.what, note=each.note),
                each.owner,
                language.date_year(each.deadline) if each.deadline else "",
                language.date_year(each.done_on) if each.done_on else language.context("measure", "open"),
            )
            for each in measures
        ),
        empty=empty,
    )  # fmt: skip


def _changes(facts: RoundFacts, language: Language) -> Grid:
    text = language.text
    day = language.date_year(facts.last_held_on) if facts.last_held_on else ""
    return Grid(
        caption=text("Changed since the round of {day}", day=day),
        columns=(Column(text("Question"), share=3), Column(text("Last time")), Column(text("This time"))),
        rows=tuple(
            (each.text, answer_word(each.before, language), answer_word(each.after, language))
            for each in facts.changes
        ),
        empty=text("No answer has changed."),
    )


def _signatures(facts: RoundFacts, language: Language) -> Signatures:
    text = language.text
    others = tuple(each for each in facts.round.participants if each != facts.leader)
    return frame.to_sign(
        language, (text("Arbeidsleder"), facts.leader), *((text("Participant"), each) for each in others)
    )


def _remedy_rows(measures: tuple[Remedy, ...], language: Language) -> Table:
    text = language.text
    columns = (text("What"), text("Who"), text("Deadline"), text("Decided on"), text("Note"))
    rows = tuple((each.what, each.owner, each.deadline, each.made_on, each.note) for each in measures)
    return Table(text("Open measures"), columns, rows)


def _round_rows(facts: HmsFacts, language: Language) -> Table:
    text = language.text
    columns = (text("Date"), text("Checklist"), text("Status"), text("Questions"), text("Answered no"))
    rows = tuple(
        (each.held_on, each.title, state_word(each.state, language), len(each.lines), len(each.refused))
        for each in facts.rounds
    )
    return Table(text("Rounds"), columns, rows)
