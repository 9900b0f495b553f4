"""Who is meant by the short names of a plan: proposed, and asked about above what the answers change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bpa_desk.language import _, current
from bpa_desk.services.exchange.who import SOMEBODY_NEW, Likeness
from bpa_desk.ui.importing.codes import another_form
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.kit.tab_order import put_behind


class WhoSection(Section):
    """A choice of people for each name that may mean one of them; ``edited`` tells of another choice."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(_("Who is meant"))
        why = _("These are not whole names. Say whom each of them means, so that nobody becomes two people.")
        self.add(words(why, "soft"))
        self._form = Form()
        self.fields: dict[str, ChoiceField[str]] = {}
        self._asked: dict[str, tuple[str, ...]] = {}
        self.add(self._form)
        self.hide()

    def begin(self) -> None:
        """Forget the names of another sheet."""
        if self.fields:
            self._form = another_form(self, self._form)
        self.fields.clear()
        self._asked.clear()
        self.hide()

    def ask_about(self, names: Sequence[Likeness], before: QWidget | None) -> None:
        """Ask about names not asked about yet, the proposal chosen; Tab comes from ``before``."""
        for each in names:
            if self._asked.get(each.written) == each.people:
                continue
            self._asked[each.written] = each.people
            somebody_new = _("somebody new, called {name}", name=each.written)
            options = [*((name, name) for name in each.people), (SOMEBODY_NEW, somebody_new)]
            if field := self.fields.get(each.written):
                field.offer(options)
                continue
            label = _("“{name}” is", name=each.written)
            field = self._form.row(label, ChoiceField[str](options, each.meant), field=each.written)
            field.changed.connect(self.edited.emit)
            behind = next(reversed(self.fields.values()), before)
            if behind is not None:
                put_behind(behind, field)
            self.fields[each.written] = field
        self.setVisible(bool(self.fields))

    def answers(self) -> dict[str, str]:
        """Return whom each name means; SOMEBODY_NEW where it is none of the others."""
        return {name: field.value() or SOMEBODY_NEW for name, field in self.fields.items()}

    def spoken(self) -> str:
        """Return what is said aloud when names are asked about."""
        if not self.fields:
            return ""
        return _("Say who is meant by {names}.", names=current().list(list(self.fields)))
