"""One profile: read where it ships with the program, edited part by part where it is one's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from bpa_desk.domain.pay.gaps import gaps
from bpa_desk.domain.pay.profile import TariffProfile
from bpa_desk.domain.pay.writing import written
from bpa_desk.domain.text import DomainError, Message
from bpa_desk.language import _, current
from bpa_desk.services import clock, tariffs
from bpa_desk.ui import theme
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.kept import Pause, retype, typed
from bpa_desk.ui.kit.notice import Notice
from bpa_desk.ui.kit.section import Heading, words
from bpa_desk.ui.tariffs import words as told
from bpa_desk.ui.tariffs.beside import Beside
from bpa_desk.ui.tariffs.paid_parts import every_part
from bpa_desk.ui.tariffs.parts import TariffPart
from bpa_desk.ui.tariffs.questions import QuestionsView
from bpa_desk.ui.tariffs.reading_view import ReadingView
from bpa_desk.ui.tariffs.trial import TrialView
from bpa_desk.ui.tariffs.working import Working, opened, packed, unpacked

LIVE = 200
"""Milliseconds without typing before the week is counted again."""
QUESTIONS = "questions"


class ProfileEditor(QWidget):
    """Shows one profile beside a week. What is typed is kept at once, and saved as one step when asked.

    Signals: ``copy_asked`` when an own copy of the profile shown is wished for, ``saved`` with its name.
    """

    copy_asked = Signal()
    saved = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.state: Working | None = None
        self.own = False
        self.section = told.SECTIONS[0][0]
        self._still = self._saving = False
        self._keeping = Pause(self)
        self._keeping.over.connect(self.keep_now)
        self._counting = QTimer(self, singleShot=True, interval=LIVE)
        self._counting.timeout.connect(self.count)
        self._build()

    # What is shown

    def show_profile(self, name: str) -> None:
        """Show the profile with what was typed in it last and never saved."""
        if self._saving:
            return
        profile = self.desk.session.read(lambda store: tariffs.named(name, store))
        if self.state is not None and self.state.saved == profile:
            self.trial.refresh_people()
            self.count()
            return
        self.own = not tariffs.is_shipped(profile)
        kept = unpacked(self.desk.session.kept(_draft_key(profile.name)), profile) if self.own else None
        state, typed_values = kept or (opened(profile, self._today()), {})
        self._show(state)
        for key, values in typed_values.items():
            if key in self.parts and isinstance(values, dict):
                retype(self.parts[key], values)
        self.restored.setVisible(kept is not None)
        self.problem.hide()
        self._changed()
        self.count()

    def close_profile(self) -> None:
        """Let go of the profile; what is typed stays kept."""
        self.keep_now()
        self.state = None

    def first_focus(self) -> QWidget:
        """Return what one chooses first."""
        return self.section_choice if self.own else self.tables

    def is_changed(self) -> bool:
        """Return whether anything differs from what is saved."""
        state = self.state
        if state is None or not self.own:
            return False
        return state.profile != state.saved or any(part.is_changed() for part in self.parts.values())

    def choose_section(self, key: str) -> None:
        """Show the part with the key."""
        self.section = key
        self.section_choice.set_value(key)
        self._tell_questions()
        self._suit_sections()

    def now(self) -> Working | None:
        """Return the state with what is typed; None while something typed cannot be read."""
        state = self.state
        if state is None or any(part.obstacle() for part in self._touched()):
            return None
        for part in self._touched():
            state = state.with_edition(*part.taken(state.profile, state.edition))
        return state

    def count(self) -> None:
        """Count the week by the profile as it is typed; keep the last sums while it cannot be read."""
        state = self.now()
        if state is None:
            self.trial.tell_problem(
                _("These sums are from before your last change: something in the profile cannot be read yet.")
            )
            return
        self.trial.tell_problem("")
        self.trial.show_profile(state.profile, state.number)
        self._tell_jumps(state)

    # Tables

    def show_table(self, number: int) -> None:
        """Show another of the profile's dated tables, with what is typed taken along."""
        state = self._taken()
        if state is None:
            self._still = True
            self.tables.set_value(self.state.number if self.state else 0)
            self._still = False
            return
        self._show(state.showing(number))
        self._changed()

    def add_table(self) -> None:
        """Add a table that begins later, as a copy of the newest, and go to its first day."""
        state = self._taken()
        if state is not None:
            self._show(state.added(self._today()))
            self._changed()
            self.choose_section("about")
            self.parts["about"].editor("valid_from").setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_table(self) -> None:
        """Take the table shown away; nothing is saved yet."""
        if self.state is not None:
            self._show(self.state.removed())
            self._changed()

    # Saving

    def save(self) -> bool:
        """Save everything as one step; False when something is refused, and then it stands beside it."""
        self.problem.hide()
        taken = self._taken()
        if taken is None or not self.own:
            return False
        state = taken.in_order()
        self._saving = True
        outcome = self.desk.session.attempt(
            tariffs.save, written(state.profile), instead_of=state.saved.name
        )
        self._saving = False
        if outcome and outcome.value is not None:
            self._forget_draft()
            profile: TariffProfile = outcome.value
            self._show(Working(profile, profile, state.number))
            self._changed()
            self.saved.emit(profile.name)
            return True
        self.keep_now()
        if outcome.error is not None:
            self._show_error(outcome.error)
        return False

    def drop(self) -> None:
        """Go back to what is saved."""
        if self.state is not None:
            self._forget_draft()
            saved = self.state.saved
            self._show(opened(saved, self._today()))
            self._changed()

    def keep_now(self) -> None:
        """Keep what is typed and not saved, so that an interruption costs nothing."""
        self._keeping.stop()
        if self.state is not None and self.is_changed():
            what = {key: typed(part) for key, part in self.parts.items() if part.is_changed()}
            self.desk.session.keep(_draft_key(self.state.saved.name), packed(self.state, what))

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed on leaving the page or locking."""
        super().hideEvent(event)
        self._counting.stop()
        self.keep_now()

    # Inside

    def _build(self) -> None:
        now = theme.current()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(now.gap(2))
        self.title = Heading("", 2)
        self.source = words("", "soft")
        self.shipped = Notice("", "note")
        self.shipped.offer(_("Make my own from this"), self.copy_asked.emit)
        self.restored = Notice(_("What you had written and not saved is here again."), "note")
        self.restored.offer(_("Drop it"), self.drop)
        self.problem = Notice("", "error")
        for each in (self.title, self.source, self.shipped, self.restored, self.problem):
            box.addWidget(each)
        box.addWidget(self._choices())
        self.parts = every_part(self._today)
        self.questions = QuestionsView(self.desk)
        self.reading = ReadingView()
        # Not a stack: that would be as high as its highest page, and leave the others half empty.
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, now.gap(2), 0)
        for part in self.parts.values():
            part.changed.connect(self._changed)
            part.submitted.connect(self.focusNextChild)
        for widget in (*self.parts.values(), self.questions, self.reading):
            column.addWidget(widget)
        column.addStretch(1)
        self.trial = TrialView(self.desk)
        box.addWidget(Beside(held, self.trial), 1)
        self.foot = self._foot()
        box.addWidget(self.foot)

    def _choices(self) -> QWidget:
        held = QWidget()
        row = FlowLayout(held, theme.current().gap(2))
        titles = [(key, current().text(title)) for key, title in told.SECTIONS]
        self.section_choice = ChoiceField[str]([*titles, (QUESTIONS, self._questions_title(0))])
        self.section_choice.changed.connect(self._section_chosen)
        self.tables = ChoiceField[int]()
        self.tables.changed.connect(self._table_chosen)
        self.add_button = button(_("New table"), self.add_table, icon="plus")
        self.remove_button = button(_("Remove table"), self.remove_table, icon="trash")
        self._part_label = _labelled(_("Part"), self.section_choice)
        row.addWidget(self._part_label)
        row.addWidget(self.section_choice)
        row.addWidget(_labelled(_("Table valid from"), self.tables))
        for each in (self.tables, self.add_button, self.remove_button):
            row.addWidget(each)
        return held

    def _foot(self) -> QWidget:
        held = QWidget()
        row = FlowLayout(held, theme.current().gap(2))
        self.save_button = button(_("Save"), self.save, kind="primary", icon="save")
        self.drop_button = button(_("Drop the changes"), self.drop)
        row.addWidget(self.save_button)
        row.addWidget(self.drop_button)
        return held

    def _questions_title(self, number: int) -> str:
        return _("To ask about: {n}", n=number)

    def _show(self, state: Working) -> None:
        self.state = state
        self._still = True
        profile, edition = state.profile, state.edition
        self.title.setText(told.profile_name(profile.name))
        days = [current().date_numeric(each.valid_from) for each in profile.editions]
        self.tables.offer(list(enumerate(days)))
        self.tables.set_value(state.number)
        for part in self.parts.values():
            part.show_part(profile, edition)
        self._show_parts(profile)
        if not self.own:
            self.reading.show_edition(edition)
        self._suit_sections()
        self._still = False
        self.trial.show_profile(profile, state.number)

    def _show_parts(self, profile: TariffProfile) -> None:
        source = _("Source: {source}", source=profile.source) if profile.source else ""
        note = profile.note_in(current().code)
        self.source.setText("\n".join(each for each in (source, note) if each))
        # In one's own profile both stand in its first part, where they can be changed.
        self.source.setVisible(bool(self.source.text()) and not self.own)
        dated = _(
            "This profile came with the program as a dated example. Check every figure with your "
            "leverandør. What no source states is shown as “Not stated in the source.”"
        )
        plainly = _("This profile came with the program. It counts hours without money.")
        self.shipped.show_text(plainly if profile.name == tariffs.PLAIN else dated, "warning")
        self.shipped.setVisible(not self.own)
        for each in (self._part_label, self.section_choice, self.add_button, self.remove_button, self.foot):
            each.setVisible(self.own)
        self.remove_button.setEnabled(len(profile.editions) > 1)

    def _suit_sections(self) -> None:
        self.reading.setVisible(not self.own)
        self.questions.setVisible(self.own and self.section == QUESTIONS)
        for key, part in self.parts.items():
            part.setVisible(self.own and self.section == key)

    def _changed(self) -> None:
        if self._still:
            return
        changed = self.is_changed()
        for each in (self.save_button, self.drop_button):
            each.setEnabled(changed)
        if changed:
            self._keeping.start()
        self._counting.start()

    def _section_chosen(self) -> None:
        key = self.section_choice.value()
        if key is not None and key != self.section:
            self.choose_section(key)

    def _table_chosen(self) -> None:
        number = self.tables.value()
        if not self._still and number is not None and self.state and number != self.state.number:
            self.show_table(number)

    def _touched(self) -> list[TariffPart]:
        return [part for part in self.parts.values() if part.is_changed()] if self.own else []

    def _taken(self) -> Working | None:
        """Return the state with what is typed; else show what is wrong and go there."""
        for key, part in self.parts.items():
            if part.is_changed() and part.obstacle() is not None:
                self.choose_section(key)
                part.check()
                return None
        return self.now()

    def _show_error(self, error: DomainError) -> None:
        field = "valid_from" if error.field.endswith(".valid_from") else "name"
        about = error.field == "$.name" or field == "valid_from"
        problem: Message = getattr(error, "problem", error.message)
        if about:
            self.choose_section("about")
            self.parts["about"].show_error(DomainError(problem, field))
            return
        self.problem.show_text(current().message(error.message))
        self.problem.show()
        self.desk.say(self.problem.label.text(), urgent=True)

    def _tell_jumps(self, state: Working) -> None:
        at = self.section_choice.count() - 1
        self.section_choice.setItemText(at, self._questions_title(len(gaps(state.edition))))
        self._tell_questions()

    def _tell_questions(self) -> None:
        state = self.now()
        if state is not None:
            self.questions.show_questions(state.profile, state.edition)

    def _forget_draft(self) -> None:
        self._keeping.stop()
        self.restored.hide()
        if self.state is not None:
            self.desk.session.let_go(_draft_key(self.state.saved.name))

    def _today(self) -> date:
        return self.desk.session.read(clock.today)


def has_draft(desk: Desk, name: str) -> bool:
    """Return whether something typed in the profile is kept and not saved."""
    return desk.session.kept(_draft_key(name)) is not None


def _draft_key(name: str) -> str:
    return f"tariff:{name}"


def _labelled(text: str, field: QWidget) -> QLabel:
    label = words(text, "label", wrap=False)
    label.setBuddy(field)
    field.setAccessibleName(text)
    return label
