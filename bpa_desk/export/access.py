"""Innsyn on paper and as JSON: everything the file holds about one person (GDPR Articles 15 and 20)."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from bpa_desk.domain.attachment import media_type, suffix
from bpa_desk.domain.avvik import AvvikType, Receiver
from bpa_desk.domain.document import Block, Cell, Column, Facts, Grid, Heading, Paragraph, Size, Tone
from bpa_desk.domain.fingerprint import fingerprint
from bpa_desk.domain.packing import packed
from bpa_desk.domain.privacy.access import MASK, AccessFacts, AccessFile, AccessRow, AccessTable
from bpa_desk.domain.privacy.register import REGISTER
from bpa_desk.domain.privacy.words import (
    CHOSEN,
    CLOCKS,
    HOURS,
    UNSAID,
    VALUE_WORDS,
    column_word,
    table_word,
)
from bpa_desk.domain.text import Message
from bpa_desk.export import frame
from bpa_desk.export.avvik import receiver_word, type_word
from bpa_desk.export.filenames import distinct, file_name
from bpa_desk.export.papers import Paper
from bpa_desk.export.pictures import without_metadata
from bpa_desk.language import Language

_WALL = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?(?::\d\d)?(?:[+-]\d\d:\d\d|Z)?")
_FIRST = ("heading", "text", "what", "name", "to", "letter", "value")
_LONG = 160
"""A value with more letters than this takes the whole width of the sheet."""
_MIDNIGHT = "T00:00"
_AVVIK = {each.value: each for each in AvvikType}
_TOLD = {each.value: each for each in Receiver}
_ID = re.compile(r"[0-9a-f]{32}")
FORMAT = "bpa_desk access 1"


def access_paper(facts: AccessFacts, language: Language) -> Paper:
    """Return the report with the JSON of the same and the attached files beside it."""
    text = language.text
    title = text("What is kept about you")
    blocks: list[Block] = [
        Heading(1, title),
        Facts(
            (
                (text("Name"), facts.name),
                (text("Ordning"), facts.ordning),
                (text("Employer (controller)"), facts.employer),
                (text("Arbeidsleder"), facts.leader),
                (text("As of"), language.date_year(facts.day)),
            ),
            columns=2,
        ),
        Paragraph(
            text(
                "This is everything the program holds about you. Where others are named, {mask} is "
                "written instead. You can ask for what is wrong to be put right, and for what is no "
                "longer needed to be deleted.",
                mask=MASK,
            ),
            Tone.LEAD,
        ),
    ]
    for table in facts.tables:
        blocks += _table(table, language)
    blocks += _lines(facts, language) + _forms(facts, language)
    document = frame.paper(
        language, title, tuple(blocks), head=text("{title}: {name}", title=title, name=facts.name), state="",
        version=0, sha256=fingerprint((facts.day, _plain(facts))),
    )  # fmt: skip
    taken: set[str] = set()
    stem = (language.context("file name", "access"), facts.day.isoformat())
    beside = [(distinct(file_name(*stem, suffix="json"), taken), as_json(facts))]
    for number, each in enumerate(facts.files, 1):
        media = media_type(each.content)
        name = file_name(*stem, str(number), suffix=suffix(media))
        beside.append((distinct(name, taken), _bare(each, media)))
    return Paper(stem, document, facts=as_json(facts), beside=tuple(beside))


def _bare(each: AccessFile, media: str) -> bytes:
    # One who asks for all that is kept gets the picture too when its hidden facts cannot be read.
    with suppress(ValueError):
        return without_metadata(each.content, media)
    return each.content


def as_json(facts: AccessFacts) -> bytes:
    """Return all of it as JSON for other programs, columns as they are stored."""
    return json.dumps(_plain(facts), ensure_ascii=False, indent=1).encode()


def said(value: Any, column: str, language: Language) -> str:
    """Return a stored value as a person reads it; empty for what says nothing."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return language.text("yes") if value else language.text("no")
    if isinstance(value, int):
        if column in HOURS:
            return language.hours(value)
        if column == "week":
            return str(value + 1)
        if column == "weekday":
            return language.weekday_names()[value % 7]
        return language.clock(value) if column in CLOCKS else str(value)
    if isinstance(value, float):
        return language.number(value)
    if isinstance(value, str):
        return _said_text(value, column, language)
    if isinstance(value, dict):
        return _said_parts(value, language)
    if column in ("passive", "calls", "actual", "periods", "breaks") and value and isinstance(value[0], list):
        return "; ".join(_span(each, language) for each in value)
    if column == "actual":
        return _span(value, language)
    between = "\n" if column == "sections" else "; "
    return between.join(filter(None, (said(each, column, language) for each in value)))


def _said_parts(value: dict[str, Any], language: Language) -> str:
    """Return a field of several parts: what it is about first, and the rest after it in brackets."""
    parts = {name: said(each, name, language) for name, each in value.items() if name not in UNSAID}
    first = next((name for name in _FIRST if parts.get(name)), None)
    rest = ", ".join(
        f"{language.text(column_word(name))}: {each.removesuffix('.')}"
        for name, each in parts.items()
        if each and name != first
    )
    if first is None:
        return rest
    head = parts[first].removesuffix(".")
    return f"{head} ({rest})" if rest else head


