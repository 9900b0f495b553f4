"""A field that is a list of small forms: one for each step of seniority, each window of hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.text import N_, Message
from bpa_desk.language import _
from bpa_desk.ui import theme
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.kept import retype, typed
from bpa_desk.ui.kit.section import Card, Heading

V = TypeVar("V")
MOST = 60


class EntryForm(Form, Generic[V]):
    """The form of one entry; ``entry`` and ``show_entry`` are each other's mirror."""

    def entry(self) -> V | None:
        """Return what the form says, or None while something needed is missing."""
        raise NotImplementedError

    def show_entry(self, value: V | None) -> None:
        """Show the entry, or a fresh one."""
        raise NotImplementedError


class EntryCard(Card, Generic[V]):
    """One entry in its frame, with its number and what takes it away."""

    def __init__(self, form: EntryForm[V], take_away: Callable[[], object]) -> None:
        super().__init__()
        self.form = form
        self.heading = Heading("", 3)
        self.gone = button(_("Take away"), take_away, icon="trash", kind="quiet")
        self.add(self.heading)
        self.add(form)
        self.body.addWidget(self.gone, 0, Qt.AlignmentFlag.AlignLeft)
        self._names = {name: _name_of(form.editor(name)) for name in form.values()}

    def rename(self, name: str) -> None:
        """Show and speak which entry this is."""
        self.heading.setText(name)
        self.gone.setAccessibleName(_("Take away {what}", what=name))
        for field, own in self._names.items():
            editor = self.form.editor(field)
            for each in {editor, editor.focusProxy() or editor}:
                if each is editor or each.accessibleName() in (own, ""):
                    each.setAccessibleName(f"{name}: {own}")


class EntriesField(QWidget, Generic[V]):
    """Entries in cards, each with a button to take it away, and one to add another.

    ``title`` names an entry, with ``{n}`` for its number.
    """

    changed = Signal()

    def __init__(self, make: Callable[[], EntryForm[V]], title: str, add_text: str) -> None:
        super().__init__()
        self._make = make
        self._title = title
        self.cards: list[EntryCard[V]] = []
        gap = theme.current().gap
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(gap(2))
        self._stack = QVBoxLayout()
        self._stack.setSpacing(gap(2))
        box.addLayout(self._stack)
        self.add_button = button(add_text, self.add, icon="plus")
        box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @property
    def forms(self) -> list[EntryForm[V]]:
        """The forms of the entries, in order."""
        return [card.form for card in self.cards]

    def value(self) -> tuple[V, ...]:
        """Return the entries that say enough."""
        found = (form.entry() for form in self.forms)
        return tuple(each for each in found if each is not None)

    def set_value(self, value: Iterable[V]) -> None:
        """Show the entries."""
        self._clear()
        for each in value:
            self._append(each)
        self._number()

    def problem(self) -> Message | None:
        """Return the first thing that cannot be read in any entry, or that an entry says too little."""
        for form in self.forms:
            for name in form.values():
                found: Message | None = form.editor(name).problem()  # type: ignore[attr-defined]
                if found is not None:
                    return found
            if form.entry() is None:
                return Message(N_("Something needed is missing here; fill it in or take the entry away."))
        return None

    def add(self) -> None:
        """Add a fresh entry and go to it."""
        if len(self.cards) >= MOST:
            return
        form = self._append(None).form
        self._number()
        form.editor(next(iter(form.values()))).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def remove(self, card: EntryCard[V]) -> None:
        """Take an entry away and say so."""
        announce(_("Removed {tag}", tag=card.heading.text()), beside=self)
        self._drop(card)
        self._number()
        self.add_button.setFocus()
        self.changed.emit()

    def typed(self) -> object:
        """Return what stands in the entries as JSON values, for a draft."""
        return [typed(form) for form in self.forms]

    def retype(self, value: object) -> None:
        """Put a draft's entries back."""
        if not isinstance(value, list):
            return
        self._clear()
        for each in value:
            if isinstance(each, dict):
                retype(self._append(None).form, each)
        self._number()

    def _append(self, value: V | None) -> EntryCard[V]:
        form = self._make()
        form.show_entry(value)
        form.settle()
        card: EntryCard[V] = EntryCard(form, lambda: self.remove(card))
        form.changed.connect(self.changed.emit)
        self.cards.append(card)
        self._stack.addWidget(card)
        return card

    def _number(self) -> None:
        for number, card in enumerate(self.cards, 1):
            card.rename(self._title.format(n=number))

    def _drop(self, card: EntryCard[V]) -> None:
        self.cards.remove(card)
        self._stack.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _clear(self) -> None:
        for card in tuple(self.cards):
            self._drop(card)


def _name_of(editor: QWidget) -> str:
    return editor.accessibleName() or (editor.focusProxy() or editor).accessibleName()
