"""The few things in the week that are drafted in a dialog: a new shift, a swap, a time away, publishing."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from bpa_desk.domain.absence import CANCELLATION_CODES
from bpa_desk.domain.plan import RotaPlan
from bpa_desk.domain.text import N_, DomainError, Message
from bpa_desk.language import _, ngettext
from bpa_desk.services import clock, elsewhere, plans, rota, rota_spans
from bpa_desk.services.identity import new_id
from bpa_desk.services.rota_spans import CellEdit
from bpa_desk.ui.kit.choices import ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.people.elsewhere import open_elsewhere, open_new_elsewhere
from bpa_desk.ui.session import Outcome
from bpa_desk.ui.week import words as wording
from bpa_desk.ui.week.typing import parse

if TYPE_CHECKING:
    from bpa_desk.ui.pages.week import WeekPage
    from bpa_desk.ui.week.prepared import Cell

AWAY_CODES = ("user_away", "user_ill", "user_cancelled", "other")


def add_shift(page: WeekPage, cell: Cell | None = None) -> DraftDialog:
    """Ask for person, day and times of a new shift; the times are typed as in a cell."""
    board, first = page.board, page.week_span()[0]
    form = Form()
    at = cell or page.grid.current_cell()
    person = form.row(_("Person"), _people(page, nobody=True), field="assistant")
    person.set_value((at.assistant or "") if at is not None else "")
    today = partial(page.desk.session.read, clock.today)
    day = form.row(
        _("Day"), DateField(at.day if at is not None else first, today=today), field="day", need=True
    )
    times = form.row(
        _("Times"),
        TextField(),
        field="cell",
        need=True,
        help=_("Such as 14-22, several as 8-12 16-20, or the code of a shift type."),
    )

    def save() -> Outcome[object]:
        chosen = day.value() or first
        who = person.value() or None
        try:
            drafts = parse(times.value(), board.types, overlap=who is None)
        except DomainError as error:
            return Outcome(error=error, done=False)
        if not drafts:
            return Outcome(error=_nothing(), done=False)
        done = page.desk.session.attempt(rota_spans.add_drafts, CellEdit(who, chosen, drafts))
        if done and done.value:
            page.go_to(chosen)
            page.select(done.value[0].id)
        return Outcome(error=done.error, done=bool(done))

    return _open(page, _("Add shift"), form, save, _("Add"))


def cancel_shift(page: WeekPage) -> DraftDialog | None:
    """Ask why the chosen shift, or all those of the chosen range of cells, are cancelled."""
    shifts = page.chosen_shifts()
    if not shifts:
        page.desk.say(_("Choose a shift first."))
        return None
    form = Form()
    if len(shifts) > 1:
        form.add(words(ngettext("It concerns {n} shift.", "It concerns {n} shifts.", len(shifts)), "soft"))
    code = form.row(_("Why"), _codes(CANCELLATION_CODES), field="code")
    note = form.row(_("Note"), TextField(), field="note")

    def save() -> Outcome[object]:
        done = page.desk.session.attempt(rota.cancel, shifts, code.value() or "", note.value())
        return Outcome(error=done.error, done=bool(done))

    return _open(page, _("Cancel shift with a code"), form, save, _("Cancel the shift"))


def work_elsewhere(page: WeekPage) -> None:
    """Open work at another workplace for the person and day one is at: what is written, or new."""
    cell = page.grid.current_cell()
    if cell is None or cell.assistant is None:
        page.desk.say(_("Choose a day of somebody first."))
        return
    session = page.desk.session
    found = session.read(elsewhere.elsewhere, cell.day, cell.day, cell.assistant)
    begun = [each for each in found if page.board.zone.day(each.start) == cell.day]
    if begun:
        open_elsewhere(page, session, begun[0])
    else:
        open_new_elsewhere(page, session, cell.assistant, cell.day)


def swap_people(page: WeekPage) -> DraftDialog:
    """Ask which two people take over each other's shifts, and on which days."""
    form = Form()
    one = form.row(_("One person"), _people(page), field="one")
    other = form.row(_("The other"), _people(page), field="other")
    chosen = page.chosen_assistant()
    if chosen:
        one.set_value(chosen)
    listed = [each.id for each in page.board.registers.assistants.values() if not each.archived]
    other.set_value(next((key for key in listed if key != one.value()), None))
    start, end = _span(page, form)

    def save() -> Outcome[object]:
        first, last = _days(page, start, end)
        done = page.desk.session.attempt(
            rota_spans.swap_people, one.value() or "", other.value() or "", first, last
        )
        return Outcome(error=done.error, done=bool(done))

    return _open(page, _("Swap two people"), form, save, _("Swap"))


