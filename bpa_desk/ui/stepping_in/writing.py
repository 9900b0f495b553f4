"""The texts to send: one for each language among those chosen, ready to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.assistant import Assistant
from bpa_desk.language import _, current
from bpa_desk.ui import theme
from bpa_desk.ui.kit.buttons import Button, button
from bpa_desk.ui.kit.editors import NotesField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import emptied
from bpa_desk.ui.stepping_in import message


@dataclass(slots=True)
class Group:
    """The people one text goes to, and where it is written."""

    code: str
    people: tuple[Assistant, ...]
    proposed: str
    field: NotesField
    copy: Button
    only: Button


class Texts(QWidget):
    """A text for each language; what one has changed in it by hand stays when more people are chosen."""

    def __init__(self, ask: Callable[[Group], object], only_copy: Callable[[Group], object]) -> None:
        super().__init__()
        self._ask, self._only_copy = ask, only_copy
        self.groups: dict[str, Group] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().gap(3))

    def show_people(
        self, people: Sequence[Assistant], propose: Callable[[str, Assistant | None], str]
    ) -> None:
        """Show a text for each language of these people; ``propose`` words it (for one person: by name)."""
        by_code: dict[str, list[Assistant]] = {}
        for each in people:
            by_code.setdefault(message.code_for(each), []).append(each)
        wanted = {code: tuple(found) for code, found in by_code.items()}
        if wanted == {code: group.people for code, group in self.groups.items()}:
            return
        written = {
            code: group.field.value() for code, group in self.groups.items()
            if group.field.value() != group.proposed.strip()
        }
        self._empty()
        for code, found in wanted.items():
            proposed = propose(code, found[0] if len(found) == 1 else None)
            self._add(code, found, proposed, written.get(code, proposed), len(wanted) > 1)

    def _add(
        self, code: str, people: tuple[Assistant, ...], proposed: str, text: str, several: bool
    ) -> None:
        form = Form()
        names = current().list([each.first_name for each in people])
        label = _("Text to {names}", names=names)
        if several:
            label = _("Text to {names} ({language})", names=names, language=message.language_name(code))
        field = form.row(label, NotesField(text, rows=5), field=f"text-{code}")
        field.setMaximumHeight(field.minimumHeight() + theme.current().gap(4))
        held = QWidget()
        flow = FlowLayout(held, theme.current().gap(2))
        copy = button(_("Copy, and note as asked"), kind="primary", icon="copy")
        only = button(_("Only copy"), icon="copy")
        for made in (copy, only):
            made.setAccessibleName(_("{action}: {about}", action=made.text(), about=label))
            flow.addWidget(made)
        group = Group(code, people, proposed, field, copy, only)
        copy.clicked.connect(partial(self._run, self._ask, group))
        only.clicked.connect(partial(self._run, self._only_copy, group))
        field.submitted.connect(partial(self._run, self._ask, group))
        self.groups[code] = group
        self._box.addWidget(form)
        self._box.addWidget(held)

    @staticmethod
    def _run(act: Callable[[Group], object], group: Group, *_clicked: object) -> None:
        act(group)

    def _empty(self) -> None:
        self.groups = {}
        emptied(self._box)
