"""The drafts of talks and meetings: a new one, its particulars, what was said, agreed, signed and read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.meeting import AgreedPoint, Meeting, MeetingKind, Talk
from bpa_desk.export.meetings import KINDS
from bpa_desk.language import _, current
from bpa_desk.services import clock, meetings, ordning, people
from bpa_desk.services.meetings import Gathering
from bpa_desk.ui.kit.choices import ChoiceField, TagsField, TicksField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session


def new_talk_dialog(
    parent: QWidget, session: Session, assistant: str, then: Callable[[str], object]
) -> DraftDialog:
    """Return the dialog that begins a talk; ``then`` is told its id."""
    form = _new_form(session)
    everybody = [(each.id, each.name) for each in session.read(people.assistants)]
    form.row(_("Assistant"), ChoiceField(everybody), field="assistant")
    if assistant:
        form.set_values({"assistant": assistant})

    def begin(said: dict[str, Any]) -> Outcome[Talk]:
        return session.attempt(meetings.begin_talk, said["assistant"] or "", said["day"], current().code)

    return _beginning(parent, _("New talk"), form, begin, then)


def new_meeting_dialog(parent: QWidget, session: Session, then: Callable[[str], object]) -> DraftDialog:
    """Return the dialog that begins a meeting; ``then`` is told its id."""
    form = _new_form(session)
    form.row(_("Kind"), ChoiceField([(kind, _(name)) for kind, name in KINDS.items()]), field="kind")

    def begin(said: dict[str, Any]) -> Outcome[Meeting]:
        return session.attempt(
            meetings.begin_meeting, said["kind"] or MeetingKind.STAFF, said["day"], current().code
        )

    return _beginning(parent, _("New meeting"), form, begin, then)


def particulars_dialog(parent: QWidget, session: Session, held: Gathering) -> DraftDialog:
    """Return the dialog for the day, the topics, and for a meeting its name and who took part."""
    today = session.read(clock.today)
    form = Form()
    meeting = isinstance(held, Meeting)
    if meeting:
        form.row(_("Name"), TextField(), field="title", need=True)
    form.row(_("Date"), DateField(today=lambda: today), field="day", need=True)
    if isinstance(held, Meeting):
        known = [each.name for each in session.read(people.assistants)]
        form.row(_("Participants"), TagsField(known=known), field="names")
        form.set_values({"title": held.title, "names": held.participants})
    form.row(
        _("Topics"), NotesField(rows=10), field="topics", need=True,
        help=_("One on each line. What is written to a topic stays with it as long as its words stay."),
    )  # fmt: skip
    form.row(_("Note"), NotesField(), field="note")
    form.set_values(
        {"day": held.day, "topics": "\n".join(each.text for each in held.topics), "note": held.note}
    )

    def save() -> Outcome[Gathering]:
        said: dict[str, Any] = form.values()
        return session.attempt(
            meetings.describe, held.id, said["day"] or held.day, tuple(said["topics"].splitlines()),
            said["note"], said.get("title", ""), tuple(said.get("names", ())),
        )  # fmt: skip

    title = _("About the meeting") if meeting else _("About the talk")
    return DraftDialog(parent, title, form, save, about=held.id)


def topic_dialog(parent: QWidget, session: Session, held: Gathering, at: int) -> DraftDialog:
    """Return the dialog for what was said of one topic."""
    form = Form()
    form.add(words(held.topics[at].text))
    help_ = ""
    if isinstance(held, Talk):
        help_ = _("Write what you are both content with. Never a diagnosis or why somebody was ill.")
    form.row(_("Said"), NotesField(rows=5), field="note", help=help_)
    form.set_values({"note": held.topics[at].note})

    def save() -> Outcome[Gathering]:
        return session.attempt(meetings.write, held.id, at, str(form.values()["note"] or ""))

    return DraftDialog(parent, _("What was said"), form, save, about=f"{held.id}:{at}")


def point_dialog(parent: QWidget, session: Session, held: Gathering, at: int | None = None) -> DraftDialog:
    """Return the dialog for what was agreed: a new point, or the one at the place."""
    today = session.read(clock.today)
    before = AgreedPoint("") if at is None else held.points[at]
    form = Form()
    form.row(_("What"), TextField(), field="what", need=True)
    form.row(_("Who sees to it"), TextField(), field="owner")
    form.row(_("Deadline"), DateField(today=lambda: today), field="deadline")
    form.set_values({"what": before.what, "owner": before.owner, "deadline": before.due})

    def save() -> Outcome[Gathering]:
        said: dict[str, Any] = form.values()
        deadline = said["deadline"].isoformat() if said["deadline"] else ""
        point = AgreedPoint(said["what"], said["owner"], deadline, before.done_on)
        return session.attempt(meetings.save_point, held.id, at, point)

    return DraftDialog(parent, _("Agreed"), form, save, about=f"{held.id}:{at}")


def sign_dialog(parent: QWidget, session: Session, held: Talk) -> DraftDialog:
    """Return the dialog for when each of the two signed."""
    today = session.read(clock.today)
    form = Form()
    form.add(
        words(_("When both days are written, the talk is locked: it cannot be changed or undone afterwards."))
    )
    leader = session.read(ordning.current).leader or _("Arbeidsleder")
    name = session.read(people.assistant, held.assistant).name
    for field, who in (("leader", leader), ("assistant", name)):
        form.row(
            _("{name} signed on", name=who), DateField(today=lambda: today, past=True),
            field=f"{field}_signed_on",
        )  # fmt: skip
    form.set_values(
        {"leader_signed_on": held.leader_signed_on, "assistant_signed_on": held.assistant_signed_on}
    )

    def save() -> Outcome[Talk]:
        said: dict[str, date | None] = form.values()  # type: ignore[assignment]
        return session.attempt(
            meetings.sign, held.id, said["leader_signed_on"], said["assistant_signed_on"]
        )

    return DraftDialog(parent, _("Signed"), form, save, about=held.id)


def readers_dialog(parent: QWidget, session: Session, held: Meeting) -> DraftDialog:
    """Return the dialog for who has read the minutes."""
    form = Form()
    names = dict.fromkeys((*held.participants, *(each.name for each in held.readers)))
    names |= dict.fromkeys(each.name for each in session.read(people.assistants))
    form.row(
        _("Have read the minutes"), TicksField([(each, each) for each in names]), field="names",
        help=_("Also those who were not there. The day is kept: for new ticks it is today."),
    )  # fmt: skip
    form.set_values({"names": tuple(each.name for each in held.readers)})

    def save() -> Outcome[Meeting]:
        said: dict[str, Any] = form.values()
        return session.attempt(meetings.set_readers, held.id, tuple(said["names"]))

    return DraftDialog(parent, _("Who has read the minutes"), form, save, about=held.id)


def _new_form(session: Session) -> Form:
    today = session.read(clock.today)
    form = Form()
    form.row(
        _("Date"), DateField(today, today=lambda: today), field="day", need=True,
        help=_("A day to come is planned, and told under Today."),
    )  # fmt: skip
    return form


def _beginning(
    parent: QWidget,
    title: str,
    form: Form,
    begin: Callable[[dict[str, Any]], Outcome[Any]],
    then: Callable[[str], object],
) -> DraftDialog:
    made: list[str] = []

    def save() -> Outcome[Any]:
        outcome = begin(form.values())
        if outcome.value is not None:
            made.append(outcome.value.id)
        return outcome

    dialog = DraftDialog(parent, title, form, save, save_text=_("Go on"))
    dialog.accepted.connect(lambda: then(made[-1]))
    return dialog
