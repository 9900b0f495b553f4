"""When evening and night are, in the columns of the timesheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from bpa_desk.domain.timesheet import ClockWindows
from bpa_desk.language import _, current
from bpa_desk.services import timesheets
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.dialog import DraftDialog
from bpa_desk.ui.kit.editors import TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.ordning.facts import FactsSection
from bpa_desk.ui.session import Outcome


class WindowsSection(FactsSection):
    """Tells the clock windows as sentences, and opens them in a dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            _("Evening and night on the timesheet"),
            _(
                "These columns only show how the hours lie. Check the times with your leverandør: "
                "the tariff agreement decides what is paid, and it may say something else."
            ),
            lambda: windows_dialog(self, desk).open(),
        )
        self._desk = desk

    def refresh(self) -> None:
        """Show the windows in force."""
        now = self._desk.session.read(timesheets.windows)
        clock = current().clock
        self.show_lines(
            [
                (_("Evening"), f"{clock(now.evening_start)}–{clock(now.night_start)}"),
                (_("Night"), f"{clock(now.night_start)}–{clock(now.night_end)}"),
            ]
        )


def windows_dialog(parent: QWidget | None, desk: Desk) -> DraftDialog:
    """Return the dialog for when evening begins and night begins and ends."""
    session = desk.session
    now = session.read(timesheets.windows)
    form = Form()
    form.row(_("Evening begins"), TimeField(), field="evening_start", need=True)
    form.row(
        _("Night begins"),
        TimeField(ends=True),
        field="night_start",
        need=True,
        help=_("Night in the law is from 21 to 06 (aml. § 10-11)."),
    )
    form.row(_("Night ends"), TimeField(), field="night_end", need=True)
    form.set_values({name: getattr(now, name) for name in form.values()})

    def save() -> Outcome[None]:
        said: dict[str, Any] = {
            name: getattr(now, name) if value is None else value for name, value in form.values().items()
        }
        outcome = session.attempt(timesheets.set_windows, ClockWindows(**said))
        if outcome:
            desk.say(_("Evening and night are changed on all timesheets that are not sealed."))
        return outcome

    return DraftDialog(parent, _("Evening and night on the timesheet"), form, save)
