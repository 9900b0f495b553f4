"""What the foot of the week says of one day: when somebody is needed, and when somebody is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bpa_desk.domain.finding import Finding
from bpa_desk.domain.need import Need
from bpa_desk.domain.time import DAY, Zone
from bpa_desk.language import _, current
from bpa_desk.language.formats import clock_short
from bpa_desk.ui.week.prepared import Coverage, GapMark


def coverage_of(day: date, needs: Iterable[Need], missing: Sequence[Finding], zone: Zone) -> Coverage:
    """Return the day as drawn and as spoken; ``missing`` are the findings that somebody is, in order."""
    language = current()
    low, high = zone.at(day), zone.at(day + timedelta(days=1))
    needed = []
    for need in needs:
        if need.covers(day):
            needed.append((need.from_minute, min(DAY, need.end_minute)))
        if need.covers(day - timedelta(days=1)) and need.end_minute > DAY:
            needed.append((0, need.end_minute - DAY))
    gaps = []
    for each in missing:
        start = zone.minute_of_day(each.start) if each.start > low else 0
        end = zone.minute_of_day(each.end) if each.end < high else DAY
        gaps.append(GapMark(start, end, language.message(each.text)))
    if not needed:
        text = _("no need set")
    elif not gaps:
        text = _("covered")
    else:
        text = language.list([clock_short(gap.start, gap.end) for gap in gaps])
    spoken = _("Coverage {day}: {text}", day=language.day_long(day), text=text)
    if gaps:
        spoken = _(
            "Coverage {day}: somebody is missing. {gaps}",
            day=language.day_long(day),
            gaps=" ".join(gap.text for gap in gaps),
        )
    return Coverage(day, tuple(sorted(set(needed))), tuple(gaps), text, spoken)
