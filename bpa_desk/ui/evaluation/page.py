"""The page of the yearly evaluation: six marks a year, and how each has moved since the year before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.evaluation import ASPECT_WORDS, ASPECTS, LEAST, MOST, Evaluation, EvaluationFacts
from bpa_desk.export.evaluation import evaluation_paper
from bpa_desk.export.evaluation import mark_words as written
from bpa_desk.export.papers import Paper
from bpa_desk.language import Language, _, current
from bpa_desk.services import clock, evaluations
from bpa_desk.ui import theme
from bpa_desk.ui.actions import action
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.exporting import ExportDialog
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField
from bpa_desk.ui.kit.flow import FlowLayout
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.notice import EmptyState
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.section import lines, words
from bpa_desk.ui.kit.table import Listing, Table
from bpa_desk.ui.pages.register import RegisterPage
from bpa_desk.ui.session import Outcome, Session


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One evaluation with the one before it."""

    held: Evaluation
    before: Evaluation | None

    @property
    def id(self) -> str:
        """The evaluation's id."""
        return self.held.id


def aspect_words(aspect: str) -> str:
    """Return what is marked."""
    return _(ASPECT_WORDS[aspect])


def aspect_help(aspect: str) -> str:
    """Return the question behind a mark."""
    return {
        "result": _("Does the assistance give the life it is for?"),
        "participation": _("Does the user decide what, when, how and by whom?"),
        "respect": _("Is the home and the person met with respect?"),
        "availability": _("Does somebody come when they are to, also at short notice?"),
        "information": _("Do all know what they need, in time?"),
        "overall": _("How has the year been?"),
    }[aspect]


def mark_words(row: EvaluationRow, aspect: str) -> str:
    """Return the mark and how it has moved."""
    return written(row.held, row.before, aspect, current())


def _made(facts: EvaluationFacts, language: Language) -> list[Paper]:
    return [evaluation_paper(facts, language)]


class EvaluationPage(RegisterPage[EvaluationRow]):
    """One line a year; the marks are the user's own and leave the machine only with the file."""

    watches = frozenset({"evaluation"})
    help_topic = "evaluation"
    made_anew = True
    subject = "evaluation"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Yearly evaluation"))
        make = partial(action, self)
        self.new_action = make(_("New evaluation"), self.add, key="Ctrl+N", name="new")
        self.edit_action = make(_("Change"), self._edit, key="F2", name="edit")
        self.remove_action = make(_("Delete"), self._remove, key="Ctrl+Del", name="remove")
        self.papers_action = make(_("Write the papers"), self._papers, key="Ctrl+P", name="papers")
        self._actions = (self.new_action, self.edit_action, self.papers_action, self.remove_action)
        icons = {"new": "plus", "edit": "edit", "papers": "print", "remove": "trash"}
        self.show_actions(*self._actions, primary=self.new_action, icons=icons)
        table: Table[EvaluationRow] = Table(
            _("Evaluations"),
            [
                day_column(_("Date"), lambda row: row.held.held_on),
                *(_column(aspect) for aspect in reversed(ASPECTS)),
                Column(_("Note"), lambda row: " ".join(row.held.note.split()), stretch=True, spare=1),
            ],
            empty=_("No evaluations."),
        )
        table.opened.connect(lambda _row: self._edit())
        table.deleted.connect(lambda _row: self._remove())
        empty = EmptyState(
            _("How has the year been?"),
            _(
                "Once a year, give six things a mark from 1 to 6. Next year you see what has become better "
                "and what has not, and have something to say when the vedtak is gone through."
            ),
            _("Write the first evaluation"),
            self.add,
        )
        self.lay_out(table, Listing(table), empty)

    def refresh(self) -> None:
        """Show the evaluations as they stand now."""
        held = self.desk.session.read(evaluations.evaluations)
        self.show_register([EvaluationRow(*each) for each in held], bool(held))

    def actions_here(self) -> tuple[QAction, ...]:
        """Return the page's actions."""
        return self._actions

    def add(self) -> None:
        """Open a new evaluation."""
        session = self.desk.session
        fresh = session.read(evaluations.fresh)
        dialog = evaluation_dialog(self, session, fresh, fresh=True)
        dialog.accepted.connect(lambda: self.table.select(fresh.id))
        dialog.open()

    def panel_of(self, row: EvaluationRow) -> Panel:
        """Return the evaluation mark by mark."""
        return EvaluationPanel(self.desk, row.id, self._edit, self._remove)

    def suit(self) -> None:
        """Let the actions fit the current evaluation."""
        for each in (self.edit_action, self.remove_action):
            each.setEnabled(self.table.current_row() is not None)

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            evaluation_dialog(self, self.desk.session, row.held).open()

    def _papers(self) -> None:
        about = _(
            "Every evaluation with its marks and notes. They are the user’s own; give them to whom you want."
        )
        facts = self.desk.session.read(evaluations.facts)
        make = partial(_made, facts)
        ExportDialog(
            self.desk, _("Write the papers"), make, ("pdf", "html", "xlsx"), about=about, parent=self
        ).open()

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(evaluations.remove, row.id)


