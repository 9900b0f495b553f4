"""An assistant's hours this year in the inspector: agreed, worked, planned, paid, balance, and the shifts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bpa_desk.domain.hours_account import AssistantAccount, HoursLine
from bpa_desk.domain.shift_words import KIND_WORDS, code_words
from bpa_desk.domain.time import Zone
from bpa_desk.language import _, current
from bpa_desk.services import hours_account
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.buttons import button
from bpa_desk.ui.kit.figures import FiguresDialog
from bpa_desk.ui.kit.notice import Details
from bpa_desk.ui.kit.rows import Column
from bpa_desk.ui.kit.section import Section, words


class BalanceSection(Section):
    """Sentences on the hours of the calendar year, and a button to the shifts they are made of.

    A whole year is only counted once somebody unfolds it.
    """

    def __init__(self, desk: Desk, assistant: str, today: date) -> None:
        super().__init__(_("Hours in {year}", year=str(today.year)))
        self._desk, self._assistant, self._today = desk, assistant, today
        self._held: AssistantAccount | None = None
        self.details = Details(_("Show hours and balance"))
        self.told = words("")
        self.details.add(self.told)
        self.open_button = button(_("Show the shifts behind"), self.show_figures, icon="list")
        self.details.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.details)
        self.details.toggle.toggled.connect(lambda _on: self.refresh())

    def refresh(self) -> None:
        """Count again if it is unfolded."""
        if not self.details.toggle.isChecked():
            return
        held = self._held = account_of(self._desk, self._assistant, self._today)
        self.told.setText("\n".join(sentences(held)) if held else _("No position and no shifts this year."))
        self.open_button.setEnabled(held is not None)

    def show_figures(self) -> FiguresDialog[HoursLine] | None:
        """Open the shifts behind the hours."""
        if self._held is None:
            return None
        return open_balance(self.window(), self._held, self._desk.session.store.zone)


def account_of(desk: Desk, assistant: str, today: date) -> AssistantAccount | None:
    """Return the assistant's account of the calendar year; None without position and shifts."""
    found = desk.session.read(hours_account.account, hours_account.year_of(today), assistant)
    return found.assistants[0] if found.assistants else None


def sentences(held: AssistantAccount) -> list[str]:
    """Return the figures as sentences."""
    hours, total = current().hours, held.total
    told = [
        _(
            "{worked} worked and {planned} planned.",
            worked=hours(total.worked), planned=hours(total.planned),
        ),
        _("{hours} to be paid so far as it is worked and planned.", hours=hours(total.paid)),
    ]  # fmt: skip
    if total.agreed is not None:
        told.insert(0, _("{hours} agreed.", hours=hours(total.agreed)))
    if total.absent:
        told.append(
            _(
                "{hours} fell away, {credited} of it counts as worked.",
                hours=hours(total.absent), credited=hours(total.credited),
            )
        )  # fmt: skip
    if total.balance is not None:
        more = total.balance >= 0
        over = _("{hours} more than agreed.", hours=hours(total.balance))
        told.append(over if more else _("{hours} less than agreed.", hours=hours(-total.balance)))
    return told


def open_balance(parent: QWidget, held: AssistantAccount, zone: Zone) -> FiguresDialog[HoursLine]:
    """Show every shift behind an assistant's balance."""
    language = current()

    def hours(minutes: int) -> str:
        return language.hours(minutes) if minutes else ""

    def what(line: HoursLine) -> str:
        return _(code_words(line.code)) if line.code else _(KIND_WORDS[line.kind])

    dialog = FiguresDialog(
        parent,
        _("The figures behind: {name}", name=held.name),
        [
            Column(_("Date"), lambda each: language.date(each.day), sort=lambda each: each.start),
            Column(
                _("Time"), lambda each: language.times(zone.wall(each.start), zone.wall(each.end)),
                sort=lambda each: each.start,
            ),
            Column(_("What"), what, stretch=True),
            Column(_("Worked"), lambda each: hours(each.worked), sort=lambda each: each.worked, figures=True),
            Column(
                _("Planned"), lambda each: hours(each.planned), sort=lambda each: each.planned, figures=True
            ),
            Column(
                _("Fell away"), lambda each: hours(each.absent), sort=lambda each: each.absent, figures=True
            ),
            Column(
                _("Paid hours"), lambda each: language.hours(each.paid) if each.paid else "",
                sort=lambda each: each.paid, figures=True,
            ),
        ],
        held.lines,
        key=lambda each: (each.shift, each.start),
        summary=" ".join(sentences(held)),
    )  # fmt: skip
    dialog.open()
    return dialog
