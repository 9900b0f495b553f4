"""The bar over the week: which week it is, the way to others, and how far its plan has come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.services.plans import PlanState
from bpa_desk.ui import theme
from bpa_desk.ui.kit.action_row import ActionRow
from bpa_desk.ui.kit.buttons import Button, IconButton
from bpa_desk.ui.kit.section import Heading, words

MOST_PERCENT = 130
"""Above this text size the title has a line of its own, and the findings stand before it."""


class WeekBar(ActionRow):
    """Buttons for the week before, today and the week after, the week's title, and the state of its plan.

    All in one line: the acts that find no room stand in the menu of the page's heading.
    """

    def __init__(self, head: ActionRow) -> None:
        self.before = IconButton("chevron-left", _("Previous"), "Ctrl+PgUp")
        super().__init__(self.before, most_lines=1, menu_of=head)
        self.today = Button(_("Today"), "plain", "today")
        self.today.setToolTip(_("Go to the week of today (Ctrl+T)"))
        self.after = IconButton("chevron-right", _("Next"), "Ctrl+PgDown")
        self.title = Heading("", 2)
        self.title.setWordWrap(False)
        self.state = words("", "soft", wrap=False)
        self.about = QWidget()
        box = QVBoxLayout(self.about)
        box.setContentsMargins(theme.current().gap(1), 0, theme.current().gap(2), 0)
        box.setSpacing(0)
        for label in (self.title, self.state):
            box.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        self.findings = Button("", "quiet")
        self.findings.hide()
        for each in (self.today, self.after, self.about, self.findings):
            self.add(each)
        self._fit()

    def add_act(self, act: QAction, icon: str) -> None:
        """Add a button for one more act, in the short words its icon text has."""
        self.add_action(act, icon=icon).setText(act.iconText())

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "findings"):
            self._fit()

    def _fit(self) -> None:
        large = theme.current().percent > MOST_PERCENT
        self.put_before(*((self.findings, self.about) if large else (self.about, self.findings)))

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
