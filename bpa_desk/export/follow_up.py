"""What was done about sick leaves, for the employer who must be able to show it (aml. § 4-6)."""

from __future__ import annotations

from collections.abc import Iterable

from bpa_desk.domain.absence_case import Duty, Milestone
from bpa_desk.domain.document import Block, Cell, Column, Facts, Grid, Heading, Paragraph
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.follow_up import WORDS, FollowUp
from bpa_desk.domain.person_record_paper import CaseLines, FollowUpFacts
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.language import Language


def follow_up(facts: FollowUpFacts, language: Language) -> Paper:
    """Return the sick leaves with deadlines and steps; without a table, so that it stands in no overview."""
    text = language.text
    title = text("Follow-up of sick leave")
    about = Facts(
        (
            (text("Assistant"), facts.assistant),
            (text("Employer"), facts.frame.employer),
            (text("Arbeidsleder"), facts.frame.leader),
            (text("As of"), language.date_year(facts.frame.day)),
        ),
        columns=2,
    )
    blocks: list[Block] = [
        Heading(1, title),
        about,
        Paragraph(
            text(
                "The employer answers for plan and dialogmøte, and must be able to show what was done and "
                "who was called and came (aml. § 4-6). Nothing here says what somebody is ill with."
            )
        ),
    ]
    for each in facts.cases:
        blocks += _case(each, language)
    if not facts.cases:
        blocks.append(Paragraph(text("No sick leave to follow up.")))
    blocks.append(_steps(text("Adaptation and talks"), facts.others, language))
    document = frame.paper(
        language, title, tuple(blocks), head=f"{title}, {facts.assistant}", state="", version=0,
        sha256=fingerprint(facts),
    )  # fmt: skip
    name = (language.context("file name", "follow-up"), facts.number, facts.frame.day.isoformat())
    return Paper(name, document)


def _case(each: CaseLines, language: Language) -> list[Block]:
    text, days = language.text, language.span(each.case.first, each.case.last)
    if not each.open:
        told = text("Back again. Away {days}.", days=days)
    elif each.graded:
        told = text("Away for a part of the position, {days}.", days=days)
    else:
        told = text("Away {days}.", days=days)
    until = language.date_year(each.case.protected_until)
    found: list[Block] = [Heading(2, told.removesuffix(".")), _deadlines(each.milestones, language)]
    found.append(_steps(text("What was done"), each.steps, language))
    if each.open:
        law = text("Nobody can be dismissed for this sickness before {day} (aml. § 15-8).", day=until)
        found.append(Paragraph(law))
    return found


def _deadlines(held: Iterable[Milestone], language: Language) -> Grid:
    text = language.text
    whose = {Duty.EMPLOYER: language.context("whose deadline", "the employer"), Duty.NAV: "NAV"}
    return Grid(
        caption=text("Deadlines"),
        columns=(
            Column(text("What"), share=2), Column(text("Deadline")), Column(text("Who answers for it")),
            Column(text("Paragraph")), Column(text("Done")),
        ),
        rows=tuple(
            (
                text(WORDS[each.kind]),
                text("when appropriate") if each.due is None else language.date_year(each.due),
                whose[each.duty],
                each.law,
                _done(each.done, language),
            )
            for each in held
        ),
    )  # fmt: skip


def _done(step: FollowUp | None, language: Language) -> str:
    if step is None:
        return "–"
    day = language.date_year(step.day)
    return language.text("not needed {day}", day=day) if step.needless else day


def _steps(caption: str, held: Iterable[FollowUp], language: Language) -> Grid:
    text = language.text
    return Grid(
        caption=caption,
        columns=(
            Column(text("Date")), Column(text("What was done"), share=3), Column(text("Who"), share=1),
            Column(text("Called and came"), share=1),
        ),
        rows=tuple(
            (
                language.date_year(each.day),
                Cell(text(WORDS[each.kind]), note=_said(each, language)),
                each.by,
                each.present,
            )
            for each in held
        ),
        empty=text("Nothing is written."),
    )  # fmt: skip


def _said(each: FollowUp, language: Language) -> str:
    if not each.needless:
        return each.text
    told = language.text("Found not to be needed")
    return language.text("{label}: {value}", label=told, value=each.text) if each.text else told