class EvaluationPanel(Panel):
    """One evaluation in the inspector; gone when the evaluation is."""

    watches = frozenset({"evaluation"})

    def __init__(
        self, desk: Desk, key: str, edit: Callable[[], object], remove: Callable[[], object]
    ) -> None:
        super().__init__(desk, _("Evaluation"))
        self._key = key
        self._lines = {aspect: words("") for aspect in ASPECTS}
        self._note = words("", "soft")
        self.add(lines(self._lines.values()))
        self.add(self._note)
        row = QWidget()
        flow = FlowLayout(row, theme.current().gap(2))
        for text, icon, run in ((_("Change"), "edit", edit), (_("Delete"), "trash", remove)):
            flow.addWidget(button(text, run, icon=icon))
        self.add(row)

    def refresh(self) -> bool:
        """Show the evaluation again; False when it is gone."""
        found = self.desk.session.read(evaluations.found, self._key)
        if found is None:
            return False
        row = EvaluationRow(*found)
        for aspect, line in self._lines.items():
            line.setText(_("{label}: {value}", label=aspect_words(aspect), value=mark_words(row, aspect)))
        self._note.setText(row.held.note)
        return True


def evaluation_dialog(
    parent: QWidget | None, session: Session, held: Evaluation, fresh: bool = False
) -> DraftDialog:
    """Return the dialog for a new or written evaluation."""
    today = session.read(clock.today)
    form = Form()
    form.add(words(_("1 is poor and 6 is very good. Leave out what you do not want to mark."), "soft"))
    form.row(_("Date"), DateField(today=lambda: today, past=True), field="held_on", need=True)
    marks = [(0, _("Not marked")), *((mark, str(mark)) for mark in range(LEAST, MOST + 1))]
    for aspect in ASPECTS:
        form.row(aspect_words(aspect), ChoiceField[int](marks), field=aspect, help=aspect_help(aspect))
    form.row(_("Note"), NotesField(rows=3), field="note")
    values: dict[str, object] = {aspect: held.mark(aspect) for aspect in ASPECTS}
    form.set_values({**values, "held_on": held.held_on, "note": held.note})

    def save() -> Outcome[Evaluation]:
        said: dict[str, Any] = form.values()
        said["held_on"] = said["held_on"] or held.held_on
        return session.attempt(evaluations.save_evaluation, replace(held, **said))

    return DraftDialog(parent, _("New evaluation") if fresh else _("Change the evaluation"), form, save)


def _column(aspect: str) -> Column[EvaluationRow]:
    return Column(
        aspect_words(aspect),
        lambda row: mark_words(row, aspect),
        sort=lambda row: row.held.mark(aspect),
        figures=True,
        spare=0 if aspect == "overall" else 2,
    )
