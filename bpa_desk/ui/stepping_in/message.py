"""The message that asks somebody to take a shift: when, from–to, what is needed, never why it is open."""

from __future__ import annotations

from bpa_desk.domain.assistant import Assistant
from bpa_desk.domain.shift import Shift, ShiftKind
from bpa_desk.domain.text import N_
from bpa_desk.domain.time import DAY, Period, Zone
from bpa_desk.language import CODES, NAMES, Language, current

_KINDS = {
    ShiftKind.RESTING: N_("It is a resting shift."),
    ShiftKind.STANDBY: N_("It is standby at home."),
    ShiftKind.TRAINING: N_("It is training."),
    ShiftKind.MEETING: N_("It is a meeting."),
}
_SPOKEN = {
    "nb": ("nb", "bokmål", "norsk bokmål"),
    "nn": ("nn", "nynorsk", "norsk nynorsk"),
    "en": ("en", "engelsk", "english"),
}
WEEKDAYS = 7
"""From how many days on a weekday alone no longer says which day a shift ends."""
_NORWEGIAN = ("norsk", "norwegian")


def code_for(person: Assistant) -> str:
    """Return the language to write to the assistant in: the first known of theirs, else the window's."""
    here = current().code
    for spoken in (each.casefold() for each in person.languages):
        if spoken in _NORWEGIAN:
            return here if here in ("nb", "nn") else "nb"
        found = next((code for code in CODES if spoken in _SPOKEN[code]), "")
        if found:
            return found
    return here


def language_name(code: str) -> str:
    """Return the language in its own words."""
    return NAMES[code]


def asking(shift: Shift, zone: Zone, language: Language, leader: str, person: Assistant | None = None) -> str:
    """Return the text that asks; a name is in it only where it goes to one person."""
    text = language.text
    hello = text("Hi {name}!", name=person.first_name) if person is not None else text("Hi!")
    sentences = [hello, text("Can you take a shift {when}?", when=when(shift, zone, language))]
    if shift.kind in _KINDS:
        sentences.append(text(_KINDS[shift.kind]))
    if shift.requires:
        sentences.append(text("Needed: {skills}.", skills=language.list(shift.requires)))
    sentences.append(text("Please answer as soon as you can."))
    return _signed(" ".join(sentences), language, leader)


def thanking(shift: Shift, zone: Zone, language: Language, leader: str) -> str:
    """Return the text that tells those still waiting that the shift is taken."""
    said = when(shift, zone, language)
    told = language.text("The shift {when} is taken. Thank you all the same!", when=said)
    return _signed(told, language, leader)


def when(shift: Shift, zone: Zone, language: Language) -> str:
    """Return the day and the planned clock times: ``lørdag 28. november, 15:00–23:00``."""
    return when_of(shift.period, zone, language)


def when_of(period: Period, zone: Zone, language: Language) -> str:
    """Return the day and the clock times of a period, with the last day where it is another."""
    start, end = zone.wall(period.start), zone.wall(period.end)
    apart = (zone.day(period.end - 1) - start.date()).days
    day = language.day_long(start.date())
    if apart == 0 and end.date() > start.date():
        return language.text("{day}, {times}", day=day, times=f"{language.time(start)}–{language.clock(DAY)}")
    times = language.times(start, end)
    if apart == 0:
        return language.text("{day}, {times}", day=day, times=times)
    last = language.weekday(end.date()) if apart < WEEKDAYS else language.day_long(end.date())
    return language.text("{day}, {times} on {last}", day=day, times=times, last=last)


def _signed(text: str, language: Language, leader: str) -> str:
    return f"{text}\n{language.text('Regards, {name}', name=leader)}" if leader else text
