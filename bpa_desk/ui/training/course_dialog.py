"""The draft of a course or a procedure: what it is, who must have it, and by when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.training import Course, CourseKind
from bpa_desk.export.training_words import kind_word
from bpa_desk.language import _, current
from bpa_desk.services import clock, courses, described
from bpa_desk.services.store import Store
from bpa_desk.ui.kit.choices import CheckField, ChoiceField, TagsField, TicksField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

_SAME = (
    "name", "kind", "months", "everyone", "leaders", "roles", "needed_by", "renewed", "purpose",
)  # fmt: skip


def course_dialog(
    parent: QWidget | None, session: Session, course: Course, fresh: bool = False
) -> DraftDialog:
    """Return the dialog for a course."""
    return _dialog(parent, session, course, _("New course") if fresh else _("Change the course"))


def procedure_dialog(parent: QWidget | None, session: Session) -> DraftDialog:
    """Return the dialog for a new procedure: a course everybody is to go through by a day."""
    return _dialog(
        parent, session, session.read(courses.new_procedure), _("New procedure"),
        _("Everyone it concerns gets it as something to learn: it is shown under Today until it is given."),
    )  # fmt: skip


def _dialog(
    parent: QWidget | None, session: Session, course: Course, title: str, about: str = ""
) -> DraftDialog:
    form = _CourseForm(course, session, about)

    def save() -> Outcome[Course]:
        made, asking = form.course()
        return session.attempt(courses.save_asked, made, asking)

    return DraftDialog(parent, title, form, save)


class _CourseForm(Form):
    def __init__(self, course: Course, session: Session, about: str) -> None:
        super().__init__()
        self._course = course
        today = session.read(clock.today)
        if about:
            self.add(words(about, "soft"))
        self._what()
        self._who(session)
        self.row(
            _("In place by"), DateField(today=lambda: today), field="needed_by",
            help=_("From then on the first screen reminds you of those who lack it."),
        )  # fmt: skip
        self.row(
            _("Changed on"), DateField(today=lambda: today), field="renewed",
            help=_(
                "Is the procedure a new one now? Those who learnt it before this day must go through it "
                "again by the day above. Empty: it has not changed."
            ),
        )  # fmt: skip
        self.row(_("Usual length"), HoursField(), field="minutes")
        self.row(_("What it is for"), NotesField(rows=2), field="purpose")
        self.row(
            _("What is gone through"), NotesField(rows=6), field="topics",
            help=_("One on each line. It is printed on the certificate."),
        )  # fmt: skip
        values: dict[str, object] = {name: getattr(course, name) for name in _SAME}
        values |= {"minutes": course.minutes or None, "topics": "\n".join(course.topics)}
        self.set_values(values | {"asking": session.read(courses.asking, course.name)})

    def course(self) -> tuple[Course, tuple[str, ...]]:
        """Return the course as the form says, and the shift types that are to ask for it."""
        said: dict[str, Any] = self.values()
        asking = tuple(said.pop("asking"))
        said["months"], said["minutes"] = int(said["months"] or 0), int(said["minutes"] or 0)
        said["topics"] = tuple(said["topics"].splitlines())
        return replace(self._course, **said), asking

    def _what(self) -> None:
        self.row(
            _("Name"), TextField(), field="name", need=True,
            help=_("What shifts, needs and job descriptions ask for. They follow if you change it."),
        )  # fmt: skip
        kinds = [(each, kind_word(each, current())) for each in CourseKind]
        self.row(
            _("What it leads to"), ChoiceField[CourseKind](kinds), field="kind",
            help=_(
                "Delegated helsehjelp is personal, in writing, by a named health worker and for a limited "
                "time."
            ),
        )  # fmt: skip
        self.row(
            _("Valid for, in months"), NumberField(most=courses.LONGEST, whole=True), field="months",
            help=_("0 means that it does not run out. How long is our proposal, not the law’s."),
        )  # fmt: skip

    def _who(self, session: Session) -> None:
        self.heading(_("Who must have it"))
        everyone, leaders = _("Everybody must have it"), _("Those who lead must have it")
        self.row(everyone, CheckField(everyone), field="everyone")
        self.row(
            leaders, CheckField(leaders), field="leaders",
            help=_("The arbeidsleder and the co-leaders. They have lines of their own in the matrix."),
        )  # fmt: skip
        self.row(
            _("Those in these roles"), TagsField(known=session.read(described.roles)), field="roles",
            help=_("Such as night or travels. Who has which role is written on each assistant’s record."),
        )  # fmt: skip
        self.row(
            _("Those with these shifts"),
            TicksField(session.read(_types), nothing=_("There are no shift types yet.")), field="asking",
            help=_("A shift of this type then asks for it, and the rota warns when somebody lacks it."),
        )  # fmt: skip


def _types(store: Store) -> list[tuple[str, str]]:
    from bpa_desk.services import shift_types

    return [(each.id, f"{each.code} {each.name}") for each in shift_types.shift_types(store)]
