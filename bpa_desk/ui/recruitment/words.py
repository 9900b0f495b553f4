"""What is said of vacancies and candidates."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.candidate import Candidate, CandidateState
from bpa_desk.domain.text import Minutes
from bpa_desk.language import _, current, ngettext
from bpa_desk.services.recruitment import VacancyRow

ICONS = {
    CandidateState.APPLIED: "mail", CandidateState.INTERVIEW: "people", CandidateState.TRIAL: "kind-training",
    CandidateState.OFFERED: "good", CandidateState.HIRED: "check", CandidateState.WITHDRAWN: "minus",
    CandidateState.DECLINED: "minus",
}  # fmt: skip


def state_options() -> list[tuple[CandidateState, str]]:
    """Return how far a candidate can have come, in words."""
    return [
        (CandidateState.APPLIED, _("Has applied")),
        (CandidateState.INTERVIEW, _("Interview")),
        (CandidateState.TRIAL, _("Trial shift")),
        (CandidateState.OFFERED, _("Offered the position")),
        (CandidateState.HIRED, _("Employed")),
        (CandidateState.WITHDRAWN, _("Has withdrawn")),
        (CandidateState.DECLINED, _("Got a no")),
    ]


def state_word(state: CandidateState) -> str:
    """Return how far a candidate has come."""
    return dict(state_options())[state]


def next_day(each: Candidate) -> date | None:
    """Return the latest thing with a date: the trial shift, else the interview, else when they applied."""
    return each.trial_on or each.interview_on or each.applied_on


def day_words(each: Candidate) -> str:
    """Return the latest date of a candidate in words."""
    day = next_day(each)
    return current().date_numeric(day) if day is not None else ""


def trial_words(each: Candidate) -> str:
    """Return the trial shift in words: day, time, length, whether it is paid; empty where there is none."""
    if each.trial_on is None:
        return ""
    language = current()
    said = [language.date_year(each.trial_on)]
    if each.trial_from is not None:
        said.append(_("from {time}", time=language.clock(each.trial_from)))
    if each.trial_minutes is not None:
        said.append(language.hours(Minutes(each.trial_minutes)))
    said += [_("paid")] if each.trial_paid else []
    return ", ".join(said)


def trial_lacks(each: Candidate) -> str:
    """Return what is to be agreed before a trial shift, or an empty text."""
    if each.trial_on is None or not each.waiting:
        return ""
    if each.trial_minutes is None:
        return _("Agree how long the trial shift lasts.")
    return "" if each.trial_paid else _("Agree that the trial shift is paid: it is work.")


def vacancy_words(row: VacancyRow, today: date) -> str:
    """Return where a vacancy stands: open for how long, or filled and when its candidates go."""
    day, held = current().date_numeric, row.vacancy
    if held.filled_on is None:
        return ngettext("Open for {n} day", "Open for {n} days", (today - held.opened_on).days)
    if row.delete_on is None:
        return _("Filled {day}", day=day(held.filled_on))
    return _(
        "Filled {day}; candidates are to be deleted {gone}", day=day(held.filled_on), gone=day(row.delete_on)
    )
