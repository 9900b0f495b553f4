"""A tariff profile told in sentences: what is paid when, what is our proposal, and what no source says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from bpa_desk.domain.assistant import HoursClass
from bpa_desk.domain.pay import category
from bpa_desk.domain.pay.gaps import QUESTIONS, gaps
from bpa_desk.domain.pay.profile import (
    EVERY_DAY,
    EVERYTHING,
    HOLIDAY,
    BaseRate,
    ClockChange,
    Edition,
    Journey,
    Passive,
    Standby,
    Supplement,
    TariffProfile,
    Window,
)
from bpa_desk.domain.pay.sums import half_up
from bpa_desk.domain.text import N_
from bpa_desk.domain.time import DAY
from bpa_desk.language import _, current, ngettext
from bpa_desk.services import tariffs
from bpa_desk.ui.tariffs.exact import exact_words
from bpa_desk.ui.tariffs.windows import DAY_SET_WORDS

SECTIONS: tuple[tuple[str, str], ...] = (
    ("about", N_("Name and source")),
    ("base", N_("Hourly pay")),
    ("KVELD", N_("Evening")),
    ("NATT", N_("Night")),
    ("LORSON", N_("Saturday and Sunday")),
    ("HELG", N_("Public holidays")),
    ("overtime", N_("Overtime and extra hours")),
    ("passive", N_("Resting nights, standby and journeys")),
    ("periods", N_("Periods and deadlines")),
)
"""The parts a profile is shown and edited in: key and marked title."""

SELF_CERTIFICATION_WORDS = {
    "3x4": N_("3 days, 4 times a year"),
    "8/24": N_("8 days at a time, 24 days a year"),
}
CLOCK_WORDS = {
    ClockChange.ACTUAL: N_("the hours worked"),
    ClockChange.CLOCK: N_("the hours on the clock"),
}
_CLASSES = (
    (HoursClass.DAG40, N_("by day")),
    (HoursClass.T38C, N_("in turnus")),
    (HoursClass.H36, N_("round the clock")),
    (HoursClass.TRE, N_("day, evening and night by turns")),
)


class Fact(NamedTuple):
    """One line: what it is about, what holds, and (marked by an icon too) whether nothing is known."""

    label: str
    text: str
    unknown: bool = False


def profile_name(name: str) -> str:
    """Return what a profile is called on screen; plain hours have no name of their own."""
    return _("Plain hours, no tariff") if name == tariffs.PLAIN else name


def editions_words(profile: TariffProfile) -> str:
    """Return the days the tables of a profile hold from."""
    return current().list(current().date_numeric(each.valid_from) for each in profile.editions)


def unstated() -> str:
    """Return the words for what no source says."""
    return _("Not stated in the source.")


def facts(edition: Edition, section: str) -> list[Fact]:
    """Return what the table says in one of SECTIONS, line by line."""
    if section == "base":
        return list(_base(edition))
    if section in category.SUPPLEMENTS:
        return list(_supplement(edition, section))
    if section == "overtime":
        return list(_overtime(edition))
    if section == "passive":
        return [*_passive(edition.passive), *_standby(edition.standby), *_journey(edition.journey)]
    return list(_periods(edition)) if section == "periods" else []


def open_questions(profile: TariffProfile, edition: Edition) -> str:
    """Return the questions a profile leaves, as a text to send to the leverandør; empty when none."""
    topics = gaps(edition)
    if not topics:
        return ""
    from_day = current().date_year(edition.valid_from)
    lead = _(
        "Hello! I am setting up how hours are counted in our ordning ({name}, from {day}). "
        "Could you tell me:",
        name=profile_name(profile.name),
        day=from_day,
    )
    asked = [f"{number}. {current().text(QUESTIONS[topic])}" for number, topic in enumerate(topics, 1)]
    return "\n".join([lead, "", *asked])


def kroner(value: Fraction) -> str:
    """Return an exact amount as money, halves of an øre up."""
    return current().money(Decimal(half_up(value * 100)).scaleb(-2))


def rate_words(supplement: Supplement) -> str:
    """Return what the supplement gives an hour; that it is not stated where nothing is known."""
    if supplement.kr is not None:
        return _("{money} an hour", money=kroner(supplement.kr))
    if supplement.percent is None:
        return unstated()
    percent = _("{figure} percent of the hourly pay", figure=exact_words(supplement.percent))
    if supplement.minimum is None:
        return percent
    return _("{rate}, at least {money} an hour", rate=percent, money=kroner(supplement.minimum))


def window_words(window: Window) -> str:
    """Return hours and days, such as ``17:00–06:00 every day``."""
    clock = current().clock
    end = window.end if window.end <= DAY else window.end - DAY
    hours = _("all day") if (window.start, window.end) == (0, DAY) else f"{clock(window.start)}–{clock(end)}"
    return f"{hours} {_days(window.days)}"


def _days(days: Iterable[int | str]) -> str:
    chosen = tuple(days)
    weekdays = tuple(day for day in chosen if isinstance(day, int))
    names = current().weekday_names()
    told = [_("every day")] if weekdays == EVERY_DAY else [names[day - 1] for day in weekdays]
    told += [_day_set(day) for day in chosen if isinstance(day, str)]
    return current().list(told)


def _day_set(key: str) -> str:
    """Return the days inside a sentence: names of days have a capital letter only in English."""
    name = current().text(DAY_SET_WORDS[key])
    return name if current().code == "en" and key != HOLIDAY else name[:1].lower() + name[1:]


def _base(edition: Edition) -> Iterator[Fact]:
    full = dict(edition.full_time)
    known = [(current().text(word), full[key.value]) for key, word in _CLASSES if key.value in full]
    shown = [f"{word} {current().hours(minutes)}" for word, minutes in known]
    yield Fact(_("Full time a week"), ", ".join(shown) or unstated(), not shown)
    if edition.year_hours is not None:
        yield Fact(_("Hours a year"), exact_words(edition.year_hours))
    if not edition.base:
        yield Fact(_("Pay an hour"), unstated(), True)
    for each in edition.base:
        yield Fact(_step(each), _("{money} an hour", money=kroner(each.rate)))
    percent = edition.holiday_pay_percent
    text = unstated() if percent is None else _("{figure} percent", figure=exact_words(percent))
    yield Fact(_("Holiday pay"), text, percent is None)


def _step(rate: BaseRate) -> str:
    step = (
        _("From the first day")
        if not rate.years
        else ngettext("From {n} year of seniority", "From {n} years of seniority", rate.years)
    )
    if rate.full_time is None:
        return step
    return _("{step}, {hours} week", step=step, hours=current().hours(rate.full_time))


def _supplement(edition: Edition, code: str) -> Iterator[Fact]:
    found = edition.supplement(code)
    if found is None:
        yield Fact(_("Supplement"), _("None in this table."))
        return
    yield Fact(_("Supplement"), rate_words(found), found.kr is found.percent is None)
    when = "; ".join(window_words(each) for each in found.windows)
    yield Fact(_("When"), when)
    if code in edition.proposed:
        yield Fact("", _("The hours are a proposal of this program: the source does not state them."), True)
    yield Fact(_("Together with"), _together(edition, found))
    yield Fact(_("On overtime"), _("Paid there too") if found.on_overtime else _("Not paid there"))


def _together(edition: Edition, supplement: Supplement) -> str:
    others = [each for each in edition.supplements if each.code != supplement.code]
    beside = [each for each in others if supplement.stands_beside(each)]
    if not beside:
        return _("No other; of two, the one listed first is paid")
    if EVERYTHING in supplement.stacks_with or len(beside) == len(others):
        return _("All others")
    return ", ".join(current().text(category.WORDS[each.code]) for each in beside)


def _overtime(edition: Edition) -> Iterator[Fact]:
    rule = edition.overtime
    if rule is None:
        yield Fact(_("Overtime"), unstated(), True)
        return
    begins = [_("after {hours} a day", hours=current().hours(rule.day))] if rule.day is not None else []
    begins += [_("after a full week")] if edition.full_time else []
    yield Fact(_("Begins"), current().list(begins) if begins else unstated(), not begins)
    if "overtime" in edition.proposed:
        ours = _("That it begins after nine hours a day is from the law (aml. § 10-4), not from the source.")
        yield Fact("", ours, True)
    for each in rule.windows:
        percent = _("{figure} percent", figure=exact_words(each.percent))
        yield Fact(percent, window_words(each.window))
    if not rule.windows:
        yield Fact(_("Percent on top"), unstated(), True)
    extra = _("{figure} percent on top", figure=exact_words(rule.additional_percent))
    extra = extra if rule.additional_percent else _("Nothing on top")
    yield Fact(_("Extra hours beyond the position"), extra)


def _passive(rule: Passive | None) -> Iterator[Fact]:
    if rule is None:
        yield Fact(_("Passive time"), _("Not stated in the source; counted hour for hour here."), True)
        return
    yield Fact(_("Passive time"), _("{n} minutes for each hour", n=exact_words(60 * rule.factor)))
    yield Fact(_("Each call"), _calls(rule.call_minimum, rule.call_step))
    addition = _("On top of the passive time") if rule.in_addition else _("In place of the passive time")
    yield Fact(_("Calls are paid"), addition)
    share = rule.active_share
    active = _("When at least {share} of it was active", share=str(share))
    yield Fact(_("Whole shift as active"), _("Never") if share is None else active)
    on_converted = rule.supplements_on_converted
    yield Fact(
        _("Supplements"), _("For the converted hours") if on_converted else _("For the hours on the clock")
    )


def _standby(rule: Standby | None) -> Iterator[Fact]:
    if rule is None:
        yield Fact(_("Standby at home"), _("Not stated in the source; counted hour for hour here."), True)
        return
    yield Fact(_("Standby at home"), _("{n} minutes for each hour", n=exact_words(60 * rule.factor)))
    yield Fact(_("Each call-out"), _calls(rule.call_minimum, rule.call_step))


def _journey(rule: Journey | None) -> Iterator[Fact]:
    if rule is None:
        yield Fact(_("Journeys"), _("Not stated in the source; counted hour for hour here."), True)
        return
    most = rule.day_most
    paid = _("All hours") if most is None else _("At most {hours} a day", hours=current().hours(most))
    yield Fact(_("Paid on a journey"), paid)
    if rule.factor is not None:
        resting = _("{n} minutes for each hour", n=exact_words(60 * rule.factor))
        yield Fact(_("Resting on a journey"), resting)
    if rule.meals is not None:
        yield Fact(_("For meals"), _("{kr} kr a day", kr=exact_words(rule.meals)))


def _calls(minimum: int, step: int) -> str:
    least = ngettext("at least {n} minute", "at least {n} minutes", minimum) if minimum else ""
    steps = ngettext("in steps of {n} minute", "in steps of {n} minutes", step) if step > 1 else ""
    return ", ".join(each for each in (least, steps) if each) or _("The minutes it lasted")


def _periods(edition: Edition) -> Iterator[Fact]:
    rounding = edition.rounding
    told = ngettext("to {n} minute", "to {n} minutes", rounding) if rounding else _("Not rounded")
    yield Fact(_("Rounding of sums"), told)
    yield Fact(_("Pay period begins on day"), str(edition.pay_period_start))
    due = edition.timesheet_due_day
    yield Fact(_("Timesheets due by day"), unstated() if due is None else str(due), due is None)
    scheme = SELF_CERTIFICATION_WORDS.get(edition.self_certification)
    yield Fact(_("Egenmelding"), current().text(scheme) if scheme else unstated(), scheme is None)
    counted = current().text(CLOCK_WORDS[edition.clock_change])
    yield Fact(_("When the clock changes"), _("Paid: {what}", what=counted))
    days = ngettext("{n} day before", "{n} days before", edition.notice_days)
    yield Fact(_("Rota shown"), days)
