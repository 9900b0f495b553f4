"""Who leads meanwhile: who does so today, who the ordning already names, and the list."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from bpa_desk.export.handover import deputy_period
from bpa_desk.language import _, current
from bpa_desk.services import clock, deputies
from bpa_desk.services.deputies import Named
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.handover.lists import deputies_table
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import Section, words


class MeanwhileSection(Section):
    """The list with a sentence above it, and the ways to where medarbeidsledere and deputies are named."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Who leads meanwhile"))
        self._desk = desk
        self._named: tuple[Named, ...] = ()
        self.links: list[Button] = []
        self.setContentsMargins(0, theme.current().gap(3), 0, 0)
        self.now = words("", "soft")
        self.add(self.now)
        self._links = QWidget()
        self._flow = FlowLayout(self._links, theme.current().gap(2))
        self.add(self._links)
        self._links.hide()
        self.table = deputies_table(self._today)
        self.add(self.table)

    def refresh(self) -> None:
        """Show who leads as it stands now."""
        read = self._desk.session.read
        self.table.show_rows(read(deputies.deputies))
        led = read(deputies.leading)
        self.now.setText(
            _("{name} leads {period}.", name=led.name, period=deputy_period(led, current()))
            if led is not None
            else _("You lead yourself today.")
        )
        self._link(tuple(read(deputies.named)))

    def _link(self, named: tuple[Named, ...]) -> None:
        if named == self._named:
            return
        self._named = named
        self._flow.empty()
        self.links = []
        for page in ("settings", "trepartsavtale"):
            names = current().list([each.name for each in named if each.page == page])
            if names:
                text = (
                    _("Medarbeidsleder: {names}", names=names)
                    if page == "settings"
                    else _("In the trepartsavtale: {names}", names=names)
                )
                made = button(text, partial(self._go, page), kind="quiet", icon="chevron-right")
                self.links.append(made)
                self._flow.addWidget(made)
        self._links.setVisible(bool(named))

    def _go(self, page: str) -> None:
        self._desk.go(page, {"section": "about"} if page == "settings" else {})

    def _today(self) -> date:
        return self._desk.session.read(clock.today)
