"""What the numbers behind a finding are called, on the line of time and in the list beside it."""

from __future__ import annotations

from collections.abc import Mapping

from bpa_desk.domain.rules.explained_figures import Grain, Lane, Layout, Part, Piece
from bpa_desk.domain.text import N_, Minutes
from bpa_desk.domain.time import Zone
from bpa_desk.language import _, current, ngettext
from bpa_desk.language.formats import capital

LANES: Mapping[Lane, str] = {
    Lane.WORK: N_("Work"),
    Lane.PASSIVE: N_("Passive time"),
    Lane.STANDBY: N_("Standby"),
    Lane.REST: N_("Time off"),
    Lane.MISSING: N_("Missing"),
    Lane.RED: N_("Sunday or holiday"),
    Lane.FOUND: N_("What it is about"),
}


def lane_word(lane: Lane) -> str:
    """Return what a piece of the line is called."""
    return current().text(LANES[lane])


def when(start: int, end: int, zone: Zone) -> str:
    """Return ``tir. 24. nov. 15:00–23:00``, with the second day where it is another."""
    first, last = zone.wall(start), zone.wall(end)
    language = current()
    if first.date() == last.date() or (last.hour == last.minute == 0 and end - start <= 1440):
        return f"{language.date(first)} {language.times(first, last)}"
    return f"{language.moment(first)} – {language.moment(last)}"


def piece_words(piece: Piece, zone: Zone) -> str:
    """Return one stretch of the line in words: what, when, how long."""
    what = lane_word(piece.lane) if not piece.who else f"{piece.who}, {lane_word(piece.lane).lower()}"
    length = current().duration(piece.end - piece.start)
    return _("{what}: {when}, {length}", what=what, when=when(piece.start, piece.end, zone), length=length)


def part_words(part: Part, grain: Grain, zone: Zone) -> str:
    """Return where one part of a sum lies: a shift's times, a day, or a week."""
    language = current()
    if grain is Grain.PERSON:
        return part.who or _("Open shifts")
    if grain is Grain.WEEK:
        return capital(language.week(part.day))
    if grain is Grain.SHIFT:
        wall = zone.wall(part.start)
        return f"{language.weekday_short(wall.date())} {language.time(wall)}"
    return language.date(part.day)


def amount_words(value: int, counted: bool) -> str:
    """Return minutes as hours, or a number of days."""
    return ngettext("{n} day", "{n} days", value) if counted else current().hours(value)


def figure_lines(layout: Layout) -> list[str]:
    """Return the numbers as ``label: value`` lines; lengths also to the minute, as the law counts them."""
    language, found = current(), []
    for label, value in layout.figures:
        shown = language.duration(value) if isinstance(value, Minutes) else language.shown(value)
        found.append(_("{label}: {value}", label=language.message(label), value=shown))
    return found


def bar_sentence(layout: Layout) -> str:
    """Return what the bar shows, in one sentence."""
    total = amount_words(layout.total, layout.counted)
    if layout.limit is None:
        return _("{total} in all", total=total)
    limit = amount_words(layout.limit, layout.counted)
    if layout.total > layout.limit:
        over = amount_words(layout.total - layout.limit, layout.counted)
        return _("{total}, which is {over} over {limit}", total=total, over=over, limit=limit)
    return _("{total} of {limit}", total=total, limit=limit)
