"""The points of a change of leverandør as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bpa_desk.domain.person_checklist import PassagePoint
from bpa_desk.language import _, current
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Table


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point with its place."""

    id: int
    point: PassagePoint


def points_table() -> Table[PointRow]:
    """Return the table of points."""
    return Table(
        _("Points"),
        [
            Column(_("Number"), lambda row: str(row.id + 1), sort=lambda row: row.id, figures=True),
            Column(
                _("Point"),
                lambda row: row.point.text,
                tip=lambda row: row.point.text,
                icon=lambda row: "good" if row.point.done_on else "minus" if row.point.needless else "",
            ),
            Column(_("Status"), state_words),
            Column(_("Note"), lambda row: row.point.note.replace("\n", " "), stretch=True),
        ],
        empty=_("No points."),
    )


def state_words(row: PointRow) -> str:
    """Return whether the point is done, by whom and when."""
    if row.point.needless:
        return _("Does not concern")
    if not row.point.done_on:
        return ""
    day = current().date_numeric(date.fromisoformat(row.point.done_on))
    return _("{day}, {who}", day=day, who=row.point.by) if row.point.by else day
