"""What stands beside the week: one shift, who can step in on it, or what the team should be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from bpa_desk.ui.week.panel import ShiftPanel

if TYPE_CHECKING:
    from bpa_desk.ui.inspector import Panel
    from bpa_desk.ui.stepping_in.panel import StandInPanel
    from bpa_desk.ui.week.hand import Hand


class Beside:
    """Puts panels in the inspector, and lets the one that is there follow the shift one goes to."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._panel: ShiftPanel | StandInPanel | None = None
        self._shown: Panel | None = None
        # Another panel may take the place of ours; ours lives on until Qt comes round to it.
        hand.desk.inspect_asked.connect(self._note)
        hand.who_can = self.who_can
        hand.open_shift = self.open

    def open(self, shift: str) -> None:
        """Show the shift and move into it."""
        panel = self._there()
        if isinstance(panel, ShiftPanel):
            self._follow(panel, shift)
            panel.enter()
        else:
            self._show(ShiftPanel(self._hand.desk, self._hand, shift))

    def write_note(self, shift: str) -> None:
        """Show the shift, ready to write a note on it."""
        self.open(shift)
        panel = self._there()
        if isinstance(panel, ShiftPanel):
            panel.note.setFocus()

    def follow(self, shift: str) -> None:
        """Show the shift in the panel that is there; the inspector opens only when one asks for it."""
        panel = self._there()
        if panel is not None and shift:
            self._follow(panel, shift)

    def who_can(self, shift: str) -> None:
        """Show who can step in on the shift, and move to the first of them."""
        from bpa_desk.ui.stepping_in.panel import StandInPanel

        panel = self._there()
        if isinstance(panel, StandInPanel):
            self._follow(panel, shift)
            panel.enter()
        else:
            self._show(StandInPanel(self._hand.desk, self._hand, shift))

    def tell(self) -> None:
        """Show whom to tell what changed since the plan was published."""
        from bpa_desk.ui.telling.panel import TellPanel

        made = TellPanel(self._hand.desk)
        self._hand.desk.inspect(made)
        made.enter()

    def _show(self, made: ShiftPanel | StandInPanel) -> None:
        self._panel = made
        self._hand.desk.inspect(made)
        made.enter()

    def _follow(self, panel: ShiftPanel | StandInPanel, shift: str) -> None:
        if panel.shift != shift:
            panel.show_shift(shift)
            self._hand.desk.inspect(panel)

    def _note(self, panel: Panel | None) -> None:
        self._shown = panel

    def _there(self) -> ShiftPanel | StandInPanel | None:
        panel = self._panel
        if panel is None or panel is not self._shown or not isValid(panel) or panel.parentWidget() is None:
            return None
        return panel
