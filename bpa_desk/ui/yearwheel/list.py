"""The year as a list: by when, what, what kind, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bpa_desk.domain.year_wheel import YearEntry
from bpa_desk.export.year_wheel import day_words, entry_words
from bpa_desk.language import _, current
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Table

Today = Callable[[], date]


def year_table(today: Today) -> Table[YearEntry]:
    """Return the table of the year, in the order of the calendar."""
    return Table(
        _("The year month by month"),
        [
            Column(
                _("When"),
                lambda row: when_words(row),
                sort=lambda row: row.day,
                icon=lambda row: mark_of(row, today()),
            ),
            Column(
                _("What"), lambda row: entry_words(row, current()), tip=lambda row: row.note, stretch=True
            ),
            Column(_("Status"), lambda row: state_words(row, today())),
        ],
        empty=_("Nothing here."),
    )


def when_words(entry: YearEntry) -> str:
    """Return the month, or the day where it has one."""
    language = current()
    words = language.month_name(entry.day) if entry.all_month else day_words(entry, language)
    return words[:1].upper() + words[1:]


def state_words(entry: YearEntry, today: date) -> str:
    """Return how an entry stands on a day."""
    if entry.done_on is not None:
        return _("Done {day}", day=current().day_month(entry.done_on))
    if entry.late(today):
        return _("Overdue")
    return _("Passed") if entry.over else _("Not done yet")


def mark_of(entry: YearEntry, today: date) -> str:
    """Return the icon of how an entry stands."""
    if not entry.open:
        return "good"
    return "warning" if entry.late(today) else "minus" if entry.over else "now"
