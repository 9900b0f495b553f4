"""The list of stillingsbeskrivelser, and the small buttons above the one in front."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAction

from bpa_desk.domain.stillingsbeskrivelse import DocumentState
from bpa_desk.language import _
from bpa_desk.ui.documents import words as told
from bpa_desk.ui.documents.words import PaperRow
from bpa_desk.ui.kit.buttons import IconButton
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.ordning.short_table import ShortTable


def papers_table() -> ShortTable[PaperRow]:
    """Return the table of stillingsbeskrivelser."""
    return ShortTable[PaperRow](
        _("Stillingsbeskrivelser"),
        [
            Column(_("Title"), lambda row: row.paper.title, stretch=True),
            Column(_("For"), lambda row: told.whom(row.paper, row.name)),
            Column(
                _("Version"), told.version_word,
                sort=lambda row: (row.paper.state, row.paper.version),
                icon=lambda row: "good" if row.paper.state is DocumentState.APPROVED else "edit",
            ),
            Column(_("Language"), lambda row: told.language_word(row.paper.language)),
            Column(
                _("Review"), told.review,
                sort=lambda row: row.paper.next_review or date.max,
                icon=lambda row: "warning" if row.due else "",
            ),
        ],
        empty=_(
            "No stillingsbeskrivelse yet. It says what the job is, and what it is not. "
            "Press Ctrl+N to make one from a template."
        ),
        lines=2,
    )


def icon_button(act: QAction, icon: str) -> IconButton:
    """Return an icon for an action, with its words as name and tip; it follows what can be done."""
    made = IconButton(icon, act.text(), act.shortcut().toString())

    def follow() -> None:
        made.setEnabled(act.isEnabled())
        made.setVisible(act.isVisible())

    act.changed.connect(follow)
    made.clicked.connect(act.trigger)
    return made
