"""From the week to the pages that explain its findings: what is marked here, or all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.language import _
from bpa_desk.ui.explain.list import FindingsPanel, explain

if TYPE_CHECKING:
    from bpa_desk.ui.pages.week import WeekPage


def explain_here(page: WeekPage) -> None:
    """Explain what is marked at the shift or else the row one is at; where there are several, list them."""
    board, shift = page.board, page.chosen_shift()
    person = page.chosen_assistant() if page.view() == "grid" else None

    def at_shift(finding: Finding) -> bool:
        return bool(shift) and shift in finding.shifts

    def in_row(finding: Finding) -> bool:
        return person is not None and finding.assistant == person

    about = at_shift if any(map(at_shift, board.findings())) else in_row
    found = [each for each in board.findings() if about(each)]
    # What is only good to know has no mark; it is explained where nothing graver stands beside it.
    marked = [each for each in found if each.severity is not Severity.INFO] or found
    if not marked:
        page.desk.say(_("The rules have nothing to say here."))
    elif len(marked) == 1:
        explain(page.desk, board, marked[0])
    else:
        _listed(page, about)


def all_findings(page: WeekPage) -> None:
    """List everything the rules say about the week."""
    panel = FindingsPanel(page.desk, page.board, _("Findings of the week"))
    page.desk.inspect(panel)
    panel.enter()


def _listed(page: WeekPage, chosen: Callable[[Finding], bool]) -> None:
    panel = FindingsPanel(page.desk, page.board, _("What the rules say"), chosen)
    page.desk.inspect(panel)
    panel.enter()
