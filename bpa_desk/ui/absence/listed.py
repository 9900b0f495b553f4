"""The registered absences of one assistant, each with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.absence import OWN_ILLNESS, Absence
from bpa_desk.language import _, current
from bpa_desk.services import absences, people
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.people.away import absence_dialog, absence_words
from bpa_desk.ui.session import Session

Step = tuple[str, Callable[[], object], str]


def buttons(wanted: Iterable[Step], about: str = "") -> QWidget:
    """Return buttons (words, what they do, icon) beside each other; ``about`` is said after each name."""
    held = QWidget()
    flow = FlowLayout(held, theme.current().gap(2))
    for text, run, icon in wanted:
        made = button(text, run, icon=icon)
        if about:
            made.setAccessibleName(_("{action}: {about}", action=text, about=about))
        flow.addWidget(made)
    return held


def behind(lines: Iterable[str]) -> Details:
    """Return the figures behind a sum, folded."""
    made = Details()
    for line in lines:
        made.add(words(line))
    return made


def add_absences(
    held: Section | Details, session: Session, found: Iterable[Absence], full: bool = False
) -> None:
    """Put the absences into the section; ``full`` says also what was reported, told and received."""
    for absence in found:
        told = absence_words(session, absence)
        held.add(words(told))
        if full:
            held.add(words(" ".join(_known(absence)), "soft"))
        held.add(buttons(_steps(held, session, absence, full), told))


def _steps(parent: QWidget, session: Session, absence: Absence, full: bool) -> list[Step]:
    ill = absence.kind in OWN_ILLNESS or absence.kind == "child_ill"
    found: list[Step] = []
    if full and ill and absence.told_on is None:
        found.append(
            (_("The employer is told"), partial(session.run, absences.mark_told, absence.id), "check")
        )
    if full and ill and absence.documented_on is None:
        run = partial(session.run, absences.mark_documented, absence.id)
        found.append((_("The paper came"), run, "check"))
    return [
        *found,
        (_("Change"), partial(_edit, parent, session, absence), "edit"),
        (_("Delete"), partial(session.run, absences.remove_absence, absence.id), "trash"),
    ]


def _edit(parent: QWidget, session: Session, absence: Absence) -> None:
    person = session.read(people.assistant, absence.assistant)
    days = session.read(absences.days_of, absence)
    absence_dialog(parent.window(), session, person, absence, days).open()


def _known(absence: Absence) -> list[str]:
    day = current().date_year
    if absence.kind == "ferie":
        told = absence.reported_on
        agreed = absence.documented_on
        found = [_("Told {day}.", day=day(told)) if told else _("Not told yet.")]
        return [*found, _("Agreed in writing {day}.", day=day(agreed))] if agreed else found
    found = []
    if absence.reported_on is not None:
        found.append(_("Reported {day}.", day=day(absence.reported_on)))
    if absence.kind in OWN_ILLNESS or absence.kind == "child_ill":
        told, paper = absence.told_on, absence.documented_on
        found.append(_("Employer told {day}.", day=day(told)) if told else _("The employer is not told yet."))
        found.append(_("Paper received {day}.", day=day(paper)) if paper else _("No paper yet."))
    elif absence.documented_on is not None:
        found.append(_("Paper received {day}.", day=day(absence.documented_on)))
    return found
