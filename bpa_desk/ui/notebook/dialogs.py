"""The draft of one note, and the choice of notes for the letter."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCompleter, QWidget

from bpa_desk.domain.need_letter import NeedLetterFacts
from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.export.need_letter import voice_word
from bpa_desk.language import Language, _, current
from bpa_desk.services import clock, need_notes, people
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.kit.choices import ChoiceField, TicksField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

if TYPE_CHECKING:
    from bpa_desk.export.papers import Paper

FORMATS = ("pdf", "html", "xlsx")
COPY, FILE = "copy", "file"
SHORT = 60
"""How many letters of a note stand in the choice."""


def note_dialog(parent: QWidget | None, session: Session, note: NeedNote, fresh: bool = False) -> DraftDialog:
    """Return the dialog for a new or written note."""
    today = session.read(clock.today)
    form = Form()
    form.row(
        _("Whose words"),
        ChoiceField[Voice]([(each, voice_word(each, current())) for each in Voice]),
        field="voice",
        help=_("The three are kept apart, also in the letter."),
    )
    form.row(_("Date"), DateField(today=lambda: today, past=True), field="seen_on", need=True)
    form.row(
        _("Note"), NotesField(rows=5), field="text", need=True,
        help=_("What happened or is wished, in plain words. No more about health than the need asks for."),
    )  # fmt: skip
    form.row(_("About"), TextField(), field="area", help=_("Such as mornings, work, journeys or nights."))
    form.row(
        _("More hours a week"), NumberField(least=-168, most=1680), field="hours",
        help=_("If the note says so; less is written with a minus."),
    )  # fmt: skip
    names = [each.name for each in session.read(people.assistants)]
    by = form.row(
        _("Who"),
        TextField(),
        field="by",
        help=_("Whoever said or saw it, if you want it to be written there."),
    )
    by.setCompleter(QCompleter(names, by))
    hours = None if note.minutes is None else note.minutes / 60
    form.set_values(
        {"voice": note.voice, "seen_on": note.seen_on, "text": note.text, "area": note.area,
         "hours": hours, "by": note.by}
    )  # fmt: skip

    def save() -> Outcome[NeedNote]:
        said: dict[str, Any] = form.values()
        minutes = None if said["hours"] is None else round(said["hours"] * 60)
        changed = replace(
            note, voice=said["voice"], seen_on=said["seen_on"] or note.seen_on, text=said["text"],
            area=said["area"], by=said["by"], minutes=minutes,
        )  # fmt: skip
        return session.attempt(need_notes.save_note, changed)

    return DraftDialog(parent, _("New note") if fresh else _("Change the note"), form, save)


def letter_dialog(parent: QWidget, desk: Desk) -> DraftDialog:
    """Return the dialog that chooses the notes of the draft letter, and then copies or writes it."""
    session = desk.session
    form = Form()
    form.add(
        words(
            _(
                "A draft to the municipality with the hours granted and used and the notes you tick. "
                "Read it through: nothing leaves the machine by itself."
            )
        )
    )
    every = session.read(need_notes.notes)
    options = [(each.id, _line(each)) for each in every]
    form.row(_("Notes"), TicksField(options, nothing=_("There are no notes yet.")), field="notes")
    form.row(
        _("As"),
        ChoiceField[str]([(FILE, _("A paper to print or send")), (COPY, _("Text to paste elsewhere"))]),
        field="way",
    )
    form.set_values({"notes": [each.id for each in session.read(need_notes.since_decision)], "way": FILE})

    def save() -> Outcome[object]:
        said: dict[str, Any] = form.values()
        facts = session.read(need_notes.letter, said["notes"])
        if said["way"] == COPY:
            _copy(desk, facts)
        else:
            _export(parent, desk, facts).open()
        return Outcome()

    return DraftDialog(parent, _("Draft to the municipality"), form, save, save_text=_("Go on"))


def _line(note: NeedNote) -> str:
    about = note.area or " ".join(note.text.split())
    short = about if len(about) <= SHORT else about[: SHORT - 1] + "…"
    language = current()
    day, voice = language.date_year(note.seen_on), voice_word(note.voice, language)
    return _("{day}, {voice}: {about}", day=day, voice=voice, about=short)


def _copy(desk: Desk, facts: NeedLetterFacts) -> None:
    from bpa_desk.export import plain
    from bpa_desk.export.need_letter import need_letter

    document = need_letter(facts, current()).document
    assert document is not None
    QGuiApplication.clipboard().setText(plain.render(document))
    desk.say(_("The text is copied; paste it where you want it."))


def _export(parent: QWidget, desk: Desk, facts: NeedLetterFacts) -> ExportDialog:
    about = _("It holds what you wrote about the need for help. Keep it where others do not read it.")
    title = _("Write the draft to the municipality")
    return ExportDialog(desk, title, partial(_made, facts), FORMATS, about=about, parent=parent)


def _made(facts: NeedLetterFacts, language: Language) -> list[Paper]:
    from bpa_desk.export.need_letter import need_letter

    return [need_letter(facts, language)]
