"""The measures that follow from one record: what, who and when, done by one button, and a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.remedy import Remedy
from bpa_desk.export.hms import by_whom
from bpa_desk.language import _, current
from bpa_desk.services import remedies
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.hms.dialogs import remedy_dialog
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.section import Section, emptied, words


class MeasuresSection(Section):
    """The measures of the record ``about`` of kind ``about_kind``; it keeps itself up to date.

    ``page`` is what dialogs open over: it outlives the section.
    """

    def __init__(self, desk: Desk, page: QWidget, about_kind: str, about: str, title: str = "") -> None:
        super().__init__(title or _("Measures"), 3)
        self._desk, self._page, self._kind, self._about = desk, page, about_kind, about
        self._shown: tuple[Remedy, ...] | None = None
        rows = QWidget()
        self._box = QVBoxLayout(rows)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(2))
        self.add(rows)
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(1))
        flow.addWidget(
            button(_("New measure"), lambda: new_measure(page, desk, about_kind, about), icon="plus")
        )
        self.add(held)
        desk.session.changed.connect(self._note_change)
        self.refresh()

    def refresh(self) -> None:
        """Show the measures as they stand, the open ones first."""
        found = tuple(self._desk.session.read(remedies.remedies, self._kind, self._about))
        if found == self._shown:
            return
        self._shown = found
        emptied(self._box)
        if not found:
            self._box.addWidget(words(_("No measures."), "soft"))
        for each in found:
            self._show(each)

    def _show(self, each: Remedy) -> None:
        self._box.addWidget(words(each.what))
        told = by_whom(each, current())
        if told:
            self._box.addWidget(words(told, "soft"))
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(1))
        session = self._desk.session
        act = _("Measure is done") if each.open else _("Not done after all")
        for text, run in (
            (act, partial(session.run, remedies.set_done, each.id, each.open)),
            (_("Change"), lambda: remedy_dialog(self._page, session, each).open()),
        ):
            made = button(text, run, kind="quiet")
            made.setAccessibleName(_("{action}: {sentence}", action=text, sentence=each.what))
            flow.addWidget(made)
        self._box.addWidget(held)

    def _note_change(self, kinds: frozenset[str]) -> None:
        if "*" in kinds or "remedy" in kinds:
            self.refresh()


def new_measure(page: QWidget, desk: Desk, about_kind: str, about: str) -> None:
    """Open a new measure that follows from the record."""
    fresh = desk.session.read(remedies.proposed, "", about_kind, about)
    remedy_dialog(page, desk.session, fresh).open()
