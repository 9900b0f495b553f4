"""The two lists of the page: the entries of the book, and who leads meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QSizePolicy

from bpa_desk.domain.handover import PART_SHORT, BookPart, Deputy, HandoverEntry
from bpa_desk.language import _, current
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.ordning.short_table import ShortTable

Today = Callable[[], date]
_PARTS = list(BookPart)


def entries_table(today: Today) -> Table[HandoverEntry]:
    """Return the table of the book, in its own order until a heading is clicked."""
    return Table(
        _("Handover book"),
        [
            Column(_("What"), lambda row: row.heading, tip=lambda row: row.text, stretch=True),
            Column(
                _("Last verified"),
                lambda row: verified_short(row, today()),
                sort=lambda row: row.verified_on or date.min,
                icon=lambda row: verified_icon(row, today()),
                tip=again_words,
            ),
            # Last, where it may be out of sight: the order of the rows tells it too.
            Column(_("Part"), lambda row: _(PART_SHORT[row.part]), sort=lambda row: _PARTS.index(row.part)),
        ],
        empty=_("Nothing fits."),
        several=True,
        lines=2,
    )


def deputies_table(today: Today) -> ShortTable[Deputy]:
    """Return the table of those who lead meanwhile, the latest first."""
    table: ShortTable[Deputy] = ShortTable(
        _("Who leads meanwhile"),
        [
            Column(_("Name"), lambda row: row.name),
            day_column(_("From"), lambda row: row.start),
            day_column(_("To"), lambda row: row.end, _("until further notice")),
            Column(_("Status"), lambda row: deputy_state(row, today())),
            Column(
                _("Employer"),
                lambda row: told_words(row, today()),
                sort=lambda row: row.told_on or date.max,
                icon=lambda row: "warning" if untold(row, today()) else "",
                stretch=True,
            ),
        ],
        empty=_("Nobody. Ctrl+Shift+N writes who leads while you cannot."),
    )
    table.most = 4
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return table


def verified_short(row: HandoverEntry, today: date) -> str:
    """Return the day it was verified, and in words that it is old or that nothing is written."""
    if not row.written:
        return _("Not written yet")
    if row.verified_on is None:
        return _("Not verified yet")
    day = current().date_numeric(row.verified_on)
    return _("{day}, old", day=day) if row.old(today) else day


def verified_icon(row: HandoverEntry, today: date) -> str:
    """Return the mark that goes with the words."""
    if not row.written:
        return "edit"
    return "warning" if row.old(today) else "good"


def again_words(row: HandoverEntry) -> str:
    """Return the day it is to be verified again, or that once is enough."""
    if row.verified_on is None:
        return ""
    if row.verify_on is None:
        return _("Once is enough")
    return _("To be verified again {day}", day=current().date_year(row.verify_on))


def deputy_state(row: Deputy, today: date) -> str:
    """Return whether they lead now, later or no longer."""
    if row.end is not None and row.end < today:
        return _("over")
    return _("leads now") if row.leads(today) else _("to come")


def told_words(row: Deputy, today: date) -> str:
    """Return the day the employer was told, or that it is still to be done."""
    if row.told_on is not None:
        return current().date_numeric(row.told_on)
    return _("not told yet") if untold(row, today) else ""


def untold(row: Deputy, today: date) -> bool:
    """Return whether the employer is still to be told of one who leads now or later."""
    return row.told_on is None and (row.end is None or row.end >= today)
