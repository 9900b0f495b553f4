"""The next step of a new ordning: what it is for, the button that leads to it, and a way past it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.text import N_
from bpa_desk.language import _
from bpa_desk.services import first_steps
from bpa_desk.services.first_steps import Next, Step
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.focus import holds_focus
from bpa_desk.ui.kit.section import Section, emptied, words

Words = tuple[str, str, str, str, Mapping[str, Any]]

STEPS: Mapping[Step, Words] = {
    Step.PEOPLE: (
        N_("Welcome"),
        N_("Begin with the people: who works in your ordning? Or bring the plan you already have."),
        N_("Add the first assistant"),
        "assistants",
        {"new": True},
    ),
    Step.VEDTAK: (
        N_("Next: the vedtak"),
        N_("Write down the hours the municipality has granted, and the program keeps the account."),
        N_("Write the vedtak"),
        "settings",
        {"section": "vedtak", "new": True},
    ),
    Step.NEEDS: (
        N_("Next: when you need somebody"),
        N_("Say at what times somebody must be there, and the program finds every gap."),
        N_("Write the needs"),
        "settings",
        {"section": "needs", "new": True},
    ),
    Step.TURNUS: (
        N_("Next: the plan"),
        N_("Lay out a grunnturnus that repeats, or type shifts straight into the week."),
        N_("Lay out the grunnturnus"),
        "turnus",
        {"new": True},
    ),
    Step.ROLL_OUT: (
        N_("Next: roll out the grunnturnus"),
        N_("The pattern is laid out. Roll it out, and it becomes shifts with dates in the week."),
        N_("Open the grunnturnus"),
        "turnus",
        {},
    ),
    Step.TERMS: (
        N_("Next: the terms of {name}"),
        N_("Write from when and how many hours a week, and sums and limits become right."),
        N_("Open {name}"),
        "assistants",
        {},
    ),
}


class FirstStep(QWidget):
    """Shows one step, and nothing at all when there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Next | None = None
        self.button: Button | None = None
        self.past: Button | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_step(self, following: Next | None) -> None:
        """Show the step, built anew only when it is another than before."""
        self.setVisible(following is not None)
        if following == self._shown:
            return
        self._shown = following
        here = holds_focus(self)
        emptied(self._box)
        self.button = self.past = None
        if following is not None:
            section, self.button = self._section(following)
            self._box.addWidget(section)
            # Now, not when Qt comes round to it: the button takes the focus.
            section.show()
            if here:
                self.button.setFocus()

    def _section(self, following: Next) -> tuple[QWidget, Button]:
        title, text, step, page, place = STEPS[following.step]
        if following.subject:
            place = {"assistant": following.subject}
        section = Section(_(title, name=following.name))
        section.add(words(_(text), "soft"))
        ways = QWidget()
        row = FlowLayout(ways, theme.current().gap(2))
        on = button(
            _(step, name=following.name), partial(self._desk.go, page, place), kind="primary"
        )
        row.addWidget(on)
        if following.step is Step.PEOPLE:
            row.addWidget(button(_("Bring an old plan along…"), self._bring_old_plan, icon="import"))
        if following.passable:
            explain = _("Leaves the step out. It can be done later, whenever it suits.")
            past = partial(self._pass_by, following.step)
            self.past = button(_("Pass this by"), past, kind="quiet", explain=explain)
            row.addWidget(self.past)
        section.add(ways)
        return section, on

    def _pass_by(self, step: Step) -> None:
        self._desk.session.run(first_steps.pass_by, step)

    def _bring_old_plan(self) -> None:
        from bpa_desk.ui.importing.dialog import open_import

        open_import(self._desk, self.window())
