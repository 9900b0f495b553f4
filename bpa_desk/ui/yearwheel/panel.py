"""The inspector panel of one entry: what it is about, and what one can do with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.year_wheel import YearEntry
from bpa_desk.export.year_wheel import entry_words, kind_word
from bpa_desk.language import _, current
from bpa_desk.services import clock
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import emptied, facts, words
from bpa_desk.ui.yearwheel.list import state_words, when_words

Offer = tuple[str, str, Callable[[], object]]
"""The words of a button, its icon, and what it does."""


class EntryPanel(Panel):
    """One entry of the year; gone when the entry is."""

    watches = frozenset({"year_task"})

    def __init__(
        self,
        desk: Desk,
        find: Callable[[], YearEntry | None],
        offers: Callable[[YearEntry], Sequence[Offer]],
    ) -> None:
        super().__init__(desk, _("Chosen"))
        self._find, self._offers = find, offers
        self._content = QWidget()
        self._box = QVBoxLayout(self._content)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(3))
        self.add(self._content)

    def refresh(self) -> bool:
        """Show the entry again; False when it is gone."""
        found = self._find()
        if found is None:
            return False
        emptied(self._box)
        language = current()
        self._box.addWidget(words(entry_words(found, language), "label"))
        told = [(_("When"), when_words(found)),
                (_("How it stands"), state_words(found, self.desk.session.read(clock.today))),
                (_("Kind"), kind_word(found.kind, language))]  # fmt: skip
        self._box.addWidget(facts(told))
        if found.note:
            self._box.addWidget(words(found.note, "soft"))
        row = QWidget()
        flow = FlowLayout(row, theme.current().gap(2))
        for text, icon, run in self._offers(found):
            flow.addWidget(button(text, run, icon=icon))
        self._box.addWidget(row)
        return True
