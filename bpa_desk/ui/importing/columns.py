"""Which column of a sheet holds what: one choice for each thing that may be in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from bpa_desk.language import _
from bpa_desk.services.exchange.sheet import Sheet, column_letters
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.form import Form

C = TypeVar("C", bound=StrEnum)
NOWHERE = -1
_LONGEST = 24
_MOST = 60


class ColumnForm(Form, Generic[C]):
    """Choices of columns by what they hold; columns count from 0, what is nowhere is left out."""

    def __init__(self, kinds: Sequence[tuple[C, str]]) -> None:
        super().__init__()
        self._choices: dict[C, ChoiceField[int]] = {
            kind: self.row(label, ChoiceField[int](), field=kind.value) for kind, label in kinds
        }

    def show_columns(self, sheet: Sheet, header: int, chosen: Mapping[C, int]) -> None:
        """Offer the sheet's columns by their titles and choose these."""
        offered = [(NOWHERE, _("not in the file")), *column_options(sheet, header)]
        for kind, choice in self._choices.items():
            blocked = choice.blockSignals(True)
            choice.offer(offered)
            choice.set_value(chosen.get(kind, NOWHERE))
            choice.blockSignals(blocked)

    def chosen(self) -> dict[C, int]:
        """Return the columns that are chosen."""
        found = {}
        for kind, choice in self._choices.items():
            value = choice.value()
            if value is not None and value != NOWHERE:
                found[kind] = value
        return found


def column_options(sheet: Sheet, header: int) -> list[tuple[int, str]]:
    """Return each column (from 0) with its letters and what stands at its head."""
    options = []
    for index in range(min(sheet.width, _MOST)):
        below = (row[index] for row in sheet.rows[max(0, header) :])
        sample = next((cell for cell in below if cell), "")[:_LONGEST]
        letters = column_letters(index + 1)
        options.append((index, f"{letters}: {sample}" if sample else letters))
    return options
