"""The advert for a vacancy as a page to hang up or send."""

from __future__ import annotations

from dataclasses import replace

from bpa_desk.domain.candidate import Vacancy
from bpa_desk.domain.document import Block, Bullets, Heading, Paragraph
from bpa_desk.export import frame
from bpa_desk.export.papers import Paper
from bpa_desk.language import Language

SHORT = 60
"""Longer lines are never headings."""


def advert(vacancy: Vacancy, language: Language) -> Paper:
    """Return the advert: a block of lines each paragraph, lines that begin with a hyphen as a list.

    A short first line that is no sentence is the heading of the lines below it.
    """
    blocks: list[Block] = [Heading(1, vacancy.title)]
    text = vacancy.advert.strip()
    # The proposal begins with the title, which stands as the heading already.
    for part in text.removeprefix(vacancy.title).strip().split("\n\n"):
        blocks += _part(part)
    if vacancy.deadline is not None:
        day = language.date_year(vacancy.deadline)
        blocks.append(Paragraph(language.text("Apply by {day}.", day=day)))
    document = frame.paper(
        language, vacancy.title, tuple(blocks), head=vacancy.title, state="", version=0,
        sha256="",
    )  # fmt: skip
    # It is made to be read by everybody: neither a warning nor a checksum belongs on it.
    document = replace(document, notice="")
    return Paper((language.context("file name", "advert"), vacancy.opened_on.isoformat()), document)


def _part(part: str) -> list[Block]:
    plain: list[str] = []
    bullets: list[str] = []
    for line in (each.strip() for each in part.split("\n")):
        if line.startswith("- "):
            bullets.append(line[2:])
        elif line:
            plain.append(line)
    found: list[Block] = [Paragraph(line) for line in plain]
    if len(plain) + len(bullets) > 1 and plain and len(plain[0]) <= SHORT and plain[0][-1] not in ".!?,;":
        found[0] = Heading(2, plain[0].removesuffix(":"))
    return [*found, Bullets(tuple(bullets))] if bullets else found
