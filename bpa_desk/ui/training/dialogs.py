"""The drafts of training: one training, courses from templates, a plan for somebody new."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.shift import Shift
from bpa_desk.domain.training import REFUSED, TAUGHT, Course, CourseKind, Training, TrainingState
from bpa_desk.domain.training_standing import Standing
from bpa_desk.export.training_words import cell_words, kind_word, stand_word, validity
from bpa_desk.language import _, current
from bpa_desk.services import clock, courses, learners, people, training, training_plan
from bpa_desk.ui.kit.choices import CheckField, ChoiceField, TicksField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

MOST_OFFERED = 12
"""How many shifts to follow are offered at once."""


class TrainingForm(Form):
    """One training as a form; ``training()`` is what it says now."""

    def __init__(self, row: Training, course: Course, session: Session) -> None:
        super().__init__()
        self._row, self._course = row, course
        today = session.read(clock.today)
        health = course.kind is CourseKind.HEALTH
        self.add(words(_about(course), "soft"))
        states = [(each, stand_word(each, current())) for each in TrainingState]
        state = self.row(_("Status"), ChoiceField[TrainingState](states), field="state")
        self.row(_("Date"), DateField(today=lambda: today), field="day", need=True)
        self.row(
            _("Health worker who delegates") if health else _("Who gave it"), TextField(), field="by",
            help=_("Name and workplace. The delegation is personal and is never taken over from another.")
            if health else _("A course, a colleague, you yourself…"),
        )  # fmt: skip
        self.row(_("Hours"), HoursField(), field="minutes")
        paid = _("The hours are paid as working time")
        self.row(paid, CheckField(paid), field="paid")
        self.row(_("Signed on"), DateField(today=lambda: today), field="confirmed_on")
        self.row(
            _("Last day"), DateField(today=lambda: today), field="ends",
            help=_("The delegation always has a last day.") if health
            else _("Empty: as the course says, {validity}.", validity=_lasts(course)),
        )  # fmt: skip
        self.row(
            _("Why"), NotesField(rows=2), field="reason", help=_("Nothing about anybody’s health.")
        )
        self.row(_("Note"), NotesField(rows=2), field="note", help=_("Nothing about anybody’s health."))
        names = ("state", "day", "by", "paid", "confirmed_on", "ends", "reason", "note")
        self.set_values({name: getattr(row, name) for name in names} | {"minutes": row.minutes or None})
        state.changed.connect(self._suit)
        self._suit()

    def training(self) -> Training:
        """Return the training as the form says."""
        values: dict[str, Any] = self.values()
        values["day"] = values["day"] or self._row.day
        values["minutes"] = int(values["minutes"] or 0)
        return replace(self._row, **values)

    def _suit(self) -> None:
        state = self.values()["state"]
        self.show_row("confirmed_on", state == TrainingState.CONFIRMED)
        self.show_row("ends", state in TAUGHT)
        self.show_row("reason", state in REFUSED)
        self.show_row("minutes", state not in REFUSED)
        # Who leads is no employee: whether the hours are paid is not the question.
        self.show_row("paid", state not in REFUSED and not self._row.leader)


def training_dialog(
    parent: QWidget | None, session: Session, held: Standing, row: Training | None = None
) -> DraftDialog:
    """Return the dialog for a training: the one given, or a new one given today."""
    name = session.read(learners.named, held.assistant)
    shown = row or session.read(training.proposed, held.assistant, held.course)
    form = TrainingForm(shown, held.course, session)

    def save() -> Outcome[Training]:
        return session.attempt(training.save_training, form.training())

    return DraftDialog(parent, _("{course} for {name}", course=held.course.name, name=name), form, save)


def templates_dialog(parent: QWidget | None, session: Session) -> DraftDialog:
    """Return the dialog that takes shipped courses into use."""
    code = current().code
    found = session.read(courses.unused_templates, code)
    form = Form()
    form.add(words(_("They become your own and can be changed. Nothing is asked of anybody by it."), "soft"))
    options = [(each.id, f"{each.name} ({_short(each)})") for each in found]
    form.row(_("Courses"), TicksField(options, nothing=_("All of them are in use.")), field="courses")

    def save() -> Outcome[list[Course]]:
        chosen: Any = form.values()["courses"]
        return session.attempt(courses.add_templates, tuple(chosen), code)

    return DraftDialog(parent, _("Courses from templates"), form, save, save_text=_("Take into use"))


def plan_dialog(parent: QWidget | None, session: Session, assistant: str) -> DraftDialog:
    """Return the dialog that plans what somebody lacks, with shifts to follow as training."""
    person = session.read(people.assistant, assistant)
    lacking = session.read(training_plan.wanted, assistant)
    form = Form()
    form.add(
        words(
            _(
                "Tick what is to be learnt and the shifts {name} is to follow. They are put into the rota as "
                "training beside those who know it, as working time, and can be undone in one step.",
                name=person.first_name,
            ),
            "soft",
        )
    )
    options = [(each.course.id, _lacking(each)) for each in lacking]
    form.row(
        _("What is lacking"), TicksField(options, nothing=_("Nothing that is asked for is lacking.")),
        field="courses",
    )  # fmt: skip
    names = [each.course.name for each in lacking]
    shifts = session.read(training_plan.doublings, assistant, names)[:MOST_OFFERED]
    offered = [(each.id, _offered(session, each)) for each in shifts]
    form.row(
        _("Shifts to follow"),
        TicksField(offered, nothing=_("Nobody who knows it has a shift the next four weeks.")),
        field="shifts",
    )
    form.set_values({"courses": tuple(key for key, _words in options), "shifts": ()})

    def save() -> Outcome[list[Shift]]:
        said: dict[str, Any] = form.values()
        note = _("Training with {name}", name="{name}")
        return session.attempt(training_plan.lay, assistant, said["courses"], said["shifts"], note)

    title = _("Training plan for {name}", name=person.name)
    return DraftDialog(parent, title, form, save, save_text=_("Put into the rota"))


def _lacking(each: Standing) -> str:
    stands = cell_words(each, current())
    return f"{each.course.name}: {stands[:1].lower()}{stands[1:]}"


def _about(course: Course) -> str:
    parts = [course.purpose]
    if course.kind is CourseKind.HEALTH:
        parts.append(
            _("Delegated helsehjelp applies to this person only, when it is signed, until its last day.")
        )
    return " ".join(part for part in parts if part) or kind_word(course.kind, current())


def _short(course: Course) -> str:
    parts = [_lasts(course)]
    if course.kind is CourseKind.HEALTH:
        parts.insert(0, kind_word(course.kind, current()).lower())
    return ", ".join(parts)


def _lasts(course: Course) -> str:
    return validity(course.months, current()).lower()


def _offered(session: Session, each: training_plan.Doubling) -> str:
    wall, language = session.store.zone.wall, current()
    return _(
        "{start}–{end} with {name}: {skills}", start=language.moment(wall(each.shift.start)),
        end=language.time(wall(each.shift.end)), name=each.with_whom, skills=language.list(each.teaches),
    )  # fmt: skip
