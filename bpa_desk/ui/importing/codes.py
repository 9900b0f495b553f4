"""Short codes of a plan, such as D, A and N: asked about once, and remembered in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bpa_desk.language import _, ngettext
from bpa_desk.ui.kit.editors import TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.kit.tab_order import put_behind

MOST = 12


class CodesSection(Section):
    """A field for each code that stands in the plan; ``edited`` tells of a new explanation.

    ``before`` is what the Tab key leaves on its way to the first field.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(_("What the codes mean"))
        self.add(
            words(
                _(
                    "Write hours such as 07:30-15:30, “fri” for a day off, or “ferie” for absence. "
                    "You are asked only once: the answers are kept in your file."
                ),
                "soft",
            )
        )
        self._form = Form()
        self.fields: dict[str, TextField] = {}
        self.before: QWidget | None = None
        self.add(self._form)
        self.hide()

    def begin(self, remembered: Mapping[str, str], present: frozenset[str]) -> None:
        """Forget the codes of another sheet, and fill in those of this one that were explained before."""
        self._form = another_form(self, self._form)
        self.fields.clear()
        for code, meaning in remembered.items():
            if code in present:
                self._ask(code, code, meaning)
        self.setVisible(bool(self.fields))

    def ask_about(self, unknown: Sequence[tuple[str, int]]) -> None:
        """Ask about codes nobody has explained, the most frequent first; what is asked already stays."""
        for code, count in unknown:
            if code not in self.fields and len(self.fields) < MOST:
                label = ngettext(
                    "{code} (in {n} place)", "{code} (in {n} places)", count, code=code
                )
                self._ask(code, label, "")
        self.setVisible(bool(self.fields))

    def meanings(self) -> dict[str, str]:
        """Return the codes that are explained."""
        return {code: field.value() for code, field in self.fields.items() if field.value()}

    def _ask(self, code: str, label: str, meaning: str) -> None:
        field = self._form.row(label, TextField(meaning), field=code)
        field.changed.connect(self.edited.emit)
        before = next(reversed(self.fields.values()), self.before)
        if before is not None:
            put_behind(before, field)
        self.fields[code] = field


def another_form(section: Section, form: Form) -> Form:
    """Return an empty form that has taken the place of the section's form."""
    section.body.removeWidget(form)
    form.hide()
    form.deleteLater()
    fresh = Form()
    section.add(fresh)
    return fresh
