"""The matrix as a list, the full equal of the grid, and the list of courses."""

from __future__ import annotations

from dataclasses import dataclass

from bpa_desk.domain.training import Course
from bpa_desk.domain.training_standing import Standing
from bpa_desk.export.training_words import kind_word, reasons, sentence, stand_word, validity
from bpa_desk.language import _, current, ngettext
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.training.looks import look_of


@dataclass(frozen=True, slots=True)
class ListRow:
    """One cell of the matrix as a row."""

    name: str
    standing: Standing

    @property
    def id(self) -> str:
        """The person and the course, as one key."""
        return self.standing.id


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course and how many have it, of how many who need it."""

    course: Course
    able: int
    lacking: int

    @property
    def id(self) -> str:
        """The course's id."""
        return self.course.id


def standings_table() -> Table[ListRow]:
    """Return the table of every person in every course."""
    return Table(
        _("Training, one line for each"),
        [
            Column(_("Name"), lambda row: row.name),
            Column(_("Course"), lambda row: row.standing.course.name),
            Column(
                _("Status"),
                lambda row: stand_word(row.standing.state, current()),
                icon=lambda row: _icon(row.standing),
                spoken=lambda row: sentence(row.standing, row.name, current()),
            ),
            day_column(_("Valid until"), lambda row: row.standing.until),
            Column(_("Why"), lambda row: reasons(row.standing, current()), stretch=True),
        ],
        several=True,
        empty=_("Nothing fits the filter."),
    )


def courses_table() -> Table[CourseRow]:
    """Return the table of courses."""
    return Table(
        _("Courses"),
        [
            Column(_("Course"), lambda row: row.course.name, tip=lambda row: row.course.purpose),
            Column(_("Valid"), lambda row: validity(row.course.months, current()),
                   sort=lambda row: row.course.months or 10_000),
            Column(_("Have it"), lambda row: str(row.able), sort=lambda row: row.able, figures=True),
            Column(
                _("Lack it"), lambda row: str(row.lacking), sort=lambda row: row.lacking, figures=True,
                icon=lambda row: "warning" if row.lacking else "",
            ),
            Column(_("Kind"), _kind, stretch=True),
        ],
        empty=_("No courses yet. Take some from the templates, or write your own."),
    )  # fmt: skip


def _icon(each: Standing) -> str:
    look = look_of(each)
    return look.icon if look is not None else ""


def _kind(row: CourseRow) -> str:
    parts = [kind_word(row.course.kind, current())]
    if row.course.everyone:
        parts.append(_("for everybody"))
    if row.course.leaders:
        parts.append(_("for those who lead"))
    if row.course.roles:
        parts.append(_("for {roles}", roles=current().list(row.course.roles)))
    if row.course.renewed is not None:
        parts.append(_("changed {day}", day=current().date_numeric(row.course.renewed)))
    if row.course.archived:
        parts.append(_("put away"))
    return ", ".join(parts)


def count_words(cells: list[Standing]) -> str:
    """Return how many cells lack what is asked for, as a sentence."""
    lacking = sum(1 for each in cells if each.lacks)
    if not lacking:
        return _("Nobody lacks what is asked for.")
    return ngettext("{n} training is lacking.", "{n} trainings are lacking.", lacking)
