"""What changed for one assistant, as sentences and as a text ready to send."""

from __future__ import annotations

from bpa_desk.domain.time import Period, Zone
from bpa_desk.language import Language
from bpa_desk.language.formats import capital
from bpa_desk.services.telling import News, PersonalChange, Touched
from bpa_desk.ui.stepping_in.message import when_of


def change_words(change: PersonalChange, zone: Zone, language: Language) -> str:
    """Return one change: ``Ny vakt: …``, ``Flyttet: … → …`` or ``Går ut: …``."""
    text = language.text
    if change.news is News.ADDED and change.after is not None:
        return text("New shift: {when}.", when=when_of(change.after, zone, language))
    if change.news is News.GONE and change.before is not None:
        return text("Falls away: {when}.", when=when_of(change.before, zone, language))
    assert change.before is not None
    assert change.after is not None
    before = when_of(change.before, zone, language)
    if _same_day(change.before, change.after, zone):
        times = language.times(zone.wall(change.after.start), zone.wall(change.after.end))
        return text("Changed: {when} is now {times}.", when=before, times=times)
    return text("Moved: {before} is now {after}.", before=before, after=when_of(change.after, zone, language))


def text_to(touched: Touched, zone: Zone, language: Language, leader: str) -> str:
    """Return the whole text to the assistant: a line for each change."""
    lines = [language.text("Hi {name}! The plan has changed:", name=touched.person.first_name)]
    lines += [f"• {capital(change_words(each, zone, language))}" for each in touched.changes]
    if leader:
        lines.append(language.text("Regards, {name}", name=leader))
    return "\n".join(lines)


def _same_day(before: Period, after: Period, zone: Zone) -> bool:
    return zone.day(before.start) == zone.day(after.start)
