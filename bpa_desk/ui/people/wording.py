"""What kinds of employment, hours classes and contacts are called on screen, and what they mean."""

from __future__ import annotations

from datetime import date

from bpa_desk.domain.assistant import Assistant, Employment, EmploymentKind, HoursClass
from bpa_desk.language import _, current


def kind_options() -> list[tuple[EmploymentKind, str]]:
    """Return the ways somebody can be engaged, in words."""
    return [
        (EmploymentKind.FAST, _("Permanent")),
        (EmploymentKind.MIDLERTIDIG, _("Temporary (aml. § 14-9)")),
        (EmploymentKind.TILKALLING, _("On call")),
        (EmploymentKind.OPPDRAG, _("Assignment (older oppdrag agreement)")),
    ]


def kind_word(kind: EmploymentKind) -> str:
    """Return what one way of being engaged is called."""
    return dict(kind_options())[kind]


def class_options() -> list[tuple[HoursClass, str]]:
    """Return the hours classes with their weekly limit, in words (aml. § 10-4)."""
    return [
        (HoursClass.T38C, _("38 hours: works at least every third Sunday")),
        (HoursClass.DAG40, _("40 hours: day work")),
        (HoursClass.T38A, _("38 hours: turnus round the clock on weekdays")),
        (HoursClass.T38B, _("38 hours: two shifts, regularly on Sundays")),
        (HoursClass.T38D, _("38 hours: mainly at night")),
        (HoursClass.H36, _("36 hours: turnus round the clock all week")),
        (HoursClass.TRE, _("36 to 38 hours: day, evening and night by turns")),
    ]


def class_word(hours_class: HoursClass) -> str:
    """Return the weekly limit and what the class is for."""
    return dict(class_options())[hours_class]


def contact_word(kind: str) -> str:
    """Return what a way to reach somebody is called."""
    return {"phone": _("Phone"), "email": _("E-mail"), "address": _("Address")}[kind]


def span_words(start: date, end: date | None) -> str:
    """Return the days from and to, or from and on, in words."""
    language = current()
    return _("from {start}", start=language.date_year(start)) if end is None else language.span(start, end)


def span_short(start: date, end: date | None) -> str:
    """Return the days from and to, or from and on, in the short form columns have."""
    day = current().date_numeric
    return _("from {start}", start=day(start)) if end is None else f"{day(start)}–{day(end)}"


def position_words(minutes: int | None) -> str:
    """Return the agreed hours per week, or that there are none."""
    if minutes is None:
        return _("no fixed hours")
    return _("{hours} a week", hours=current().hours(minutes))


def terms_words(terms: Employment) -> str:
    """Return an employment in one line."""
    return ", ".join(
        [kind_word(terms.kind), position_words(terms.minutes_per_week), span_words(terms.start, terms.end)]
    )


def state_word(person: Assistant, terms: list[Employment], today: date) -> str:
    """Return whether somebody works here now, before, later, or is put away."""
    if person.archived:
        return _("Archived")
    if not terms:
        return _("No terms written")
    if any(each.covers(today) for each in terms):
        return _("Employed")
    ahead = [each.start for each in terms if each.start > today]
    if ahead:
        return _("Begins {day}", day=current().date_numeric(min(ahead)))
    return _("Has left")
