"""The recovery sheet as paper: a document for PDF and print, and plain text for a memory stick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bpa_desk.domain.document import Column, Document, Grid, Heading, Paragraph, Tone
from bpa_desk.language import _, current

if TYPE_CHECKING:
    from collections.abc import Sequence

ACROSS = 2
"""Groups beside each other: few, so that the eye does not jump a line when they are copied."""


def sheet_document(file_name: str, groups: Sequence[str], made: date) -> Document:
    """Return the sheet as a paper; the key stands on it, so it is never kept anywhere by the program."""
    half = (len(groups) + 1) // ACROSS
    rows = tuple(
        (str(at + 1), groups[at], str(at + half + 1), groups[at + half] if at + half < len(groups) else "")
        for at in range(half)
    )
    number, letters = _("No."), _("Letters and digits")
    return Document(
        title=_("Recovery sheet"),
        language=current().bcp47,
        blocks=(
            Heading(1, _("Recovery sheet")),
            Paragraph(
                _("File: {file}. Made {date}.", file=file_name, date=current().date_numeric(made)), Tone.LEAD
            ),
            Grid(
                caption=_("The key, group by group"),
                columns=(Column(number), Column(letters), Column(number), Column(letters)),
                rows=rows,
            ),
            *(Paragraph(text) for text in advice()),
        ),
    )


def sheet_text(file_name: str, groups: Sequence[str], made: date) -> str:
    """Return the sheet as plain text."""
    lines = [
        _("Recovery sheet"),
        _("File: {file}. Made {date}.", file=file_name, date=current().date_numeric(made)),
        "",
        *(f"{number:2}  {group}" for number, group in enumerate(groups, 1)),
        "",
        *advice(),
        "",
    ]
    return "\n".join(lines)


def advice() -> tuple[str, ...]:
    """Return what whoever finds the sheet in a drawer must know."""
    return (
        _("This opens the file if the passphrase is forgotten. Choose “Forgotten the passphrase?” there."),
        _("Whoever has this sheet and the file can read everything. Keep it where you keep your passport."),
        _("Without passphrase and sheet nobody can open the file, not even those who made the program."),
    )
