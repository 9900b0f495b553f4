"""The page *Internkontroll*: five parts, one in front at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.language import _
from bpa_desk.ui.actions import action
from bpa_desk.ui.control.card import CardView
from bpa_desk.ui.control.equipment import EquipmentView
from bpa_desk.ui.control.goals import GoalsView
from bpa_desk.ui.control.points import PointsView
from bpa_desk.ui.control.risks import RisksView
from bpa_desk.ui.control.view import View
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.ordning.room import roomy
from bpa_desk.ui.page import Page, Place

ICONS = {"points": "list", "risk": "warning", "goals": "good", "equipment": "settings", "card": "phone"}


class ControlPage(Page):
    """The eight points, risks, goals and plan, equipment, and the emergency card."""

    watches = frozenset(
        {
            "control_point",
            "risk",
            "goal",
            "equipment",
            "emergency_card",
            "remedy",
            "hms_round",
            "avvik",
            "checklist",
            "ordning",
        }
    )
    help_topic = "internkontroll"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Internal control"))
        self.views: dict[str, View] = {
            "points": PointsView(desk, self),
            "risk": RisksView(desk, self),
            "goals": GoalsView(desk, self),
            "equipment": EquipmentView(desk, self),
            "card": CardView(desk, self),
        }
        self.key = "points"
        self._switches: list[QAction] = []
        for key, text, shortcut in (
            ("points", _("Overview"), "F7"),
            ("risk", _("Risks"), "F8"),
            ("goals", _("Goals and plan"), "F9"),
            ("equipment", _("Equipment and substances"), "Shift+F7"),
            ("card", _("Emergency card"), "Shift+F8"),
        ):
            each = action(self, text, partial(self.show_view, key), key=shortcut, name=key)
            each.setCheckable(True)
            each.setChecked(key == self.key)
            self._switches.append(each)
        self.choice: ChoiceField[str] = ChoiceField()
        self.choice.setAccessibleName(_("Part of the page"))
        self.choice.offer([(each.objectName(), each.text()) for each in self._switches])
        self.choice.changed.connect(lambda: self.show_view(self.choice.value() or self.key))
        self.button_row.add_views(self._switches, [ICONS[key] for key in self.views], self.choice)
        self.papers_action = action(self, _("Write the papers"), self._papers, key="Ctrl+P", name="papers")
        self.show_actions(self.papers_action, icons={"papers": "print"})
        held = QWidget()
        box = QVBoxLayout(held)
        box.setContentsMargins(0, 0, 0, 0)
        for key, view in self.views.items():
            view.setVisible(key == self.key)
            box.addWidget(view)
        self.body.addWidget(held, 1)

    def refresh(self) -> None:
        """Show the part in front as it stands now."""
        self.views[self.key].refresh()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the parts, and what can be done in the one in front."""
        return (*self._switches, self.papers_action, *self.views[self.key].acts)

    def show_view(self, key: str) -> None:
        """Put a part in front and move the focus into it."""
        self.key = key
        for name, view in self.views.items():
            view.setVisible(name == key)
        for each in self._switches:
            each.setChecked(each.objectName() == key)
        blocked = self.choice.blockSignals(True)
        self.choice.set_value(key)
        self.choice.blockSignals(blocked)
        self.refresh()
        self.show_details()
        self.views[key].front().setFocus()

    def place(self) -> Place:
        """Return the part in front."""
        return {"section": f"{self.key}:"}

    def restore(self, place: Place) -> None:
        """Go to a part, and to a record in it."""
        part, _colon, key = str(place.get("section", "")).partition(":")
        if part in self.views:
            self.show_view(part)
            if key:
                self.views[part].select(key)

    def first_focus(self) -> QWidget:
        """Return the list of the part in front."""
        return self.views[self.key].front()

    def show_details(self) -> None:
        """Show what is chosen in the part in front, where there is room beside it."""
        self.desk.inspect(self.views[self.key].panel() if roomy(self) else None)

    def _papers(self) -> None:
        from bpa_desk.ui.control.papers import control_papers

        control_papers(self, self.desk).open()
