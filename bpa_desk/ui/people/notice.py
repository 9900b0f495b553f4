"""A notice that ends an employment: what the panel says of it, and the dialog that writes it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.notice import WORDS, Notice, NoticeBy
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import clock, notices, people
from bpa_desk.services.notices import Reckoned
from bpa_desk.ui.absence.listed import buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.session import Outcome, Session


def rights_words() -> str:
    """Return what is to be told of when an employment ends, with its paragraphs."""
    return "\n".join(
        f"– {each}"
        for each in (
            _("Only the employer can dismiss; the arbeidsleder never can."),
            _(
                "One month of notice, two after five years, three after ten; longer when the employer gives "
                "it after ten years to somebody of 50 or more. It runs from the first of the next month "
                "(aml. § 15-3)."
            ),
            _("In an agreed trial period: 14 days from the day itself (aml. § 15-3)."),
            _(
                "Nobody can be dismissed for being ill in the first twelve months (aml. § 15-8), or for "
                "being pregnant (aml. § 15-9)."
            ),
            _("How it is done when the employment ends is in the contract (aml. § 14-6, letter h)."),
        )
    )


def notice_line(each: Notice) -> str:
    """Return a notice in one line: by whom, when, the last day, and what is not done yet."""
    day = current().date_year
    said = [
        _("{who} {given}; last day {last}", who=_(WORDS[each.given_by]), given=day(each.given_on),
          last=day(each.last_day))
    ]  # fmt: skip
    said += [] if each.in_writing else [_("not in writing yet")]
    said += [_("rights told {day}", day=day(each.told_on))] if each.told_on else [_("rights not told yet")]
    return ", ".join(said)


def add_notices(section: Section, desk: Desk, assistant: str, held: Iterable[Notice]) -> None:
    """Add a line for each notice, and the way to write one down."""
    for each in held:
        told = notice_line(each)
        section.add(words(told))
        section.add(
            buttons(
                [
                    (_("Change"), partial(_open, section, desk.session, each), "edit"),
                    (_("Delete"), partial(desk.session.run, notices.remove, each.id), "trash"),
                ],
                about=told,
            )
        )
    begin = partial(open_new_notice, section, desk.session, assistant)
    section.add(buttons([(_("Write down a notice"), begin, "plus")]))


def open_new_notice(parent: QWidget, session: Session, assistant: str) -> None:
    """Open the dialog of a new notice for the assistant."""
    _open(parent, session, session.read(notices.proposed, assistant))


class NoticeForm(Form):
    """One notice as a form: the law's last day follows what is typed until another is written."""

    def __init__(self, session: Session, notice: Notice) -> None:
        super().__init__()
        self._session, self._notice = session, notice
        today = session.read(clock.today)
        options = [(kind, _(word)) for kind, word in WORDS.items()]
        self.row(_("Who ended it"), ChoiceField(options), field="given_by")
        self.row(
            _("Given on"), DateField(today=lambda: today, past=True), field="given_on", need=True,
            help=_("The day it came to the other side."),
        )  # fmt: skip
        self.question(_("In an agreed trial period"), CheckField(_("Yes")), field="in_trial")
        self.told = words("", "label")
        self.add(self.told)
        self.row(
            _("Last day"), DateField(today=lambda: today), field="last_day", need=True,
            help=_("By the law unless you have agreed on another day."),
        )  # fmt: skip
        self.question(
            _("The notice is in writing and lies with the employer"), CheckField(_("Yes")), field="in_writing"
        )
        self.heading(_("What is to be told"), 3)
        self.add(words(rights_words()))
        self.row(_("Rights told on"), DateField(today=lambda: today, past=True), field="told_on")
        self.row(_("Note"), NotesField(rows=2), field="note", help=_("Never why, if it is about health."))
        self.question(
            _("Give the terms this last day, and begin the checklist for who leaves"), CheckField(_("Yes")),
            field="follow",
        )
        names = ("given_by", "given_on", "in_trial", "last_day", "in_writing", "told_on", "note")
        self.set_values({name: getattr(notice, name) for name in names} | {"follow": True})
        found = self._reckoned()
        self._proposed = found.last_day if found is not None else None
        self._tell(found)
        self.changed.connect(self._propose)

    def notice(self) -> Notice:
        """Return the notice as the form says."""
        said: dict[str, Any] = self.values()
        said.pop("follow")
        for name in ("given_on", "last_day"):
            said[name] = said[name] or getattr(self._notice, name)
        return replace(self._notice, **said)

    def _reckoned(self) -> Reckoned | None:
        said: dict[str, Any] = self.values()
        day = said["given_on"] or self._notice.given_on
        by = said["given_by"] or NoticeBy.ASSISTANT
        return self._session.read(
            notices.reckoned, self._notice.assistant, day, by, bool(said["in_trial"])
        )

    def _propose(self) -> None:
        found = self._reckoned()
        day: date | None = found.last_day if found is not None else None
        if day == self._proposed:
            return
        last, written = self.editor("last_day"), self.values()["last_day"]
        before, self._proposed = self._proposed, day
        self._tell(found)
        if day is not None and written in (before, None) and isinstance(last, DateField):
            last.set_value(day)

    def _tell(self, found: Reckoned | None) -> None:
        if found is None:
            self.told.setText(_("No fixed or temporary employment applies that day, so nothing is counted."))
            return
        day = current().date_year
        if found.months is None:
            said = _("By the law the last day is {day}: 14 days in a trial period.", day=day(found.last_day))
        else:
            months = ngettext("{n} month", "{n} months", found.months)
            said = _(
                "By the law the last day is {day}: {months} from the first of the next month, employed since "
                "{since}.",
                day=day(found.last_day), months=months, since=day(found.since),
            )  # fmt: skip
        self.told.setText(said)


def notice_dialog(parent: QWidget, session: Session, notice: Notice) -> DraftDialog:
    """Return the dialog of one notice."""
    form = NoticeForm(session, notice)
    name = session.read(people.assistant, notice.assistant).name

    def save() -> Outcome[Notice]:
        follow = bool(form.values()["follow"])
        return session.attempt(notices.save_notice, form.notice(), current().code, follow)

    return DraftDialog(parent, _("Notice: {name}", name=name), form, save)


def _open(parent: QWidget, session: Session, notice: Notice) -> None:
    notice_dialog(parent.window(), session, notice).open()
