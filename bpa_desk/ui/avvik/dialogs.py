"""The drafts of an avvik: the report, how it is handled, who was told, and the answer that closes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.avvik import Avvik, AvvikType, Receiver
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.export.avvik import receiver_word, type_word
from bpa_desk.language import _, current
from bpa_desk.services import avvik, clock, people
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, TextField, TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

if TYPE_CHECKING:
    from bpa_desk.ui.desk import Desk


def report_dialog(parent: QWidget | None, session: Session, each: Avvik, fresh: bool = True) -> DraftDialog:
    """Return the dialog in which an avvik is reported, or what was reported is changed."""
    today = partial(session.read, clock.today)
    form = Form()
    if each.about_kind == "shift":
        form.add(words(_("It concerns the shift; day, time and person follow it."), "soft"))
    form.row(
        _("What happened"), NotesField(rows=3), field="what", need=True,
        help=_("Never health details (aml. § 5-1)."),
    )  # fmt: skip
    form.row(
        _("What does it concern?"),
        ChoiceField[AvvikType]([(kind, type_word(kind, current())) for kind in AvvikType]),
        field="kind",
    )
    form.row(_("Day"), DateField(today=today), field="happened_on", need=True)
    form.row(_("Time"), TimeField(), field="minute")
    form.row(_("Place"), TextField(), field="place")
    reporter = form.row(_("Reported by"), TextField(), field="reporter")
    _complete(reporter, [one.name for one in session.read(people.assistants)])
    form.row(_("What was done at once"), NotesField(rows=2), field="action")
    form.row("", CheckField(_("Somebody was hurt")), field="injury")
    form.row("", CheckField(_("It is a death or a serious injury")), field="serious")
    form.add(
        words(
            _("Then call 113, and see that Arbeidstilsynet and the police are told at once (aml. § 5-2)."),
            "soft",
        )
    )
    names = ("what", "kind", "happened_on", "minute", "place", "reporter", "action", "injury", "serious")
    form.set_values({name: getattr(each, name) for name in names})

    def save() -> Outcome[Avvik]:
        said: dict[str, Any] = form.values()
        said["happened_on"] = said["happened_on"] or each.happened_on
        return session.attempt(avvik.save_avvik, replace(each, **said))

    title = _("Report avvik") if fresh else _("Change the avvik")
    return DraftDialog(parent, title, form, save, save_text=_("Report") if fresh else "")


def report(
    desk: Desk,
    parent: QWidget,
    what: str = "",
    about: tuple[str, str, str] = ("", "", ""),
    then: Callable[[str], object] | None = None,
) -> DraftDialog:
    """Open the report of a new avvik from wherever one is.

    ``about`` is kind, id and part of what it came from; ``then`` gets the id once it is reported.
    """
    each = desk.session.read(avvik.proposed, what, *about)
    dialog = report_dialog(parent, desk.session, each)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if then is not None:
        dialog.accepted.connect(partial(then, each.id))
    dialog.open()
    return dialog


def handle_dialog(parent: QWidget | None, session: Session, each: Avvik) -> DraftDialog:
    """Return the dialog for cause, who sees to it and the deadline."""
    today = session.read(clock.today)
    form = Form()
    form.add(words(each.what))
    form.row(_("Why it happened"), NotesField(rows=3), field="cause")
    form.row(_("What was done at once"), NotesField(rows=2), field="action")
    owner = form.row(_("Who sees to it"), TextField(), field="owner")
    _complete(owner, [one.name for one in session.read(people.assistants)])
    form.row(_("Deadline"), DateField(today=lambda: today), field="deadline")
    form.set_values({name: getattr(each, name) for name in ("cause", "action", "owner", "deadline")})

    def save() -> Outcome[Avvik]:
        said: dict[str, Any] = form.values()
        return session.attempt(avvik.handle, each.id, **said)

    return DraftDialog(parent, _("Handle the avvik"), form, save, about=each.id)


def told_dialog(parent: QWidget | None, session: Session, each: Avvik) -> DraftDialog:
    """Return the dialog for who was told, when and how."""
    zone, now = session.store.zone, session.read(clock.now)
    form = Form()
    options = [*each.untold, *(one for one in Receiver if one not in each.untold)]
    form.row(
        _("Who was told?"),
        ChoiceField[Receiver]([(one, receiver_word(one, current())) for one in options]),
        field="to",
    )
    form.row(_("Day"), DateField(today=lambda: zone.day(now)), field="day", need=True)
    form.row(_("Time"), TimeField(), field="at", need=True)
    form.row(_("How"), TextField(), field="how", help=_("Such as by telephone, with whom, or a case number."))
    form.set_values({"to": options[0], "day": zone.day(now), "at": zone.minute_of_day(now), "how": ""})

    def save() -> Outcome[Avvik]:
        said: dict[str, Any] = form.values()
        if said["day"] is None or said["at"] is None:
            field = "day" if said["day"] is None else "at"
            return Outcome(error=DomainError(Message(N_("Write when.")), field), done=False)
        instant = zone.at(said["day"], said["at"])
        return session.attempt(avvik.tell, each.id, said["to"], said["how"], instant)

    return DraftDialog(parent, _("Told"), form, save, about=each.id)


def close_dialog(parent: QWidget | None, session: Session, each: Avvik) -> DraftDialog:
    """Return the dialog that closes an avvik with the answer to who reported it."""
    form = Form()
    form.add(words(each.what))
    who = each.reporter or _("the one who reported it")
    form.row(
        _("Answer to whoever reported it"), NotesField(rows=4), field="feedback", need=True,
        help=_("What {name} was told: what was done, and what will be different.", name=who),
    )  # fmt: skip
    form.set_values({"feedback": each.feedback})

    def save() -> Outcome[Avvik]:
        return session.attempt(avvik.close, each.id, str(form.values()["feedback"] or ""))

    return DraftDialog(
        parent, _("Answer and close"), form, save, save_text=_("Close the avvik"), about=each.id
    )


def _complete(line: TextField, known: list[str]) -> None:
    from PySide6.QtWidgets import QCompleter

    completer = QCompleter(known, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    line.setCompleter(completer)
