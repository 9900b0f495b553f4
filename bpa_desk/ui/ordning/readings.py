"""How the law is read in this ordning: each choice with its reason, and what was changed when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.measure import MeasureChange
from bpa_desk.domain.ordning import Ordning, SundayMode
from bpa_desk.domain.reading_choices import READINGS, Reading
from bpa_desk.domain.readings import Readings
from bpa_desk.domain.time import clock_text
from bpa_desk.language import _, current
from bpa_desk.language.formats import capital
from bpa_desk.services import ordning
from bpa_desk.ui.kit.choices import CheckField
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import NumberField, TextField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import words
from bpa_desk.ui.ordning.facts import Lines, sunday_options
from bpa_desk.ui.session import Outcome, Session

LOGGED = 8
"""How many changes are told of."""


def reading_lines(now: Ordning) -> Lines:
    """Return each reading and what it is set to."""
    return [
        (current().text(each.title), value_words(each, getattr(now.readings, name)))
        for name, each in READINGS.items()
    ]


def value_words(each: Reading, value: object) -> str:
    """Return what a reading is set to."""
    if isinstance(getattr(Readings(), each.field), bool):
        return _("yes") if value in (True, "1") else _("no")
    return str(value)


def readings_dialog(parent: QWidget | None, session: Session, now: Ordning) -> DraftDialog:
    """Return the dialog for how the law is read, with the reason beside each choice."""
    form = Form()
    form.add(
        words(
            _(
                "Here the law leaves a choice, or its answer is not known. These are our readings; agree on "
                "others with the employer and the tillitsvalgte."
            ),
            "soft",
        )
    )
    for name, each in READINGS.items():
        title, reason = current().text(each.title), current().text(each.reason)
        why = _("{reason} ({rule})", reason=reason, rule=each.rule)
        if each.unsure:
            why = _("{reason} The law is not settled.", reason=why)
        if isinstance(getattr(now.readings, name), bool):
            form.question(title, CheckField(capital(_("yes"))), field=name, help=why)
        else:
            field = NumberField(least=each.least, most=each.most, whole=True)
            form.row(title, field, field=name, help=why, need=True)
    form.row(_("Why it is changed"), TextField(), field="why", help=_("Kept with the change."))
    form.set_values({name: getattr(now.readings, name) for name in READINGS} | {"why": ""})

    def save() -> Outcome[Ordning]:
        said: dict[str, Any] = form.values()
        why = said.pop("why")
        kept: dict[str, Any] = {
            name: value if isinstance(value, bool) else int(value)
            for name, value in said.items()
            if value is not None
        }
        return session.attempt(ordning.change_because, why, {"readings": replace(now.readings, **kept)})

    return DraftDialog(parent, _("How the law is read"), form, save)


def change_lines(changes: list[MeasureChange]) -> list[str]:
    """Return the latest changes of measures and readings in sentences."""
    return [_change(each) for each in changes[:LOGGED]]


def _change(each: MeasureChange) -> str:
    told = _(
        "{day}: {what}, from {before} to {after}.",
        day=current().date_year(_day(each)),
        what=_title(each.field),
        before=_value(each.field, each.before),
        after=_value(each.field, each.after),
    )
    return _("{told} {why}", told=told, why=each.why) if each.why else told


def _day(each: MeasureChange) -> date:
    return date.fromisoformat(each.at[:10])


def _title(field: str) -> str:
    titles = {
        "day_start": _("The working day begins"),
        "week_start": _("The working week begins"),
        "sunday_mode": _("Work on Sundays is counted"),
        "plan_notice_days": _("Days between discussing and starting a plan"),
    }
    return titles[field] if field in titles else current().text(READINGS[field].title)


def _value(field: str, value: str) -> str:
    if field in READINGS:
        return value_words(READINGS[field], value)
    if field == "day_start":
        return clock_text(int(value))
    if field == "week_start":
        return current().weekday_names()[int(value) - 1]
    return dict(sunday_options())[SundayMode(value)] if field == "sunday_mode" else value
