"""The stillingsbeskrivelse on paper (hms-and-papers.md G.5); health details only in a paper of their own."""

from __future__ import annotations

from bpa_desk.domain.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Signatures,
    Tone,
)
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.stillingsbeskrivelse import DocumentState, Section
from bpa_desk.domain.stillingsbeskrivelse_paper import StillingsbeskrivelseFacts
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.language import Language


def stillingsbeskrivelse(facts: StillingsbeskrivelseFacts, language: Language | None = None) -> Paper:
    """Return the paper without its appendix, in the language it is written in unless another is given."""
    worded = language or Language(facts.paper.language)
    text = worded.text
    paper = facts.paper
    blocks: list[Block] = [Heading(1, paper.title), _about(facts, worded)]
    blocks += _differing(facts, worded)
    for section in paper.sections:
        blocks += _section(section)
    if paper.not_included:
        blocks += [Heading(2, text("What is not part of the work")), Bullets(paper.not_included)]
    if paper.requires:
        blocks += [Heading(2, text("Required skills")), Bullets(paper.requires)]
    if paper.appendix:
        blocks.append(
            Paragraph(text("There is a restricted appendix, shown only to those who need it."), Tone.SMALL)
        )
    blocks += [Heading(2, text("Read and agreed")), _signatures(facts, worded)]
    document = _document(facts, worded, paper.title, tuple(blocks), fingerprint(_without_appendix(facts)))
    name = (worded.context("file name", "stillingsbeskrivelse"), *_number(facts), f"v{paper.version}")
    return Paper(name, document)


def appendix(facts: StillingsbeskrivelseFacts, language: Language | None = None) -> Paper | None:
    """Return the restricted appendix as a paper of its own, or None when there is none."""
    if not facts.paper.appendix:
        return None
    worded = language or Language(facts.paper.language)
    text = worded.text
    title = text("Restricted appendix to the stillingsbeskrivelse")
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Paragraph(
            text("Contains health details. Only for those who need it to do the work; keep it locked away."),
            Tone.NOTICE,
        ),
        _about(facts, worded),
        Paragraph(facts.paper.appendix),
    )
    notice = text("Restricted: contains health details")
    document = _document(facts, worded, title, blocks, fingerprint(facts), notice)
    name = (
        worded.context("file name", "stillingsbeskrivelse"),
        *_number(facts),
        f"v{facts.paper.version}",
        worded.context("file name", "restricted"),
    )
    return Paper(name, document)


def _without_appendix(facts: StillingsbeskrivelseFacts) -> object:
    # The checksum on the open paper must not be a way to test guesses about what the restricted one says.
    paper = facts.paper
    return (
        facts.ordning,
        facts.employer,
        facts.leader,
        facts.assistant_name,
        paper.title,
        paper.version,
        paper.language,
        paper.state.value,
        paper.sections,
        paper.not_included,
        paper.requires,
        paper.valid_from,
        *((paper.role,) if paper.role else ()),
        *((facts.base.id, *map(str, facts.differing)) if facts.base is not None else ()),
    )


def _number(facts: StillingsbeskrivelseFacts) -> tuple[str, ...]:
    return (facts.number,) if facts.number else ()


def _document(
    facts: StillingsbeskrivelseFacts,
    language: Language,
    title: str,
    blocks: tuple[Block, ...],
    sha256: str,
    notice: str = "",
) -> Document:
    head = f"{title}, {facts.assistant_name}" if facts.assistant_name else title
    return frame.paper(
        language,
        title,
        blocks,
        head=head,
        state=_state(facts, language),
        version=facts.paper.version,
        sha256=sha256,
        notice=notice,
    )


def _state(facts: StillingsbeskrivelseFacts, language: Language) -> str:
    if facts.paper.state is DocumentState.APPROVED:
        return language.context("document", "Approved")
    return language.context("document", "Draft")


def _about(facts: StillingsbeskrivelseFacts, language: Language) -> Facts:
    text = language.text
    paper = facts.paper
    rows = [
        (text("Ordning"), facts.ordning),
        (text("Employer"), facts.employer),
        (text("Arbeidsleder"), facts.leader),
        (text("Assistant"), _whom(facts, language)),
        (text("Status"), _state(facts, language)),
        (text("Version"), str(paper.version)),
    ]
    if paper.valid_from:
        rows.append((text("In force from"), language.date_year(paper.valid_from)))
    if paper.next_review:
        rows.append((text("To be reviewed by"), language.date_year(paper.next_review)))
    if facts.base is not None:
        base = text("{title}, version {number}", title=facts.base.title, number=facts.base.version)
        rows.append((text("Builds on"), base))
    return Facts(tuple(rows), columns=3)


def _whom(facts: StillingsbeskrivelseFacts, language: Language) -> str:
    if facts.paper.role:
        return language.text("Those in the role “{role}”", role=facts.paper.role)
    return facts.assistant_name or language.text("All assistants")


def _differing(facts: StillingsbeskrivelseFacts, language: Language) -> list[Block]:
    if not facts.differing:
        return []
    parts = (each if isinstance(each, str) else language.message(each) for each in facts.differing)
    sections = language.list(f"“{each}”" if language.code == "en" else f"«{each}»" for each in parts)
    return [Paragraph(language.text("Differs from what it builds on in: {sections}.", sections=sections))]


def _section(section: Section) -> list[Block]:
    blocks: list[Block] = [Heading(2, section.heading)] if section.heading else []
    blocks += [Paragraph(part) for part in section.body.split("\n\n") if part.strip()]
    if section.bullets:
        blocks.append(Bullets(section.bullets))
    return blocks


def _signatures(facts: StillingsbeskrivelseFacts, language: Language) -> Signatures:
    text = language.text
    return frame.to_sign(
        language, (text("Arbeidsleder"), facts.leader), (text("Assistant"), facts.assistant_name)
    )
