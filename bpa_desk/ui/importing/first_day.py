"""The first day of a plan that has no dates: asked about, with a proposal, above what the answer changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from bpa_desk.language import _, current
from bpa_desk.ui.kit.editors import DateField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.kit.section import Section, words


class FirstDaySection(Section):
    """One date; ``edited`` tells of another, or that none can be read now."""

    edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_("When the plan begins"))
        why = _("There are no dates in this plan. Say when it begins, and every day follows.")
        self.add(words(why, "soft"))
        form = Form()
        self.field = form.row(
            _("First day"),
            DateField(today=today),
            field="first",
            help=_("Where the plan has weekdays, it begins in the week of this day."),
        )
        self.add(form)
        self._asked = False
        form.changed.connect(self.edited.emit)
        self.hide()

    @property
    def waiting(self) -> bool:
        """True while the day is asked about and cannot be read."""
        return self._asked and self.field.value() is None

    def begin(self, proposal: date | None) -> None:
        """Ask with this proposal; None when the plan has its own dates."""
        self._asked = proposal is not None
        blocked = self.blockSignals(True)
        self.field.set_value(proposal)
        self.blockSignals(blocked)
        self.setVisible(self._asked)

    def suit(self, plan: bool) -> None:
        """Show the question only while the sheet is read as a plan."""
        self.setVisible(plan and self._asked)

    def value(self) -> date | None:
        """Return the day, or None where nothing is asked."""
        return self.field.value() if self._asked else None

    def spoken(self) -> str:
        """Return what is said aloud when the day is asked about."""
        day = self.value()
        if day is None:
            return ""
        return _("There are no dates in the plan. It is read from {date} on.", date=current().date(day))
