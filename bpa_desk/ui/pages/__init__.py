"""The pages of the program, in the order of the rail; each is imported when it is first shown."""

from __future__ import annotations

from bpa_desk.ui.page import PageSpec

# A factory imports its page inside itself, so that starting the program loads only what is shown:
#
#     def _week(desk: Desk) -> Page:
#         from bpa_desk.ui.pages.week import WeekPage
#
#         return WeekPage(desk)

PAGES: tuple[PageSpec, ...] = ()