def user_away(page: WeekPage) -> DraftDialog:
    """Ask for the days to settle, and the code they are settled with."""
    form = Form()
    form.add(
        words(
            _("All planned shifts of these days are cancelled with the code. Undo brings them back."),
            "soft",
        )
    )
    start, end = _span(page, form)
    code = form.row(_("Why"), _codes(AWAY_CODES), field="code")
    note = form.row(_("Note"), TextField(), field="note")

    def save() -> Outcome[object]:
        first, last = _days(page, start, end)
        session = page.desk.session
        done = session.attempt(rota_spans.user_away, first, last, code.value() or "", note.value())
        if done and not done.value:
            page.desk.say(_("There are no planned shifts on those days."))
        return Outcome(error=done.error, done=bool(done))

    return _open(page, _("User away"), form, save, _("Cancel these shifts"))


def publish(page: WeekPage) -> DraftDialog:
    """Ask for the days of the plan and when it was discussed, and mark it as handed out."""
    session = page.desk.session
    form = Form()
    first = page.week_span()[0]
    known = session.read(plans.plan_on, first)
    form.add(words(_("Publishing marks the plan as handed out, so that later changes can be told."), "soft"))
    start, end = _span(page, form)
    if known is not None:
        start.set_value(known.start)
        end.set_value(known.end)
    else:
        end.set_value(first + timedelta(days=27))
    today = partial(session.read, clock.today)
    discussed = form.row(
        _("Discussed on"),
        DateField(known.discussed_on if known else None, today=today, past=True),
        field="discussed_on",
        help=_(
            "With the tillitsvalgte or the assistants, at least two weeks before it begins (aml. § 10-3)."
        ),
    )
    with_whom = form.row(
        _("Discussed with"), TextField(known.discussed_with if known else ""), field="discussed_with"
    )
    note = form.row(_("Note"), NotesField(known.note if known else "", rows=2), field="note")

    def save() -> Outcome[object]:
        low, high = _days(page, start, end)
        plan = RotaPlan(
            id=known.id if known else new_id(),
            start=low,
            end=high,
            discussed_on=discussed.value(),
            discussed_with=with_whom.value(),
            note=note.value(),
            published_on=known.published_on if known else None,
            version=known.version if known else 0,
        )
        done = session.attempt(plans.publish_plan, plan)
        return Outcome(error=done.error, done=bool(done))

    return _open(page, _("Publish the plan"), form, save, _("Publish"))


def _open(page: WeekPage, title: str, form: Form, save: object, text: str) -> DraftDialog:
    dialog = DraftDialog(page, title, form, save, save_text=text)  # type: ignore[arg-type]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _people(page: WeekPage, nobody: bool = False) -> ChoiceField[str]:
    listed = [(each.id, each.name) for each in page.board.registers.assistants.values() if not each.archived]
    return ChoiceField[str]([*([("", _("Nobody yet (open shift)"))] if nobody else []), *listed])


def _codes(codes: tuple[str, ...]) -> ChoiceField[str]:
    return ChoiceField[str]((code, wording.code_word(code)) for code in codes)


def _span(page: WeekPage, form: Form) -> tuple[DateField, DateField]:
    first, last = page.week_span()
    today = partial(page.desk.session.read, clock.today)
    start = form.row(_("From"), DateField(first, today=today), field="start", need=True)
    end = form.row(_("Up to and including"), DateField(last, today=today), field="last", need=True)
    return start, end


def _days(page: WeekPage, start: DateField, end: DateField) -> tuple[date, date]:
    first, last = page.week_span()
    return start.value() or first, end.value() or last


def _nothing() -> DomainError:
    return DomainError(Message(N_("Write the times as 14-22.")), "cell")
