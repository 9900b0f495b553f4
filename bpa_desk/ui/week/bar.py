"""The bar over the week: which week it is, the way to others, and how far its plan has come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from bpa_desk.language import _
from bpa_desk.services.plans import PlanState
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button, IconButton, action_button, switch_button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.kit.tab_order import put_behind

MOST_PERCENT = 130
"""Above this text size the page keeps to what is needed most."""


class WeekBar(QWidget):
    """Buttons for the week before, today and the week after, the week's title, and the state of its plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = self._row = FlowLayout(self, theme.current().gap(2))
        self.before = IconButton("chevron-left", _("Previous"), "Ctrl+PgUp")
        self.today = Button(_("Today"), "plain", "today")
        self.today.setToolTip(_("Go to the week of today (Ctrl+T)"))
        self.after = IconButton("chevron-right", _("Next"), "Ctrl+PgDown")
        self.title = Heading("", 2)
        self.title.setWordWrap(False)
        self.title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._acts: list[Button] = []
        self.state = words("", "soft")
        self.state.setWordWrap(False)
        self.state.setMinimumHeight(theme.current().target())
        self.title.setMinimumHeight(theme.current().target())
        self.findings = Button("", "quiet")
        self.findings.hide()
        for each in (self.before, self.today, self.after, self.title, self.state, self.findings):
            row.addWidget(each)

    def add_act(self, act: QAction, icon: str) -> None:
        """Add a button for one more act, in the short words its icon text has."""
        made = action_button(act, "plain", icon)
        made.setText(act.iconText())
        self._row.addWidget(made)
        put_behind(self._acts[-1] if self._acts else self.findings, made)
        self._acts.append(made)
        self._fit()

    @staticmethod
    def switch(act: QAction, icon: str) -> Button:
        """Return a button that stays down while its view is in front."""
        return switch_button(act, icon)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_acts"):
            self._fit()

    def _fit(self) -> None:
        # At large text the room belongs to the week; these acts are in the menu and the command box as well.
        for each in self._acts:
            each.setVisible(theme.current().percent <= MOST_PERCENT)

    def show_title(self, title: str) -> None:
        """Show which days are seen."""
        _say(self.title, title)

    def show_state(self, state: PlanState) -> None:
        """Show how far the plan has come."""
        told = {
            PlanState.DRAFT: _("Not published"),
            PlanState.PUBLISHED: _("Published"),
            PlanState.CHANGED: _("Changed since it was published"),
        }
        _say(self.state, told[state])

    def show_findings(self, unlawful: int, others: int, text: str) -> None:
        """Show how many findings the week has; the button goes to the first."""
        if text == self.findings.text():
            return  # setting the same words again would lay the whole page out anew
        self.findings.setVisible(bool(unlawful or others))
        self.findings.use_icon("error" if unlawful else "warning")
        self.findings.setText(text)


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
