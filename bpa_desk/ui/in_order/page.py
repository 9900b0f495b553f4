"""The page *Er alt i orden?*: the ordning and each assistant, green or what is missing and what mends it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.language import _, current, ngettext
from bpa_desk.services import clock, in_order
from bpa_desk.services.in_order import Lack, Standing
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.in_order.part import StandingPart
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.buttons import Button
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.focus import holds_focus
from bpa_desk.ui.kit.notice import Details, Notice
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.page import Page
from bpa_desk.ui.today.duties import place_at

ROWS_AT_FIRST = 40
"""How many rows are made before what is pressed meanwhile has its turn; it is more than a window shows."""


class InOrderPage(Page):
    """Nothing is stored: all is looked at anew when the page is shown and after every change.

    It is done bit by bit, so that one may go on meanwhile; what says the same as before stays as it stands.
    """

    watches = frozenset({"*"})
    help_topic = "inorder"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Is all in order?"))
        self._found: list[Standing] = []
        self._parts: dict[str, StandingPart] = {}
        self._looked_at: Details | None = None
        self._left: Iterator[None] | None = None
        self._told = ""
        self.summary = Notice(_("Looking…"), "note")
        self.body.addWidget(self.summary)
        self.optional = CheckField(_("Also show what is optional"), value=True)
        self.optional.changed.connect(self._show_found)
        self.body.addWidget(self.optional, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QWidget()
        self._box = QVBoxLayout(self._list)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(5))
        self.body.addWidget(self._list)
        self.body.addStretch(1)
        # The rules look at weeks of shifts; the page stands on the screen before they are done.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._take_turn)

    @property
    def buttons(self) -> list[Button]:
        """The steps that mend something, from the top."""
        shown = (self._parts.get(each.assistant) for each in self._found)
        return [made for part in shown if part is not None for made in part.buttons]

    def note_change(self, kinds: frozenset[str]) -> None:
        """Look again after every change: every part of the program may be what was missing."""
        super().note_change(frozenset({"*"}) if kinds else kinds)

    def refresh(self) -> None:
        """Look again as soon as the page stands there."""
        self._left = self._looked()
        self._turn.start()

    def settled(self) -> bool:
        """Return whether everything has been looked at, and its sections stand there."""
        if self._left is not None:
            return False
        # A layout shows what came into it a turn later.
        items = [self._box.itemAt(at) for at in range(self._box.count())]
        shown = [each.widget() for each in items if each is not None]
        there = not any(each.isHidden() for each in shown if each is not None)
        return super().settled() and (there or not self.isVisible())

    def first_focus(self) -> QWidget | None:
        """Return the first step that mends something, or the choice of what is shown."""
        return next(iter(self.buttons), self.optional)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was left when one went away."""
        super().showEvent(event)
        if self._left is not None:
            self._turn.start()

    def look(self) -> None:
        """Look at everything and show what is missing, at once."""
        self._turn.stop()
        self._left = None
        for _turn in self._looked():
            pass

    def _take_turn(self) -> None:
        if self._left is None or not self.isVisible():
            return
        try:
            next(self._left)
        except StopIteration:
            self._left = None
        else:
            self._turn.start()

    def _looked(self) -> Iterator[None]:
        """Look at one thing after the other, then show what is missing."""
        session = self.desk.session
        self._found = yield from session.read(in_order.looking, session.read(clock.today))
        yield from self._shown()

    def _show_found(self) -> None:
        if self._found:
            self._left = self._shown()
            self._take_turn()

    def _shown(self) -> Iterator[None]:
        """Put every section in its place; only those that say something else than before are made."""
        self._sum_up()
        rows, room = 0, ROWS_AT_FIRST
        for at, standing in enumerate(self._found):
            shown = [each for each in standing.lacks if each.optional <= self.optional.value()]
            held = self._parts.get(standing.assistant)
            if held is None or held.says != (standing, tuple(shown), theme.current().percent):
                self._put(at, standing, shown)
                rows += len(shown)
            elif self._box.indexOf(held) != at:
                self._box.insertWidget(at, held)
            if rows >= room:
                # All that stands there is laid out anew each time: then rather more at once.
                rows, room = 0, 2 * ROWS_AT_FIRST
                yield
        for gone in self._parts.keys() - {each.assistant for each in self._found}:
            self._take_away(self._parts.pop(gone))
        self._say_what_was_looked_at()
        if self._told != self.summary.label.text():
            self._told = self.summary.label.text()
            announce(self._told, beside=self)

    def _put(self, at: int, standing: Standing, shown: list[Lack]) -> None:
        held = self._parts.get(standing.assistant)
        self._content.hold()
        made = StandingPart(standing, shown, self._go, self._list)
        self._parts[standing.assistant] = made
        self._box.insertWidget(at, made)
        if held is not None:
            if holds_focus(held) and made.buttons:
                made.buttons[0].setFocus()
            self._take_away(held)

    def _take_away(self, held: QWidget) -> None:
        self._box.removeWidget(held)
        held.hide()
        held.deleteLater()

    def _sum_up(self) -> None:
        missing = sum(1 for one in self._found for each in one.lacks if not each.optional)
        optional = sum(1 for one in self._found for each in one.lacks if each.optional)
        self.summary.show_text(_summary(missing, optional), "warning" if missing else "good")

    def _say_what_was_looked_at(self) -> None:
        if self._looked_at is not None:
            self._take_away(self._looked_at)
        self._looked_at = looked = Details(_("What was looked at"), self._list)
        self._box.addWidget(looked)
        for title, found in ((_("The ordning"), self._found[:1]), (_("Each assistant"), self._found[1:2])):
            for one in found:
                names = current().list([_(each) for each in one.looked_at])
                looked.add(words(_("{label}: {value}", label=title, value=names), "soft"))

    def _go(self, lack: Lack) -> None:
        self.desk.go(lack.page, place_at(lack.page, lack.subject) if lack.subject else {})


def _summary(missing: int, optional: int) -> str:
    if missing:
        text = ngettext("{n} thing is missing.", "{n} things are missing.", missing)
    else:
        text = _("All is in order.")
    if optional:
        text += " " + ngettext("{n} thing is optional.", "{n} things are optional.", optional)
    return text
