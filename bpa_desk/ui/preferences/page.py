"""The page *Innstillinger*: everything of the ordning that is set once, then the program's own settings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QWidget

from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import Section
from bpa_desk.ui.ordning.register import Register
from bpa_desk.ui.ordning.sections import OrdningSections
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.preferences.pay import PayrollSection, PaySection
from bpa_desk.ui.preferences.program import LockSection, LookSection
from bpa_desk.ui.preferences.windows import WindowsSection

SETTLING = 300
"""Milliseconds in which a section that was asked for is kept at the top while heights change."""


class SettingsPage(Page):
    """One long page in sections; a row of buttons at the top, and ``restore``, go straight to each."""

    watches = OrdningSections.WATCHES | {"choice"}
    help_topic = "settings"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Settings"))
        self._section = ""
        self._settling = QTimer(self, singleShot=True, interval=SETTLING)
        self.sections = OrdningSections(desk)
        self.windows = WindowsSection(desk)
        self.pay = PaySection(desk)
        self.payroll = PayrollSection(desk)
        self.look = LookSection(desk)
        self.lock = LockSection(desk.settings)
        parts = self.sections
        self.parts: dict[str, Section] = {
            "about": parts.about,
            "employer": parts.employer,
            "vedtak": parts.vedtak,
            "needs": parts.needs,
            "types": parts.types,
            "counting": parts.counting,
            "windows": self.windows,
            "pay": self.pay,
            "payroll": self.payroll,
            "look": self.look,
            "lock": self.lock,
        }
        self.jumps: dict[str, Button] = {}
        self.body.setSpacing(theme.current().gap(7))
        self.body.addWidget(self._contents())
        for each in (self.sections, self.windows, self.pay, self.payroll, self.look, self.lock):
            self.body.addWidget(each)
        self.body.addStretch(1)
        area: QScrollArea | None = self.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._still_settling())
        self._actions = (
            action(self, _("New vedtak"), self.sections.add_vedtak, name="vedtak"),
            action(self, _("New need"), self.sections.add_need, name="need"),
            action(self, _("New shift type"), self.sections.add_type, name="type"),
        )

    def refresh(self) -> None:
        """Show everything as it stands now."""
        self.sections.refresh()
        self.windows.refresh()
        self.pay.refresh()
        self.payroll.refresh()
        self.look.refresh()
        self.lock.refresh()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return self._actions

    def place(self) -> Place:
        """Return the section one works in."""
        return {"section": self._section_in_focus()}

    def restore(self, place: Place) -> None:
        """Go to a section, and open its form where something new is to be written."""
        key = place.get("section")
        if isinstance(key, str) and key in self.parts:
            self.freshen()
            self.show_section(key)
            part = self.parts[key]
            if place.get("new") is True and isinstance(part, Register):
                part.add_button.click()

    def show_section(self, key: str) -> None:
        """Bring the section with the key to the top and put the focus on what one does there."""
        self._section = key
        part = self.parts[key]
        target = getattr(part, "add_button", None) or _first_focus(part)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll_to(part)
        # Where the page has just been built, its heights are right only some turns later.
        self._settling.start()

    def first_focus(self) -> QWidget | None:
        """Return the first of the buttons that lead to the sections."""
        return next(iter(self.jumps.values()))

    def _contents(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, theme.current().gap(1))
        for key, part in self.parts.items():
            title = part.heading.text()
            made = self.jumps[key] = button(title, partial(self.show_section, key))
            made.setAccessibleName(_("Go to: {section}", section=title))
            flow.addWidget(made)
        return row

    def _section_in_focus(self) -> str:
        focused: QWidget | None = self.focusWidget()
        for key, part in self.parts.items():
            if focused is not None and part.isAncestorOf(focused):
                return key
        return self._section

    def _still_settling(self) -> None:
        if self._settling.isActive():
            self._scroll_to(self.parts[self._section])

    def _scroll_to(self, part: QWidget) -> None:
        area: QScrollArea | None = self.findChild(QScrollArea)
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None:
            top = part.mapTo(inside, QPoint(0, 0)).y()
            area.verticalScrollBar().setValue(top - theme.current().gap(2))


def _first_focus(part: QWidget) -> QWidget | None:
    for each in part.findChildren(QWidget):
        if each.isEnabled() and not each.isHidden() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return each
    return None
