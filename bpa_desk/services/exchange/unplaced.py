"""Hours in a plan that no heading gives a day, or no row gives a person: read or named, never passed over."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.text import N_, Message
from bpa_desk.services.exchange.cells import has_hours
from bpa_desk.services.exchange.days import weekday_of
from bpa_desk.services.exchange.guessing import is_legend
from bpa_desk.services.exchange.names import is_person, is_shift
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.shift_rows import holds_names, name_and_hours


def without_name(reader: PlanReader, number: int, column: int, text: str, day: date, shift: str) -> None:
    """Take in a cell no name belongs to: ``Kari 8-16`` is Kari's; hours or names alone are refused.

    ``shift`` is what stands where a name would: the cells of a shift without hours are missed out by nobody.
    """
    name, hours = name_and_hours(text)
    if name:
        reader.cell(number, column, hours, name, day)
    elif has_hours(text) and not is_legend(text):
        why = Message(N_("No assistant is named; write “open” for a shift nobody has yet."))
        reader.reject(number, column, text, why)
    elif text and is_shift(shift) and holds_names(text):
        why = Message(
            N_(
                "The hours of this shift are written nowhere; write them beside its name, "
                "such as “Dag 08-16”."
            )
        )
        reader.reject(number, column, text, why)


def reject_unwritten(reader: PlanReader, sheet: Sheet, side: int, below: int) -> None:
    """Refuse the cell beside the first name where all are empty: what is only coloured cannot be read."""
    for number, row in enumerate(sheet.rows[below:], below):
        if is_person(row[side]):
            why = Message(
                N_("Nothing is written in the cells, and colours cannot be read. Write the hours in them.")
            )
            reader.reject(number, side + 1, "", why)
            return


def reject_undated(reader: PlanReader, sheet: Sheet) -> None:
    """Refuse every cell that holds hours, and the first weekday, of a sheet no day was found in."""
    told = False
    for number, row in enumerate(sheet.rows):
        days = sum(1 for cell in row if weekday_of(cell))
        for column, cell in enumerate(row):
            named = not told and days >= 2 and bool(weekday_of(cell))
            if named or (has_hours(cell) and not is_legend(cell)):
                reader.reject(number, column, cell, _undated())
                told = told or named


def _undated() -> Message:
    return Message(
        N_("No date belongs to this. Write the date over each day, or the week with its year above the days, "
           "such as “Uke 48 2026”, save the file and choose it again.")
    )  # fmt: skip
