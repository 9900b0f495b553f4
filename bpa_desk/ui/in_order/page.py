"""The page *Er alt i orden?*: the ordning and each assistant, green or what is missing and what mends it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bpa_desk.language import _, current, ngettext
from bpa_desk.services import clock, in_order
from bpa_desk.services.in_order import Lack, Standing
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.icons import IconLabel
from bpa_desk.ui.kit.notice import Details, Notice
from bpa_desk.ui.kit.section import Section, emptied, words
from bpa_desk.ui.page import Page
from bpa_desk.ui.today.duties import page_action, place_at


class InOrderPage(Page):
    """Nothing is stored: all is looked at anew when the page is shown and after every change."""

    watches = frozenset({"*"})
    help_topic = "inorder"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Is all in order?"))
        self._shown: tuple[object, ...] | None = None
        self._found: list[Standing] = []
        self.buttons: list[Button] = []
        self.summary = Notice(_("Looking…"), "note")
        self.body.addWidget(self.summary)
        self.optional = CheckField(_("Also show what is optional"), value=True)
        self.optional.changed.connect(self._show)
        self.body.addWidget(self.optional, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QWidget()
        self._box = QVBoxLayout(self._list)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(5))
        self.body.addWidget(self._list)
        self.body.addStretch(1)
        # The rules look at weeks of shifts; the page stands on the screen before they are done.
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self.look)

    def note_change(self, kinds: frozenset[str]) -> None:
        """Look again after every change: every part of the program may be what was missing."""
        super().note_change(frozenset({"*"}) if kinds else kinds)

    def refresh(self) -> None:
        """Look again as soon as the page stands there."""
        self._looking.start()

    def settled(self) -> bool:
        """Return whether everything has been looked at, and its sections stand there."""
        if self._looking.isActive():
            return False
        # A layout shows what came into it a turn later.
        items = [self._box.itemAt(at) for at in range(self._box.count())]
        shown = [each.widget() for each in items if each is not None]
        there = not any(each.isHidden() for each in shown if each is not None)
        return super().settled() and (there or not self.isVisible())

    def first_focus(self) -> QWidget | None:
        """Return the first step that mends something, or the choice of what is shown."""
        return self.buttons[0] if self.buttons else self.optional

    def look(self) -> None:
        """Look at everything and show what is missing."""
        self._looking.stop()
        session = self.desk.session
        self._found = session.read(in_order.standings, session.read(clock.today))
        self._show()

    def _show(self) -> None:
        with_optional = self.optional.value()
        state = (tuple(self._found), with_optional, theme.current().percent)
        if state == self._shown or not self._found:
            return
        self._shown = state
        missing = sum(1 for one in self._found for each in one.lacks if not each.optional)
        optional = sum(1 for one in self._found for each in one.lacks if each.optional)
        self.summary.show_text(_summary(missing, optional), "warning" if missing else "good")
        self.buttons = []
        self._content.hold()
        emptied(self._box)
        for standing in self._found:
            shown = [each for each in standing.lacks if with_optional or not each.optional]
            self._box.addWidget(self._section(standing, shown))
        self._box.addWidget(self._looked_at())

    def _section(self, standing: Standing, shown: Sequence[Lack]) -> QWidget:
        section = Section(standing.name or _("The ordning"))
        section.add(self._state(standing))
        for each in shown:
            section.add(self._row(each))
        return section

    def _looked_at(self) -> QWidget:
        looked = Details(_("What was looked at"))
        for title, found in ((_("The ordning"), self._found[:1]), (_("Each assistant"), self._found[1:2])):
            for one in found:
                names = current().list([_(each) for each in one.looked_at])
                looked.add(words(_("{label}: {value}", label=title, value=names), "soft"))
        return looked

    def _state(self, standing: Standing) -> QWidget:
        missing = sum(1 for each in standing.lacks if not each.optional)
        text = ngettext("{n} thing is missing.", "{n} things are missing.", missing)
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.current().gap(2))
        tone = "good" if standing.in_order else "warning"
        across.addWidget(IconLabel(tone, tone))
        said = _("All in order.") if standing.in_order else text
        across.addWidget(words(said, "label", tone), 1)
        return line

    def _row(self, lack: Lack) -> QWidget:
        now, language = theme.current(), current()
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(now.gap(4), 0, 0, 0)
        across.setSpacing(now.gap(3))
        icon = IconLabel("note" if lack.optional else "warning", "note" if lack.optional else "warning")
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(0)
        sentence = language.message(lack.text)
        told.addWidget(words(sentence))
        parts = [
            _("Optional") if lack.optional else "",
            language.message(lack.why) if lack.why is not None else "",
            lack.law,
        ]
        told.addWidget(words(" · ".join(part for part in parts if part), "small"))
        across.addLayout(told, 1)
        step = language.message(lack.mend) if lack.mend is not None else page_action(lack.page)
        made = button(step, partial(self._go, lack))
        made.setAccessibleName(_("{action}: {sentence}", action=step, sentence=sentence))
        self.buttons.append(made)
        across.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row

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
