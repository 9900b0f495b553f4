"""What one can do on the page *Uke* beyond typing in its cells: for the menu, the command box and buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from bpa_desk.language import _
from bpa_desk.ui.actions import action
from bpa_desk.ui.recording import record_shift
from bpa_desk.ui.stepping_in.ill import report_ill
from bpa_desk.ui.today.acts import happened_act, ill_act, tell_act
from bpa_desk.ui.week import dialogs
from bpa_desk.ui.week.explaining import all_findings, explain_here

if TYPE_CHECKING:
    from bpa_desk.ui.pages.week import WeekPage


AT_SHIFT = ("details", "happened", "who", "note", "swap", "cancel", "explain", "avvik", "add")
"""What one does with the shift under the pointer."""


def acts_of(page: WeekPage) -> tuple[QAction, ...]:
    """Return the actions of the page, each with its key."""
    return (*_of_findings(page), *_in_the_plan(page), *_with_people(page))


def _of_findings(page: WeekPage) -> tuple[QAction, ...]:
    return (
        action(
            page,
            _("Next finding"),
            page.next_finding,
            key="F4",
            name="finding",
            explain=_("Go to the next shift the rules have something to say about"),
        ),
        action(
            page,
            _("All findings of the week"),
            lambda: all_findings(page),
            key="Shift+F4",
            name="findings",
            explain=_("Everything the rules say about these days, each with its explanation"),
        ),
        action(
            page,
            _("Explain what is marked"),
            lambda: explain_here(page),
            key="Ctrl+F1",
            name="explain",
            explain=_("The rule, the numbers behind it, and what would mend it"),
        ),
    )


def _in_the_plan(page: WeekPage) -> tuple[QAction, ...]:
    return (
        action(page, _("Previous"), page.bar.before.click, key="Ctrl+PgUp", name="before"),
        action(page, _("Next"), page.bar.after.click, key="Ctrl+PgDown", name="after"),
        action(page, _("Today"), page.go_today, key="Ctrl+T", name="today"),
        action(page, _("Details of the shift"), lambda: _on_shift(page, page.beside.open), name="details"),
        action(page, _("Add shift"), lambda: dialogs.add_shift(page), key="Ctrl+N", name="add"),
        action(
            page,
            _("Cancel shift with a code"),
            lambda: dialogs.cancel_shift(page),
            key="Ctrl+Shift+X",
            name="cancel",
        ),
        action(
            page,
            _("Note on the shift"),
            lambda: _on_shift(page, page.beside.write_note),
            key="Ctrl+Shift+M",
            name="note",
        ),
        action(page, _("Copy last week here"), page.copy_week, key="Ctrl+Shift+V", name="copy"),
        action(
            page, _("Swap two people"), lambda: dialogs.swap_people(page), key="Ctrl+Shift+W", name="swap"
        ),
        action(
            page,
            _("User away"),
            lambda: dialogs.user_away(page),
            key="Ctrl+Shift+U",
            name="away",
            explain=_("Cancel all shifts of some days in one go, with a code"),
        ),
        action(
            page, _("Publish the plan"), lambda: dialogs.publish(page), key="Ctrl+Shift+P", name="publish"
        ),
    )


def _with_people(page: WeekPage) -> tuple[QAction, ...]:
    return (
        action(
            page,
            _("Work elsewhere"),
            lambda: dialogs.work_elsewhere(page),
            key="Ctrl+Shift+E",
            name="elsewhere",
            explain=_("Write down hours at another workplace; they count for rest and limits"),
        ),
        action(
            page,
            _("Who can step in?"),
            lambda: _on_shift(page, page.beside.who_can),
            key="Ctrl+Shift+H",
            name="who",
            explain=_("Whom to ask about the shift, in which order, and what to write"),
        ),
        ill_act(page, lambda: _report_ill(page)),
        happened_act(page, lambda: _record(page)),
        action(
            page,
            _("Report avvik"),
            lambda: _avvik(page),
            key="Ctrl+Shift+A",
            name="avvik",
            explain=_("Something went otherwise than it should, on the shift one is on or without one"),
        ),
        tell_act(page, page.beside.tell),
    )


def _on_shift(page: WeekPage, act: Callable[[str], object]) -> None:
    shift = page.chosen_shift()
    if shift:
        act(shift)
    else:
        page.desk.say(_("Choose a shift first."))


def _report_ill(page: WeekPage) -> None:
    # It begins with whose row and day one is in.
    cell = page.grid.current_cell() if page.view() == "grid" else None
    if cell is None:
        report_ill(page.desk, page)
    else:
        report_ill(page.desk, page, cell.assistant or "", cell.day)


def _record(page: WeekPage) -> None:
    if record_shift(page.desk, page, page.chosen_shift()) is None:
        page.desk.say(_("Choose a shift first."))


def _avvik(page: WeekPage) -> None:
    from bpa_desk.ui.avvik.dialogs import report

    shift = page.chosen_shift()
    report(page.desk, page, about=("shift", shift, "") if shift else ("", "", ""))