def _table(table: AccessTable, language: Language) -> list[Block]:
    word = language.text(table_word(table.table))
    blocks: list[Block] = [Heading(2, word)]
    held = REGISTER.get(table.table)
    if held is not None:
        blocks.append(Paragraph(language.text(held.purpose), Tone.SMALL))
    if len(table.rows) == 1 and table.rows[0].about:
        pairs = _pairs(table.table, table.rows[0], language)
        short = tuple(pair for pair in pairs if len(pair[1]) <= _LONG)
        long = tuple(pair for pair in pairs if len(pair[1]) > _LONG)
        return [*blocks, *(Facts(each, columns) for each, columns in ((short, 2), (long, 1)) if each)]
    grid = Grid(
        caption=word,
        columns=(Column(language.text("When")), Column(language.text("What is kept"), share=1)),
        rows=tuple((_when(row, language), _row_words(table.table, row, language)) for row in table.rows),
        size=Size.CLOSE,
        show_caption=False,
    )
    return [*blocks, grid]


def _pairs(
    table: str, row: AccessRow, language: Language, left_out: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    held = REGISTER.get(table)
    found = []
    for column, value in row.cells.items():
        if column in UNSAID or column in left_out or (held is not None and column == held.about):
            continue
        if column == "snapshot" and value:
            shown = language.text("in the JSON file, whole")
        else:
            shown = said(value, column, language)
        if shown and value is not False:
            found.append((language.text(column_word(column)), shown))
    return found


def _row_words(table: str, row: AccessRow, language: Language) -> Cell:
    held = REGISTER.get(table)
    pairs = _pairs(table, row, language, ("start", "end") if _has_span(row) else ())
    note = "" if row.about else language.text("About others too; you are named here.")
    if not row.about and held is not None and held.about:
        note = language.text("Written about somebody else; only where you are named is shown.")
    return Cell(". ".join(f"{label}: {value.removesuffix('.')}" for label, value in pairs), note=note)


def _when(row: AccessRow, language: Language) -> str:
    if _has_span(row):
        start, end = str(row.cells["start"]), str(row.cells["end"] or "")
        if start.endswith(_MIDNIGHT) and end.endswith(_MIDNIGHT):
            last = date.fromisoformat(end[:10]) - timedelta(days=1)
            return language.span(date.fromisoformat(start[:10]), last)
        if start[:10] == end[:10] and "T" in end:
            return f"{_said_text(start, '', language)}–{end[11:16]}"
        return f"{_said_text(start, '', language)}–{_said_text(end, '', language)}"
    return _said_text(row.when, "", language) if row.when else "–"


def _has_span(row: AccessRow) -> bool:
    return isinstance(row.cells.get("start"), str) and "end" in row.cells


def _said_text(value: str, column: str, language: Language) -> str:
    # What was done with a timesheet is one of a few words too, but not every "what" is.
    if column == "kind" and value in _AVVIK:
        return type_word(_AVVIK[value], language)
    if column == "to" and value in _TOLD:
        return receiver_word(_TOLD[value], language)
    if column in CHOSEN | {"what"} and value in VALUE_WORDS:
        return language.text(VALUE_WORDS[value])
    if _ID.fullmatch(value):
        return ""
    match = _WALL.fullmatch(value)
    if match is None:
        return value
    day = language.date_year(date.fromisoformat(match[1]))
    return f"{day} {match[2]}" if match[2] else day


def _span(value: Any, language: Language) -> str:
    if not isinstance(value, list) or len(value) < 2:
        return said(value, "", language)
    return "–".join(
        language.clock(each) if isinstance(each, int) else _said_text(str(each), "", language)
        for each in value[:2]
    )


def _lines(facts: AccessFacts, language: Language) -> list[Block]:
    if not facts.lines:
        return []
    grid = Grid(
        caption=language.text("Changes in the records about you"),
        columns=(Column(language.text("When")), Column(language.text("What was done"), share=1)),
        rows=tuple((_said_text(each.at, "", language), language.message(each.label)) for each in facts.lines),
        size=Size.CLOSE,
        show_caption=False,
    )
    return [Heading(2, grid.caption), grid]


def _forms(facts: AccessFacts, language: Language) -> list[Block]:
    if not facts.forms:
        return []
    rows = tuple((key, said(value, "", language)) for key, value in facts.forms.items())
    grid = Grid(
        caption=language.text("Unfinished forms"),
        columns=(Column(language.text("Form")), Column(language.text("What is kept"), share=1)),
        rows=rows,
        size=Size.CLOSE,
        show_caption=False,
    )
    return [Heading(2, grid.caption), grid]


def _plain(facts: AccessFacts) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "ordning": facts.ordning,
        "employer": facts.employer,
        "leader": facts.leader,
        "day": facts.day.isoformat(),
        "person": {"id": facts.person, "name": facts.name},
        "tables": {
            table.table: [{"about": row.about, **row.cells} for row in table.rows] for table in facts.tables
        },
        "journal": [{"at": line.at, **_label(line.label)} for line in facts.lines],
        "forms": dict(facts.forms or {}),
        "files": [each.name for each in facts.files],
    }


def _label(label: Message) -> dict[str, Any]:
    return {"done": str(label), "label": packed(label)}
