"""What is missing of the ordning or of one assistant: a line that sums it up, and a row with each step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bpa_desk.language import _, current, ngettext
from bpa_desk.services.in_order import Lack, Standing
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.icons import IconLabel
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.today.duties import page_action


class StandingPart(Section):
    """The section of one standing; ``buttons`` are its steps from the top, and ``go`` follows one."""

    def __init__(
        self, standing: Standing, shown: Sequence[Lack], go: Callable[[Lack], object], parent: QWidget
    ) -> None:
        super().__init__(standing.name or _("The ordning"), parent=parent)
        self.says = (standing, tuple(shown), theme.current().percent)
        self.buttons: list[Button] = []
        self._go = go
        self._add_state(standing)
        for each in shown:
            self._add_row(each)

    def _across(self, left: int, gap: int) -> QHBoxLayout:
        """Return the layout of a line that is in its place already: what moves later is styled twice."""
        across = QHBoxLayout(self.add(QWidget(self)))
        across.setContentsMargins(left, 0, 0, 0)
        across.setSpacing(gap)
        return across

    def _add_state(self, standing: Standing) -> None:
        across = self._across(0, theme.current().gap(2))
        tone = "good" if standing.in_order else "warning"
        across.addWidget(IconLabel(tone, tone))
        across.addWidget(words(state_words(standing), "label", tone), 1)

    def _add_row(self, lack: Lack) -> None:
        now, language = theme.current(), current()
        across = self._across(now.gap(4), now.gap(3))
        tone = "note" if lack.optional else "warning"
        across.addWidget(IconLabel(tone, tone), 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(0)
        across.addLayout(told, 1)
        sentence = language.message(lack.text)
        told.addWidget(words(sentence))
        parts = [
            _("Optional") if lack.optional else "",
            language.message(lack.why) if lack.why is not None else "",
            lack.law,
        ]
        told.addWidget(words(" · ".join(part for part in parts if part), "small"))
        step = language.message(lack.mend) if lack.mend is not None else page_action(lack.page)
        made = button(step, lambda: self._go(lack))
        made.setAccessibleName(_("{action}: {sentence}", action=step, sentence=sentence))
        self.buttons.append(made)
        across.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)


def state_words(standing: Standing) -> str:
    """Return how one stands in a few words."""
    if standing.in_order:
        return _("All in order.")
    missing = sum(1 for each in standing.lacks if not each.optional)
    return ngettext("{n} thing is missing.", "{n} things are missing.", missing)
