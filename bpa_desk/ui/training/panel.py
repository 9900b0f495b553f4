"""The inspector panel of one person and one course: how it stands, what was written, the papers beside."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.training import TAUGHT, Training
from bpa_desk.domain.training_standing import Standing
from bpa_desk.export.training_words import kind_word, sentence, training_line
from bpa_desk.language import _, current
from bpa_desk.services import learners, training
from bpa_desk.ui.absence.listed import Step, buttons
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.training.dialogs import training_dialog
from bpa_desk.ui.training.papers import certificate_dialog, person_dialog

WATCHED = frozenset(
    {"course", "training", "assistant", "shift", "need", "shift_type", "stillingsbeskrivelse"}
)


class StandingPanel(Panel):
    """One cell of the matrix in the inspector; gone when the person or the course is."""

    watches = WATCHED

    def __init__(self, desk: Desk, held: Standing) -> None:
        super().__init__(desk, held.course.name)
        self.key = held.id
        self._key = (held.assistant, held.course.id)
        self._shown: tuple[Standing, str, tuple[Training, ...]] | None = None

    def refresh(self) -> bool:
        """Show the cell again; False when it is gone."""
        read = self.desk.session.read
        held = read(training.cell, *self._key)
        if held is None:
            return False
        name = read(learners.named, held.assistant)
        shown = (held, name, tuple(read(training.trainings, *self._key)))
        if shown != self._shown:
            self._shown = shown
            self.title = f"{name}, {held.course.name}"
            self._build(*shown)
        return True

    def _build(self, held: Standing, name: str, rows: tuple[Training, ...]) -> None:
        box = self.renewed(4)
        self.put_renewed()
        box.addWidget(words(sentence(held, name, current())))
        register = (_("Register training"), partial(self._register, held), "plus")
        record = (_("Course record"), partial(self._record, held), "print")
        box.addWidget(buttons([register, record]))
        box.addWidget(self._course(held))
        section = Section(_("What is written"))
        box.addWidget(section)
        if not rows:
            section.add(words(_("Nothing is written yet."), "soft"))
        for row in rows:
            told = training_line(row, current())
            section.add(words(told))
            if row.reason or row.note:
                section.add(words(" ".join(part for part in (row.reason, row.note) if part), "small"))
            section.add(buttons(self._steps(held, row), told))
        if rows:
            title = _("Evidence for {day}", day=current().date_year(rows[0].day))
            box.addWidget(AttachmentsSection(self.desk, training.KIND, rows[0].id, title))

    def _course(self, held: Standing) -> QWidget:
        course = held.course
        made = Details(_("About the course"))
        for line in (kind_word(course.kind, current()), course.purpose, *course.topics):
            if line:
                made.add(words(line))
        return made

    def _steps(self, held: Standing, row: Training) -> list[Step]:
        found: list[Step] = []
        if row.state in TAUGHT:
            found.append((_("Certificate"), partial(self._certificate, row), "print"))
        return [
            *found,
            (_("Change"), partial(self._change, held, row), "edit"),
            (_("Delete"), partial(self.desk.session.run, training.remove_training, row.id), "trash"),
        ]

    def _register(self, held: Standing) -> None:
        training_dialog(self.window(), self.desk.session, held).open()

    def _change(self, held: Standing, row: Training) -> None:
        training_dialog(self.window(), self.desk.session, held, row).open()

    def _record(self, held: Standing) -> None:
        person_dialog(self.window(), self.desk, held.assistant).open()

    def _certificate(self, row: Training) -> None:
        certificate_dialog(self.window(), self.desk, row.id).open()
