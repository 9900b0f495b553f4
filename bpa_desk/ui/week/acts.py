"""What one can do on the page *Uke* beyond typing in its cells: for the menu, the command box and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from bpa_desk.language import _
from bpa_desk.ui.actions import action
from bpa_desk.ui.week import dialogs

if TYPE_CHECKING:
    from bpa_desk.ui.pages.week import WeekPage


def acts_of(page: WeekPage) -> tuple[QAction, ...]:
    """Return the actions of the page, each with its key."""
    return (
        action(page, _("Previous"), page.bar.before.click, key="Ctrl+PgUp", name="before"),
        action(page, _("Next"), page.bar.after.click, key="Ctrl+PgDown", name="after"),
        action(page, _("Today"), page.go_today, key="Ctrl+T", name="today"),
        action(
            page,
            _("Next finding"),
            page.next_finding,
            key="F4",
            name="finding",
            explain=_("Go to the next shift the rules have something to say about"),
        ),
        action(page, _("Add shift"), lambda: dialogs.add_shift(page), key="Ctrl+N", name="add"),
        action(
            page,
            _("Cancel shift with a code"),
            lambda: dialogs.cancel_shift(page),
            key="Ctrl+Shift+X",
            name="cancel",
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
            explain=_("Settle all shifts of some days in one go, with a code"),
        ),
        action(
            page,
            _("Work elsewhere"),
            lambda: dialogs.work_elsewhere(page),
            key="Ctrl+Shift+E",
            name="elsewhere",
            explain=_("Write down hours at another workplace; they count for rest and limits"),
        ),
        action(
            page, _("Publish the plan"), lambda: dialogs.publish(page), key="Ctrl+Shift+P", name="publish"
        ),
    )
