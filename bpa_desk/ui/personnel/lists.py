"""The two lists of the page: papers by person, and who begins or leaves."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.person_checklist import Passage
from bpa_desk.export.person_papers import days_of, lacking_words, name_of, state_word
from bpa_desk.language import _, current
from bpa_desk.services.person_checklists import Standing
from bpa_desk.services.person_papers import Entry
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.personnel.panel import ICONS, line_of


def papers_table() -> Table[Entry]:
    """Return the table of papers and of those that are missing."""
    return Table(
        _("Papers"),
        [
            Column(_("Assistant"), lambda row: row.person.name),
            Column(_("Paper"), lambda row: name_of(row.kind, row.paper, current()), icon=_icon),
            Column(
                _("Status"),
                standing_words,
                sort=lambda row: (row.paper.effective if row.paper is not None else row.due) or date.max,
                tip=standing_words,
                stretch=True,
            ),
        ],
        empty=_("No papers here."),
    )


def passages_table() -> Table[Standing]:
    """Return the table of those who begin and leave."""
    return Table(
        _("Beginning and leaving"),
        [
            Column(_("Assistant"), lambda row: row.person.name),
            Column(_("What"), lambda row: passage_word(row.checklist.passage)),
            day_column(_("Day"), lambda row: row.checklist.day),
            Column(_("Done"), progress_words, icon=lambda row: "good" if row.next is None else "edit"),
            Column(_("Next"), lambda row: row.next.point.text if row.next is not None else "", stretch=True),
        ],
        empty=_("Nobody begins or leaves just now."),
    )


def standing_words(row: Entry) -> str:
    """Return how a paper stands, its days, and what a contract lacks, in one line."""
    language, line = current(), line_of(row)
    state = state_word(row.paper, row.state, language)
    parts = (state, days_of(line, language), lacking_words(line, language))
    return ", ".join(part for part in parts if part)


def passage_word(passage: Passage) -> str:
    """Return whether somebody begins or leaves."""
    return _("Begins") if passage is Passage.STARTING else _("Leaves")


def progress_words(row: Standing) -> str:
    """Return how many points there is nothing more to do about."""
    return _("{n} of {all}", n=row.settled, all=len(row.rows))


def _icon(row: Entry) -> str:
    return "warning" if lacking_words(line_of(row), current()) else ICONS[row.state]
