"""The two lists of the page: vacancies and candidates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bpa_desk.language import _
from bpa_desk.services.recruitment import Row, VacancyRow
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.recruitment.words import ICONS, day_words, next_day, state_word, vacancy_words


def vacancies_table(today: Callable[[], date]) -> Table[VacancyRow]:
    """Return the table of vacancies."""
    return Table(
        _("Vacancies"),
        [
            Column(_("Position"), lambda row: row.vacancy.title),
            Column(_("Candidates"), lambda row: str(row.candidates), figures=True),
            Column(
                _("Status"),
                lambda row: vacancy_words(row, today()),
                sort=lambda row: row.vacancy.opened_on,
                tip=lambda row: vacancy_words(row, today()),
                stretch=True,
            ),
        ],
        empty=_("No vacancies."),
    )


def candidates_table() -> Table[Row]:
    """Return the table of candidates."""
    return Table(
        _("Candidates"),
        [
            Column(_("Name"), lambda row: row.candidate.name),
            Column(
                _("How far"),
                lambda row: state_word(row.candidate.state),
                icon=lambda row: ICONS[row.candidate.state],
            ),
            Column(
                _("When"),
                lambda row: day_words(row.candidate),
                sort=lambda row: next_day(row.candidate) or row.vacancy.opened_on,
            ),
            Column(_("Phone"), lambda row: row.candidate.phone),
            Column(_("Position"), lambda row: row.vacancy.title, stretch=True),
        ],
        empty=_("No candidates."),
    )
