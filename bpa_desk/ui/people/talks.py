"""What an assistant's panel says of talks: the last, the next, and one that absences ask for."""

from __future__ import annotations

from functools import partial

from bpa_desk.domain.follow_up import FollowUpKind
from bpa_desk.domain.meeting import Talk
from bpa_desk.language import _, current
from bpa_desk.services import clock, meetings
from bpa_desk.services.sick_leave import Illness
from bpa_desk.ui.absence.forms import open_step
from bpa_desk.ui.absence.listed import buttons
from bpa_desk.ui.desk import Desk
from bpa_desk.ui.kit.section import Section, words


def talks_of(desk: Desk, assistant: str) -> tuple[Talk, ...]:
    """Return the talks with the assistant, the newest first."""
    held = desk.session.read(meetings.gatherings)
    return tuple(each for each in held if isinstance(each, Talk) and each.assistant == assistant)


def talks_section(desk: Desk, assistant: str, talks: tuple[Talk, ...], stands: Illness) -> Section:
    """Return the section: the talks there are by date, what is waited for, and the way to a new one."""
    section, day = Section(_("Talks")), current().date_year
    today = desk.session.read(clock.today)
    for each in talks[:3]:
        if each.day > today:
            section.add(words(_("Planned: {day}", day=day(each.day))))
        elif each.closed:
            section.add(words(_("Held {day}, signed by both", day=day(each.day))))
        else:
            section.add(words(_("Held {day}, not signed by both yet", day=day(each.day))))
    if not talks:
        section.add(words(_("No talk yet. One a year is our advice."), "soft"))
    if stands.talk_since is not None:
        section.add(
            words(_("Time for a talk about what can make it easier: several egenmeldinger."), tone="warning")
        )
        window, session = section.window, desk.session

        def write() -> None:
            open_step(window(), session, assistant, FollowUpKind.TALK)

        section.add(buttons([(_("Write that you talked"), write, "edit")]))
    newest = talks[0].id if talks else ""
    steps = [(_("New talk"), partial(desk.go, "meetings", {"section": f"talk:{assistant}"}), "plus")]
    if newest:
        go = partial(desk.go, "meetings", {"section": f"open:{newest}"})
        steps.append((_("Open the newest talk"), go, "chevron-right"))
    section.add(buttons(steps))
    return section
