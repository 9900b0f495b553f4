"""The three lists of the page: checklists by when they are due, open measures, and rounds held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bpa_desk.domain.hms_round import Round, RoundState
from bpa_desk.domain.remedy import Remedy
from bpa_desk.export.hms import state_word
from bpa_desk.language import _, current, ngettext
from bpa_desk.services.hms import Standing
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.table import Table

Today = Callable[[], date]


def standings_table(today: Today) -> Table[Standing]:
    """Return the table of checklists."""
    return Table(
        _("Checklists"),
        [
            Column(_("Checklist"), lambda row: row.checklist.title, tip=lambda row: row.checklist.hint),
            Column(
                _("Next round"),
                lambda row: due_words(row, today()),
                sort=lambda row: row.due or date.max,
                icon=lambda row: "warning" if row.due is not None and row.due <= today() else "",
            ),
            day_column(
                _("Last held"), lambda row: row.last.held_on if row.last else None, _("Not yet"), last=False
            ),
            Column(_("How often"), lambda row: often_words(row.checklist.months), stretch=True),
        ],
        empty=_("No checklists."),
    )


def remedies_table(today: Today, origin: Callable[[Remedy], str]) -> Table[Remedy]:
    """Return the table of open measures; ``origin`` says in words what a measure follows from."""
    return Table(
        _("Open measures"),
        [
            Column(_("What"), lambda row: row.what, tip=lambda row: row.note),
            Column(
                _("Deadline"),
                lambda row: _deadline(row, today()),
                sort=lambda row: row.deadline or date.max,
                icon=lambda row: "warning" if row.late(today()) else "",
            ),
            Column(_("Who"), lambda row: row.owner),
            Column(_("After"), origin, stretch=True),
        ],
        empty=_("No open measures."),
    )


def decided_table(today: Today) -> Table[Remedy]:
    """Return the table of the measures of one round, done or not."""
    return Table(
        _("Measures of this round"),
        [
            Column(
                _("What"),
                lambda row: row.what,
                tip=lambda row: row.note,
                icon=lambda row: "warning" if row.late(today()) else "" if row.open else "good",
            ),
            Column(
                _("Deadline"), lambda row: _deadline(row, today()), sort=lambda row: row.deadline or date.max
            ),
            day_column(_("Done"), lambda row: row.done_on, _("Not yet")),
            Column(_("Who"), lambda row: row.owner, stretch=True),
        ],
    )


def rounds_table() -> Table[Round]:
    """Return the table of rounds held."""
    return Table(
        _("Rounds held"),
        [
            day_column(_("Date"), lambda row: row.held_on),
            Column(
                _("Status"),
                lambda row: state_word(row.state, current()),
                icon=lambda row: "lock" if row.state is RoundState.SIGNED else "edit",
            ),
            Column(_("Answered no"), lambda row: str(len(row.refused)), figures=True),
            Column(_("Checklist"), lambda row: row.title, stretch=True),
        ],
        empty=_("No rounds yet."),
    )


def due_words(row: Standing, today: date) -> str:
    """Return when the next round is due, or that one is begun."""
    if row.begun is not None:
        return _("Begun: {n} of {all} answered", n=row.begun.answered, all=len(row.begun.lines))
    if row.due is None:
        return _("When it is needed") if not row.checklist.months else _("Begin when it suits you")
    day = current().date_numeric(row.due)
    return _("{day}, overdue", day=day) if row.due < today else day


def often_words(months: int) -> str:
    """Return how often a checklist is gone through."""
    return ngettext("every month", "every {n} months", months) if months else _("When it is needed")


def _deadline(row: Remedy, today: date) -> str:
    if row.deadline is None:
        return ""
    day = current().date_numeric(row.deadline)
    return _("{day}, overdue", day=day) if row.late(today) else day
