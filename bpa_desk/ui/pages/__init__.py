"""The pages of the program, in the order of the rail; each is imported when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpa_desk.domain.text import N_
from bpa_desk.ui.page import PageSpec

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk
    from bpa_desk.ui.page import Page

# A factory imports its page inside itself, so that starting the program loads only what is shown.


def _week(desk: Desk) -> Page:
    from bpa_desk.ui.pages.week import WeekPage

    return WeekPage(desk)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("week", "week", N_("Week"), _week),
)
