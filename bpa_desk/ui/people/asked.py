"""The shifts an assistant was asked to take, and what they answered."""

from __future__ import annotations

from bpa_desk.domain.shift import Shift
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import clock, offers
from bpa_desk.ui.kit.section import Section, words
from bpa_desk.ui.session import Session
from bpa_desk.ui.stepping_in import message
from bpa_desk.ui.stepping_in.words import asked_words

MOST = 5


def asked_section(session: Session, assistant: str) -> Section | None:
    """Return the newest offers to the assistant as sentences; None when there are none."""
    found = session.read(offers.offers_to, assistant)
    if not found:
        return None
    zone, today = session.store.zone, session.read(clock.today)
    section = Section(_("Asked to step in"))
    for each in found[:MOST]:
        when = message.when(Shift(each.shift, each.start, each.end), zone, current())
        section.add(words(asked_words(each, when, None, zone, today)))
    if len(found) > MOST:
        more = len(found) - MOST
        section.add(words(ngettext("… and {n} more time", "… and {n} more times", more), "soft"))
    return section
