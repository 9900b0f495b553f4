"""The dialogs of the turnus: its name and days, phases, copying, rolling out, changing from a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from bpa_desk.domain.text import DomainError
from bpa_desk.domain.time import monday
from bpa_desk.domain.turnus import MOST_WEEKS, Turnus, TurnusPhase
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import rollout, turnus
from bpa_desk.services.rollout import RollOut
from bpa_desk.ui.kit.announce import announce
from bpa_desk.ui.kit.choices import CheckField, ChoiceField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import DateField, NotesField, NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.session import Outcome, Session

Today = Callable[[], date]


class TurnusForm(Form):
    """Name, length and days of a turnus."""

    def __init__(self, pattern: Turnus, today: Today) -> None:
        super().__init__()
        self._pattern = pattern
        self.row(_("Name"), TextField(), field="name", need=True)
        self.row(
            _("Weeks before it repeats"),
            NumberField(least=1, most=MOST_WEEKS, whole=True),
            field="weeks",
            need=True,
            help=_("From 1 to 26. With every third weekend, a number that three goes into."),
        )
        self.row(
            _("Week 1 begins on the Monday of"),
            DateField(today=today),
            field="anchor",
            need=True,
            help=_("Any day of that week will do."),
        )
        self.row(_("Holds from"), DateField(today=today), field="start", need=True)
        self.row(_("Holds to"), DateField(today=today), field="end", help=_("Empty: until you change it."))
        self.row(_("Note"), NotesField(rows=2), field="note")
        self.set_values(
            {name: getattr(pattern, name) for name in ("name", "weeks", "anchor", "start", "end", "note")}
        )

    def pattern(self) -> Turnus:
        """Return the turnus as the form says; what is missing stays as it was."""
        values: dict[str, Any] = self.values()
        weeks = values.pop("weeks")
        for needed in ("anchor", "start"):
            values[needed] = values[needed] or getattr(self._pattern, needed)
        return replace(self._pattern, weeks=int(weeks) if weeks is not None else 0, **values)


def turnus_dialog(parent: QWidget, session: Session, pattern: Turnus, today: Today) -> DraftDialog:
    """Return the dialog for a new or existing turnus."""
    form = TurnusForm(pattern, today)
    title = _("Change the turnus") if pattern.name else _("New turnus")
    return DraftDialog(parent, title, form, lambda: session.attempt(turnus.save_turnus, form.pattern()))


def phases_dialog(
    parent: QWidget, session: Session, pattern: Turnus, people: list[tuple[str, str]]
) -> DraftDialog:
    """Return the dialog for each person's phase; ``people`` are ids and names."""
    form = Form()
    form.add(
        words(
            _(
                "Somebody who is shifted two weeks does in week 1 what is written in week 3. People can "
                "share one pattern and take the weekends by turns."
            ),
            "soft",
        )
    )
    options = [(0, _("Not shifted"))]
    options += [(each, ngettext("{n} week", "{n} weeks", each)) for each in range(1, pattern.weeks)]
    for key, name in people:
        form.row(name, ChoiceField(options, pattern.phase(key)), field=key)

    def save() -> Outcome[Turnus]:
        phases = tuple(TurnusPhase(key, int(str(weeks))) for key, weeks in form.values().items() if weeks)
        return session.attempt(turnus.save_turnus, replace(pattern, phases=phases))

    return DraftDialog(parent, _("Shift people in the turnus"), form, save)


def copy_dialog(parent: QWidget, session: Session, pattern: Turnus, week: int) -> DraftDialog:
    """Return the dialog that copies one week of the pattern to others."""
    form = Form()
    form.add(words(_("What is written in the other weeks is replaced."), "soft"))
    every = list(range(pattern.weeks))
    options: list[tuple[tuple[int, ...], str]] = [
        (tuple(each for each in every if each != week), _("All other weeks"))
    ]
    options += [((each,), _("Week {week}", week=each + 1)) for each in every if each != week]
    options += [
        (tuple(each for each in every if (each - week) % step == 0 and each != week), text)
        for step, text in ((2, _("Every other week")), (3, _("Every third week")))
        if pattern.weeks % step == 0 and pattern.weeks > step
    ]
    form.row(_("Copy to"), ChoiceField(options), field="to")

    def save() -> Outcome[None]:
        chosen = form.values()["to"]
        return session.attempt(
            turnus.copy_week, pattern.id, week, chosen if isinstance(chosen, tuple) else ()
        )

    title = _("Copy week {week}", week=week + 1)
    return DraftDialog(parent, title, form, save, save_text=_("Copy"))


