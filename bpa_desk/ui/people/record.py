"""The form of an assistant's record: nothing but the name is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.assistant import Assistant, Contact, NextOfKin
from bpa_desk.language import _
from bpa_desk.services import described, people
from bpa_desk.ui.kit.choices import CheckField, ChoiceField, TagsField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, HoursField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.people.hues import HueField
from bpa_desk.ui.people.repeat import Kind, Part, RepeatField
from bpa_desk.ui.session import Session


class RecordForm(Form):
    """Everything kept about an assistant, as a form; ``record()`` is what it says now."""

    def __init__(
        self, person: Assistant, known_skills: list[str], today: Callable[[], date],
        known_roles: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._person = person
        self.row(_("Name"), TextField(), field="name", need=True)
        self.row(_("Colour in the rota"), HueField(), field="hue", help=_("Initials always stand beside it."))
        self.heading(_("Contact"))
        self.row(_("Phone, e-mail and address"), contacts_field(), field="contacts")
        self.row(
            _("Next of kin"),
            kin_field(),
            field="next_of_kin",
            help=_("Whom to call if something happens at work."),
        )
        self._work(known_skills, known_roles)
        self.heading(_("For the papers"))
        self.row(
            _("Employee number"),
            TextField(),
            field="employee_number",
            help=_("As the employer writes it on the payslip."),
        )
        self.row(
            _("Date of birth"),
            DateField(today=today, past=True),
            field="birth_date",
            help=_(
                "For the rules about work under 18. Fødselsnummer is not kept here: the employer has it, and "
                "nothing in this program needs it."
            ),
        )
        self.heading(_("Notes"))
        self.row(
            _("Notes"),
            NotesField(rows=4),
            field="notes",
            help=_("Practical things only. Nothing about health belongs here."),
        )
        self.set_values(
            {
                "name": person.name,
                "hue": person.hue,
                "contacts": contact_lines(person.contacts),
                "next_of_kin": [("kin", (kin.name, kin.relation, kin.phone)) for kin in person.next_of_kin],
                "skills": person.skills,
                "roles": person.roles,
                "languages": person.languages,
                "weekly_cap": person.weekly_cap,
                "near_family": person.near_family,
                "regular_night": person.regular_night,
                "strenuous_night": person.strenuous_night,
                "employee_number": person.employee_number,
                "birth_date": person.birth_date,
                "notes": person.notes,
            }
        )

    def record(self) -> Assistant:
        """Return the assistant as the form says."""
        values: dict[str, Any] = self.values()
        contacts = (Contact(kind, str(line[0]), str(line[1])) for kind, line in values.pop("contacts"))
        kin = (NextOfKin(*map(str, line)) for _kind, line in values.pop("next_of_kin"))
        cap = values.pop("weekly_cap")
        return replace(
            self._person,
            contacts=tuple(contacts),
            next_of_kin=tuple(kin),
            weekly_cap=None if cap is None else int(cap),
            **values,
        )

    def _work(self, known_skills: list[str], known_roles: Sequence[str]) -> None:
        self.heading(_("At work"))
        self.row(
            _("Skills"),
            TagsField(known=known_skills),
            field="skills",
            help=_(
                "Such as medication or lifting. A need or a shift can ask for them. Training with a date is "
                "written on the page Training, and then counts instead of the word here."
            ),
        )
        self.row(
            _("Roles"),
            TagsField(known=known_roles),
            field="roles",
            help=_(
                "Such as night, travels or vikar. A job description and a course can be for those in a role."
            ),
        )
        self.row(_("Languages"), TagsField(known=_known_languages()), field="languages")
        self.row(
            _("At most so many hours a week"),
            HoursField(least=0, most=168 * 60),
            field="weekly_cap",
            help=_(
                "A personal limit, for example with uføretrygd or another job. You are warned, never stopped."
            ),
        )
        self.row(
            _("Near family"),
            CheckField(_("Is near family of the user")),
            field="near_family",
            help=_("Some municipalities and employers do not employ near family. Ask before anybody signs."),
        )
        self.row(
            _("Works regularly at night"),
            ChoiceField([(None, _("As the rota shows")), (True, _("Yes")), (False, _("No"))]),
            field="regular_night",
            help=_("Stricter limits apply to those who do (aml. § 10-11)."),
        )
        self.row(
            _("Strenuous night work"),
            CheckField(_("The nights are particularly strenuous or risky")),
            field="strenuous_night",
        )


def record_dialog(
    parent: QWidget | None, session: Session, person: Assistant, today: Callable[[], date]
) -> DraftDialog:
    """Return the dialog for a new or existing assistant."""
    form = RecordForm(person, session.read(people.skills), today, session.read(described.roles))
    title = _("Record of {name}", name=person.name) if person.name else _("New assistant")
    return DraftDialog(parent, title, form, lambda: session.attempt(people.save_assistant, form.record()))


def contacts_field() -> RepeatField:
    """Return the field for phone numbers, e-mail and postal addresses."""
    label = Part(_("For example mobile or home"), TextField)
    return RepeatField(
        [
            Kind("phone", _("Add phone"), _("Phone"), (Part(_("Number"), TextField, 2), label)),
            Kind("email", _("Add e-mail"), _("E-mail"), (Part(_("E-mail address"), TextField, 2), label)),
            Kind(
                "address",
                _("Add address"),
                _("Address"),
                (Part(_("Street, postcode and place"), TextField, 2), label),
            ),
        ]
    )


def kin_field() -> RepeatField:
    """Return the field for next of kin."""
    parts = (Part(_("Name"), TextField, 2), Part(_("Relation"), TextField), Part(_("Phone"), TextField))
    return RepeatField([Kind("kin", _("Add next of kin"), _("Next of kin"), parts)])


def contact_lines(contacts: tuple[Contact, ...]) -> list[tuple[str, tuple[str, str]]]:
    """Return the contacts as the lines of the field."""
    return [(each.kind, (" ".join(each.value.split("\n")), each.label)) for each in contacts]


def _known_languages() -> list[str]:
    return [
        _("Norwegian"),
        _("Northern Sámi"),
        _("Lule Sámi"),
        _("Southern Sámi"),
        _("English"),
        _("Polish"),
        _("Norwegian sign language"),
    ]
