"""What one can do on the first screen without going anywhere first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from bpa_desk.language import _
from bpa_desk.services import clock, today
from bpa_desk.ui.actions import action

if TYPE_CHECKING:
    from bpa_desk.ui.today.page import TodayPage

ICONS = {"ill": "people", "tell": "mail", "happened": "edit"}


def acts_of(page: TodayPage) -> tuple[QAction, ...]:
    """Return the actions of the page, each with its key."""
    return (
        ill_act(page, lambda: _ill(page)),
        happened_act(page, lambda: _happened(page)),
        tell_act(page, lambda: page.desk.go("week", {"ask": "tell"})),
    )


# The week has these too, and begins them from the shift one is on.
def ill_act(page: QWidget, run: Callable[[], object]) -> QAction:
    """Return the action for somebody who is ill."""
    return action(
        page,
        _("Somebody is ill"),
        run,
        key="Ctrl+Shift+I",
        name="ill",
        explain=_("Their shifts become open, and you see whom to ask"),
    )


def happened_act(page: QWidget, run: Callable[[], object]) -> QAction:
    """Return the action for a shift that went otherwise than planned."""
    return action(
        page,
        _("What really happened"),
        run,
        key="Ctrl+Return",
        name="happened",
        explain=_("Other times than planned, a call in the night, or a shift that fell away"),
    )


def tell_act(page: QWidget, run: Callable[[], object]) -> QAction:
    """Return the action for telling the team what has changed."""
    return action(
        page,
        _("Tell the team"),
        run,
        key="Ctrl+Shift+T",
        name="tell",
        explain=_("Whom the changes since the plan was published touch, and what to write to them"),
    )


# Their windows are loaded when asked for: the first picture must not wait for them.
def _happened(page: TodayPage) -> None:
    from bpa_desk.ui.recording import record_recent

    record_recent(page.desk, page)


def _ill(page: TodayPage) -> None:
    from bpa_desk.ui.stepping_in.ill import report_ill

    session = page.desk.session
    found = session.read(today.presence, session.read(clock.now))
    # Most who ring are those who should have come next.
    nearest = (*found.following, *found.here)
    report_ill(page.desk, page, nearest[0].assistant or "" if nearest else "")