class RollOutForm(Form):
    """From and to, and what would happen."""

    def __init__(self, session: Session, pattern: Turnus, first: date, last: date, today: Today) -> None:
        super().__init__()
        self._session = session
        self._pattern = pattern
        self.add(
            words(
                _("Makes dated shifts. What you have changed, worked, cancelled or made by hand stays."),
                "soft",
            )
        )
        self.row(_("From"), DateField(first, today=today), field="first", need=True)
        self.row(_("To"), DateField(last, today=today), field="last", need=True)
        self.told: QLabel = words("")
        self.told.setObjectName("told")
        self.add(self.told)
        self.again = self.row(
            "", CheckField(_("Lay out once more what you have removed by hand")), field="again"
        )
        self.show_row("again", False)
        self.changed.connect(self.tell)
        self.settle()
        self.tell()

    def span(self) -> tuple[date, date] | None:
        """Return the days from and to, or None while one cannot be read."""
        values = self.values()
        first, last = values["first"], values["last"]
        return (first, last) if isinstance(first, date) and isinstance(last, date) else None

    def tell(self) -> None:
        """Show what rolling out would make, change, remove and keep."""
        told = self._told()
        if told != self.told.text():
            self.told.setText(told)
            announce(told, beside=self)

    def _told(self) -> str:
        span = self.span()
        if span is None:
            return _("Write both days.")
        try:
            again = self.again.isChecked()
            result = self._session.read(rollout.preview, self._pattern.id, *span, again)
            self.show_row("again", again or bool(result.removed_before))
            return outcome_words(result)
        except DomainError as error:
            return current().message(error.message)


def roll_out_dialog(
    parent: QWidget, session: Session, pattern: Turnus, last_planned: date | None, today: Today
) -> DraftDialog:
    """Return the dialog that rolls out; it suggests the time after what is planned already."""
    # What has begun is left as it is, unless somebody asks for it.
    first = pattern.start if pattern.start > today() else monday(today()) + timedelta(days=7)
    if last_planned is not None and last_planned >= first:
        first = monday(last_planned) + timedelta(days=7)
    first = max(first, pattern.start)
    last = first + timedelta(weeks=max(pattern.weeks, 4)) - timedelta(days=1)
    if pattern.end is not None:
        first, last = min(first, pattern.end), min(last, pattern.end)
    form = RollOutForm(session, pattern, first, last, today)

    def save() -> Outcome[RollOut]:
        span = form.span()
        return session.attempt(
            rollout.roll_out, pattern.id, *(span or (first, last)), form.again.isChecked()
        )

    return DraftDialog(parent, _("Roll out {name}", name=pattern.name), form, save, save_text=_("Roll out"))


def change_from_dialog(
    parent: QWidget, session: Session, pattern: Turnus, today: Today, done: Callable[[str], object]
) -> DraftDialog:
    """Return the dialog that ends the turnus and begins a copy of it on a day."""
    form = Form()
    form.add(
        words(
            _(
                "The turnus ends the day before, and a copy applies from that day on. Change it and roll "
                "it out: what you changed by hand after the day is kept."
            ),
            "soft",
        )
    )
    day = max(monday(today()) + timedelta(weeks=4), pattern.start + timedelta(days=7))
    form.row(_("First day of the new turnus"), DateField(day, today=today), field="start", need=True)
    form.row(_("Its name"), TextField(pattern.name), field="name")

    def save() -> Outcome[Turnus]:
        values = form.values()
        start = values["start"]
        chosen = start if isinstance(start, date) else pattern.start
        outcome = session.attempt(turnus.change_from, pattern.id, chosen, str(values["name"]))
        if outcome and outcome.value is not None:
            done(outcome.value.id)
        return outcome

    return DraftDialog(parent, _("Change from a day on"), form, save, save_text=_("Make the copy"))


def outcome_words(result: RollOut) -> str:
    """Return what rolling out does, a line for each thing that happens."""
    parts = [
        ngettext("{n} shift is made", "{n} shifts are made", len(result.created)) if result.created else "",
        ngettext("{n} is brought up to date", "{n} are brought up to date", len(result.replaced))
        if result.replaced
        else "",
        ngettext("{n} is taken away", "{n} are taken away", len(result.removed)) if result.removed else "",
        ngettext("{n} is there already", "{n} are there already", result.unchanged)
        if result.unchanged
        else "",
        ngettext(
            "{n} existing shift is kept as it is",
            "{n} existing shifts are kept as they are",
            len(result.kept),
        )
        if result.kept
        else "",
        ngettext(
            "{n} is left out, because something else is there",
            "{n} are left out, because something else is there",
            len(result.skipped),
        )
        if result.skipped
        else "",
        ngettext(
            "{n} is left out, because you removed it by hand",
            "{n} are left out, because you removed them by hand",
            len(result.removed_before),
        )
        if result.removed_before
        else "",
        ngettext(
            "{n} becomes open, because the person has left",
            "{n} become open, because the people have left",
            len(result.opened),
        )
        if result.opened
        else "",
    ]
    told = [f"{part}." for part in parts if part]
    return "\n".join(told) if told else _("Nothing to roll out in these days.")
