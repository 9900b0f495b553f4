"""What the steps, deadlines and balances of absence are called on screen."""

from __future__ import annotations

from bpa_desk.domain.absence_case import Duty, Milestone
from bpa_desk.domain.absence_days import Stretch
from bpa_desk.domain.absence_egenmelding import EMPLOYER_DAYS
from bpa_desk.domain.absence_terms import EXTENDED, LAW, AbsenceTerms
from bpa_desk.domain.follow_up import WORDS, FollowUp, FollowUpKind
from bpa_desk.domain.holiday_account import Account, Line
from bpa_desk.language import _, current, ngettext, pgettext
from bpa_desk.services.sick_leave import CaseFile, Child, Illness

MANUAL = (FollowUpKind.ADAPTATION, FollowUpKind.CONTACT, FollowUpKind.TALK)
"""Steps that have no deadline of their own."""


def step_options() -> list[tuple[FollowUpKind, str]]:
    """Return the kinds of step, those without a deadline first."""
    return [(kind, _(word)) for kind, word in WORDS.items()]


def step_word(kind: FollowUpKind) -> str:
    """Return what one kind of step is called."""
    return _(WORDS[kind])


def deadline(step: Milestone) -> str:
    """Return a deadline in one line: what, when, and whose it is."""
    when = _("when appropriate") if step.due is None else current().date_year(step.due)
    whose = pgettext("whose deadline", "the employer") if step.duty is Duty.EMPLOYER else "NAV"
    text = _("{what}: {when}", what=step_word(step.kind), when=when)
    return " · ".join(part for part in (text, whose, step.law) if part)


def step_line(step: FollowUp) -> str:
    """Return a step in one line: when, by whom, what, and who was there."""
    when = current().date_year(step.day)
    parts = [_("not needed {day}", day=when) if step.needless else _("done {day}", day=when)]
    if step.by:
        parts.append(_("by {name}", name=step.by))
    text = " ".join(parts)
    if step.text:
        text = _("{label}: {value}", label=text, value=step.text)
    if step.present:
        text += " " + _("Called and came: {names}.", names=step.present)
    return text


def case_line(held: CaseFile) -> str:
    """Return since when and until when a sick leave lasts."""
    days = current().span(held.case.first, held.case.last)
    if not held.open:
        return _("Back again. Away {days}.", days=days)
    if held.graded:
        return _("Away for a part of the position, {days}.", days=days)
    return _("Away {days}.", days=days)


def period_line(stands: Illness) -> str:
    """Return how much of the employer's period is used."""
    period = stands.period
    if period is None:
        return _("A new illness begins a new employer’s period of 16 days.")
    used = _("Employer’s period: {used} of {all} days.", used=period.used, all=EMPLOYER_DAYS)
    if period.last is None:
        return used
    return " ".join((used, _("It ends {day}.", day=current().date_year(period.last))))


def egenmelding_lines(stands: Illness) -> list[str]:
    """Return the sentences about egenmelding: right, used and left, and how many times."""
    held = stands.standing
    terms = held.terms
    if held.right_from is None:
        return [_("Write the terms of employment, and the right to egenmelding can be counted.")]
    if not held.has_right:
        day = current().date_year(held.right_from)
        return [_("No right to egenmelding before {day}: two months of employment come first.", day=day)]
    found = [
        _(
            "{used} of {most} days used this time, {left} left.",
            used=held.used,
            most=terms.days_at_once,
            left=held.left,
        )
    ]
    if terms.days_in_year is not None:
        found.append(
            _("{used} of {most} days in twelve months.", used=held.year_days, most=terms.days_in_year)
        )
    count = len(held.times)
    found.append(ngettext("{n} time in twelve months.", "{n} times in twelve months.", count))
    if held.may_be_withdrawn:
        found.append(
            _(
                "After {limit} times the employer may withdraw the right (ftrl. § 8-27). "
                "It goes on until the employer does.",
                limit=terms.times_in_year,
            )
        )
    return found


def child_line(child: Child) -> str:
    """Return how many days with an ill child are used, of how many."""
    if child.entitled is None:
        text = ngettext(
            "{n} day used in {year}.", "{n} days used in {year}.", child.used, year=str(child.year)
        )
        return text + " " + _("How many there are is not written.")
    return _(
        "{used} of {most} days used in {year}.", used=child.used, most=child.entitled, year=str(child.year)
    )


def holiday_line(held: Account) -> str:
    """Return what is left of the year's holiday."""
    if held.left < 0:
        return _("Virkedager booked beyond what there is: {days}.", days=-held.left)
    return _("Virkedager left: {left} of {all}.", left=held.left, all=held.entitled + held.carried_in)


def holiday_figures(held: Account) -> list[str]:
    """Return the numbers behind what is left, each with its reason and paragraph."""
    lines = [*held.lines, *([held.carried] if held.carried is not None else [])]
    found = [_figure(each) for each in lines]
    found.append(_("−{days} taken", days=held.taken))
    found.append(_("−{days} booked ahead", days=held.booked))
    found.append(_("= {days} left", days=held.left))
    return found


def scheme_word(terms: AbsenceTerms) -> str:
    """Return the scheme of egenmelding in a few words."""
    if terms.scheme == LAW:
        return _("3 days at a time, 4 times in twelve months")
    if terms.scheme == EXTENDED:
        return _("8 days at a time, 24 in twelve months")
    parts = [ngettext("{n} day at a time", "{n} days at a time", terms.days_at_once)]
    if terms.days_in_year is not None:
        parts.append(_("{n} in twelve months", n=terms.days_in_year))
    if terms.times_in_year is not None:
        parts.append(ngettext("{n} time in twelve months", "{n} times in twelve months", terms.times_in_year))
    return ", ".join(parts)


def span(days: Stretch) -> str:
    """Return the days of a stretch."""
    return current().span(*days)


def _figure(line: Line) -> str:
    sign = "+" if line.days >= 0 else "−"
    text = f"{sign}{abs(line.days)} {current().message(line.text)}"
    return f"{text} ({line.law})" if line.law else text
