"""The two lists of the page: talks and meetings by day, and what is agreed and not done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.meeting import AgreedPoint, Talk
from bpa_desk.export.meetings import day_words, kind_word, talk_state
from bpa_desk.language import _, current
from bpa_desk.services.meetings import Gathering, PointRow
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.table import Table

Today = Callable[[], date]


@dataclass(frozen=True, slots=True)
class GatheringRow:
    """One talk or meeting with whom it is with, or what it is called."""

    gathering: Gathering
    name: str

    @property
    def id(self) -> str:
        """The id of the talk or meeting."""
        return self.gathering.id


def gatherings_table(today: Today) -> Table[GatheringRow]:
    """Return the table of talks and meetings."""
    return Table(
        _("Talks and meetings"),
        [
            day_column(_("Date"), lambda row: row.gathering.day),
            Column(_("What"), lambda row: what_words(row.gathering)),
            Column(_("With"), with_words, tip=lambda row: ", ".join(_names(row))),
            Column(
                _("Status"),
                lambda row: standing_words(row.gathering, today()),
                icon=lambda row: "lock" if row.gathering.closed else "edit",
                stretch=True,
            ),
        ],
        empty=_("No talks or meetings yet."),
    )


def points_table(today: Today) -> Table[PointRow]:
    """Return the table of what is agreed and not done."""
    return Table(
        _("Agreed and not done"),
        [
            Column(_("What"), lambda row: row.point.what, tip=lambda row: row.point.what),
            Column(
                _("Deadline"),
                lambda row: deadline_words(row.point, today()),
                sort=lambda row: row.point.due or date.max,
                icon=lambda row: "warning" if row.point.late(today()) else "",
            ),
            Column(_("Who"), lambda row: row.point.owner),
            Column(
                _("Where"),
                lambda row: _("Talk with {name}", name=row.name) if row.name else what_words(row.gathering),
                stretch=True,
            ),
        ],
        empty=_("Nothing is waiting."),
    )


def what_words(held: Gathering) -> str:
    """Return what the meeting is called, or that it is a talk."""
    return kind_word(held, current()) if isinstance(held, Talk) else held.title


def with_words(row: GatheringRow) -> str:
    """Return whom it is with: by name, or how many where they are more than two."""
    names = _names(row)
    return ", ".join(names) if len(names) <= 2 else _("{n} participants", n=len(names))


def standing_words(held: Gathering, today: date) -> str:
    """Return how far it has come: planned, not written, signed, or read by how many."""
    if held.day > today:
        return _("Planned")
    if isinstance(held, Talk):
        return talk_state(held, current())
    if not any(each.note for each in held.topics):
        return _("No minutes yet")
    names = {each.name for each in held.readers}
    read = sum(each in names for each in held.participants)
    return _("Minutes read by {n} of {all}", n=read, all=len(held.participants))


def deadline_words(point: AgreedPoint, today: date) -> str:
    """Return the deadline, and that it is past where it is."""
    day = day_words(point.deadline, current())
    return _("{day}, overdue", day=day) if point.late(today) else day


def _names(row: GatheringRow) -> tuple[str, ...]:
    return (row.name,) if isinstance(row.gathering, Talk) else row.gathering.participants
