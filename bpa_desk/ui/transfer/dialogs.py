"""The drafts of a change of leverandør: its particulars, a note beside a point, what goes along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.transfer import Part, Transfer
from bpa_desk.export.transfer import line_words, part_word
from bpa_desk.language import Language, _, current, ngettext
from bpa_desk.services import clock, transfer_package, transfers
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import TicksField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.session import Outcome, Session

if TYPE_CHECKING:
    from bpa_desk.domain.transfer import PackageFacts, TransferFacts
    from bpa_desk.export.papers import Paper


PREVIEW, LARGEST = 260, QSize(960, 760)
"""The height of what is shown before it leaves, in pixels at 100 %, and the largest the dialog begins as."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of the package as it will stand there."""

    id: int
    person: str
    part: str
    text: str


def transfer_dialog(
    parent: QWidget | None, session: Session, each: Transfer, saved: Callable[[str], object] | None = None
) -> DraftDialog:
    """Return the dialog for a new or written change of leverandør; ``saved`` is called with its id."""
    today = session.read(clock.today)
    form = Form()
    form.row(_("New leverandør"), TextField(), field="new_employer", need=True)
    form.row(_("Leverandør until then"), TextField(), field="old_employer")
    form.row(_("First day with the new one"), DateField(today=lambda: today), field="day", need=True)
    form.row(
        _("Assistants told and discussed with on"), DateField(today=lambda: today), field="informed_on",
        help=_("They and their representatives, by the employers (aml. §§ 16-5, 16-6). Empty until then."),
    )  # fmt: skip
    form.row(
        _("Last day to say no"), DateField(today=lambda: today), field="reserve_by",
        help=_("When the employer has set a day by which one says that one does not go along (aml. § 16-3)."),
    )  # fmt: skip
    form.row(
        _("New employer said no to the tariff on"), DateField(today=lambda: today), field="tariff_told_on",
        help=_("In writing to the union within three weeks; otherwise the tariff binds (aml. § 16-2)."),
    )  # fmt: skip
    form.row(_("Note"), NotesField(), field="note")
    fields = ("new_employer", "old_employer", "day", "informed_on", "reserve_by", "tariff_told_on", "note")
    form.set_values({name: getattr(each, name) for name in fields})

    def save() -> Outcome[Transfer]:
        said: dict[str, Any] = form.values()
        said["day"] = said["day"] or each.day
        return session.attempt(transfers.save_transfer, replace(each, **said))

    dialog = DraftDialog(parent, _("Change of leverandør"), form, save)
    if saved is not None:
        dialog.accepted.connect(lambda: saved(each.id))
    return dialog


def note_dialog(parent: QWidget | None, session: Session, each: Transfer, at: int) -> DraftDialog:
    """Return the dialog for the note beside one point."""
    form = Form()
    form.add(words(each.points[at].text))
    form.row(_("Note"), NotesField(), field="note")
    form.set_values({"note": each.points[at].note})

    def save() -> Outcome[Transfer]:
        return session.attempt(transfers.remark, each.id, at, str(form.values()["note"] or ""))

    return DraftDialog(parent, _("Note"), form, save, about=f"{each.id}:{at}")


def package_dialog(parent: QWidget, desk: Desk, each: Transfer) -> DraftDialog:
    """Return the dialog that asks what goes along and shows it line by line; then how it is written."""
    read, language = desk.session.read, current()
    going = read(transfer_package.goers, each)
    form = Form()
    form.add(
        words(
            _(
                "Tick who and what. Below is every line that goes along, and nothing else does: nothing "
                "about health, absence or delegated helsehjelp, no notes, no conversations."
            )
        )
    )
    form.row(
        _("Assistants"),
        TicksField([(one.id, one.name) for one in going], across=True, nothing=_("No assistants.")),
        field="people",
    )
    kinds = [(part.value, part_word(part, language)) for part in Part]
    form.row(_("Kinds"), TicksField(kinds, across=True), field="parts")
    # How to reach somebody is theirs to give; the rest the new employer takes over with the contracts.
    wanted = [part.value for part in Part if part is not Part.CONTACT]
    form.set_values({"people": [one.id for one in going], "parts": wanted})
    count, table = words("", "label"), _preview()
    form.add(count)
    form.add(table)

    def facts() -> PackageFacts:
        said: dict[str, Any] = form.values()
        parts = tuple(Part(one) for one in said["parts"])
        return read(transfer_package.package, each.id, said["people"], parts)

    def show() -> None:
        lines = facts().lines
        table.show_rows(
            PreviewRow(at, line.person, part_word(line.part, language), line_words(line, language))
            for at, line in enumerate(lines)
        )
        count.setText(ngettext("{n} line goes along", "{n} lines go along", len(lines)))

    form.changed.connect(show)
    show()

    def go_on() -> Outcome[object]:
        about = _("To {name}: exactly the lines you looked through.", name=each.new_employer)
        ExportDialog(
            desk, _("Write the package"), partial(_made, facts()), ("pdf", "html", "xlsx"), about=about,
            parent=parent,
        ).open()  # fmt: skip
        return Outcome(error=None, done=True)

    dialog = DraftDialog(parent, _("What goes to the new employer"), form, go_on, save_text=_("Go on"))
    table.setMinimumHeight(round(PREVIEW * theme.current().scale))
    dialog.resize(LARGEST.boundedTo(parent.window().size()).expandedTo(dialog.size()))
    return dialog


def checklist_dialog(parent: QWidget, desk: Desk, each: Transfer) -> ExportDialog:
    """Return the dialog that writes the points and dates of a change."""
    facts = desk.session.read(transfer_package.checklist, each.id)
    about = _("The change to {name}: dates to come and the points as they stand.", name=each.new_employer)
    return ExportDialog(
        desk, _("Write the checklist"), partial(_listed, facts), ("pdf", "html"), about=about, parent=parent
    )


def _preview() -> Table[PreviewRow]:
    return Table(
        _("What goes along"),
        [
            Column(_("Assistant"), lambda row: row.person or _("The ordning")),
            Column(_("Kind"), lambda row: row.part),
            Column(_("What"), lambda row: row.text, tip=lambda row: row.text, stretch=True),
        ],
        empty=_("Nothing is ticked, so nothing goes along."),
    )


def _made(facts: PackageFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.transfer import package

    return [package(facts, language)]


def _listed(facts: TransferFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.transfer import checklist

    return [checklist(facts, language)]
