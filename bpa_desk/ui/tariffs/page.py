"""The page *Lønn og tillegg*: every tariff profile, one of them open beside a week, or the wizard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from bpa_desk.domain.pay.gaps import gaps
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.text import DomainError
from bpa_desk.export.filenames import file_name
from bpa_desk.language import _, current
from bpa_desk.services import clock, tariff_files, tariffs
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.page import Page, Place
from bpa_desk.ui.tariffs import words as told
from bpa_desk.ui.tariffs.editor import ProfileEditor, has_draft

if TYPE_CHECKING:
    from bpa_desk.ui.tariffs.wizard import Wizard


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One line of the register of profiles."""

    profile: TariffProfile
    own: bool
    followers: tuple[str, ...]
    to_ask: int
    unsaved: bool

    @property
    def id(self) -> str:
        """The name: it is unique without regard to case."""
        return self.profile.name.casefold()

    @property
    def state(self) -> str:
        """Whether it is one's own, and what is left to do in it."""
        if not self.own:
            return _("Comes with the program")
        told_now = [_("Own")]
        if self.unsaved:
            told_now.append(_("changes not saved"))
        if self.to_ask:
            told_now.append(_("to ask about: {n}", n=self.to_ask))
        return ", ".join(told_now)


class TariffsPage(Page):
    """The register of profiles; Enter opens one."""

    watches = frozenset({"tariff", "employment", "assistant", "shift", "agreement"})
    help_topic = "tariffs"
    made_anew = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Pay and supplements"))
        # Many fields each, and most who come here only look at the register: made when asked for.
        self._editor: ProfileEditor | None = None
        self._wizard: Wizard | None = None
        self._make_actions()
        self._build()
        self.part: QWidget = self.register
        self._suit()

    @property
    def editor(self) -> ProfileEditor:
        """What shows one profile."""
        if self._editor is None:
            self._editor = ProfileEditor(self.desk)
            self._editor.copy_asked.connect(self.copy)
            self._editor.saved.connect(lambda name: self.table.select(name.casefold()))
            self._add(self._editor)
        return self._editor

    @property
    def wizard(self) -> Wizard:
        """What asks the questions."""
        if self._wizard is None:
            from bpa_desk.ui.tariffs.wizard import Wizard

            self._wizard = Wizard(self.desk)
            self._wizard.finished.connect(self._open_new)
            self._wizard.left.connect(self.close_open)
            self._add(self._wizard)
        return self._wizard

    def refresh(self) -> None:
        """Show the register, or the open profile, as it stands now."""
        read = self.desk.session.read
        today = read(clock.today)
        rows = []
        for profile in read(tariffs.known):
            own = not tariffs.is_shipped(profile)
            followers = read(tariffs.followers, profile.name)
            open_topics = len(gaps(profile.on(today))) if own else 0
            rows.append(
                ProfileRow(profile, own, followers, open_topics, own and has_draft(self.desk, profile.name))
            )
        self.table.show_rows(rows)
        self.unknown.show_unknown(self._unknown_names())
        state = self.editor.state if self.editor_is_open() else None
        if state is not None:
            name = state.saved.name
            if any(row.id == name.casefold() for row in rows):
                self.editor.show_profile(name)
            else:
                self.close_open()
        self._suit()

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return self._actions

    def place(self) -> Place:
        """Return whether a profile is open: its number in the register, never its name."""
        row = self.table.current_row()
        if not self.editor_is_open() or row is None:
            return {}
        return {"number": [each.id for each in self.table.rows_model.rows].index(row.id)}

    def restore(self, place: Place) -> None:
        """Open the profile with the number, or the one named, or the wizard."""
        self.freshen()
        rows = self.table.rows_model.rows
        number, name = place.get("number"), place.get("name")
        if isinstance(name, str) and any(row.id == name.casefold() for row in rows):
            self.open(name)
        elif isinstance(number, int) and 0 <= number < len(rows):
            self.open(rows[number].profile.name)

    def step_back(self) -> bool:
        """Go back from a profile or the wizard to the register."""
        if self.part is self.register:
            return False
        self.close_open()
        return True

    def first_focus(self) -> QWidget | None:
        """Return the register, or what one does in the open profile."""
        if self.editor_is_open():
            return self.editor.first_focus()
        return self.table if self.part is self.register else None

    def editor_is_open(self) -> bool:
        """Return whether a profile is shown."""
        return self._editor is not None and self.part is self._editor

    def wizard_is_open(self) -> bool:
        """Return whether the questions are asked."""
        return self._wizard is not None and self.part is self._wizard

    def open(self, name: str) -> None:
        """Show the profile beside a week."""
        self.table.select(name.casefold())
        self._show_part(self.editor)
        self.editor.show_profile(name)
        self.editor.first_focus().setFocus()
        self._suit()

    def close_open(self) -> None:
        """Show the register again; what is typed and not saved stays kept."""
        if self._editor is not None:
            self._editor.close_profile()
        if self._wizard is not None:
            self._wizard.keep_now()
        self._show_part(self.register)
        self.note_change(frozenset({"*"}))
        self.table.setFocus()
        self._suit()

    def start_wizard(self) -> None:
        """Ask the questions that matter, one at a time."""
        self._show_part(self.wizard)
        self.wizard.start()
        self._suit()

    def copy(self) -> None:
        """Make an own profile of the current one, open to be changed."""
        row = self.table.current_row()
        if row is None:
            return
        wanted = _("{name}, own", name=told.profile_name(row.profile.name))
        name = self.desk.session.read(tariffs.free_name, wanted)
        outcome = self.desk.session.run(tariffs.copy, row.profile.name, name)
        if outcome:
            self._open_new(name)

    def remove(self) -> None:
        """Delete the current own profile; it can be undone."""
        row = self.table.current_row()
        if row is not None and row.own and self.desk.session.run(tariffs.remove, row.profile.name):
            self.close_open()

    def bring_in(self, path: Path) -> bool:
        """Read a profile from a file and keep it under a free name; False with the reason in sight."""
        try:
            content = path.read_bytes()
        except OSError:
            self._refuse(_("The file cannot be read. Is it still there, and may you open it?"))
            return False
        try:
            profile = tariff_files.from_file(content, path.suffix)
        except DomainError as error:
            self._refuse(f"{path.name}: {current().message(error.message)}")
            return False
        free = self.desk.session.read(tariffs.free_name, profile.name)
        outcome = self.desk.session.run(tariffs.add, replace(profile, name=free))
        if outcome:
            self.trouble.hide()
            self._open_new(free)
        return bool(outcome)

    def write(self, path: Path) -> bool:
        """Write the current profile to the file; False with the reason in sight."""
        row = self.table.current_row()
        if row is None:
            return False
        try:
            path.write_bytes(tariff_files.to_file(row.profile, path.suffix))
        except OSError:
            self._refuse(
                _(
                    "The files could not be written. Is the folder write-protected or the disk full? "
                    "Nothing is lost."
                )
            )
            return False
        self.trouble.hide()
        self.desk.say(_("Written to {file}.", file=str(path)))
        return True

    def _add(self, part: QWidget) -> None:
        part.hide()
        self.body.addWidget(part, 1)

    def _make_actions(self) -> None:
        self.wizard_action = action(
            self, _("New profile, step by step"), self.start_wizard, key="Ctrl+N", name="new",
            explain=_("Ten questions. What you do not know becomes a question for the leverandør."),
        )  # fmt: skip
        self.open_action = action(self, _("Open"), self._open_current, name="open")
        self.copy_action = action(self, _("Copy to my own"), self.copy, name="copy")
        self.import_action = action(
            self, _("Bring in from file…"), self._choose_file, name="import",
            explain=_("A TOML or JSON file with a tariff profile."),
        )  # fmt: skip
        self.export_action = action(self, _("Write to file…"), self._choose_target, name="export")
        self.remove_action = action(self, _("Delete"), self.remove, key="Ctrl+Del", name="remove")
        self.back_action = action(self, _("All profiles"), self.step_back, name="back")
        self._actions = (
            self.wizard_action, self.open_action, self.copy_action, self.import_action, self.export_action,
            self.remove_action, self.back_action,
        )  # fmt: skip
        self.show_actions(
            self.back_action,
            *self._actions[:-1],
            primary=self.wizard_action,
            icons={
                "new": "plus", "open": "edit", "copy": "copy", "import": "import", "export": "download",
                "remove": "trash", "back": "chevron-left",
            },
        )  # fmt: skip

    def _build(self) -> None:
        self.trouble = Notice("", "error")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.table: Table[ProfileRow] = Table(
            _("Tariff profiles"),
            [
                Column(_("Profile"), lambda row: told.profile_name(row.profile.name), stretch=True),
                Column(
                    _("State"),
                    lambda row: row.state,
                    icon=lambda row: "edit" if row.own else "lock",
                    sort=lambda row: (not row.own, row.state),
                ),
                Column(
                    _("Tables valid from"),
                    lambda row: told.editions_words(row.profile),
                    sort=lambda row: row.profile.editions[-1].valid_from,
                ),
                Column(_("Followed by"), lambda row: current().list(row.followers), stretch=True),
            ],
            empty=_("No profile fits the filter."),
        )
        self.table.opened.connect(lambda row: self.open(row.profile.name))
        self.table.deleted.connect(lambda _row: self.remove())
        self.table.chosen.connect(lambda _row: self._suit())
        self.register = QWidget()
        box = QVBoxLayout(self.register)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(
            words(
                _(
                    "A profile says what a tariff agreement pays: by the hour, at night, on holidays, for "
                    "overtime. Each assistant’s terms name the profile that applies. Those that come with "
                    "the program are dated examples: check them with your leverandør before you rely on "
                    "them."
                ),
                "soft",
            )
        )
        self.unknown = UnknownNames()
        box.addWidget(self.unknown)
        box.addWidget(Listing(self.table), 1)
        # No stack: it would be as high as its highest part, and the register would scroll for nothing.
        self.body.addWidget(self.register, 1)

    def _show_part(self, part: QWidget) -> None:
        self.part = part
        for each in (self.register, self._editor, self._wizard):
            if each is not None:
                each.setVisible(each is part)

    def _suit(self) -> None:
        row, at_register = self.table.current_row(), self.part is self.register
        open_or_listed = row is not None and not self.wizard_is_open()
        self.open_action.setVisible(at_register)
        self.import_action.setVisible(at_register)
        self.wizard_action.setVisible(at_register)
        self.back_action.setVisible(not at_register)
        for each in (self.copy_action, self.export_action, self.remove_action):
            each.setVisible(not self.wizard_is_open())
            each.setEnabled(open_or_listed)
        self.open_action.setEnabled(row is not None)
        self.remove_action.setEnabled(open_or_listed and row is not None and row.own)

    def _open_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.open(row.profile.name)

    def _open_new(self, name: str) -> None:
        self.note_change(frozenset({"*"}))
        self.open(name)

    def _unknown_names(self) -> list[str]:
        return list(self.desk.session.read(tariffs.unknown_names))

    def _refuse(self, text: str) -> None:
        self.trouble.show_text(text)
        self.trouble.show()
        self.desk.say(text, urgent=True)

    def _choose_file(self) -> None:
        profiles, everything = _("Tariff profiles"), _("All files")
        kinds = f"{profiles} (*.toml *.json);;{everything} (*)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Bring in from file"), str(Path.home()), kinds)
        if chosen:
            self.bring_in(Path(chosen))

    def _choose_target(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        proposed = Path.home() / file_name(row.profile.name, suffix="toml")
        kinds = "TOML (*.toml);;JSON (*.json)"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Write to file"), str(proposed), kinds)
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix in tariff_files.SUFFIXES else path.with_name(path.name + ".toml"))


class UnknownNames(Notice):
    """Tells which names in people’s terms are no profile known here."""

    def __init__(self) -> None:
        super().__init__("", "warning")
        self.hide()

    def show_unknown(self, names: list[str]) -> None:
        """Show the names; nothing when all are known."""
        self.setVisible(bool(names))
        if names:
            listed = current().list(f"“{name}”" for name in names)
            self.show_text(
                _(
                    "Somebody’s terms name {names}, which is no profile here. Their hours are counted "
                    "plainly, without money, until a profile has that name.",
                    names=listed,
                )
            )
