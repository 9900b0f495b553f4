"""Windows of clock hours on certain days, as fields: for supplements, and for overtime with its percent."""

from __future__ import annotations

from collections.abc import Iterable

from bpa_desk.domain.pay.profile import (
    CHRISTMAS_EVE,
    EASTER_EVE,
    HOLIDAY,
    NEW_YEARS_EVE,
    WEDNESDAY,
    WHITSUN_EVE,
    OvertimeWindow,
    Window,
)
from bpa_desk.domain.text import N_
from bpa_desk.domain.time import DAY
from bpa_desk.language import _, current
from bpa_desk.ui.kit.choices import DaysField, TicksField
from bpa_desk.ui.kit.editors import TimeField
from bpa_desk.ui.kit.form import Form
from bpa_desk.ui.tariffs.entries import EntriesField, EntryForm
from bpa_desk.ui.tariffs.exact import ExactField

DAY_SET_WORDS = {
    HOLIDAY: N_("Public holidays"),
    WEDNESDAY: N_("Wednesday before Maundy Thursday"),
    EASTER_EVE: N_("Easter Eve"),
    WHITSUN_EVE: N_("Whitsun Eve"),
    CHRISTMAS_EVE: N_("Christmas Eve"),
    NEW_YEARS_EVE: N_("New Year’s Eve"),
}
"""The sets of days a window can lie on besides weekdays, marked."""


class WindowForm(EntryForm[Window]):
    """From, to and on which days; all day while no hours are written."""

    def __init__(self) -> None:
        super().__init__()
        _add_rows(self)

    def entry(self) -> Window | None:
        """Return the window; None while no day is chosen."""
        return _window(self)

    def show_entry(self, value: Window | None) -> None:
        """Show the window, or a fresh one on every day."""
        self.set_values(_rows_of(value or Window()))


class OvertimeForm(EntryForm[OvertimeWindow]):
    """A percent for overtime and when it holds."""

    def __init__(self) -> None:
        super().__init__()
        self._percent = self.row(_("Percent on top"), ExactField(most=1000), field="percent", need=True)
        _add_rows(self)

    def entry(self) -> OvertimeWindow | None:
        """Return the percent with its window; None while one of them is missing."""
        percent, window = self._percent.value(), _window(self)
        return None if percent is None or window is None else OvertimeWindow(percent, window)

    def show_entry(self, value: OvertimeWindow | None) -> None:
        """Show the percent with its window, or a fresh one at all hours."""
        rows = _rows_of(value.window if value else Window())
        self.set_values({"percent": value.percent if value else None, **rows})


def windows_field() -> EntriesField[Window]:
    """Return the field for the windows of a supplement."""
    return EntriesField(WindowForm, _("Hours {n}", n="{n}"), _("Add other hours"))


def overtime_field() -> EntriesField[OvertimeWindow]:
    """Return the field for the percents of overtime."""
    return EntriesField(OvertimeForm, _("Overtime {n}", n="{n}"), _("Add a percent"))


def same_windows(one: Iterable[Window], other: Iterable[Window]) -> bool:
    """True when both say the same, whatever order their days are named in."""
    plain = [[(each.start, each.end, frozenset(each.days)) for each in windows] for windows in (one, other)]
    return plain[0] == plain[1]


def _add_rows(form: Form) -> None:
    form.row(_("From"), TimeField(), field="from", help=_("Empty: from the beginning of the day."))
    form.row(
        _("To"),
        TimeField(ends=True),
        field="to",
        help=_("The same time or earlier means the next day. Empty: to the end of the day."),
    )
    form.row(_("Days of the week"), DaysField(), field="days")
    sets = [(key, current().text(text)) for key, text in DAY_SET_WORDS.items()]
    form.row(_("And also on"), TicksField(sets, across=True), field="sets")


def _window(form: Form) -> Window | None:
    values = form.values()
    days = (*_chosen(values["days"]), *_chosen(values["sets"]))
    if not days:
        return None
    start, end = values["from"], values["to"]
    begin = start if isinstance(start, int) else 0
    until = end if isinstance(end, int) else DAY
    return Window(begin, until if until > begin else until + DAY, days)


def _rows_of(window: Window) -> dict[str, object]:
    whole = (window.start, window.end) == (0, DAY)
    return {
        "from": None if whole else window.start,
        "to": None if whole else _clock(window.end),
        "days": [day for day in window.days if isinstance(day, int)],
        "sets": [day for day in window.days if isinstance(day, str)],
    }


def _clock(minute: int) -> int:
    return minute if minute <= DAY else minute - DAY


def _chosen(value: object) -> tuple[int | str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()
