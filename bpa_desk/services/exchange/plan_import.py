"""Bringing an old plan along: from sheet and mapping to a preview, and on to one undoable change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bpa_desk.domain.absence import Absence
from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftType
from bpa_desk.domain.text import N_, Message
from bpa_desk.services import people, rota
from bpa_desk.services.exchange.dates_down import dates_down
from bpa_desk.services.exchange.mapping import Layout, SheetMapping
from bpa_desk.services.exchange.names_down import names_down
from bpa_desk.services.exchange.plan_reader import PlanReader
from bpa_desk.services.exchange.preview import ImportPreview, Known
from bpa_desk.services.exchange.sheet import Sheet
from bpa_desk.services.exchange.shift_lines import shift_lines
from bpa_desk.services.exchange.spelling import spelled
from bpa_desk.services.exchange.undated import dated
from bpa_desk.services.identity import new_id

if TYPE_CHECKING:
    from bpa_desk.storage.store import Store


def known(store: Store) -> Known:
    """Return what the ordning has already, for reading a plan against it."""
    return Known(
        zone=store.zone,
        assistants=tuple(store.all(Assistant)),
        types=tuple(store.all(ShiftType)),
        shifts=frozenset((each.assistant, each.start, each.end) for each in store.all(Shift)),
        absences=frozenset((each.assistant, each.start, each.end) for each in store.all(Absence)),
    )


def read(sheet: Sheet, mapping: SheetMapping, present: Known) -> ImportPreview:
    """Return what the sheet would add when read by the mapping; nothing is written."""

    def taken_in(who: Mapping[str, str]) -> PlanReader:
        reader = PlanReader(present, mapping.codes, who)
        take_in(sheet, mapping, reader)
        return reader

    return with_names(taken_in, mapping.who)


def with_names(
    taken_in: Callable[[Mapping[str, str]], PlanReader], answers: Mapping[str, str]
) -> ImportPreview:
    """Return what is read when every short name means whom it most likely, or by the answers, means.

    Who that is shows when all is read, so the plan is read once more where the names ask for it.
    """
    reader = taken_in({})
    if not (alike := reader.alike(answers)):
        return reader.finished()
    reader = taken_in({each.written: each.meant for each in alike})
    return replace(reader.finished(), alike=alike)


def take_in(sheet: Sheet, mapping: SheetMapping, reader: PlanReader) -> None:
    """Let the reader take in what the sheet says when read by the mapping."""
    sheet = spelled(sheet)
    if mapping.first is not None:
        sheet = dated(sheet, mapping.first)
    _READERS[mapping.layout](sheet, mapping, reader)


def apply(store: Store, preview: ImportPreview) -> None:
    """Add everything in the preview as one undoable change, or nothing; DomainError if it is refused."""
    if preview.empty:
        return
    label = Message(N_("Import a plan (shifts: {count})"), {"count": len(preview.shifts)})
    with store.change(label) as changes:
        for person in preview.assistants:
            people.save_assistant(store, person)
        rota.write(changes, [each.shift(new_id()) for each in preview.shifts])
        for absence in preview.absences:
            changes.put(absence)


_READERS: dict[Layout, Callable[[Sheet, SheetMapping, PlanReader], None]] = {
    Layout.NAMES_DOWN: names_down,
    Layout.DATES_DOWN: dates_down,
    Layout.ROWS: shift_lines,
}
