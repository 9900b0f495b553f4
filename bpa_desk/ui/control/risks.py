"""Risks: the matrix, the list, and what is done about each."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bpa_desk.domain.risk import SCALES, Risk, Scale
from bpa_desk.export.internal_control import risk_words
from bpa_desk.language import _, current
from bpa_desk.services import clock, risks
from bpa_desk.ui import theme
from bpa_desk.ui.attachments.section import AttachmentsSection
from bpa_desk.ui.control.matrix import Matrix
from bpa_desk.ui.control.view import View
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.hms.measures import MeasuresSection, new_measure
from bpa_desk.ui.inspector import Panel
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.rows import Column, day_column
from bpa_desk.ui.kit.section import emptied, facts, words
from bpa_desk.ui.kit.table import Table
from bpa_desk.ui.ordning.short_table import ShortTable
from bpa_desk.ui.session import Outcome, Session


class RisksView(View):
    """The gravest risk first; the matrix below says where they lie, before and after the measures."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page, _("Risks"))
        self.offer(
            (_("New risk"), self._new, "Ctrl+N", "plus", ""),
            (_("Change"), self._edit, "F2", "edit", ""),
            (_("New measure"), self._measure, "Ctrl+M", "plus", ""),
            (_("Looked at again today"), self._review, "Ctrl+D", "check",
             _("It stays as it is; the next time is a year ahead.")),
            (_("The matrix…"), self._scale, "", "settings", ""),
            (_("Delete"), self._remove, "Ctrl+Del", "trash", ""),
        )  # fmt: skip
        self.table: Table[Risk] = ShortTable(
            _("Risks"),
            [
                Column(_("What can go wrong"), lambda row: row.hazard, tip=lambda row: row.cause),
                Column(_("Risk"), self._now, sort=lambda row: row.product, icon=self._icon),
                Column(_("After the measures"), self._left, sort=lambda row: row.residual or row.product),
                day_column(_("Look again on"), lambda row: row.review_on),
                Column(_("Who is affected"), lambda row: row.affected, stretch=True),
            ],
            empty=_("No risk is assessed. Press Ctrl+N and begin from a common hazard."),
        )  # fmt: skip
        self.table.opened.connect(lambda _row: self._edit())
        self.table.deleted.connect(lambda _row: self._remove())
        self.table.chosen.connect(lambda _row: desk.inspect(self.panel()) if self.isVisible() else None)
        self.body.addWidget(self.table)
        self.told = words("", "soft")
        self.body.addWidget(self.told)
        self.before, self.after = Matrix(_("As it is now")), Matrix(_("After the measures"))
        for each in (self.before, self.after):
            self.body.addWidget(each)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the risks as they stand."""
        known, scale = self.desk.session.read(risks.risks), self.desk.session.read(risks.scale)
        self._held = scale
        self.table.show_rows(known)
        self.told.setText(
            _(
                "Likelihood × consequence, each from 1 to {size}. Yellow from {yellow}, red from {red}. The "
                "limits are a custom and not the law’s.",
                size=scale.size,
                yellow=scale.yellow,
                red=scale.red,
            )
        )
        self.before.show_risks(known, scale)
        self.after.show_risks(known, scale, residual=True)
        self.after.setVisible(any(each.residual for each in known))

    def front(self) -> QWidget:
        """Return the list."""
        return self.table

    def select(self, key: str) -> None:
        """Go to the risk."""
        self.table.select(key)

    def panel(self) -> Panel | None:
        """Return the details of the chosen risk."""
        row = self.table.current_row()
        return RiskPanel(self.desk, self.page, row.id) if row is not None else None

    def _now(self, row: Risk) -> str:
        return risk_words(row.likelihood, row.consequence, self._held, current())

    def _left(self, row: Risk) -> str:
        return risk_words(row.residual_likelihood, row.residual_consequence, self._held, current())

    def _icon(self, row: Risk) -> str:
        grade = self._held.grade(row.likelihood, row.consequence)
        return {"red": "error", "yellow": "warning"}.get(str(grade), "good")

    def _new(self) -> None:
        fresh = self.desk.session.read(risks.proposed)
        risk_dialog(self.page, self.desk.session, fresh, fresh=True).open()

    def _edit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            risk_dialog(self.page, self.desk.session, row).open()

    def _measure(self) -> None:
        row = self.table.current_row()
        if row is not None:
            new_measure(self.page, self.desk, risks.KIND, row.id)

    def _review(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(risks.reviewed, row.id)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.desk.session.run(risks.remove_risk, row.id)

    def _scale(self) -> None:
        scale_dialog(self.page, self.desk.session, self.refresh).open()


class RiskPanel(Panel):
    """One risk in the inspector; gone when the risk is."""

    watches = frozenset({"risk"})

    def __init__(self, desk: Desk, page: QWidget, key: str) -> None:
        super().__init__(desk, _("Risk"))
        self._key = key
        self.hazard = words("", "label")
        self.add(self.hazard)
        held = QWidget()
        self._about = QVBoxLayout(held)
        self._about.setContentsMargins(0, 0, 0, 0)
        self._about.setSpacing(theme.current().gap(3))
        self.add(held)
        self.add(MeasuresSection(desk, page, risks.KIND, key, _("New measures")))
        self.add(AttachmentsSection(desk, risks.KIND, key, _("Photos and papers")))

    def refresh(self) -> bool:
        """Show the risk again; False when it is gone."""
        row, scale = self.desk.session.read(risks.found, self._key), self.desk.session.read(risks.scale)
        if row is None:
            return False
        language = current()
        self.hazard.setText(row.hazard)
        told = [
            (_("Why"), row.cause),
            (_("Who is affected"), row.affected),
            (_("Risk"), risk_words(row.likelihood, row.consequence, scale, language)),
            (_("What is done already"), row.existing),
            (_("Left after the measures"),
             risk_words(row.residual_likelihood, row.residual_consequence, scale, language)),
            (_("Assessed on"), language.date_year(row.assessed_on)),
            (_("Look again on"), language.date_year(row.review_on) if row.review_on else ""),
            (_("Note"), row.note),
        ]  # fmt: skip
        emptied(self._about)
        self._about.addWidget(facts(told))
        return True


def risk_dialog(parent: QWidget, session: Session, each: Risk, fresh: bool = False) -> DraftDialog:
    """Return the dialog for a risk; a new one can begin from a common hazard."""
    today, scale = partial(session.read, clock.today), session.read(risks.scale)
    known = risks.hazards(current().code)
    form = Form()
    if fresh:
        common = form.row(
            _("Begin from a common hazard"),
            ChoiceField[int]([(-1, "–"), *((at, one.hazard) for at, one in enumerate(known))]),
            field="common",
        )
        common.changed.connect(lambda: _begin_from(form, known, common.value()))
    form.row(_("What can go wrong"), TextField(), field="hazard", need=True)
    form.row(_("Why"), NotesField(rows=2), field="cause")
    form.row(_("Who is affected"), TextField(), field="affected")
    form.row(_("Likelihood"), ChoiceField[int](_steps(scale)), field="likelihood")
    form.row(_("Consequence"), ChoiceField[int](_steps(scale)), field="consequence")
    form.row(_("What is done already"), NotesField(rows=2), field="existing")
    form.heading(_("Left after the measures"))
    form.row(_("Likelihood then"), ChoiceField[int]([(0, "–"), *_steps(scale)]), field="residual_likelihood")
    form.row(
        _("Consequence then"), ChoiceField[int]([(0, "–"), *_steps(scale)]), field="residual_consequence"
    )
    form.row(_("Look again on"), DateField(today=today), field="review_on")
    form.row(_("Note"), NotesField(rows=2), field="note")
    form.set_values({name: getattr(each, name) for name in _FIELDS})

    def save() -> Outcome[Risk]:
        said: dict[str, Any] = form.values()
        said.pop("common", None)
        return session.attempt(risks.save_risk, replace(each, **said))

    return DraftDialog(parent, _("New risk") if fresh else _("Change the risk"), form, save)


def scale_dialog(parent: QWidget, session: Session, then: object) -> DraftDialog:
    """Return the dialog for the size of the matrix and its limits."""
    held = session.read(risks.scale)
    form = Form()
    form.add(words(_("The limits are a custom and not the law’s: use what your employer uses."), "soft"))
    size = form.row(
        _("Steps"), ChoiceField[int]([(each, f"{each} × {each}") for each in SCALES]), field="size"
    )
    form.row(_("Yellow from"), NumberField(least=1, whole=True), field="yellow", need=True)
    form.row(_("Red from"), NumberField(least=2, whole=True), field="red", need=True)
    form.set_values({"size": held.size, "yellow": held.yellow, "red": held.red})
    size.changed.connect(lambda: _usual(form, SCALES[size.value() or 4]))

    def save() -> Outcome[None]:
        said: dict[str, Any] = form.values()
        chosen = Scale(said["size"], int(said["yellow"] or 0), int(said["red"] or 0))
        done = session.attempt(risks.set_scale, chosen)
        if done and callable(then):
            then()
        return done

    return DraftDialog(parent, _("The matrix"), form, save)


_FIELDS = ("hazard", "cause", "affected", "likelihood", "consequence", "existing", "residual_likelihood",
           "residual_consequence", "review_on", "note")  # fmt: skip


def _begin_from(form: Form, known: tuple[risks.Hazard, ...], at: int | None) -> None:
    if at is not None and at >= 0:
        for name in ("hazard", "cause", "affected"):
            form.editor(name).set_value(getattr(known[at], name))  # type: ignore[attr-defined]


def _usual(form: Form, scale: Scale) -> None:
    for name in ("yellow", "red"):
        form.editor(name).set_value(getattr(scale, name))  # type: ignore[attr-defined]


def _steps(scale: Scale) -> list[tuple[int, str]]:
    said = {1: _("1, the least"), scale.size: _("{n}, the most", n=scale.size)}
    return [(each, said.get(each, str(each))) for each in range(1, scale.size + 1)]
