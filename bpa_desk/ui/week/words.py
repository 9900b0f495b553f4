"""How shifts and findings are said on screen and to a screen reader, in the window's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bpa_desk.domain.finding import Finding, Severity
from bpa_desk.domain.shift import Shift, ShiftStatus, ShiftType
from bpa_desk.domain.shift_words import code_words
from bpa_desk.domain.time import DAY, Zone
from bpa_desk.language import _, current
from bpa_desk.language.formats import capital, clock, clock_short
from bpa_desk.ui.tokens import KINDS, SEVERITIES

_ORDER = {each: at for at, each in enumerate(Severity)}


def times(shift: Shift, zone: Zone) -> str:
    """Return the planned times as drawn: ``08–16``, ``22–06``."""
    return times_of(shift.start, shift.end, zone)


def times_of(start: int, end: int, zone: Zone) -> str:
    """Return two instants as clock times: ``08–16``, ``22–06``."""
    return clock_short(zone.minute_of_day(start), zone.minute_of_day(end) or DAY)


def spoken_times(start: int, end: int, zone: Zone) -> str:
    """Return the times as said: ``15 til 23``, ``22 til 06 neste dag``."""
    first, last = zone.wall(start), zone.wall(end)
    low, high = _spoken(first.hour * 60 + first.minute), _spoken(last.hour * 60 + last.minute)
    apart = (last.date() - first.date()).days
    if apart == 0:
        return _("{start} to {end}", start=low, end=high)
    if apart == 1 and last.hour == last.minute == 0:
        return _("{start} to {end}", start=low, end=_spoken(DAY))
    if apart == 1:
        return _("{start} to {end} the next day", start=low, end=high)
    return _("{start} to {end} on {day}", start=low, end=high, day=last.date())


def kind_word(shift: Shift, types: Mapping[str, ShiftType]) -> str:
    """Return the name of the shift's type, or else of its kind."""
    named = types.get(shift.type) if shift.type else None
    return named.name if named is not None else _word(KINDS[shift.kind].word)


def code_word(code: str) -> str:
    """Return why a shift is cancelled, or an absence taken, in words."""
    return _word(code_words(code))


def shift_words(shift: Shift, zone: Zone, types: Mapping[str, ShiftType]) -> str:
    """Return times, kind, state and note of a shift, without day and person."""
    parts = [spoken_times(shift.start, shift.end, zone)]
    if shift.status is ShiftStatus.CANCELLED:
        parts.append(_("cancelled: {why}", why=code_word(shift.code)))
    else:
        parts.append(kind_word(shift, types))
    parts += [
        _("passive {times}", times=spoken_times(low, high, zone))
        for low, high in shift.passive
        if (low, high) != (shift.start, shift.end)
    ]
    if shift.actual is not None:
        parts.append(_("worked {times}", times=spoken_times(shift.actual.start, shift.actual.end, zone)))
    elif shift.status is ShiftStatus.WORKED:
        parts.append(_("worked as planned"))
    if shift.note:
        parts.append(_("note: {note}", note=shift.note))
    return ", ".join(parts)


def severity_word(severity: Severity) -> str:
    """Return how grave a finding is, in a word or two."""
    return _word(SEVERITIES[severity].word)


def finding_words(finding: Finding) -> str:
    """Return one finding as a sentence that begins with how grave it is."""
    return f"{severity_word(finding.severity)}: {current().message(finding.text)}"


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the gravest severity, or None when there are no findings."""
    return min((each.severity for each in findings), key=_ORDER.__getitem__, default=None)


def worst_marked(findings: Iterable[Finding]) -> Severity | None:
    """Return the gravest severity worth a mark in the grid: what is only good to know has none."""
    found = worst(findings)
    return None if found is Severity.INFO else found


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, the gravest first, then by time."""
    return sorted(findings, key=lambda each: (_ORDER[each.severity], each.start, each.rule))


def sentence(
    shift: Shift, name: str, zone: Zone, types: Mapping[str, ShiftType], findings: Sequence[Finding] = ()
) -> str:
    """Return one whole sentence for the shift: day, person, times, and what the rules say."""
    day = current().day_long(zone.day(shift.start))
    said = _("{day}: {name}, {shift}.", day=capital(day), name=name, shift=shift_words(shift, zone, types))
    tail = [finding_words(each) for each in by_gravity(findings) if each.severity is not Severity.INFO]
    if tail and shift.reason:
        tail.append(_("Planned anyway, because: {reason}", reason=shift.reason))
    return " ".join([said, *tail])


def short_day(day: date) -> str:
    """Return the day for narrow columns: ``tir. 24.``."""
    language = current()
    return f"{language.weekday_short(day)} {day.day}{'' if language.code == 'en' else '.'}"


def until(shift: Shift, zone: Zone) -> str:
    """Return when an overnight shift ends, as drawn where it leans in: ``–07``."""
    return "–" + clock_short(0, zone.minute_of_day(shift.end) or DAY).split("–")[1]


def days_on(shift: Shift, zone: Zone) -> int:
    """Return how many midnights lie inside the shift."""
    return (zone.day(shift.end - 1) - zone.day(shift.start)) // timedelta(days=1)


def _spoken(minute: int) -> str:
    text = clock(minute)
    return text[:-3] if text.endswith(":00") else text


def _word(source: str) -> str:
    return current().text(source)
