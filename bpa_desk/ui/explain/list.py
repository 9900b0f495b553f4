"""The inspector's list of findings, the gravest first, each with the button that explains it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from bpa_desk.domain.finding import Finding
from bpa_desk.language import _, current, ngettext
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.explain.ground import Ground
from bpa_desk.ui.explain.panel import ExplainPanel
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.notice import FindingLine
from bpa_desk.ui.kit.section import emptied, words
from bpa_desk.ui.week import words as wording

AT_ONCE = 40
"""How many are shown; more than that in one week is not read one by one."""


class FindingsPanel(Panel):
    """All findings of a stretch of days, or those ``chosen`` says yes to."""

    watches = ExplainPanel.watches

    def __init__(
        self, desk: Desk, ground: Ground, title: str = "", chosen: Callable[[Finding], bool] | None = None
    ) -> None:
        super().__init__(desk, title or _("Findings"))
        self._ground = ground
        self._chosen = chosen
        self._shown: tuple[object, ...] | None = None
        self._box = QVBoxLayout()
        self._box.setSpacing(theme.current().gap(3))
        self.body.addLayout(self._box)
        self.buttons: list[Button] = []

    def refresh(self) -> bool:
        """Show the findings as they stand now."""
        found = [each for each in self._ground.findings() if self._chosen is None or self._chosen(each)]
        key = (tuple(found), current().code)
        if key != self._shown:
            self._shown = key
            emptied(self._box)
            self.buttons = []
            self._fill(wording.by_gravity(found))
        return True

    def enter(self) -> None:
        """Move the focus to the first finding's button."""
        if self.buttons:
            self.buttons[0].setFocus()

    def _fill(self, found: list[Finding]) -> None:
        if not found:
            self._box.addWidget(words(_("The rules have nothing to say here."), "soft"))
            return
        self._box.addWidget(words(ngettext("{n} finding", "{n} findings", len(found)), "soft"))
        for each in found[:AT_ONCE]:
            text = current().message(each.text)
            self._box.addWidget(FindingLine(each.severity, text))
            made = button(_("Explain"), partial(self._explain, each), icon="help")
            made.setAccessibleName(_("{action}: {about}", action=_("Explain"), about=text))
            self._box.addWidget(made)
            self.buttons.append(made)
        if len(found) > AT_ONCE:
            self._box.addWidget(words(_("and {n} more", n=len(found) - AT_ONCE), "soft"))

    def _explain(self, finding: Finding) -> None:
        explain(self.desk, self._ground, finding, self._back, _("Back to the findings"))

    def _back(self) -> None:
        panel = FindingsPanel(self.desk, self._ground, self.title, self._chosen)
        self.desk.inspect(panel)
        panel.enter()


def explain(
    desk: Desk,
    ground: Ground,
    finding: Finding,
    back: Callable[[], object] | None = None,
    back_to: str = "",
) -> ExplainPanel:
    """Open the finding's page in the inspector, move the focus there, and return it."""
    panel = ExplainPanel(desk, ground, finding, back, back_to)
    desk.inspect(panel)
    panel.enter()
    return panel
