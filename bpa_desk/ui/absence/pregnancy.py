"""A plan for work in pregnancy on the panel of one assistant's absence, and its dialog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.person_checklist import PassagePoint
from bpa_desk.domain.pregnancy import PregnancyPlan
from bpa_desk.language import _, current
from bpa_desk.services import clock, people, person_record_papers, pregnancies
from bpa_desk.ui.absence.listed import buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.session import Outcome, Session

OPEN, SETTLED, NEEDLESS = "open", "settled", "needless"


def add_plans(section: Section, desk: Desk, plans: Iterable[PregnancyPlan]) -> None:
    """Add a line for each plan, with the ways to open, write and delete it."""
    for plan in plans:
        told = plan_words(plan)
        section.add(words(told))
        section.add(
            buttons(
                [
                    (_("Open"), partial(_open, section, desk.session, plan), "edit"),
                    (_("Write the plan"), partial(_write, section, desk, plan), "print"),
                    (_("Delete"), partial(desk.session.run, pregnancies.remove, plan.id), "trash"),
                ],
                about=told,
            )
        )


def open_new_plan(parent: QWidget, session: Session, assistant: str) -> None:
    """Open a new plan with the points of the guide."""
    _open(parent, session, session.read(pregnancies.proposed, assistant, current().code))


def plan_words(plan: PregnancyPlan) -> str:
    """Return a plan in one line: from and until when, and how much is settled."""
    day = current().date_year
    return _(
        "Plan for pregnancy, {start} to {end}: {n} of {all} points settled",
        start=day(plan.made_on), end=day(plan.ends_on), n=plan.settled, all=len(plan.points),
    )  # fmt: skip


def plan_dialog(parent: QWidget, session: Session, plan: PregnancyPlan) -> DraftDialog:
    """Return the dialog of a plan: its days, and for each point how it stands and what is done."""
    today = session.read(clock.today)
    form = Form()
    form.add(
        words(
            _(
                "The employer answers for the risk assessment and for what is adapted. You propose, and "
                "write here what is agreed: lighter tasks, other shifts, an aid. Never a word of health, and "
                "only when the assistant has told you."
            ),
            "soft",
        )
    )
    for field, label in (
        ("made_on", _("Made on")),
        ("ends_on", _("Applies until")),
        ("review_on", _("Looked through again on")),
    ):
        form.row(label, DateField(today=lambda: today), field=field, need=field != "review_on")
    options = [(OPEN, _("Not settled yet")), (SETTLED, _("Settled")), (NEEDLESS, _("Does not concern"))]
    for at, point in enumerate(plan.points):
        form.heading(_("Point {n}", n=at + 1), 3)
        form.row(point.text, ChoiceField(options), field=f"state_{at}")
        form.row(_("What is done, point {n}", n=at + 1), TextField(), field=f"note_{at}")
    form.row(_("Note"), NotesField(rows=2), field="note")
    values: dict[str, object] = {
        name: getattr(plan, name) for name in ("made_on", "ends_on", "review_on", "note")
    }
    for at, point in enumerate(plan.points):
        values |= {f"state_{at}": _state(point), f"note_{at}": point.note}
    form.set_values(values)

    def save() -> Outcome[PregnancyPlan]:
        said: dict[str, Any] = form.values()
        points = tuple(
            _settled(point, said[f"state_{at}"], said[f"note_{at}"], today)
            for at, point in enumerate(plan.points)
        )
        changed = replace(
            plan, made_on=said["made_on"] or plan.made_on, ends_on=said["ends_on"] or plan.ends_on,
            review_on=said["review_on"], points=points, note=said["note"],
        )  # fmt: skip
        return session.attempt(pregnancies.save_plan, changed)

    name = session.read(people.assistant, plan.assistant).name
    return DraftDialog(parent, _("Plan for pregnancy: {name}", name=name), form, save)


def _write(parent: QWidget, desk: Desk, plan: PregnancyPlan) -> None:
    from bpa_desk.ui.personnel.papers import points_dialog

    points_dialog(parent.window(), desk, desk.session.read(person_record_papers.plan, plan)).open()


def _open(parent: QWidget, session: Session, plan: PregnancyPlan) -> None:
    plan_dialog(parent.window(), session, plan).open()


def _state(point: PassagePoint) -> str:
    return SETTLED if point.done_on else NEEDLESS if point.needless else OPEN


def _settled(point: PassagePoint, state: str, note: str, today: date) -> PassagePoint:
    done = (point.done_on or today.isoformat()) if state == SETTLED else ""
    return replace(point, done_on=done, needless=state == NEEDLESS, note=note)
