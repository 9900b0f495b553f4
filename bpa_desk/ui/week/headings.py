"""A day above its column: its date, the red day's name, and the week of the turnus."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.calendar import eve_name, holiday_names, is_red
from bpa_desk.domain.turnus import Turnus
from bpa_desk.language import _, current
from bpa_desk.language.formats import capital
from bpa_desk.ui.week import words
from bpa_desk.ui.week.prepared import Heading


def heading_of(day: date, pattern: Turnus | None, today: date) -> Heading:
    """Return what stands above the day, and how it is spoken."""
    language = current()
    names = [language.text(name) for name in holiday_names(day)]
    eve = eve_name(day)
    names += [language.text(eve)] if eve else []
    cycle = ""
    if pattern is not None and pattern.weeks > 1:
        cycle = _("week {number} of {weeks}", number=pattern.week_of(day) + 1, weeks=pattern.weeks)
    below = ", ".join(names) or cycle
    spoken = ", ".join(part for part in (language.day_long(day), *names, cycle) if part)
    if day == today:
        spoken = _("{day}, today", day=spoken)
    return Heading(
        day, language.date(day), words.short_day(day), below, is_red(day), day == today, capital(spoken)
    )
