"""The page of the notebook: what was seen of the need, in three voices, towards the next assessment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.need_note import NeedNote, Voice
from bpa_desk.export.need_letter import more_words, voice_word
from bpa_desk.language import _, current
from bpa_desk.services import need_notes
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.notebook import dialogs
from bpa_desk.ui.pages.register import RegisterPage

KIND = need_notes.KIND
ICONS = {"new": "plus", "letter": "documents", "edit": "edit", "remove": "trash"}
VOICE_ICONS = {Voice.WISH: "person", Voice.OBSERVATION: "people", Voice.VIEW: "edit"}


class NotebookPage(RegisterPage[NeedNote]):
    """The notes with the newest first; a letter is drafted from those one ticks."""

    watches = frozenset({KIND, "vedtak", "assistant"})
    help_topic = "notebook"
    made_anew = True
    subject = "note"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Notebook about the need"))
        make = partial(action, self)
        self.new_action = make(_("New note"), self.add, key="Ctrl+N", name="new")
        self.letter_action = make(_("Draft to the municipality"), self._letter, key="Ctrl+P", name="letter")
        self.edit_action = make(_("Change"), self._edit, key="F2", name="edit")
        self.remove_action = make(_("Delete"), self._remove, key="Ctrl+Del", name="remove")
        self._actions = (self.new_action, self.letter_action, self.edit_action, self.remove_action)
        self.show_actions(*self._actions, primary=self.new_action, icons=ICONS)
        self.review = words("", "soft")
        self.body.addWidget(self.review)
        self._build()

    def refresh(self) -> None:
        """Show the notes as they stand now."""
        read = self.desk.session.read
        day = read(need_notes.review_day)
        self.review.setText(
            _("The vedtak is to be reviewed or ends on {day}.", day=current().date_year(day)) if day else ""
        )
        self.review.setVisible(day is not None)
        rows = read(need_notes.notes)
        self.show_register(rows, bool(rows))

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return self._actions

    def add(self) -> None:
        """Open a new note."""
        session = self.desk.session
        fresh = session.read(need_notes.fresh)
        dialog = dialogs.note_dialog(self, session, fresh, fresh=True)
        dialog.accepted.connect(lambda: self.table.select(fresh.id))
        dialog.open()

    def panel_of(self, row: NeedNote) -> Panel:
        """Return the whole note with its files."""
        return NotePanel(self.desk, row.id, self._edit, self._remove)

    def suit(self) -> None:
        """Let the actions fit the current note."""
        row = self.table.current_row()
        for each in (self.edit_action, self.remove_action):
            each.setEnabled(row is not None)
        self.letter_action.setEnabled(bool(self.table.rows_model.rows))

    def _build(self) -> None:
        table: Table[NeedNote] = Table(
            _("Notes"),
            [
                day_column(_("Date"), lambda row: row.seen_on),
                Column(_("Note"), _short, tip=lambda row: row.text, stretch=True),
                Column(
                    _("Whose words"),
                    lambda row: voice_word(row.voice, current()),
                    icon=lambda row: VOICE_ICONS[row.voice],
                ),
                Column(_("Hours a week"), lambda row: more_words(row, current()), figures=True,
                       sort=lambda row: row.minutes or 0),
            ],
            empty=_("No notes."),
            lines=2,
        )  # fmt: skip
        table.opened.connect(lambda _row: self._edit())
        table.deleted.connect(lambda _row: self._remove())
        empty = EmptyState(
            _("Write it down when you see it"),
            _(
                "When the vedtak is assessed anew, examples with a date say more than memory. Write what is "
                "wished, what an assistant saw and how you see it, each by itself. The notes become a draft "
                "to the municipality."
            ),
            _("Write the first note"),
            self.add,
        )
        self.lay_out(table, Listing(table), empty)

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            dialogs.note_dialog(self, self.desk.session, row).open()

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(need_notes.remove, row.id)

    def _letter(self) -> None:
        dialogs.letter_dialog(self, self.desk).open()


class NotePanel(Panel):
    """One note in the inspector; gone when the note is."""

    watches = frozenset({KIND})

    def __init__(
        self, desk: Desk, key: str, edit: Callable[[], object], remove: Callable[[], object]
    ) -> None:
        super().__init__(desk, _("Note"))
        self._key = key
        self._said = [words("", role) for role in ("label", "", "soft")]
        for each in self._said:
            self.add(each)
        row = QWidget()
        flow = FlowLayout(row, theme.current().gap(2))
        for text, icon, run in ((_("Change"), "edit", edit), (_("Delete"), "trash", remove)):
            flow.addWidget(button(text, run, icon=icon))
        self.add(row)
        self.add(AttachmentsSection(desk, KIND, key))

    def refresh(self) -> bool:
        """Show the note again; False when it is gone."""
        note = self.desk.session.read(need_notes.found, self._key)
        if note is None:
            return False
        language = current()
        about = [voice_word(note.voice, language), note.by, note.area, more_words(note, language)]
        texts = (language.date_year(note.seen_on), note.text, " · ".join(part for part in about if part))
        for label, text in zip(self._said, texts, strict=True):
            label.setText(text)
        return True


def _short(note: NeedNote) -> str:
    text = " ".join(note.text.split())
    return f"{note.area}: {text}" if note.area else text
